"""Labels at the right edge of the view: they stand left of their marks where there is room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.boxes import GAP, TAIL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.layout.timeline.boxes import Boxes
    from core.layout.timeline.frame import Items


WORTH = 2.0
"""How many times as much of a label must be seen for it to turn where it is cut either way."""


def turned(found: Items, boxes: Boxes, width: float) -> Items:
    """Turn the labels that the right edge of the view would cut, where that shows more of them.

    A label that cannot turn is shortened to what is in view of it.
    """
    after = found.x1 + TAIL * boxes.open_end[found.box] + GAP
    begin = found.x0 - TAIL * boxes.open_start[found.box]
    cut = ~found.inside & (begin >= 0) & (found.x1 <= width) & (after + found.room > width)
    left, end, room = found.left.copy(), found.end.copy(), found.room.copy()
    for n in np.flatnonzero(cut).tolist():
        seen = max(width - float(after[n]), 0.0)
        wanted = float(boxes.label[found.box[n]])
        free = float(begin[n]) - GAP - _reached(found, end, n)
        if free >= wanted or free > WORTH * seen:
            room[n] = min(wanted, free)
            left[n], end[n] = float(begin[n]) - GAP - room[n], float(after[n]) - GAP
        else:
            room[n], end[n] = seen, min(float(end[n]), width)
    return replace(found, left=left, end=end, room=room)


def _reached(found: Items, end: NDArray[np.float64], n: int) -> float:
    """Return how far the row is taken, its labels included, before an item begins."""
    before = (found.y == found.y[n]) & (found.x0 < found.x0[n])
    return max(float(end[before].max(initial=0.0)) + GAP, 0.0)
