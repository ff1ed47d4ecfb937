"""Dates counted from another: "yesterday", "last year", "two weeks ago", "the following month"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.calendar import WEEK
from core.dates.meaning.base import Candidate, Meaning
from core.dates.timex3 import timex_value
from core.dates.units import around, day, finer, moved
from core.model import FuzzyDate, Precision

if TYPE_CHECKING:
    from core.dates.case import Anchor, Case
    from core.dates.numbers import Amount

_CLOCKED = {Precision.HOUR, Precision.MINUTE, Precision.SECOND}
_YEARS = {Precision.DECADE: 10, Precision.CENTURY: 100}
_SAME_DAY = 13
"""So few hours ago is taken for the same day."""
_SPAN_NAMES = {-1: "before", 0: "of", 1: "after"}
_SHIFTED_YEARS = {Precision.MONTH, Precision.QUARTER, Precision.HALFYEAR, Precision.YEAR}


@dataclass(frozen=True, slots=True)
class Unit(Meaning):
    """A unit counted from another day: "yesterday", "this week", "last year", "that month"."""

    unit: Precision
    step: int
    told: bool = False
    """Counted from the date told before, not from publication."""
    flexible: bool = True
    """Whether a history may count it from the date told before ("last year", not "today")."""

    @property
    def deictic(self) -> bool:
        """Whether it leans on the day of writing."""
        return not self.told

    def candidates(self, case: Case) -> list[Candidate]:
        """Return the one unit that it points at."""
        anchor = case.anchor(self.unit, told=self.told) if self.flexible else case.published
        if anchor is None or (self.told and not self.step and self._finer(anchor)):
            return []
        try:
            date = around(moved(anchor.moment, self.unit, self.step), self.unit)
        except ValueError:
            return []
        reason = f"the {self.unit} {_distance(self.unit, self.step)} {anchor.name}"
        return [Candidate(date, 0.95, reason, None, anchor.kind, anchor.date)]

    def _finer(self, anchor: Anchor) -> bool:
        """Whether the date told before is too coarse: "that day" after a month."""
        return finer(self.unit, Precision.WEEK) and finer(Precision.WEEK, anchor.date.precision)


def _distance(unit: Precision, step: int) -> str:
    if abs(step) > 1:
        return f"{abs(step)} {unit}s {'after' if step > 0 else 'before'} that of"
    return f"{_SPAN_NAMES[step]} that of" if step else "of"


@dataclass(frozen=True, slots=True)
class Count(Meaning):
    """So many units before or after: "two weeks ago", "a year earlier", "three days later"."""

    count: Amount
    unit: Precision
    sign: int
    told: bool = False

    @property
    def deictic(self) -> bool:
        """Whether it leans on the day of writing."""
        return not self.told

    def value(self) -> str:
        """Refer to the past or the future as such."""
        return "PAST_REF" if self.sign < 0 else "FUTURE_REF"

    def candidates(self, case: Case) -> list[Candidate]:
        """Return the unit that the count arrives at, loosened as a reader would."""
        anchor = case.told if self.told else case.published
        if anchor is None or self.count is None or self.unit is Precision.QUARTER:
            return []
        if self.told and self.unit is Precision.DAY and finer(self.unit, anchor.date.precision):
            return []
        parallel = self._parallel(case, anchor)
        if parallel is not None:
            return [Candidate(parallel, 0.8, "same part of another year", None, anchor.kind)]
        if self.unit in _YEARS:
            years = self.count * _YEARS[self.unit]
            return Count(years, Precision.YEAR, self.sign, self.told).candidates(case)
        try:
            moment = moved(anchor.moment, self.unit, self.sign * self.count)
        except ValueError:
            return []
        if self.unit in _CLOCKED and self.count < _SAME_DAY:
            moment = anchor.moment  # a day is known, not its hour
        return [self._placed(moment, anchor)]

    def _parallel(self, case: Case, anchor: Anchor) -> FuzzyDate | None:
        """Return the same quarter or month of another year, as reports compare them."""
        if self.unit is not Precision.YEAR or self.count is None or self.count % 1:
            return None
        quarter = case.discourse.quarter
        if quarter is not None and self.sign < 0 and (self.told or self.count == 1):
            if case.discourse.longer:
                return around(moved(quarter.anchor, Precision.YEAR, -int(self.count)), self.unit)
            return _years_off(quarter, -int(self.count))
        date = anchor.date
        if self.told and anchor.kind == "previous date" and date.precision in _SHIFTED_YEARS:
            return _years_off(date, self.sign * int(self.count))
        return None

    def _placed(self, moment: int, anchor: Anchor) -> Candidate:
        plural = "" if self.count == 1 else "s"
        side = "before" if self.sign < 0 else "after"
        reason = f"{self.count:g} {self.unit}{plural} {side} {anchor.name}"
        unit = around(moment, self.unit)
        meant, written = _loosened(moment, unit, self.count or 0), ""
        if self.unit in _CLOCKED:
            written = timex_value(unit) + "TXX"
        return Candidate(unit, 0.9, reason, meant, anchor.kind, anchor.date, written)


def _loosened(moment: int, unit: FuzzyDate, count: float) -> FuzzyDate:
    """Loosen a whole count: two weeks ago is about that day, ten years ago about that year."""
    if unit.precision is Precision.WEEK:
        exact = day(moment)
        return FuzzyDate(exact.earliest, exact.latest, Precision.DAY, approximate=True)
    rough = unit.precision in {Precision.MONTH, Precision.DECADE, Precision.CENTURY}
    rough = rough or (unit.precision is Precision.YEAR and (count >= 10 or count % 1 != 0))
    return FuzzyDate(unit.earliest, unit.latest, unit.precision, approximate=rough)


def _years_off(date: FuzzyDate, count: int) -> FuzzyDate:
    low = moved(date.anchor, Precision.YEAR, count)
    high = moved((date.latest or 0) + 1, Precision.YEAR, count) - 1
    return FuzzyDate(low, high, date.precision)


@dataclass(frozen=True, slots=True)
class YearAgo(Meaning):
    """A year ago, in a report that compares quarters."""

    quarter: bool = False

    def candidates(self, case: Case) -> list[Candidate]:
        """Return the quarter a year before the report's, else last year."""
        anchor = case.published
        if case.discourse.quarter is not None and case.discourse.longer:
            date = around(moved(case.discourse.quarter.anchor, Precision.YEAR, -1), Precision.YEAR)
            return [Candidate(date, 0.8, "the year before that of the report")]
        if case.discourse.quarter is not None:
            date = _years_off(case.discourse.quarter, -1)
            return [Candidate(date, 0.8, "the report's quarter, a year before")]
        if anchor is None:
            return []
        date = around(moved(anchor.moment, Precision.YEAR, -1), Precision.YEAR)
        written = f"{timex_value(date)}-QX" if self.quarter else ""
        reason = "the year before publication"
        return [Candidate(date, 0.8, reason, None, anchor.kind, anchor.date, written)]


