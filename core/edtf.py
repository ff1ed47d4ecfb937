"""FuzzyDate as Extended Date/Time Format (ISO 8601-2:2019, levels 0–2) and as ISO 8601 bounds."""

from __future__ import annotations

import re

from core.calendar import DAY, Civil, add_months, civil, days_in_month, seconds
from core.model import FuzzyDate, Precision

FINE = frozenset({Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.DAYPART})
"""Precisions finer than a day: their bounds are shown with the time of day."""

_SUB_YEAR = {  # EDTF level 2: first month, months, precision
    21: (3, 3, Precision.SEASON), 22: (6, 3, Precision.SEASON),
    23: (9, 3, Precision.SEASON), 24: (12, 3, Precision.SEASON),
    33: (1, 3, Precision.QUARTER), 34: (4, 3, Precision.QUARTER),
    35: (7, 3, Precision.QUARTER), 36: (10, 3, Precision.QUARTER),
    40: (1, 6, Precision.HALFYEAR), 41: (7, 6, Precision.HALFYEAR),
}  # fmt: skip
_QUALIFIER = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}


def unit(year: int, month: int | None = None, day: int | None = None) -> FuzzyDate:
    """Return a whole year, month or day.

    Raises ValueError for a month or day that the calendar does not have.
    """
    if month is None:
        return FuzzyDate(seconds(year), seconds(year + 1) - 1, Precision.YEAR)
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= days_in_month(year, month)):
        raise ValueError(f"no such date: {year}-{month}-{day}")
    start = seconds(year, month, day or 1)
    if day is None:
        return FuzzyDate(start, add_months(start, 1) - 1, Precision.MONTH)
    return FuzzyDate(start, start + DAY - 1, Precision.DAY)


def sub_year(year: int, code: int) -> FuzzyDate:
    """Return a season (21–24), quarter (33–36) or half (40–41) of a year, by its EDTF code."""
    month, length, precision = _SUB_YEAR[code]
    start = seconds(year, month)
    return FuzzyDate(start, add_months(start, length) - 1, precision)


def years(first: int, count: int) -> FuzzyDate:
    """Return a stretch of whole years: a decade, a century, a millennium."""
    names = {1: Precision.YEAR, 10: Precision.DECADE, 100: Precision.CENTURY}
    precision = names.get(count, Precision.MILLENNIUM)
    return FuzzyDate(seconds(first), seconds(first + count) - 1, precision)


def render(when: FuzzyDate) -> str:
    """Write the date as EDTF; a stretch is A/B, one unknown time within is [A..B].

    Hours are written as 2016-11-03T14 (ISO 8601-1); a zone is written where it is an offset.
    """
    mark = _QUALIFIER[when.approximate, when.uncertain]
    if when.earliest is None or when.latest is None:
        return _render_open(when, mark)
    whole = _whole(when, when.earliest, when.latest)
    if whole is not None:
        text = _zoned(whole, when) + mark
        return f"{text}/{text}" if when.extent and when.latest - when.earliest >= DAY else text
    low, high = (_zoned(end, when) for end in _pair(when.earliest, when.latest))
    return f"{low}{mark}/{high}{mark}" if when.extent else f"[{low}..{high}]{mark}"


def _render_open(when: FuzzyDate, mark: str) -> str:
    if when.earliest is None and when.latest is None:
        return "../.."
    ends = (_start(when.earliest), _end(when.latest))
    if when.precision is Precision.DAY:
        ends = (_day_of(when.earliest), _day_of(when.latest))
    low, high = (_zoned(end, when) + mark if end else "" for end in ends)
    return f"{low or '..'}/{high or '..'}" if when.extent else f"[{low}..{high}]"


def _day_of(moment: int | None) -> str:
    """Write a bound that is known to the day, even where it ends a month or starts a year."""
    return "" if moment is None else iso_day(moment)


_OFFSET = re.compile(r"Z|[+-]\d\d(?::?\d\d)?")


def _zoned(text: str, when: FuzzyDate) -> str:
    """Add the zone to a time of day, where the zone is an offset."""
    return text + when.zone if "T" in text and when.zone and _OFFSET.fullmatch(when.zone) else text


def iso_bounds(when: FuzzyDate) -> tuple[str | None, str | None]:
    """Return earliest and latest as ISO 8601 dates, or datetimes if finer than a day."""
    fine = when.precision in FINE
    low, high = when.earliest, when.latest
    return (
        None if low is None else (iso_moment(low) if fine else iso_day(low)),
        None if high is None else (iso_moment(high) if fine else iso_day(high)),
    )


def iso_day(moment: int) -> str:
    """Write the day as YYYY-MM-DD, the year signed where it is negative."""
    at = civil(moment)
    return f"{_year(at.year)}-{at.month:02d}-{at.day:02d}"


def iso_moment(moment: int) -> str:
    """Write the moment as YYYY-MM-DDThh:mm:ss."""
    at = civil(moment)
    return f"{iso_day(moment)}T{at.hour:02d}:{at.minute:02d}:{at.second:02d}"


def parse(text: str) -> FuzzyDate | None:
    """Read an EDTF expression; None where it is not one."""
    text = text.strip()
    try:
        if text.startswith("["):
            return _parse_one_of(text)
        if "/" in text:
            return _parse_interval(text)
        return _parse_single(text)
    except (ValueError, KeyError):
        return None


