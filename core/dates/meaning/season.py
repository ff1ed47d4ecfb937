"""Seasons: "last summer", "winter 2015"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.calendar import civil
from core.dates.meaning.base import Candidate, Meaning, Way, in_century
from core.edtf import sub_year
from core.model import Precision

if TYPE_CHECKING:
    from core.dates.case import Anchor, Case


def _season_year(code: int, anchor: Anchor, way: Way, case: Case) -> int:
    """Choose the year of a season by its word ("last", "next") or the tense of its clause."""
    year, month, *_ = civil(anchor.moment)
    middle = {21: 4, 22: 7, 23: 10, 24: 1}[code]
    if way.step < 0:
        return year if month > middle + 1 and code != 24 else year - 1
    if way.step > 0:
        return year + 1 if month >= middle - 1 else year
    if way is Way.THIS or not (case.past or case.future):
        return year
    if case.past:
        return year if month >= middle - 1 else year - 1
    return year if month <= middle + 1 else year + 1


@dataclass(frozen=True, slots=True)
class Season(Meaning):
    """A season: "last summer", "winter 2015"."""

    code: int
    year: int | None = None
    way: Way = Way.NONE
    short: bool = False
    """Whether the year is written with two digits, so that its century is open."""

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return self.year

    def candidates(self, case: Case) -> list[Candidate]:
        """Return the season of the year that fits."""
        if self.year is not None:
            year = in_century(self.year, case) if self.short else self.year
            return [Candidate(sub_year(year, self.code), 1.0, "written with its year")]
        anchor = case.anchor(Precision.SEASON, told=self.way.looks_back)
        if anchor is None:
            return []
        if case.discourse.narrative and not self.way.step:
            year = civil(anchor.moment).year
        else:
            year = _season_year(self.code, anchor, self.way, case) + (
                self.way.step if self.way.looks_back else 0
            )
        reason = f"the {self.way or 'nearest'} one, seen from {anchor.name}"
        return [Candidate(sub_year(year, self.code), 0.7, reason, None, anchor.kind, anchor.date)]
