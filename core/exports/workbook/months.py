"""Which month an event counts in, and the sheet Matrix: how often each actor acts in each."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from core.calendar import civil
from core.exports.workbook.cells import Linked
from core.model import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.exports.workbook.cells import Cell
    from core.exports.workbook.evidence import Evidence
    from core.model import FuzzyDate
    from core.ties import Node

MOST_MONTHS = 600
"""Columns of the Matrix; the months with the most events are kept."""
_COARSE = frozenset(list(Precision)[list(Precision).index(Precision.QUARTER) :])


@dataclass(slots=True)
class Matrix:
    """Counts of events by actor and month, each month in order of time."""

    months: list[int]
    """Counted from year 0."""
    left_out: int
    """Months with events that had no room."""
    total: Counter[str]
    counts: dict[str, Counter[int]]


@lru_cache(4096)
def month_of(when: FuzzyDate | None) -> int | None:
    """Return the month in which an event lies, or begins if it lasts; None if that is not known."""
    if when is None or when.earliest is None or when.precision in _COARSE:
        return None
    at = civil(when.earliest)
    month = at.year * 12 + at.month - 1
    if when.extent:
        return month
    if when.latest is None:
        return None
    last = civil(when.latest)
    return month if last.year * 12 + last.month - 1 == month else None


def month_name(month: int) -> str:
    """Write a month as ISO 8601 does: "2016-11", "-0043-03"."""
    year, rest = divmod(month, 12)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{rest + 1:02d}"


def count(evidence: Evidence) -> Matrix:
    """Count the events of every actor that takes part in one."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    everywhere: Counter[int] = Counter()
    for event in evidence.events:
        month = month_of(event.when)
        if month is not None:
            everywhere[month] += 1
        for actor in evidence.project.shown_leads(event):
            total[actor.id] += 1
            if month is not None:
                counts[actor.id][month] += 1
    months = sorted(month for month, _ in everywhere.most_common(MOST_MONTHS))
    return Matrix(months, max(0, len(everywhere) - MOST_MONTHS), total, counts)


def matrix_rows(matrix: Matrix, evidence: Evidence, nodes: Sequence[Node]) -> Iterator[list[Cell]]:
    """Yield the actors that take part in events, the busiest first."""
    places = {node.id: row for row, node in enumerate(nodes)}
    for actor_id, events in sorted(matrix.total.items(), key=lambda item: (-item[1], item[0])):
        actor = evidence.project.actors[actor_id]
        own = matrix.counts.get(actor_id, Counter())
        yield [
            Linked(actor_id, "Nodes", places[actor_id]) if actor_id in places else actor_id,
            actor.label,
            actor.kind.value,
            events,
            events - sum(own.values()) or None,
            *(own.get(month) for month in matrix.months),
        ]
