"""Rows for boxes at one zoom level: a function of absolute time only, so nothing jumps on pan.

Each lane has two strips: long bars above, the rest below. All boxes lie on one line, strip
after strip, in quarter pixels of the level, so that one pass of numpy serves every lane.
Boxes that overlap, directly or by others, form a group. A group too deep is packed again
without its labels; what is then still too deep is shown as density.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from core.calendar import DAY
from core.layout.timeline.crowding import Crowd
from core.layout.timeline.scale import level_per_pixel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

UNITS = 4
"""Units of the line a pixel."""
LEAST = 10.0
"""Pixels of the narrowest mark."""
GAP = 6.0
"""Pixels between a mark and its label, and between a label and the next mark."""
TAIL = 56.0
"""Pixels over which an open end fades out."""
LONG = 1200.0
"""Pixels from which a bar goes to the strip above."""
INSIDE = 16.0
"""Pixels that a bar has to be longer than its label to hold it."""
NEAR = DAY / 30
"""Seconds a pixel from which closer in each event has a row of its own as far as possible."""
CLOSER = 8
"""How many times as many rows a lane may have there."""
FEW = 12
"""Groups of so few are never shown as density."""
CROWDED = 32
"""Boxes a group from which most are likely to be too deep."""


NEIGHBOUR = 60.0
"""Pixels between densities from which they are two."""
DENSITY = 3
"""Rows that a density is high."""
FAR = 2**62
"""A place beyond every line."""


class Kind(IntEnum):
    """How a group of boxes is shown."""

    LABELLED = 0
    BARE = 1
    DENSE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Boxes:
    """What is to be packed: columns of one length, times in seconds, label widths in pixels."""

    lane: Ints
    start: Ints
    end: Ints
    open_start: NDArray[np.bool_]
    open_end: NDArray[np.bool_]
    label: NDArray[np.float64]
    lanes: int

    def __len__(self) -> int:
        return len(self.lane)


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Runs of boxes, in order of the line; first has one number more than there are groups."""

    first: Ints
    low: Ints
    high: Ints
    depth: Ints
    kind: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.low)


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


@dataclass(frozen=True, slots=True)
class Line:
    """What turns seconds into places on the line of a level."""

    per_pixel: float
    origin: int
    stride: int

    def base(self, strip: Ints) -> Ints:
        """Return where the origin stands in these strips."""
        begin: Ints = strip * self.stride + self.stride // 4
        return begin


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


def limits_of(lanes: int, most: int | Ints, per_pixel: float) -> Ints:
    """Return the rows that each strip may have at a zoom."""
    by_lane = np.broadcast_to(np.asarray(most, np.int64), lanes)
    closer = 1 if per_pixel > NEAR else CLOSER
    limits: Ints = np.repeat(by_lane * closer, 2)
    return limits


def line_of(boxes: Boxes, per_pixel: float) -> Line:
    """Return the line of a zoom, long enough for all boxes."""
    origin = int(boxes.start.min()) if len(boxes) else 0
    reach = int(boxes.end.max()) - origin if len(boxes) else 0
    return Line(per_pixel, origin, 2 * (int(reach / per_pixel * UNITS) + UNITS * 4000))


def laid(boxes: Boxes, line: Line) -> tuple[Ints, NDArray[np.bool_], tuple[Ints, Ints, Ints]]:
    """Return each box's strip, whether it holds its label, and its extents on the line."""
    width = _pixels(boxes.end - boxes.start, line.per_pixel)
    inside = width >= boxes.label + INSIDE
    strip = boxes.lane * 2 + ((width < LONG) & ~boxes.open_end)
    low, bare, full = _extents(boxes, width, line.per_pixel, line.origin, inside)
    base = line.base(strip)
    return strip, inside, (base + low, base + bare, base + full)


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


def depths(low: Ints, high: Ints) -> Ints:
    """Count, at each low (sorted), the boxes that cover it: exact, by the sorted ends."""
    counted: Ints = np.arange(1, len(low) + 1) - np.searchsorted(np.sort(high), low, "right")
    return counted


