"""Names that the model missed: capitals before a word for a body, first names, acronyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon
from core.actors.name_span import NameSpan
from core.actors.name_words import is_name
from core.model import ActorKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.parsed import Parsed, Token

_NO_BODY = re.compile(r"[IVXLCDM]+|[A-Z]{2,3}T|[A-Z]*TV|(?:US|EU|UK)D?|AM|PM|AD|BC|OK|ID|DNA|HIV")
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj"})


def from_acronyms(parsed: Parsed, taken: set[int]) -> Iterator[NameSpan]:
    """Yield acronyms that act and that nothing else knows: "OFAC", "ICE"."""
    for sentence in parsed.sentences:
        words = parsed.words(sentence)
        if sum(t.text.isupper() for t in words) > len(words) / 2:
            continue
        for token in words:
            fits = 2 < len(token.text) < 7 and token.text.isalpha() and token.text.isupper()
            if not fits or token.i in taken or _NO_BODY.fullmatch(token.text):
                continue
            stated = f"({token.text})" in parsed.text
            if stated or token.pos != "PROPN" or token.dep not in _ACTING:
                continue
            if is_name([token], lexicon()):
                span = Span(token.start, token.end)
                yield NameSpan(token.i, token.i + 1, span, token.text, ActorKind.ORGANISATION)


def from_first_names(parsed: Parsed, taken: set[int]) -> Iterator[NameSpan]:
    """Yield persons whom the model missed: a first name and what it is joined to."""
    lex = lexicon()
    for token in parsed.tokens[:-1]:
        after = parsed.tokens[token.i + 1]
        if token.text.lower() not in lex.gender or not token.text[0].isupper():
            continue
        joined = token.dep == "compound" and token.head == after.i and token.pos == "PROPN"
        if not joined or after.pos != "PROPN" or not after.text[0].isupper():
            continue
        if after.text.lower() not in lex.units and taken.isdisjoint({token.i, after.i}):
            span = Span(token.start, after.end)
            text = parsed.text[span.start : span.end]
            yield NameSpan(token.i, after.i + 1, span, text, ActorKind.PERSON)


def from_capitals(parsed: Parsed, taken: set[int]) -> Iterator[NameSpan]:
    """Yield names of bodies that the model missed: "Kestrel Oil", "Dock Workers' Union"."""
    lex = lexicon()
    for token in parsed.tokens:
        kind = lex.units.get(token.text.lower())
        if kind is None or token.pos != "PROPN" or not token.text[0].isupper() or token.i in taken:
            continue
        first = token.i
        while first and _continues(parsed.tokens[first - 1], token) and first - 1 not in taken:
            first -= 1
        if parsed.sentence_of[first] == parsed.sentence_of[token.i] and first < token.i:
            span = Span(parsed.tokens[first].start, token.end)
            text = parsed.text[span.start : span.end]
            yield NameSpan(first, token.i + 1, span, text, kind)


def _continues(token: Token, head: Token) -> bool:
    inner = token.dep in {"compound", "poss", "case", "nmod"} or token.head == head.i
    return inner and (token.text[0].isupper() or token.tag == "POS") and token.pos != "DET"