def _year(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _start(moment: int | None) -> str:
    """Write a start as coarsely as it stands on the calendar."""
    if moment is None:
        return ""
    at = civil(moment)
    if moment % DAY:
        return iso_moment(moment)
    if (at.month, at.day) == (1, 1):
        return _year(at.year)
    return iso_day(moment) if at.day > 1 else iso_day(moment)[:-3]


def _end(moment: int | None) -> str:
    """Write an inclusive end as coarsely as it stands on the calendar."""
    if moment is None:
        return ""
    after = civil(moment + 1)
    if (moment + 1) % DAY:
        return iso_moment(moment)
    if (after.month, after.day) == (1, 1):
        return _year(after.year - 1)
    return iso_day(moment) if after.day > 1 else iso_day(moment)[:-3]


def _pair(low: int, high: int) -> tuple[str, str]:
    """Write both bounds at the finer of their two granularities."""
    first, last = _start(low), _end(high)
    if "T" in first or "T" in last:
        return iso_moment(low), iso_moment(high)
    size = max(len(first.lstrip("-")), len(last.lstrip("-")))
    return (first, last) if len(first) == len(last) else (_cut(low, size), _cut(high, size))


def _cut(moment: int, size: int) -> str:
    day = iso_day(moment)
    return day[: size + (day[0] == "-")]


def _whole(when: FuzzyDate, low: int, high: int) -> str | None:
    """Write the bounds as one calendar unit, if they are one."""
    if low == high:
        return iso_moment(low)
    for size, cut in ((60, -3), (3600, -6)):
        if high - low == size - 1 and low % size == 0:
            return iso_moment(low)[:cut]
    if low % DAY or (high + 1) % DAY:
        return None
    if high - low == DAY - 1:
        return iso_day(low)
    at = civil(low)
    return _whole_months(when, at, low, high) if at.day == 1 else None


def _whole_months(when: FuzzyDate, at: Civil, low: int, high: int) -> str | None:
    year, month = at.year, at.month
    if high + 1 == add_months(low, 1):
        return iso_day(low)[:-3]
    for code, (first, length, precision) in _SUB_YEAR.items():
        named = first == month and precision is when.precision
        if named and high + 1 == add_months(low, length):
            return f"{_year(year)}-{code}"
    if month != 1:
        return None
    for count, masked in ((1, 0), (10, 1), (100, 2), (1000, 3)):
        if year % count == 0 and high + 1 == seconds(year + count):
            name = _year(year)
            return name[: len(name) - masked] + "X" * masked
    return None


_SINGLE = re.compile(
    r"(?P<y>-?\d{4}|-?(?=[\dX]{4}(?![\dX]))\d{1,3}X{1,3})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)"
    r"(?:[T ](?P<h>\d\d)(?::(?P<min>\d\d)(?::(?P<s>\d\d))?)?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
    r"(?P<mark>[?~%]?)"
)


def _parse_single(text: str) -> FuzzyDate:
    match = _SINGLE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    found = _parse_date(match)
    approximate, uncertain = match["mark"] in ("~", "%"), match["mark"] in ("?", "%")
    return _with(found, approximate=approximate, uncertain=uncertain, zone=match["zone"])


def _parse_date(match: re.Match[str]) -> FuzzyDate:
    if "X" in match["y"]:
        masked = match["y"].count("X")
        return years(int(match["y"].replace("X", "0")), 10**masked)
    year, month = int(match["y"]), match["m"] and int(match["m"])
    if month and month > 12:
        return sub_year(year, month)
    day = unit(year, month or None, int(match["d"]) if match["d"] else None)
    if match["h"] is None or day.earliest is None:
        return day
    return _time_of_day(day.earliest, match["h"], match["min"], match["s"])


def _time_of_day(midnight: int, hour: str, minute: str | None, second: str | None) -> FuzzyDate:
    start = midnight + int(hour) * 3600 + int(minute or 0) * 60 + int(second or 0)
    if int(hour) > 24 or int(minute or 0) > 59 or int(second or 0) > 59:
        raise ValueError("no such time of day")
    if second is not None:
        return FuzzyDate(start, start, Precision.SECOND)
    if minute is not None:
        return FuzzyDate(start, start + 59, Precision.MINUTE)
    return FuzzyDate(start, start + 3599, Precision.HOUR)


def _parse_interval(text: str) -> FuzzyDate:
    low, high = (_parse_single(t) if t not in ("", "..") else None for t in text.split("/"))
    return _between(low, high, extent=True)


def _parse_one_of(text: str) -> FuzzyDate:
    match = re.fullmatch(r"\[(.*?)\.\.(.*?)\]([?~%]?)", text)
    if match is None:
        raise ValueError(text)
    low, high = (_parse_single(t.strip()) if t.strip() else None for t in match.group(1, 2))
    found = _between(low, high, extent=False)
    approximate = found.approximate or match[3] in ("~", "%")
    uncertain = found.uncertain or match[3] in ("?", "%")
    return _with(found, approximate=approximate, uncertain=uncertain, zone=found.zone)


def _between(low: FuzzyDate | None, high: FuzzyDate | None, *, extent: bool) -> FuzzyDate:
    ends = [end for end in (low, high) if end is not None]
    if low and high and low.anchor > high.anchor:
        raise ValueError("ends before it starts")
    order = list(Precision)
    return FuzzyDate(
        low.earliest if low else None,
        high.latest if high else None,
        min((e.precision for e in ends), key=order.index, default=Precision.DAY),
        approximate=any(e.approximate for e in ends),
        uncertain=any(e.uncertain for e in ends),
        extent=extent,
        zone=next((e.zone for e in ends if e.zone), None),
    )


def _with(date: FuzzyDate, *, approximate: bool, uncertain: bool, zone: str | None) -> FuzzyDate:
    low, high, extent = date.earliest, date.latest, date.extent
    return FuzzyDate(low, high, date.precision, approximate, uncertain, extent, zone)
