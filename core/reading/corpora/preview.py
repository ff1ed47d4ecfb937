"""The first rows of a table, to show how its columns will be taken."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.reading.corpora.delimited import table_in
from core.reading.corpora.json_corpus import table_of_json, table_of_records, unwrapped
from core.reading.corpora.sheet import tables_of
from core.reading.encoding import decode
from core.reading.limits import LIMITS, MB
from core.reading.sniff import kind_of
from core.reading.source import of_file

if TYPE_CHECKING:
    from pathlib import Path

    from core.reading.corpora.table import Table
    from core.reading.source import Source

SHORT = replace(LIMITS, file_bytes=8 * MB, part_bytes=40 * MB, total_bytes=80 * MB)
"""What may be opened in the window; larger workbooks are read by their guess."""
_HEAD = 512 * 1024
TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".jsonl", ".ndjson"})
"""Suffixes of files that are looked at."""


def tables_in(path: Path) -> list[Table]:
    """Return the tables of a file with their first rows; none where it is no table.

    A file that cannot be read as what it is gives none either: reading it will say why.
    """
    if path.suffix.lower() not in TABLES:
        return []
    source = of_file(path, SHORT)
    try:
        return _tables(source, kind_of(source))
    except (UserError, OSError, ValueError):
        return []


def _tables(source: Source, kind: str) -> list[Table]:
    if kind == "csv":
        return [table_in(_whole_lines(source))]
    if kind == "sheet":
        return tables_of(source)
    if kind == "json":
        return [table_of_json(decode(source.data) or "")]
    return _of_lines(source) if kind == "jsonl" else []


def _whole_lines(source: Source) -> str:
    """Return the first lines of a text, none cut off."""
    data = source.head(_HEAD)
    if len(data) == _HEAD:
        data = data[: data.rfind(b"\n") + 1]
    return (decode(data) or "").replace("\r\n", "\n").replace("\r", "\n")


def _of_lines(source: Source) -> list[Table]:
    """Return JSON lines as a table, but for those that follow the contract and need no choice."""
    rows: list[Any] = []
    for line in _whole_lines(source).split("\n")[:200]:
        try:
            rows.append(json.loads(line))
        except (ValueError, RecursionError):
            continue
    records = [unwrapped(row) for row in rows if isinstance(row, dict)]
    if not records or any("text" in record for record in records[:20]):
        return []
    return [table_of_records(records)]
