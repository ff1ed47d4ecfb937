"""The reader: one article, its mentions lit, the sentences of its events to click."""

from __future__ import annotations

from gui.reader.reader import Reader

__all__ = ["Reader"]
