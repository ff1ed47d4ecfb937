"""What the extraction finds in one article, before it is given a place in the project."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.model import Actor, Event, Mention, Relation, Span


@dataclass(frozen=True, slots=True)
class ActorFindings:
    """The actors of one article, with ids of their own ("A1", "A2" …)."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Actors and places as the reader lights them up, in the order of the text."""
    places: tuple[tuple[Span, str], ...] = ()
    """Where a place is named, and its name."""
    owner: Mapping[int, str] = field(default_factory=dict)
    """Token index → actor id, for every token that names or stands for an actor."""
    how: Mapping[int, str] = field(default_factory=dict)
    """Token index → what tied it to the actor: "name", "surname", "pronoun" …"""
    said_by: Mapping[int, str] = field(default_factory=dict)
    """Token index inside a quotation → the actor who says it."""


@dataclass(frozen=True, slots=True)
class EventFindings:
    """The events ("E1", "E2" …) and stated ties ("R1", "R2" …) of one article."""

    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    actors: tuple[Actor, ...] = ()
    """Those who only take part in these events ("X1", "X2" …): products, places, users."""
    mentions: tuple[Mention, ...] = ()
    """Where those stand, in the order of the text."""
