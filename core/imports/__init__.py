"""Ways in besides articles: a table of events, another project."""

from __future__ import annotations

from core.imports.columns import EventField, guess_columns, known_format
from core.imports.projects import merged_project
from core.imports.tables import EventRow, event_rows, rows_patch

__all__ = [
    "EventField", "EventRow", "event_rows", "guess_columns", "known_format", "merged_project",
    "rows_patch",
]  # fmt: skip
