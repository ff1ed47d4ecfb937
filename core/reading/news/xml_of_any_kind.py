"""XML that is of no known kind: an article if it has a headline or a date, and paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.reading.news import newsml, nitf
from core.reading.xml import first, name_of, root_of, within, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source

_ARTICLES = ("article", "story", "item", "document", "doc", "record", "news", "newsarticle")
_BODIES = ("body", "text", "content", "fulltext", "bodytext", "maintext", "story")
_TITLES = ("headline", "title", "hl1", "heading")
_DATES = ("pubdate", "published", "publicationdate", "date", "datepublished", "publishdate")
ENOUGH = 40
"""Characters from which a text is an article's."""


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield what articles can be told; raises UserError, naming the root, where none can."""
    root = root_of(source)
    for name, reader in (("newsItem", newsml), ("nitf", nitf)):
        if next(within(root, name), None) is not None:
            yield from reader.read(source)
            return
    elements = [e for e in within(root, *_ARTICLES) if e is not root]
    told = [a for e in elements if (a := _parts(e))]
    told = told or [a for a in [_parts(root)] if a]
    for title, text, element in told:
        when = nitf.moment(first(element, *_DATES))
        yield source.document(
            text, title, whole=len(told) == 1, published=when,
            authors=tuple(filter(None, [first(element, "author", "byline")])),
            outlet=first(element, "publisher", "publication", "sourcename"),
            url=first(element, "url", "link"),
        )  # fmt: skip
    if not told:
        raise UserError(f"XML of a kind that is not known (its root is “{name_of(root)}”)")


def _parts(element: Any) -> tuple[str, str, Any] | None:
    """Return title, text and element of an article; None where it is none."""
    body = next((e for e in within(element, *_BODIES) if e is not element), None)
    inner = [e for e in within(element, *_ARTICLES) if e is not element and e is not body]
    if body is None or inner:
        return None
    lines = [words(e) for e in within(body, "p", "para", "paragraph")]
    text = "\n\n".join(line for line in lines if line) or words(body)
    title = first(element, *_TITLES)
    return (title, text, element) if len(text) >= ENOUGH and title else None
