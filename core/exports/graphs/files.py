"""GEXF 1.2 with dates (Gephi's time line), and GraphML, both written by networkx."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from core.calendar import seconds
from core.edtf import iso_day
from core.exports.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.exports.chosen import Chosen
    from core.ties import Edge, Node

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST = seconds(1)
"""Gephi's dates begin with year 1."""


def write_gexf(path: Path, chosen: Chosen) -> None:
    """Write the graph with the days of every edge (GEXF 1.2 draft, spells).

    Raises UserError where the file cannot be written.
    """
    import networkx as nx

    graph = _graph(chosen, nodes=_dated_node, edges=_dated_edge)
    with write_atomically(path) as temporary:
        nx.write_gexf(graph, temporary)


def write_graphml(path: Path, chosen: Chosen) -> None:
    """Write the graph as GraphML.

    Raises UserError where the file cannot be written.
    """
    import networkx as nx

    graph = _graph(chosen, nodes=_node, edges=_edge)
    with write_atomically(path) as temporary:
        nx.write_graphml_xml(graph, temporary, edge_id_from_attribute="edge_id")


def _graph(chosen: Chosen, nodes: Any, edges: Any) -> Any:
    """Return a networkx.MultiDiGraph; kinds of tie without direction say so in `directed`."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for node in chosen.nodes:
        graph.add_node(node.id, **nodes(chosen, node))
    for edge in chosen.edges:
        if edge.source in graph and edge.target in graph:
            graph.add_edge(edge.source, edge.target, key=edge.id, **edges(chosen, edge))
    return graph


def _node(_: Chosen, node: Node) -> dict[str, Any]:
    known = {
        "label": _clean(node.label),
        "kind": node.kind.value,
        "aliases": _clean("; ".join(node.aliases)),
        "mention_count": node.mention_count,
        "event_count": node.event_count,
        "first_seen": _day(node.first_seen),
        "last_seen": _day(node.last_seen),
        "degree": node.degree,
        "weighted_degree": node.weighted_degree,
        "betweenness": node.betweenness,
        "community": node.community,
        "x": node.x,
        "y": node.y,
    }
    return {name: value for name, value in known.items() if value is not None}


def _edge(_: Chosen, edge: Edge) -> dict[str, Any]:
    known = {
        "edge_id": _clean(edge.id),
        "label": _clean(edge.label),
        "kind": edge.kind,
        "weight": edge.weight,
        "directed": edge.directed,
        "stated": edge.stated,
        "first_date": _day(edge.first),
        "last_date": _day(edge.last),
        "confidence": edge.confidence,
        "event_ids": "; ".join(edge.event_ids),
    }
    return {name: value for name, value in known.items() if value is not None}


def _dated_node(chosen: Chosen, node: Node) -> dict[str, Any]:
    """Give a node its place for Gephi; it has no end of its own, so that none vanishes."""
    known = _node(chosen, node)
    x, y = known.pop("x", None), known.pop("y", None)
    if x is not None and y is not None:
        known["viz"] = {"position": {"x": x, "y": -y, "z": 0.0}}
    return known


def _dated_edge(chosen: Chosen, edge: Edge) -> dict[str, Any]:
    """Give an edge the days of each of its events as spells."""
    known = _edge(chosen, edge)
    known.pop("edge_id")
    spells = sorted(set(_spells(chosen, edge)))
    return known | ({"spells": spells} if spells else {})


def _spells(chosen: Chosen, edge: Edge) -> Iterator[tuple[str, str]]:
    project = chosen.project
    for row_id in (*edge.event_ids, *edge.relation_ids):
        row = project.events.get(row_id) or project.relations.get(row_id)
        when = row.when if row else None
        if when is None or when.anchor < _FIRST:
            continue
        last = when.latest if when.latest is not None else when.anchor
        yield iso_day(when.anchor), iso_day(last)


def _day(moment: int | None) -> str | None:
    return None if moment is None else iso_day(moment)


def _clean(text: str) -> str:
    """Replace what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
