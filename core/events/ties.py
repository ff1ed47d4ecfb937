"""Ties that an article states: who leads, belongs to, is allied with, is a relative of whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.events.lexicon import lexicon
from core.events.posts import BODIES, Posts
from core.events.tie_words import tie_words
from core.model import ActorKind, Citation, Relation, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.events.clauses import Clause
    from core.events.participants import Parts
    from core.events.things import Things
    from core.events.when import Dated, Dates
    from core.model import Actor, FuzzyDate
    from core.parsed import Parsed, Token

_LANDS = frozenset({ActorKind.COUNTRY, ActorKind.PLACE})
_OF_PLACE = frozenset({"compound", "nmod", "pobj", "amod"})
_ALLIED_PREPS = frozenset({"with", "alongside"})


class Ties:
    """Collects the stated ties of one article, each once."""

    def __init__(
        self,
        parsed: Parsed,
        actors: Mapping[int, Actor],
        lands: Mapping[int, Actor],
        document_id: str,
        things: Things,
        dates: Dates,
    ) -> None:
        self._parsed = parsed
        self._actors = actors
        self._known = {**lands, **actors}
        self._things = things
        self._dates = dates
        self._document_id = document_id
        self.posts = Posts(parsed, actors, self)
        self.found: dict[tuple[str, str, str], Relation] = {}

    def other(self, token: Token, bearer: Token) -> bool:
        """Whether a word is for somebody else than the bearer of a tie."""
        actor = self._known.get(token.i)
        return actor is not None and actor.id != self._known[bearer.i].id

    def read_clause(self, clause: Clause, parts: Parts) -> None:
        """Read alliance from "backed by X" and "sided with X", where it is a state of affairs."""
        if clause.negated or clause.modal or clause.infinitive:
            return
        if clause.verb.lemma in {"lead", "head", "command", "chair"}:
            self._read_lead(clause)
        if clause.verb.lemma not in lexicon().allied:
            return
        sources = [t for t in clause.subjects if parts.head(t)]
        targets = [t for t in [*clause.patients, *clause.objects] if parts.head(t)]
        targets += [n for p, n in clause.preps if p.text.lower() in _ALLIED_PREPS and parts.head(n)]
        for source in sources[:2]:
            for target in targets[:2]:
                one, other = parts.head(source), parts.head(target)
                if one is not None and other is not None and self.other(other, one):
                    self.add(one, other, "allied with", clause.verb)

    def _read_lead(self, clause: Clause) -> None:
        """Read "the Front, led by Eklund" and "Eklund leads the Front"."""
        for leader in clause.subjects[:1]:
            for body in [*clause.patients, *clause.objects][:1]:
                known = leader.i in self._actors and body.i in self._actors
                if known and self._actors[leader.i].kind is ActorKind.PERSON:
                    self.add(leader, body, "leads", clause.verb)

    def who(self, token: Token) -> Actor | None:
        """Return the actor of a word, one of its own for a common noun for people or a place."""
        known = self._known.get(token.i)
        if known is None and token.lemma.lower() in tie_words().named:
            known = self._named(token)
        return known if known is not None else self._things.tied(token)

    def _named(self, noun: Token) -> Actor | None:
        """Return the Mosul of "the city of Mosul" and the Karrada of "the Karrada district"."""
        children = self._parsed.governed(noun)
        inner = [t for c in children if c.text.lower() == "of" for t in self._parsed.governed(c)]
        for token in (*inner, *children):
            known = self._known.get(token.i)
            if token.dep in _OF_PLACE and known and known.kind in _LANDS:
                return known
        return None

    def is_country(self, token: Token) -> bool:
        """Whether a word is for a country."""
        actor = self.who(token)
        return actor is not None and actor.kind is ActorKind.COUNTRY

    def known(self, token: Token) -> Actor | None:
        """Return the actor that a word names or stands for, if it is more than a noun."""
        return self._known.get(token.i)

    def meant(self, token: Token, parts: Parts) -> Token | None:
        """Return the word for the actor that a phrase means, of its own right or in part."""
        if self.known(token) is not None:
            return token
        inner = parts.head(token)
        if inner is not None:
            return inner
        return token if self.who(token) is not None else None

    def is_town(self, token: Token) -> bool:
        """Whether a word is for a place that is no country."""
        return self.is_place(token) and not self.is_country(token)

    def is_person(self, token: Token) -> bool:
        """Whether a word is for a person."""
        actor = self.known(token)
        return actor is not None and actor.kind is ActorKind.PERSON

    def is_body(self, token: Token) -> bool:
        """Whether a word names an organisation or an armed group."""
        actor = self.known(token)
        return actor is not None and actor.kind in BODIES and actor.kind is not ActorKind.COUNTRY

    def is_place(self, token: Token) -> bool:
        """Whether a word is for a country or a place."""
        actor = self.who(token)
        return actor is not None and actor.kind in _LANDS

    def add(self, source: Token, target: Token, kind: str, trigger: Token) -> None:
        """Add a tie between two actors, or another sentence that states it."""
        one, other = self.who(source), self.who(target)
        if one is None or other is None or one.id == other.id or not _may_be(kind, one, other):
            return
        for actor in (one, other):
            self._things.keep(actor)
        sentence = self._parsed.sentences[self._parsed.sentence_of[trigger.i]].span
        spans = (self._span(source), self._span(target))
        dated = self._dated(trigger)
        time = dated.time if dated is not None else None
        citation = Citation(
            self._document_id,
            sentence,
            Span(trigger.start, trigger.end),
            time.span if time is not None else None,
            spans,
            time.derivation if time is not None else None,
        )
        when = dated.when if dated is not None else None
        self._keep(one.id, other.id, kind, citation, when)

    def _keep(
        self, source: str, target: str, kind: str, citation: Citation, when: FuzzyDate | None
    ) -> None:
        """Keep a tie once, with all the sentences that state it and the first date told."""
        before = self.found.get((source, target, kind))
        if before is None:
            name = f"R{len(self.found) + 1}"
            tie = Relation(name, source, target, kind, when, (citation,))
        else:
            tie = replace(before, when=before.when or when, citations=(*before.citations, citation))
        self.found[source, target, kind] = tie

    def _dated(self, trigger: Token) -> Dated | None:
        """Return the date that a tie hangs on: of its own words or of the clause above."""
        token = trigger
        for _ in range(6):
            dated = self._dates.own(token)
            if dated is not None:
                return dated
            above = self._parsed.tokens[token.head]
            if above.i == token.i or token.pos == "VERB":
                return None
            token = above
        return None

    def _span(self, token: Token) -> Span:
        own = token.i in self._known
        return Span(token.start, token.end) if own else self._things.span(token)


def _may_be(kind: str, one: Actor, other: Actor) -> bool:
    """Whether two actors can be tied so: nobody leads a person, no country lies in a town."""
    if kind == "located with":
        return other.kind in _LANDS and one.kind is not ActorKind.COUNTRY
    if kind == "relative of":
        return other.kind is ActorKind.PERSON
    return kind not in _OF_BODIES or other.kind in BODIES


_OF_BODIES = frozenset({"leads", "member of", "spokesman of"})
