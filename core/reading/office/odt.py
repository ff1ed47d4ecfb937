"""OpenDocument texts (.odt, .ott, .fodt): paragraphs, headings, tables; notes after the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import UserError
from core.reading.office.opened import documents
from core.reading.office.packed import opened, part, xml_of
from core.reading.paragraphs import Paragraph, ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OLD = {
    b"http://openoffice.org/2000/office": b"urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    b"http://openoffice.org/2000/text": b"urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    b"http://openoffice.org/2000/table": b"urn:oasis:names:tc:opendocument:xmlns:table:1.0",
}
"""Namespaces of the format's predecessor."""
_UNREAD = frozenset(
    {_OFFICE + "annotation", _TEXT + "tracked-changes", _TEXT + "note-citation",
     _TEXT + "table-of-content", _OFFICE + "forms"}
)  # fmt: skip
_UNREAD_NAMES = ("}title", "}desc", "}script", "}event-listeners")
_PARAGRAPHS = frozenset({_TEXT + "p", _TEXT + "h"})


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the article of a text, or the articles of a vendor's export."""
    content, meta = _parts(source)
    body = content.find(f".//{_OFFICE}body")
    if body is None:
        raise UserError("there is no text in it: no office:body")
    about = meta if meta is not None else content
    made = _word(about, _META + "creation-date")
    found = [*paragraphs_of(body), *_notes(body)]
    yield from documents(source, found, title=_word(about, _DC + "title"), made=made)


def _parts(source: Source) -> tuple[etree._Element, etree._Element | None]:
    """Return the content and what is said about it."""
    if not source.head(4).startswith(b"PK"):
        return xml_of(source.data), None
    with opened(source) as archive:
        manifest = part(source, archive, "META-INF/manifest.xml") or b""
        if b"encryption-data" in manifest:
            raise UserError("protected by a password: open it, save it without one, and add that")
        data = part(source, archive, "content.xml")
        meta = part(source, archive, "meta.xml")
    if data is None:
        raise UserError("there is no document in it: no content.xml")
    for old, new in _OLD.items():
        data = data.replace(old, new)
    try:
        return xml_of(_untyped(data)), xml_of(_untyped(meta)) if meta else None
    except UserError as error:
        raise UserError(str(error)) from error


def _untyped(data: bytes) -> bytes:
    """Drop the bare document type that the format's predecessor declared."""
    start = data[:1000].find(b"<!DOCTYPE office:")
    end = data[:1000].find(b">", start)
    if start < 0 or b"[" in data[start:end]:
        return data
    return data[:start] + data[end + 1 :]


def paragraphs_of(body: etree._Element) -> list[Paragraph]:
    """Return the paragraphs in order; a row of a table is one, its cells parted by |."""
    found = []
    stack = [body]
    while stack:
        element = stack.pop()
        tag = str(element.tag)
        if _is_unread(tag) or tag == _TEXT + "note":
            continue
        if tag == _TABLE + "table-row" and element.find(f".//{_TABLE}table") is None:
            found.append(Paragraph(_row(element), ParagraphKind.TABLE))
            continue
        if tag in _PARAGRAPHS:
            found.append(Paragraph(_text(element), _kind(element)))
        stack.extend(reversed(element))
    return [p for p in found if p.text.strip()]


def _kind(element: etree._Element) -> ParagraphKind:
    if element.tag == _TEXT + "h":
        return ParagraphKind.HEADING
    style = element.get(_TEXT + "style-name", "")
    return ParagraphKind.TITLE if style in {"Title", "Titel", "Titre"} else ParagraphKind.TEXT


def _is_unread(tag: str) -> bool:
    return tag in _UNREAD or tag.endswith(_UNREAD_NAMES)


def _row(row: etree._Element) -> str:
    cells = [c for c in row if str(c.tag).endswith("table-cell")]
    texts = (" ".join(_text(p) for p in cell.iter(_TEXT + "p")) for cell in cells)
    return " | ".join(filter(None, (" ".join(text.split()) for text in texts)))


def _notes(body: etree._Element) -> list[Paragraph]:
    found = []
    for note in body.iter(_TEXT + "note"):
        mark = " ".join("".join(note.find(_TEXT + "note-citation").itertext()).split()) if (
            note.find(_TEXT + "note-citation") is not None
        ) else "*"  # fmt: skip
        text = " ".join(_text(p) for p in note.iter(_TEXT + "p"))
        if text.strip():
            found.append(Paragraph(f"[{mark}] {text}", ParagraphKind.NOTE))
    return found


def _text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph without notes, comments and boxes inside it."""
    parts = [paragraph.text or ""]
    stack: list[etree._Element | str] = []
    for child in reversed(paragraph):
        stack += [child.tail or "", child]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        tag = str(item.tag)
        if _is_unread(tag) or tag == _TEXT + "note" or tag in _PARAGRAPHS:
            continue
        parts.append(_sign(item, tag))
        for child in reversed(item):
            stack += [child.tail or "", child]
    # Line ends of the source are blanks; those that are meant have an element of their own.
    return "".join(parts).replace("\n", " ").replace("\0", "\n").strip()


def _sign(element: etree._Element, tag: str) -> str:
    if tag == _TEXT + "line-break":
        return "\0"
    if tag in {_TEXT + "tab", _TEXT + "s", _TEXT + "tab-stop"}:
        return " "
    return (element.text or "").replace("\0", "")


def _word(root: etree._Element, tag: str) -> str:
    return " ".join((root.findtext(f".//{tag}") or "").split())
