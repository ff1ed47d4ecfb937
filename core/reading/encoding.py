"""Bytes into characters: the BOM, then strict UTF-8, then the likeliest of the old encodings."""

from __future__ import annotations

import codecs

from core.reading.old_encoding import likeliest

BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
SAMPLE = 65536
"""Bytes looked at to tell binary data and to guess an encoding."""


def decode(data: bytes) -> str | None:
    """Decode bytes: BOM, then strict UTF-8, then the likeliest encoding; None for binary data."""
    for bom, encoding in BOMS.items():
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    if is_binary(data[:SAMPLE]):
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
        b"GIF8": "a GIF picture",
        b"\x1f\x8b": "gzip-compressed data",
        b"\x7fELF": "a program",
        b"MZ": "a Windows program",
        b"\xd0\xcf\x11\xe0": "an old office document",
        b"SQLite format 3\0": "a database",
        b"OggS": "sound",
        b"ID3": "sound",
    }
    return next((name for sign, name in signs.items() if data.startswith(sign)), "binary data")


def is_binary(sample: bytes) -> bool:
    """Whether bytes cannot be text in any encoding without a BOM."""
    sample = sample[:SAMPLE]
    controls = sum(sample.count(b) for b in _CONTROLS)
    return b"\0" in sample or controls > len(sample) // 100 or what_it_is(sample) != "binary data"


_CONTROLS = [b for b in range(32) if b not in b"\t\n\r\f\x0b\x1b"]


def _guess(data: bytes) -> str | None:
    """Decode what is no UTF-8: but for a few bad bytes, or in an encoding of old."""
    almost = data.decode("utf-8", "replace")
    bad, beyond = almost.count("\ufffd"), sum(c > "\x7f" for c in almost)
    if beyond - bad > 2 * bad:
        return almost
    encoding = _many_bytes(data[:SAMPLE]) or likeliest(data[:SAMPLE])
    return data.decode(encoding, "replace") if encoding else None


def _many_bytes(sample: bytes) -> str:
    """Name the encoding of Chinese, Japanese or Korean; empty for other languages."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None or not best.multi_byte_usage > 0.2:
        return ""
    return best.encoding if best.encoding in _EAST else ""


_EAST = {
    "shift_jis", "cp932", "euc_jp", "iso2022_jp", "gb18030", "gbk", "gb2312", "big5", "big5hkscs",
    "euc_kr", "cp949", "johab", "euc_jis_2004", "shift_jis_2004", "euc_jisx0213",
    "shift_jisx0213", "hz", "iso2022_kr",
}  # fmt: skip
