"""How two actors hang together: the shortest paths between them, and longer ones."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from core.network.measures import plain_graph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.network.measures import Tie

MOST = 200
"""So many paths are listed at most."""
LONGER = 2
"""How many ties longer than the shortest a path may be."""
_TRIED = 20_000
"""So many longer paths are looked at, at most, before they are put in order."""

Path = tuple[str, ...]
"""Actor ids from one end to the other."""


def paths(ties: Iterable[Tie], one: str, other: str, *, longer: bool = False) -> list[Path]:
    """Return the shortest paths between two actors, direction aside; none where there is no way.

    With longer, also those up to LONGER ties longer; at most MOST, the shortest first, of equal
    ones the one whose weakest tie is told most often.
    """
    import networkx as nx

    plain = plain_graph(ties)
    if one not in plain or other not in plain or one == other:
        return []
    try:
        shortest = nx.shortest_path_length(plain, one, other)
    except nx.NetworkXNoPath:
        return []
    if longer:
        ways = nx.all_simple_paths(plain, one, other, cutoff=shortest + LONGER)
    else:
        ways = nx.all_shortest_paths(plain, one, other)
    found = [tuple(map(str, way)) for way in islice(ways, _TRIED)]
    return sorted(found, key=lambda way: (len(way), -_weakest(plain, way), way))[:MOST]


def _weakest(plain: object, way: Path) -> int:
    """Return how often the tie of a path that is told least is told."""
    weights = (plain[a][b]["weight"] for a, b in pairwise(way))  # type: ignore[index]
    return min(weights, default=0)
