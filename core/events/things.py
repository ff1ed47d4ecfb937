"""Actors for what fills a role but is no actor yet: a product, a place, the users."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from core.events.lexicon import lexicon
from core.events.tie_words import tie_words
from core.model import Actor, ActorKind, Alias, MentionKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.findings import ActorFindings
    from core.model import TimeMention
    from core.parsed import Parsed, Token

_JOINED = frozenset({"compound", "nmod", "nummod"})
_DROPPED = frozenset({"CD", "$"})
_PLURAL = frozenset({"NNS", "NNPS"})


class Things:
    """Gives the word that fills a role an actor of its own ("X1", "X2" …), one for one name."""

    def __init__(
        self,
        parsed: Parsed,
        owner: Mapping[int, str],
        lying: Mapping[int, Actor],
        places: Mapping[int, str],
        times: Sequence[TimeMention],
    ) -> None:
        self._parsed = parsed
        self._owner = owner
        self._lying = lying
        self._places = places
        self._times = _tokens_of(parsed, times)
        self._by_name: dict[str, Actor] = {}
        self._all: dict[str, Actor] = {}

    def actor(self, head: Token) -> Actor | None:
        """Return the actor of a noun, or None where it names nothing that could take part."""
        if head.i in self._lying:
            return self._lying[head.i]
        if head.i in self._times or not self._may_take_part(head):
            return None
        return self._entered(head, ActorKind.PLACE if head.i in self._places else self._kind(head))

    def _entered(self, head: Token, kind: ActorKind) -> Actor | None:
        label = self._places.get(head.i) or self._label(head)
        if not label:
            return None
        key = label.lower()
        if key not in self._by_name:
            self._by_name[key] = Actor(f"X{len(self._by_name) + 1}", label, kind)
        actor = self._also(self._by_name[key], head)
        self._by_name[key] = self._all[actor.id] = actor
        return actor

    def _also(self, actor: Actor, head: Token) -> Actor:
        """Note the "iTunes store" of what is known as iTunes."""
        span = self.span(head)
        words = " ".join(self._parsed.text[span.start : span.end].split())
        known = {actor.label, *(a.text for a in actor.aliases)}
        if words in known or head.tag != "NN" or not words.startswith(f"{actor.label} "):
            return actor
        return replace(actor, aliases=(*actor.aliases, Alias(words, "phrase")))

    def tied(self, head: Token) -> Actor | None:
        """Return the actor of a common noun for people or a place that stands in a tie."""
        if head.i in self._owner or head.i in self._times or head.pos not in {"NOUN", "PROPN"}:
            return self._lying.get(head.i)
        lemma = head.lemma.lower()
        place = head.i in self._places or lemma in tie_words().places
        if not place and not is_people(lemma):
            return self._lying.get(head.i)
        named = head.i in self._places
        actor = self._entered(head, ActorKind.PLACE if named else self._kind(head))
        return replace(actor, kind=ActorKind.PLACE) if actor is not None and place else actor

    def keep(self, actor: Actor) -> None:
        """Keep the kind that an actor of these has in a tie: a hospital is a place there."""
        if actor.id in self._all:
            self._all[actor.id] = self._by_name[actor.label.lower()] = actor

    def is_place(self, head: Token) -> bool:
        """Whether the word names a place."""
        return head.i in self._places or head.i in self._lying

    def is_time(self, token: Token) -> bool:
        """Whether the word is part of a time expression."""
        return token.i in self._times

    def land(self, token: Token) -> str | None:
        """Return the id of the place that a word names without its doing anything."""
        actor = self._lying.get(token.i)
        return actor.id if actor is not None else None

    def is_thing(self, actor_id: str) -> bool:
        """Whether an actor is one of these and nobody."""
        actor = self._all.get(actor_id)
        return actor is not None and actor.kind is not ActorKind.GROUP and actor.label.islower()

    def get(self, actor_id: str) -> Actor | None:
        """Return the extra actor of an id."""
        return self._all.get(actor_id)

    def _may_take_part(self, head: Token) -> bool:
        if head.i in self._places or head.pos == "PROPN":
            return any(c.isalpha() for c in head.text)
        named = any(c.pos == "PROPN" and c.dep in _JOINED for c in self._parsed.governed(head))
        if head.pos != "NOUN" or not head.lemma.isalpha() or (len(head.lemma) < 3 and not named):
            return False
        lemma, lex = head.lemma.lower(), lexicon()
        brand = any(c.isupper() for c in head.text[1:]) and any(c.islower() for c in head.text)
        return brand or is_people(lemma) or lemma in lex.made or (named and lemma not in lex.nouns)

    def _kind(self, head: Token) -> ActorKind:
        return ActorKind.GROUP if is_people(head.lemma.lower()) else ActorKind.OTHER

    def _label(self, head: Token) -> str:
        """Return the name: "iPhone 4", "third party developers"."""
        span = self._brand(head) or self.span(head)
        words = " ".join(self._parsed.text[span.start : span.end].split())[:60]
        plain = head.pos == "NOUN" and words[1:].islower()
        return words.lower() if plain else words

    def _brand(self, head: Token) -> Span | None:
        """Return the "iPod" of "iPod portable music players"."""
        if head.pos == "PROPN" or head.lemma.lower() not in lexicon().made:
            return None
        named = [
            c
            for c in self._parsed.governed(head)
            if c.pos == "PROPN" and c.dep in _JOINED and c.i not in self._owner
        ]
        return Span(named[0].start, named[-1].end) if named else None

    def span(self, head: Token) -> Span:
        """Return the noun with what is joined to it."""
        tokens = self._parsed.tokens
        first = last = head.i
        while first and self._belongs(tokens[first - 1], head):
            first -= 1
        while last + 1 < len(tokens) and tokens[last + 1].dep == "nummod" and (
            tokens[last + 1].head == head.i and head.pos == "PROPN"
        ):  # fmt: skip
            last += 1
        words = [
            t
            for t in tokens[first : last + 1]
            if head.pos == "PROPN" or t.tag not in _DROPPED or not t.space
        ]
        words = words or [head]
        return Span(words[0].start, words[-1].end)

    def _belongs(self, token: Token, head: Token) -> bool:
        inside = token.head == head.i or self._parsed.tokens[token.head].head == head.i
        tied = token.dep in _JOINED or token.tag == "HYPH"
        return tied and inside and token.i not in self._times


def lying(parsed: Parsed, actors: ActorFindings) -> dict[int, Actor]:
    """Return token → actor for the places that are lit up as actors without doing anything."""
    by_id = {a.id: a for a in actors.actors}
    starts = [t.start for t in parsed.tokens]
    found: dict[int, Actor] = {}
    for mention in actors.mentions:
        actor = by_id.get(mention.actor_id or "")
        if mention.kind is MentionKind.PLACE and actor is not None:
            first = bisect_left(starts, mention.span.start)
            last = bisect_left(starts, mention.span.end)
            found.update(dict.fromkeys(range(first, last), actor))
    return found


def is_people(lemma: str) -> bool:
    """Whether a noun is for people: "user", "fisherman", "peacekeeper"."""
    return lemma in lexicon().people or (len(lemma) > 5 and lemma.endswith(_PERSONS))


_PERSONS = ("man", "men", "woman", "women", "keeper", "worker", "maker", "holder", "ist")


def surnames(parsed: Parsed, actors: ActorFindings) -> dict[int, str]:
    """Return token → actor for a person's surname that was taken for a noun: "Jobs said"."""
    known: dict[str, str] = {}
    for actor in actors.actors:
        first, *rest = actor.label.split(" ")
        if actor.kind is ActorKind.PERSON and rest and first[:1].isupper():
            known.setdefault(rest[-1], actor.id)
    return {
        t.i: known[t.text]
        for t in parsed.tokens
        if t.text in known and t.text[:1].isupper() and t.pos in {"NOUN", "PROPN"}
    }


def _tokens_of(parsed: Parsed, times: Sequence[TimeMention]) -> frozenset[int]:
    """Return the tokens of all time expressions."""
    starts = [t.start for t in parsed.tokens]
    found: set[int] = set()
    for time in times:
        span: Span = time.span
        found.update(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    return frozenset(found)
