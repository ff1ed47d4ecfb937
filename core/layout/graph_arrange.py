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
    yield spread(places, boxes, held, 60 if graph.count <= _CROWD else 20)
