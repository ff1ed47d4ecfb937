"""Plain text files and pasted text."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from core.errors import UserError
from core.model import Document
from core.reading.encoding import decode, what_it_is

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.errors import Problem
    from core.reading.source import Source

BLANK = "the file holds nothing but blanks"


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the one article of a text file."""
    yield source.document(lines_of(source))


def lines_of(source: Source) -> str:
    """Return the text of a source with newlines; raises UserError where it is none or blank."""
    data = source.data
    text = decode(data)
    if text is None:
        raise UserError(f"not a text file: {what_it_is(data)}")
    if not text.strip():
        raise UserError(BLANK)
    return newlines(text)


def newlines(text: str) -> str:
    """Write every line end as a newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def from_text(text: str, path: Path | None = None, data: bytes = b"") -> Document:
    """Return an unnumbered document of the text; line ends become newlines."""
    text = newlines(text)
    digest = hashlib.sha256(data or text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("", "", text, path=str(path.absolute()) if path else "", sha256=digest)
