"""What SQLite and the disk refuse, in words that say what to do."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from core.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = {
    sqlite3.SQLITE_BUSY: "is being written by another program. Close it there and try again.",
    sqlite3.SQLITE_LOCKED: "is being written by another program. Close it there and try again.",
    sqlite3.SQLITE_READONLY: "may not be written. Check its permissions, or save under another "
    "name.",
    sqlite3.SQLITE_PERM: "may not be opened. Check its permissions.",
    sqlite3.SQLITE_IOERR: "could not be written: the disk reports an error. Save a copy on another "
    "disk now (File › Save as).",
    sqlite3.SQLITE_FULL: "could not be written: the disk is full. Make room and try again; what "
    "was saved before is safe.",
    sqlite3.SQLITE_CANTOPEN: "could not be opened. Check that the folder exists and may be "
    "written.",
    sqlite3.SQLITE_CORRUPT: "is damaged. Close it and open it again: what can be read is then "
    "saved into a new file.",
}
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code; 0 where it gives none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def means_damage(error: sqlite3.Error) -> bool:
    """Whether the error says that the file itself is broken."""
    return code(error) in _DAMAGE


def refusal(error: sqlite3.Error | OSError, path: Path) -> UserError:
    """Word an error of SQLite or of the disk for the reader."""
    known = _WORDS.get(code(error)) if isinstance(error, sqlite3.Error) else None
    if known is None and isinstance(error, OSError):
        known = f"could not be used: {error.strerror or error}."
    return UserError(f"“{path.name}” {known or f'could not be used ({error}).'}")
