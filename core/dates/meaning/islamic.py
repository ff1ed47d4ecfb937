"""Days, months and years of the Islamic calendar: "12 Ramadan 1437", "Eid al-Fitr", "1437 AH"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.calendar import DAY, civil
from core.dates import hijri
from core.dates.meaning.base import Candidate, Meaning, Way
from core.dates.units import day as day_of
from core.model import FuzzyDate, Precision

if TYPE_CHECKING:
    from core.dates.case import Anchor, Case

_TABULAR = "by the tabular Islamic calendar, give or take a day"


@dataclass(frozen=True, slots=True)
class Islamic(Meaning):
    """A year, month or day of the Islamic calendar; the year may have to be found."""

    year: int | None
    month: int | None = None
    day: int | None = None
    way: Way = Way.NONE
    name: str = ""
    """The feast's name, empty for a date."""

    @property
    def explicit_year(self) -> int | None:
        """The civil year that it starts in."""
        return civil(self._start(self.year)).year if self.year is not None else None

    def _start(self, year: int) -> int:
        return hijri.midnight(year, self.month or 1, self.day or 1)

    def _unit(self, year: int) -> FuzzyDate:
        low = self._start(year)
        if self.day:
            return day_of(low)
        if self.month:
            length = hijri.days_in_month(year, self.month)
            return FuzzyDate(low, low + length * DAY - 1, Precision.MONTH)
        return FuzzyDate(low, hijri.midnight(year + 1) - 1, Precision.YEAR)

    def _candidate(self, year: int, score: float, anchor: Anchor | None = None) -> Candidate:
        unit = self._unit(year)
        named = self.name or f"{self.day or ''} {hijri.MONTHS[(self.month or 1) - 1]}".strip()
        words = f"{named} {year} AH" if self.month else f"the year {year} AH"
        found = Candidate(unit, score, f"{words} {_TABULAR}", replace(unit, approximate=True))
        return replace(found, anchor_kind=anchor.kind, anchor=anchor.date) if anchor else found

    def candidates(self, case: Case) -> list[Candidate]:
        """Return it in its year, else the latest or the next one as the clause points."""
        if self.year is not None:
            return [self._candidate(self.year, 1.0)]
        anchor = case.anchor(Precision.DAY)
        if anchor is None:
            return []
        here = hijri.year_around(anchor.moment)
        found = [
            self._candidate(year, self._score(case, anchor, self._start(year)), anchor)
            for year in (here - 1, here, here + 1)
        ]
        return sorted(found, key=lambda c: -c.score)

    def _score(self, case: Case, anchor: Anchor, moment: int) -> float:
        distance = moment - anchor.moment
        near = 0.5 - abs(distance) / (800 * DAY)
        if case.discourse.narrative and not self.way:
            return near + 0.2 * (distance >= 0)
        back = self.way.step < 0 or (case.past and self.way.step <= 0)
        ahead = self.way.step > 0 or case.future
        wanted = (distance <= 0 and back) or (distance >= 0 and ahead and not back)
        return max(0.05, near + 0.45 * wanted)
