"""Calendar units as intervals: the one around a moment, and the one so many further on."""

from __future__ import annotations

from core.calendar import (
    DAY,
    HOUR,
    MAX_YEAR,
    MIN_YEAR,
    MINUTE,
    WEEK,
    add_months,
    civil,
    seconds,
    weekday,
)
from core.edtf import sub_year, unit, years
from core.model import FuzzyDate, Precision

_FIXED = {
    Precision.SECOND: 1, Precision.MINUTE: MINUTE, Precision.HOUR: HOUR, Precision.DAY: DAY,
    Precision.WEEK: WEEK, Precision.WEEKEND: WEEK,
}  # fmt: skip
_MONTHS = {
    Precision.MONTH: 1, Precision.QUARTER: 3, Precision.SEASON: 3, Precision.HALFYEAR: 6,
    Precision.YEAR: 12, Precision.DECADE: 120, Precision.CENTURY: 1200, Precision.MILLENNIUM: 12000,
}  # fmt: skip
ORDER = list(Precision)


def finer(first: Precision, second: Precision) -> bool:
    """Whether the first precision is finer than the second."""
    return ORDER.index(first) < ORDER.index(second)


def day_of(moment: int) -> int:
    """Return the midnight that starts the day of a moment."""
    return moment - moment % DAY


def day(moment: int) -> FuzzyDate:
    """Return the day of a moment."""
    return FuzzyDate(day_of(moment), day_of(moment) + DAY - 1)


def around(moment: int, size: Precision) -> FuzzyDate:
    """Return the calendar unit that a moment lies in."""
    at = civil(moment)
    if size in {Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM}:
        count = _MONTHS[size] // 12
        return years(at.year - at.year % count, count)
    if size is Precision.QUARTER:
        return sub_year(at.year, 33 + (at.month - 1) // 3)
    if size is Precision.MONTH:
        return unit(at.year, at.month)
    if size is Precision.WEEK:
        monday = day_of(moment) - weekday(moment) * DAY
        return FuzzyDate(monday, monday + WEEK - 1, Precision.WEEK)
    if size is Precision.WEEKEND:
        saturday = day_of(moment) + (5 - weekday(moment)) * DAY
        return FuzzyDate(saturday, saturday + 2 * DAY - 1, Precision.WEEKEND)
    return day(moment)


def moved(moment: int, size: Precision, count: float) -> int:
    """Move a moment by so many units; parts of a month or year are dropped.

    Raises ValueError where that leaves the years that the calendar knows.
    """
    if size in _FIXED:
        result = moment + int(_FIXED[size] * count)
    else:
        months = int(_MONTHS[size] * count)
        if not MIN_YEAR < civil(moment).year + months // 12 < MAX_YEAR:
            raise ValueError("beyond the calendar")
        result = add_months(moment, months)
    if not seconds(MIN_YEAR) <= result < seconds(MAX_YEAR):
        raise ValueError("beyond the calendar")
    return result


def section(date: FuzzyDate, first: float, last: float) -> FuzzyDate:
    """Cut a part out of a date, by fractions of its length, at whole days or whole months."""
    if date.earliest is None or date.latest is None:
        return date
    months = _MONTHS.get(date.precision, 0)
    if months >= 12:
        grain = 12 if months > 12 else 1
        low = add_months(date.earliest, round(months * first / grain) * grain)
        high = add_months(date.earliest, round(months * last / grain) * grain) - 1
    else:
        length = 30 if months == 1 else (date.latest + 1 - date.earliest) / DAY
        grain = DAY if length >= 3 else HOUR
        low = date.earliest + round(length * first * DAY / grain) * grain
        high = date.earliest + round(length * last * DAY / grain) * grain - 1
        high = date.latest if last == 1 else high
    return FuzzyDate(low, high, date.precision, date.approximate, date.uncertain, zone=date.zone)
