"""How deep events stand at one time, measured on all of them at any zoom."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.layout.timeline.boxes import Boxes

    Ints = NDArray[np.int64]

SAMPLED, ASKED = 16, 2_000
"""One box in so many is asked how many stand where it begins; of more than that makes, so many."""


class Crowd:
    """All boxes (sorted by lane and start); what was asked of them once is kept."""

    def __init__(self, boxes: Boxes, known: dict[float, int] | None = None) -> None:
        self._boxes = boxes
        self._known = known if known is not None else {}

    def after(self, boxes: Boxes) -> Crowd:
        """Return that of boxes of which a few have changed: bars keep their measure."""
        return Crowd(boxes, self._known)

    def deepest(self, step: float) -> int:
        """Return about how many stand at one time, where they are deepest, to steps of seconds."""
        if step not in self._known:
            self._known[step] = self._asked(step)
        return self._known[step]

    @cached_property
    def _origin(self) -> int:
        return int(self._boxes.start.min())

    @cached_property
    def _reach(self) -> int:
        return int(self._boxes.end.max()) - self._origin + 2

    @cached_property
    def _line(self) -> tuple[Ints, Ints]:
        """Starts and ends on one line of seconds, lane after lane, each sorted."""
        base = self._boxes.lane * (2 * self._reach) - self._origin
        return base + self._boxes.start, np.sort(base + self._boxes.end)

    def _asked(self, step: float) -> int:
        if not len(self._boxes):
            return 1
        starts, ends = self._line
        asked = slice(None, None, max(SAMPLED, len(starts) // ASKED))
        lane = self._boxes.lane[asked] * (2 * self._reach)
        at = np.floor((self._boxes.start[asked] - self._origin) / step)
        last = np.minimum(np.ceil((at + 1) * step), self._reach)
        first = np.maximum(np.floor((at - 1) * step), -1)
        begun = np.searchsorted(starts, lane + last.astype(np.int64), "left")
        over = np.searchsorted(ends, lane + first.astype(np.int64), "right")
        return int((begun - over).max(initial=1))
