"""Two periods compared: which ties are new, lost, stronger, weaker."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from core.filter import within
from core.network.weaving import bundles, edges

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.project import Project
    from core.ties import Bundle

Period = tuple[int, int]
"""First and last second."""


class Turn(StrEnum):
    """What became of a tie from the first period to the second."""

    NEW = "new"
    LOST = "lost"
    STRONGER = "stronger"
    WEAKER = "weaker"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Difference:
    """Every tie of either period, with its counts in both."""

    bundles: tuple[Bundle, ...] = ()
    counts: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    """Ends to how often it is told in the first period, and in the second."""

    def turn(self, ends: tuple[str, str]) -> Turn:
        """Say what became of a tie."""
        before, after = self.counts.get(ends, (0, 0))
        if not before or not after:
            return Turn.LOST if before else Turn.NEW
        if before == after:
            return Turn.SAME
        return Turn.STRONGER if after > before else Turn.WEAKER

    def tally(self) -> dict[Turn, int]:
        """Count the ties of each sort, in the order of Turn."""
        turns = [self.turn((b.source, b.target)) for b in self.bundles]
        return {turn: turns.count(turn) for turn in Turn}


def difference(
    project: Project, visible: frozenset[str], first: Period, second: Period
) -> Difference:
    """Compare the shown events that can lie in one period with those that can in another.

    Ties that the text states without a date hold throughout and are left out.
    """
    halves = [_in_period(project, visible, period) for period in (first, second)]
    every = _dated(project, halves[0] | halves[1])
    before, after = ({(b.source, b.target): b.count for b in _dated(project, h)} for h in halves)
    counts = {
        (b.source, b.target): (
            before.get((b.source, b.target), 0),
            after.get((b.source, b.target), 0),
        )
        for b in every
    }
    return Difference(tuple(every), counts)


def _dated(project: Project, events: frozenset[str]) -> list[Bundle]:
    return bundles(e for e in edges(project, events) if not e.stated)


def _in_period(project: Project, visible: frozenset[str], period: Period) -> frozenset[str]:
    leads = {project.lead(i) for i in visible}
    return frozenset(
        i for i in leads if i in project.events and within(project.events[i].when, period)
    )
