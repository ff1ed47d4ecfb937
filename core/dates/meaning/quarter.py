"""Quarters and halves of a year, and the quarter that a financial report is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.calendar import add_months, civil, seconds
from core.dates.meaning.base import Candidate, Meaning, Way
from core.dates.timex3 import timex_value
from core.dates.units import around, moved
from core.edtf import sub_year
from core.model import FuzzyDate, Precision
from core.wording import MONTHS

if TYPE_CHECKING:
    from core.dates.case import Case


@dataclass(frozen=True, slots=True)
class Section(Meaning):
    """The n-th quarter or half of a year, the year named, pointed at, or open."""

    number: int
    half: bool = False
    year: int | None = None
    of_year: Way = Way.NONE
    fiscal: bool = False
    """Whether it is one of a fiscal year, which may start in another month."""

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return self.year

    def value(self) -> str:
        """Write it with its year unknown."""
        return f"XXXX-{'H' if self.half else 'Q'}{self.number}"

    def candidates(self, case: Case) -> list[Candidate]:
        """Return the section of the year that fits; one of a fiscal year is uncertain."""
        found = self._in_year(case)
        if not self.fiscal:
            return found
        note = "of a fiscal year, taken as the calendar year"
        return [
            replace(c, meant=replace(c.unit, uncertain=True), reason=f"{c.reason}; {note}")
            for c in found
        ]

    def _in_year(self, case: Case) -> list[Candidate]:
        code = (39 if self.half else 32) + self.number
        if self.year is not None:
            return [Candidate(sub_year(self.year, code), 1.0, "written with its year")]
        anchor = case.anchor(Precision.QUARTER)
        if anchor is None:
            return []
        at = civil(anchor.moment)
        year = at.year + self.of_year.step
        reason = f"{self.of_year or 'this'} year, seen from publication"
        if not self.of_year and not self.half:
            year += _drift(case, self.number, (at.month - 1) // 3 + 1)
            reason = f"nearest, {case.cue.tense or 'no'} tense"
        return [Candidate(sub_year(year, code), 0.8, reason, None, anchor.kind, anchor.date)]


def _drift(case: Case, number: int, current: int) -> int:
    """Return how many years off a bare "third quarter" lies."""
    if number - current >= 2 and not case.future:
        return -1
    if number - current == 3:
        return -1
    return 1 if case.future and current - number >= 2 else 0


@dataclass(frozen=True, slots=True)
class LatestQuarter(Meaning):
    """The last quarter: the one before that of publication."""

    step: int = -1

    @property
    def deictic(self) -> bool:
        """It leans on the day of writing."""
        return True

    def candidates(self, case: Case) -> list[Candidate]:
        """Return the quarter."""
        anchor = case.published
        if anchor is None:
            return []
        date = around(moved(anchor.moment, Precision.QUARTER, self.step), Precision.QUARTER)
        return [Candidate(date, 0.7, "seen from publication", None, anchor.kind, anchor.date)]


@dataclass(frozen=True, slots=True)
class ReportQuarter(Meaning):
    """The quarter that a report is about ("the quarter", "the year-ago period"), or its like."""

    years_back: int = 0
    year: int | None = None
    fallback: bool = False
    """Whether it stands for an unknown quarter where the report has named none."""

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return self.year

    def value(self) -> str:
        """Return nothing: it is no time in a text that reports none."""
        return ""

    def candidates(self, case: Case) -> list[Candidate]:
        """Return the report's quarter, in the year that is meant."""
        quarter = case.discourse.quarter
        if quarter is None:
            return self._unknown(case)
        at = civil(quarter.anchor)
        year = self.year if self.year is not None else at.year - self.years_back
        if case.discourse.longer and (self.years_back or self.year is not None):
            return [Candidate(around_year(year), 0.6, "the part of that year that is compared")]
        date = sub_year(year, 33 + (at.month - 1) // 3)
        return [Candidate(date, 0.8, "the quarter that the report is about")]

    def _unknown(self, case: Case) -> list[Candidate]:
        anchor = case.published
        year = self.year if self.year is not None else civil(anchor.moment).year if anchor else None
        if not self.fallback or year is None:
            return []
        date = around_year(year)
        reason = "some quarter of the year"
        return [Candidate(date, 0.4, reason, written=f"{timex_value(date)}-QX")]


@dataclass(frozen=True, slots=True)
class QuarterEnded(Meaning):
    """A company's quarter known by the month that it ends in: "the quarter ended Sept. 30"."""

    month: int

    def candidates(self, case: Case) -> list[Candidate]:
        """Return the three months up to the latest such month."""
        anchor = case.published
        if anchor is None:
            return []
        here, now, *_ = civil(anchor.moment)
        year = here if self.month <= now else here - 1
        start = add_months(seconds(year, self.month), -2)
        whole = FuzzyDate(start, add_months(start, 3) - 1, Precision.QUARTER)
        reason = f"the three months that end in {MONTHS[self.month - 1]} {year}"
        unit = around(add_months(start, 1), Precision.QUARTER)
        return [Candidate(unit, 0.8, reason, whole, anchor.kind, anchor.date)]


def around_year(year: int) -> FuzzyDate:
    """Return a whole year, for a quarter that is not named."""
    first = sub_year(year, 33)
    return FuzzyDate(first.earliest, sub_year(year, 36).latest, Precision.YEAR)
