"""Bounds of fuzzy dates as other programs' tables write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.calendar import DAY, civil
from core.edtf import FINE, iso_day, iso_moment

if TYPE_CHECKING:
    from core.calendar import Civil
    from core.model import Event, FuzzyDate


def first_day(event: Event) -> int | None:
    """Return the second at which its date begins: its earliest known bound."""
    return event.when.anchor if event.when else None


def last_second(when: FuzzyDate) -> int:
    """Return the last known second, the first one where the end is open."""
    return when.latest if when.latest is not None else when.anchor


def timed(when: FuzzyDate) -> bool:
    """Whether it is known more finely than to the day."""
    return when.precision in FINE


def one_day(when: FuzzyDate) -> bool:
    """Whether both bounds lie on one day."""
    return when.anchor // DAY == last_second(when) // DAY


def iso(moment: int, *, clock: bool) -> str:
    """Write a second as an ISO 8601 day, or moment."""
    return iso_moment(moment) if clock else iso_day(moment)


def parts(moment: int | None) -> Civil | None:
    """Return year, month, day and time of a second, None where it is open."""
    return None if moment is None else civil(moment)


def clock(moment: int) -> str:
    """Write the time of day as hh:mm:ss."""
    at = civil(moment)
    return f"{at.hour:02d}:{at.minute:02d}:{at.second:02d}"
