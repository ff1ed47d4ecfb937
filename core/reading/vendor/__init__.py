"""Exports of the news vendors: many articles in one file that looks like any other.

An export is known by its structure, never by its name: the lines with which Nexis, Factiva,
ProQuest, Europresse and Integrum begin or end every article.
"""

from __future__ import annotations

import codecs
import html
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
    b"news\xb7", b"news\xc2\xb7", b"news\xe2\xb8\xb1", b"news\xe2\x80\xa2", b"news\xe2\x88\x99",
    b"news&#183;", b"news&#11825;",
    b"fim do documento", b"fine del documento", b"fine documento", b"einde van ",
    b"full text:", b"volltext:", b"texto completo:", b"texto integral:", b"testo completo:",
    b"testo integrale:", b"texte int\xc3\xa9gral", b"texte int\xe9gral", b"volledige tekst:",
    # Only ASCII letters are made small: the first letters of these are left out.
    "окумент 1".encode(), "аголовок:".encode(), "аглавие:".encode(), "олный текст".encode(),
    "онец документа".encode(), "文档结束".encode(), "文件結尾".encode(),
)  # fmt: skip
_LINES = (
    re.compile(rb" (?:of|von|de|van|di|sur|av) [\d.,]{1,7} do[ck]ument"),
    re.compile(rb"article \w\warticle"),
    re.compile(rb"do[ck]umento? [\d.,]{1,7} (?:of|von|de|sur|van|di|av) \d"),
)
_LENGTHS = (
    b"length:", b"l\xc3\x84nge:", b"l\xc3\xa4nge:", b"l\xc4nge:", b"l\xe4nge:", b"l&auml;nge:",
    b"longueur:", b"lengte:", b"longitud:", b"wc:", b"lunghezza:", b"comprimento:",
    b"extensi\xc3\xb3n:", b"tamanho:", b"l\xc3\xa4ngd:",
)  # fmt: skip
_REFERENCES = 20
"""References to Cyrillic letters ("&#1044;") from which on they are the script of a page."""
_COUNT = re.compile(rb" ?(?:<[^>]*>\s*)*\d")
_ACCESSION = re.compile(rb"\b[a-z][a-z0-9]{4,15}(?:19|20)\d{6}[a-z0-9]{5,12}\b")
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
    if name == "text":
        found = _text(source)
    else:
        low = _narrow(source.data).lower()
        marked = _may_be(low, name) or _may_be(_spelled_out(low), name)
        found = (_page(source) if name == "page" else _xml(source)) if marked else None
    return (lambda _source: found) if found is not None else None


def _narrow(data: bytes) -> bytes:
    """Return what is written with two bytes a character as UTF-8, so that its marks are found."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data


def _spelled_out(low: bytes) -> bytes:
    """Return a page with its letters in place of references, where Cyrillic is written in them."""
    if low.count(b"&#10") < _REFERENCES:
        return b""
    return html.unescape(low.decode("utf-8", "replace")).lower().encode("utf-8", "replace")


def _may_be(low: bytes, name: str) -> bool:
    """Whether a mark of an export is in small letters: single searches are fast, many at once slow.

    low is UTF-8 as a rule.
    """
    if any(word in low for word in _MARKS[name]):
        return True
    if name == "xml_of_any_kind":
        return False
    if _has_length(low) or any(line.search(low) for line in _LINES):
        return True
    return _ACCESSION.search(low) is not None


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
    from core.reading.vendor import europresse, factiva, integrum, lexis, proquest
    from core.reading.vendor.exported import documents
    from core.reading.vendor.furniture import without_furniture

    for vendor in (proquest, lexis, factiva, europresse, integrum):
        if vendor.is_export(lines):
            announced = lexis.announced(lines) if vendor is lexis else None
            ends = lexis.ends if vendor is lexis else None
            read = vendor.articles(without_furniture(lines, ends))
            return documents(source, vendor.NAME, read, announced)
    return None


def _text(source: Source) -> Iterator[Document | Problem] | None:
    from core.reading.encoding import decode
    from core.reading.paragraphs import blocks_of

    text = decode(source.data)
    if not text or not _may_be(text.lower().encode("utf-8", "replace"), "text"):
        return None
    return from_paragraphs(source, blocks_of(text))


def _page(source: Source) -> Iterator[Document | Problem] | None:
    from core.reading.vendor import europresse, factiva_page
    from core.reading.vendor.exported import documents
    from core.reading.vendor.markup import paragraphs, tree_of
    from core.reading.web.parsing import decoded

    if source.length > 4 * source.limits.markup_bytes:
        return None
    root = tree_of(decoded(source.data, source.charset))
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
