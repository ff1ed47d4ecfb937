"""The date of a row, however its table splits it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core import edtf
from core.calendar import DAY
from core.errors import UserError
from core.imports.columns import EventField
from core.model import FuzzyDate, Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    ReadDate = Callable[[str], FuzzyDate]

_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?m?\.?$", re.IGNORECASE)
_MIDNIGHT = re.compile(r"^(-?\d{4,6}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?$")
_MINUTE = re.compile(r"^(-?\d{4,6}-\d\d-\d\d)[T ](\d\d:\d\d)(?::00(?:\.0+)?)?$")
_SLASHED = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b")
_SERIAL = re.compile(r"\s*#\d+$")
"""CaseMap's order of facts on one day."""
_COUNT = re.compile(r"^(?:(?P<days>[2-6]\d{4}(?:\.\d+)?)|1[0-9]{9}|1[0-9]{12}|1[0-9]{15})$")
"""Numbers that are no years: days from 1954 to 2091; seconds, and finer, from 2001 to 2033."""
_CHINESE = re.compile(r"^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$")
"""As Chinese and Japanese write a date: 2020年5月3日."""
_EXCEL_1970 = 25_569
_NOTHING = frozenset({"", "undated", "to be determined", "tbd", "n/a", "unknown", "none", "-"})


def when_of(row: Mapping[EventField, str], read: ReadDate) -> FuzzyDate | None:
    """Return the date of a row, None where it tells none.

    A date in words beside it counts where it tells the same days, and how sure they are. Raises
    UserError where it cannot be read, or the end lies before the start.
    """
    when = _between(_side(row, read, ""), _side(row, read, "end "))
    said = row.get(EventField.DATE_TEXT, "")
    if said.casefold() in _NOTHING:
        return when
    try:
        told = read(said)
    except UserError:
        if when is None:
            raise
        return when
    return told if when is None or _agree(told, when) else when


def read_day(read: ReadDate, text: str, *, month_first: bool = False) -> FuzzyDate:
    """Read one date; month_first turns 03/04/2016 into 4 March."""
    plain = _SERIAL.sub("", re.sub(r"(?<=\d)(?:\+00:00|Z)$", "", text.strip()))
    day, minute = _MIDNIGHT.match(plain), _MINUTE.match(plain)
    if day or minute:
        plain = day[1] if day else f"{minute[1]}T{minute[2]}" if minute else plain
    found = _counted(plain) or edtf.parse(plain)
    return found or read(_SLASHED.sub(_turned, plain) if month_first else plain)


def _counted(text: str) -> FuzzyDate | None:
    """Read a date that a program counts (days since 1900, seconds since 1970), or 2020年5月3日."""
    parts = _CHINESE.match(text)
    if parts is not None:
        return edtf.parse("-".join(part.zfill(2) for part in parts.groups() if part))
    match = _COUNT.match(text)
    if match is None:
        return None
    if match["days"]:
        moment = round((float(text) - _EXCEL_1970) * DAY)
        return edtf.parse(edtf.iso_day(moment) if moment % DAY == 0 else edtf.iso_moment(moment))
    seconds = int(text[:10])
    return edtf.parse(edtf.iso_moment(seconds))


def month_first_in(texts: list[str]) -> bool:
    """Whether figures of a column can only be month first."""
    pairs = [(int(m[1]), int(m[3])) for text in texts if (m := _SLASHED.search(text))]
    return any(second > 12 for _, second in pairs) and all(first <= 12 for first, _ in pairs)


def _turned(match: re.Match[str]) -> str:
    """Write a date month first as ISO where it is one; two figures of a year are left to read."""
    month, day, year = int(match[1]), int(match[3]), match[4]
    if len(year) == 2 or not (1 <= month <= 12 and 1 <= day <= 31):
        return match[0]
    return f"{year}-{month:02d}-{day:02d}"


def _side(row: Mapping[EventField, str], read: ReadDate, prefix: str) -> FuzzyDate | None:
    day = EventField.END if prefix else EventField.DATE
    clock = row.get(EventField.END_TIME if prefix else EventField.TIME, "")
    text = row.get(day, "")
    if text.casefold() in _NOTHING:
        return _clocked(_parts(row, prefix), clock)
    if clock and (whole := edtf.parse(text)) and whole.precision is not Precision.DAY:
        return read(text)
    return _clocked(read(text), clock)


def _clocked(when: FuzzyDate | None, clock: str) -> FuzzyDate | None:
    """Add the time of day to a day that is told without one."""
    match = _CLOCK.match(clock)
    if when is None or match is None or when.precision is not Precision.DAY:
        return when
    hour, half = int(match[1]), (match[3] or "").lower()
    hour = hour % 12 + 12 * (half == "p") if half else hour
    if hour > 23 or int(match[2]) > 59 or (hour, match[2], half) == (0, "00", ""):
        return when
    return edtf.parse(f"{edtf.iso_day(when.anchor)}T{hour:02d}:{match[2]}") or when


def _parts(row: Mapping[EventField, str], prefix: str) -> FuzzyDate | None:
    """Put year, month and day together, as TimelineJS splits them."""
    told = [row.get(EventField(prefix + part), "") for part in ("year", "month", "day")]
    if not told[0]:
        return None
    try:
        numbers = [int(float(t)) for t in told if t]
        return edtf.unit(*numbers)
    except (ValueError, TypeError, OverflowError) as error:
        raise UserError(f"“{'-'.join(filter(None, told))}” is not a date.") from error


def _between(start: FuzzyDate | None, end: FuzzyDate | None) -> FuzzyDate | None:
    if start is None or end is None:
        return start or end
    if (start.earliest, start.latest) == (end.earliest, end.latest):
        return start
    if start.extent and start.earliest is not None and start.latest == end.latest:
        return start
    if start.earliest is None or end.latest is None or end.latest < start.earliest:
        raise UserError("The end lies before the start.")
    return replace(start, latest=end.latest, extent=True)


def _agree(told: FuzzyDate, when: FuzzyDate) -> bool:
    """Whether every bound of a date in words is that of the date in figures."""
    low = told.earliest is None or told.earliest == when.earliest
    return low and (told.latest is None or told.latest == when.latest)
