"""Which actors take part in a clause, in which role, and where it happens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.events.beyond import Beyond
from core.events.lexicon import lexicon
from core.events.owners import Owners
from core.events.things import is_people
from core.events.tie_words import tie_words
from core.model import Participant, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.events.clauses import Clause, Clauses
    from core.events.things import Things
    from core.parsed import Parsed, Token

_TARGETS = frozenset({
    "on", "against", "at", "toward", "towards", "with", "to", "upon", "between", "over", "into",
    "through", "among", "alongside", "for",
})  # fmt: skip
_WHERE = frozenset({
    "in", "at", "near", "outside", "inside", "around", "from", "to", "into", "across", "through",
    "toward", "towards", "on", "within", "along", "over", "of", "throughout", "above", "below",
})  # fmt: skip
_THEATRE = frozenset({"in", "to", "into", "at", "across", "inside", "near", "throughout"})
_ADDRESSED = frozenset({"to", "with", "for"})
_AIMED = frozenset({"on", "against"})
_FELT_FOR = frozenset({"about", "over", "for", "in", "at", "of", "regarding", "towards", "toward"})
_QUANTITY_OF = frozenset({"of"})
_MET = frozenset({"with", "between", "to", "alongside", "among"})


class Parts:
    """Finds the participants of clauses."""

    def __init__(
        self, clauses: Clauses, owner: Mapping[int, str], things: Things, placed: frozenset[int]
    ) -> None:
        self._clauses = clauses
        self._parsed: Parsed = clauses.parsed
        self.owner = owner
        self._things = things
        self._placed = placed
        self._beyond = Beyond(self, clauses, things)
        self._owners = Owners(self, clauses, things)

    def of(self, clause: Clause) -> list[Participant]:
        """Return sources and targets of a clause, each actor once."""
        found: dict[str, Participant] = {}
        for token in clause.subjects:
            self.add(found, token, Role.SOURCE)
        self._beyond.receivers(found, clause)
        self._beyond.called_upon(found, clause)
        topic = clause.verb.lemma in tie_words().roles["topic"]
        for token in [*clause.patients, *clause.objects]:
            if topic and self.head(token) is None:
                continue
            self.add(found, token, Role.TARGET)
            self._add_beyond(found, token)
        for prep, noun in clause.preps:
            word = prep.text.lower()
            of = word in {"of", "from"} and clause.verb.lemma in lexicon().of_target
            lemma = clause.verb.lemma
            meets = lemma != "call" and lexicon().verbs.get(lemma) == "CONSULT"
            if (word in _TARGETS and not (meets and word not in _MET)) or of:
                self.add(found, noun, Role.TARGET, word)
                self._add_beyond(found, noun)
        self._beyond.done_in(found, clause)
        return self._undergone(clause, list(found.values()))

    def _undergone(self, clause: Clause, parts: list[Participant]) -> list[Participant]:
        """Make the bridge of "the bridge collapsed" the one it happens to."""
        if clause.passive or clause.objects or any(p.role is Role.TARGET for p in parts):
            return parts
        lex, lemma = lexicon(), clause.verb.lemma
        if lemma in lex.report or lemma in lex.speech:
            return parts
        suffers = lemma in lex.undergone
        return [
            replace(p, role=Role.TARGET)
            if p.role is Role.SOURCE and (suffers or self._things.is_thing(p.actor_id))
            else p
            for p in parts
        ]

    def of_noun(self, noun: Token) -> list[Participant]:
        """Return those of "Turkey's attack on Syria"."""
        found: dict[str, Participant] = {}
        for child in self._parsed.governed(noun):
            if child.dep in {"poss", "compound", "amod"}:
                self.add(found, child, Role.SOURCE)
            elif child.dep == "acl" and child.tag == "VBN":
                for token in self._clauses.of(child).subjects:
                    self.add(found, token, Role.SOURCE)
            elif child.dep in {"prep", "agent"}:
                self._add_under(found, child, _role(noun, child.text.lower()))
        return list(found.values())

    def _add_under(self, found: dict[str, Participant], prep: Token, role: Role) -> None:
        if prep.text.lower() not in _TARGETS | _FELT_FOR | {"by", "of"}:
            return
        for child in self._parsed.governed(prep):
            if child.dep == "pobj":
                for token in self._clauses.joined(child):
                    self.add(found, token, role, prep.text.lower())

    def _add_beyond(self, found: dict[str, Participant], noun: Token) -> None:
        """Add Turkey for "called for attacks on Turkey", "pledged support to Turkey"."""
        if noun.i in self.owner:
            return
        deed = noun.lemma.lower() in lexicon().nouns
        felt = noun.lemma.lower() in tie_words().roles["felt"]
        given = deed or felt or noun.lemma.lower() in lexicon().given
        wanted = {"on", "against", "with", "between"} | ({"to", "for", "from"} if given else set())
        if felt:
            wanted |= _FELT_FOR
        for child in self._parsed.governed(noun) if given else ():
            if child.dep == "prep" and child.text.lower() in wanted:
                self._add_under(found, child, Role.TARGET)
            elif child.dep == "prep" and child.text.lower() == "into" and _looks_into(noun):
                for _, looked in self._clauses.preps(noun):
                    self._beyond.whole(found, looked)
            elif child.dep == "acl" and child.tag == "VBN":
                for prep, aimed in self._clauses.of(child).preps:
                    if prep.text.lower() in _AIMED:
                        self.add(found, aimed, Role.TARGET, prep.text.lower())

    def add(self, found: dict[str, Participant], token: Token, role: Role, prep: str = "") -> None:
        """Add the actor that a word means, else the thing, or whose it is."""
        at = self.head(token)
        if at is None:
            self.add_thing(found, token, role, prep)
            self._owners.possessor(found, token, role)
            self._owners.author(found, token, role)
            return
        self.put(found, token, at, role)

    def put(self, found: dict[str, Participant], token: Token, at: Token, role: Role) -> None:
        """Add an actor with the words that stand there: "parts of South Sudan"."""
        actor = self.owner[at.i]
        if actor not in found:
            of = token.i < at.i and self._parsed.tokens[at.head].text.lower() == "of"
            span = Span(token.start if of else at.start, at.end)
            words = self._parsed.text[span.start : span.end].replace("\u2019", "'")
            found[actor] = Participant(actor, role, span, words if of else at.text)

    def theatre(self, clause: Clause) -> Participant | None:
        """Return where a deed was done that is done to nobody: "arrived in Mali"."""
        tokens = self._parsed.tokens
        of_objects = [
            (prep, noun)
            for thing in clause.objects
            for prep in self._parsed.governed(thing)
            if prep.dep == "prep"
            for noun in self._parsed.governed(prep)
            if noun.dep == "pobj"
        ]
        for prep, noun in (*clause.preps, *of_objects):
            if prep.text.lower() in _THEATRE:
                found: dict[str, Participant] = {}
                at = self.head(noun)
                if at is not None and tokens[at.i].pos == "PROPN" and at.i in self._placed:
                    self.put(found, noun, at, Role.TARGET)
                elif at is None and self._things.is_place(noun):
                    self.add_thing(found, noun, Role.TARGET, "in")
                if found:
                    return next(iter(found.values()))
        return None

    def add_thing(self, found: dict[str, Participant], token: Token, role: Role, prep: str) -> None:
        """Add the product, place or people that no actor is known for."""
        at = self._whole(token)
        people = is_people(at.lemma.lower()) and prep in _ADDRESSED
        named = prep == "of" and any(c.isupper() for c in at.text)
        if prep and not (self._things.is_place(at) or prep in _AIMED or people or named):
            return
        thing = self._things.actor(at)
        if thing is not None and thing.id not in found:
            span = self._things.span(at)
            words = self._parsed.text[span.start : span.end]
            found[thing.id] = Participant(thing.id, role, span, words)

    def _whole(self, token: Token) -> Token:
        """Return the songs of "more than four billion of the songs"."""
        if _is_part(token) and token.pos != "NOUN":
            for child in self._parsed.governed(token):
                if child.dep == "prep" and child.text.lower() in _QUANTITY_OF:
                    inner = (n for n in self._parsed.governed(child) if n.dep == "pobj")
                    return next(inner, token)
        return token

    def head(self, token: Token, depth: int = 0) -> Token | None:
        """Return the word that names the actor: "Syria" in "large parts of Syria"."""
        if token.i in self.owner:
            return token
        if depth > 2:
            return None
        for child in self._parsed.governed(token):
            if child.dep == "appos" and child.i in self.owner and child.i > token.i:
                return child
            if child.dep == "prep" and child.text.lower() in _QUANTITY_OF and _is_part(token):
                for noun in self._parsed.governed(child):
                    if noun.dep == "pobj":
                        return self.head(noun, depth + 1)
        return None

    def places(self, clause_tokens: Iterable[Token], names: Mapping[int, str]) -> tuple[str, ...]:
        """Return the names of places among the words of a clause, at most three."""
        found: list[str] = []
        for token in clause_tokens:
            name = names.get(token.i)
            if name is not None and name not in found and self._stands_for_place(token):
                found.append(name)
        return tuple(found[:3])

    def _stands_for_place(self, token: Token) -> bool:
        for _ in range(4):
            head = self._parsed.tokens[token.head]
            if token.dep == "pobj":
                return head.text.lower() in _WHERE
            if token.dep in {"dobj", "nsubjpass"}:
                return token.i not in self.owner
            if token.dep not in {"conj", "compound", "poss", "appos", "nmod", "amod"}:
                return False
            token = head
        return False


def _role(noun: Token, prep: str) -> Role:
    """Return the part of what follows an event noun: "attack on", "retreat of", "visit to"."""
    kind = lexicon().nouns.get(noun.lemma.lower(), "")
    if prep == "by" or (prep == "of" and kind in _DONE_BY):
        return Role.SOURCE
    if prep in {"on", "against"} or (prep == "of" and kind != "OTHER"):
        return Role.TARGET
    return Role.TARGET if kind in _DONE_WITH else Role.OTHER


_DONE_BY = frozenset({"RETREAT", "PROTEST", "STATEMENT", "THREATEN", "REQUEST"})
_DONE_WITH = frozenset({
    "AGREE", "CONSULT", "AID", "SUPPORT", "COOPERATE", "MOBILIZE", "STATEMENT", "REQUEST",
    "THREATEN", "SANCTION",
})  # fmt: skip


def _looks_into(noun: Token) -> bool:
    return noun.lemma.lower() in tie_words().roles["into"]


def _is_part(token: Token) -> bool:
    return token.lemma.lower() in _PARTS or token.tag == "CD" or token.pos in {"DET", "PRON", "NUM"}


_PARTS = frozenset({
    "part", "hundred", "dozen", "thousand", "score", "number", "majority", "member", "group",
    "million", "rest", "half", "most", "some", "many", "handful", "remnant", "lot", "pair",
    "people", "series", "wave", "enclave", "region", "city", "town", "village", "province",
    "area", "district", "outskirts", "suburb", "capital", "port", "island", "state", "territory",
    "kingdom", "republic", "government", "population",
})  # fmt: skip
