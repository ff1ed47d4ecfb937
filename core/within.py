"""What the articles' own days say of an event without a date: done by then, still to come.

It bounds the event in the exports and in words; nothing is drawn or counted by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.calendar import DAY
from core.model import FuzzyDate, Precision
from core.wording import words

if TYPE_CHECKING:
    from core.model import Event


def within(event: Event) -> FuzzyDate | None:
    """Return the bounds of an event that has no date; None where the analyst took its date away.

    What one article awaits and a later one tells as done lies between the two.
    """
    if event.when is not None or "when" in event.edited:
        return None
    found = [c.within for c in event.citations if c.within is not None]
    lows = [f.earliest for f in found if f.earliest is not None]
    highs = [f.latest for f in found if f.latest is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if not found or (low is not None and high is not None and high - low < DAY):
        return found[0] if found else None
    return FuzzyDate(low, high, Precision.DAY, extent=found[0].extent)


def undated_words(event: Event) -> str:
    """Say the bounds of an event without a date: "by 3 Nov 2016"; "" where nothing is known."""
    around = within(event)
    if around is None:
        return ""
    low, high = around.earliest, around.latest
    if low is None and high is None:
        return "under way when written"
    if low is not None and high is not None and high - low < DAY:
        return f"probably {_day(low)}"
    if high is None:
        return f"not before {_day(low)}"
    return f"by {_day(high)}" if low is None else f"between {_day(low)} and {_day(high)}"


def _day(moment: int | None) -> str:
    """Say the day of a bound: "3 Nov 2016"."""
    start = (moment or 0) // DAY * DAY
    return words(FuzzyDate(start, start + DAY - 1, Precision.DAY)).split(" ", 1)[1]
