"""Rich text as Outlook packs it into its mails (MS-OXRTFCP)."""

from __future__ import annotations

import struct

from core.errors import UserError

_HEADER = struct.Struct("<IIII")
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_SIZE = 4096
_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What the dictionary holds before the first byte."""


def unpacked(data: bytes, most: int) -> bytes:
    """Return the rich text in the bytes; raises UserError where they are damaged or too much."""
    if len(data) < _HEADER.size:
        raise UserError("the rich text of the mail is damaged")
    _, size, kind, _ = _HEADER.unpack_from(data)
    if size > most:
        raise UserError("the rich text of the mail is too large")
    if kind == _PLAIN:
        return data[_HEADER.size : _HEADER.size + size]
    if kind != _PACKED:
        raise UserError("the rich text of the mail is packed in a way that nobody knows")
    return _unpacked(data, size)


def _unpacked(data: bytes, size: int) -> bytes:
    """Undo the packing: a flag byte says which of eight items are places in the dictionary."""
    held = bytearray(_START) + bytes(_SIZE - len(_START))
    at, write, out = _HEADER.size, len(_START), bytearray()
    while at < len(data) and len(out) < size:
        flags, at = data[at], at + 1
        for bit in range(8):
            if flags >> bit & 1:
                if at + 2 > len(data):
                    return bytes(out)
                place, at = int.from_bytes(data[at : at + 2], "big"), at + 2
                start, count = place >> 4, (place & 15) + 2
                if start == write:
                    return bytes(out)
            elif at < len(data):
                start, count = -1, 1
            else:
                return bytes(out)
            for step in range(count):
                byte = data[at] if start < 0 else held[(start + step) % _SIZE]
                out.append(byte)
                held[write] = byte
                write = (write + 1) % _SIZE
            at += start < 0
    return bytes(out)
