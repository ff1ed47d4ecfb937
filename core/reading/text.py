"""Plain text files and pasted text."""

from __future__ import annotations

import codecs
import hashlib
from typing import TYPE_CHECKING

from core.errors import Problem
from core.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from charset_normalizer import CharsetMatch

BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
SAMPLE = 65536
"""Bytes looked at to tell binary data and to guess an encoding."""


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the one article of a text file, or the Problem with it."""
    data = path.read_bytes()
    text = decode(data)
    if text is None:
        yield Problem(path.name, f"not a text file: {what_it_is(data)}")
    elif not text.strip():
        yield Problem(path.name, "the file holds nothing but blanks")
    else:
        yield from_text(text, path, data)


def from_text(text: str, path: Path | None = None, data: bytes = b"") -> Document:
    """Return an unnumbered document of the text; line ends become newlines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(data or text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("", "", text, path=str(path.absolute()) if path else "", sha256=digest)


def decode(data: bytes) -> str | None:
    """Decode bytes: BOM, then strict UTF-8, then the likeliest encoding; None for binary data."""
    for bom, encoding in BOMS.items():
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    if _is_binary(data[:SAMPLE]):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def what_it_is(data: bytes) -> str:
    """Name the kind of binary data by its first bytes."""
    signs = {
        b"%PDF": "a PDF",
        b"PK\x03\x04": "a ZIP archive or an office document",
        b"\x89PNG": "a PNG picture",
        b"\xff\xd8\xff": "a JPEG picture",
        b"\x1f\x8b": "gzip-compressed data",
        b"\x7fELF": "a program",
        b"MZ": "a Windows program",
        b"\xd0\xcf\x11\xe0": "an old office document",
    }
    return next((name for sign, name in signs.items() if data.startswith(sign)), "binary data")


def _is_binary(sample: bytes) -> bool:
    controls = sum(b < 32 and b not in b"\t\n\r\f\x0b\x1b" for b in sample)
    return b"\0" in sample or controls > len(sample) // 100 or what_it_is(sample) != "binary data"


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data[:SAMPLE]))
    if not matches:
        return None
    # Of equally likely encodings take the one that is by far the most common on the web.
    equal = [m for m in matches if _fit(m) == _fit(matches[0])]
    best = next((m for m in equal if m.encoding == "cp1252"), equal[0])
    return data.decode(best.encoding, "replace")


def _fit(match: CharsetMatch) -> tuple[float, float]:
    return match.chaos, match.coherence
