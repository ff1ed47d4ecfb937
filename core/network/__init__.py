"""The project as a network of actors: edges, bundles, measures, nodes and their sentences."""

from __future__ import annotations

from core.network.difference import Difference, Period, Turn, difference
from core.network.listing import nodes
from core.network.measures import Tie, betweenness, degrees, graph, measure, metrics, standing
from core.network.paths import Path, paths
from core.network.telling import statements
from core.network.weaving import actors_in, bundles, edges, shown_events
from core.network.web import Change, Web, pair_of

__all__ = [
    "Change",
    "Difference",
    "Path",
    "Period",
    "Tie",
    "Turn",
    "Web",
    "actors_in",
    "betweenness",
    "bundles",
    "degrees",
    "difference",
    "edges",
    "graph",
    "measure",
    "metrics",
    "nodes",
    "pair_of",
    "paths",
    "shown_events",
    "standing",
    "statements",
]
