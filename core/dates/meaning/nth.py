"""The n-th week or weekday of a month: "the last week of August", "the first Sunday in May"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.calendar import DAY, WEEK, weekday
from core.dates.meaning.base import Candidate, Meaning
from core.dates.units import around, day
from core.model import FuzzyDate, Precision

if TYPE_CHECKING:
    from core.dates.case import Case


@dataclass(frozen=True, slots=True)
class Nth(Meaning):
    """A week (weekday None) or weekday of a month, counted from its start, or -1 from its end."""

    of: Meaning
    number: int
    weekday: int | None

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return self.of.explicit_year

    def value(self) -> str:
        """Write the month."""
        return self.of.value()

    def candidates(self, case: Case) -> list[Candidate]:
        """Count within each month that may be meant."""
        return [replace(found, unit=self._in(found.unit)) for found in self.of.candidates(case)]

    def _in(self, month: FuzzyDate) -> FuzzyDate:
        start, end = month.anchor, (month.latest or month.anchor) + 1
        if self.weekday is None:
            low = start + WEEK * (self.number - 1) if self.number > 0 else end - WEEK
            return FuzzyDate(low, low + WEEK - 1, Precision.WEEK)
        if self.number < 0:
            return day(end - DAY - (weekday(end - DAY) - self.weekday) % 7 * DAY)
        return day(start + (self.weekday - weekday(start)) % 7 * DAY + WEEK * (self.number - 1))


@dataclass(frozen=True, slots=True)
class UnitOf(Meaning):
    """The week or weekend that a day lies in: "the week of March 6"."""

    of: Meaning
    unit: Precision

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return self.of.explicit_year

    def candidates(self, case: Case) -> list[Candidate]:
        """Widen each day that may be meant."""
        found = self.of.candidates(case)
        return [replace(c, unit=around(c.unit.anchor, self.unit), meant=None) for c in found]


@dataclass(frozen=True, slots=True)
class DayBeside(Meaning):
    """The day before or after another that is named: "the day after Sunday's vote"."""

    of: Meaning
    step: int

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return self.of.explicit_year

    @property
    def deictic(self) -> bool:
        """Whether it leans on the day of writing."""
        return self.of.deictic

    def candidates(self, case: Case) -> list[Candidate]:
        """Step from each day that may be meant."""
        found = self.of.candidates(case)
        side = "after" if self.step > 0 else "before"
        return [
            replace(
                c,
                unit=day(c.unit.anchor + self.step * DAY),
                meant=None,
                reason=f"the day {side} {c.reason}",
            )
            for c in found
        ]
