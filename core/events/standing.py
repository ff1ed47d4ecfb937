"""Ties that hold for a while, read from phrases: who is where, fights whom, talks with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.clauses import is_verb
from core.events.lexicon import lexicon
from core.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.events.clauses import Clause, Clauses
    from core.events.participants import Parts
    from core.events.ties import Ties
    from core.model import Actor
    from core.parsed import Token

_LANDS = frozenset({ActorKind.PLACE, ActorKind.COUNTRY})
_AT = frozenset({"in", "at", "near", "inside", "outside", "across", "around", "throughout", "on"})
_MOST = 2


class Standing:
    """Reads the standing ties of one article into its collection of ties."""

    def __init__(
        self, clauses: Clauses, parts: Parts, ties: Ties, actors: Mapping[int, Actor]
    ) -> None:
        self._clauses = clauses
        self._parsed = clauses.parsed
        self._parts = parts
        self._ties = ties
        self._actors = actors

    def read_word(self, token: Token) -> None:
        """Read the ties of one noun."""
        actor = self._actors.get(token.i)
        if actor is not None and actor.kind in _LANDS:
            self._read_place(token)
        if token.text.lower() == "including":
            self._read_including(token)
        if token.pos == "NOUN" and token.i not in self._actors:
            self._read_between(token)
            self._read_against(token)

    def _read_place(self, place: Token) -> None:
        """Read "people in Aleppo", "Manbij, Syria" and "he spoke in Geneva"."""
        head = self._parsed.tokens[place.head]
        if place.dep == "appos" and self._is_land(head):
            self._ties.add(head, place, "located with", place)
        if place.dep != "pobj" or head.dep != "prep" or head.text.lower() not in _AT:
            return
        above = self._parsed.tokens[head.head]
        who = self._parts.head(above)
        if who is not None and not is_verb(above):
            self._ties.add(who, place, "located with", place)
        elif is_verb(above):
            self._read_presence(self._clauses.of(above), place)

    def _is_land(self, token: Token) -> bool:
        actor = self._actors.get(token.i)
        return actor is not None and actor.kind in _LANDS

    def _read_presence(self, clause: Clause, place: Token) -> None:
        """Read who does something at a place, or has it done to them there."""
        if clause.negated or clause.modal or clause.infinitive:
            return
        people = [self._parts.head(t) for t in [*clause.subjects, *clause.patients]]
        if clause.verb.lemma not in lexicon().report:
            people += [self._parts.head(t) for t in clause.objects]
        found = [t for t in people if t is not None and not self._is_land(t)]
        for token in found[:_MOST]:
            self._ties.add(token, place, "located with", place)

    def _read_including(self, token: Token) -> None:
        """Read "the coalition, including Russia and Iran"."""
        group = self._parts.head(self._parsed.tokens[token.head])
        members = [n for n in self._parsed.governed(token) if n.dep == "pobj"]
        for noun in members:
            for member in self._clauses.joined(noun)[:4]:
                known = self._parts.head(member)
                if group is not None and known is not None:
                    self._ties.add(known, group, "member of", token)

    def _read_between(self, noun: Token) -> None:
        """Read "talks between Iran and Turkey", "the war between Iran and Iraq"."""
        lemma = noun.lemma.lower()
        kind = "fights" if lemma in lexicon().fought else "speaks with"
        if lemma not in lexicon().nouns and kind != "fights":
            return
        for prep in self._parsed.governed(noun):
            if prep.dep == "prep" and prep.text.lower() == "between":
                both = [n for p in self._parsed.governed(prep) for n in self._clauses.joined(p)]
                self._read_pair([t for t in map(self._parts.head, both) if t], kind, noun)

    def _read_pair(self, both: list[Token], kind: str, trigger: Token) -> None:
        if len(both) == _MOST:
            self._ties.add(both[0], both[1], kind, trigger)

    def _read_against(self, noun: Token) -> None:
        """Read "Iraq's fight against ISIL" and "supports Iraq in the war with ISIL"."""
        if noun.lemma.lower() not in lexicon().fought:
            return
        enemies = [
            known
            for prep in self._parsed.governed(noun)
            if prep.dep == "prep" and prep.text.lower() in {"against", "with", "on"}
            for pobj in self._parsed.governed(prep)
            if (known := self._parts.head(pobj)) is not None
        ]
        for fighter in self._fighters(noun)[:_MOST]:
            for enemy in enemies[:_MOST]:
                self._ties.add(fighter, enemy, "fights", noun)

    def _fighters(self, noun: Token) -> list[Token]:
        """Return whose fight it is: its possessor, or those who act in it."""
        own = [c for c in self._parsed.governed(noun) if c.dep in {"poss", "compound"}]
        found = [t for t in map(self._parts.head, own) if t is not None]
        token = noun
        for _ in range(4):
            if found or is_verb(token):
                break
            token = self._parsed.tokens[token.head]
        if not found and is_verb(token):
            clause = self._clauses.of(token)
            helped = clause.objects if token.lemma in lexicon().allied else []
            people = [*clause.subjects, *clause.patients, *helped]
            found = [t for t in map(self._parts.head, people) if t is not None]
        return found

    def read_clause(self, clause: Clause) -> None:
        """Read "to defeat Daesh", "stands with Iraq", "Iran and Turkey discussed"."""
        lex, lemma = lexicon(), clause.verb.lemma.lower()
        sources = [t for t in map(self._parts.head, clause.subjects) if t is not None]
        if lex.verbs.get(lemma) == "CONSULT":
            self._read_pair(sources[:3], "speaks with", clause.verb)
        if clause.negated:
            return
        kind = "fights" if lemma in lex.hostile else ""
        kind = "allied with" if lemma in lex.friendly else kind
        if not kind:
            return
        wanted = {"with", "by", "alongside"} if kind == "allied with" else {"against", "with"}
        beside = [n for p, n in clause.preps if p.text.lower() in wanted]
        others = [*clause.patients, *clause.objects, *beside]
        targets = [t for t in map(self._parts.head, others) if t is not None]
        for source in sources[:_MOST]:
            for target in targets[:_MOST]:
                self._ties.add(source, target, kind, clause.verb)
