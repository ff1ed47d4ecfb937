"""What can still be read of a damaged project file."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from core.errors import Problem, UserError
from core.model import Conflict, Declined, Event, Relation, Rule
from core.project import Patch, Project
from core.storage.rows import LETTERS, TABLE_OF, TABLES, from_sql, selected
from core.storage.schema import migrate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.model import Row

_WORDS = {
    "documents": "sources", "events": "events", "actors": "actors", "relations": "ties",
    "rules": "rules", "conflicts": "conflicts", "declined": "pairs declined",
    "bands": "bands of the timeline", "scenes": "scenes of the story",
}  # fmt: skip
_MOST_LOOKUPS = 100_000
"""Rows tried one by one between two damaged places of a table."""
_LARGEST = 64 << 30
"""Bytes beyond which a length in a damaged header is not believed."""
_UNREADABLE = (sqlite3.DatabaseError, ValueError, TypeError, KeyError)


class Damaged(Exception):  # noqa: N818  (a state of the file, told to the opener alone)
    """The file is a project no longer whole."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The project as far as it can be read, and what is lost."""

    project: Project
    problems: tuple[Problem, ...]


def salvage(path: Path) -> Salvaged:
    """Read what can be read, from a copy; raises UserError where that is nothing."""
    with TemporaryDirectory(prefix="dateline-") as folder:
        copy = Path(folder) / "copy"
        shutil.copyfile(path, copy)
        with suppress(FileNotFoundError):
            shutil.copyfile(path.with_name(path.name + "-wal"), Path(folder) / "copy-wal")
        _pad(copy)
        rows, known = _read(copy)
        if not rows:
            _transplant(copy)
            rows, known = _read(copy)
    if not rows:
        raise UserError(f"“{path.name}” is not a Dateline project, or nothing in it can be read.")
    return _mend(path, rows, known)


def _read(copy: Path) -> tuple[dict[str, Row], set[str]]:
    """Return the readable rows by id, and all ids that the file still knows of."""
    rows: dict[str, Row] = {}
    known: set[str] = set()
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        for kind in TABLES.values():
            known |= _ids(db, TABLE_OF[kind])
            for values in _walk(db, kind):
                with suppress(*_UNREADABLE):
                    row = from_sql(kind, values)
                    rows[row.id] = row
    return {i: row for i, row in rows.items() if LETTERS.get(i[:1]) == TABLE_OF[type(row)]}, known


def _ids(db: sqlite3.Connection, table: str) -> set[str]:
    """Return the ids in a table's index, which lives on other pages than its rows."""
    index = f"sqlite_autoindex_{table}_1"
    asked = f"SELECT id FROM {table} INDEXED BY {index} WHERE id > '' ORDER BY id"  # noqa: S608
    ids: set[str] = set()
    with suppress(sqlite3.DatabaseError):
        for (row_id,) in db.execute(asked):
            ids.add(row_id if isinstance(row_id, str) else "")
    return {i for i in ids if LETTERS.get(i[:1]) == table}


