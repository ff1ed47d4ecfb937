"""Dates in figures whose order is open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.dates.meaning.base import Candidate, Meaning, in_century
from core.edtf import unit
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.dates.case import Case
    from core.model import FuzzyDate


_MONTH = 31 * DAY
_CLEAR = 0.15
"""By how much the better order must lead to be taken without a mark of doubt."""


@dataclass(frozen=True, slots=True)
class Numeric(Meaning):
    """A date in figures whose order is open: 03/11/2016."""

    first: int
    second: int
    year: int
    short: bool = False
    """Whether the year is written with two digits, so that its century is open."""

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return self.year

    def value(self) -> str:
        """Return nothing: without a possible order it is no date."""
        return ""

    def candidates(self, case: Case) -> list[Candidate]:
        """Propose month first and day first, the one close to publication before the other.

        Where both are possible and neither is closer, the date is marked as uncertain.
        """
        orders = {"month first": (self.first, self.second), "day first": (self.second, self.first)}
        found = []
        year = in_century(self.year, case) if self.short else self.year
        for score, (name, (month, day_)) in zip((0.6, 0.5), orders.items(), strict=True):
            try:
                date = unit(year, month, day_)
            except ValueError:
                continue
            close = _closeness(case, date)
            reason = f"{name}: {words(date)}" + (", close to publication" if close else "")
            found.append(Candidate(date, score + 0.4 * close, reason))
        found = _by_text(found, case.discourse.order)
        found.sort(key=lambda c: -c.score)
        if (
            len(found) == 2
            and found[0].unit != found[1].unit
            and found[0].score - found[1].score < _CLEAR
        ):
            return [replace(c, meant=replace(c.unit, uncertain=True)) for c in found]
        return found


def _by_text(found: list[Candidate], order: str) -> list[Candidate]:
    """Prefer the order that the other dates of the text show."""
    if not order or len(found) < 2:
        return found
    reason = f"{order}, as in the other dates of the text"
    return [
        replace(c, score=0.95, reason=f"{reason}: {words(c.unit)}")
        if c.reason.startswith(order)
        else replace(c, score=c.score / 3)
        for c in found
    ]


def order_of(found: Iterable[Meaning]) -> str:
    """Return the order that the dates with a number above 12 agree on; empty where none does."""
    figures = [m for m in found if isinstance(m, Numeric)]
    orders = {"day first" for m in figures if m.first > 12 >= m.second}
    orders |= {"month first" for m in figures if m.second > 12 >= m.first}
    return orders.pop() if len(orders) == 1 else ""


def _closeness(case: Case, date: FuzzyDate) -> float:
    """Say how close a date lies to publication, from 0 (a month or more) to 1 (the same day)."""
    published = case.discourse.published
    if published is None:
        return 0
    return max(0, 1 - abs(date.anchor - published.anchor) / _MONTH)
