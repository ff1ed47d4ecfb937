"""The rows of the sheet Rejected: what was turned down, with its evidence, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.exports.workbook.cells import Cell, bounds
from core.exports.workbook.evidence import event_link, mention_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exports.workbook.evidence import Evidence
    from core.model import Event

_BY_HAND = "by the analyst"


def rejected_rows(evidence: Evidence, turned_down: Evidence) -> Iterator[list[Cell]]:
    """Yield a row for each sentence of the events turned down, and one for an event without any."""
    for event in turned_down.events:
        reason = event.ruled[-1].words if event.ruled else _BY_HAND
        told = turned_down.told(event.id)
        for each in told:
            row = mention_row(turned_down, each)
            row[1] = event_link(evidence, event.id)
            yield [*row, reason]
        if not told:
            yield [*_bare(evidence, event), reason]


def _bare(evidence: Evidence, event: Event) -> list[Cell]:
    """Return what is known of an event that no sentence tells: its title stands for one."""
    low, high = bounds(event.when) if event.when else (None, None)
    return [
        event.id, event_link(evidence, event.id), None, None, event.title, None, None, None, None,
        low, high, None, None, None, event.confidence, event.status.value,
    ]  # fmt: skip
