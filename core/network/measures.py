"""How actors stand in the network, computed by networkx; numbers are plain Python."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from core.network.weaving import actors_in, edges, shown_events
from core.ties import Metrics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.project import Project
    from core.ties import Edge

SEED = 0
EXACT = 500
"""Up to so many actors betweenness is exact; beyond, that many pivots estimate it."""


def graph(project: Project, visible: Iterable[str] | None = None) -> Any:
    """Return a networkx.MultiDiGraph of all actors with a shown event or tie; keys are edge ids."""
    import networkx as nx

    asked = None if visible is None else list(visible)
    found = nx.MultiDiGraph()
    for actor_id in members(project, asked):
        actor = project.actors[actor_id]
        found.add_node(actor_id, label=actor.label, kind=str(actor.kind))
    for edge in edges(project, asked):
        found.add_edge(edge.source, edge.target, edge.id, kind=edge.kind, weight=edge.count)
    return found


def members(project: Project, visible: Iterable[str] | None) -> list[str]:
    """Return the lead actors of the shown events and ties, all where visible is None, by id."""
    if visible is None:
        return sorted(actor.id for actor in project.lead_actors())
    asked = list(visible)
    named = {a for e in shown_events(project, asked) for a in actors_in(project, e)}
    return sorted(named | {end for e in edges(project, asked) for end in (e.source, e.target)})


def metrics(project: Project, visible: Iterable[str] | None = None) -> dict[str, Metrics]:
    """Measure every actor with a shown event or tie."""
    asked = None if visible is None else list(visible)
    return measure(members(project, asked), edges(project, asked))


def measure(ids: Iterable[str], found: Iterable[Edge]) -> dict[str, Metrics]:
    """Measure these actors in the network of these edges."""
    ties = list(found)
    near, between, communes = degrees(ties), betweenness(ties), communities(ties)
    return {i: Metrics(*near.get(i, (0, 0)), between.get(i, 0.0), communes.get(i, 0)) for i in ids}


def degrees(found: Iterable[Edge]) -> dict[str, tuple[int, int]]:
    """Return, for every actor with a tie, how many others it is tied to and how often."""
    others: defaultdict[str, set[str]] = defaultdict(set)
    often: defaultdict[str, int] = defaultdict(int)
    for edge in found:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            others[end].add(other)
            often[end] += edge.count
    return {i: (len(others[i]), often[i]) for i in others}


def betweenness(found: Iterable[Edge]) -> dict[str, float]:
    """Return the share of shortest paths between others through each actor, direction aside."""
    import networkx as nx

    plain = _plain(found)
    pivots = None if len(plain) <= EXACT else EXACT
    shares = nx.betweenness_centrality(plain, k=pivots, seed=SEED)
    return {str(i): float(share) for i, share in shares.items()}


def communities(found: Iterable[Edge]) -> dict[str, int]:
    """Return the number of each actor's community (Louvain, by counts), the largest being 1."""
    import networkx as nx

    plain = _plain(found)
    if not plain:
        return {}
    groups = nx.community.louvain_communities(plain, weight="weight", seed=SEED)
    ordered = sorted((sorted(group) for group in groups), key=_size)
    return {str(i): number for number, group in enumerate(ordered, 1) for i in group}


def _plain(found: Iterable[Edge]) -> Any:
    """Return a networkx.Graph with one edge a pair, weighing its counts, in order of id."""
    import networkx as nx

    weights: defaultdict[tuple[str, str], int] = defaultdict(int)
    for edge in found:
        weights[min(edge.source, edge.target), max(edge.source, edge.target)] += edge.count
    plain = nx.Graph()
    plain.add_nodes_from(sorted({end for pair in weights for end in pair}))
    plain.add_weighted_edges_from((a, b, weights[a, b]) for a, b in sorted(weights))
    return plain


def _size(group: list[str]) -> tuple[int, list[str]]:
    return (-len(group), group)
