"""Clock times and parts of the day, joined to the day they belong to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from core.calendar import DAY, HOUR, MINUTE
from core.dates.meaning.base import Candidate, Meaning
from core.dates.meaning.relative import Unit
from core.dates.timex3 import daypart_code, timex_value
from core.dates.units import day
from core.model import AnchorKind, FuzzyDate, Precision

if TYPE_CHECKING:
    from core.dates.case import Case
    from core.dates.page import Site

NOON = 12
_TODAY = Unit(Precision.DAY, 0, flexible=False)


def days_of(case: Case, on: Meaning | None) -> list[Candidate]:
    """Propose the day of a time: the one named with it, told before it, or of publication."""
    if on is not None:
        return on.candidates(case)
    previous = case.day_told
    if previous is None:
        return _TODAY.candidates(case)
    kind = AnchorKind.PREVIOUS_DATE
    return [Candidate(day(previous.anchor), 0.7, "the day told before", None, kind, previous)]


@dataclass(frozen=True, slots=True)
class Elsewhere(Meaning):
    """A day that is named further on in the sentence, read where it stands."""

    meaning: Meaning
    site: Site

    def candidates(self, case: Case) -> list[Candidate]:
        """Return the candidates of that day."""
        return self.meaning.candidates(type(case)(self.site, case.discourse))


@dataclass(frozen=True, slots=True)
class Clock(Meaning):
    """A time of day: "2 a.m.", "15:00 GMT Saturday", "noon"."""

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    on: Meaning | None = None
    other: int | None = None
    """The hour of the other half of the day, where nothing written tells which is meant."""
    kind: ClassVar[str] = "TIME"

    def value(self) -> str:
        """Write it with its day unknown."""
        return f"XXXX-XX-XXT{self.hour:02d}:{self.minute or 0:02d}"

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return self.on.explicit_year if self.on else None

    def candidates(self, case: Case) -> list[Candidate]:
        """Propose the time on each day that it may belong to, in either half of the day."""
        found = self._on_days(case, self.hour)
        if self.other is None:
            return found
        half = "a.m." if self.other < NOON else "p.m."
        rivals = self._on_days(case, self.other)[:1]
        reason = f"{half} instead: nothing written tells"
        return found + [replace(c, score=c.score / 2, reason=reason) for c in rivals]

    def _on_days(self, case: Case, hour: int) -> list[Candidate]:
        return [
            replace(found, unit=unit, meant=None, written=self._written(found.unit))
            for found in days_of(case, self.on)
            if (unit := self.at(found.unit, hour)).earliest is not None
        ]

    def _written(self, date: FuzzyDate) -> str:
        return f"{timex_value(day(date.anchor))}T24:00" if self.hour == 24 else ""

    def at(self, date: FuzzyDate, hour: int | None = None) -> FuzzyDate:
        """Return the time on a day, at another hour where one is given."""
        hours = self.hour if hour is None else hour
        start = date.anchor + hours * HOUR + (self.minute or 0) * MINUTE + (self.second or 0)
        if self.second is not None:
            return FuzzyDate(start, start, Precision.SECOND, zone=self.zone)
        if self.minute is not None:
            return FuzzyDate(start, start + MINUTE - 1, Precision.MINUTE, zone=self.zone)
        return FuzzyDate(start, start + HOUR - 1, Precision.HOUR, zone=self.zone)


@dataclass(frozen=True, slots=True)
class PartOfDay(Meaning):
    """A part of a day: "mid-morning", "Thursday night", "overnight"."""

    first: int
    last: int
    on: Meaning | None = None
    kind: ClassVar[str] = "TIME"

    def value(self) -> str:
        """Write it with its day unknown."""
        if isinstance(self.on, Meaning):
            return self.on.value() + daypart_code(self.first, self.last)
        return "XXXX-XX-XX" + daypart_code(self.first, self.last)

    @property
    def deictic(self) -> bool:
        """Whether it leans on the day of writing."""
        return self.on is not None and self.on.deictic

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return self.on.explicit_year if self.on else None

    def candidates(self, case: Case) -> list[Candidate]:
        """Propose the hours on each day that they may belong to."""
        return [replace(c, unit=self._hours(c.unit), meant=None) for c in days_of(case, self.on)]

    def _hours(self, date: FuzzyDate) -> FuzzyDate:
        midnight = date.anchor - date.anchor % DAY
        low, high = midnight + self.first * HOUR, midnight + self.last * HOUR - 1
        return FuzzyDate(low, high, Precision.DAYPART)
