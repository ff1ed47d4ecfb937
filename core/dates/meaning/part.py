"""A part of a longer time: "early October", "the end of 2016", "earlier this week"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.dates.meaning.base import Candidate, Meaning
from core.dates.units import day_of, finer, section
from core.model import FuzzyDate, Precision

if TYPE_CHECKING:
    from core.dates.case import Case


class Portion(StrEnum):
    """Which part of a time is meant."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    BEGINNING = "beginning"
    END = "end"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    EARLY_TO_MID = "early to mid"
    MID_TO_LATE = "mid to late"
    EARLIER = "earlier"
    LATER = "later"


_FRACTIONS = {
    Portion.EARLY: (0, 1 / 3), Portion.MID: (1 / 3, 2 / 3), Portion.LATE: (2 / 3, 1),
    Portion.BEGINNING: (0, 1 / 6), Portion.END: (5 / 6, 1),
    Portion.EARLY_TO_MID: (0, 2 / 3), Portion.MID_TO_LATE: (1 / 3, 1),
    Portion.FIRST_HALF: (0, 1 / 2), Portion.SECOND_HALF: (1 / 2, 1),
}  # fmt: skip
_OF_DECADE = {
    Portion.EARLY: (0, 0.4), Portion.MID: (0.4, 0.7), Portion.LATE: (0.7, 1),
    Portion.EARLY_TO_MID: (0, 0.7), Portion.MID_TO_LATE: (0.4, 1),
}  # fmt: skip
_PORTIONS = {
    "early": Portion.EARLY, "mid": Portion.MID, "middle": Portion.MID, "late": Portion.LATE,
    "beginning": Portion.BEGINNING, "start": Portion.BEGINNING, "end": Portion.END,
    "early to mid": Portion.EARLY_TO_MID, "mid to late": Portion.MID_TO_LATE,
    "close": Portion.END, "first half": Portion.FIRST_HALF, "second half": Portion.SECOND_HALF,
    "latter half": Portion.SECOND_HALF, "last half": Portion.SECOND_HALF,
    "earlier": Portion.EARLIER, "later": Portion.LATER,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part(Meaning):
    """A portion of what another meaning names."""

    of: Meaning
    portion: Portion

    @property
    def deictic(self) -> bool:
        """Whether it leans on the day of writing."""
        return self.of.deictic

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return self.of.explicit_year

    def value(self) -> str:
        """Write the whole of which it is a part."""
        return self.of.value()

    def candidates(self, case: Case) -> list[Candidate]:
        """Narrow each candidate of the whole."""
        return [self._narrowed(found) for found in self.of.candidates(case)]

    def _narrowed(self, found: Candidate) -> Candidate:
        unit = found.unit
        if self.portion in {Portion.EARLIER, Portion.LATER}:
            meant = _beside(found, earlier=self.portion is Portion.EARLIER)
        else:
            fractions = _OF_DECADE if unit.precision is Precision.DECADE else {}
            meant = section(unit, *(fractions.get(self.portion) or _FRACTIONS[self.portion]))
        return replace(found, meant=meant, reason=f"{found.reason}; {self.portion} part of it")


def _beside(found: Candidate, *, earlier: bool) -> FuzzyDate:
    """Return the days of the unit before, or after, the day it is seen from."""
    unit, seen_from = found.unit, found.anchor
    if seen_from is None or finer(unit.precision, seen_from.precision):
        return unit
    if seen_from.precision is unit.precision or unit.earliest is None or unit.latest is None:
        return unit
    here = day_of(seen_from.anchor)
    low, high = unit.earliest, unit.latest
    if earlier and low <= here <= high:
        high = max(here, low + DAY) - 1
    elif not earlier and low <= here <= high:
        low = min(here + DAY, high + 1 - DAY)
    return FuzzyDate(low, high, unit.precision)


def part_of(meaning: Meaning, word: str | None) -> Meaning:
    """Narrow a meaning by "early", "end of" and the like; None leaves it whole."""
    portion = _PORTIONS.get(" ".join(re.split(r"[\s-]+", (word or "").lower())))
    return Part(meaning, portion) if portion else meaning
