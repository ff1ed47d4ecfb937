"""Circular layout: all on one ring, friends beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from core.layout.graph_force import Graph
    from core.layout.graph_repulsion import Floats, Ints

_ROUNDS = 40


def circular(graph: Graph, gap: float = 90.0) -> Floats:
    """Return places (n, 2) on a ring around 0, 0, at least gap world units from one another."""
    count = graph.count
    radius = max(gap * count / (2 * np.pi), gap)
    turns = np.empty(count)
    turns[ring_order(graph)] = np.arange(count) * (2 * np.pi / max(count, 1)) - np.pi / 2
    return np.column_stack((np.cos(turns), np.sin(turns))) * radius


def ring_order(graph: Graph) -> Ints:
    """Order the bodies (n,) so that links are short, by moving each towards its friends."""
    best = order = _walk(graph)
    shortest = _length(graph, order)
    for _ in range(_ROUNDS):
        order = _towards_friends(graph, order)
        length = _length(graph, order)
        if length < shortest:
            best, shortest = order, length
    return best


def _walk(graph: Graph) -> Ints:
    """Walk the graph in depth, from the body with most links, to a first order."""
    friends: list[list[int]] = [[] for _ in range(graph.count)]
    for one, other in graph.links.tolist():
        friends[one].append(other)
        friends[other].append(one)
    seen: dict[int, None] = {}
    for root in sorted(range(graph.count), key=lambda body: -len(friends[body])):
        stack = [root]
        while stack:
            body = stack.pop()
            if body not in seen:
                seen[body] = None
                stack += sorted(friends[body], key=lambda f: len(friends[f]), reverse=True)
    return np.fromiter(seen, dtype=np.intp, count=graph.count)


def _towards_friends(graph: Graph, order: Ints) -> Ints:
    """Give each body the mean direction of itself and its friends, and sort by that."""
    turns = np.empty(graph.count)
    turns[order] = np.arange(graph.count) * (2 * np.pi / max(graph.count, 1))
    heading = np.exp(1j * turns)
    one, other = graph.links.T
    total = heading.copy()
    np.add.at(total, one, heading[other])
    np.add.at(total, other, heading[one])
    return np.argsort(np.angle(total), kind="stable").astype(np.intp)


def _length(graph: Graph, order: Ints) -> float:
    """Sum the links' lengths along the ring, in places."""
    slots = np.empty(graph.count, dtype=np.intp)
    slots[order] = np.arange(graph.count)
    apart = np.abs(slots[graph.links[:, 0]] - slots[graph.links[:, 1]])
    return float(np.minimum(apart, graph.count - apart).sum())
