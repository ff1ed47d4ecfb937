"""What a colleague changed in a workbook, shown cell by cell before any of it is taken."""

from __future__ import annotations

from gui.dialogs.comparing.dialog import ComparingDialog

__all__ = ["ComparingDialog"]
