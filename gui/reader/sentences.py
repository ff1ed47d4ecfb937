"""The sentence around a character, for text in which no event was found."""

from __future__ import annotations

import re

from core.model import Span

_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]?[A-ZÀ-ÞА-Я0-9])|[\r\n\u2029]")
FAR = 4000
"""Characters looked at on either side."""


def sentence_around(text: str, offset: int) -> Span:
    """Return the stretch between sentence ends around a character, blanks trimmed."""
    low = max(0, offset - FAR)
    ends = (m.end() for m in _END.finditer(text, low, min(len(text), offset + 1)))
    start = max((end for end in ends if end <= offset), default=low)
    after = _END.search(text, offset, min(len(text), offset + FAR))
    end = after.end() if after is not None else min(len(text), offset + FAR)
    return trimmed(text, Span(start, end))


def trimmed(text: str, span: Span) -> Span:
    """Return the span without blanks at its ends."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))
