"""All that the timeline draws of a project: marks, lanes, boxes, and a packing per zoom level."""

from __future__ import annotations

from collections import OrderedDict
from copy import copy
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.arrangement import PLAIN, Arrangement
from core.layout.timeline.boxes import Boxes
from core.layout.timeline.crowding import Crowd
from core.layout.timeline.histogram import Counter
from core.layout.timeline.lanes import Lane, LaneBy, Lanes, lanes
from core.layout.timeline.marks import Marks, marks
from core.layout.timeline.packing import Level, pack
from core.layout.timeline.scale import is_close
from core.layout.timeline.scale import level as level_number
from core.layout.timeline.stretch import pack_near

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from core.layout.timeline.moving import Move
    from core.project import Project

    Measure = Callable[[NDArray[np.object_]], NDArray[np.float64]]

KEPT_LEVELS = 24
AHEAD = 0.25
"""Lengths of a stretch packed beyond it, for the pans to come."""
MANY = 20_000
"""Events from which the columns are so large that memory for them is worth keeping."""


class Plan:
    """Immutable but for the packings it keeps; a change of the project makes another plan."""

    def __init__(
        self,
        found: Marks,
        in_lanes: Lanes,
        by: LaneBy,
        measure: Measure,
        widths: NDArray[np.float64],
        look: Arrangement = PLAIN,
        boxes: Boxes | None = None,
        wide: float = 0.0,
    ) -> None:
        self.marks, self.lanes, self.by, self.look = found, in_lanes, by, look
        self.measure, self.widths = measure, widths
        self.horizon = found.horizon
        self.boxes = boxes if boxes is not None else self._boxes()
        self.levels: OrderedDict[tuple[int, int], Level] = OrderedDict()
        """Packings by number of the zoom level and rows allowed."""
        self._index: dict[str, int] | None = None
        keys_ = [row.key for row in in_lanes.rows]
        self.collapsed = np.array([k in look.collapsed for k in keys_], bool)
        self.given = np.array([look.rows.get(k, 0) for k in keys_], np.int64)
        """By lane, whether it is a line of density; and the rows it was given, 0 if none."""
        self.wide = wide
        """Pixels of a label that tells source and sentence, close in; 0 where there is none."""
        self._detailed: Boxes | None = None
        self.taken: dict[tuple[int, int], tuple[float, float]] = {}
        """By level, from when to when boxes had to be packed; plans that follow begin with it."""
        self.crowd = Crowd(self.boxes)
        """How deep events stand; a plan that follows takes it over."""
        self._counter: Counter | None = None
        self._lane_numbers: dict[str, int] | None = None

    def _boxes(self) -> Boxes:
        """Return the boxes; those of a lane stand together, in order of time."""
        found, event = self.marks, self.lanes.event
        ends = found.ends(self.horizon)
        return Boxes(
            self.lanes.lane, found.start[event], ends[event], found.open_start[event],
            found.open_end[event], self.widths[event], len(self.lanes.rows),
        )  # fmt: skip

    def level(
        self, per_pixel: float, most: int, stretch: tuple[float, float] | None = None
    ) -> Level:
        """Return the packing at this zoom, of at most so many rows a lane far out.

        Where there are many events it may be right for the stretch of time alone.
        """
        key = (level_number(per_pixel), most)
        if key not in self.levels or not self.levels[key].holds(stretch):
            self.levels[key] = self._packed(per_pixel, key, stretch)
            if len(self.levels) > KEPT_LEVELS:
                self.levels.popitem(last=False)
        self.levels.move_to_end(key)
        return self.levels[key]

    def _packed(
        self, per_pixel: float, key: tuple[int, int], stretch: tuple[float, float] | None
    ) -> Level:
        boxes, most = self.boxes_at(per_pixel), most_of(self.lanes, self.look, key[1])
        if stretch is None or len(boxes) < MANY:
            return pack(boxes, key[0], most, self.crowd)
        low, high = stretch
        air = AHEAD * (high - low)
        stretch, before = (low - air, high + air), self.taken.get(key)
        found = pack_near(boxes, key[0], most, stretch, self.crowd, before)
        if found.taken is not None:
            self.taken[key] = found.taken
        return found

    def boxes_at(self, per_pixel: float) -> Boxes:
        """Return the boxes with the labels that they have at this zoom."""
        if not self.wide or not is_close(per_pixel):
            return self.boxes
        if self._detailed is None:
            label = np.maximum(self.boxes.label, self.wide)
            self._detailed = replace(self.boxes, label=label)
        return self._detailed

    @property
    def counter(self) -> Counter:
        """Counts the marks over time."""
        if self._counter is None:
            self._counter = Counter(self.marks.start, self.marks.ends(self.horizon))
        return self._counter

    @property
    def counter_known(self) -> Counter | None:
        """The counter, where anything has been counted yet."""
        return self._counter

    @property
    def lane_numbers(self) -> dict[str, int]:
        """The number of each lane's key."""
        if self._lane_numbers is None:
            self._lane_numbers = {row.key: n for n, row in enumerate(self.lanes.rows)}
        return self._lane_numbers

    def with_rows(self, rows: tuple[Lane, ...]) -> Plan:
        """Return another plan of the same columns, its lanes counted anew, without packings."""
        made = copy(self)
        made.lanes = replace(self.lanes, rows=rows)
        made.levels = OrderedDict()
        made.crowd = self.crowd.after(self.boxes)
        return made

    def relabel(self, move: Move, label: NDArray[np.float64]) -> None:
        """Bring the labels close in up to date, after the boxes have moved."""
        if self._detailed is not None:
            move.make(self._detailed.label, np.maximum(label, self.wide))

    def take_counter(self, counter: Counter) -> None:
        """Take the counter of the plan before, brought up to date."""
        self._counter = counter

    @property
    def index(self) -> dict[str, int]:
        """The number of each event's mark."""
        if self._index is None:
            self._index = {i: n for n, i in enumerate(self.marks.ids.tolist())}
        return self._index

    def give_index(self) -> dict[str, int]:
        """Let go of the index, for the plan that follows to change."""
        found, self._index = self.index, None
        return found

    def take_index(self, index: dict[str, int]) -> None:
        """Take the index of the plan before, brought up to date."""
        self._index = index

    def mark(self, event_id: str) -> int | None:
        """Return the number of an event's mark."""
        return self.index.get(event_id)

    def boxes_of(self, mark: int) -> list[int]:
        """Return the boxes of a mark: one in each of its lanes."""
        return [int(b) for b in np.flatnonzero(self.lanes.event == mark)]

    def event_id(self, box: int) -> str:
        """Return the event that a box stands for."""
        return str(self.marks.ids[self.lanes.event[box]])


