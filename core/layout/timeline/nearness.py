"""How many rows lanes need for what is near the stretch in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.grouping import Kind
from core.layout.timeline.packing import DENSITY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.layout.timeline.packing import Level

    Ints = NDArray[np.int64]

FEW = 300
"""Groups that reach out of the stretch, up to which their rows are looked at one by one."""


def rows_near(level: Level, low: float, high: float) -> Ints:
    """Return the rows of each strip that what touches the stretch of time asks for.

    Of a group that reaches out of the stretch only the rows taken within it count.
    """
    first, last = level.ends(low, high)
    groups = level.groups
    begin = np.searchsorted(groups.high, first, "right")
    end = np.maximum(np.searchsorted(groups.low, last, "right"), begin)
    some = np.flatnonzero(end > begin)
    rows = np.zeros(len(level.rows), np.int64)
    if not len(some):
        return rows
    sizes = (end - begin)[some]
    lead = np.cumsum(sizes) - sizes
    near = np.repeat(begin[some] - lead, sizes) + np.arange(int(sizes.sum()))
    of = np.repeat(some, sizes)
    dense = groups.kind[near] == Kind.DENSE
    shown = np.where(dense, np.clip(level.most[of], 1, DENSITY), groups.depth[near])
    reaching = (groups.low[near] < first[of]) | (groups.high[near] > last[of])
    out = np.flatnonzero(reaching & ~dense & (shown > 1))
    if 0 < len(out) <= FEW:
        shown[out] = _taken(level, near[out], first[of[out]], last[of[out]])
    rows[some] = np.maximum.reduceat(shown, lead)
    return rows


def _taken(level: Level, chosen: Ints, first: Ints, last: Ints) -> Ints:
    """Return how many rows of each group are taken between two places on the line."""
    begin = level.groups.first[chosen]
    for group in chosen[level.row[begin] < 0].tolist():
        level.packed(range(group, group + 1))
    sizes = level.groups.first[chosen + 1] - begin
    lead = np.cumsum(sizes) - sizes
    places = np.repeat(begin - lead, sizes) + np.arange(int(sizes.sum()))
    meets = level.high[places] >= np.repeat(first, sizes)
    meets &= level.low[places] <= np.repeat(last, sizes)
    taken: Ints = np.maximum.reduceat(np.where(meets, level.row[places] + 1, 0), lead)
    return taken
