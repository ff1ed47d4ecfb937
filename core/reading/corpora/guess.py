"""Guess which column holds what: by the names of the columns, then by what stands in them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from core.reading.corpora.cells import date_of, line_of, month_first_in, text_of
from core.reading.corpora.fields import Columns, Field, named

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLE = 200
"""Rows looked at."""
_URL = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_PROSE = 80
"""Characters of a cell, on average, where a column that no header names may be the text."""
_MOST = 0.8
"""Share of the filled cells that must be dates, or addresses."""


def guess(headers: Sequence[str], rows: Sequence[Sequence[Any]]) -> Columns:
    """Guess the columns of a table from its headers and some of its rows."""
    rows = rows[:SAMPLE]
    found = _by_name(headers, rows)
    _by_content(found, len(headers), rows)
    date = found.get(Field.PUBLISHED)
    first = bool(date is not None and month_first_in(_column(rows, date)))
    order = list(Field)
    return Columns(tuple(sorted(found.items(), key=lambda item: order.index(item[0]))), first)


def has_headers(first: Sequence[Any], rows: Sequence[Sequence[Any]]) -> bool:
    """Whether the first row names the columns rather than being an article."""
    cells = [text_of(cell) for cell in first]
    if any(named(cell) for cell in cells):
        return True
    looks = any(
        len(c) > _PROSE or _URL.match(c) or _is_date(x) for c, x in zip(cells, first, strict=True)
    )
    return not looks and bool(rows) and len(set(cells)) == len(cells)


def _by_name(headers: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[Field, int]:
    """Take the best-named filled column of every field; of several texts the longest."""
    found: dict[Field, int] = {}
    ranks: dict[Field, tuple[bool, float]] = {}
    for i, header in enumerate(headers):
        match = named(header)
        if match is None:
            continue
        field, rank = match
        cells = _column(rows, i)
        fits = bool(cells) and _fits(field, cells)
        score = (fits, _length(cells) if field is Field.TEXT else -float(rank))
        if field not in ranks or score > ranks[field]:
            ranks[field], found[field] = score, i
    return {field: i for field, i in found.items() if ranks[field][0] or not rows}


def _fits(field: Field, cells: Sequence[Any]) -> bool:
    if field is Field.PUBLISHED:
        return _share(cells, _is_date) >= 0.5
    if field is Field.URL:
        return _share(cells, lambda cell: "." in line_of(cell)) >= 0.5
    return True


def _by_content(found: dict[Field, int], count: int, rows: Sequence[Sequence[Any]]) -> None:
    """Add what no header names but the cells show."""
    free = {
        i: cells for i in range(count) if i not in found.values() and (cells := _column(rows, i))
    }

    def take(field: Field, candidates: list[int]) -> None:
        if field not in found and candidates:
            found[field] = candidates[0]
            free.pop(candidates[0])

    take(Field.URL, [i for i, cells in free.items() if _share(cells, _is_url) >= _MOST])
    take(Field.PUBLISHED, [i for i, cells in free.items() if _share(cells, _is_date) >= _MOST])
    prose = [i for i, cells in free.items() if _length(cells) >= _PROSE]
    take(Field.TEXT, sorted(prose, key=lambda i: -_length(free[i])))
    take(Field.TITLE, [i for i, cells in free.items() if 15 <= _length(cells) <= 200])


def _column(rows: Sequence[Sequence[Any]], i: int) -> list[Any]:
    """Return the filled cells of a column."""
    return [row[i] for row in rows if i < len(row) and text_of(row[i])]


def _length(cells: Sequence[Any]) -> float:
    return sum(len(text_of(cell)) for cell in cells) / max(len(cells), 1)


def _share(cells: Sequence[Any], test: Any) -> float:
    return sum(bool(test(cell)) for cell in cells) / max(len(cells), 1)


def _is_url(cell: Any) -> bool:
    return bool(_URL.match(line_of(cell)))


def _is_date(cell: Any) -> bool:
    if isinstance(cell, dt.date):
        return True
    return len(line_of(cell)) <= 60 and date_of(cell) is not None
