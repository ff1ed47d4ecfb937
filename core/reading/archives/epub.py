"""E-books and e-papers (EPUB): every chapter or article one document, in reading order."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from core.errors import Problem, UserError
from core.model import Origin
from core.reading.archives.members import ENCRYPTED, member, opened
from core.reading.web.body import all_text_of, captions_of, line_of
from core.reading.web.dates import read_date
from core.reading.web.parsing import decoded, flat, tree_of
from core.reading.xml import first, root_of, within, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from core.model import Document
    from core.reading.source import Source

ENOUGH = 200
"""Characters from which a part of a book is a chapter, not a cover or a title page."""
NO_BOOK = "not an e-book that can be read: its list of contents is missing or damaged"
NO_TEXT = "the e-book holds no text"


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the chapters of a book; its parts that cannot be read are problems."""
    with opened(source) as packed:
        place = _package_place(source, packed)
        package = root_of(source.inner(place, member(source, packed, place)))
        known = _metadata(package)
        made: list[Document | Problem] = []
        for name in _spine(package, posixpath.dirname(place)):
            made += _chapter(source, packed, name, known)
    long = [m for m in made if isinstance(m, Problem) or len(m.text) >= ENOUGH]
    if not any(not isinstance(m, Problem) for m in made):
        raise UserError(next((m.message for m in made if isinstance(m, Problem)), NO_TEXT))
    yield from (long if any(not isinstance(m, Problem) for m in long) else made)


def _package_place(source: Source, packed: ZipFile) -> str:
    if (
        "META-INF/encryption.xml" in packed.namelist()
        and "META-INF/rights.xml" in packed.namelist()
    ):
        raise UserError(ENCRYPTED.replace("unpack it first", "its publisher locked it (DRM)"))
    try:
        container = root_of(
            source.inner("container.xml", member(source, packed, "META-INF/container.xml"))
        )
        places = [str(e.get("full-path")) for e in within(container, "rootfile")]
    except UserError:
        places = []
    names = [n for n in packed.namelist() if n.lower().endswith(".opf")]
    found = [p for p in (*places, *names) if p in packed.namelist()]
    if not found:
        raise UserError(NO_BOOK)
    return found[0]


def _metadata(package: Any) -> dict[str, Any]:
    """Return what the book says of itself, as fields of a document."""
    meta = next(within(package, "metadata"), package)
    when = next((d for e in within(meta, "date") if (d := read_date(words(e)))), None)
    names = tuple(dict.fromkeys(filter(None, (words(e) for e in within(meta, "creator")))))
    origins = [Origin("outlet", "EPUB title"), Origin("authors", "EPUB creator")]
    origins += [Origin("published", "EPUB date")] if when else []
    language = first(meta, "language")[:2].lower()
    return {"outlet": first(meta, "title"), "authors": names, "published": when,
            "origins": tuple(origins), "language": language}  # fmt: skip


def _spine(package: Any, folder: str) -> Iterator[str]:
    """Yield the names of the chapters in reading order."""
    listed = {e.get("id"): e.get("href") or "" for e in within(package, "item")}
    order = [listed.get(e.get("idref"), "") for e in within(package, "itemref")]
    for href in order or listed.values():
        place = posixpath.normpath(posixpath.join(folder, unquote(href.split("#")[0])))
        if href and place.lower().endswith((".xhtml", ".html", ".htm", ".xml")):
            yield place


def _chapter(
    source: Source, packed: ZipFile, name: str, known: dict[str, Any]
) -> Iterator[Document | Problem]:
    try:
        data = member(source, packed, name)
        source.spend(len(data))
        text = decoded(data)
    except UserError as error:
        yield Problem(f"{source.where} › {name}", str(error))
        return
    tree = tree_of(text)
    title, body = flat(text) if tree is None else (_title(tree), all_text_of(tree))
    if body:
        captions = captions_of(tree) if tree is not None else ()
        yield source.document(body, title, whole=False, captions=captions, **known)


def _title(tree: Any) -> str:
    heads = (line_of("".join(e.itertext())) for e in tree.xpath("//h1 | //h2 | //h3")[:3])
    return next((h for h in heads if h), "") or line_of(tree.findtext(".//title") or "")