def plan(
    project: Project,
    shown: frozenset[str],
    by: LaneBy,
    measure: Measure,
    look: Arrangement = PLAIN,
    keep: Sequence[str] = (),
    wide: float = 0.0,
) -> Plan:
    """Lay out the events shown; lanes to keep (keys) stand first, in that order."""
    if len(shown) > MANY:
        _keep_memory()
    found = marks(project, sorted(shown))
    in_lanes = lanes(project, found.ids.tolist(), by, look, found.start, keep)
    in_lanes = by_time(in_lanes, found.start)
    return Plan(found, in_lanes, by, measure, measure(found.captions), look, wide=wide)


def by_time(found: Lanes, start: NDArray[np.int64]) -> Lanes:
    """Sort the entries by lane, then by start."""
    order = np.lexsort((start[found.event], found.lane))
    return replace(found, event=found.event[order], lane=found.lane[order])


def most_of(found: Lanes, look: Arrangement, most: int) -> NDArray[np.int64]:
    """Return the rows that each lane may have: as many as it was given, none where collapsed."""
    rows = (0 if r.key in look.collapsed else look.rows.get(r.key, most) for r in found.rows)
    return np.fromiter(rows, np.int64, len(found.rows))


@cache
def _keep_memory() -> None:
    """Make the allocator keep what it has.

    glibc takes each column of this size from the system and gives it back at once, so that every
    step of packing faults its pages in anew, which doubles its time; one large array made and
    dropped raises the size from which it does so. The array itself is never touched.
    """
    np.empty(31 << 20, np.uint8)
