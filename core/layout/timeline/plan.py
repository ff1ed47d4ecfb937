"""All that the timeline draws of a project: marks, lanes, boxes, and a packing per zoom level."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.histogram import Counter
from core.layout.timeline.lanes import LaneBy, Lanes, lanes
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

    def __init__(self, found: Marks, in_lanes: Lanes, by: LaneBy, measure: Measure) -> None:
        self.marks, self.lanes, self.by = found, in_lanes, by
        self.measure = measure
        self.horizon = found.horizon
        ends = found.ends(self.horizon)
        self.counter = Counter(found.start, ends)
        event = in_lanes.event
        self.boxes = Boxes(
            in_lanes.lane, found.start[event], ends[event], found.open_start[event],
            found.open_end[event], measure(found.captions)[event], len(in_lanes.rows),
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
    return Plan(found, lanes(project, found.ids.tolist(), by), by, measure)


def followed(old: Plan, project: Project, touched: Collection[str], shown: frozenset[str]) -> Plan:
    """Lay out anew after these rows changed."""
    events = [i for i in touched if i.startswith("E")]
    if len(old.marks) < AMENDED_FROM or len(events) > len(old.marks) // 4:
        return plan(project, shown, old.by, old.measure)
    found = amended(old.marks, project, events, shown)
    return Plan(found, lanes(project, found.ids.tolist(), old.by), old.by, old.measure)
