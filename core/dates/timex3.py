"""Dates, lengths and repetitions as TIMEX3 values (ISO-TimeML)."""

from __future__ import annotations

from core.calendar import DAY, HOUR, civil, iso_week
from core.edtf import FINE, iso_day, iso_moment
from core.model import FuzzyDate, Precision

_SECTION = {
    Precision.QUARTER: {1: "Q1", 4: "Q2", 7: "Q3", 10: "Q4"},
    Precision.SEASON: {3: "SP", 6: "SU", 9: "FA", 12: "WI"},
    Precision.HALFYEAR: {1: "H1", 7: "H2"},
}
_CUT = {Precision.DECADE: 1, Precision.CENTURY: 2, Precision.MILLENNIUM: 3}
_CODE = {
    Precision.SECOND: "S", Precision.MINUTE: "M", Precision.HOUR: "H", Precision.DAY: "D",
    Precision.WEEK: "W", Precision.WEEKEND: "WE", Precision.MONTH: "M", Precision.QUARTER: "Q",
    Precision.YEAR: "Y", Precision.DECADE: "DE", Precision.CENTURY: "CE",
}  # fmt: skip
_CLOCKED = {Precision.SECOND, Precision.MINUTE, Precision.HOUR}
_HALF = {
    Precision.HOUR: "PT30M", Precision.MINUTE: "PT30S", Precision.DAY: "PT12H",
    Precision.YEAR: "P6M", Precision.DECADE: "P5Y", Precision.CENTURY: "P50Y",
}  # fmt: skip
_YEARS = {Precision.DECADE: 10, Precision.CENTURY: 100}
_HALVED = {Precision.YEAR: "6M", Precision.HOUR: "30M", Precision.MINUTE: "30S"}


def timex_type(when: FuzzyDate) -> str:
    """Return TIME for what is finer than a day, else DATE."""
    return "TIME" if when.precision in FINE else "DATE"


def timex_value(when: FuzzyDate) -> str:
    """Write the calendar unit of a date: 2016-11-03, 2016-W44, 2016-Q3, 2016-SU, 199, -0490."""
    moment = when.anchor
    year = _year(civil(moment).year)
    rest = iso_day(moment)[-6:]
    if when.precision in FINE:
        return year + rest + _time(when)
    if when.precision in {Precision.WEEK, Precision.WEEKEND}:
        number = iso_week(moment)
        weekend = "-WE" if when.precision is Precision.WEEKEND else ""
        return f"{number[0]:04d}-W{number[1]:02d}{weekend}"
    if when.precision in _SECTION:
        return f"{year}-{_SECTION[when.precision].get(civil(moment).month, 'QX')}"
    if when.precision is Precision.YEAR:
        return year
    if when.precision is Precision.MONTH:
        return year + rest[:-3]
    return year + rest if when.precision is Precision.DAY else year[: -_CUT[when.precision]]


def _year(year: int) -> str:
    """Write a year; TIMEX3 counts years before Christ from -0001, without a year zero."""
    return f"{year:04d}" if year > 0 else f"-{1 - year:04d}"


def _time(when: FuzzyDate) -> str:
    moment = when.anchor
    if when.precision is Precision.DAYPART:
        return daypart_code(moment % DAY // HOUR, ((when.latest or moment) % DAY + 1) // HOUR)
    return (
        iso_moment(moment)[-9:] if when.precision is Precision.SECOND else iso_moment(moment)[-9:-3]
    )


def daypart_code(first: int, last: int) -> str:
    """Name a stretch of hours (to: exclusive) by the TIMEX3 part of the day."""
    if first >= 20 or last <= 6:
        return "TNI"
    if (first, last) == (12, 13):
        return "T12:00"
    middle = (first + last) / 2
    return "TMO" if middle < 12 else "TAF" if middle < 17 else "TEV"


def length_value(count: float | None, size: Precision) -> str:
    """Write a length of time: P2W, PT3H, PXD for an unnamed number, P1Y6M for a year and a half."""
    clock = "T" if size in _CLOCKED else ""
    if count is None:
        return "PXY" if size is Precision.DECADE else f"P{clock}X{_CODE[size]}"
    if count == 0.5 and size in _HALF:
        return _HALF[size]
    if size in _YEARS:
        return f"P{count * _YEARS[size]:g}Y"
    number = int(count) if count == int(count) else count
    if number % 1 == 0.5 and size in _HALVED:
        return f"P{clock}{int(number)}{_CODE[size]}{_HALVED[size]}"
    return "P1D" if (size, number) == (Precision.HOUR, 24) else f"P{clock}{number}{_CODE[size]}"
