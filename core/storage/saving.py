"""Whole project files written at once: Save as, and `extract --project`."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from core.project import Patch
from core.storage.connecting import connect
from core.storage.project_file import ProjectFile, push, write_rows
from core.storage.replacing import replacing
from core.storage.schema import migrate

if TYPE_CHECKING:
    from pathlib import Path

    from core.session import Session


def write_project(path: Path, session: Session) -> None:
    """Write a session's project and history as a new file, in place of any other; atomic."""
    with replacing(path) as temporary:
        db = sqlite3.connect(temporary, isolation_level=None)
        try:
            migrate(db)
            db.execute("BEGIN IMMEDIATE")
            _write_all(db, session)
            db.execute("COMMIT")
        finally:
            db.close()


def save_as(session: Session, path: Path) -> None:
    """Save under another name, and go on working in that file."""
    session.check_free()
    old = session.journal
    if old is not None and old.path == path.absolute():
        return
    if isinstance(old, ProjectFile):
        old.copy_to(path)
    else:
        write_project(path, session)
    session.journal = connect(path.absolute())
    if isinstance(old, ProjectFile):
        old.close()


def _write_all(db: sqlite3.Connection, session: Session) -> None:
    project = session.project
    write_rows(db, Patch("", project.rows()))
    for stack, patches in zip(("undo", "redo"), session.stacks, strict=True):
        for patch in patches:
            push(db, patch, stack)
    for letter, number in project.last_numbers.items():
        db.execute("INSERT OR REPLACE INTO last_numbers VALUES (?, ?)", (letter, number))
