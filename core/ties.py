"""Who is tied to whom: the values that the graph draws and the workbook lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from core.model import ActorKind, Factuality, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.model import Actor, Citation, Event, FuzzyDate, Participant, Span


class Tone(StrEnum):
    """What a tie feels like from its target's side."""

    HOSTILE = "hostile"
    COOPERATIVE = "cooperative"
    SPEECH = "speech"
    OTHER = "other"


VERBS: dict[str, str] = {
    "AGREE": "agrees with", "CONSULT": "meets", "SUPPORT": "backs", "CONCEDE": "yields to",
    "COOPERATE": "works with", "AID": "helps", "RETREAT": "retreats from", "REQUEST": "asks",
    "ACCUSE": "accuses", "REJECT": "rejects", "THREATEN": "threatens",
    "PROTEST": "protests against", "SANCTION": "sanctions", "MOBILIZE": "moves against",
    "COERCE": "coerces", "ASSAULT": "attacks", "STATEMENT": "tells", "DISASTER": "strikes",
    "CRIME": "wrongs", "BUSINESS": "trades with", "COURT": "takes to court",
    "ELECTION": "runs against", "SPORT": "plays against", "OTHER": "deals with",
}  # fmt: skip
"""Each event type (core.vocabulary) as a verb from its source to its target."""
MUTUAL = frozenset(
    ("allied with", "fights", "speaks with", "relative of", "located with", "linked to")
)
"""Kinds of relation that hold both ways alike."""
_FORCE = ("ASSAULT", "COERCE", "MOBILIZE")
_TONES: dict[Tone, frozenset[str]] = {
    Tone.HOSTILE: frozenset(
        (
            *_FORCE,
            "THREATEN",
            "SANCTION",
            "ACCUSE",
            "REJECT",
            "PROTEST",
            "CRIME",
            "fights",
            "opposes",
        )
    ),
    Tone.COOPERATIVE: frozenset(
        ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "allied with", "supports")
    ),
    Tone.SPEECH: frozenset(("STATEMENT", "REQUEST", "speaks with")),
}


def is_thing(actor: Actor) -> bool:
    """Whether it is a mere thing ("depot"), which the analyst has not made anything else."""
    return actor.kind is ActorKind.OTHER and not actor.edited and actor.label[:1].islower()


_NOT_DONE = frozenset({Factuality.DENIED, Factuality.HYPOTHETICAL})
_LANDS = frozenset({ActorKind.PLACE, ActorKind.COUNTRY})
_AT = re.compile(r"\b(?:in|at|near|across|inside|throughout|around|within) (?:[a-z]+ ){0,2}$")
"""What stands before the place where something is done, to whomever it is done."""


def ends_of(event: Event, actors: Mapping[str, Actor], text: str) -> Iterator[tuple[str, str]]:
    """Yield whom an event ties to whom: each source to each target, by their ids in it.

    Mere things are tied to nobody, nor is the scene of a deed ("declared a ceasefire in Idlib");
    what a town does to a country is geography; what is denied or only imagined ties nobody. What
    the analyst says about the participants stands as it is. text is that of the first citation.
    """
    said = not event.citations or "participants" in event.edited
    if event.factuality in _NOT_DONE and not said:
        return
    ends: dict[Role, dict[str, None]] = {role: {} for role in Role}
    for part in event.participants:
        if said or not _is_aside(part, actors, text):
            ends[part.role][part.actor_id] = None
    for source in ends[Role.SOURCE]:
        for target in ends[Role.TARGET]:
            if source != target and (said or not _is_geography(actors, source, target)):
                yield source, target


def _is_aside(part: Participant, actors: Mapping[str, Actor], text: str) -> bool:
    """Whether a participant is a mere thing, or only where it is done."""
    actor = actors.get(part.actor_id)
    if actor is not None and is_thing(actor):
        return True
    if part.role is not Role.TARGET or part.span is None:
        return False
    return _AT.search(text[max(0, part.span.start - 30) : part.span.start]) is not None


def _is_geography(actors: Mapping[str, Actor], source: str, target: str) -> bool:
    """Whether a town or mountain does something to a land: "it extends to the river"."""
    one, other = actors.get(source), actors.get(target)
    town = one is not None and one.kind is ActorKind.PLACE
    return town and other is not None and other.kind in _LANDS


