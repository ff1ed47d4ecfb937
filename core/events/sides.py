"""Who stands against whom, beside whom, speaks with whom: by the verbs and nouns that state it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.clauses import is_verb
from core.events.doers import Doers, fought
from core.events.tie_words import tie_words

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.events.participants import Parts
    from core.events.ties import Ties
    from core.parsed import Token

_MOST = 4
_PREPS = {
    "fights": frozenset({"against", "with", "on", "at"}),
    "opposes": frozenset({"against", "of", "for"}),
    "supports": frozenset({"for", "to", "of", "with", "behind"}),
    "allied with": frozenset({"with", "alongside", "by", "beside"}),
    "speaks with": frozenset({"with", "to", "between", "on"}),
}
"""What stands before the other side, after a verb or noun of each kind."""
_SIDES = ("fights", "opposes", "supports", "allied with", "speaks with")
_KEYS = {"allied with": "allied", "speaks with": "speaks"}
_INTRANSITIVE = frozenset({"fights", "allied with", "speaks with", "supports"})
_WITH_ONLY = frozenset(
    {"discuss", "negotiate", "work", "stand", "serve", "coordinate", "fight", "talk", "speak"}
)
"""Verbs whose object is no partner: "discussed Syria with Iran"."""
_TAKEN = frozenset({"capture", "seize", "take"})
"""Places are held, not fought, by who does this to them."""
_SHIELDS = frozenset({"defend", "protect", "shield", "save"})
_MISREAD = frozenset({"xcomp", "ccomp", "oprd", "attr", "dep", "npadvmod"})


class Sides:
    """Reads the sides that the actors of one article take."""

    def __init__(self, clauses: Clauses, parts: Parts, ties: Ties) -> None:
        self._clauses = clauses
        self._parsed = clauses.parsed
        self._doers = Doers(clauses, parts, ties)
        self._ties = ties
        self._begun: dict[str, list[Token]] = {}
        """"campaign" → those who launched it."""

    def read_clause(self, clause: Clause) -> None:
        """Read "to defeat Daesh", "stands with Iraq", "Iran and Turkey discussed"."""
        if clause.negated:
            return
        lemma = clause.verb.lemma.lower()
        self._read_campaign(clause, lemma)
        self._read_between(clause)
        self._read_freed(clause, lemma)
        for kind in _SIDES:
            if lemma in tie_words().verbs[_KEYS.get(kind, kind)]:
                self._read_verb(clause, kind)

    def _read_campaign(self, clause: Clause, lemma: str) -> None:
        """Read that those who join a campaign are allied with those who launched it."""
        for noun in clause.objects:
            deed = noun.lemma.lower()
            if deed not in fought():
                continue
            people = self._doers.people(clause.subjects)
            if lemma in {"launch", "begin", "start", "mount", "wage"}:
                self._begun.setdefault(deed, people)
            elif lemma == "join":
                self._tie(people, self._begun.get(deed, []), "allied with", clause.verb)

    def _read_verb(self, clause: Clause, kind: str) -> None:
        """Read one kind of tie from a verb that can state it."""
        sources, targets = self._doers.doers(clause, kind), self._targets(clause, kind)
        if kind == "speaks with" and len(sources) > 1 and (not self._done_to(clause) or targets):
            self._tie(sources[:1], sources[1:], kind, clause.verb)
        if kind == "fights" and targets:
            sources = [s for s in sources if not self._ties.is_town(s)]
            for i, ally in enumerate(sources):
                self._tie([ally], sources[i + 1 :], "allied with", clause.verb)
        self._tie(sources, targets, kind, clause.verb)
        if clause.verb.lemma.lower() in _SHIELDS:
            threats = [n for p, n in clause.preps if p.text.lower() in {"from", "against"}]
            against = self._doers.people(threats, beyond="opposes")
            self._tie(sources, against, "opposes", clause.verb)

    def _targets(self, clause: Clause, kind: str) -> list[Token]:
        """Return the other side, places left out where no place can be one."""
        lemma = clause.verb.lemma.lower()
        objects = [] if lemma in _WITH_ONLY and kind != "fights" else self._done_to(clause)
        if kind == "allied with" and lemma != "join":
            objects = []
        beside = [n for p, n in clause.preps if p.text.lower() in _PREPS[kind]]
        if kind not in _INTRANSITIVE or (clause.objects and kind in {"supports", "fights"}):
            beside = []
        beyond = "" if kind in {"speaks with", "allied with"} else kind
        found = self._doers.people([*objects, *beside], beyond=beyond)
        if lemma in _TAKEN:
            return [t for t in found if not self._ties.is_place(t)]
        placeless = kind in {"speaks with", "supports", "opposes"}
        return [t for t in found if not (placeless and self._ties.is_town(t))]

    def _done_to(self, clause: Clause) -> list[Token]:
        return [t for o in self._objects(clause) for t in self._list(o, clause)]

    def _list(self, noun: Token, clause: Clause) -> list[Token]:
        """Return all of "troops, militias and other groups backed by X", not the last alone."""
        other = any(c.text.lower() == "other" for c in self._parsed.governed(noun))
        if clause.verb.dep != "acl" or noun.dep != "conj" or not other:
            return [noun]
        top = noun
        while top.dep == "conj" and top.head != top.i:
            top = self._parsed.tokens[top.head]
        return self._clauses.joined(top)

    def _objects(self, clause: Clause) -> list[Token]:
        """Return to whom it is done, an object taken for something else included."""
        found = [*clause.patients, *clause.objects]
        if not found:
            for child in self._parsed.governed(clause.verb):
                near = clause.verb.i < child.i <= clause.verb.i + 4
                if near and child.pos == "PROPN" and child.dep in _MISREAD:
                    found += self._clauses.joined(child)
        return found

    def _read_between(self, clause: Clause) -> None:
        """Read "the agreement reached on Monday between Iraq and Turkey"."""
        people = self._doers.people([n for p, n in clause.preps if p.text.lower() == "between"])
        if len(people) < 2:
            return
        above = self._parsed.tokens[clause.verb.head]
        told = [above, *clause.subjects, *clause.patients]
        for kind in _SIDES:
            if any(t.lemma.lower() in tie_words().nouns[_KEYS.get(kind, kind)] for t in told):
                self._tie(people[:1], people[1:], kind, clause.verb)

    def _read_freed(self, clause: Clause, lemma: str) -> None:
        """Read that whoever liberates a town from ISIL fights ISIL."""
        if lemma in tie_words().verbs["frees"]:
            losers = [n for p, n in clause.preps if p.text.lower() in {"from", "of"}]
            sources = [s for s in self._doers.people(clause.subjects) if not self._ties.is_town(s)]
            lost = [
                t for t in self._doers.people(losers, beyond="fights") if not self._ties.is_place(t)
            ]
            self._tie(sources, lost, "fights", clause.verb)

    def _tie(self, sources: list[Token], targets: list[Token], kind: str, trigger: Token) -> None:
        for source in sources[:_MOST]:
            for target in targets[:_MOST]:
                self._ties.add(source, target, kind, trigger)

    def read_noun(self, noun: Token) -> None:
        """Read "Iraq's fight against ISIL", "support for Iraq", "talks between Iran and Turkey"."""
        lemma = noun.lemma.lower()
        for kind in _SIDES:
            if lemma in tie_words().nouns[_KEYS.get(kind, kind)]:
                self._read_stance(noun, kind)

    def _read_stance(self, noun: Token, kind: str) -> None:
        others: list[Token] = []
        for prep in self._parsed.governed(noun):
            word = prep.text.lower()
            if prep.dep != "prep" or word not in _PREPS[kind] | {"between"}:
                continue
            joined = [n for p in self._parsed.governed(prep) for n in self._clauses.joined(p)]
            people = self._doers.people(joined, beyond=kind)
            if word == "between":
                self._tie(people[:1], people[1:], kind, noun)
            elif word != "of" or kind == "supports":
                others += people
        others += self._provided(noun) if kind == "supports" else []
        if others and self._ties.known(noun) is None:
            self._tie(self._doers.people(self._doers.owners(noun)), others, kind, noun)

    def _provided(self, support: Token) -> list[Token]:
        """Return the government of "provide the government with support" and "gave it aid"."""
        prep = self._parsed.tokens[support.head]
        if support.dep == "dobj" and is_verb(prep):
            clause = self._clauses.of(prep)
            given = [n for p, n in clause.preps if p.text.lower() in {"to", "for"}]
            return self._doers.people([*given, *(o for o in clause.objects if o.dep == "dative")])
        verb = self._parsed.tokens[prep.head]
        if prep.text.lower() != "with" or verb.lemma not in {"provide", "supply", "furnish"}:
            return []
        return self._doers.people(self._clauses.of(verb).objects)
