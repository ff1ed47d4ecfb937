"""Exports of the news vendors: many articles in one file that looks like any other.

An export is known by its structure, never by its name: the lines with which Nexis, Factiva,
ProQuest and Europresse begin or end every article.
"""

from __future__ import annotations

import codecs
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

_WORDS = (
    b"end of document", b"dokumentende", b"fin du document", b"ende des dokument",
    b"fin del documento", b"proquest document", b"proquest.document", b"news&middot;",
    b"news\xb7", b"news\xc2\xb7",
)  # fmt: skip
_LINES = (
    re.compile(rb" (?:of|von|de|van|di) \d{1,5} do[ck]ument"),
    re.compile(rb"article \w\warticle"),
    re.compile(rb"do[ck]umento? \d{1,5} (?:of|von|de|sur|van|di) \d"),
)
_LENGTHS = (
    b"length:", b"l\xc3\x84nge:", b"l\xc3\xa4nge:", b"l\xc4nge:", b"l\xe4nge:", b"l&auml;nge:",
    b"longueur:", b"lengte:", b"longitud:", b"wc:",
)  # fmt: skip
_COUNT = re.compile(rb" ?(?:<[^>]*>\s*)*\d")
_ACCESSION = re.compile(rb"\b[A-Z][A-Z0-9]{4,15}(?:19|20)\d{6}[a-z0-9]{5,12}\b")
_MARKS: dict[str, tuple[bytes, ...]] = {
    "text": (*_WORDS, b"proquest", b"_" * 40),
    "page": (*_WORDS, b"<doc number=", b"factiva", b"docpublicationname"),
    "xml_of_any_kind": (b"global.factiva.com", b"<ppsarticle", b"<accessionno>"),
}
"""What the bytes of an export hold: cheap to look for; its reader makes sure."""


def recognise(source: Source, kind: Kind) -> Reader | None:
    """Return the reader of a vendor's export, where the file is one; cheap, it sees every file."""
    name = kind.reader.rpartition(".")[2]
    if name not in _MARKS or source.length > source.limits.file_bytes:
        return None
    if not _may_be(_narrow(source.data), name):
        return None
    looks = {"text": _text, "web.page": _page, "news.xml_of_any_kind": _xml}.get(kind.reader)
    found = looks(source) if looks else None
    return (lambda _source: found) if found is not None else None


def _narrow(data: bytes) -> bytes:
    """Return what is written with two bytes a character as UTF-8, so that its marks are found."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data


def _may_be(data: bytes, name: str) -> bool:
    """Whether a mark of an export is in the bytes: single searches are fast, alternatives slow."""
    low = data.lower()
    if any(word in low for word in _MARKS[name]):
        return True
    if name == "xml_of_any_kind":
        return False
    if _has_length(low) or any(line.search(low) for line in _LINES):
        return True
    return _ACCESSION.search(data) is not None


def _has_length(low: bytes) -> bool:
    """Whether a length is stated: "Length: 512 words"."""
    for name in _LENGTHS:
        at = low.find(name)
        while at >= 0:
            if _COUNT.match(low, at + len(name)):
                return True
            at = low.find(name, at + len(name))
    return False


def from_paragraphs(source: Source, lines: Sequence[str]) -> Iterator[Document | Problem] | None:
    """Return the articles of an export that is given as paragraphs; None where it is none."""
    from core.reading.vendor import europresse, factiva, lexis, proquest
    from core.reading.vendor.exported import documents

    for vendor in (lexis, factiva, proquest, europresse):
        if vendor.is_export(lines):
            announced = lexis.announced(lines) if vendor is lexis else None
            return documents(source, vendor.NAME, vendor.articles(lines), announced)
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
