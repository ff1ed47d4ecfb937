"""What a comparison finds: one change a cell, or a row, with its three sides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.errors import Problem


class Kind(StrEnum):
    """What happened to a cell or a row since the export."""

    CHANGED = "changed"
    """Changed in the workbook alone."""
    CONFLICT = "conflict"
    """Changed in the workbook and in the project, not alike."""
    NEW = "new row"
    MISSING = "missing row"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that differs, or one row that is new or missing."""

    kind: Kind
    cell: str
    """Where it stands in the workbook: "Events!M7"; the sheet alone for a missing row."""
    row_id: str
    """The id of the row; empty for a new one."""
    name: str
    """What the analyst knows the row by: a title, a label."""
    what: str
    """The field: "Title", "Date", "Actors" …; empty for whole rows."""
    exported: str = ""
    theirs: str = ""
    ours: str = ""
    values: Any = None
    """What is put if it is taken: fields by name."""

    @property
    def sure(self) -> bool:
        """Whether it is taken unless the analyst says otherwise."""
        return self.kind in (Kind.CHANGED, Kind.NEW)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between a workbook and the project."""

    name: str
    """The workbook's file."""
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    """What was not understood: sheet and cell, and why."""
    known: bool
    """Whether the project still knows what was exported; else the project now stands for it."""
    rows: int
    """Rows compared."""
