"""Nodes and edges as Gephi and NodeXL read them; a header Source or Target means an edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.edtf import iso_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exports.chosen import Chosen
    from core.exports.tables.writing import Value

NODE_HEADERS = (
    "Id", "Label", "Kind", "Aliases", "Mention Count", "Event Count", "First Seen", "Last Seen",
    "Degree", "Weighted Degree", "Betweenness", "Community", "X", "Y",
)  # fmt: skip
EDGE_HEADERS = (
    "Source", "Target", "Type", "Id", "Label", "Weight", "Kind", "First Date", "Last Date",
    "Confidence", "Event IDs",
)  # fmt: skip


def node_rows(chosen: Chosen) -> Iterator[list[Value]]:
    """Yield a row for every actor."""
    for node in chosen.nodes:
        yield [
            node.id,
            node.label,
            node.kind.value,
            "; ".join(node.aliases),
            node.mention_count,
            node.event_count,
            _day(node.first_seen),
            _day(node.last_seen),
            node.degree,
            node.weighted_degree,
            node.betweenness,
            node.community,
            node.x,
            node.y,
        ]


def edge_rows(chosen: Chosen) -> Iterator[list[Value]]:
    """Yield a row for every edge between actors that go out."""
    for edge in chosen.edges:
        yield [
            edge.source,
            edge.target,
            "Directed" if edge.directed else "Undirected",
            edge.id,
            edge.label,
            edge.weight,
            edge.kind,
            _day(edge.first),
            _day(edge.last),
            round(edge.confidence, 3),
            "; ".join(edge.event_ids),
        ]


def _day(moment: int | None) -> str | None:
    return None if moment is None else iso_day(moment)
