"""A day of a month that is not named: "the 20th", "the 5th of this month"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.calendar import DAY, add_months, civil
from core.dates.meaning.base import Candidate, Meaning, Way
from core.dates.units import around, finer
from core.edtf import unit
from core.model import AnchorKind, Precision
from core.wording import words

if TYPE_CHECKING:
    from core.dates.case import Anchor, Case


@dataclass(frozen=True, slots=True)
class DayAlone(Meaning):
    """A day known by its number; the month is that told before, else one near publication."""

    day: int
    way: Way = Way.NONE
    """The month as words: "of this month", "of last month"."""

    def value(self) -> str:
        """Write it with its month unknown."""
        return f"XXXX-XX-{self.day:02d}"

    def candidates(self, case: Case) -> list[Candidate]:
        """Propose the months that it may lie in."""
        told = None if self.way else case.month_told
        published = case.anchor(Precision.DAY) if not case.discourse.narrative else None
        found = []
        if told is not None:
            ahead = 1 if civil(told.moment).day > self.day else 0
            exact = not finer(told.date.precision, Precision.MONTH)
            steps = ((0, 0.85), (1, 0.3)) if exact or not ahead else ((1, 0.6), (0, 0.5))
            reason = "of the month told before"
            found += [self._in(told, step, score, reason) for step, score in steps]
        if published is not None and not (told and case.discourse.narrative):
            scale = 0.3 if told else 1
            reason = f"of a month near {published.name}"
            found += [
                self._in(published, step, scale * self._near(case, published, step), reason)
                for step in (0, -1, 1)
            ]
        ranked = sorted((c for c in found if c), key=lambda c: -c.score)
        return list({c.unit: c for c in reversed(ranked)}.values())[::-1]

    def _near(self, case: Case, anchor: Anchor, step: int) -> float:
        if self.way:
            return 0.95 if step == self.way.step else 0.1
        here = add_months(anchor.moment - (civil(anchor.moment).day - 1) * DAY, step)
        distance = here + (self.day - 1) * DAY - anchor.moment
        fits = (distance <= 0 and case.past) or (distance >= 0 and case.future)
        return 0.45 + 0.45 * fits - abs(distance) / (400 * DAY)

    def _in(self, anchor: Anchor, step: int, score: float, reason: str) -> Candidate | None:
        first = add_months(around(anchor.moment, Precision.MONTH).anchor, step)
        at = civil(first)
        try:
            date = unit(at.year, at.month, self.day)
        except ValueError:
            return None
        why = f"the {self.day}. {reason}, {words(anchor.date)}"
        if anchor.kind is AnchorKind.PUBLISHED:
            why = f"the {self.day}. {reason}"
        return Candidate(date, score, why, None, anchor.kind, anchor.date)
