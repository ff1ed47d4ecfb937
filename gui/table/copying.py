"""Rows as tab-separated text, as spreadsheets take it from the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.table_columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.project import Project

RISKY = ("=", "+", "-", "@")


def as_tsv(project: Project, ids: Iterable[str], columns: Sequence[int]) -> str:
    """Return a header line and one line per event, cells parted by tabs."""
    lines = ["\t".join(COLUMNS[c].name for c in columns)]
    for event_id in ids:
        event = project.events[event_id]
        cells = (COLUMNS[c].text(project, event) for c in columns)
        lines.append("\t".join(_cell(text) for text in cells))
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """Keep a cell on its line, and keep a spreadsheet from taking it for a formula."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(RISKY) else flat
