"""Rows for boxes at one zoom level: a function of absolute time only, so nothing jumps on pan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.boxes import UNITS, Boxes, Line, laid, limits_of, line_of, touched
from core.layout.timeline.crowding import Crowd
from core.layout.timeline.grouping import Groups, Kind, grouped
from core.layout.timeline.scale import level_per_pixel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


DENSITY = 3
"""Rows that a density is high."""
FAR = 2**62
"""A place beyond every line."""


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """The packing at one zoom level; order lists the boxes by strip and start."""

    per_pixel: float
    origin: int
    stride: int
    order: Ints
    low: Ints
    high: Ints
    inside: NDArray[np.bool_]
    """By box, whether its label stands within the bar."""
    groups: Groups
    full: Ints
    """By place in order, where each box ends with its label, whether or not that is shown."""
    bare: Ints
    """The same without its label."""
    rows: Ints
    """Rows of each strip; shape (2 × lanes,), long bars before the rest."""
    most: Ints
    """Rows that each strip may have; 0 shows all of it as density."""
    row: Ints
    """Row of each box in order, -1 until asked for through packed()."""
    room: NDArray[np.float64]
    """Pixels for the label of each box in order, known together with row."""
    deepest: int
    """About how many events stand at one time, where they stand deepest."""
    dense: tuple[Ints, Ints]
    """Of boxes shown as density: starts and ends on the line, each sorted."""
    massed: NDArray[np.bool_]
    """By box, whether it is shown as density."""
    runs: Ints | None = None
    """Where runs of boxes begin that can bear on each other, once that was asked."""
    known: tuple[float, float] | None = None
    """The stretch of time that it is right for, in seconds; None where it is of everything."""
    taken: tuple[float, float] | None = None
    """From when to when boxes had to be taken for that."""

    def holds(self, stretch: tuple[float, float] | None) -> bool:
        """Whether it is right for a stretch of time, None being all of it."""
        if self.known is None or stretch is None:
            return self.known is None
        return self.known[0] <= stretch[0] and stretch[1] <= self.known[1]

    def ends(self, low: float, high: float) -> tuple[Ints, Ints]:
        """Return the places of two moments on the line, by strip."""
        quarter = self.stride // 4
        ends = (np.array((low, high)) - self.origin) / self.per_pixel * UNITS
        first, last = np.clip(ends, -quarter, 3 * quarter - 1).astype(np.int64) + quarter
        strips: Ints = np.arange(len(self.rows)) * self.stride
        return strips + first, strips + last

    def on_line(self, strip: int, moment: float) -> int:
        """Return the place of a moment on the line, kept within its strip."""
        units = (moment - self.origin) / self.per_pixel * UNITS
        quarter = self.stride // 4
        kept = min(max(units, -quarter), 3 * quarter - 1)
        return strip * self.stride + quarter + int(kept)

    def visible_groups(self, strip: int, low: float, high: float) -> range:
        """Return the groups of a strip that touch the stretch of time."""
        first, last = self.on_line(strip, low), self.on_line(strip, high)
        begin = int(np.searchsorted(self.groups.high, first, "right"))
        end = int(np.searchsorted(self.groups.low, last, "right"))
        return range(begin, max(begin, end))

    def busy(self, low: float, high: float) -> NDArray[np.bool_]:
        """Say of each lane whether any of its boxes touches the stretch of time."""
        first, last = self.ends(low, high)
        begin = np.searchsorted(self.groups.high, first, "right")
        end = np.searchsorted(self.groups.low, last, "right")
        touched: NDArray[np.bool_] = np.any((end > begin).reshape(-1, 2), axis=1)
        return touched

    def packed(self, chosen: range) -> Ints:
        """Give the boxes of these groups their rows, once; return the places not dense."""
        first = self.groups.first
        lead = first[chosen.start : chosen.stop]
        apart = self.groups.kind[chosen.start : chosen.stop] != Kind.DENSE
        for n in np.flatnonzero(apart & (self.row[lead] < 0)).tolist():
            self._pack(chosen.start + n)
        size = first[chosen.start + 1 : chosen.stop + 1] - lead
        places: Ints = np.arange(first[chosen.start], first[chosen.stop])
        return places if apart.all() else places[np.repeat(apart, size)]

    def _pack(self, group: int) -> None:
        first, last = int(self.groups.first[group]), int(self.groups.first[group + 1])
        rows = first_fit(self.low[first:last], self.high[first:last])
        self.row[first:last] = rows
        following = group + 1 < len(self.groups)
        limit = int(self.groups.low[group + 1]) if following else FAR
        self.room[first:last] = _room(rows, self.low[first:last], limit)


def pack(boxes: Boxes, level: int, most: int | Ints, crowd: Crowd | None = None) -> Level:
    """Group the boxes of all lanes at a zoom level; a group deeper than most rows is thinned.

    most may differ by lane; a lane of 0 rows is shown as density alone.
    """
    line = line_of(boxes, level_per_pixel(level))
    limits = limits_of(boxes.lanes, most, line.per_pixel)
    return packed_on(line, boxes, limits, crowd or Crowd(boxes))


def packed_on(line: Line, boxes: Boxes, limits: Ints, crowd: Crowd) -> Level:
    """Group boxes on a line, where strips may have so many rows."""
    strip, inside, (low, bare, full) = laid(boxes, line)
    # Boxes that come sorted by lane and start are two sorted runs: long bars, and the rest.
    short = strip & 1
    apart = np.concatenate((np.flatnonzero(short == 0), np.flatnonzero(short)))
    order = apart[np.argsort(low[apart], kind="stable")]
    low, bare, full = low[order], bare[order], full[order]
    high, groups = grouped(low, bare, full, limits, line.stride)
    row, room = alone(groups, len(boxes))
    massed = np.zeros(len(boxes), bool)
    kinds = groups.kind == Kind.DENSE
    dense_ = order if kinds.all() else order[np.repeat(kinds, np.diff(groups.first))]
    massed[dense_] = True
    dense = _dense(boxes, dense_, line.base(strip), line)
    deepest = crowd.deepest(line.per_pixel / UNITS) if len(dense_) else 1
    return Level(
        line.per_pixel, line.origin, line.stride, order, low, high, inside, groups, full, bare,
        rows_of(groups, low, line.stride, boxes.lanes, limits), limits, row, room,
        deepest, dense, massed,
    )  # fmt: skip


def first_fit(low: Ints, high: Ints) -> list[int]:
    """Put each box, in order of low, into the first row free there; as few rows as can be."""
    free: list[int] = []
    rows: list[int] = []
    for start, end in zip(low.tolist(), high.tolist(), strict=True):
        row = next((r for r, at in enumerate(free) if at <= start), len(free))
        if row == len(free):
            free.append(end)
        else:
            free[row] = end
        rows.append(row)
    return rows


def rows_of(groups: Groups, low: Ints, stride: int, lanes: int, limits: Ints) -> Ints:
    """Return the rows that each strip asks for."""
    rows = np.zeros(2 * lanes, np.int64)
    if len(groups):
        strip = low[groups.first[:-1]] // stride
        as_density = np.clip(limits[strip], 1, DENSITY)
        shown = np.where(groups.kind == Kind.DENSE, as_density, groups.depth)
        begins = np.flatnonzero(np.diff(strip, prepend=-1))
        rows[strip[begins]] = np.maximum.reduceat(shown, begins)
    return rows


def alone(groups: Groups, count: int) -> tuple[Ints, NDArray[np.float64]]:
    """Return rows and room; boxes that meet no other have both at once, the rest have row -1."""
    row, room = np.full(count, -1, np.int64), np.zeros(count)
    settle(groups, slice(0, len(groups)), row, room)
    return row, room


def settle(groups: Groups, chosen: slice, row: Ints, room: NDArray[np.float64]) -> None:
    """Give the boxes among these groups that meet no other their row and room."""
    low, first = groups.low, groups.first
    single = np.flatnonzero(np.diff(first[chosen.start : chosen.stop + 1]) == 1) + chosen.start
    limits = np.append(low[chosen.start + 1 : chosen.stop + 1], FAR)
    lead = first[single]
    row[lead] = 0
    room[lead] = (limits[single - chosen.start] - low[single]) / UNITS


def _room(rows: list[int], low: Ints, limit: int) -> list[float]:
    """Return the pixels from each box's low to the next box of its row, or to the limit."""
    following: dict[int, int] = {}
    room = [0.0] * len(rows)
    for n in range(len(rows) - 1, -1, -1):
        start = int(low[n])
        room[n] = (following.get(rows[n], limit) - start) / UNITS
        following[rows[n]] = start
    return room


def _dense(boxes: Boxes, chosen: Ints, base: Ints, line: Line) -> tuple[Ints, Ints]:
    """Return starts and ends of boxes, which come in the order of the line, each sorted."""
    start, end = touched(boxes, chosen, base[chosen], line)
    if (start[1:] < start[:-1]).any():
        start = np.sort(start)
    return start, np.sort(end)
