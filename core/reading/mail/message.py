"""Mails: the text of each, its head, and what is attached to it."""

from __future__ import annotations

import codecs
import re
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING

from core.edtf import parse
from core.errors import Problem, UserError
from core.model import Document, Origin
from core.reading.dispatch import read_source
from core.reading.encoding import decode
from core.reading.text import newlines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from email.message import Message

    from core.model import FuzzyDate
    from core.reading.source import Source

NO_TEXT = "the mail holds no text"
TOO_DEEP = "its parts are nested too deep"
SHORT = 40
"""Characters below which the plain version of a mail is only a hint to look at the other."""
_UNREADABLE = re.compile(
    r"^(?:image|audio|video|font)/|signature|calendar|vcard|ms-tnef|pkcs7|delivery-status"
    r"|rfc822-headers|applefile|pgp", re.IGNORECASE,
)  # fmt: skip


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield a mail and the documents attached to it."""
    yield from mail(source, source.data, whole=True)


def mail(source: Source, data: bytes, *, whole: bool) -> Iterator[Document | Problem]:
    """Yield the mail in some bytes of a source; raises UserError where it holds nothing."""
    message = parsed(source, data)
    parts = list(_parts(message))
    body, captions = _body(source, parts)
    attached = [part for part in parts if _is_attached(part)]
    if not body.strip() and not attached:
        raise UserError(NO_TEXT)
    if body.strip():
        yield _document(source, message, body, whole=whole, captions=captions)
    for number, part in enumerate(attached, 1):
        yield from attachment(source, _filename(part, number), _payload(part))


def attachment(source: Source, name: str, data: bytes) -> Iterator[Document | Problem]:
    """Yield what an attachment holds; that it cannot be read does not fail the mail."""
    for item in read_source(source.inner(name, data)):
        known = isinstance(item, Problem) and item.severity == "error"
        yield Problem(item.where, item.message, "warning") if known else item  # type: ignore[union-attr]


def parsed(source: Source, data: bytes) -> Message:
    """Parse a mail; raises UserError where its parts are nested too deep."""
    try:
        message = message_from_bytes(data.removeprefix(codecs.BOM_UTF8))
        depth = max(_depths(message))
    except RecursionError as error:
        raise UserError(TOO_DEEP) from error
    except (MessageError, LookupError, ValueError) as error:
        raise UserError(f"not a mail that can be read ({error})") from error
    if depth > source.limits.nesting:
        raise UserError(TOO_DEEP)
    return message


def header(message: Message, name: str) -> str:
    """Return a header decoded, on one line; what is ill-formed is taken as it stands."""
    value = message.get(name)
    if value is None:
        return ""
    try:
        decoded = str(make_header(decode_header(str(value))))
    except (LookupError, ValueError, MessageError):
        decoded = str(value)
    raw = decoded.encode("utf-8", "surrogateescape")
    return " ".join((decode(raw) or decoded).replace("\0", "").split())


def sent(message: Message) -> FuzzyDate | None:
    """Return when a mail says that it was sent."""
    try:
        return moment(parsedate_to_datetime(header(message, "Date")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def moment(when: datetime | None) -> FuzzyDate | None:
    """Return a moment as a date with its zone."""
    if when is None or not 1900 <= when.year <= 2200:
        return None
    zone = f"{when:%z}"
    return parse(f"{when:%Y-%m-%dT%H:%M:%S}" + (f"{zone[:3]}:{zone[3:5]}" if zone else ""))


def text_of(part: Message) -> str:
    """Decode the text of a part: as declared, if that fits, else as it seems."""
    data = _payload(part)
    declared = part.get_content_charset() or ""
    try:
        text = data.decode(declared)
    except (LookupError, ValueError):
        text = decode(data) or data.decode("cp1252", "replace")
    return newlines(text.replace("\0", ""))


def page_text(source: Source, text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a mail written in HTML, and what stands below its pictures."""
    from core.reading.web.body import all_text_of, captions_of
    from core.reading.web.parsing import flat, tree_of

    tree = tree_of(text[: source.limits.markup_bytes])
    return (flat(text)[1], ()) if tree is None else (all_text_of(tree), captions_of(tree))


def _document(
    source: Source, message: Message, body: str, *, whole: bool, captions: tuple[str, ...]
) -> Document:
    names = [name or address for name, address in getaddresses([header(message, "From")])]
    when = sent(message)
    origins = [Origin("title", "Subject header"), Origin("authors", "From header")]
    origins += [Origin("published", "Date header")] if when else []
    return source.document(
        body, header(message, "Subject"), whole=whole, published=when, captions=captions,
        authors=tuple(n for n in names if n), origins=tuple(origins),
        url=source.url or header(message, "Archived-At").strip("<>"),
    )  # fmt: skip


def _depths(message: Message, depth: int = 1) -> Iterator[int]:
    waiting = [(message, depth)]
    while waiting:
        part, at = waiting.pop()
        yield at
        if part.is_multipart():
            waiting += [
                (inner, at + 1) for inner in part.get_payload() if not isinstance(inner, str)
            ]


def _parts(message: Message) -> Iterator[Message]:
    """Yield the leaves of a mail in order; a mail in a mail is a leaf."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        inside = part.get_payload() if part.is_multipart() else None
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting = [p for p in inside if not isinstance(p, str)] + waiting
        else:
            yield part


def _body(source: Source, parts: list[Message]) -> tuple[str, tuple[str, ...]]:
    """Return the text of the mail itself: the plain version where it has one worth reading."""
    shown = [part for part in parts if not _is_attached(part)]
    plain = [text_of(p) for p in shown if p.get_content_type() == "text/plain"]
    rich = [text_of(p) for p in shown if p.get_content_type() == "text/html"]
    written = "\n\n".join(text.strip() for text in plain if text.strip())
    if written and (len(written) >= SHORT or not rich):
        return written, ()
    pages = [page_text(source, text) for text in rich]
    text = "\n\n".join(body for body, _ in pages if body)
    return text or written, tuple(line for _, lines in pages for line in lines)


def _is_attached(part: Message) -> bool:
    kind = part.get_content_type()
    if _UNREADABLE.search(kind):
        return False
    named = part.get_filename() is not None or "attachment" in str(part.get("Content-Disposition"))
    return named or kind == "message/rfc822" or kind not in ("text/plain", "text/html")


def _filename(part: Message, number: int) -> str:
    given = part.get_filename() or ""
    suffix = {"message/rfc822": ".eml", "text/html": ".html"}.get(part.get_content_type(), "")
    return " ".join(str(given).split()) or f"attachment {number}{suffix}"


def _payload(part: Message) -> bytes:
    """Return the bytes of a part, its transfer encoding undone."""
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        inside = part.get_payload(0)
        return b"" if isinstance(inside, str) else inside.as_bytes()
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
