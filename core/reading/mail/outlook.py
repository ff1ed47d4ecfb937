"""Mails as Outlook saves them (.msg)."""

from __future__ import annotations

import io
from email.errors import MessageError
from email.header import decode_header, make_header
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.model import Document, Origin
from core.reading.encoding import decode
from core.reading.mail.compressed_rtf import unpacked
from core.reading.mail.message import NO_TEXT, attachment, moment, page_text
from core.reading.text import newlines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.errors import Problem
    from core.reading.source import Source

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".ico", ".vcf", ".ics")


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield an Outlook mail and the documents attached to it."""
    from oxmsg import Message

    message = Message.load(io.BytesIO(source.data))
    body, captions = _body(source, message)
    attached = [(a.file_name, a.file_bytes) for a in message.attachments if a.size]
    if body.strip():
        yield _document(source, message, body, captions)
    elif not attached:
        raise UserError(NO_TEXT)
    for number, (given, data) in enumerate(attached, 1):
        name = given or f"attachment {number}"
        if data and not name.lower().endswith(_PICTURES):
            yield from attachment(source, name, data)


def _body(source: Source, message: Any) -> tuple[str, tuple[str, ...]]:
    try:
        plain, rich = message.body, message.html_body
    except (LookupError, UnicodeError):
        # The mail names an encoding that nobody knows: its bytes tell.
        plain, rich = _stored(source, "1000"), _stored(source, "1013")
    plain = newlines(plain or "").replace("\0", "").strip()
    if plain:
        return plain, ()
    return page_text(source, rich) if rich else (_rich(source), ())


def _rich(source: Source) -> str:
    """Return the text of a mail that was written as rich text alone."""
    from core.reading.office.rtf_scan import Scanner

    packed = _bytes_of(source, "10090102")
    if not packed:
        return ""
    scanner = Scanner()
    scanner.scan(unpacked(packed, source.limits.markup_bytes).decode("latin-1"))
    return "\n\n".join(p.text for p in (*scanner.paragraphs, *scanner.notes))


def _bytes_of(source: Source, name: str) -> bytes:
    import olefile

    with source.open() as stream, olefile.OleFileIO(stream) as ole:
        place = f"__substg1.0_{name}"
        return bytes(ole.openstream(place).read()) if ole.exists(place) else b""


def _stored(source: Source, name: str) -> str:
    """Return a text of the mail as it is stored, by the number of its property."""
    import olefile

    with source.open() as stream, olefile.OleFileIO(stream) as ole:
        for kind in ("001F", "001E", "0102"):
            place = f"__substg1.0_{name}{kind}"
            if ole.exists(place):
                data = ole.openstream(place).read()
                text = data.decode("utf-16-le", "replace") if kind == "001F" else decode(data)
                return text or ""
    return ""


def _line(value: object) -> str:
    """Write a head line as one line, decoded where it is still as it was sent."""
    text = str(value or "").replace("\0", "")
    try:
        text = str(make_header(decode_header(text)))
    except (LookupError, ValueError, MessageError):
        return " ".join(text.split())
    return " ".join(text.split())


def _document(source: Source, message: Any, body: str, captions: tuple[str, ...]) -> Document:
    when = moment(message.sent_date)
    origins = [Origin("title", "subject"), Origin("authors", "sender")]
    origins += [Origin("published", "date of sending")] if when else []
    sender = _line(message.sender).split("<")[0].strip(' "')
    return source.document(
        body, _line(message.subject), published=when, captions=captions,
        authors=(sender,) if sender else (), origins=tuple(origins),
    )  # fmt: skip
