"""Typed days and months by name, of any year: "15 March 44 BC", "Nov 3, 2061"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.lexicon import MONTH, month_number
from core.dates.typed.figures import checked
from core.wording import WEEKDAYS

if TYPE_CHECKING:
    from core.model import FuzzyDate

_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:(?P<y>\d{3,4})|(?P<old>\d{1,4}) ?(?P<era>BCE?|AD|CE))"
_WEEKDAY = f"(?:(?:{'|'.join(WEEKDAYS)}),? )?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WEEKDAY}(?:the )?{_DAY}\.?(?: of)? (?P<m>{MONTH}),? {_YEAR}",
        rf"{_WEEKDAY}(?P<m>{MONTH}) {_DAY},? {_YEAR}",
        rf"(?P<m>{MONTH}),?(?: of)? {_YEAR}",
    )
)


def read_named(text: str) -> FuzzyDate | None:
    """Read a day or month by name with its year; None where it is not one.

    Raises UserError for a day that the calendar does not have.
    """
    match = next((m for pattern in _PATTERNS if (m := pattern.fullmatch(text))), None)
    if match is None:
        return None
    year = int(match["y"] or match["old"])
    if (match["era"] or "").startswith("B"):
        year = 1 - year
    day = match.groupdict().get("d")
    return checked(year, month_number(match["m"]), int(day) if day else None)
