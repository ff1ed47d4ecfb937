"""Days of the week and weekends: "on Thursday", "last Friday", "the weekend"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.calendar import DAY, WEEK
from core.dates.meaning.base import Candidate, Meaning, Way
from core.dates.units import around, day, finer
from core.model import AnchorKind, Precision
from core.wording import WEEKDAYS

if TYPE_CHECKING:
    from core.dates.case import Case


_CALLED_OFF = re.compile(
    r"\b(?:cancel\w*|called off|postponed|put off|scrapped|collapsed|abandoned|delayed)\b"
)
"""What befalls a plan before its day as well as on it."""


@dataclass(frozen=True, slots=True)
class Weekday(Meaning):
    """A day of the week: "on Thursday", "last Friday", "Monday next week"."""

    number: int
    way: Way = Way.NONE
    of_week: Way = Way.NONE

    @property
    def deictic(self) -> bool:
        """Whether it leans on the day of writing."""
        return not self.way.looks_back

    def value(self) -> str:
        """Write it with its week unknown."""
        return f"XXXX-WXX-{self.number + 1}"

    def candidates(self, case: Case) -> list[Candidate]:
        """Propose the latest and the next such day."""
        anchor = case.anchor(Precision.DAY, told=self.way.looks_back)
        told = anchor is not None and anchor.kind is AnchorKind.PREVIOUS_DATE
        if case.published and anchor and told and finer(Precision.WEEK, anchor.date.precision):
            anchor = case.published  # no weekday follows a month or a year
        if anchor is None:
            return []
        today = (anchor.moment // DAY + 3) % 7
        back, ahead = (today - self.number) % 7, (self.number - today) % 7
        if self.of_week:
            days = [(self.number - today + 7 * self.of_week.step, 1.0, f"{self.of_week} week")]
        elif self.way and (told or self.way is not Way.SAME):
            days = self._pointed(case, back, ahead)
        else:
            follows = anchor.kind is AnchorKind.PREVIOUS_DATE
            days = self._leaning(case.scheduled(), back, ahead, told=follows)
        return [
            Candidate(day(anchor.moment + n * DAY), score, reason, None, anchor.kind, anchor.date)
            for n, score, reason in days
        ]

    def _pointed(self, case: Case, back: int, ahead: int) -> list[tuple[int, float, str]]:
        name = WEEKDAYS[self.number]
        if self.way.step < 0:
            gone = back or 7
            return [(-gone, 0.8, f"the latest {name} gone by"), (-gone - 7, 0.2, "a week earlier")]
        if self.way.step > 0:
            due = ahead or 7
            return [(due, 0.8, f"the next {name} to come"), (due + 7, 0.2, "a week later")]
        if self.way is Way.SAME:
            first = f"the first {name} from the date told before"
            return [(ahead, 0.7, first), (-(back or 7), 0.3, f"the {name} before it")]
        if case.past and back:
            return [(-back, 0.7, f"past tense → latest {name}"), (ahead, 0.3, f"next {name}")]
        return [(ahead, 0.7, f"{name} of this week"), (-(back or 7), 0.3, "the latest gone by")]

    def _leaning(
        self, case: Case, back: int, ahead: int, *, told: bool
    ) -> list[tuple[int, float, str]]:
        cue, name = case.cue, WEEKDAYS[self.number]
        if told:
            return [(ahead, 0.6, f"{name} after the date told before"), (-back, 0.4, "before it")]
        shown = f"{cue.tense} tense (“{cue.words}”)" if cue.tense else "no tense"
        # On a Thursday, a paper's "Thursday" is that very day, whatever the tense.
        sure = 0.9 if case.past or case.future or not back else 0.65
        if case.future and _CALLED_OFF.search(case.site.after):
            sure = 0.55
        latest, coming = (f"{shown} → {side} {name}" for side in ("latest", "next"))
        if case.future:
            return [(ahead, sure, coming), (-back if ahead else 7, 1 - sure, f"the other {name}")]
        return [(-back, sure, latest), (ahead if back else -7, 1 - sure, f"the other {name}")]


@dataclass(frozen=True, slots=True)
class WeekendByTense(Meaning):
    """The weekend: the last one, unless the clause looks ahead or it is that of publication."""

    @property
    def deictic(self) -> bool:
        """It leans on the day of writing."""
        return True

    def candidates(self, case: Case) -> list[Candidate]:
        """Propose the weekend before and the one of the same week."""
        anchor = case.anchor(Precision.DAY)
        if anchor is None:
            return []
        this = around(anchor.moment, Precision.WEEKEND)
        last = around(anchor.moment - WEEK, Precision.WEEKEND)
        ahead = case.future or anchor.moment >= this.anchor
        shown = f"{case.cue.tense} (“{case.cue.words}”)" if case.cue.tense else "no tense"
        ranked = [(this, "this"), (last, "last")] if ahead else [(last, "last"), (this, "this")]
        return [
            Candidate(date, score, f"{shown} → {name} weekend", None, anchor.kind, anchor.date)
            for (date, name), score in zip(ranked, (0.8, 0.2), strict=True)
        ]
