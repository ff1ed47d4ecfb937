"""Who is behind a deed that takes sides: whose plan, attack, raid or support it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.clauses import is_verb
from core.events.lexicon import lexicon
from core.events.tie_words import tie_words

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.events.participants import Parts
    from core.events.ties import Ties
    from core.parsed import Token

_OWN = frozenset({"poss", "compound", "nmod", "amod"})


class Doers:
    """Finds who is behind what verbs and nouns tell."""

    def __init__(self, clauses: Clauses, parts: Parts, ties: Ties) -> None:
        self._clauses = clauses
        self._parsed = clauses.parsed
        self._parts = parts
        self._ties = ties

    def doers(self, clause: Clause, kind: str) -> list[Token]:
        """Return who does it: the subject, whose plan or attack it is, who was behind a raid."""
        beyond = [s for s in clause.subjects if s.lemma.lower() in fought()]
        found = self.people(clause.subjects) + [p for s in beyond for p in self.behind(s)]
        found = found or self.people(self._planners(clause.verb))
        found += self._helpers(clause.verb)
        if kind == "fights" and not found:
            found = self._authors(clause)
        if kind == "fights":
            found = [t for t in found if not self._ties.is_town(t)] or self._raiders(clause)
        return found or (self._claimed(clause) if kind == "fights" else [])

    def _raiders(self, clause: Clause) -> list[Token]:
        """Return ISIL for "ISIL's attacks in Hasaka, which killed scores"."""
        for subject in clause.subjects:
            token = subject
            for _ in range(6):
                if token.dep not in {"pobj", "prep", "compound", "appos"}:
                    break
                token = self._parsed.tokens[token.head]
                if token.lemma.lower() in fought():
                    return self.behind(token)
        return []

    def _claimed(self, clause: Clause) -> list[Token]:
        """Return who claims the attack of the same sentence."""
        sentence = self._parsed.sentences[self._parsed.sentence_of[clause.verb.i]]
        for verb in self._parsed.words(sentence):
            if verb.lemma == "claim" and is_verb(verb) and verb.i != clause.verb.i:
                claim = self._clauses.of(verb)
                answers = any(o.lemma == "responsibility" for o in claim.objects)
                deeds = [*claim.patients, self._parsed.tokens[verb.head]]
                if answers or any(t.lemma.lower() in fought() for t in deeds):
                    return self.people(claim.subjects)
        return []

    def people(self, tokens: list[Token], beyond: str = "") -> list[Token]:
        """Return the actors of some words, or those behind them: "ISIL's treatment of people"."""
        found: list[Token] = []
        for token in tokens:
            known = self._ties.meant(token, self._parts)
            if known is not None:
                found.append(known)
            elif beyond:
                found += self.behind(token)
        return found

    def behind(self, noun: Token) -> list[Token]:
        """Return whose deed or people a noun is: "ISIL's savagery", "the attack by Daesh"."""
        found = [c for c in self._parsed.governed(noun) if c.dep in _OWN]
        for child in self._parsed.governed(noun):
            if child.dep in {"prep", "agent"} and child.text.lower() in {"by", "of", "from"}:
                found += [n for p in self._parsed.governed(child) for n in self._clauses.joined(p)]
            elif child.dep == "acl" and child.tag == "VBN":
                found += self._clauses.of(child).subjects
        return [t for t in found if self._ties.known(t) is not None][:2]

    def _authors(self, clause: Clause) -> list[Token]:
        """Return the U.S. of "he was killed in a raid by the U.S."."""
        found: list[Token] = []
        for prep, noun in clause.preps:
            if prep.text.lower() in {"in", "during", "by"} and noun.lemma.lower() in fought():
                found += self.behind(noun)
                for child in self._parsed.governed(noun):
                    if child.dep == "acl" and child.tag == "VBN":
                        found += self.people(self._clauses.of(child).subjects)
        return found

    def _helpers(self, verb: Token) -> list[Token]:
        """Return the Coalition of "works as part of the Coalition to defeat ISIL"."""
        while verb.dep == "conj":
            verb = self._parsed.tokens[verb.head]
        above = self._parsed.tokens[verb.head]
        if verb.dep not in {"advcl", "xcomp"} or not is_verb(above):
            return []
        clause = self._clauses.of(above)
        beside = [n for p, n in clause.preps if p.text.lower() in {"with", "by", "alongside"}]
        found = self.people(beside) if above.lemma in tie_words().verbs["allied"] else []
        for prep, noun in clause.preps:
            if prep.text.lower() == "as" and noun.text.lower() == "part":
                found += self.people([n for p, n in self._clauses.preps(noun)])
        return found

    def _planners(self, verb: Token) -> list[Token]:
        """Return the Coalition of "the Coalition's strategy to defeat ISIL"."""
        head = self._parsed.tokens[verb.head]
        if verb.dep in {"acl", "relcl", "advcl"} and head.pos in {"NOUN", "PROPN"}:
            return self.owners(head)
        if verb.dep == "pcomp":  # "its commitment to defeating", "focused on defeating"
            above = self._parsed.tokens[head.head]
            if above.pos == "ADJ":
                return self._clauses.of(self._parsed.tokens[above.head]).subjects
            return self.owners(above) if above.pos == "NOUN" else []
        return []

    def owners(self, noun: Token) -> list[Token]:
        """Return whose noun it is: its possessor, or who acts in the clause that holds it."""
        own = [t for t in self.behind(noun) if t.i != noun.i]
        if own and own[0].pos != "PRON":
            return own
        return self._above(noun) or own

    def _above(self, noun: Token) -> list[Token]:
        """Return whose it is by what it stands under: "supported Iraq in its fight"."""
        token = noun
        for _ in range(5):
            token = self._parsed.tokens[token.head]
            if self._ties.known(token) is not None and noun.dep == "pobj":
                return [token]
            helping = token.pos == "NOUN" and token.lemma.lower() in tie_words().nouns["supports"]
            if helping and token.i < noun.i:
                return self._given(token)
            if token.lemma.lower() in tie_words().nouns["aims"] and (whose := self.behind(token)):
                return whose
            if is_verb(token):
                if token.lemma in _about() and noun.lemma.lower() in fought():
                    return []
                clause = self._clauses.of(token)
                helped = token.lemma in tie_words().verbs["supports"]
                return (self.people(clause.objects) if helped else []) or clause.subjects
        return []

    def _given(self, support: Token) -> list[Token]:
        """Return Iraq for the fight of "support for Iraq in the fight against ISIL"."""
        return [
            noun
            for prep in self._parsed.governed(support)
            if prep.dep == "prep" and prep.text.lower() in {"for", "to", "of"}
            for pobj in self._parsed.governed(prep)
            for noun in self._clauses.joined(pobj)
        ]


def _about() -> frozenset[str]:
    """Return the verbs whose subject only speaks of a fight: "condemned the attack"."""
    verbs = tie_words().verbs
    return verbs["opposes"] | lexicon().report | tie_words().roles["topic"] | {"welcome", "mourn"}


def fought() -> frozenset[str]:
    """Return the nouns for fights and attacks."""
    return tie_words().nouns["fights"]
