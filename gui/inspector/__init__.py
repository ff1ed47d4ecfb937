"""The inspector: all about what is selected, each field of it to edit."""

from __future__ import annotations

from gui.inspector.inspector import Inspector

__all__ = ["Inspector"]
