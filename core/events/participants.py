"""Which actors take part in a clause, in which role, and where it happens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.events.lexicon import lexicon
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
_AIMED = frozenset({"on", "against"})
_QUANTITY_OF = frozenset({"of"})


class Parts:
    """Finds the participants of clauses."""

    def __init__(self, clauses: Clauses, owner: Mapping[int, str], things: Things) -> None:
        self._clauses = clauses
        self._parsed: Parsed = clauses.parsed
        self._owner = owner
        self._things = things

    def of(self, clause: Clause) -> list[Participant]:
        """Return sources and targets of a clause, each actor once."""
        found: dict[str, Participant] = {}
        for token in clause.subjects:
            self._add(found, token, Role.SOURCE)
        for token in [*clause.patients, *clause.objects]:
            self._add(found, token, Role.TARGET)
            self._add_of_event_noun(found, token)
        for prep, noun in clause.preps:
            word = prep.text.lower()
            of = word in {"of", "from"} and clause.verb.lemma in lexicon().of_target
            if word in _TARGETS or of:
                self._add(found, noun, Role.TARGET, word)
                self._add_of_event_noun(found, noun)
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
                self._add(found, child, Role.SOURCE)
            elif child.dep == "acl" and child.tag == "VBN":
                for token in self._clauses.of(child).subjects:
                    self._add(found, token, Role.SOURCE)
            elif child.dep in {"prep", "agent"}:
                role = Role.SOURCE if child.text.lower() == "by" else Role.TARGET
                self._add_under(found, child, role)
        return list(found.values())

    def _add_under(self, found: dict[str, Participant], prep: Token, role: Role) -> None:
        if prep.text.lower() not in _TARGETS | {"by", "of"}:
            return
        for child in self._parsed.governed(prep):
            if child.dep == "pobj":
                for token in self._clauses.joined(child):
                    self._add(found, token, role)

    def _add_of_event_noun(self, found: dict[str, Participant], noun: Token) -> None:
        """Add Turkey for "called for attacks on Turkey", "launched a campaign against …"."""
        if noun.lemma.lower() in lexicon().nouns and noun.i not in self._owner:
            for child in self._parsed.governed(noun):
                if child.dep == "prep" and child.text.lower() in {"on", "against", "with"}:
                    self._add_under(found, child, Role.TARGET)

    def _add(self, found: dict[str, Participant], token: Token, role: Role, prep: str = "") -> None:
        at = self.head(token)
        if at is None:
            self._add_thing(found, token, role, prep)
            self._add_possessor(found, token, role)
            self._add_author(found, token, role)
            return
        actor = self._owner[at.i]
        if actor not in found:
            found[actor] = Participant(actor, role, Span(at.start, at.end), at.text)

    def _add_thing(
        self, found: dict[str, Participant], token: Token, role: Role, prep: str
    ) -> None:
        """Add the product, place or people that no actor is known for."""
        at = self._whole(token)
        if prep and not self._things.is_place(at) and not (prep in _AIMED and at.pos == "PROPN"):
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

    def _add_possessor(self, found: dict[str, Participant], token: Token, role: Role) -> None:
        """Add whose vehicles they are; whose speech it was is neither doing nor done to."""
        for child in self._parsed.governed(token):
            if child.dep in {"poss", "compound"} and child.i in self._owner:
                actor, span = self._owner[child.i], Span(child.start, child.end)
                owned = child.dep == "poss" and _is_said_or_owned(token, role)
                part = Role.OTHER if owned else role
                found.setdefault(actor, Participant(actor, part, span, child.text))

    def _add_author(self, found: dict[str, Participant], token: Token, role: Role) -> None:
        """Add Erdogan for "rejected a request by Erdogan"."""
        for child in self._parsed.governed(token):
            if role is Role.TARGET and child.dep == "prep" and child.text.lower() in {"by", "of"}:
                for noun in self._parsed.governed(child):
                    if noun.dep == "pobj" and noun.i in self._owner:
                        self._add(found, noun, role)

    def head(self, token: Token, depth: int = 0) -> Token | None:
        """Return the word that names the actor: "Syria" in "large parts of Syria"."""
        if token.i in self._owner:
            return token
        if depth > 2:
            return None
        for child in self._parsed.governed(token):
            if child.dep == "prep" and child.text.lower() in _QUANTITY_OF and _is_part(token):
                for noun in self._parsed.governed(child):
                    if noun.dep == "pobj":
                        return self.head(noun, depth + 1)
        return None

    def speaker(self, verb: Token) -> Participant | None:
        """Return on whose word a clause stands: the subject of the "said" above it."""
        token = verb
        for _ in range(5):
            head = self._parsed.tokens[token.head]
            said = self._saying(token, head)
            who = self._who_says(said) if said is not None else None
            if who is not None:
                return who
            if head.i == token.i or token.dep not in _UNDER:
                return None
            token = head
        return None

    def _saying(self, token: Token, head: Token) -> Token | None:
        report = lexicon().report
        if token.dep == "ccomp" and head.lemma in report:
            return head
        beside = (c for c in self._parsed.governed(token) if c.dep in {"parataxis", "ccomp"})
        return next((c for c in beside if c.lemma in report and c.tag != "VBG"), None)

    def _who_says(self, said: Token) -> Participant | None:
        for subject in self._clauses.of(said).subjects:
            at = self.head(subject)
            if at is not None:
                return Participant(self._owner[at.i], Role.OTHER, Span(at.start, at.end), at.text)
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
                return token.i not in self._owner
            if token.dep not in {"conj", "compound", "poss", "appos", "nmod", "amod"}:
                return False
            token = head
        return False


def _is_said_or_owned(token: Token, role: Role) -> bool:
    """Whether a possessor is neither doer nor target: of a speech, of shares that fall."""
    kind = lexicon().nouns.get(token.lemma.lower(), "")
    return kind == "STATEMENT" or (role is Role.SOURCE and not kind)


_UNDER = frozenset({"conj", "xcomp", "ccomp", "advcl", "acl", "attr", "relcl"})


def _is_part(token: Token) -> bool:
    return token.lemma.lower() in _PARTS or token.tag == "CD" or token.pos in {"DET", "PRON", "NUM"}


_PARTS = frozenset({
    "part", "hundred", "dozen", "thousand", "score", "number", "majority", "member", "group",
    "million", "rest", "half", "most", "some", "many", "handful", "remnant", "lot", "pair",
    "people", "series", "wave",
})  # fmt: skip
