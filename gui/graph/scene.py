"""What there is to draw: actors and bundles of ties, as arrays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from core import network
from core.layout.graph_force import Graph
from core.ties import is_thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from core.model import Actor
    from core.project import Project
    from core.ties import Bundle, Edge

    Floats = NDArray[np.float64]

SMALL, LARGE = 15.0, 32.0
"""Radii, in pixels at zoom 1, of the least and the most important actor."""


class Measure(StrEnum):
    """What the size of a node says."""

    EVENTS = "event count"
    DEGREE = "degree"
    BETWEENNESS = "betweenness"


@dataclass(slots=True)
class Scene:
    """Nodes 0 … n − 1 and bundles 0 … m − 1; only places changes after it is made."""

    actors: list[Actor]
    events: list[int]
    """How many shown events each takes part in."""
    bundles: list[Bundle]
    ends: NDArray[np.intp]
    """(m, 2): node indices of source and target."""
    curved: NDArray[np.bool_]
    """(m,): whether another bundle runs the other way."""
    counts: Floats
    """(m,)"""
    weights: Floats
    """(n,): the chosen measure, 0–1."""
    places: Floats
    """(n, 2) in world units."""
    index: dict[str, int] = field(init=False)
    order: NDArray[np.intp] = field(init=False)
    """Nodes, the most important first."""

    def __post_init__(self) -> None:
        self.index = {actor.id: i for i, actor in enumerate(self.actors)}
        self.order = np.argsort(-self.weights, kind="stable")

    @property
    def radii(self) -> Floats:
        """(n,): in pixels at zoom 1; areas grow with the measure."""
        radii: Floats = SMALL + (LARGE - SMALL) * np.sqrt(self.weights)
        return radii

    @property
    def pinned(self) -> NDArray[np.bool_]:
        """(n,): whether the analyst pinned it."""
        return np.array([a.position is not None for a in self.actors], dtype=bool)

    @property
    def graph(self) -> Graph:
        """The same as the layout takes it: each linked pair once, pulling harder if told often."""
        pairs, place = np.unique(np.sort(self.ends, axis=1), axis=0, return_inverse=True)
        counts = np.bincount(place.ravel(), self.counts, len(pairs))
        return Graph(
            len(self.actors), pairs.astype(np.intp), 1 + np.log2(np.maximum(counts, 1)) / 5
        )


def empty() -> Scene:
    """Return a scene without anything."""
    return Scene(
        [], [], [], np.zeros((0, 2), np.intp), np.zeros(0, bool), np.zeros(0), np.zeros(0),
        np.zeros((0, 2)),
    )  # fmt: skip


def built(
    project: Project,
    visible: frozenset[str] | None,
    measure: Measure,
    *,
    lonely: bool = False,
    things: bool = False,
    hidden: frozenset[str] = frozenset(),
) -> Scene:
    """Make the scene of the shown events; places are NaN.

    lonely adds actors without a tie, things what has no name of its own and acts not: a depot.
    """
    if not things:
        hidden |= {a.id for a in project.actors.values() if is_thing(a)}
    found = [e for e in network.edges(project, visible) if not {e.source, e.target} & hidden]
    events = _event_counts(project, visible)
    tied = {end for e in found for end in (e.source, e.target)}
    ids = sorted(tied | (set(events) - hidden if lonely else set()))
    index = {actor_id: i for i, actor_id in enumerate(ids)}
    bundles = network.bundles(found)
    ends = [(index[b.source], index[b.target]) for b in bundles]
    ways = set(ends)
    return Scene(
        actors=[project.actors[i] for i in ids],
        events=[events[i] for i in ids],
        bundles=bundles,
        ends=np.array(ends, dtype=np.intp).reshape(-1, 2),
        curved=np.array([(b, a) in ways for a, b in ends], dtype=bool),
        counts=np.array([b.count for b in bundles], dtype=float),
        weights=_weights(ids, events, found, measure),
        places=np.full((len(ids), 2), np.nan),
    )


def _event_counts(project: Project, visible: frozenset[str] | None) -> Counter[str]:
    events = network.shown_events(project, visible)
    return Counter(i for event in events for i in network.actors_in(project, event))


def _weights(
    ids: list[str], events: Mapping[str, int], found: Iterable[Edge], measure: Measure
) -> Floats:
    """Scale the measure to 0–1, the largest being 1."""
    if measure is Measure.EVENTS:
        raw = [float(events[i]) for i in ids]
    elif measure is Measure.DEGREE:
        near = network.degrees(found)
        raw = [float(near.get(i, (0, 0))[0]) for i in ids]
    else:
        between = network.betweenness(found)
        raw = [between.get(i, 0.0) for i in ids]
    values = np.array(raw, dtype=float)
    return values / max(float(values.max(initial=0.0)), 1e-9)
