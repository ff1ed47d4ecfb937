"""The text of Word's binary format, from its piece table ([MS-DOC] 2.4.1)."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from itertools import pairwise

from core.errors import UserError
from core.reading.paragraphs import Paragraph, ParagraphKind

LOCKED = "protected by a password: open it, save it without one, and add that"
DAMAGED = "could not be read as an old Word document: it is cut off or damaged"
_ENCRYPTED, _TABLE_ONE, _COMPLEX = 0x0100, 0x0200, 0x0004
_WORD_97 = 193
"""The version of the format from which on the text lies in pieces."""
_PIECE_TABLE = 33
"""The place of the piece table among the pairs of offset and length in the header."""
_INSTRUCTION = re.compile(r"\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))")
_SIGNS = str.maketrans({"\x0b": "\n", "\x1e": "-", "\x1f": "", "\xa0": "\xa0"})
_UNSEEN = re.compile(r"[\x00-\x06\x08\x0e-\x19\x1b-\x1f]")


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of the main stream says."""

    version: int
    flags: int
    pieces: tuple[int, int]
    """Where the piece table lies in the table stream: offset and length."""
    text: int
    footnotes: int
    """Characters of the text, and of the footnotes after it."""
    old_span: tuple[int, int]
    """Where the text of versions before 97 lies in the main stream."""

    @property
    def table(self) -> str:
        """Name the stream that holds the piece table."""
        return "1Table" if self.flags & _TABLE_ONE else "0Table"


def header_of(main: bytes) -> Header:
    """Read the head of the main stream; raises UserError where it is locked or damaged."""
    try:
        magic, version = struct.unpack_from("<HH", main, 0)
        (flags,) = struct.unpack_from("<H", main, 10)
        if flags & _ENCRYPTED:
            raise UserError(LOCKED)
        old = struct.unpack_from("<II", main, 0x18)
        if magic not in {0xA5EC, 0xA5DC, 0xA5DB} or version < _WORD_97:
            return Header(version, flags, (0, 0), 0, 0, (old[0], old[1]))
        return _of_97(main, version, flags)
    except struct.error as error:
        raise UserError(DAMAGED) from error


def _of_97(main: bytes, version: int, flags: int) -> Header:
    at = 32
    (shorts,) = struct.unpack_from("<H", main, at)
    at += 2 + shorts * 2
    (longs,) = struct.unpack_from("<H", main, at)
    text, footnotes = struct.unpack_from("<ii", main, at + 2 + 12)
    at += 2 + longs * 4 + 2
    pieces = struct.unpack_from("<II", main, at + _PIECE_TABLE * 8)
    return Header(version, flags, (pieces[0], pieces[1]), text, footnotes, (0, 0))


def paragraphs_of(main: bytes, table: bytes) -> list[Paragraph]:
    """Return the paragraphs of a document, its footnotes last."""
    header = header_of(main)
    if not header.pieces[1]:
        start, end = header.old_span
        return _paragraphs(main[start:end].decode("cp1252", "replace"), ParagraphKind.TEXT)
    whole = _whole(header, main, table)
    notes = whole[header.text : header.text + header.footnotes]
    body = _paragraphs(whole[: header.text], ParagraphKind.TEXT)
    return [*body, *_paragraphs(notes, ParagraphKind.NOTE)]


def _whole(header: Header, main: bytes, table: bytes) -> str:
    """Put the pieces of the text together."""
    start, length = header.pieces
    data = table[start : start + length]
    at = 0
    try:
        while data[at : at + 1] == b"\x01":
            at += 3 + int(struct.unpack_from("<H", data, at + 1)[0])
        (size,) = struct.unpack_from("<I", data, at + 1)
        count = (size - 4) // 12
        if data[at : at + 1] != b"\x02" or not 0 < count <= len(data) // 12:
            raise UserError(DAMAGED)
        ends = struct.unpack_from(f"<{count + 1}I", data, at + 5)
        first = at + 5 + (count + 1) * 4
        places = [struct.unpack_from("<I", data, first + i * 8 + 2)[0] for i in range(count)]
    except struct.error as error:
        raise UserError(DAMAGED) from error
    lengths = [b - a for a, b in pairwise(ends)]
    return "".join(_piece(main, at, n) for at, n in zip(places, lengths, strict=True) if n > 0)


def _piece(main: bytes, place: int, length: int) -> str:
    """Read a piece: a byte a character where the place says so, else two."""
    at = place & 0x3FFFFFFF
    if place & 0x40000000:
        return main[at // 2 : at // 2 + length].decode("cp1252", "replace")
    return main[at : at + length * 2].decode("utf-16-le", "replace")


def _paragraphs(text: str, kind: ParagraphKind) -> list[Paragraph]:
    """Cut at the marks of paragraphs, pages and cells; fields show their results alone."""
    while (shown := _INSTRUCTION.sub("", text)) != text:
        text = shown
    found = []
    for line in re.split(r"[\r\x0c]|\x07\x07", text):
        cells = line.split("\x07")
        whole = " | ".join(filter(None, (" ".join(c.split()) for c in cells)))
        whole = whole if len(cells) > 1 else line.translate(_SIGNS).strip()
        own = ParagraphKind.TABLE if len(cells) > 1 else kind
        if whole := _UNSEEN.sub("", whole).strip():
            found.append(Paragraph(whole, own))
    return found
