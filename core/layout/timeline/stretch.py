"""A packing of what stands near a stretch of time alone: there it is that of everything.

What is left out ends before the boxes taken, or begins behind them, so that groups that keep a
label's width off either end are whole. Where a group in the stretch, or one beside it that may
be of one density with it, does not, more is taken, at last everything.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.boxes import GAP, LEAST, TAIL, UNITS, Boxes, limits_of, line_of
from core.layout.timeline.grouping import NEIGHBOUR
from core.layout.timeline.packing import Level, packed_on
from core.layout.timeline.respacing import chosen
from core.layout.timeline.scale import level_per_pixel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.layout.timeline.crowding import Crowd

    Ints = NDArray[np.int64]

AIR = 0.1
"""Lengths of the stretch that more is taken either side than is known to be needed, at first."""
WIDER = 3
"""Times as much air is taken with each try."""
PART, WORTH = 0.25, 0.6
"""Shares of all boxes up to which a first try is worth while, and all tries together are."""
BESIDE = 2
"""Groups near each other that bear on whether the one after them is shown as density."""


def pack_near(
    boxes: Boxes,
    level: int,
    most: int | Ints,
    stretch: tuple[float, float],
    crowd: Crowd,
    taken: tuple[float, float] | None = None,
) -> Level:
    """Pack the boxes of all lanes at a zoom level so that it holds for a stretch, in seconds.

    taken is what had to be taken for it before a change, if that is known: where to begin.
    """
    line = line_of(boxes, level_per_pixel(level))
    limits = limits_of(boxes.lanes, most, line.per_pixel)
    # The most that a box takes beyond its time, either side.
    pixels = LEAST + 2 * TAIL + 4 * GAP + float(boxes.label.max(initial=0))
    margin = pixels * line.per_pixel
    air = AIR * (stretch[1] - stretch[0])
    (low, high), spent, share = stretch, 0, PART
    if taken is not None and taken[0] <= low and high <= taken[1]:
        low, high, share = taken[0] + air, taken[1] - air, WORTH
    while True:
        low, high = low - air, high + air
        near = (boxes.start <= high + margin) & (boxes.end >= low - margin)
        numbers = np.flatnonzero(near)
        spent += len(numbers)
        if spent > share * len(boxes):
            return packed_on(line, boxes, limits, crowd)
        share = WORTH
        made = packed_on(line, chosen(boxes, numbers), limits, crowd)
        reach = _reach(made, *stretch)
        if low <= reach[0] and reach[1] <= high:
            made = replace(made, known=stretch, taken=(low, high))
            return _numbered(made, numbers, len(boxes))
        low, high, air = min(low, reach[0]), max(high, reach[1]), air * WIDER


def _numbered(made: Level, numbers: Ints, count: int) -> Level:
    """Return the packing of some boxes with the numbers that these have among all."""
    inside, massed = np.zeros(count, bool), np.zeros(count, bool)
    inside[numbers], massed[numbers] = made.inside, made.massed
    return replace(made, order=numbers[made.order], inside=inside, massed=massed)


def _reach(level: Level, low: float, high: float) -> tuple[float, float]:
    """Return from when to when groups last that bear on a stretch of time."""
    first, last = level.ends(low, high)
    groups = level.groups
    begin = np.searchsorted(groups.high, first, "right")
    end = np.searchsorted(groups.low, last, "right")
    some = np.flatnonzero(end > begin)
    if not len(some):
        return low, high
    begin, end = begin[some], end[some] - 1
    gaps = groups.low[1:] - groups.high[:-1] <= NEIGHBOUR * UNITS
    near = np.concatenate(([False], gaps, [False]))
    for _ in range(BESIDE):
        begin, end = begin - near[begin], end + near[end + 1]
    base = some * level.stride + level.stride // 4
    to_seconds = level.per_pixel / UNITS
    return (
        level.origin + int((groups.low[begin] - base).min()) * to_seconds,
        level.origin + int((groups.high[end] - base).max()) * to_seconds,
    )
