"""Ways in besides articles: a table of events, another project."""

from __future__ import annotations

from core.imports.columns import Choice, EventField, guess_columns, known_format
from core.imports.guess import guess, looks_dated
from core.imports.projects import Merged, merged_project
from core.imports.tables import EventRow, event_rows, not_here, rows_patch

__all__ = [
    "Choice", "EventField", "EventRow", "Merged", "event_rows", "guess", "guess_columns",
    "known_format", "looks_dated", "merged_project", "not_here",
    "rows_patch",
]  # fmt: skip
