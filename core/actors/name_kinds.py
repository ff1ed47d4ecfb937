"""One kind for all occurrences of a name, by what stands beside them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon
from core.model import ActorKind
from core.parsed import BlockKind

if TYPE_CHECKING:
    from core.actors.name_span import NameSpan
    from core.parsed import Parsed, Token

_WHERE = frozenset({"in", "at", "near", "from", "outside", "inside", "around", "toward", "towards"})
_OF_PEOPLE = ([",", "who"], [",", "whose"])
"""What only follows somebody: "Baghdadi, whose real name is …"."""
_KIN = frozenset({"family", "tribe", "clan"})


def _before_places(parsed: Parsed, i: int) -> bool:
    """Whether "and", a name and a word for places follow: "and Intisar neighborhoods"."""
    tokens = parsed.tokens
    if i + 1 >= len(tokens) or tokens[i].tag != "CC" or tokens[i + 1].pos != "PROPN":
        return False
    i += 1
    while i < len(tokens) and tokens[i].pos == "PROPN":
        i += 1
    last = tokens[min(i, len(tokens) - 1)]
    return last.tag == "NNS" and lexicon().units.get(last.lemma.lower()) is ActorKind.PLACE


def agree(parsed: Parsed, names: list[NameSpan]) -> None:
    """Give every occurrence of one name the kind that most of them, and their places, speak for."""
    votes: dict[str, Counter[ActorKind]] = {}
    for name in names:
        votes.setdefault(name.text, Counter()).update(_evidence(parsed, name))
    for text in _dateline_places(parsed):
        if text in votes:
            votes[text][ActorKind.PLACE] += 4
    for name in names:
        name.kind = votes[name.text].most_common(1)[0][0]


def _evidence(parsed: Parsed, name: NameSpan) -> Counter[ActorKind]:
    """Weigh what one occurrence of a name, and the words beside it, speak for."""
    tally: Counter[ActorKind] = Counter()
    if name.kind is not None:
        tally[name.kind] += 2
    before = parsed.tokens[name.first - 1].text.lower() if name.first else ""
    if before in _WHERE and len(name.words) == 1:
        tally[ActorKind.PLACE] += 1
    if len(name.words) > 1 and name.kind is ActorKind.PERSON:
        tally[ActorKind.PERSON] += 1
    following = parsed.tokens[name.last : name.last + 1]
    if [t.text.lower() for t in parsed.tokens[name.last : name.last + 2]] in _OF_PEOPLE:
        tally[ActorKind.PERSON] += 3
    if following and following[0].lemma.lower() in _KIN:
        tally[ActorKind.GROUP] += 4
    if _before_places(parsed, name.last):
        tally[ActorKind.PLACE] += 4
    beside = _beside(parsed, parsed.tokens[name.last - 1])
    if beside is not None:
        tally[beside] += 4
    return tally


def _dateline_places(parsed: Parsed) -> set[str]:
    """Return the names of the dateline, in capitals as in the text: "HALVIK, Estria" is two."""
    found: set[str] = set()
    for block in parsed.blocks:
        if block.kind is BlockKind.DATELINE:
            words = parsed.text[block.span.start : block.span.end].split("(")[0]
            parts = [p.strip(" -–—\n") for p in re.split(r"[,/]", words)]
            found.update(p.title() if p.isupper() else p for p in parts)
    return found - {""}


def _beside(parsed: Parsed, token: Token) -> ActorKind | None:
    """Tell the kind from the noun that a name stands before: "the Quds and Samah districts"."""
    for _ in range(4):
        if token.dep not in {"compound", "nmod", "conj", "amod"}:
            return None
        token = parsed.tokens[token.head]
        lemma = token.lemma.lower()
        if lemma in _KIN:
            return ActorKind.GROUP
        if token.pos == "NOUN" and lexicon().units.get(lemma) is ActorKind.PLACE:
            return ActorKind.PLACE
    return None
