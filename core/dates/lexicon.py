"""The words of time: tables of what they mean, and the pattern fragments that find them.

In fragments a blank stands for any white space (see grammar.rule).
"""

from __future__ import annotations

from core import wording
from core.model import Precision
from core.wording import MONTHS, WEEKDAYS

MONTH_NUMBER = {name.lower(): i for i, name in enumerate(MONTHS, 1)}
MONTH_NUMBER |= {name.lower()[:3]: i for i, name in enumerate(MONTHS, 1)} | {"sept": 9}
_ABBREVIATED = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
MONTH = f"(?:{'|'.join(MONTHS)}|{_ABBREVIATED}|{'|'.join(m.upper() for m in MONTHS)})"

_WEEKDAY_NUMBER = {"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "sa": 5, "su": 6}
WEEKDAY_NAME = f"(?:{'|'.join(WEEKDAYS)})"
WEEKDAY = (
    f"(?:{'|'.join(WEEKDAYS)}|{'|'.join(d.upper() for d in WEEKDAYS)}"
    r"|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.)"
)

UNITS = {
    "second": Precision.SECOND, "minute": Precision.MINUTE, "hour": Precision.HOUR,
    "day": Precision.DAY, "night": Precision.DAY, "week": Precision.WEEK,
    "weekend": Precision.WEEKEND, "month": Precision.MONTH, "quarter": Precision.QUARTER,
    "year": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.CENTURY,
    "centurie": Precision.CENTURY, "fortnight": Precision.WEEK,
}  # fmt: skip
UNIT = (
    "(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century"
    "|centurie)"
)
FORTNIGHT = 2
"""Weeks in a fortnight."""

YEAR = r"(?:1[0-9]\d\d|20[0-4]\d)"
SHORT_YEAR = r"'\d\d\b"

TWO_DIGITS = 2

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""EDTF code of each season."""
SEASON = "(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"

DAYPARTS = wording.DAYPARTS | {
    "midmorning": (9, 11), "nightfall": (18, 20), "overnight": (0, 6), "dawn": (4, 8),
    "daybreak": (4, 8), "sunrise": (4, 8), "predawn": (3, 6), "dusk": (17, 20), "sunset": (17, 20),
    "midday": (12, 13), "small hours": (0, 6),
}  # fmt: skip
"""Hours of the day that a word covers: from, to (exclusive)."""
DAYPART = "(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)"

ZONES = {
    "gmt": "+00:00", "utc": "+00:00", "bst": "+01:00", "est": "-05:00", "edt": "-04:00",
    "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00",
    "pdt": "-07:00", "cet": "+01:00", "cest": "+02:00", "msk": "+03:00", "ist": "+05:30",
    "jst": "+09:00", "et": "America/New_York", "pt": "America/Los_Angeles",
    "eastern": "America/New_York", "eastern time": "America/New_York",
    "eastern standard time": "-05:00", "eastern daylight time": "-04:00",
}  # fmt: skip
ZONE = (
    r"(?:\(?\b(?:GMT|UTC|BST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT|CET|CEST|MSK|IST|JST"
    r"|local time|Eastern(?: (?:standard|daylight))?(?: time)?)\b\)?)"
)


def month_number(word: str) -> int:
    """Return the number of a month by its name or abbreviation."""
    return MONTH_NUMBER[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """Return the number of a weekday by its name or abbreviation, Monday = 0."""
    return _WEEKDAY_NUMBER[word.lower()[:2]]


def unit_of(word: str) -> Precision:
    """Name the unit of a word such as "weeks"."""
    low = word.lower()
    return UNITS.get(low) or UNITS[low.removesuffix("s")]


def is_short_year(digits: str | None) -> bool:
    """Whether a year is written with two digits, so that its century is open."""
    return bool(digits) and len((digits or "").lstrip("'")) == TWO_DIGITS


def full_year(digits: str) -> int:
    """Complete a year written with two digits: '41 to '99 are in the twentieth century."""
    year = int(digits.lstrip("'"))
    if len(digits.lstrip("'")) > TWO_DIGITS:
        return year
    return 1900 + year if year > 40 else 2000 + year
