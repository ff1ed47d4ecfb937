"""Whom an event ties to whom: one rule for the graph and for what other programs read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.model import (
    Actor,
    ActorKind,
    Citation,
    Document,
    Event,
    Factuality,
    Participant,
    Role,
    Span,
)
from core.network import edges
from core.project import Patch, Project
from core.ties import ends_of

TEXT = "The army declared a ceasefire in Idlib."
ARMY = Actor("A1", "Army", ActorKind.ARMED_GROUP)
IDLIB = Actor("A2", "Idlib", ActorKind.PLACE)
SYRIA = Actor("A3", "Syria", ActorKind.COUNTRY)
DEPOT = Actor("A4", "depot")
ACTORS = {a.id: a for a in (ARMY, IDLIB, SYRIA, DEPOT)}
CITED = (Citation("S1", Span(0, len(TEXT))),)


def told(source: Actor, target: Actor, at: Span | None = None) -> Event:
    parts = (Participant(source.id, Role.SOURCE), Participant(target.id, Role.TARGET, at))
    return Event("E1", "title", type="ASSAULT", participants=parts, citations=CITED)


def test_who_does_it_is_tied_to_whom_it_is_done_to() -> None:
    assert list(ends_of(told(ARMY, IDLIB), ACTORS, TEXT)) == [("A1", "A2")]


@pytest.mark.parametrize(
    "event",
    [
        told(ARMY, DEPOT),
        told(ARMY, IDLIB, Span(33, 38)),
        told(IDLIB, SYRIA),
        replace(told(ARMY, SYRIA), factuality=Factuality.DENIED),
        replace(told(ARMY, SYRIA), factuality=Factuality.HYPOTHETICAL),
    ],
    ids=["thing", "scene", "geography", "denied", "imagined"],
)
def test_what_ties_nobody_does_so_in_the_graph_too(event: Event) -> None:
    assert list(ends_of(event, ACTORS, TEXT)) == []
    project = Project()
    document = Document("S1", "Ceasefire", TEXT)
    project.apply(Patch("load", put=(document, *ACTORS.values(), event)))
    assert edges(project) == []


def test_what_the_analyst_says_of_the_participants_stands() -> None:
    own = replace(told(ARMY, DEPOT), edited=("participants",), factuality=Factuality.DENIED)
    assert list(ends_of(own, ACTORS, TEXT)) == [("A1", "A4")]
