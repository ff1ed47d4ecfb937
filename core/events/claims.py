"""On whose word an event stands: who says, claims, denies, demands it, or is quoted with it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from core.events.certainty import certainty
from core.events.clauses import is_verb
from core.events.lexicon import lexicon
from core.events.things import is_people
from core.model import Participant, Role, Span

if TYPE_CHECKING:
    from core.events.known import Known
    from core.parsed import Token

_UNDER = frozenset({"ccomp", "xcomp", "pcomp", "conj", "acl", "advcl", "attr", "relcl", "dobj",
    "pobj", "prep", "nsubj", "nsubjpass", "agent"})  # fmt: skip
_FAR = 7
_ASKING = frozenset({"warn", "ask", "urge", "call", "demand", "appeal", "order", "wonder"})
_NOT_SPEAKERS = frozenset({"report", "source", "study", "sources", "it", "evidence", "court"})


def speaker(known: Known, told: Token) -> Participant | None:
    """Return on whose word the event of a word stands, as a participant."""
    found = _above(known, told)
    if found is not None:
        return found
    who = _according(known, told)
    return _named(known, who) if who is not None else _quoted(known, told)


def _named(known: Known, who: Token) -> Participant | None:
    """Return an actor, or officials, prosecutors, witnesses: people who are no actor yet."""
    at = known.parts.head(who)
    if at is not None and at.i in known.actors:
        return _part(known.actors[at.i].id, at)
    lemma = who.lemma.lower()
    if lemma in _NOT_SPEAKERS or not (who.pos == "NOUN" and is_people(lemma)):
        return None
    actor = known.things.actor(who)
    return _part(actor.id, who) if actor is not None else None


def _part(actor_id: str, token: Token) -> Participant:
    return Participant(actor_id, Role.SPEAKER, Span(token.start, token.end), token.text)


def _above(known: Known, told: Token) -> Participant | None:
    """Return the subject of the "said" above, or of the claim that the clause is."""
    token = told
    for _ in range(_FAR):
        head = known.parsed.tokens[token.head]
        for who in (_beside(known, token), _says(known, token, head)):
            found = _named(known, who) if who is not None else None
            if found is not None:
                return found
        if head.i == token.i or token.dep not in _UNDER:
            return None
        token = head
    return None


def _says(known: Known, token: Token, head: Token) -> Token | None:
    """Return who says what a token is the content of."""
    if is_verb(head) and head.lemma in _vouching() and token.dep in _CONTENT:
        clause = known.clauses.of(head)
        return next((s for s in clause.subjects if s.i != token.i), None)
    nouns = certainty().nouns
    claimed = head.lemma in nouns["doubt"] or head.lemma in nouns["failed"]
    if claimed and token.dep in {"acl", "prep", "ccomp", "relcl"}:
        owners = (c for c in known.parsed.governed(head) if c.dep in {"poss", "compound"})
        return next((c for c in owners if c.i in known.actors), None)
    return None


_CONTENT = frozenset({"ccomp", "xcomp", "pcomp", "prep", "dobj", "advcl", "pobj", "conj", "agent"})


@lru_cache(maxsize=1)
def _vouching() -> frozenset[str]:
    """Return the verbs whose subject vouches for, doubts or wants what they govern."""
    words = certainty().verbs
    told = lexicon().report | lexicon().speech | words["deny"] | words["doubt"] | words["shown"]
    return (told | words["blamed"] | words["cleared"] | _ASKING | _DISMISSED) - _SEEN


_DISMISSED = frozenset({
    "dismiss", "confirm", "announce", "declare", "reveal", "warn", "hope", "repeat", "protest",
    "complain", "tweet", "post", "promise", "deny", "vow", "condemn",
})  # fmt: skip
_SEEN = frozenset({
    "appear", "seem", "show", "want", "seek", "hold", "try", "arrest", "detain", "prove", "mean",
    "read", "indicate", "determine", "question", "establish",
})  # fmt: skip


def _beside(known: Known, token: Token) -> Token | None:
    """Return who is named in "Rebels attacked, Miller said" read as an aside."""
    if not is_verb(token):
        return None
    said = (c for c in known.parsed.governed(token) if c.dep in {"parataxis", "ccomp"})
    for verb in said:
        marked = any(c.dep == "mark" for c in known.parsed.governed(verb))
        if verb.lemma in lexicon().report and verb.tag != "VBG" and not marked:
            subjects = known.clauses.of(verb).subjects
            return subjects[0] if subjects else None
    return None


def _according(known: Known, told: Token) -> Token | None:
    """Return the army of "according to the army", anywhere in the clause or above it."""
    parsed, token = known.parsed, told
    for _ in range(_FAR):
        for child in parsed.governed(token):
            if child.text.lower() == "according":
                return after_to(known, child)
        head = parsed.tokens[token.head]
        if head.i == token.i:
            return None
        token = head
    return None


def after_to(known: Known, according: Token) -> Token | None:
    """Return the army of "according to the army"."""
    for child in known.parsed.governed(according):
        if child.dep == "pobj":
            return child
        if child.dep == "prep":
            return after_to(known, child)
    return None


def _quoted(known: Known, told: Token) -> Participant | None:
    """Return who is quoted with it."""
    name = known.said_by.get(told.i)
    return Participant(name, Role.SPEAKER) if name is not None else None
