"""Word documents (.docx): paragraphs, headings, tables; footnotes after the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import UserError
from core.reading.office.opened import documents
from core.reading.office.packed import opened, part, xml_of
from core.reading.office.word import W, paragraphs_of
from core.reading.paragraphs import Paragraph, ParagraphKind

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from lxml import etree

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CHUNK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the article of a Word document, or the articles of a vendor's export."""
    with opened(source) as archive:
        name = _main_part(source, archive)
        data = part(source, archive, name)
        if data is None:
            raise UserError("there is no document in it: no word/document.xml")
        body = paragraphs_of(xml_of(data), _styles(source, archive))
        notes = _notes(source, archive)
        chunks = _chunks(source, archive) if not body else []
        title, made = _properties(source, archive)
    yield from documents(source, [*body, *chunks, *notes], title=title, made=made)


def _main_part(source: Source, archive: zipfile.ZipFile) -> str:
    """Return the name of the part that is the document; some programs choose another name."""
    data = part(source, archive, "_rels/.rels")
    for relation in xml_of(data) if data else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _styles(source: Source, archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the name of every style by its id."""
    data = part(source, archive, "word/styles.xml")
    if not data:
        return {}
    found = {}
    for style in xml_of(data).iter(W + "style"):
        name = style.find(W + "name")
        if name is not None:
            found[style.get(W + "styleId", "")] = name.get(W + "val", "")
    return found


def _notes(source: Source, archive: zipfile.ZipFile) -> list[Paragraph]:
    """Return the footnotes and endnotes, in order."""
    found = []
    for name in ("footnotes", "endnotes"):
        data = part(source, archive, f"word/{name}.xml")
        for note in xml_of(data) if data else ():
            if note.get(W + "type") in {"separator", "continuationSeparator"}:
                continue
            text = " ".join(p.text for p in paragraphs_of(note, {}))
            if text:
                found.append(Paragraph(f"[{note.get(W + 'id')}] {text}", ParagraphKind.NOTE))
    return found


def _properties(source: Source, archive: zipfile.ZipFile) -> tuple[str, str]:
    """Return the declared title, and when the file was made."""
    data = part(source, archive, "docProps/core.xml")
    if not data:
        return "", ""
    try:
        core = xml_of(data)
    except UserError:
        return "", ""
    return _text(core, _DC + "title"), _text(core, _TERMS + "created")


def _text(root: etree._Element, tag: str) -> str:
    return " ".join((root.findtext(tag) or "").split())


def _chunks(source: Source, archive: zipfile.ZipFile) -> list[Paragraph]:
    """Return the text of web pages that the document is put together from."""
    from core.reading.encoding import decode
    from core.reading.vendor.markup import paragraphs, tree_of

    data = part(source, archive, "word/_rels/document.xml.rels")
    found = []
    for relation in xml_of(data) if data else ():
        if relation.get("Type") == _CHUNK and relation.get("TargetMode") != "External":
            target = str(relation.get("Target", "")).lstrip("/")
            name = target if target.startswith("word/") else f"word/{target}"
            page = decode(_unwrapped(part(source, archive, name) or b"")) or ""
            found += [Paragraph(text) for text in paragraphs(tree_of(page))] if page else []
    return found


def _unwrapped(data: bytes) -> bytes:
    """Take the page out of a web archive."""
    if b"<html" in data[:200].lower():
        return data
    import email

    parts = email.message_from_bytes(data).walk()
    page = next((p for p in parts if p.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None else data
    return content if isinstance(content, bytes) else data
