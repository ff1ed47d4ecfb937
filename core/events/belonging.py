"""Who belongs to whom, and who holds what: "members of the Council", "Daesh controls Mosul"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.things import is_people
from core.events.tie_words import tie_words

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.events.participants import Parts
    from core.events.ties import Ties
    from core.parsed import Token

_MOST = 4
_OF = frozenset({"of", "from", "in", "at", "with"})
_FROM = frozenset({"from"})


class Belonging:
    """Reads who belongs to whom in one article."""

    def __init__(self, clauses: Clauses, parts: Parts, ties: Ties) -> None:
        self._clauses = clauses
        self._parsed = clauses.parsed
        self._parts = parts
        self._ties = ties

    def read_word(self, token: Token) -> None:
        """Read the ties of one word."""
        if token.text.lower() in {"including", "notably"}:
            self._read_including(token)
        if token.pos == "NOUN":
            belongs = token.lemma.lower() in tie_words().belong
            people = belongs or is_people(token.lemma.lower())
            if people:
                self._read_of(token, _OF if belongs else _FROM)
        if token.pos == "PROPN" and self._ties.is_body(token):
            self._read_within(token)
        if token.text.lower() == "loyal":
            self._read_loyal(token)
        if token.pos == "NOUN" or self._ties.is_body(token):
            self._read_under(token)
        if token.lemma.lower() == "part" and token.dep == "pobj":
            self._read_part(token)

    def _read_within(self, body: Token) -> None:
        """Read "the Office of Museums at the Ministry of Culture"."""
        for prep, noun in self._clauses.preps(body):
            inside = prep.text.lower() in {"at", "within", "of"}
            if inside and noun.pos == "PROPN" and self._ties.is_body(noun):
                self._ties.add(body, noun, "member of", body)

    def _read_loyal(self, loyal: Token) -> None:
        """Read "rebels loyal to General Haftar"."""
        noun = self._parsed.tokens[loyal.head]
        for prep, lord in self._clauses.preps(loyal):
            if prep.text.lower() == "to":
                self._ties.add(noun, lord, "allied with", loyal)

    def _read_under(self, noun: Token) -> None:
        """Read "troops under Colonel Ankunda"."""
        for prep, leader in self._clauses.preps(noun):
            if prep.text.lower() == "under" and self._ties.is_person(leader):
                self._ties.add(leader, noun, "leads", prep)

    def _read_including(self, token: Token) -> None:
        """Read "the coalition, including Russia and Iran"."""
        group = self._ties.meant(self._parsed.tokens[token.head], self._parts)
        for noun in self._parsed.governed(token):
            for member in self._clauses.joined(noun)[:_MOST] if noun.dep == "pobj" else []:
                known = self._ties.meant(member, self._parts)
                named = member.pos == "PROPN"
                if group is not None and known is not None and named:
                    self._ties.add(known, group, "member of", token)

    def _read_of(self, noun: Token, words: frozenset[str]) -> None:
        """Read "students of the university", "experts from WMF"."""
        for prep in self._parsed.governed(noun):
            if prep.dep == "prep" and prep.text.lower() in words:
                for pobj in self._parsed.governed(prep):
                    if pobj.dep == "pobj" and self._ties.known(pobj) is not None:
                        for one in self._clauses.joined(pobj)[:_MOST]:
                            self._ties.add(self._bearer(noun), one, "member of", noun)

    def _bearer(self, noun: Token) -> Token:
        """Return Qanbar for "Qanbar was a commander", else the word itself."""
        head = self._parsed.tokens[noun.head]
        if noun.dep == "attr" and head.lemma == "be":
            subjects = self._clauses.of(head).subjects
            return next((s for s in subjects if self._ties.known(s) is not None), noun)
        beside = [head] if noun.dep == "appos" else []
        beside += [c for c in self._parsed.governed(noun) if c.dep == "appos"]
        return next((t for t in beside if self._ties.known(t) is not None), noun)

    def _read_part(self, part: Token) -> None:
        """Read "the UK, as part of the Coalition, is committed to …"."""
        prep = self._parsed.tokens[part.head]
        if prep.text.lower() != "as":
            return
        above = self._parsed.tokens[prep.head]
        clause = self._clauses.of(above) if above.pos in {"VERB", "AUX"} else None
        who = [*clause.subjects, *clause.patients] if clause is not None else [above]
        for of in self._parsed.governed(part):
            for body in self._parsed.governed(of) if of.text.lower() == "of" else []:
                for one in who[:1]:
                    self._ties.add(one, body, "member of", part)

    def read_clause(self, clause: Clause) -> None:
        """Read "joined the coalition", "Daesh controls Mosul", "areas held by rebels"."""
        lemma = clause.verb.lemma.lower()
        if clause.negated or clause.modal:
            return
        whole = [*clause.patients, *clause.objects]
        if lemma in {"join", "represent"} or (lemma == "belong" and clause.preps):
            kind, others = "member of", whole or [n for _, n in clause.preps]
        elif lemma in tie_words().verbs["controls"]:
            kind, others = "controls", [t for t in whole if self._ties.is_place(t)]
        elif lemma in {"comprise", "include"}:
            for other in whole[:_MOST]:
                for source in clause.subjects[:1]:
                    self._ties.add(other, source, "member of", clause.verb)
            return
        else:
            return
        for source in clause.subjects[:2]:
            for other in others[:_MOST]:
                self._ties.add(source, other, kind, clause.verb)
