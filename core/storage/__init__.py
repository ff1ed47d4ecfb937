"""The project file: one SQLite database that any SQLite tool can read."""

from __future__ import annotations

from core.storage.opening import Opened, open_project
from core.storage.project_file import ProjectFile
from core.storage.saving import save_as, write_project

__all__ = ["Opened", "ProjectFile", "open_project", "save_as", "write_project"]
