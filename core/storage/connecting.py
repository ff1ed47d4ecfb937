"""Connections to project files: for writing where that is possible, else for reading."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from core.errors import UserError
from core.storage.locking import Lock
from core.storage.project_file import ProjectFile
from core.storage.refusals import code
from core.storage.schema import APPLICATION_ID, MIGRATIONS, migrate, version

if TYPE_CHECKING:
    from pathlib import Path

NEWER = (
    "was written by a newer version of Dateline. It can be read here but not changed; update "
    "Dateline to change it."
)
_ELSEWHERE = (
    "is open in another window. It can be read here but not changed; close it there and open it "
    "again to change it."
)
_PROTECTED = (
    "may not be written here. It can be read but not changed; save it under another name to "
    "change it."
)


def connect(path: Path) -> ProjectFile:
    """Open a file for writing where that is possible, else for reading."""
    try:
        lock = Lock.take(path)
    except sqlite3.OperationalError:
        return _reading(path, _PROTECTED)
    if lock is None:
        return _reading(path, _ELSEWHERE)
    try:
        return _writing(path, lock)
    except BaseException:
        lock.release()
        raise


def _writing(path: Path, lock: Lock) -> ProjectFile:
    db = sqlite3.connect(path, timeout=5, isolation_level=None, check_same_thread=False)
    try:
        if _is_newer(db, path):
            db.close()
            lock.release()
            return _reading(path, NEWER)
        _prepare(db)
        return ProjectFile(path, db, lock)
    except sqlite3.OperationalError as error:
        db.close()
        if code(error) != sqlite3.SQLITE_READONLY:
            raise
        lock.release()
        return _reading(path, _PROTECTED)
    except BaseException:
        db.close()
        raise


def _prepare(db: sqlite3.Connection) -> None:
    """Set up the connection so that what is committed stays, whatever happens next."""
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    migrate(db)
    db.execute("BEGIN IMMEDIATE")
    db.execute("ROLLBACK")


def _is_newer(db: sqlite3.Connection, path: Path) -> bool:
    """Whether a newer program wrote it; raises UserError where none of ours did."""
    mark = db.execute("PRAGMA application_id").fetchone()[0]
    filled = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if filled and mark != APPLICATION_ID:
        raise UserError(f"“{path.name}” is a database of another program, not a project.")
    return version(db) > len(MIGRATIONS)


def _reading(path: Path, why: str) -> ProjectFile:
    """Open for reading; immutable spares the folder files that a reader cannot clear away."""
    logged = path.with_name(path.name + "-wal").exists()
    for mode in ("mode=ro", "immutable=1") if logged else ("immutable=1",):
        db = sqlite3.connect(
            f"{path.as_uri()}?{mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            why = NEWER if _is_newer(db, path) else why
            return ProjectFile(path, db, None, f"“{path.name}” {why}")
        except sqlite3.OperationalError as error:
            db.close()
            # Where the folder may not be written, the index of the log cannot be made.
            if code(error) != sqlite3.SQLITE_CANTOPEN or mode == "immutable=1":
                raise
        except BaseException:
            db.close()
            raise
    raise AssertionError
