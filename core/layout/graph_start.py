"""Where bodies begin before the forces move them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from core.layout.graph_force import LINK

if TYPE_CHECKING:
    from core.layout.graph_force import Graph
    from core.layout.graph_repulsion import Floats

_GOLDEN = np.pi * (3 - np.sqrt(5))


def started(graph: Graph, known: Floats, seed: int = 0) -> Floats:
    """Give every body a place (n, 2): known ones theirs, new ones one near their neighbours.

    known (n, 2) holds NaN where a body is new; where none is known all start apart, at random.
    """
    places = known.astype(float).copy()
    chance = np.random.default_rng(seed)
    fresh = np.isnan(places).any(1)
    if fresh.all():
        return chance.normal(0.0, LINK * np.sqrt(max(graph.count, 1)), (graph.count, 2))
    while fresh.any():
        near = _beside(graph, places, fresh)
        if not near:
            break
        for body, place in near.items():
            places[body] = place + chance.normal(0.0, LINK / 2, 2)
        fresh = np.isnan(places).any(1)
    _outside(places, fresh)
    return places


def _beside(graph: Graph, places: Floats, fresh: np.typing.NDArray[np.bool_]) -> dict[int, Floats]:
    """Return, for new bodies linked to placed ones, the middle of those."""
    both = np.vstack((graph.links, graph.links[:, ::-1]))
    body, friend = both[fresh[both[:, 0]] & ~fresh[both[:, 1]]].T
    counts = np.bincount(body, minlength=graph.count)
    middles = [np.bincount(body, places[friend, axis], graph.count) for axis in (0, 1)]
    found = np.flatnonzero(counts)
    means = np.column_stack(middles)[found] / counts[found, None]
    return dict(zip(found.tolist(), means, strict=True))


def _outside(places: Floats, fresh: np.typing.NDArray[np.bool_]) -> None:
    """Put bodies that know nobody around the rest, one after another on a spiral."""
    rest = places[~fresh]
    centre = rest.mean(0)
    reach = float(np.hypot(*(rest - centre).T).max()) + 2 * LINK
    turn = np.arange(int(fresh.sum())) * _GOLDEN
    out = reach + LINK * np.sqrt(np.arange(int(fresh.sum())))
    places[fresh] = centre + np.column_stack((np.cos(turn), np.sin(turn))) * out[:, None]
