"""Dates that a drag makes: moved whole, resized at an end, or new; snapped to the calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.calendar import DAY, HOUR, MINUTE, WEEK, add_months, civil, seconds
from core.edtf import unit as calendar_unit
from core.layout.timeline.frame import Part
from core.layout.timeline.scale import FIRST, LAST
from core.layout.timeline.ticks import MONTH, YEAR
from core.model import FuzzyDate, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Snap:
    """What a drag moves by: whole months, or (months 0) whole stretches of seconds."""

    precision: Precision
    seconds: int
    months: int = 0

    @property
    def about(self) -> float:
        """Its length in seconds."""
        return self.months * MONTH if self.months else self.seconds


_MINUTE = Snap(Precision.MINUTE, MINUTE)
_HOUR = Snap(Precision.HOUR, HOUR)
_DAY = Snap(Precision.DAY, DAY)
_MONTH = Snap(Precision.MONTH, 0, 1)
_YEAR = Snap(Precision.YEAR, 0, 12)
_OF_PRECISION = {
    Precision.SECOND: _MINUTE, Precision.MINUTE: _MINUTE, Precision.HOUR: _HOUR,
    Precision.DAYPART: _DAY, Precision.DAY: _DAY, Precision.WEEKEND: Snap(Precision.WEEKEND, WEEK),
    Precision.WEEK: Snap(Precision.WEEK, WEEK), Precision.MONTH: _MONTH,
    Precision.QUARTER: Snap(Precision.QUARTER, 0, 3),
    Precision.SEASON: Snap(Precision.SEASON, 0, 3),
    Precision.HALFYEAR: Snap(Precision.HALFYEAR, 0, 6), Precision.YEAR: _YEAR,
    Precision.DECADE: Snap(Precision.DECADE, 0, 120),
    Precision.CENTURY: Snap(Precision.CENTURY, 0, 1200),
    Precision.MILLENNIUM: Snap(Precision.MILLENNIUM, 0, 12000),
}  # fmt: skip


def snap(per_pixel: float) -> Snap:
    """Return what a drag moves by at this zoom (seconds a pixel)."""
    if per_pixel <= MINUTE / 8:
        return _MINUTE
    if per_pixel <= HOUR / 8:
        return _HOUR
    if per_pixel <= DAY / 2:
        return _DAY
    return _MONTH if per_pixel <= YEAR / 24 else _YEAR


def moved(when: FuzzyDate, by: float, per_pixel: float) -> FuzzyDate:
    """Move a date by about so many seconds; its length and its precision stay."""
    step = max(snap(per_pixel), _OF_PRECISION[when.precision], key=_about)
    count = round(by / step.about)
    if step.months:
        found = _by_months(when, count * step.months)
    else:
        found = _with_bounds(when, *(_plus(b, count * step.seconds) for b in _bounds(when)))
    return found if _in_range(found) else when


def resized(when: FuzzyDate, part: Part, moment: float, per_pixel: float) -> FuzzyDate:
    """Put one end of a date at a moment, on the calendar; the other end stays."""
    step = snap(per_pixel)
    bound = _nearest(min(max(moment, FIRST), LAST), step)
    low, high = _bounds(when)
    if part is Part.START:
        low = bound if high is None or bound <= high else _start_of(high, step)
    else:
        high = bound - 1 if low is None or bound - 1 >= low else _after(low, step) - 1
    order = list(Precision)
    precision = min(when.precision, step.precision, key=order.index)
    found = replace(_with_bounds(when, low, high), precision=precision)
    return found if _in_range(found) else when


def at(moment: float, per_pixel: float) -> FuzzyDate:
    """Return the minute, hour, day, month or year, as the zoom has it, that a moment lies in."""
    step = snap(per_pixel)
    start = _start_of(int(min(max(moment, FIRST), LAST)), step)
    if step is _MONTH or step is _YEAR:
        there = civil(start)
        return calendar_unit(there.year, there.month if step is _MONTH else None)
    return FuzzyDate(start, start + step.seconds - 1, step.precision)


def _about(step: Snap) -> float:
    return step.about


def _bounds(when: FuzzyDate) -> tuple[int | None, int | None]:
    return when.earliest, when.latest


def _with_bounds(when: FuzzyDate, low: int | None, high: int | None) -> FuzzyDate:
    return replace(when, earliest=low, latest=high)


def _plus(bound: int | None, by: int) -> int | None:
    return None if bound is None else bound + by


def _by_months(when: FuzzyDate, count: int) -> FuzzyDate:
    """Move by months: whole months stay whole, anything else keeps its length."""
    low, high = _bounds(when)
    if not count:
        return when
    if not _reachable(_bounds(when), count):
        return when
    if low is None or high is None or (_first_of_month(low) and _first_of_month(high + 1)):
        moved_low = None if low is None else add_months(low, count)
        return _with_bounds(when, moved_low, None if high is None else _end_moved(high, count))
    start = add_months(low, count)
    return _with_bounds(when, start, start + high - low)


def _reachable(bounds: Iterable[int | None], count: int) -> bool:
    return all(b is None or FIRST <= b + count * MONTH <= LAST for b in bounds)


def _end_moved(high: int, count: int) -> int:
    return add_months(high + 1, count) - 1


def _first_of_month(moment: int) -> bool:
    return moment % DAY == 0 and civil(moment).day == 1


def _nearest(moment: float, step: Snap) -> int:
    """Return the boundary of a step that is nearest."""
    low = _start_of(int(moment), step)
    high = _after(low, step)
    return low if moment - low < high - moment else high


def _start_of(moment: int, step: Snap) -> int:
    if not step.months:
        return moment // step.seconds * step.seconds
    at = civil(moment)
    return seconds(at.year, at.month if step.months == 1 else 1)


def _after(moment: int, step: Snap) -> int:
    start = _start_of(moment, step)
    return add_months(start, step.months) if step.months else start + step.seconds


def _in_range(when: FuzzyDate) -> bool:
    return all(b is None or FIRST <= b <= LAST for b in _bounds(when))
