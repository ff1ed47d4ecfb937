"""The rows of the sheet Conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.exports.workbook.cells import Cell, Linked
from core.exports.workbook.evidence import source_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exports.workbook.evidence import Evidence


def conflict_rows(evidence: Evidence) -> Iterator[list[Cell]]:
    """Yield where the sources of the events exported differ, in the order of the events."""
    project = evidence.project
    for row, event in enumerate(evidence.events):
        for conflict in project.conflicts_of(event.id):
            yield [
                conflict.id,
                Linked(event.id, "Events", row),
                conflict.field,
                conflict.value_a,
                source_link(evidence, conflict.source_a) if conflict.source_a else None,
                conflict.value_b,
                source_link(evidence, conflict.source_b) if conflict.source_b else None,
                conflict.resolution or None,
            ]