def depths_to(low: Ints, ends: Ints, most: int) -> Ints:
    """Return the same of sorted ends, at least 2, and where it is more than most, one more.

    At the n-th low more than m boxes are open if the (n - m)-th end lies behind it: that is one
    comparison of whole columns for each m, many times faster than looking each low up.
    """
    depth = np.full(len(low), 2, np.int64)
    at = np.flatnonzero(ends[:-2] > low[2:]) + 2
    for more in range(2, most + 1):
        depth[at] = more + 1
        at = at[ends[np.maximum(at - more - 1, 0)] > low[at]]
        at = at[at > more]
        if not len(at):
            break
    return depth


def _pixels(length: Ints, per_pixel: float) -> NDArray[np.float64]:
    pixels: NDArray[np.float64] = np.maximum(length / per_pixel, LEAST)
    return pixels


def _extents(
    boxes: Boxes,
    width: NDArray[np.float64],
    per_pixel: float,
    origin: int,
    inside: NDArray[np.bool_],
) -> tuple[Ints, Ints, Ints]:
    """Return low, high without and high with the label, in units from origin."""
    start = (boxes.start - origin) / per_pixel
    low = start - TAIL * boxes.open_start
    bare = start
    bare += width
    bare += TAIL * boxes.open_end
    full = np.where(inside, 0.0, boxes.label + GAP)
    full += bare + GAP * 2
    bare += GAP / 2
    return _units(low, np.floor), _units(bare, np.ceil), _units(full, np.ceil)


def _units(pixels: NDArray[np.float64], rounded: np.ufunc) -> Ints:
    """Turn pixels into units, in the place of the pixels."""
    pixels *= UNITS
    rounded(pixels, out=pixels)
    return pixels.astype(np.int64)


