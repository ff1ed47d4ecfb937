"""Dates in plain words, as the window and the workbook show them."""

from __future__ import annotations

from core.calendar import DAY, HOUR, civil, weekday
from core.edtf import FINE, render
from core.model import FuzzyDate, Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYPARTS = {
    "early hours": (0, 6), "early morning": (4, 8), "morning": (6, 12), "mid-morning": (9, 11),
    "noon": (12, 13), "afternoon": (12, 18), "mid-afternoon": (14, 16), "evening": (18, 24),
    "night": (20, 24),
}  # fmt: skip
"""Hours of the day: from, to (exclusive); a night belongs to the day it begins on."""
_SUB_YEAR = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter", "33": "Q1", "34": "Q2",
    "35": "Q3", "36": "Q4", "40": "first half of", "41": "second half of",
}  # fmt: skip


def words(when: FuzzyDate | None) -> str:
    """Say the date: "about 20 Oct 2016", "since 2015", "31 Oct – 2 Nov 2016", "undated"."""
    if when is None:
        return "undated"
    about = "about " if when.approximate else ""
    doubt = " (?)" if when.uncertain else ""
    return f"{about}{_plain(when)}{doubt}"


def _plain(when: FuzzyDate) -> str:
    low, high = when.earliest, when.latest
    if low is None and high is None:
        return "at an unknown time"
    if high is None:
        return (
            f"since {_side(low, when.precision)}"
            if when.extent
            else f"{_side(low, when.precision)} or later"
        )
    if low is None:
        return (
            f"until {_side(high, when.precision)}"
            if when.extent
            else f"{_side(high, when.precision)} or earlier"
        )
    if low // DAY == high // DAY:
        return _within_day(when, low, high)
    return _named(render(FuzzyDate(low, high, when.precision))) or _range(when, low, high)


def _side(moment: int | None, precision: Precision) -> str:
    """Say an open interval's known end, as coarsely as it stands on the calendar."""
    if moment is None:
        return ""
    start = moment % DAY == 0
    bare = FuzzyDate(moment if start else None, None if start else moment, precision)
    text = render(bare).strip("[]./")
    return _named(text) or _day(moment)


def _named(edtf: str) -> str | None:
    """Name a single EDTF year, month, sub-year unit, decade or century."""
    sign, digits = ("-", edtf[1:]) if edtf.startswith("-") else ("", edtf)
    if any(c in digits for c in "/[.T"):
        return None
    if digits.endswith("X"):
        return _years(int(sign + digits.replace("X", "0")), digits.count("X"))
    parts = digits.split("-")
    year = _era(sign + parts[0])
    if len(parts) == 1:
        return year
    if len(parts) == 2:
        return f"{_SUB_YEAR.get(parts[1]) or MONTHS[int(parts[1]) - 1]} {year}"
    return None


def _years(first: int, masked: int) -> str:
    """Name a decade, a century or a millennium by its first year."""
    if masked == 1 or first <= 0:
        return f"{_era(str(first))}s"
    number = first // 10**masked + 1
    ending = "th" if number % 100 in {11, 12, 13} else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending} {'century' if masked == 2 else 'millennium'}"


def _era(year: str) -> str:
    number = int(year)
    return str(number) if number > 0 else f"{1 - number} BC"


def _day(moment: int, *, year: bool = True) -> str:
    at = civil(moment)
    text = f"{at.day} {MONTHS[at.month - 1][:3]}"
    return f"{text} {_era(str(at.year))}" if year else text


def _within_day(when: FuzzyDate, low: int, high: int) -> str:
    day = f"{WEEKDAYS[weekday(low)][:3]} {_day(low)}"
    if when.precision not in FINE or high - low >= DAY - 1:
        return day
    return f"{day}, {_time_of_day(when, low, high)}"


def _time_of_day(when: FuzzyDate, low: int, high: int) -> str:
    hours = (low % DAY // HOUR, (high % DAY + 1) // HOUR)
    named = next((name for name, span in DAYPARTS.items() if span == hours), None)
    if when.precision is Precision.DAYPART and named:
        return named
    if high - low < HOUR:
        return _clock(low)
    return f"{_clock(low)}–{_clock(high)}"


def _clock(moment: int) -> str:
    at = civil(moment)
    return f"{at.hour:02d}:{at.minute:02d}"


def _range(when: FuzzyDate, low: int, high: int) -> str:
    first, last = _ends(when, low, high)
    return f"{first} – {last}" if when.extent else f"between {first} and {last}"


def _ends(when: FuzzyDate, low: int, high: int) -> tuple[str, str]:
    if when.precision in FINE:
        return f"{_day(low)} {_clock(low)}", f"{_day(high)} {_clock(high)}"
    bare = render(FuzzyDate(low, high)).strip("[]")
    named = [_named(side) for side in bare.split("..")]
    if len(named) == 2 and named[0] and named[1]:
        return named[0], named[1]
    return _day(low, year=civil(low).year != civil(high).year), _day(high)