def tone(kind: str) -> Tone:
    """Return the tone of an event type or a kind of relation."""
    return next((t for t, kinds in _TONES.items() if kind in kinds), Tone.OTHER)


def verb(kind: str) -> str:
    """Say an event type or a kind of relation as it reads between two actors."""
    return VERBS.get(kind, kind.lower())


@dataclass(frozen=True, slots=True)
class Edge:
    """What one actor did to another, or is to it: one kind, however often."""

    source: str
    target: str
    kind: str
    """An event type, or the kind of a relation."""
    count: int
    event_ids: tuple[str, ...] = ()
    relation_ids: tuple[str, ...] = ()
    first: int | None = None
    """Seconds of the earliest known bound; None where nothing is dated."""
    last: int | None = None
    directed: bool = True
    stated: bool = False
    """Whether it comes from relations rather than events."""
    confidence: float = 1.0
    """The highest of its events."""
    citations: tuple[Citation, ...] = ()

    @property
    def id(self) -> str:
        """The ids of its relations, or ends and kind where it is made of events."""
        return "; ".join(self.relation_ids) or f"{self.source}>{self.target}:{self.kind}"

    @property
    def label(self) -> str:
        """The kind as a verb."""
        return verb(self.kind)

    @property
    def weight(self) -> int:
        """How often it is told: the count, under the name that Gephi knows."""
        return self.count

    @property
    def event_count(self) -> int:
        """How many events it is made of."""
        return len(self.event_ids)


@dataclass(frozen=True, slots=True)
class Bundle:
    """All edges from one actor to another, drawn as one line."""

    source: str
    target: str
    edges: tuple[Edge, ...]
    """The strongest first."""

    @property
    def count(self) -> int:
        """How many events and relations it stands for."""
        return sum(edge.count for edge in self.edges)

    @property
    def kind(self) -> str:
        """The kind of its strongest edge."""
        return self.edges[0].kind

    @property
    def tone(self) -> Tone:
        """The tone of its strongest edge."""
        return tone(self.kind)

    @property
    def directed(self) -> bool:
        """Whether it points from source to target."""
        return any(edge.directed for edge in self.edges)

    @property
    def stated(self) -> bool:
        """Whether nothing but relations stands behind it."""
        return all(edge.stated for edge in self.edges)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all its events and relations."""
        return tuple(i for e in self.edges for i in (*e.event_ids, *e.relation_ids))

    @property
    def label(self) -> str:
        """Say the strongest kind, its count, and how much else there is: "attacks · 12 (+5)"."""
        most, rest = self.edges[0], self.count - self.edges[0].count
        counted = most.label if most.count == 1 else f"{most.label} · {most.count}"
        return f"{counted} (+{rest})" if rest else counted


@dataclass(frozen=True, slots=True)
class Metrics:
    """How an actor stands in the network."""

    degree: int = 0
    """How many other actors it is tied to."""
    weighted_degree: int = 0
    """How often it is tied to them: the counts of all its edges."""
    betweenness: float = 0.0
    """The share (0–1) of shortest paths between others that pass through it."""
    community: int = 0
    """The number of its community, the largest being 1; 0 where it has no tie."""
    closeness: float = 0.0
    """How near (0–1) all others are, those out of reach counting as none."""
    eigenvector: float = 0.0
    """How well tied (0–1) those are that it is tied to."""
    core: int = 0
    """The largest k such that it is in a group where everyone is tied to k others of it."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor with what the network says about it."""

    id: str
    label: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    mention_count: int = 0
    event_count: int = 0
    first_seen: int | None = None
    """Seconds of the earliest known bound of its events."""
    last_seen: int | None = None
    degree: int = 0
    weighted_degree: int = 0
    betweenness: float = 0.0
    community: int = 0
    x: float | None = None
    y: float | None = None
    notes: str = ""
    closeness: float = 0.0
    eigenvector: float = 0.0
    core: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that says so, with the date of what it says."""

    row_id: str
    """The event or the relation."""
    when: FuzzyDate | None
    reported: FuzzyDate | None
    """When its article was published."""
    document_id: str
    """Empty where the analyst said so and no article does."""
    span: Span | None
    text: str