def grouped(low: Ints, bare: Ints, full: Ints, limits: Ints, stride: int) -> tuple[Ints, Groups]:
    """Return where boxes (sorted by low) end as they are shown, and their groups.

    A group deeper than its limit is parted again without labels, by itself.
    """
    counted = int(max(limits.max(initial=0), FEW))
    first = _breaks(low, full)
    most = limits[low[first[:-1]] // stride]
    if len(low) > CROWDED * len(first):
        # What is too deep without labels is so with them: far out that is all there is.
        bare_ends = np.sort(bare)
        if _deeper(low, bare_ends, first, most).all():
            return _bare(low, bare, bare_ends, limits, stride, counted)
    ends = np.sort(full)
    deep = _deeper(low, ends, first, most)
    if not deep.any():
        depth = _depth(low, ends, first, np.ones(len(deep), bool), counted)
        return full, _kinds(low, full, first, depth, deep, most, stride)
    if deep.all():
        return _bare(low, bare, np.sort(bare), limits, stride, counted)
    boxes = np.repeat(deep, np.diff(first))
    inner = np.flatnonzero(boxes)
    ends_ = np.sort(bare[inner])
    parts, depths_ = _parted(low[inner], bare[inner], ends_, limits, stride, counted)
    depth_at, begins = np.zeros(len(low), np.int64), np.zeros(len(low), bool)
    apart = first[:-1][~deep]
    depth_at[apart] = _depth(low, ends, first, ~deep, counted)[~deep]
    lead = inner[parts[:-1]]
    depth_at[lead] = depths_
    begins[apart] = begins[lead] = True
    leads = np.flatnonzero(begins)
    high = np.where(boxes, bare, full)
    return high, _kinds(low, high, np.append(leads, len(low)), depth_at[leads], boxes[leads],
                        limits[low[leads] // stride], stride)  # fmt: skip


def _bare(
    low: Ints, bare: Ints, ends: Ints, limits: Ints, stride: int, counted: int
) -> tuple[Ints, Groups]:
    """Return the same where all are parted without labels; ends are those of bare, sorted."""
    first, depth = _parted(low, bare, ends, limits, stride, counted)
    crowded, most = np.ones(len(depth), bool), limits[low[first[:-1]] // stride]
    return bare, _kinds(low, bare, first, depth, crowded, most, stride)


def _parted(
    low: Ints, high: Ints, ends: Ints, limits: Ints, stride: int, counted: int
) -> tuple[Ints, Ints]:
    """Return where groups begin, and how deep they are; of those to be density no more is asked."""
    first = _breaks(low, high)
    most = limits[low[first[:-1]] // stride]
    dense = _deeper(low, ends, first, most) & ((np.diff(first) > FEW) | (most == 0))
    depth = _depth(low, ends, first, ~dense, counted)
    depth[dense] = counted + 1
    return first, depth


def _deeper(low: Ints, ends: Ints, first: Ints, most: Ints) -> NDArray[np.bool_]:
    """Say of each group whether more than most boxes stand at one time in it.

    At the n-th low more than m boxes are open if the (n - m)-th end lies behind it.
    """
    if not len(most):
        return np.zeros(0, bool)
    deep = np.zeros(len(low), bool)
    m = int(most[0])
    if (most == m).all():
        deep[m:] = ends[: max(len(ends) - m, 0)] > low[m:]
    else:
        before = np.arange(len(low)) - np.repeat(most, np.diff(first))
        deep = (before >= 0) & (ends[np.maximum(before, 0)] > low)
    found: NDArray[np.bool_] = np.logical_or.reduceat(deep, first[:-1])
    return found


def _depth(low: Ints, ends: Ints, first: Ints, asked: NDArray[np.bool_], counted: int) -> Ints:
    """Return how deep the groups asked for are, up to one more than counted."""
    sizes = np.diff(first)
    several = asked & (sizes > 2)
    depth = np.minimum(sizes, 2)
    if several.any():
        boxes = np.repeat(several, sizes)
        begins = np.cumsum(sizes[several]) - sizes[several]
        each = depths_to(low[boxes], ends[boxes], counted)
        depth[several] = np.maximum.reduceat(each, begins)
    return depth


def _kinds(
    low: Ints,
    high: Ints,
    first: Ints,
    depth: Ints,
    crowded: NDArray[np.bool_],
    most: Ints,
    stride: int,
) -> Groups:
    """Return the groups that begin at these places, each as it is shown."""
    kind = crowded.astype(np.uint8)
    kind[(depth > most) & ((np.diff(first) > FEW) | (most == 0))] = Kind.DENSE
    lead = first[:-1]
    ends = np.maximum.reduceat(high, lead) if len(lead) else high
    return _joined(Groups(first, low[lead], ends, depth, kind), stride, most)


def _joined(groups: Groups, stride: int, most: Ints) -> Groups:
    """Make one density of neighbours, and of few boxes beside them: no stray columns."""
    dense = groups.kind == Kind.DENSE
    if not dense.any():
        return groups
    near = (groups.low[1:] - groups.high[:-1] <= NEIGHBOUR * UNITS) & (
        groups.low[1:] // stride == groups.low[:-1] // stride
    )
    before = np.concatenate(([False], dense[:-1] & near))
    after = np.concatenate((dense[1:] & near, [False]))
    narrow = groups.high - groups.low <= 2 * NEIGHBOUR * UNITS
    column = groups.depth * 2 > most
    dense = dense | (narrow & ((before & after) | ((before | after) & column)))
    lead = np.flatnonzero(np.concatenate(([True], ~(dense[1:] & dense[:-1] & near))))
    if not len(groups) or len(lead) == len(groups):
        return groups
    kind = np.where(dense, Kind.DENSE, groups.kind)[lead].astype(np.uint8)
    return Groups(
        np.append(groups.first[lead], groups.first[-1]), groups.low[lead],
        np.maximum.reduceat(groups.high, lead), np.maximum.reduceat(groups.depth, lead), kind,
    )  # fmt: skip


def _breaks(low: Ints, high: Ints) -> Ints:
    """Return where each group begins, and the number of boxes."""
    if not len(low):
        return np.zeros(1, np.int64)
    reached = np.maximum.accumulate(high)
    inner = np.flatnonzero(low[1:] >= reached[:-1]) + 1
    return np.concatenate(([0], inner, [len(low)])).astype(np.int64)


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


def touched(boxes: Boxes, chosen: Ints, base: Ints, line: Line) -> tuple[Ints, Ints]:
    """Return the first and the last place on the line that these boxes' times touch."""
    first, last = boxes.start[chosen] - line.origin, boxes.end[chosen] - line.origin
    to_units = UNITS / line.per_pixel
    start, end = first * to_units, last * to_units
    np.floor(start, out=start)
    np.ceil(end, out=end)
    return base + start.astype(np.int64), base + end.astype(np.int64)
