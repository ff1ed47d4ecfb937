"""Mails as Outlook saves them (.msg)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.model import Document, Origin
from core.reading.encoding import decode
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
    plain = newlines(message.body or "").replace("\0", "").strip()
    if plain:
        return plain, ()
    rich = message.html_body
    if isinstance(rich, bytes):
        rich = decode(rich)
    return page_text(source, rich) if rich else ("", ())


def _document(source: Source, message: Any, body: str, captions: tuple[str, ...]) -> Document:
    when = moment(message.sent_date)
    origins = [Origin("title", "subject"), Origin("authors", "sender")]
    origins += [Origin("published", "date of sending")] if when else []
    sender = str(message.sender or "").split("<")[0].strip(' "')
    return source.document(
        body, message.subject or "", published=when, captions=captions,
        authors=(sender,) if sender else (), origins=tuple(origins),
    )  # fmt: skip
