"""The project as a network of actors: edges, bundles, measures, nodes and their sentences."""

from __future__ import annotations

from core.network.listing import nodes
from core.network.measures import betweenness, degrees, graph, measure, metrics
from core.network.telling import statements
from core.network.weaving import actors_in, bundles, edges, shown_events

__all__ = [
    "actors_in",
    "betweenness",
    "bundles",
    "degrees",
    "edges",
    "graph",
    "measure",
    "metrics",
    "nodes",
    "shown_events",
    "statements",
]
