"""Which words look like a name at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.actors.lexicon import Lexicon
    from core.parsed import Token

_PAPERS = frozenset({
    "resolution", "act", "bill", "treaty", "accord", "accords", "agreement", "protocol",
    "directive",
    "amendment", "constitution", "convention", "declaration", "pact", "charter", "deal",
})  # fmt: skip
"""What a name may be of that can do nothing: "Resolution 2249", "Patriot Act"."""
_TIME_WORD = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august"
    r"|september|october|november|december|today|yesterday|tomorrow",
    re.IGNORECASE,
)


def is_name(tokens: list[Token], lex: Lexicon) -> bool:
    """Whether the words look like a name at all: no weekday, no common word, no figure."""
    words = " ".join(t.text for t in tokens)
    if not words[0].isalnum() or not any(t.text[0].isupper() for t in tokens) or "\n" in words:
        return False
    if all(_TIME_WORD.fullmatch(t.text) or t.pos in {"NUM", "PUNCT"} for t in tokens):
        return False
    if _is_paper(tokens):
        return False
    if len(words) < 2 or any(c in words for c in '@"[](){}<>=|/') or len(tokens) > 10:
        return False
    if any(k.name == words and k.kind is None for k in lex.known.get(tokens[0].text, ())):
        return False
    return any(t.pos == "PROPN" for t in tokens)


def _is_paper(tokens: list[Token]) -> bool:
    """Whether it names a resolution, a law, a treaty or an operation, which do nothing."""
    words = [t.text.lower() for t in tokens if t.text[0].isalpha()]
    if not words or len(tokens) < 2:
        return False
    return words[-1] in _PAPERS or words[0] in {"resolution", "operation", "article"}
