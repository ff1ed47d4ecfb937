"""The rows of the sheets Nodes, Edges and Aliases."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from core.exports.workbook.cells import Linked, joined, shown
from core.exports.workbook.evidence import quoted, sentence, source_link
from core.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.exports.workbook.cells import Cell
    from core.exports.workbook.evidence import Evidence
    from core.model import Actor
    from core.ties import Edge, Node

_QUOTED = 2
_BY_HAND = frozenset(("renamed", "analyst", "merged"))
"""Ways to an alias that are the analyst's own."""


def node_rows(nodes: Sequence[Node]) -> Iterator[list[Cell]]:
    """Yield the rows of Nodes, the columns as Gephi reads them."""
    for node in nodes:
        yield [
            node.id,
            node.label,
            node.kind.value,
            joined(node.aliases),
            node.mention_count,
            node.event_count,
            shown(node.first_seen),
            shown(node.last_seen),
            node.degree,
            node.weighted_degree,
            node.betweenness,
            node.community,
            node.x,
            node.y,
            node.notes,
        ]


def edge_rows(
    evidence: Evidence, nodes: Sequence[Node], edges: Sequence[Edge]
) -> Iterator[list[Cell]]:
    """Yield the rows of Edges; the ends lead to their rows in Nodes."""
    rows = {node.id: number for number, node in enumerate(nodes)}
    for edge in edges:
        yield [
            _end(rows, edge.source),
            _end(rows, edge.target),
            "Directed" if edge.directed else "Undirected",
            edge.kind,
            edge.id,
            edge.label,
            edge.weight,
            edge.event_count,
            shown(edge.first),
            shown(edge.last),
            edge.confidence,
            joined(edge.event_ids),
            _evidence(evidence, edge),
        ]


def alias_rows(evidence: Evidence, nodes: Sequence[Node]) -> Iterator[list[Cell]]:
    """Yield the rows of Aliases: every other name of an actor, and of records merged into it."""
    project, counts = evidence.project, _counts(evidence)
    rows = {node.id: number for number, node in enumerate(nodes)}
    for node in nodes:
        for name, method in _names(evidence, node.id):
            decision = Status.ACCEPTED if method in _BY_HAND else Status.SUGGESTED
            label = project.actors[node.id].label if node.id in project.actors else node.label
            count = counts[node.id, name.casefold()]
            yield [name, _end(rows, node.id), label, method, count, decision.value]


def _end(rows: dict[str, int], actor_id: str) -> Cell:
    return Linked(actor_id, "Nodes", rows[actor_id]) if actor_id in rows else actor_id


def _evidence(evidence: Evidence, edge: Edge) -> Cell:
    """Quote the first sentences, linked to Mentions, or for a stated tie to its source."""
    for event_id in edge.event_ids:
        told = evidence.told(event_id)
        if told:
            quotes = [f"“{sentence(t)}” ({t.document.id})" for t in told[:_QUOTED]]
            return Linked("\n".join(dict.fromkeys(quotes)), "Mentions", evidence.rows[event_id])
    documents = evidence.project.documents
    for cited in edge.citations:
        if cited.document_id in documents:
            text = quoted(documents[cited.document_id], cited.sentence)
            return source_link(evidence, cited.document_id, f"“{text}” ({cited.document_id})")
    return None


def _names(evidence: Evidence, actor_id: str) -> list[tuple[str, str]]:
    """Return the other names of an actor and how each was found, each name once."""
    found: dict[str, str] = {}
    for record_id in evidence.project.records(actor_id):
        record = evidence.project.actors.get(record_id)
        if record is not None:
            _add_names(found, record, merged=record_id != actor_id)
    lead = evidence.project.actors.get(actor_id)
    return [(name, how) for name, how in found.items() if lead is None or name != lead.label]


def _add_names(found: dict[str, str], record: Actor, *, merged: bool) -> None:
    if merged:
        found.setdefault(record.label, "merged")
    for alias in record.aliases:
        found.setdefault(alias.text, alias.method)


def _counts(evidence: Evidence) -> Counter[tuple[str, str]]:
    """Count how often each actor is named by each form of words, letter case aside."""
    project = evidence.project
    return Counter(
        (project.lead(m.actor_id), quoted(document, m.span).casefold())
        for document in project.documents.values()
        for m in document.mentions
        if m.actor_id is not None
    )
