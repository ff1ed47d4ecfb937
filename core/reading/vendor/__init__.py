"""Exports of the news vendors: many articles in one file that looks like any other.

An export is known by its structure, never by its name: the lines with which Nexis, Factiva,
ProQuest and Europresse begin or end every article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from core.errors import Problem
    from core.model import Document
    from core.reading.kinds import Kind
    from core.reading.source import Source
    from core.reading.vendor.exported import Exported

    Reader = Callable[[Source], Iterator[Document | Problem]]

_LINES = (
    rb"\d{1,5} (?:of|von|de|van|di) \d{1,5} do[ck]ument"
    rb"|do[ck]umento? \d{1,5} (?:of|von|de|sur|van|di) \d"
    rb"|end of document|dokumentende|fin du document|ende des dokument|fin del documento"
    rb"|\b(?:L(?:ENGTH|\xc3\x84NGE|\xc4NGE|&Auml;NGE|ONGUEUR|ENGTE|ONGITUD)|WC): ?(?:<[^>]*>\s*)*\d"
    rb"|proquest.document|news(?:\xc2?\xb7|&middot;)\d{8}"
    rb"|(?-i:\b[A-Z][A-Z0-9]{4,15}(?:19|20)\d{6}[a-z0-9]{5,12}\b)"
)
_MARKS = {
    "text": re.compile(_LINES + rb"|proquest|_{40}", re.IGNORECASE),
    "page": re.compile(
        _LINES + rb"|<DOC NUMBER=|factiva|article \w\wArticle|DocPublicationName", re.IGNORECASE
    ),
    "xml_of_any_kind": re.compile(
        rb"global\.factiva\.com|<ppsarticle|<accessionNo>", re.IGNORECASE
    ),
}
"""What the bytes of an export hold: cheap to look for; its reader makes sure."""


def recognise(source: Source, kind: Kind) -> Reader | None:
    """Return the reader of a vendor's export, where the file is one; cheap, it sees every file."""
    marks = _MARKS.get(kind.reader.rpartition(".")[2])
    if marks is None or source.length > source.limits.file_bytes or not marks.search(source.data):
        return None
    looks = {"text": _text, "web.page": _page, "news.xml_of_any_kind": _xml}.get(kind.reader)
    found = looks(source) if looks else None
    return (lambda _source: found) if found is not None else None


def from_paragraphs(source: Source, lines: Sequence[str]) -> Iterator[Document | Problem] | None:
    """Return the articles of an export that is given as paragraphs; None where it is none."""
    from core.reading.vendor import europresse, factiva, lexis, proquest
    from core.reading.vendor.exported import documents

    for vendor in (lexis, factiva, proquest, europresse):
        if vendor.is_export(lines):
            return documents(source, vendor.NAME, vendor.articles(lines))
    return None


def _text(source: Source) -> Iterator[Document | Problem] | None:
    from core.reading.encoding import decode
    from core.reading.paragraphs import blocks_of

    text = decode(source.data)
    return from_paragraphs(source, blocks_of(text)) if text else None


def _page(source: Source) -> Iterator[Document | Problem] | None:
    from core.reading.encoding import decode
    from core.reading.vendor import europresse, factiva_page
    from core.reading.vendor.exported import documents
    from core.reading.vendor.markup import paragraphs, tree_of

    text = decode(source.data) if source.length <= 4 * source.limits.markup_bytes else None
    if text is None:
        return None
    root = tree_of(text)
    for name, read in (
        ("Factiva", factiva_page.articles),
        ("Europresse", europresse.articles_of_page),
    ):
        found: Iterable[Exported] = list(read(root))
        if found:
            return documents(source, name, found)
    return from_paragraphs(source, paragraphs(root))


def _xml(source: Source) -> Iterator[Document | Problem] | None:
    from core.reading.office.packed import xml_of
    from core.reading.vendor import factiva_xml
    from core.reading.vendor.exported import documents

    source.check(4 * source.limits.markup_bytes)
    found = list(factiva_xml.articles(xml_of(source.data)))
    return documents(source, "Factiva", found) if found else None


__all__ = ["from_paragraphs", "recognise"]
