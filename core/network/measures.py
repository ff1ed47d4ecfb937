"""How actors stand in the network, computed by networkx; numbers are plain Python."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from core.network.weaving import actors_in, edges, shown_events
from core.ties import Metrics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.project import Project
    from core.ties import Edge

SEED = 0
EXACT = 500
"""Up to so many actors betweenness is exact; beyond, that many pivots estimate it."""
MANY = 3000
"""With more actors a fifth of the pivots must do."""
_ROUNDS, _CLOSE = 2000, 1e-7
"""How long eigenvectors are sought, and how little a round must change to end it."""
Tie = tuple[str, str, int]
"""Source, target, count."""


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
    return standing(ids, [(e.source, e.target, e.count) for e in found])


def standing(ids: Iterable[str], ties: Iterable[Tie]) -> dict[str, Metrics]:
    """Measure actors by plain ties, which another process can be handed."""
    plain, measured = plain_graph(ties), list(ids)
    near = {i: (plain.degree(i), plain.degree(i, weight="weight")) for i in plain}
    between, close, cores = _between(plain), closeness(plain), core_numbers(plain)
    eigen, communes = eigenvector(plain), _communities(plain)
    return {
        i: Metrics(
            *near.get(i, (0, 0)), between.get(i, 0.0), communes.get(i, 0),
            close.get(i, 0.0), eigen.get(i, 0.0), cores.get(i, 0),
        )
        for i in measured
    }  # fmt: skip


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
    return _between(plain_graph((e.source, e.target, e.count) for e in found))


def communities(found: Iterable[Edge]) -> dict[str, int]:
    """Return the number of each actor's community (Louvain, by counts), the largest being 1."""
    return _communities(plain_graph((e.source, e.target, e.count) for e in found))


def plain_graph(ties: Iterable[Tie]) -> Any:
    """Return a networkx.Graph with one edge a pair, weighing its counts, in order of id."""
    import networkx as nx

    weights: defaultdict[tuple[str, str], int] = defaultdict(int)
    for source, target, count in ties:
        weights[min(source, target), max(source, target)] += count
    plain = nx.Graph()
    plain.add_nodes_from(sorted({end for pair in weights for end in pair}))
    plain.add_weighted_edges_from((a, b, weights[a, b]) for a, b in sorted(weights))
    return plain


def _between(plain: Any) -> dict[str, float]:
    from core.network.between import betweenness as shares

    return shares(plain, _pivots(plain), SEED)


def closeness(plain: Any) -> dict[str, float]:
    """Return how near others are (Wasserman and Faust), by as many pivots as betweenness."""
    import networkx as nx

    pivots = _pivots(plain)
    if pivots is None:
        return {str(i): float(c) for i, c in nx.closeness_centrality(plain).items()}
    chosen = random.Random(SEED).sample(sorted(plain), pivots)  # noqa: S311 (no secret)
    reached: defaultdict[str, int] = defaultdict(int)
    apart: defaultdict[str, int] = defaultdict(int)
    for pivot in chosen:
        for actor_id, steps in nx.single_source_shortest_path_length(plain, pivot).items():
            reached[actor_id] += 1
            apart[actor_id] += steps
    return {i: (reached[i] / apart[i]) * (reached[i] / pivots) for i in reached if apart[i]}


def eigenvector(plain: Any) -> dict[str, float]:
    """Return how well tied one's friends are, the best being 1; 0 outside the largest part."""
    import networkx as nx

    if not plain.number_of_edges():
        return {}
    largest = max(nx.connected_components(plain), key=lambda part: (len(part), sorted(part)))
    part = plain.subgraph(sorted(largest))
    matrix = nx.to_scipy_sparse_array(part, weight="weight", dtype=float)
    values = np.ones(len(part))
    for _ in range(_ROUNDS):
        before = values
        values = before + matrix @ before  # the sum with itself swings between no two sides
        values = values / values.max()
        if np.abs(values - before).max() < _CLOSE:
            break
    return {str(i): float(v) for i, v in zip(part, values, strict=True)}


def core_numbers(plain: Any) -> dict[str, int]:
    """Return the largest k-core of each actor."""
    import networkx as nx

    return {str(i): int(k) for i, k in nx.core_number(plain).items()}


def _communities(plain: Any) -> dict[str, int]:
    import networkx as nx

    if not plain:
        return {}
    groups = nx.community.louvain_communities(plain, weight="weight", seed=SEED)
    ordered = sorted((sorted(group) for group in groups), key=_size)
    return {str(i): number for number, group in enumerate(ordered, 1) for i in group}


def _pivots(plain: Any) -> int | None:
    """Return from how many actors to measure; None from all."""
    if len(plain) <= EXACT:
        return None
    return EXACT if len(plain) <= MANY else EXACT // 5


def _size(group: list[str]) -> tuple[int, list[str]]:
    return (-len(group), group)
