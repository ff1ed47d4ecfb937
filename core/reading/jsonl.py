"""A corpus of articles, one JSON object a line."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from core.edtf import parse
from core.errors import Problem, UserError
from core.model import Document, FuzzyDate, PublishedFrom
from core.reading.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.reading.source import Source


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield an article, or a Problem that names the line, for every line of the file."""
    text = decode(source.data)
    if text is None:
        raise UserError("not a text file, so it cannot be JSON lines")
    lines = text.split("\n")
    if _has_other_keys(lines):
        yield from _mapped(source, lines)
        return
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield from _article(source.path, f"{source.where}, line {number}", line)


def _has_other_keys(lines: list[str]) -> bool:
    """Whether the first articles have no "text": their keys have to be guessed."""
    rows = [_row(line) for line in [line for line in lines if line.strip()][:20]]
    known = [row for row in rows if row]
    return bool(known) and not any("text" in row for row in known)


def _mapped(source: Source, lines: list[str]) -> Iterator[Document | Problem]:
    """Yield the articles of lines whose keys are not ours, and the lines that are no JSON."""
    from core.reading.corpora.json_corpus import table_of_records, unwrapped
    from core.reading.corpora.table import documents

    rows = [(number, _row(line)) for number, line in enumerate(lines, 1) if line.strip()]
    records = [unwrapped(row) for _, row in rows if row]
    yield from documents(source, [table_of_records(records)])
    for number, row in rows:
        if not row:
            yield Problem(f"{source.where}, line {number}", "not a JSON object")


def _row(line: str) -> dict[str, Any]:
    """Read a line that is an object; empty where it is none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _article(path: str, where: str, line: str) -> Iterator[Document | Problem]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Problem(where, f"not JSON: {error}")
        return
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        yield Problem(where, 'a JSON object with a "text" is needed here')
        return
    if not row["text"].strip():
        yield Problem(where, "the article has no text")
        return
    declared = row.get("published")
    published = _published(declared)
    if declared and published is None:
        yield Problem(where, f'"published" is not an ISO date: {str(declared)[:40]!r}', "warning")
    yield _document(path, row, published)


def _published(declared: Any) -> FuzzyDate | None:
    """Read an ISO date or datetime; fractions of a second are dropped."""
    if not isinstance(declared, str):
        return None
    head, dot, rest = declared.strip().partition(".")
    zone = rest.lstrip("0123456789")
    return parse(head + zone if dot else head)


def _document(path: str, row: dict[str, Any], published: FuzzyDate | None) -> Document:
    authors = row.get("authors") or []
    return Document(
        "",
        _line(row.get("title")),
        row["text"],
        published=published,
        published_from=PublishedFrom.METADATA if published else PublishedFrom.NONE,
        outlet=_line(row.get("outlet")),
        authors=tuple(map(_line, authors)) if isinstance(authors, list) else (_line(authors),),
        url=_line(row.get("url")),
        path=path,
        media_type="application/jsonl",
        sha256=hashlib.sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest(),
        given_id=_line(row.get("id")),
    )


def _line(value: Any) -> str:
    """Write any scalar as one line of text."""
    return " ".join(str(value).split()) if value is not None else ""
