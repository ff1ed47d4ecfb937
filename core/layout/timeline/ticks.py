"""Calendar ticks: real months and years, the finer line below, its context above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from core.wording import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

YEAR = 31556952
MONTH = YEAR // 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled moment, in seconds."""

    moment: int
    label: str
    shorter: tuple[str, ...] = ()
    """Other words for where there is less room, each shorter than the one before."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """contexts: the stretches that the ticks lie in, the first beginning before the view."""

    contexts: tuple[Tick, ...]
    ticks: tuple[Tick, ...]
    minor: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A step of the calendar; count is of seconds, half weeks, weeks, months or years."""

    name: str
    count: int
    about: int
    """Its length in seconds, the shortest."""
    characters: int
    """Of its longest label."""
    context: str


UNITS = (
    *(Unit("second", n, n, 8, "day") for n in (1, 5, 15, 30)),
    *(Unit("minute", n * MINUTE, n * MINUTE, 5, "day") for n in (1, 5, 15, 30)),
    *(Unit("hour", n * HOUR, n * HOUR, 5, "day") for n in (1, 3, 6, 12)),
    Unit("day", 1, DAY, 6, "month"),
    Unit("half week", 1, 3 * DAY, 6, "month"),
    Unit("week", 1, WEEK, 6, "month"),
    *(Unit("month", n, n * 28 * DAY, 3, "year") for n in (1, 3, 6)),
    *(Unit("year", n, n * 365 * DAY, 4, "decade") for n in (1, 2)),
    *(Unit("year", n, n * 365 * DAY, 7, "century") for n in (5, 10, 20)),
    *(Unit("year", n, n * 365 * DAY, 7, "era") for n in (50, 100, 200, 500, 1000, 2000, 5000)),
)


def ruler(low: float, high: float, per_pixel: float, character: float) -> Ruler:
    """Return the ticks from low to high that leave room for labels of this character width."""
    at = next((n for n, u in enumerate(UNITS) if _fits(u, per_pixel, character)), len(UNITS) - 1)
    unit = UNITS[at]
    finer = next((u for u in UNITS[:at] if u.about / per_pixel >= 9), None)
    first, last = _kept(low), _kept(high)
    minor = tuple(_starts(finer, first, last)) if finer else ()
    ticks = (Tick(m, label(m, unit)) for m in _starts(unit, first, last))
    return Ruler(tuple(_contexts(unit.context, first, last)), tuple(ticks), minor)


def label(moment: int, unit: Unit) -> str:
    """Return the words of a tick on the lower line."""
    at = civil(moment)
    match unit.name:
        case "second":
            return f"{at.hour:02d}:{at.minute:02d}:{at.second:02d}"
        case "minute" | "hour":
            return f"{at.hour:02d}:{at.minute:02d}"
        case "month":
            return MONTHS[at.month - 1][:3]
        case "year":
            return year_name(at.year)
    return f"{WEEKDAYS[weekday(moment)][:3]} {at.day}"


def context(moment: int, name: str) -> str:
    """Return the words of the stretch on the upper line."""
    at = civil(moment)
    match name:
        case "day":
            day = WEEKDAYS[weekday(moment)]
            return f"{day} {at.day} {MONTHS[at.month - 1]} {year_name(at.year)}"
        case "month":
            return f"{MONTHS[at.month - 1]} {year_name(at.year)}"
        case "year":
            return year_name(at.year)
        case "decade":
            return _span_name(at.year, 10)
        case "century":
            return _span_name(at.year, 100)
    return "AD" if at.year > 0 else "BC"


def shorter(moment: int, name: str) -> tuple[str, ...]:
    """Return shorter words of the stretch on the upper line; the last are never cut off."""
    at = civil(moment)
    month, year = MONTHS[at.month - 1][:3], year_name(at.year)
    if name == "day":
        day = f"{at.day} {month}"
        return f"{WEEKDAYS[weekday(moment)][:3]} {day} {year}", f"{day} {year}", day
    return (f"{month} {year}", month) if name == "month" else ()


def year_name(year: int) -> str:
    """Name an astronomical year: 2016, 44 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _span_name(year: int, size: int) -> str:
    start = year // size * size
    return f"{start}s" if start > 0 else year_name(start)


def _fits(unit: Unit, per_pixel: float, character: float) -> bool:
    return unit.about / per_pixel >= (unit.characters + 3.5) * character


def _kept(moment: float) -> int:
    return int(min(max(moment, seconds(MIN_YEAR)), seconds(MAX_YEAR + 1) - 1))


def _starts(unit: Unit, low: int, high: int) -> Iterator[int]:
    """Yield each start of a unit from low to high."""
    match unit.name:
        case "month":
            yield from _months(unit.count, low, high)
        case "year":
            yield from _years(unit.count, low, high)
        case "half week" | "week":
            days = (0, 3) if unit.name == "half week" else (0,)
            midnights = range(-(-low // DAY) * DAY, high + 1, DAY)
            yield from (m for m in midnights if weekday(m) in days)
        case _:
            step = DAY if unit.name == "day" else unit.count
            yield from range(-(-low // step) * step, high + 1, step)


def _months(count: int, low: int, high: int) -> Iterator[int]:
    at = civil(low)
    month = (at.month - 1) // count * count
    moment = seconds(at.year, month + 1)
    while moment <= high:
        if moment >= low:
            yield moment
        moment = add_months(moment, count)


def _years(count: int, low: int, high: int) -> Iterator[int]:
    first = -(-civil(low).year // count) * count
    for year in range(first, civil(high).year + 1, count):
        if seconds(year) >= low:
            yield seconds(year)


def _contexts(name: str, low: int, high: int) -> Iterator[Tick]:
    start = _context_start(low, name)
    while start <= high:
        yield Tick(start, context(start, name), shorter(start, name))
        following = _context_after(start, name)
        if following <= start:
            return
        start = following


def _context_start(moment: int, name: str) -> int:
    at = civil(moment)
    match name:
        case "day":
            return moment // DAY * DAY
        case "month":
            return seconds(at.year, at.month)
        case "year":
            return seconds(at.year)
        case "decade":
            return seconds(at.year // 10 * 10)
        case "century":
            return seconds(at.year // 100 * 100)
    return seconds(1) if at.year > 0 else seconds(MIN_YEAR)


def _context_after(start: int, name: str) -> int:
    match name:
        case "day":
            return start + DAY
        case "month":
            return add_months(start, 1)
        case "year" | "decade" | "century":
            size = {"year": 1, "decade": 10, "century": 100}[name]
            return seconds(civil(start).year // size * size + size)
    return seconds(1)
