"""Typed dates in figures: 2016/11/03, 03/11/2016, 06/15/97, 07/??/97."""

from __future__ import annotations

import re

from core.calendar import WEEK, civil, days_in_month, iso_week, week_start
from core.dates.lexicon import TWO_DIGITS
from core.edtf import unit
from core.errors import UserError
from core.model import FuzzyDate, Precision
from core.wording import MONTHS

_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d\d?)\2(\d\d?)")
_COMPACT = re.compile(r"((?:1[5-9]|20)\d\d)(\d\d)(\d\d)")
_YEAR_LAST = re.compile(r"(\d\d?|\?\??)([/.-])(\d\d?|\?\??)\2(\d{4}|\d\d)")
_YEAR_ALONE = re.compile(r"(?:AD\s?)?(\d{3,4})|AD\s?(\d{1,2})|(\d{1,4})\s?(?:AD|CE)", re.IGNORECASE)
_WEEK = re.compile(r"(\d{4})-?W(\d\d?)|week (\d\d?),? (?:of )?(\d{4})", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"(\d\d?)[/.-](\d{4})")
_AHEAD = 10
"""So many years ahead of today a year of two digits may lie."""


def read_figures(text: str, today: FuzzyDate) -> FuzzyDate | None:
    """Read a date in figures; None where it is not one.

    With two digits for the year and slashes the month comes first, as in CaseMap
    ("06/15/97"); with four digits the day does ("03/11/2016" is 3 November), unless only
    the other order is possible. "??" leaves a part open. Of the years that two digits may
    mean, the latest that is at most ten years after today is taken. Raises UserError for a
    day that the calendar does not have.
    """
    if match := _YEAR_FIRST.fullmatch(text):
        return checked(int(match[1]), int(match[3]), int(match[4]))
    if match := _COMPACT.fullmatch(text):
        return checked(*(int(part) for part in match.groups()))
    if match := _WEEK.fullmatch(text):
        return _week(int(match[1] or match[4]), int(match[2] or match[3]))
    if match := _YEAR_ALONE.fullmatch(text):
        return checked(int(match[1] or match[2] or match[3]))
    if match := _MONTH_YEAR.fullmatch(text):
        return checked(int(match[2]), int(match[1]))
    match = _YEAR_LAST.fullmatch(text)
    return _figures_last(match, today) if match else None


def _figures_last(match: re.Match[str], today: FuzzyDate) -> FuzzyDate:
    """Read a date whose year comes last."""
    short = len(match[4]) == TWO_DIGITS
    year = near_year(int(match[4]), today) if short else int(match[4])
    return _year_last(match[1], match[3], year, month_first=short and match[2] == "/")


def near_year(digits: int, today: FuzzyDate) -> int:
    """Place a year of two digits in its century, seen from today."""
    latest = civil(today.anchor).year + _AHEAD
    return latest - (latest - digits) % 100


def _year_last(first: str, second: str, year: int, *, month_first: bool) -> FuzzyDate:
    month, day = (first, second) if month_first else (second, first)
    if "?" not in month + day and int(month) > 12 and int(day) <= 12:
        month, day = day, month
    if month.startswith("?") and not day.startswith("?"):
        month, day = (day, month) if int(day) <= 12 else (month, day)
    if "?" in month:
        return checked(year)
    return checked(year, int(month), None if "?" in day else int(day))


def _week(year: int, number: int) -> FuzzyDate:
    start = week_start(year, number)
    if number < 1 or iso_week(start) != (year, number):
        raise UserError(f"{year} has no week {number}.")
    return FuzzyDate(start, start + WEEK - 1, Precision.WEEK)


def checked(year: int, month: int | None = None, day: int | None = None) -> FuzzyDate:
    """Return the year, month or day.

    Raises UserError, in words, for one that the calendar does not have.
    """
    if month is not None and not 1 <= month <= 12:
        raise UserError(f"There is no month {month}; months go from 1 to 12.")
    if month is not None and day is not None and not 1 <= day <= days_in_month(year, month):
        name, last = MONTHS[month - 1], days_in_month(year, month)
        raise UserError(f"There is no {day} {name} {year}: that month has {last} days.")
    return unit(year, month, day)
