"""What there is to draw: actors and bundles of ties, as arrays."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from core.layout.graph_force import Graph
from core.model import ActorKind
from core.network import Turn
from core.ties import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from scipy.spatial import cKDTree

    from core.model import Actor
    from core.network import Difference
    from core.ties import Bundle, Metrics

    Floats = NDArray[np.float64]

SMALL, LARGE = 15.0, 32.0
"""Radii, in pixels at zoom 1, of the least and the most important actor."""
BOLD = 0.45
"""The share of the largest measure from which a name is written in bold."""
TONES = tuple(Tone)
KINDS = tuple(ActorKind)
_ONE_SIDED = frozenset({Turn.NEW, Turn.LOST, Turn.SAME})


class Measure(StrEnum):
    """What the size of a node says."""

    EVENTS = "event count"
    DEGREE = "degree"
    WEIGHTED = "weighted degree"
    BETWEENNESS = "betweenness"
    CLOSENESS = "closeness"
    EIGENVECTOR = "eigenvector"
    CORE = "k-core"


class Colouring(StrEnum):
    """What the colour of a node says."""

    KIND = "kind"
    COMMUNITY = "community"
    MEASURE = "measure"
    """The one that the sizes show."""


QUICK = frozenset({Measure.EVENTS, Measure.DEGREE})
"""Known at once; the others are computed off the GUI thread."""


def measured(metrics: Metrics | None, measure: Measure) -> float:
    """Return what a measure says of an actor; 0 while that is not known."""
    if metrics is None:
        return 0.0
    named = {
        Measure.WEIGHTED: metrics.weighted_degree, Measure.BETWEENNESS: metrics.betweenness,
        Measure.CLOSENESS: metrics.closeness, Measure.EIGENVECTOR: metrics.eigenvector,
        Measure.CORE: metrics.core, Measure.DEGREE: metrics.degree,
    }  # fmt: skip
    return float(named[measure])


@dataclass(frozen=True, slots=True)
class Look:
    """What of the web is shown, and what sizes and colours say."""

    measure: Measure = Measure.EVENTS
    colouring: Colouring = Colouring.KIND
    lonely: bool = False
    """Whether actors without a tie are shown."""
    things: bool = False
    """Whether what has no name of its own ("depot") is shown."""
    hidden: frozenset[str] = frozenset()
    among: frozenset[str] | None = None
    """The only actors shown; None shows all."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """Actor to the group that stands for it."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What each group is called."""
    difference: Difference | None = None
    """Two periods compared, whose ties are shown."""

    separate: bool = False
    """Whether every kind of tie has a line of its own."""

    @property
    def plain(self) -> bool:
        """Whether a patch can be followed tie by tie."""
        whole = self.among is None and not self.groups
        return whole and self.difference is None and not self.separate


@dataclass(frozen=True, slots=True)
class Retouched:
    """Ties that look otherwise than in the scene before."""

    ties: tuple[int, ...]
    gone: tuple[tuple[int, int, bool], ...]
    """Source, target and whether it was curved, of lines that are no more where they were."""


