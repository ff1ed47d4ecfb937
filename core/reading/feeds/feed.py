"""News feeds (RSS, Atom, RDF): every entry an article; nothing is fetched, nothing resolved."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from core.errors import Problem, UserError
from core.model import DateGuess, Origin
from core.reading.web.dates import read_date
from core.reading.xml import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model import Document, FuzzyDate
    from core.reading.source import Source

NO_ENTRY = "a news feed without an entry that holds text"
_DC_DATE = re.compile(r"<(?:dc:|dcterms:)(?:date|issued)\b", re.IGNORECASE)


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the entries of a feed, in its order."""
    import feedparser

    text = text_of(source)
    # Bytes in a stream: given a text, the library would take it for an address to fetch.
    parsed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False, sanitize_html=False,
    )  # fmt: skip
    found = 0
    for number, entry in enumerate(parsed.entries, 1):
        body = _text(source, entry)
        if body:
            found += 1
            only = len(parsed.entries) == 1
            yield _article(source, parsed.feed, entry, body, whole=only, dc=_has_dc(text))
        else:
            yield Problem(f"{source.where} › entry {number}", "it holds no text", "warning")
    if not found:
        raise UserError(NO_ENTRY)


def _has_dc(text: str) -> bool:
    return _DC_DATE.search(text) is not None


def _text(source: Source, entry: Any) -> str:
    """Return the longest text of an entry; its title where it has no other."""
    offered = [str(part.get("value") or "") for part in entry.get("content", [])]
    offered += [str(entry.get("summary") or ""), str(entry.get("description") or "")]
    texts = [_plain(source, html) for html in offered if html.strip()]
    return max(texts, key=len, default="") or _line(entry.get("title"))


def _plain(source: Source, html: str) -> str:
    from core.reading.mail.message import page_text

    if "<" not in html and "&" not in html:
        lines = (" ".join(line.split()) for line in html.split("\n\n"))
        return "\n\n".join(line for line in lines if line)
    return page_text(source, f"<body>{html}</body>")[0]


def _article(
    source: Source, feed: Any, entry: Any, body: str, *, whole: bool, dc: bool
) -> Document:
    when, said, guess = _dates(entry, dc=dc)
    origins = [Origin("title", "feed entry"), Origin("outlet", "feed title")]
    origins += [Origin("published", said)] if when else []
    names = [_line(a.get("name")) for a in entry.get("authors", [])] or [_line(entry.get("author"))]
    link = _line(entry.get("link"))
    tags = [_line(t.get("term")) for t in entry.get("tags", [])]
    return source.document(
        body, _line(entry.get("title")), whole=whole, published=when, guess=guess,
        outlet=_line(feed.get("title")), authors=tuple(dict.fromkeys(filter(None, names))),
        url=link if link.startswith("http") else "", given_id=_line(entry.get("id")),
        section=tags[0] if tags else "", origins=tuple(origins),
    )  # fmt: skip


def _dates(entry: Any, *, dc: bool) -> tuple[FuzzyDate | None, str, DateGuess | None]:
    """Return the date of publication; that of the last change is a guess at it."""
    when = _read(entry, "published")
    if when is not None:
        return when, "feed entry, published", None
    changed = _read(entry, "updated")
    if changed is not None and dc:
        return changed, "feed entry, dc:date", None
    return None, "", DateGuess(changed, "when the entry was last changed") if changed else None


def _read(entry: Any, name: str) -> FuzzyDate | None:
    # The library answers "published" with "updated" where only that is there.
    written = dict.get(entry, name)
    when = read_date(str(written)) if written else None
    parts = dict.get(entry, f"{name}_parsed")
    if when is None and parts:
        year, month, day, hour, minute, second = parts[:6]
        stamp = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
        when = read_date(stamp)
    return when


def _line(value: Any) -> str:
    """Write a value as one line of plain text."""
    return " ".join(re.sub(r"<[^>]{0,200}>", " ", str(value or "")).split())
