"""Days, months and years by name: "3 November 2016", "last October", "1998", "the 1990s"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from typing_extensions import override

from core.calendar import DAY, civil, days_in_month
from core.dates.meaning.base import Candidate, Meaning, Way, in_century
from core.dates.units import around, finer
from core.edtf import unit, years
from core.model import AnchorKind, Precision
from core.wording import MONTHS

if TYPE_CHECKING:
    from core.dates.case import Anchor, Case
    from core.model import FuzzyDate

_BACKWARD = 3
"""How much less likely a history steps back a month than on by one."""
_FAR = 300 * DAY
"""A day without a year is not taken for one further away than this."""


_NINE_MONTHS = 270 * DAY
"""From here on, tense says little of a month named with a noun ("the November talks")."""


@dataclass(frozen=True, slots=True)
class Calendar(Meaning):
    """A year, a month or a day; the year may have to be found."""

    year: int | None
    month: int | None = None
    day: int | None = None
    way: Way = Way.NONE
    of_year: Way = Way.NONE
    """The year as words: "October last year"."""
    short: bool = False
    """Whether the year is written with two digits, so that its century is open."""

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return self.year

    def value(self) -> str:
        """Write it with its year unknown; nothing for a day that no month has."""
        if self.day and self.month and self.day > days_in_month(2000, self.month):
            return ""
        if self.year is not None:
            return ""
        text = f"XXXX-{self.month:02d}" if self.month else ""
        return text + (f"-{self.day:02d}" if self.day else "")

    def candidates(self, case: Case) -> list[Candidate]:
        """Propose the years that it may lie in."""
        if self.year is not None:
            year = in_century(self.year, case) if self.short else self.year
            reason = f"two digits, read as {year}" if self.short else "written with its year"
            return self._in_years([(year, 1.0, reason)], None)
        anchor = case.anchor(Precision.MONTH, told=self.of_year.looks_back or self.way.looks_back)
        if anchor is None:
            return []
        here = civil(anchor.moment).year
        if self.of_year:
            choice = [(here + self.of_year.step, 1.0, f"{self.of_year} year")]
        elif self.way:
            choice = self._pointed(anchor)
        elif case.discourse.narrative:
            choice = self._told(case, anchor.date)
        elif (told := self._story(case)) is not None:
            after = self._in_years(self._told(case, told.date)[:1], told)
            rivals = [replace(c, score=c.score / 2) for c in self._leaning(case, anchor)]
            return after + [c for c in rivals if c.unit not in {a.unit for a in after}]
        else:
            return self._leaning(case, anchor)
        return self._in_years(choice, anchor)

    def _story(self, case: Case) -> Anchor | None:
        """Return the date that a paragraph about the past told before, unless "said in April"."""
        before = case.told
        if not case.story or case.future or before is None:
            return None
        page, at = case.site.page, case.discourse.previous_at
        told = before.kind is AnchorKind.PREVIOUS_DATE
        near = told and page.same_paragraph(at, case.site.start)
        aside = before.date.precision is Precision.YEAR and page.same_sentence(at, case.site.start)
        return before if near and not aside else None

    def _told(self, case: Case, before: FuzzyDate) -> list[tuple[int, float, str]]:
        """Rank the years by how well they carry a history on from the date told before."""
        here, month, *_ = civil(before.anchor)
        ahead = (self.month or month) - month
        coarse = not finer(before.precision, Precision.YEAR)
        found = []
        for step, name in ((0, "the same year"), (1, "the year after"), (-1, "the year before")):
            gap = abs(step) * 12 if coarse else ahead + 12 * step
            cost = gap if gap >= 0 else -_BACKWARD * gap
            upcoming = case.discourse.upcoming
            beyond = upcoming is not None and step > 0 and here + step > upcoming
            found.append((here + step, 0.9 - cost / 40 - beyond, f"{name} as the date told before"))
        course = case.discourse.years.get(case.site.start)
        if course is not None:
            found = [c for c in found if c[0] != course]
            found = [(year, min(score, 0.5), why) for year, score, why in found]
            found.append((course, 0.85, f"{course} in the course of the dates told"))
        return sorted(found, key=lambda choice: -choice[1])

    def _in_years(
        self, choice: list[tuple[int, float, str]], anchor: Anchor | None
    ) -> list[Candidate]:
        found = []
        for year, score, reason in choice:
            try:
                date = unit(year, self.month, self.day)
            except ValueError:
                continue
            kind = anchor.kind if anchor else AnchorKind.EXPLICIT
            told = anchor.date if anchor else None
            found.append(Candidate(date, score, reason, None, kind, told))
        return found

    def _pointed(self, anchor: Anchor) -> list[tuple[int, float, str]]:
        here, now = civil(anchor.moment).year, civil(anchor.moment).month
        month = self.month or now
        name = MONTHS[month - 1]
        if self.way.step < 0:
            year = here if month < now else here - 1
            close = month in {now - 1, now}
            rival = [(year - 1, 0.3, f"{name} of last year")] if close and year == here else []
            if self.way.looks_back:
                return [(year, 0.8, f"the {name} before {anchor.name}")]
            return [(year, 0.7 if close else 0.95, f"the latest {name} gone by"), *rival]
        if self.way.step > 0:
            return [(here if month > now else here + 1, 0.9, f"the next {name}")]
        return [(here, 0.9, f"{name} of this year")]

    def _leaning(self, case: Case, anchor: Anchor) -> list[Candidate]:
        here = civil(anchor.moment).year
        name = f"{self.day or ''} {MONTHS[(self.month or 1) - 1]}".strip()
        choice = [(here + step, 0.0, "") for step in (-1, 0, 1)]
        found = self._in_years(choice, anchor)
        leaning = [
            Candidate(
                c.unit,
                self._score(case, anchor.date, c.unit),
                _reason(case, anchor, c.unit, name),
                None,
                c.anchor_kind,
                c.anchor,
            )
            for c in found
        ]
        return sorted(leaning, key=lambda c: -c.score)

    def _score(self, case: Case, anchor: FuzzyDate, date: FuzzyDate) -> float:
        here = around(anchor.anchor, date.precision).anchor
        distance = date.anchor - here
        nearness = 1 - abs(distance) / (800 * DAY)
        if self.day is None and distance < 0:
            nearness += 60 / 800
        strong = abs(distance) < _FAR or self.day is None
        if not case.cue.direct and abs(distance) > _NINE_MONTHS:
            return nearness / 2
        future = case.future and not (self.day is None and case.cue.timetable)
        if case.past and distance <= 0 and strong:
            return 0.5 + nearness / 2
        if future and distance >= 0 and strong:
            return 0.5 + nearness / 2
        return nearness / 2 if case.past or future else nearness * 0.6


def _reason(case: Case, anchor: Anchor, date: FuzzyDate, name: str) -> str:
    latest = date.latest or 0
    side = "next" if date.anchor > anchor.moment else "latest"
    if date.anchor <= anchor.moment <= latest:
        return f"{name} of the same {'day' if date.precision is Precision.DAY else 'month'}"
    tense = f"{case.cue.tense} tense (“{case.cue.words}”) → " if case.cue.tense else "nearest: "
    return f"{tense}{side} {name}"


@dataclass(frozen=True, slots=True)
class Years(Meaning):
    """A decade, a century, a millennium."""

    first: int
    count: int

    @property
    def explicit_year(self) -> int | None:
        """The first of its years."""
        return self.first

    @override
    def candidates(self, case: Case) -> list[Candidate]:
        date = years(self.first, self.count)
        written = ""
        if self.first < 0:
            digits = f"BC{-self.first:04d}"  # ISO 8601 has no form for these
            written = digits[:-1] if self.count == 10 else digits[:-2]
        return [Candidate(date, 1.0, "written in full", written=written)]
