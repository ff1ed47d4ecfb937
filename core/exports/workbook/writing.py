"""The whole workbook: sheets in order, written beside the target and moved into place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from core.errors import Problem, UserError
from core.exports.atomic import write_atomically
from core.exports.workbook.columns import SHEETS
from core.exports.workbook.conflicts import conflict_rows
from core.exports.workbook.events import event_rows
from core.exports.workbook.evidence import gather, mention_rows
from core.exports.workbook.network import alias_rows, edge_rows, node_rows
from core.exports.workbook.sources import about_rows, source_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from core.exports.workbook.cells import Cell
    from core.exports.workbook.sheet import Sheet
    from core.project import Project
    from core.ties import Edge, Node

_TICK = 200
"""Rows between two calls of progress."""


def write_workbook(
    path: Path,
    project: Project,
    *,
    visible: frozenset[str] | None,
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    about: Mapping[str, str],
    progress: Callable[[int, int], bool] | None = None,
) -> list[Problem]:
    """Write the events asked for (None: all not rejected) with their evidence, actors, sources.

    progress is told the rows written and the rows in all, and stops the export by returning
    False. Returns what had to be shortened. Raises UserError where the file cannot be written or
    the export was stopped; what was at path is then whole.
    """
    from openpyxl import Workbook

    evidence = gather(project, visible)
    rows: dict[str, list[list[Cell]]] = {
        "Events": list(event_rows(evidence)),
        "Mentions": list(mention_rows(evidence)),
        "Nodes": list(node_rows(nodes)),
        "Edges": list(edge_rows(evidence, nodes, edges)),
        "Aliases": list(alias_rows(evidence, nodes)),
        "Sources": list(source_rows(evidence)),
        "Conflicts": list(conflict_rows(evidence)),
    }
    rows["About"] = list(about_rows(evidence, about, {n: len(r) for n, r in rows.items()}))
    book = Workbook(write_only=True)
    _describe(book, about)
    writing = _Writing(book, path, sum(map(len, rows.values())), progress)
    with write_atomically(path) as temporary:
        for name, listed in rows.items():
            writing.sheet(name, listed)
        book.save(temporary)
    writing.tell()
    return writing.problems


def _describe(book: Any, about: Mapping[str, str]) -> None:
    properties = book.properties
    properties.title = about.get("Title") or "Timeline of events and actors"
    properties.creator = properties.lastModifiedBy = "Dateline"
    properties.description = "Events, their evidence, actors and ties, read from articles."


@dataclass(slots=True)
class _Writing:
    """A workbook in the making: how far it is, and what had to be shortened."""

    book: Any
    path: Path
    total: int
    progress: Callable[[int, int], bool] | None
    done: int = 0
    problems: list[Problem] = field(default_factory=list)

    def sheet(self, name: str, rows: Sequence[Sequence[Cell]]) -> None:
        """Write the rows, on as many sheets as they need."""
        from core.exports.workbook import sheet as limits

        for part in range(max(1, -(-len(rows) // limits.MOST_ROWS))):
            start = part * limits.MOST_ROWS
            title = name if part == 0 else f"{name} {part + 1}"
            made = limits.Sheet(self.book, title, SHEETS[name])
            try:
                self._fill(made, rows[start : start + limits.MOST_ROWS])
            except BaseException:
                made.abandon()
                raise
            made.finish()
            self._note(made)
        if len(rows) > limits.MOST_ROWS:
            self._say(f"{name} has more rows than a sheet can hold and goes on in “{title}”.")

    def _fill(self, sheet: Sheet, rows: Iterable[Sequence[Cell]]) -> None:
        for row in rows:
            if self.done % _TICK == 0 and not self.tell():
                raise UserError("The export was stopped; no file was written.")
            sheet.add(row, place)
            self.done += 1

    def tell(self) -> bool:
        """Say how far it is; return whether to go on."""
        return self.progress is None or self.progress(self.done, self.total)

    def _note(self, sheet: Sheet) -> None:
        if sheet.cut:
            first = ", ".join(sheet.cut[:5]) + (" …" if len(sheet.cut) > 5 else "")
            self._say(f"{len(sheet.cut)} texts were longer than a cell can hold (32,767) and are "
                      f"cut: {first}.")  # fmt: skip
        if sheet.unlinked:
            self._say(f"“{sheet.name}” has more links than Excel opens in a sheet: the last "
                      f"{sheet.unlinked} cells are plain text.")  # fmt: skip

    def _say(self, message: str) -> None:
        self.problems.append(Problem(self.path.name, message, "warning"))


def place(sheet: str, row: int) -> str:
    """Return the address of a row (from 0) of a table that may go on over several sheets."""
    from core.exports.workbook.sheet import MOST_ROWS

    part, rest = divmod(row, MOST_ROWS)
    title = sheet if part == 0 else f"{sheet} {part + 1}"
    return f"'{title}'!A{rest + 2}"
