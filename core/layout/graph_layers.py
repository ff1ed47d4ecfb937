"""Hierarchical layout (Sugiyama, Tagawa and Toda 1981): who acts stands above whom it befalls."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from core.layout.graph_repulsion import Floats, Ints

_SWEEPS = 12
_MANY = 1500
"""Beyond so many bodies cycles are cut by what each gives and takes alone."""
_CROWDED = 7
"""Layers of more bodies stand on two lines by turns, so that names find room."""


def layered(
    count: int, ends: Ints, gap: tuple[float, float] = (110.0, 150.0), aspect: float = 1.5
) -> Floats:
    """Return places (n, 2) in layers from top to bottom; ends (m, 2) run from source to target.

    Connected parts stand side by side, in rows that fill a frame of this aspect (width / height).
    gap is the least distance between neighbours of a layer, and that between layers.
    """
    places = np.zeros((count, 2))
    wide = max(4.0, np.ceil(1.3 * np.sqrt(count * aspect))) * gap[0]
    left = top = bottom = 0.0
    for part in _parts(count, ends):
        known = {body: i for i, body in enumerate(part)}
        own = ends[np.isin(ends[:, 0], part)].tolist()
        links = [(known[a], known[b]) for a, b in own]
        laid = _part(len(part), links, gap, max(3, round(wide / gap[0])))
        laid -= laid.min(0)
        if left and left + float(laid[:, 0].max()) > wide:
            left, top = 0.0, bottom + 1.1 * gap[1]
        places[part] = laid + np.array((left, top))
        left += float(laid[:, 0].max()) + 1.3 * gap[0]
        bottom = max(bottom, top + float(laid[:, 1].max()))
    return places - (places.min(0) + places.max(0)) / 2 if count else places


def _parts(count: int, ends: Ints) -> list[list[int]]:
    """Return the bodies of each connected part, the largest part first."""
    friends = _friends(count, [(int(a), int(b)) for a, b in ends])
    seen, parts = [False] * count, []
    for root in range(count):
        if seen[root]:
            continue
        seen[root], part, waiting = True, [root], deque([root])
        while waiting:
            for friend in friends[waiting.popleft()]:
                if not seen[friend]:
                    seen[friend] = True
                    part.append(friend)
                    waiting.append(friend)
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part))


def _friends(count: int, links: list[tuple[int, int]]) -> list[list[int]]:
    friends: list[list[int]] = [[] for _ in range(count)]
    for one, other in links:
        friends[one].append(other)
        friends[other].append(one)
    return friends


def _part(count: int, links: list[tuple[int, int]], gap: tuple[float, float], most: int) -> Floats:
    layers = _wrapped(ranks(count, links), _friends(count, links), most)
    rows: list[list[int]] = [[] for _ in range(max(layers, default=0) + 1)]
    for body in range(count):
        rows[layers[body]].append(body)
    friends = _friends(count, links)
    across = _ordered(rows, friends, gap[0])
    places = np.zeros((count, 2))
    for depth, row in enumerate(rows):
        for turn, body in enumerate(sorted(row, key=across.__getitem__)):
            step = 0.32 * gap[1] if len(row) > _CROWDED and turn % 2 else 0.0
            places[body] = (across[body], depth * gap[1] * 1.15 + step)
    return places


def _wrapped(layers: list[int], friends: list[list[int]], most: int) -> list[int]:
    """Break layers of more than so many bodies into several, the best linked first."""
    rows: list[list[int]] = [[] for _ in range(max(layers, default=0) + 1)]
    for body in sorted(range(len(layers)), key=lambda b: -len(friends[b])):
        rows[layers[body]].append(body)
    found, depth = [0] * len(layers), 0
    for row in rows:
        parts = max(1, -(-len(row) // most))
        each = -(-len(row) // parts)
        for at, body in enumerate(row):
            found[body] = depth + at // each
        depth += parts
    return found


def ranks(count: int, links: list[tuple[int, int]]) -> list[int]:
    """Return the layer of each body: below all that act upon it, cycles being cut."""
    place = {body: at for at, body in enumerate(_acyclic(count, links))}
    onward: list[list[int]] = [[] for _ in range(count)]
    for one, other in links:
        if one != other:
            first, then = (one, other) if place[one] < place[other] else (other, one)
            onward[first].append(then)
    layers = [0] * count
    for body in sorted(range(count), key=place.__getitem__):
        for then in onward[body]:
            layers[then] = max(layers[then], layers[body] + 1)
    return layers


def _acyclic(count: int, links: list[tuple[int, int]]) -> list[int]:
    """Order the bodies so that few links run backwards (Eades, Lin and Smyth 1993)."""
    out: list[set[int]] = [set() for _ in range(count)]
    into: list[set[int]] = [set() for _ in range(count)]
    for one, other in links:
        if one != other:
            out[one].add(other)
            into[other].add(one)
    if count > _MANY:
        return sorted(range(count), key=lambda b: (len(into[b]) - len(out[b]), b))
    left, first, last = set(range(count)), list[int](), list[int]()
    while left:
        sinks = [b for b in sorted(left) if not out[b]]
        sources = [b for b in sorted(left) if out[b] and not into[b]]
        best = sinks or sources or [max(sorted(left), key=lambda b: len(out[b]) - len(into[b]))]
        for body in best:
            (last if sinks else first).append(body)
            left.discard(body)
            for other in out[body]:
                into[other].discard(body)
            for other in into[body]:
                out[other].discard(body)
    return first + last[::-1]


def _ordered(rows: list[list[int]], friends: list[list[int]], gap: float) -> dict[int, float]:
    """Return where each body stands across, near its friends and no closer than the gap."""
    across = {
        body: at * gap
        for row in rows
        for at, body in enumerate(sorted(row, key=lambda b: -len(friends[b])))
    }
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 == 0 else rows[::-1]:
            wished = {b: _mean([across[f] for f in friends[b]], across[b]) for b in row}
            order = sorted(row, key=lambda b: (wished[b], across[b], b))
            spaced = _spaced([wished[b] for b in order], _tight(len(order), gap))
            across.update(zip(order, spaced, strict=True))
    return across


def _tight(count: int, gap: float) -> float:
    return gap * 0.62 if count > _CROWDED else gap


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _spaced(wished: list[float], gap: float) -> list[float]:
    """Move sorted places apart to the gap, each as little as its neighbours allow."""
    right, left = list(wished), list(wished)
    for i in range(1, len(wished)):
        right[i] = max(right[i], right[i - 1] + gap)
    for i in range(len(wished) - 2, -1, -1):
        left[i] = min(left[i], left[i + 1] - gap)
    return [(a + b) / 2 for a, b in zip(right, left, strict=True)]
