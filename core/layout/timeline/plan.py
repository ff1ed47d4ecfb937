"""All that the timeline draws of a project: marks, lanes, boxes, and a packing per zoom level."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.lanes import LaneBy, Lanes, lanes
from core.layout.timeline.lanes import amended as amended_lanes
from core.layout.timeline.marks import Marks, amended, marks
from core.layout.timeline.packing import Boxes, Level, pack
from core.layout.timeline.scale import level as level_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray

    from core.project import Project

    Measure = Callable[[NDArray[np.object_]], NDArray[np.float64]]

KEPT_LEVELS = 24
AMENDED_FROM = 5_000
"""Marks from which a change is worked into the columns instead of gathering all anew."""


class Plan:
    """Immutable but for the packings it keeps; a change of the project makes another plan."""

    def __init__(
        self,
        found: Marks,
        in_lanes: Lanes,
        by: LaneBy,
        measure: Measure,
        widths: NDArray[np.float64],
    ) -> None:
        self.marks, self.lanes, self.by = found, in_lanes, by
        self.measure, self.widths = measure, widths
        self.horizon = found.horizon
        ends, event = found.ends(self.horizon), in_lanes.event
        self.boxes = Boxes(
            in_lanes.lane, found.start[event], ends[event], found.open_start[event],
            found.open_end[event], widths[event], len(in_lanes.rows),
        )  # fmt: skip
        self._levels: OrderedDict[tuple[int, int], Level] = OrderedDict()
        self._index: dict[str, int] | None = None

    def level(self, per_pixel: float, most: int) -> Level:
        """Return the packing at this zoom, of at most so many rows a lane far out."""
        key = (level_number(per_pixel), most)
        if key not in self._levels:
            self._levels[key] = pack(self.boxes, *key)
            if len(self._levels) > KEPT_LEVELS:
                self._levels.popitem(last=False)
        self._levels.move_to_end(key)
        return self._levels[key]

    def mark(self, event_id: str) -> int | None:
        """Return the number of an event's mark."""
        if self._index is None:
            self._index = {i: n for n, i in enumerate(self.marks.ids.tolist())}
        return self._index.get(event_id)

    def boxes_of(self, mark: int) -> list[int]:
        """Return the boxes of a mark: one in each of its lanes."""
        return [int(b) for b in np.flatnonzero(self.lanes.event == mark)]

    def event_id(self, box: int) -> str:
        """Return the event that a box stands for."""
        return str(self.marks.ids[self.lanes.event[box]])


def plan(project: Project, shown: frozenset[str], by: LaneBy, measure: Measure) -> Plan:
    """Lay out the events shown."""
    found = marks(project, sorted(shown))
    in_lanes = lanes(project, found.ids.tolist(), by)
    return Plan(found, in_lanes, by, measure, measure(found.captions))


def followed(old: Plan, project: Project, touched: Collection[str], shown: frozenset[str]) -> Plan:
    """Lay out anew after these rows changed; a few events among many are worked in."""
    many = len(touched) > len(old.marks) // 4 or len(old.marks) < AMENDED_FROM
    if many or not all(i.startswith("E") for i in touched):
        return plan(project, shown, old.by, old.measure)
    kept = np.ones(len(old.marks), bool)
    kept[[n for n in (old.mark(i) for i in touched) if n is not None]] = False
    fresh = marks(project, sorted(i for i in touched if i in shown))
    in_lanes = amended_lanes(old.lanes, kept, project, fresh.ids.tolist(), old.by)
    widths = np.concatenate((old.widths[kept], old.measure(fresh.captions)))
    return Plan(amended(old.marks, kept, fresh), in_lanes, old.by, old.measure, widths)
