"""A workbook that a colleague edited comes home: read, compared three ways, taken in."""

from __future__ import annotations

from core.exports.homecoming.base import Packing, base_of, pack, unpack
from core.exports.homecoming.book import Book, id_in, read_book
from core.exports.homecoming.changes import Change, Comparison, Kind
from core.exports.homecoming.comparing import compare
from core.exports.homecoming.sifting import Sifted, sift
from core.exports.homecoming.taking import take

__all__ = [
    "Book", "Change", "Comparison", "Kind", "Packing", "Sifted", "base_of", "compare",
    "id_in", "pack", "read_book", "sift", "take", "unpack",
]  # fmt: skip
