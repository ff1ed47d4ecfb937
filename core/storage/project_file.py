"""The open project file: every change is one transaction, on disk before it counts as done."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING

from core.errors import StoppedError, UserError
from core.project import Project
from core.storage.codec import remembered
from core.storage.refusals import refusal
from core.storage.replacing import replacing
from core.storage.rows import (
    LETTERS,
    TABLE_OF,
    TABLES,
    columns,
    from_sql,
    patch_from_json,
    patch_to_json,
    selected,
    to_sql,
)
from core.storage.schema import INDEXED, MIGRATIONS, version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from core.model import Row
    from core.project import Patch
    from core.session import Told
    from core.storage.locking import Lock

    Step = Callable[[], None]

EVERY = 500
"""Rows after which it is told how many are written."""
STOPPED = "The change was stopped; nothing is changed."


class ProjectFile:
    """The journal of a session (core.session.Journal) in a SQLite file.

    why_read_only says, in words, why nothing can be written; empty where everything can.
    """

    def __init__(
        self, path: Path, db: sqlite3.Connection, lock: Lock | None, why_read_only: str = ""
    ) -> None:
        self.path = path
        self.why_read_only = why_read_only
        self.read_only = bool(why_read_only)
        self._db = db
        self._lock = lock
        self._stat = path.stat()
        self._seen = self._data_version()
        self._turn = threading.RLock()
        """Held while a step is written, which may be in another thread."""
        self._put_off: dict[str, bytes] = {}
        """What is to be remembered as soon as the step under way is written."""

    def record(self, patch: Patch, inverse: Patch, step: str, told: Told | None = None) -> None:
        """Write a step of a session; raises UserError, and writes nothing, where it cannot.

        It may run in any thread: one step is written at a time. Where told is given, it is asked
        every some rows; once it returns False, nothing is written and StoppedError is raised.
        """
        if self.read_only:
            raise UserError(self.why_read_only)
        with self._turn:
            self._check_in_place()
            try:
                self._write(patch, inverse, step, told)
            except sqlite3.Error as error:
                raise refusal(error, self.path) from error
            finally:
                with suppress(sqlite3.Error):  # how views look; the step stands or falls alone
                    self._keep_put_off()

    @property
    def newer(self) -> bool:
        """Whether a newer version of the program wrote it."""
        return version(self._db) > len(MIGRATIONS)

    def check(self) -> None:
        """Raise ValueError where a page of the file is not what it should be."""
        found = self._db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise ValueError(found)

    def project(self) -> Project:
        """Read all rows; raises ValueError, TypeError or KeyError for a damaged one."""
        project = Project()
        for kind in TABLES.values():
            project.load(self._rows(kind))
        for letter, number in self._db.execute("SELECT letter, number FROM last_numbers"):
            project.last_numbers[letter] = max(project.last_numbers.get(letter, 0), number)
        return project

    def history(self, stack: str) -> list[Patch]:
        """Return the "undo" or the "redo" stack, its top last."""
        asked = "SELECT patch FROM history WHERE stack = ? ORDER BY position"
        return [patch_from_json(text) for (text,) in self._db.execute(asked, (stack,))]

    def remember(self, name: str, data: bytes) -> None:
        """Keep data beside the project, such as what an export showed; no step of the session.

        Raises UserError where it cannot be written.
        """
        if self.read_only:
            raise UserError(self.why_read_only)
        self._put_off[name] = data
        if self._turn.acquire(blocking=False):  # else whoever writes now keeps it afterwards
            try:
                self._keep_put_off()
            except sqlite3.Error as error:
                raise refusal(error, self.path) from error
            finally:
                self._turn.release()

    def recall(self, name: str) -> bytes | None:
        """Return what was kept under a name; None where nothing was."""
        if (waiting := self._put_off.get(name)) is not None:
            return waiting
        found = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return bytes(found[0]) if found and isinstance(found[0], bytes) else None

    def search(self, text: str) -> list[str]:
        """Return the ids of rows whose text has all these words or word beginnings, best first."""
        words = [word.replace('"', '""') for word in text.replace("\0", " ").split()]
        if not words:
            return []
        query = " ".join(f'"{word}"*' for word in words)
        return [row_id for table in INDEXED for row_id in self._found(table, query)]

    def copy_to(self, path: Path) -> None:
        """Write a copy, history included, in place of whatever is there; atomic."""
        with replacing(path) as temporary:
            target = sqlite3.connect(temporary, isolation_level=None)
            try:
                self._db.backup(target)
            finally:
                target.close()

    def close(self) -> None:
        """Close the file and let others write it; a second call does nothing."""
        with self._turn:
            self._db.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _write(self, patch: Patch, inverse: Patch, step: str, told: Told | None) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._check_unchanged()
            total = len(patch) + len(inverse)
            write_rows(self._db, patch, _steps(told, 0, total))
            write_history(self._db, inverse, step, _steps(told, len(patch), total))
            _steps(told, total - 1, total)()
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def _keep_put_off(self) -> None:
        """Remember what could not be while a step was written."""
        while self._put_off:
            name = next(iter(self._put_off))
            data = self._put_off.pop(name)
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, data))

    def _rows(self, kind: type[Row]) -> Iterable[Row]:
        if not self._has_table(TABLE_OF[kind]):
            return ()
        names = selected(self._db, kind)
        asked = f"SELECT {names} FROM {TABLE_OF[kind]} ORDER BY number"  # noqa: S608 (our names)
        return (from_sql(kind, values) for values in self._db.execute(asked))

    def _has_table(self, table: str) -> bool:
        """Whether the table is there; only an older file that may not be written lacks one."""
        asked = "SELECT count(*) FROM sqlite_master WHERE name = ?"
        found: int = self._db.execute(asked, (table,)).fetchone()[0]
        return bool(found) or version(self._db) >= len(MIGRATIONS)

    def _found(self, table: str, query: str) -> list[str]:
        asked = (  # made of this module's names; the query is bound
            f"SELECT id FROM {table}_text JOIN {table} ON {table}.number = {table}_text.rowid "  # noqa: S608
            f"WHERE {table}_text MATCH ? ORDER BY rank"
        )
        return [row_id for (row_id,) in self._db.execute(asked, (query,))]

    def _data_version(self) -> int:
        """Return a number that changes when another connection has written the file."""
        number: int = self._db.execute("PRAGMA data_version").fetchone()[0]
        return number

    def _check_unchanged(self) -> None:
        """Refuse to write over what another program has written since."""
        if self._data_version() != self._seen:
            raise UserError(
                f"“{self.path.name}” has been changed by another program since it was opened. "
                "Open it again to see the change, then repeat your last step."
            )

    def _check_in_place(self) -> None:
        """Refuse to write into a file that is no longer where its name says."""
        try:
            if os.path.samestat(self.path.stat(), self._stat):
                return
        except OSError:
            pass
        raise UserError(
            f"“{self.path.name}” has been moved, deleted or replaced while it was open. "
            "Save the project under a name (File › Save as) to keep it."
        )


def _steps(told: Told | None, before: int, total: int) -> Step:
    """Return what is to be called after each row; it raises StoppedError where told says so."""
    if told is None:
        return _untold
    done = count(before + 1)

    def step() -> None:
        number = next(done)
        if (number == total or not number % EVERY) and not told(number, total):
            raise StoppedError(STOPPED)

    return step


def _untold() -> None:
    """Tell nobody."""


def write_rows(db: sqlite3.Connection, patch: Patch, step: Step = _untold) -> None:
    """Take away and put the rows of a patch, inside the caller's transaction; step after each."""
    put = {row.id for row in patch.put}
    for row_id in patch.take:
        if row_id not in put and row_id[:1] in LETTERS:
            db.execute(f"DELETE FROM {LETTERS[row_id[0]]} WHERE id = ?", (row_id,))  # noqa: S608
        step()
    for row in patch.put:
        db.execute(_upsert(type(row)), to_sql(row))
        step()
    _note_numbers(db, (*put, *(i for i in patch.take if i[:1] in LETTERS)))


