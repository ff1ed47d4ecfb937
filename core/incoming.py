"""Tables and workbooks from outside, as tasks for a process of their own (core.errand)."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.errors import Problem
    from core.exports.homecoming import Sifted
    from core.exports.homecoming.book import Line, SheetKind
    from core.imports import Choice, EventRow
    from core.model import Row

SAMPLE = 50
"""Rows of a sheet that are shown before it is taken."""
_PIECE = 1000
"""Rows that come at once."""
_CELL = 2**26
"""Characters of one cell of a CSV file."""
_HEADS = 12
"""Rows among which the headers are looked for."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its headers and its first rows, as text."""

    name: str
    """Empty where the file is the table."""
    headers: tuple[str, ...]
    sample: tuple[tuple[int, tuple[str, ...]], ...]
    """Rows with their numbers, as a spreadsheet counts."""
    rows: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of a workbook."""

    kind: SheetKind
    lines: tuple[Line, ...]


def look(path: Path) -> Iterator[Sheet]:
    """Yield the sheets of a table file that hold rows; raises UserError where there are none."""
    found = False
    for name, rows in _tables(path):
        table = _table(rows)
        if table is None:
            continue
        found = True
        headers, below = table
        yield Sheet(name, headers, tuple(below[:SAMPLE]), len(below))
    if not found:
        raise UserError(f"“{path.name}” holds no table with headers.")


def take_rows(path: Path, sheet: str, choice: Choice) -> Iterator[list[EventRow | Problem]]:
    """Yield the rows of a sheet as events, a thousand at a time."""
    from core.dates import read_date
    from core.imports import event_rows

    rows: Rows = next((rows for name, rows in _tables(path) if name == sheet), [])
    table = _table(rows)
    if table is None:
        return
    headers, below = table
    where = f"{path.name}, {sheet}" if sheet else path.name
    found = event_rows(below, headers, choice, read_date, where)
    while piece := list(islice(found, _PIECE)):
        yield piece


def export_id(path: Path) -> Iterator[str]:
    """Yield the id of the export that a workbook was; empty where it says none."""
    from core.exports.homecoming import id_in

    yield id_in(path)


def sifted(path: Path, base: bytes | None) -> Iterator[str | Sifted | Piece]:
    """Read an edited workbook and yield a word, what differs from its export, then the lines."""
    from core.exports.homecoming import read_book, sift, unpack

    book = read_book(path)
    yield "Leaving out what is as it was"
    found = sift(book, unpack(base) if base else None)
    lines = found.book.lines
    yield replace(found, book=replace(found.book, lines={}))
    for kind, rows in lines.items():
        for start in range(0, max(len(rows), 1), _PIECE):
            yield Piece(kind, rows[start : start + _PIECE])


def joined(head: Sifted, pieces: Iterable[Piece]) -> Sifted:
    """Put together what sifted yields."""
    parts: dict[SheetKind, list[Line]] = {}
    for piece in pieces:
        parts.setdefault(piece.kind, []).extend(piece.lines)
    lines = {kind: tuple(rows) for kind, rows in parts.items()}
    return replace(head, book=replace(head.book, lines=lines))


def project_rows(path: Path) -> Iterator[list[Row] | Problem]:
    """Yield the rows of a project file, which is left as it is, and what was lost of them."""
    import sqlite3
    from contextlib import closing
    from tempfile import TemporaryDirectory

    from core.storage import open_project

    with TemporaryDirectory(prefix="dateline-") as folder:
        copy = Path(folder) / path.name
        # Where nobody has it open, nothing is written beside it either.
        alone = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
        uri = f"{path.absolute().as_uri()}?mode=ro{alone}"
        try:
            with (
                closing(sqlite3.connect(uri, uri=True)) as theirs,
                closing(sqlite3.connect(copy)) as ours,
            ):
                theirs.backup(ours)
        except sqlite3.Error as error:
            raise UserError(f"“{path.name}” cannot be read as a project: {error}.") from error
        with closing(open_project(copy).session) as session:
            rows = session.project.rows()
        for start in range(0, len(rows), _PIECE):
            yield list(rows[start : start + _PIECE])


Rows = list[tuple[int, tuple[str, ...]]]


def _tables(path: Path) -> Iterator[tuple[str, Rows]]:
    """Yield the filled rows of every sheet with their numbers."""
    from core.reading.sniff import kind_of
    from core.reading.source import of_file

    source = of_file(path)
    kind = kind_of(source)
    if kind == "sheet":
        yield from _sheets(path)
    elif kind in ("json", "jsonl"):
        yield "", _numbered(_records(source.data))
    elif kind in ("csv", "text") and path.suffix.lower() not in (".docx", ".pdf"):
        yield "", list(_delimited(source.data))
    else:
        raise UserError(
            f"“{path.name}” is no table. Tables of events are read from .csv, .tsv, .xlsx, .xls, "
            ".ods, .json and .jsonl files."
        )


def _sheets(path: Path) -> Iterator[tuple[str, Rows]]:
    from python_calamine import CalamineError, CalamineWorkbook

    from core.exports.homecoming.packed import check_packing

    check_packing(path)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            for name in book.sheet_names:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                yield name, _numbered(rows)
    except (CalamineError, OSError) as error:
        raise UserError(f"“{path.name}” cannot be read as a workbook: {error}.") from error


def _records(data: bytes) -> list[list[Any]]:
    """Return objects of JSON, or of JSON lines, as rows below their keys."""
    from core.reading.corpora.json_corpus import records_in, table_of_records
    from core.reading.encoding import decode

    text = (decode(data) or "").lstrip("\ufeff")
    try:
        records = records_in(json.loads(text))
    except ValueError:
        records = [r for line in text.splitlines() if line.strip() and (r := _object(line))]
    table = table_of_records(records)
    return [list(table.headers), *map(list, table.rows())]


def _object(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _delimited(data: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    from core.reading.corpora.delimited import delimiter_of
    from core.reading.encoding import decode

    text = (decode(data) or "").removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    mark = first.strip()[4:] if first.strip().lower().startswith("sep=") else ""
    text, before = (rest, 1) if mark else (text, 0)
    csv.field_size_limit(_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark or delimiter_of(text))
    number = before
    for row in reader:
        number += 1
        if any(cell.strip() for cell in row):
            yield number, tuple(map(_cell, row))


def _numbered(rows: Iterable[Sequence[Any]]) -> Rows:
    texts = ((number, tuple(map(_cell, row))) for number, row in enumerate(rows, 1))
    return [(number, cells) for number, cells in texts if any(cells)]


def _cell(value: Any) -> str:
    """Return a cell as text; the apostrophe that keeps a text from being a formula goes."""
    from core.exports.homecoming.book import text_of

    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(_cell, value)))
    text = text_of(value)
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@\t\r") else text


def _table(rows: Rows) -> tuple[tuple[str, ...], Rows] | None:
    """Return headers and rows; a table whose first row tells an event has headers made for it."""
    top = _top(rows)
    if top is None:
        return None
    first = rows[top][1]
    if top == 0 and not _names_columns(first):
        return tuple(f"Column {n}" for n in range(1, len(first) + 1)), rows
    return first, rows[1 + top :]


def _names_columns(cells: Sequence[str]) -> bool:
    """Whether a first row names columns: it names a known one, or holds no date."""
    from core.imports import guess_columns, looks_dated

    return bool(guess_columns(cells)) or not any(map(looks_dated, cells))


def _top(rows: Rows) -> int | None:
    """Return which row names the columns: the one with most known names among the first."""
    from core.imports import guess_columns

    if len(rows) < 2:
        return None
    known = [len(guess_columns(cells)) for _, cells in rows[:_HEADS]]
    return known.index(max(known))
