"""The Excel workbook: events, evidence, actors, ties and sources, each a native table."""

from __future__ import annotations

from core.exports.workbook.listing import Contents
from core.exports.workbook.text import restored
from core.exports.workbook.writing import write_workbook

__all__ = ["Contents", "restored", "write_workbook"]