@dataclass(frozen=True, slots=True)
class Anniversary(Meaning):
    """So many years before today, this week or this month: "thirty years ago this week"."""

    years: int
    unit: Precision

    def candidates(self, case: Case) -> list[Candidate]:
        """Return that day, week or month of the other year."""
        anchor = case.published
        if anchor is None:
            return []
        try:
            date = around(moved(anchor.moment, Precision.YEAR, -self.years), self.unit)
        except ValueError:
            return []
        reason = f"that {self.unit}, {self.years} years before {anchor.name}"
        return [Candidate(date, 0.9, reason, None, anchor.kind, anchor.date)]


@dataclass(frozen=True, slots=True)
class Ending(Meaning):
    """The unit whose end is meant: early in the year, a past clause means that of the last one."""

    unit: Precision

    def candidates(self, case: Case) -> list[Candidate]:
        """Return the unit of the anchor, or the one before."""
        anchor = case.anchor(self.unit)
        if anchor is None:
            return []
        step = 0
        since = anchor.moment - around(anchor.moment, self.unit).anchor
        if self.unit is Precision.YEAR and case.past and since < 21 * WEEK:
            step = -1
        date = around(moved(anchor.moment, self.unit, step), self.unit)
        return [Candidate(date, 0.7, f"the {self.unit} of {anchor.name}", None, anchor.kind)]
