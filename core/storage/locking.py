"""One writer at a time: a lock that the system lifts when its process ends, however it ends."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from core.storage.refusals import code

if TYPE_CHECKING:
    from pathlib import Path


class Lock:
    """Held from take to release.

    SQLite's own file locks do the work, on every system alike, on an empty file beside the
    project's; so the project itself stays readable by other programs, and a killed process
    leaves no lock behind.
    """

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self._path = path
        self._db = db

    @classmethod
    def take(cls, target: Path) -> Lock | None:
        """Lock a project file; None where another process, or window, holds it."""
        path = target.with_name(f"{target.name}-lock")
        db = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            db.execute("PRAGMA journal_mode = MEMORY")  # nothing is written: no second file
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            db.close()
            if code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                return None
            raise
        return cls(path, db)

    def release(self) -> None:
        """Let others write."""
        self._db.close()
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return  # another process has just opened it: the file is then its to remove
