"""Steps from event to event, as the arrow keys take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from core.layout.timeline.boxes import Boxes


def along(boxes: Boxes, box: int, step: int) -> int:
    """Return the box so many steps later (or earlier) in the same lane; the last stays."""
    row = _in_lane(boxes, int(boxes.lane[box]))
    at = int(np.flatnonzero(row == box)[0])
    return int(row[min(max(at + step, 0), len(row) - 1)])


def across(boxes: Boxes, box: int, step: int) -> int:
    """Return the box nearest in time in the lane so many lanes below (or above)."""
    lane = int(boxes.lane[box]) + step
    while 0 <= lane < boxes.lanes:
        row = _in_lane(boxes, lane)
        if len(row):
            return int(row[np.argmin(np.abs(boxes.start[row] - boxes.start[box]))])
        lane += 1 if step > 0 else -1
    return box


def in_time(boxes: Boxes, box: int, step: int) -> int:
    """Return the box of the event so many later (or earlier) in time, in whatever lane."""
    order = np.lexsort((np.arange(len(boxes)), boxes.start))
    at = int(np.flatnonzero(order == box)[0])
    return int(order[min(max(at + step, 0), len(order) - 1)])


def end(boxes: Boxes, box: int, *, last: bool) -> int:
    """Return the first or the last box of the lane."""
    return int(_in_lane(boxes, int(boxes.lane[box]))[-1 if last else 0])


def nearest(boxes: Boxes, moment: float) -> int | None:
    """Return the box of any lane that starts nearest to a moment."""
    return int(np.argmin(np.abs(boxes.start - moment))) if len(boxes) else None


def _in_lane(boxes: Boxes, lane: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    there = np.flatnonzero(boxes.lane == lane)
    return there[np.argsort(boxes.start[there], kind="stable")]