def _walk(db: sqlite3.Connection, kind: type[Row]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows from the start to the first damage, from the end to the last, and between."""
    asked = f"SELECT number, {selected(db, kind)} FROM {TABLE_OF[kind]}"  # noqa: S608
    damage: list[sqlite3.Error] = []
    first, last = 0, 0
    for number, *values in _until(damage, db, f"{asked} ORDER BY number"):
        first = number
        yield tuple(values)
    if not damage:
        return
    for number, *values in _until(
        damage, db, f"{asked} WHERE number > {first} ORDER BY number DESC"
    ):
        last = number
        yield tuple(values)
    last = last or first + _MOST_LOOKUPS // 10
    for number in range(first + 1, min(last, first + _MOST_LOOKUPS)):
        for _, *values in _until(damage, db, f"{asked} WHERE number = {number}"):
            yield tuple(values)


def _until(
    damage: list[sqlite3.Error], db: sqlite3.Connection, asked: str
) -> Iterator[tuple[Any, ...]]:
    """Yield rows until one cannot be read; the error is then noted."""
    try:
        yield from db.execute(asked)
    except sqlite3.DatabaseError as error:
        damage.append(error)


def _pad(copy: Path) -> None:
    """Lengthen a file that was cut to the length that it says it has; SQLite refuses it else."""
    with copy.open("r+b") as file:
        start = file.read(32)
        size = int.from_bytes(start[16:18], "big") * int.from_bytes(start[28:32], "big")
        if copy.stat().st_size < size < _LARGEST:
            file.truncate(size)


def _transplant(copy: Path) -> None:
    """Give a file whose table of contents is lost that of an empty project of this version.

    Tables are made in the same order in every file, so that they start on the same pages.
    """
    donor = copy.with_name("donor")
    with closing(sqlite3.connect(donor, isolation_level=None)) as db:
        migrate(db)
        size: int = db.execute("PRAGMA page_size").fetchone()[0]
    body, given = bytearray(copy.read_bytes()), donor.read_bytes()
    for number in _contents_pages(given, size):
        body[number * size : (number + 1) * size] = given[number * size : (number + 1) * size]
    body[28:32] = (len(body) // size).to_bytes(4, "big")
    body[32:40] = bytes(8)  # no free pages are known
    copy.write_bytes(body)
    copy.with_name("copy-wal").unlink(missing_ok=True)


def _contents_pages(donor: bytes, size: int) -> list[int]:
    """Return the pages, from 0, of the table of contents: the first, and its children if any."""
    interior, start = donor[100] == 0x05, 112
    if not interior:
        return [0]
    count = int.from_bytes(donor[103:105], "big")
    cells = [int.from_bytes(donor[start + 2 * i : start + 2 * i + 2], "big") for i in range(count)]
    children = [int.from_bytes(donor[at : at + 4], "big") for at in (*cells, 108)]
    return [0, *(child - 1 for child in children if 0 < child <= len(donor) // size)]


def _mend(path: Path, rows: dict[str, Row], known: set[str]) -> Salvaged:
    """Take out what points at lost rows, and say what is lost."""
    known = known | set(rows) | {i for row in rows.values() for i in _named(row)}
    mended = [whole for row in rows.values() if (whole := _whole(row, rows)) is not None]
    project = Project()
    project.apply(Patch("", tuple(mended)))
    for row_id in known:
        if row_id[1:].isdecimal():
            last = project.last_numbers.get(row_id[0], 0)
            project.last_numbers[row_id[0]] = max(last, int(row_id[1:]))
    lost = known - {row.id for row in mended}
    return Salvaged(project, tuple(_say(path, lost, known)))


def _named(row: Row) -> Iterable[str]:
    """Return the ids of other rows that a row points at."""
    yield from (c.document_id for c in getattr(row, "citations", ()))
    yield from (p.actor_id for p in getattr(row, "participants", ()))
    if isinstance(row, Relation):
        yield from (row.source, row.target)
    if isinstance(row, Conflict | Declined):
        yield from _ends(row)
    for name in ("merged_into", "duplicate_of"):
        if getattr(row, name, None):
            yield getattr(row, name)


def _whole(row: Row, rows: dict[str, Row]) -> Row | None:
    """Return the row without what points at lost ones; None for what has lost one of two ends."""
    changed: dict[str, Any] = {}
    if isinstance(row, Conflict | Declined) and not all(end in rows for end in _ends(row)):
        return None
    if isinstance(row, Relation) and not (row.source in rows and row.target in rows):
        return None
    if isinstance(row, Event | Relation):
        changed["citations"] = tuple(c for c in row.citations if c.document_id in rows)
    if isinstance(row, Event):
        changed["participants"] = tuple(p for p in row.participants if p.actor_id in rows)
    for name in ("merged_into", "duplicate_of"):
        if getattr(row, name, None) is not None and getattr(row, name) not in rows:
            changed[name] = None
    if isinstance(row, Rule) and row.document_id not in rows:
        changed["document_id"] = ""
    return replace(row, **changed) if changed else row


def _ends(row: Conflict | Declined) -> tuple[str, ...]:
    """Return the ids without which the row says nothing."""
    if isinstance(row, Declined):
        return row.one, row.other
    named = (row.event_id, row.record_a, row.record_b, row.source_a, row.source_b)
    return tuple(i for i in named if i)


def _say(path: Path, lost: set[str], known: set[str]) -> Iterator[Problem]:
    for letter, table in LETTERS.items():
        gone = sorted(i for i in lost if i.startswith(letter))
        if gone:
            count = sum(1 for i in known if i.startswith(letter))
            names = ", ".join(gone[:20]) + (" …" if len(gone) > 20 else "")
            yield Problem(path.name, f"{len(gone)} of {count} {_WORDS[table]} are lost: {names}.")
