"""The whole way from a graph to places in which no two nodes overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from core.layout.graph_force import relax
from core.layout.graph_spread import spread, turned
from core.layout.graph_start import started

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from core.layout.graph_force import Graph
    from core.layout.graph_repulsion import Floats

_MANY = 0.5
"""Where more than this share is new, known bodies give way too; else only the new ones move."""
_NAMED = 400
"""Up to so many bodies each has a fair share of the room: their names are to be read."""
_SHARE = 0.65
"""How much of the room the bodies' shares fill."""
_CROWD = 5000
"""So many bodies are spread in fewer rounds: far out their names do not show anyway."""


def arranged(
    graph: Graph,
    known: Floats,
    pinned: NDArray[np.bool_],
    boxes: Floats,
    *,
    aspect: float = 1.5,
    every: int = 5,
) -> Iterator[Floats]:
    """Yield places (n, 2) in world units while the graph settles; the last is the result.

    known (n, 2) is NaN where a body is new; pinned ones (n,) never move; boxes (n, 2) must not
    overlap in the end; a graph without any known place is fitted to a frame of this aspect
    (width / height).
    """
    if not graph.count:
        yield known
        return
    fresh: NDArray[np.bool_] = np.isnan(known[:, 0])
    held = pinned if fresh.mean() > _MANY else ~fresh
    places = start = started(graph, known)
    for places in relax(graph, start, held, every):
        yield places
    if fresh.all():
        places = turned(places, aspect)
        boxes = np.maximum(boxes, _fair(places)) if graph.count <= _NAMED else boxes
    yield spread(places, boxes, held, 60 if graph.count <= _CROWD else 20)


def _fair(places: Floats) -> Floats:
    """Return the box (2,) that each body could have if all had the same, a little wide."""
    wide, high = np.maximum(np.ptp(places, axis=0), 1.0)
    side = np.sqrt(_SHARE * wide * high / len(places))
    return np.array((side * 1.25, side * 0.8))
