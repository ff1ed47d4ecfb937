"""Places and countries that an article names, and the words made from their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon
from core.actors.names import TOLD
from core.model import ActorKind, Span

if TYPE_CHECKING:
    from core.actors.name_span import NameSpan
    from core.actors.roster import Roster
    from core.parsed import Parsed, Token

_RIVER = re.compile(r" [Rr]iver$|^(?:River|Mount|Lake) ")
_LYING = frozenset({ActorKind.PLACE, ActorKind.COUNTRY})
_PEOPLE_OF = {"Kurdish": "Kurds", "Jewish": "Jews", "Scottish": "Scots"}
_SAME = ("s", "ese", "ish", "ch")
_NO_PEOPLE = frozenset({"European", "African", "Asian", "Western", "Latin American"})
_BESIDE = frozenset({"compound", "amod", "nmod"})


def own_places(parsed: Parsed, names: list[NameSpan], roster: Roster) -> None:
    """Give places and countries that have no actor yet one of their own.

    Only a place that speaks or decides ("Baghdad rejected the plan") stands for an actor in its
    clause; the others are named, no more.
    """
    texts = {n.text for n in names}
    for name in names:
        if name.kind in _LYING and name.last - 1 not in roster.owner:
            label = name.known or _place_label(name.text, texts)
            number = roster.actor(label, name.kind, named=True)
            if roster.drafts[number].kind not in _LYING:
                continue
            _mention(parsed, roster, number, name)
            roster.alias(number, name.text, "gazetteer" if name.known else "name")


def _place_label(text: str, texts: set[str]) -> str:
    """Call the Tigris river the Tigris, where the article does."""
    short = _RIVER.sub("", text)
    return short if short in texts else text


def _mention(parsed: Parsed, roster: Roster, number: int, name: NameSpan) -> None:
    if name.kind is ActorKind.PLACE and _speaks(parsed, parsed.tokens[name.last - 1]):
        roster.mention(number, range(name.first, name.last), name.span, "name")
    else:
        roster.light(number, name.span)


def _speaks(parsed: Parsed, token: Token) -> bool:
    """Whether a place stands for who governs there: "Baghdad rejected the plan"."""
    while token.dep in {"conj", "appos"} and token.head != token.i:
        token = parsed.tokens[token.head]
    return token.dep == "nsubj" and parsed.tokens[token.head].lemma in lexicon().speaking


def own_led(parsed: Parsed, roster: Roster) -> None:
    """Give "U.S.-led air strikes" to the "U.S.-led coalition" of the article."""
    for token in parsed.tokens:
        if not token.text.lower().endswith("led"):
            continue
        apart = token.text.lower() == "led" and parsed.tokens[max(0, token.i - 1)].text == "-"
        first = parsed.tokens[max(0, token.i - 2)] if apart else token
        span = Span(first.start, token.end)
        number = roster.led(parsed.text[span.start : span.end])
        if number is not None and roster.owner.get(token.head) != number:
            roster.mention(number, range(first.i, token.i + 1), span, "short name")


def own_demonyms(parsed: Parsed, roster: Roster) -> None:
    """Give "Iraqi" and "Iraqis", "Kurdish" and "Kurds" their actors where nothing else has."""
    covered = {(s.start, s.end) for d in roster.drafts for s in d.spans}
    inside = {i for start, end in covered for i in range(start, end)}
    for token in parsed.tokens:
        if token.i in roster.owner or token.start in inside or not token.text[0].isupper():
            continue
        if parsed.sentences[parsed.sentence_of[token.i]].block.kind not in TOLD:
            continue
        _own_demonym(parsed, token, roster)


def _own_demonym(parsed: Parsed, token: Token, roster: Roster) -> None:
    lex, span = lexicon(), Span(token.start, token.end)
    word = token.text.split("-")[0]
    before = parsed.tokens[token.i - 1] if token.i else None
    if before is not None and f"{before.text} {word}" in lex.demonyms:
        word, span = f"{before.text} {word}", Span(before.start, token.end)
    if word not in lex.demonyms and word not in lex.peoples:
        return
    if _is_one_person(parsed, token, word):
        number = roster.actor(f"unnamed {token.text}", ActorKind.PERSON)
        roster.mention(number, [token.i], span, "demonym")
    elif token.tag in {"NNS", "NNPS"} or (token.dep not in _BESIDE and word in lex.peoples):
        number = roster.actor(_plural(word), ActorKind.GROUP, named=True)
        roster.mention(number, [token.i], span, "demonym")
    elif word in lex.demonyms:
        number = roster.actor(lex.demonyms[word], ActorKind.COUNTRY, named=True)
        if _stands_for_country(parsed, token):
            roster.mention(number, [token.i], span, "demonym")
        else:
            roster.light(number, span)
    elif word not in _NO_PEOPLE:
        roster.light(roster.actor(_plural(word), ActorKind.GROUP, named=True), span)


def _is_one_person(parsed: Parsed, token: Token, word: str) -> bool:
    """Whether it is somebody from there: "the Serbian won", "a 48-year-old Australian"."""
    acting = token.dep in _ACTING and token.pos in {"NOUN", "PROPN", "ADJ"}
    if not acting or not word.endswith(_OF_ONE) or word not in lexicon().demonyms:
        return False
    below = parsed.governed(token)
    return any(c.dep == "det" and c.text.lower() in _ONE for c in below)


_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "appos"})
_OF_ONE = ("an", "i", "er")
_ONE = frozenset({"a", "an", "the", "another", "this", "that"})


def _plural(word: str) -> str:
    return word if word.endswith(_SAME) else _PEOPLE_OF.get(word, f"{word}s")


def _stands_for_country(parsed: Parsed, token: Token) -> bool:
    """Whether "Turkish" says who acts ("Turkish airstrikes"), not where ("a Turkish town")."""
    head = parsed.tokens[token.head]
    return (
        token.dep in _BESIDE
        and "-" not in token.text
        and head.lemma.lower() not in lexicon().units
        and head.pos == "NOUN"
    )
