"""CSV and TSV: the encoding, the delimiter and the quoting are found out."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from core.errors import Problem, UserError
from core.reading.corpora.table import Table, documents, table_of
from core.reading.text import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model import Document
    from core.reading.source import Source

_DELIMITERS = "\t;|,"
"""The less they stand in prose, the earlier."""
_LOOKED_AT = 60
"""Rows that tell the delimiter."""
_RUNAWAY = 200
"""Lines in the last cell of a file whose quotation mark was never closed, at least."""


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the articles of a table, then which columns were taken."""
    text = lines_of(source)
    table = table_in(text, source.limits.part_bytes)
    yield from documents(source, [table])
    if _unclosed(text, table):
        told = "a quotation mark is not closed: the rows after it were read as one cell"
        yield Problem(source.where, told, "warning")


def table_in(text: str, longest: int = 2**26) -> Table:
    """Return the table that a text is; raises UserError where it is none."""
    csv.field_size_limit(longest)
    text = text.removeprefix("\ufeff")
    first, _, rest = text.partition("\n")
    told = first.strip().casefold()
    mark = told[4:] if told.startswith("sep=") and len(told) == 5 else ""
    text = rest if mark else text
    rows = _rows(text, mark or delimiter_of(text))
    table = table_of(rows)
    if table is None:
        raise UserError("there is no row in it")
    return table


def delimiter_of(text: str) -> str:
    """Return the character that cuts the first lines into the same number of cells."""
    return max(_DELIMITERS, key=lambda mark: _fit(text[:400_000], mark))


def _fit(text: str, mark: str) -> float:
    try:
        rows = [row for row in islice(_rows(text, mark), _LOOKED_AT) if row]
    except UserError:
        return 0.0
    if not rows:
        return 0.0
    width, often = Counter(map(len, rows)).most_common(1)[0]
    cells = [cell for row in rows for cell in row[1:]]
    prose = sum(cell.startswith(" ") for cell in cells) / max(len(cells), 1)
    return often / len(rows) * min(width, 40) * (1 - prose / 2) if width > 1 else 0.0


def _rows(text: str, mark: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    except csv.Error as error:
        raise UserError(f"could not be read as a table: {error}") from error


def _unclosed(text: str, table: Table) -> bool:
    """Whether the file ends within quotation marks."""
    if text.count('"') % 2 == 0:
        return False
    last = table.sample[-1] if table.sample else []
    return bool(last) and (len(last) < len(table.headers) or last[-1].count("\n") > _RUNAWAY)