def write_history(db: sqlite3.Connection, inverse: Patch, step: str, each: Step = _untold) -> None:
    """Move the stacks as the step does, inside the caller's transaction; each after every row."""
    if step in ("do", "extend"):
        db.execute("DELETE FROM history WHERE stack = 'redo'")
    if step != "do":
        _pop(db, "redo" if step == "redo" else "undo")
    push(db, inverse, "redo" if step == "undo" else "undo", each)


def _pop(db: sqlite3.Connection, stack: str) -> None:
    top = "SELECT max(position) FROM history WHERE stack = ?"
    db.execute(f"DELETE FROM history WHERE position = ({top})", (stack,))  # noqa: S608 (our words)


def push(db: sqlite3.Connection, patch: Patch, stack: str, each: Step = _untold) -> None:
    """Lay a patch on top of a stack."""
    db.execute(
        "INSERT INTO history (stack, label, patch) VALUES (?, ?, ?)",
        (stack, patch.label, patch_to_json(patch, each)),
    )


@remembered
def _upsert(kind: type[Row]) -> str:
    names = columns(kind)
    marks = ", ".join("?" * len(names))
    sets = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
    return (
        f"INSERT INTO {TABLE_OF[kind]} ({', '.join(names)}) VALUES ({marks}) "  # noqa: S608
        f"ON CONFLICT (id) DO UPDATE SET {sets}"
    )


def _note_numbers(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Remember the highest number of each letter, so that no id is given twice."""
    highest: dict[str, int] = {}
    for row_id in ids:
        if row_id[1:].isdecimal():
            highest[row_id[0]] = max(int(row_id[1:]), highest.get(row_id[0], 0))
    db.executemany(
        "INSERT INTO last_numbers VALUES (?, ?)"
        " ON CONFLICT (letter) DO UPDATE SET number = max(number, excluded.number)",
        highest.items(),
    )