@dataclass
class Scene:
    """Nodes 0 … n − 1 and bundles 0 … m − 1; only places changes after it is made."""

    actors: list[Actor]
    events: NDArray[np.intp]
    """(n,): how many shown events each takes part in."""
    bundles: list[Bundle]
    ends: NDArray[np.intp]
    """(m, 2): node indices of source and target."""
    raw: Floats
    """(n,): the chosen measure."""
    tints: NDArray[np.intp]
    """(n,): a community (1, 2, …), a step of the measure (0 … 4), or −1 for the kind's colour."""
    places: Floats
    """(n, 2) in world units."""
    look: Look = field(default_factory=Look)
    index: dict[str, int] = field(default_factory=dict)
    styles: NDArray[np.intp] = field(default_factory=lambda: np.zeros((0, 4), np.intp))
    """(m, 4): count, number of the tone, whether directed, whether stated."""
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Group to the actors that it stands for."""
    retouched: Retouched | None = None
    """How it differs from the scene that it was revised from, if by a few ties alone."""
    _tree: tuple[Floats, cKDTree] | None = None

    def __post_init__(self) -> None:
        if len(self.index) != len(self.actors):
            self.index = {actor.id: i for i, actor in enumerate(self.actors)}
        if len(self.styles) != len(self.bundles):
            self.styles = np.array([style(b) for b in self.bundles], np.intp).reshape(-1, 4)

    @cached_property
    def weights(self) -> Floats:
        """(n,): the chosen measure, 0–1."""
        weights: Floats = self.raw / max(float(self.raw.max(initial=0.0)), 1e-9)
        return weights

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """Nodes, the most important first."""
        return np.argsort(-self.weights, kind="stable")

    @cached_property
    def bundle_index(self) -> dict[tuple[str, str], int]:
        """Source and target to the bundle between them."""
        return {(b.source, b.target): i for i, b in enumerate(self.bundles)}

    @property
    def counts(self) -> Floats:
        """(m,): how many events and relations each bundle stands for."""
        return self.styles[:, 0].astype(np.float64)

    @cached_property
    def curved(self) -> NDArray[np.bool_]:
        """(m,): whether another bundle runs the other way."""
        size = max(len(self.actors), 1)
        ways = self.ends[:, 0] * size + self.ends[:, 1]
        back = self.ends[:, 1] * size + self.ends[:, 0]
        found: NDArray[np.bool_] = np.isin(ways, back)
        return found

    @cached_property
    def bends(self) -> Floats:
        """(m,): how far each line bows out to its left; lines between the same two lie apart."""
        if not self.look.separate or self.look.difference is not None:
            return self.curved.astype(np.float64)
        bends = np.zeros(len(self.bundles))
        for ties in self._lines.values():
            step = 1.5 / max(1.0, (len(ties) - 1) / 2)
            for turn, tie in enumerate(ties):
                aside = (turn - (len(ties) - 1) / 2) * min(step, 1.0)
                source, target = self.ends[tie].tolist()
                bends[tie] = aside if source < target else -aside
        return bends

    @cached_property
    def _lines(self) -> dict[tuple[int, int], list[int]]:
        """Two nodes, the lesser first, to all lines between them."""
        found: dict[tuple[int, int], list[int]] = {}
        for tie, (source, target) in enumerate(self.ends.tolist()):
            found.setdefault((min(source, target), max(source, target)), []).append(tie)
        return found

    def between(self, one: str, other: str) -> list[int]:
        """Return the lines between two actors, either way."""
        if self.look.separate:
            a, b = self.index.get(one, -1), self.index.get(other, -1)
            return self._lines.get((min(a, b), max(a, b)), [])
        ways = (self.bundle_index.get(ends) for ends in ((one, other), (other, one)))
        return [tie for tie in ways if tie is not None]

    @cached_property
    def radii(self) -> Floats:
        """(n,): in pixels at zoom 1; areas grow with the measure."""
        radii: Floats = SMALL + (LARGE - SMALL) * np.sqrt(self.weights)
        return radii

    @cached_property
    def largest(self) -> float:
        """The largest radius."""
        return float(self.radii.max(initial=0.0))

    @property
    def tree(self) -> cKDTree:
        """Finds nodes by place; made anew when they stand elsewhere."""
        from scipy.spatial import cKDTree

        if self._tree is None or self._tree[0] is not self.places:
            self._tree = (self.places, cKDTree(np.nan_to_num(self.places)))
        return self._tree[1]

    @cached_property
    def pinned(self) -> NDArray[np.bool_]:
        """(n,): whether the analyst pinned it."""
        return np.array([a.position is not None for a in self.actors], dtype=bool)

    @cached_property
    def kinds(self) -> NDArray[np.intp]:
        """(n,): a number for the kind of each actor."""
        numbers = {kind: i for i, kind in enumerate(KINDS)}
        return np.array([numbers[a.kind] for a in self.actors], dtype=np.intp)

    @cached_property
    def graph(self) -> Graph:
        """The same as the layout takes it: each linked pair once, pulling harder if told often."""
        size = max(len(self.actors), 1)
        low, high = np.sort(self.ends, axis=1).T
        pairs, place = np.unique(low * size + high, return_inverse=True)
        counts = np.bincount(place.ravel(), self.counts, len(pairs))
        links = np.column_stack((pairs // size, pairs % size)).astype(np.intp)
        return Graph(len(self.actors), links, 1 + np.log2(np.maximum(counts, 1)) / 5)

    def tie_label(self, tie: int) -> str:
        """Say what a tie is, or what became of it from one period to the other."""
        bundle, difference = self.bundles[tie], self.look.difference
        if difference is None:
            return bundle.label
        before, after = difference.counts.get((bundle.source, bundle.target), (0, 0))
        turn = difference.turn((bundle.source, bundle.target))
        return (
            f"{turn} · {before or after}" if turn in _ONE_SIDED else f"{turn} · {before} → {after}"
        )

    def people(self, actor_id: str) -> frozenset[str]:
        """Return the actors that a node stands for: itself, or the members of the group."""
        return self.members.get(actor_id, frozenset({actor_id}))

    def node_of(self, actor_id: str) -> int | None:
        """Return the node of an actor, or of the group that stands for it."""
        return self.index.get(self.look.groups.get(actor_id, actor_id))


def style(bundle: Bundle) -> tuple[int, int, bool, bool]:
    """Return count, number of the tone, directed, stated: all that decides how a line looks."""
    return (bundle.count, TONES.index(bundle.tone), bundle.directed, bundle.stated)


def empty() -> Scene:
    """Return a scene without anything."""
    none = np.zeros(0, np.intp)
    return Scene([], none, [], np.zeros((0, 2), np.intp), np.zeros(0), none, np.zeros((0, 2)))
