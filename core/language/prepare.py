"""Text made ready for the parser without moving a character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 5000
"""Characters handed to the parser at once; its memory grows with the square of a piece."""

_BLANKS = (
    "\t\r\n\v\f\u0085\u00a0\u00ad\u2002\u2003\u2009\u200b\u200c\u200d\u2028\u2029\u202f\u2060\ufeff"
)
_SAME = {'"': "“”„‟«»″", "'": "‘’‚‛′`´", "-": "‐‑‒–—―−", " ": _BLANKS}
_TABLE = {ord(odd): plain for plain, odds in _SAME.items() for odd in odds}
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])")


_CUT_OFF = re.compile(r"(?<=\w)' s(?=\s)")
"""The "’ s" of texts that were cut into words and joined again."""


def plain(text: str) -> str:
    """Map curly quotes, dashes and odd blanks to their plain form, one character for one."""
    return _CUT_OFF.sub("'s ", text.translate(_TABLE))


def pieces(text: str, span: Span) -> Iterator[Span]:
    """Cut a paragraph into pieces short enough to parse, at sentence ends where there are any."""
    start = span.start
    while span.end - start > LONGEST:
        cut = _cut(text, start)
        yield Span(start, cut)
        start = cut
    if start < span.end:
        yield Span(start, span.end)


def _cut(text: str, start: int) -> int:
    end = start + LONGEST
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, end)]
    if ends:
        return ends[-1]
    blank = text.rfind(" ", start + 1, end)
    return blank + 1 if blank > 0 else end
