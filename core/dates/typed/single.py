"""Reading one typed date, with or without a time of day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import edtf
from core.dates.typed.figures import read_figures
from core.dates.typed.foreign import read_foreign
from core.dates.typed.named import read_named
from core.dates.typed.phrase import (
    at_clock,
    at_part,
    check_weekday,
    read_phrase,
    read_turned,
    split_clock,
    split_part,
    tidy,
)

if TYPE_CHECKING:
    from core.model import FuzzyDate


def read_single(text: str, today: FuzzyDate) -> FuzzyDate | None:
    """Read one date; None where nothing knows it.

    Raises UserError for a day that does not exist, a wrong weekday, a length of time …
    """
    spelt = tidy(text)
    timed = _timed(spelt, today)
    if timed is not None:
        return timed
    found = (
        read_figures(spelt, today)
        or read_named(spelt)
        or read_turned(spelt, today)
        or read_phrase(spelt, today)
    )
    if found is None:
        return read_foreign(text, today)
    check_weekday(spelt, found)
    return found


def _timed(text: str, today: FuzzyDate) -> FuzzyDate | None:
    """Read a day with a clock time or a part of the day."""
    if clocked := split_clock(text):
        day = edtf.parse(clocked[0]) or read_single(clocked[0], today)
        if day is not None:
            return at_clock(day, clocked[1], clocked[2])
    if parted := split_part(text):
        day = edtf.parse(parted[0]) or read_single(parted[0], today)
        if day is not None:
            return at_part(day, parted[1])
    return None
