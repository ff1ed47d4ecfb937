"""Cells from a spreadsheet, by way of the clipboard: onto the table's cells, or as new events."""

from __future__ import annotations

import csv
import io
from functools import partial
from typing import TYPE_CHECKING

from core.errors import UserError
from core.table_columns import BY_NAME, COLUMNS
from gui.table.copying import RISKY
from gui.table.drafting import COUNTED, Drafting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.project import Project

    Cells = list[list[str]]

TOLD = 3
"""Refusals that are told one by one; the rest is counted."""


def read_cells(text: str) -> Cells:
    """Read tab-separated text as spreadsheets write it; raises UserError where there is none."""
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error as wrong:
        raise UserError(f"The clipboard cannot be read as a table: {wrong}.") from wrong
    cells = [[_plain(cell) for cell in line] for line in lines if any(c.strip() for c in line)]
    if not cells:
        raise UserError("Nothing to paste: copy cells in the spreadsheet first.")
    return cells


def header_of(cells: Cells) -> list[str] | None:
    """Return the columns that the first line names, where it names nothing else."""
    known = {column.name.casefold(): column.name for column in COLUMNS}
    named = [known.get(cell.strip().casefold(), "") for cell in cells[0]]
    alone = len(named) == 1 and len(cells) == 1
    return named if all(named) and len(set(named)) == len(named) and not alone else None


def onto(project: Project, cells: Cells, ids: Sequence[str], columns: Sequence[str]) -> Drafting:
    """Write a block of cells on rows and columns, both from the first one on.

    Raises UserError, and writes nothing, where it is larger, or something cannot be read.
    """
    wide, high = max(map(len, cells)), len(cells)
    if wide > len(columns) or high > len(ids):
        raise UserError(
            f"The copied cells are {high:,} rows by {wide:,} columns: from the current cell on, "
            f"the table has {len(ids):,} by {len(columns):,}. Nothing was pasted."
        )
    drafting, writing = Drafting(project), _Writing()
    for number, (line, event_id) in enumerate(zip(cells, ids, strict=False), 1):
        for column, text in zip(columns, line, strict=False):
            writing.attempt(number, column, partial(drafting.set, event_id, column, text))
    writing.end()
    return drafting


def filled(
    project: Project, line: list[str], ids: Sequence[str], columns: Sequence[str]
) -> Drafting:
    """Write one line of cells on each of several rows."""
    return onto(project, [line] * len(ids), ids, columns)


def as_rows(project: Project, cells: Cells, columns: Sequence[str]) -> Drafting:
    """Make an event of each line; a line whose Id is an event's changes that one instead."""
    drafting, writing = Drafting(project), _Writing()
    for number, line in enumerate(cells, 1):
        said = dict(zip(columns, line, strict=False))
        event_id = said.get("Id", "").strip()
        if event_id in project.events:
            for column, text in said.items():
                if column not in COUNTED:
                    writing.attempt(number, column, partial(drafting.set, event_id, column, text))
        else:
            writing.attempt(number, "", partial(drafting.add, said))
    writing.end()
    return drafting


def names(places: Sequence[int]) -> list[str]:
    """Return the names of columns."""
    return [COLUMNS[place].name for place in places]


def is_single(cells: Cells) -> bool:
    """Whether it is one line, which several rows can take."""
    return len(cells) == 1


class _Writing:
    """Gathers refusals, so that all of them are told at once."""

    def __init__(self) -> None:
        self._refusals: list[str] = []

    def attempt(self, number: int, column: str, write: Callable[[], None]) -> None:
        """Write a cell; note where and why it is refused."""
        try:
            write()
        except UserError as refusal:
            where = f"Row {number:,}, {column}" if column in BY_NAME else f"Row {number:,}"
            self._refusals.append(f"{where}: {refusal}")

    def end(self) -> None:
        """Raise UserError with what was refused, if anything was."""
        if self._refusals:
            rest = len(self._refusals) - TOLD
            more = [f"… and {rest:,} more."] if rest > 0 else []
            raise UserError("\n".join((*self._refusals[:TOLD], *more, "Nothing was pasted.")))


def _plain(cell: str) -> str:
    """Take off the mark that copying puts before what a spreadsheet would take for a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(RISKY) else cell
