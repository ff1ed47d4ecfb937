"""Force layout: ForceAtlas2 (Jacomy et al. 2014, doi:10.1371/journal.pone.0098679) in numpy.

Deterministic: the same graph, start and seed give the same places on every run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.layout.graph_repulsion import Floats, gather, repulsion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from core.layout.graph_repulsion import Ints

LINK = 150.0
"""World units (pixels at zoom 1) that a middling link comes out at."""
_GATHERING = 0.3
"""The most that gravity grows with distance, as a share of a link's pull."""
_SETTLED = 4e-3
"""Movement per body and step, in units of the model, below which it is done."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Bodies 0 … count − 1, links (m, 2) between them and how strongly each pulls (m,)."""

    count: int
    links: Ints
    pulls: Floats

    @property
    def masses(self) -> Floats:
        """One more than the number of links of each body."""
        counts = np.bincount(self.links.ravel(), minlength=self.count)
        return counts.astype(np.float64) + 1.0


@dataclass(frozen=True, slots=True)
class Motion:
    """Where the bodies are, what moved them last, and how fast it may go on."""

    places: Floats
    forces: Floats
    speed: float = 1.0
    efficiency: float = 1.0


def unit(graph: Graph) -> float:
    """Return the world units per unit of the model, where a pair rests at √(m₁m₂ / pull).

    The crowd stretches links further, by about 0.2 √n (measured on graphs of 4 to 3000 bodies).
    """
    one, other = graph.masses[graph.links.T] if len(graph.links) else np.full((2, 1), 2.0)
    pulls = graph.pulls if len(graph.links) else np.ones(1)
    rest = float(np.median(np.sqrt(one * other / pulls)))
    roomy = max(1.0, float(np.sqrt(graph.count / 1000)))
    return LINK * roomy / (rest * max(1.0, 0.2 * float(np.sqrt(graph.count))))


def steps_for(count: int) -> int:
    """Return how many steps a graph of this size is given to settle."""
    return 400 if count <= 150 else 250 if count <= 2000 else 120 if count <= 5000 else 65


def relax(graph: Graph, start: Floats, held: NDArray[np.bool_], every: int = 5) -> Iterator[Floats]:
    """Yield the places (n, 2) in world units as the graph settles; the last is the result.

    Of many bodies crossings hardly change beyond 65 steps (10,000: 0.0063 of pairs, later 0.0060).

    start (n, 2) must be finite (see graph_start); held (n,) bodies never move.
    """
    scale = unit(graph)
    motion = Motion(start / scale, np.zeros_like(start))
    centre = motion.places[held].mean(0) if held.any() else np.zeros(2)
    for step in range(1, steps_for(graph.count) + 1):
        before = motion.places
        motion = advance(graph, motion, held, centre)
        moved = float(np.abs(motion.places - before).mean()) if graph.count else 0.0
        if step % every == 0:
            yield _world(motion, scale, start, held)
        if moved < _SETTLED:
            break
    yield _world(motion, scale, start, held)


def advance(graph: Graph, motion: Motion, held: NDArray[np.bool_], centre: Floats) -> Motion:
    """Make one step of the model."""
    forces = _forces(graph, motion.places, centre)
    forces[held] = 0.0
    masses = graph.masses
    swing = np.hypot(*(forces - motion.forces).T)
    pull = np.hypot(*(forces + motion.forces).T) / 2
    speed, efficiency = _pace(motion, float((masses * swing).sum()), float((masses * pull).sum()))
    share = speed / (1 + np.sqrt(speed * masses * swing))
    return Motion(motion.places + forces * share[:, None], forces, speed, efficiency)


def _forces(graph: Graph, places: Floats, centre: Floats) -> Floats:
    """Sum repulsion, the links' pull and gravity towards the centre.

    A small graph feels gravity that grows with distance too, so that branches do not fly off.
    """
    forces = repulsion(places, graph.masses)
    one, other = graph.links.T
    pulls = (places[other] - places[one]) * graph.pulls[:, None]
    forces += gather(one, pulls, graph.count) - gather(other, pulls, graph.count)
    inward = centre - places
    distance = np.hypot(*inward.T) + 1e-9
    gravity = graph.masses * (1 / distance + min(_GATHERING, 9 / max(graph.count, 1)))
    weighed: Floats = forces + inward * gravity[:, None]
    return weighed


def _pace(motion: Motion, swing: float, pull: float) -> tuple[float, float]:
    """Set the global speed: faster while bodies travel, slower while they swing to and fro."""
    count = max(len(motion.places), 1)
    efficiency, speed = motion.efficiency, motion.speed
    base = 0.05 * np.sqrt(count)
    tolerance = max(np.sqrt(base), min(10.0, base * pull / count**2))
    if swing > 2 * pull:
        efficiency, tolerance = max(0.05, efficiency * 0.5), max(tolerance, 1.0)
    target = tolerance * efficiency * pull / swing if swing > 0 else speed
    if swing > tolerance * pull:
        efficiency = max(0.05, efficiency * 0.7)
    elif speed < 1000:
        efficiency *= 1.3
    return float(speed + min(target - speed, 0.5 * speed)), float(efficiency)


def _world(motion: Motion, scale: float, start: Floats, held: NDArray[np.bool_]) -> Floats:
    places = motion.places * scale
    places[held] = start[held]
    return places
