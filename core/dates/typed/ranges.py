"""Taking apart a typed range: "2014 to 2016", "3-5 Nov 2016", "between May and June 2016"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.calendar import MIN_YEAR
from core.dates.typed.figures import checked

_BETWEEN = re.compile(
    r"between\s+(.+?)\s+and\s+(.+)|([A-Za-z]{3,9})\s?/\s?([A-Za-z]{3,9} .+)", re.IGNORECASE
)
_RANGE = re.compile(
    r"(?:from\s+)?(.+?)(?:\s+(?:to|until|till|through)\s+|\s+-{1,2}\s+|\s*\.\.\s*)(.+)",
    re.IGNORECASE,
)
_TIGHT = re.compile(
    r"(\d{4})-(\d{4}|\d\d(?=$))|(\d{1,2}(?:\s\w+)?)-(\d{1,2}\s.+)|(\w+)-(\w+\s\d{4})"
)
_ONGOING = {"present", "the present", "now", "date"}
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_HAS_YEAR = re.compile(r"\d{4}|\d\d?[/.-]\d|\bBC|\d0s")


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of a range as typed; extent is False for "between"."""

    first: str
    second: str
    extent: bool

    @property
    def ongoing(self) -> bool:
        """Whether it runs "to present"."""
        return self.second.lower() in _ONGOING


def split_range(text: str) -> Ends | None:
    """Take a range apart; None where it is not one.

    Raises UserError for "2016-13", which is neither a range nor a month.
    """
    between = _BETWEEN.fullmatch(text)
    match = between or _RANGE.fullmatch(text) or _TIGHT.fullmatch(text)
    if match is None:
        return None
    first, second = (group for group in match.groups() if group)
    if re.fullmatch(r"\d{4}", first) and re.fullmatch(r"\d\d", second):
        if second <= first[2:]:
            checked(int(first), int(second))
        second = first[:2] + second
    return Ends(first, second, between is None)


def starts(ends: Ends, year: int) -> list[str]:
    """Return the ways to read the start: lent what only the end names, which lies in a year."""
    first, second = ends.first, ends.second
    if re.fullmatch(_DAY, first):
        return [re.sub(rf"^(?:\w+\s)??{_DAY}\b", first, second, count=1)]
    if re.search(r"\bBC", second) and re.fullmatch(r"\d{1,4}", first):
        return [f"{first} BC"]
    if not _HAS_YEAR.search(first) and re.search(r"\d{4}", second):
        return [f"{first} {year}", f"{first} {max(year - 1, MIN_YEAR)}"]
    return [first]
