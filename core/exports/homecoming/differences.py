"""The sheet Conflicts: which of two values a colleague took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.exports.homecoming.base import conflict_texts
from core.exports.homecoming.changes import Change
from core.exports.homecoming.rows import Sheet, by_id, judged, not_understood

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.errors import Problem
    from core.exports.homecoming.book import Line
    from core.model import Conflict
    from core.project import Project

_HEADER = "Resolution"


def compare_conflicts(project: Project, sheet: Sheet) -> Iterator[Change | Problem]:
    """Yield the conflicts that were resolved, or opened again, in the workbook."""
    problems: list[Problem] = []
    known, new = by_id(sheet.lines, "Conflict ID", problems)
    yield from problems
    for conflict_id, line in known.items():
        conflict = project.conflicts.get(conflict_id)
        if conflict is None:
            why = f"{conflict_id} is settled or gone; its row is left out."
            yield not_understood(line.cell("Conflict ID"), why)
        else:
            yield from _compare(project, conflict, line, sheet)
    for line in new:
        why = "Conflicts follow from the sources and cannot be added; the row is left out."
        yield not_understood(line.cell("Conflict ID"), why)


def _compare(
    project: Project, conflict: Conflict, line: Line, sheet: Sheet
) -> Iterator[Change | Problem]:
    ours = conflict_texts(conflict)[_HEADER]
    exported = sheet.exported(conflict.id, {_HEADER: ours})[_HEADER]
    theirs = line.texts.get(_HEADER, exported)
    if theirs in (exported, ours):
        return
    take_b = _side(conflict, theirs)
    if theirs and take_b is None:
        why = (
            f"“{theirs}” is neither “{conflict.value_a}” nor “{conflict.value_b}”; to say "
            "something else, set the cell in Events."
        )
        yield not_understood(line.cell(_HEADER), why)
        return
    event = project.events.get(project.lead(conflict.event_id))
    name = f"{event.title if event else conflict.event_id}: {conflict.field}"
    yield Change(judged(exported, ours), line.cell(_HEADER), conflict.id, name, _HEADER,
                 exported, theirs, ours, {"take_b": take_b})  # fmt: skip


def _side(conflict: Conflict, said: str) -> bool | None:
    """Return whether value B is meant; None where it is neither."""
    wanted = " ".join(said.split()).casefold()
    sides = (
        (conflict.value_a, conflict.source_a, "a", "value a"),
        (conflict.value_b, conflict.source_b, "b", "value b"),
    )
    for take_b, names in enumerate(sides):
        if wanted in {" ".join(name.split()).casefold() for name in names}:
            return bool(take_b)
    return None
