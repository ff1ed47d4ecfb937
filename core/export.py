"""The project's way into a workbook: what the network knows is handed to the writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from core.errors import Problem
    from core.project import Project
