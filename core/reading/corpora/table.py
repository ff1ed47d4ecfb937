"""A table of articles, and its rows as documents."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from core.errors import Problem, UserError
from core.model import Origin, PublishedFrom
from core.reading.corpora.cells import date_of, line_of, month_first_in, text_of
from core.reading.corpora.fields import Choices, Columns, Field, named
from core.reading.corpora.guess import SAMPLE, guess, has_headers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.model import Document, FuzzyDate
    from core.reading.source import Source


_BANNER = 10
"""Rows at the head of a table among which its headers are looked for."""


@dataclass(slots=True)
class Table:
    """Rows below headers. The first rows are held for guessing, the others come as they are."""

    name: str
    """The sheet; empty where the file is the table."""
    headers: tuple[str, ...]
    sample: list[Sequence[Any]]
    rest: Iterator[Sequence[Any]]

    @property
    def key(self) -> tuple[str, ...]:
        """What a choice of columns is remembered by: the headers, whatever their order."""
        return tuple(sorted(" ".join(h.casefold().split()) for h in self.headers))

    def rows(self) -> Iterator[Sequence[Any]]:
        """Yield all rows, once."""
        return chain(self.sample, self.rest)


def table_of(rows: Iterable[Sequence[Any]], name: str = "") -> Table | None:
    """Return rows as a table, its headers found or made; None where there is no row."""
    filled = (row for row in rows if any(text_of(cell) for cell in row))
    sample = list(islice(filled, SAMPLE + 1))
    if not sample:
        return None
    at = _header_row(sample)
    if at or has_headers(sample[0], sample[1:]):
        return Table(name, tuple(map(line_of, sample[at])), sample[at + 1 :], filled)
    width = max(map(len, sample))
    return Table(name, tuple(f"Column {i + 1}" for i in range(width)), sample, filled)


def _header_row(rows: Sequence[Sequence[Any]]) -> int:
    """Return which of the first rows names the columns: banners may stand above it."""
    known = [
        len({f[0] for cell in row if (f := named(line_of(cell)[:60]))}) for row in rows[:_BANNER]
    ]
    best = max(range(len(known)), key=lambda i: known[i])
    return best if known[best] >= 2 and known[0] < known[best] else 0


def chosen(table: Table, choices: Choices) -> Columns:
    """Return the columns that the analyst chose for such headers, or else the guess."""
    choice = choices.get(table.key)
    columns = choice.columns(table.headers) if choice is not None else None
    return columns if columns is not None else guess(table.headers, table.sample)


def documents(source: Source, tables: Iterable[Table]) -> Iterator[Document | Problem]:
    """Yield the articles of tables; a table without a column of text is refused in words."""
    refused: list[str] = []
    read = False
    for table in tables:
        columns = chosen(table, source.budget.columns)
        if columns.get(Field.TEXT) is None:
            refused.append(_no_text(table))
            continue
        read = True
        yield from _articles(source, table, columns)
    if not read:
        raise UserError("; ".join(refused) or "there is no row in it")


def _no_text(table: Table) -> str:
    names = ", ".join(f"“{header[:40]}”" for header in table.headers[:20])
    sheet = f"sheet “{table.name}”: " if table.name else ""
    return f"{sheet}no column holds the text of articles; the columns are {names}"


def _articles(source: Source, table: Table, columns: Columns) -> Iterator[Document | Problem]:
    unclear = _unclear(table, columns)
    blank: list[int] = []
    undated: list[int] = []
    names = ((field, table.headers[i]) for field, i in columns.of)
    origins = tuple(Origin(str(f), f"column “{name[:40]}”") for f, name in names if name)
    for number, row in enumerate(table.rows(), 1):
        document = document_of(source, row, columns, origins)
        if document is None:
            blank.append(number)
            continue
        if document.published is None and _cell(row, columns, Field.PUBLISHED) not in (None, ""):
            undated.append(number)
        yield document
    where = f"{source.where}, sheet “{table.name}”" if table.name else source.where
    yield Problem(where, taken(table, columns) + unclear, "note")
    if blank:
        yield Problem(where, f"{_rows(blank)} without text, left out", "warning")
    if undated:
        yield Problem(where, f"{_rows(undated)} with a date that cannot be read", "warning")


def taken(table: Table, columns: Columns) -> str:
    """Say which columns were taken for what."""
    parts = [f"{field} = “{table.headers[i][:40]}”" for field, i in columns.of]
    used = {i for _, i in columns.of}
    left = [f"“{h[:40]}”" for i, h in enumerate(table.headers) if i not in used and h]
    more = f"; left out: {', '.join(left[:12])}" if left else ""
    return f"columns taken: {', '.join(parts)}{more}"


def document_of(
    source: Source, row: Sequence[Any], columns: Columns, origins: tuple[Origin, ...] = ()
) -> Document | None:
    """Return the article of a row; None where it has no text."""
    text = text_of(_cell(row, columns, Field.TEXT))
    if not text.strip():
        return None

    def line(field: Field) -> str:
        return line_of(_cell(row, columns, field))

    when = published(row, columns)
    return source.document(
        text, line(Field.TITLE), whole=False,
        published=when,
        published_from=PublishedFrom.METADATA if when else PublishedFrom.NONE,
        outlet=line(Field.OUTLET), authors=_authors(_cell(row, columns, Field.AUTHORS)),
        url=line(Field.URL), given_id=line(Field.ID), place=line(Field.PLACE),
        language=_language(line(Field.LANGUAGE)),
        section=line(Field.SECTION), page=line(Field.PAGE), origins=origins,
    )  # fmt: skip


def published(row: Sequence[Any], columns: Columns) -> FuzzyDate | None:
    """Read the date of a row, with the time of day where another column tells it."""
    cell = _cell(row, columns, Field.PUBLISHED)
    when = date_of(cell, month_first=columns.month_first)
    time = line_of(_cell(row, columns, Field.TIME))
    if when is not None and time and isinstance(cell, str):
        return date_of(f"{line_of(cell)} {time}", month_first=columns.month_first) or when
    return when


def _cell(row: Sequence[Any], columns: Columns, field: Field) -> Any:
    at = columns.get(field)
    return row[at] if at is not None and at < len(row) else None


def _authors(cell: Any) -> tuple[str, ...]:
    from core.reading.vendor.exported import authors_in

    if isinstance(cell, list | tuple):
        return tuple(filter(None, map(line_of, cell)))
    return authors_in(line_of(cell))


def _language(name: str) -> str:
    from core.reading.vendor.exported import language_code

    return language_code(name)


def _unclear(table: Table, columns: Columns) -> str:
    """Warn where dates in figures can be read both ways."""
    at = columns.get(Field.PUBLISHED)
    cells = [row[at] for row in table.sample if at is not None and at < len(row)]
    if month_first_in(cells) is not None or columns.month_first:
        return ""
    return "; dates such as 03/04/2016 were read day first"


def _rows(numbers: list[int]) -> str:
    more = f" and {len(numbers) - 10:,} more" if len(numbers) > 10 else ""
    return f"row{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers[:10]))}{more}"
