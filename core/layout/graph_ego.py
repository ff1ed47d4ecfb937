"""Ego layout: those in question in the middle, the others on rings by how many ties away."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.layout.graph_repulsion import Floats, Ints


def steps_from(count: int, links: Ints, middle: Sequence[int]) -> list[int]:
    """Return how many ties each body is away from the middle; −1 where there is no way."""
    friends = _friends(count, links)
    away = [-1] * count
    waiting = deque(middle)
    for body in middle:
        away[body] = 0
    while waiting:
        body = waiting.popleft()
        for friend in friends[body]:
            if away[friend] < 0:
                away[friend] = away[body] + 1
                waiting.append(friend)
    return away


def ego(count: int, links: Ints, middle: Sequence[int], gap: float = 110.0) -> Floats:
    """Return places (n, 2) on rings around 0, 0; bodies out of reach stand on the last ring.

    Every branch keeps to its own sector, as wide as its outer end needs.
    """
    away = steps_from(count, links, middle)
    outer = max(away, default=0) + 1
    away = [step if step >= 0 else outer for step in away]
    children = _tree(count, links, away)
    turns = _turns(count, away, children)
    radii = _radii(away, gap)
    places = np.array(
        [(radii[s] * np.cos(t), radii[s] * np.sin(t)) for s, t in zip(away, turns, strict=True)]
    )
    return places.reshape(-1, 2)


def _friends(count: int, links: Ints) -> list[list[int]]:
    friends: list[list[int]] = [[] for _ in range(count)]
    for one, other in links.tolist():
        friends[one].append(other)
        friends[other].append(one)
    return friends


def _tree(count: int, links: Ints, away: list[int]) -> list[list[int]]:
    """Give every body one parent a step nearer to the middle; the last list holds the roots."""
    friends = _friends(count, links)
    children: list[list[int]] = [[] for _ in range(count + 1)]
    for body in sorted(range(count), key=lambda b: (away[b], b)):
        nearer = [f for f in friends[body] if away[f] == away[body] - 1]
        parent = min(nearer, key=lambda f: (len(children[f]), f)) if nearer else count
        children[parent].append(body)
    return children


def _turns(count: int, away: list[int], children: list[list[int]]) -> list[float]:
    """Return the direction of each body: the middle of its sector."""
    leaves = [1.0] * (count + 1)
    for body in sorted(range(count), key=lambda b: -away[b]):
        leaves[body] = max(1.0, sum(leaves[c] for c in children[body]))
    leaves[count] = max(1.0, sum(leaves[c] for c in children[count]))
    turns = [0.0] * count
    waiting = [(count, -np.pi / 2, 3 * np.pi / 2)]
    while waiting:
        body, start, end = waiting.pop()
        share = (end - start) / max(sum(leaves[c] for c in children[body]), 1.0)
        for child in children[body]:
            wide = share * leaves[child]
            turns[child] = start + wide / 2
            waiting.append((child, start, start + wide))
            start += wide
    return turns


def _radii(away: list[int], gap: float) -> list[float]:
    """Return the radius of each ring: room for all that stand on it."""
    counts = np.bincount(away, minlength=1)
    radii: list[float] = [0.0 if counts[0] <= 1 else gap * float(counts[0]) / (2 * np.pi) + 20]
    for on_ring in counts[1:].tolist():
        radii.append(max(radii[-1] + 1.45 * gap, gap * on_ring / (2 * np.pi)))
    return radii
