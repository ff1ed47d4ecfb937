"""Who takes part in an event beyond its grammar: the place it is done to, on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.claims import speaker
from core.events.clauses import is_verb
from core.model import ActorKind, Participant, Role, Span

if TYPE_CHECKING:
    from core.events.clauses import Clause
    from core.events.known import Known
    from core.parsed import Token

PEOPLE = frozenset({ActorKind.PERSON, ActorKind.GROUP, ActorKind.ARMED_GROUP})
_THEATRES = frozenset({
    "MOBILIZE", "COERCE", "ASSAULT", "AID", "CONCEDE", "RETREAT", "PROTEST", "COOPERATE",
    "SANCTION", "AGREE", "OTHER",
})  # fmt: skip
"""Types of events that are done to the place where no other target is named."""


def kind_of(known: Known, part: Participant) -> ActorKind:
    """Return the kind of a participant."""
    thing = known.things.get(part.actor_id)
    return thing.kind if thing is not None else known.kinds[part.actor_id]


def subject_kind(known: Known, clause: Clause) -> str:
    """Return the kind of the actor that is the subject, "" where there is none."""
    heads = (known.parts.head(subject) for subject in clause.subjects)
    return next((known.actors[at.i].kind.value for at in heads if at is not None), "")


def places_of(known: Known, words: list[Token]) -> tuple[str, ...]:
    """Return the places named among some words."""
    in_order = [known.parsed.tokens[i] for i in sorted({t.i for t in words})]
    return known.parts.places(in_order, known.places)


def with_theatre(
    known: Known, clause: Clause, kind: str, participants: list[Participant]
) -> list[Participant]:
    """Make the place the target of what is done there to nobody named."""
    roles = {p.role for p in participants}
    if kind not in _THEATRES or Role.TARGET in roles or Role.SOURCE not in roles:
        return participants
    place = known.parts.theatre(clause)
    if place is None or any(p.actor_id == place.actor_id for p in participants):
        return participants
    return [*participants, place]


def with_speaker(known: Known, verb: Token, participants: list[Participant]) -> list[Participant]:
    """Add on whose word it stands."""
    who = speaker(known, verb)
    if who is None or any(p.actor_id == who.actor_id for p in participants):
        return participants
    return [*participants, who]


def concerned(known: Known, noun: Token) -> list[Participant]:
    """Return whom a deed concerns that names nobody: "Jobs is on leave", "Jobs' second leave"."""
    token = noun
    for _ in range(_FAR):
        owners = (c for c in known.parsed.governed(token) if c.dep == "poss")
        found = [_aside(known, c) for c in owners if c.i in known.actors]
        head = known.parsed.tokens[token.head]
        if found or head.i == token.i:
            return found
        if is_verb(head):
            return _doers(known, known.clauses.of(head)) if token.dep != "nsubj" else []
        token = head
    return []


_FAR = 4


def _doers(known: Known, clause: Clause) -> list[Participant]:
    heads = (known.parts.head(s) for s in clause.subjects or clause.patients)
    return [_aside(known, at) for at in heads if at is not None and at.i in known.actors]


def _aside(known: Known, token: Token) -> Participant:
    span = Span(token.start, token.end)
    return Participant(known.actors[token.i].id, Role.OTHER, span, token.text)
