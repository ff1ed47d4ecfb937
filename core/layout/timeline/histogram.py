"""Exact counts of events over time, for the overview and for what is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from core.calendar import DAY
from core.layout.timeline.moving import exchanged_in

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.layout.timeline.marks import Marks

    Stretches = tuple[NDArray[np.int64], NDArray[np.int64]]


class Counter:
    """Sorted starts and ends give the number of events that touch any stretch, in O(log n)."""

    def __init__(self, start: NDArray[np.int64], end: NDArray[np.int64]) -> None:
        self._starts, self._ends = np.sort(start), np.sort(end)

    def exchanged(self, out: Stretches, into: Stretches) -> Counter:
        """Return a counter without some stretches (starts, ends) and with others."""
        made = Counter(*(np.zeros(0, np.int64),) * 2)
        made._starts = exchanged(self._starts, out[0], into[0])
        made._ends = exchanged(self._ends, out[1], into[1])
        return made

    def exchange(self, out: Stretches, into: Stretches) -> None:
        """Take as many stretches out as come in, in place."""
        exchanged_in(self._starts, out[0], into[0])
        exchanged_in(self._ends, out[1], into[1])

    def touching(self, low: float, high: float) -> int:
        """Count the events with a second in [low, high)."""
        begun = np.searchsorted(self._starts, high, "left")
        return int(begun - np.searchsorted(self._ends, low, "right"))

    def histogram(self, edges: NDArray[np.float64]) -> NDArray[np.int64]:
        """Count, between each edge and the next, the events that touch it."""
        begun = np.searchsorted(self._starts, edges[1:], "left")
        counted: NDArray[np.int64] = begun - np.searchsorted(self._ends, edges[:-1], "right")
        return counted


def exchanged(
    column: NDArray[np.int64], out: NDArray[np.int64], into: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return a sorted column without some of its values, and with others."""
    out, into = np.sort(out), np.sort(into)
    same = np.arange(len(out)) - np.searchsorted(out, out, "left")
    column = np.delete(column, np.searchsorted(column, out, "left") + same)
    made: NDArray[np.int64] = np.insert(column, np.searchsorted(column, into), into)
    return made


def whole(marks: Marks) -> tuple[float, float]:
    """Return a stretch of time that holds every mark, with a little air."""
    if not len(marks):
        return 0.0, float(DAY)
    low, high = float(marks.start.min()), float(marks.horizon)
    air = max((high - low) * 0.04, DAY / 2)
    return low - air, high + air


def heart(marks: Marks) -> tuple[float, float]:
    """Return the shortest stretch with half of the starts, where far shorter than the whole."""
    low, high = whole(marks)
    if not len(marks):
        return low, high
    starts = np.sort(marks.start)
    most = -(-len(starts) // 2)
    at = int(np.argmin(starts[most - 1 :] - starts[: len(starts) - most + 1]))
    first, last = float(starts[at]), float(starts[at + most - 1]) + DAY
    air = max((last - first) * 0.15, DAY)
    return (first - air, last + air) if (last - first) < (high - low) / 4 else (low, high)
