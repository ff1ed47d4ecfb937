"""One view of the timeline: which boxes stand where, in pixels; and what lies under a point."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.boxes import GAP, LEAST, TAIL, UNITS
from core.layout.timeline.grouping import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from core.layout.timeline.boxes import Boxes
    from core.layout.timeline.packing import Level
    from core.layout.timeline.scale import Scale

    Floats = NDArray[np.float64]

BIN = 6
"""Pixels of the level a bar of the density histogram is wide."""
CELL = 16
"""Bars of the histogram that share a printed count."""
EDGE = 5.0
"""Pixels either side of a bar's end that take hold of it."""


class Part(StrEnum):
    """Where a mark is taken hold of."""

    BODY = "body"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """Where lanes stand, in pixels from the top of the first: top has one number more."""

    top: Floats
    pitch: float
    """Height of a sub-row."""
    above: Floats
    """By lane, the room above its first sub-row."""
    first_row: NDArray[np.int64]
    """By strip, the sub-row at which it begins in its lane."""
    rows: NDArray[np.int64]
    """By strip, the sub-rows that it has."""

    def lane_at(self, y: float) -> int:
        """Return the lane at a height, -1 outside all."""
        lane = int(np.searchsorted(self.top, y, "right")) - 1
        return lane if 0 <= lane < len(self.top) - 1 else -1


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """Boxes in view: columns of one length, in pixels of the view; box is a number in Boxes."""

    box: NDArray[np.int64]
    x0: Floats
    x1: Floats
    end: Floats
    """Where the box ends with its label."""
    room: Floats
    """Pixels for the label; of the bar where inside, else after it."""
    inside: NDArray[np.bool_]
    y: Floats
    left: Floats
    """Where the box begins with its label, where that stands left of the mark; else x0."""

    def __len__(self) -> int:
        return len(self.box)


@dataclass(frozen=True, slots=True, eq=False)
class Density:
    """A group too deep for rows: exact counts of the events that touch each bin."""

    lane: int
    x: Floats
    """Left edges of the bins and the right edge of the last."""
    counts: NDArray[np.int64]
    y: float
    height: float
    share: Floats
    """By bin, its count of the most that any bin of the level can hold, 0 to 1."""
    events: int
    """Events in the whole group."""
    cells: list[tuple[float, float, int]]
    """Left and right edge, and number of events, of stretches wide enough to print it."""
    low: float
    high: float
    """The stretch of time of the whole group, in seconds."""
    group: int


def stack(
    level: Level,
    pitch: float,
    above: float,
    least: float,
    stretch: float,
    given: NDArray[np.int64] | None = None,
    slim: NDArray[np.bool_] | None = None,
    rows: NDArray[np.int64] | None = None,
) -> Stack:
    """Stand lanes one below the other, each as high as its rows at this level ask for.

    A lane that was given rows (0: it was not) is so high at every level; a slim one is a line.
    Rows are those of the strips, where they are to have others than all that the level has.
    """
    rows = level.rows if rows is None else rows
    pairs = rows.reshape(-1, 2)
    heights = np.maximum(pairs.sum(axis=1) * float(pitch) + 2 * above, least)
    fixed = np.zeros(len(pairs), bool)
    if given is not None:
        fixed = given > 0
        heights[fixed] = np.maximum(given[fixed] * float(pitch), pitch) + 2 * above
    over = np.full(len(pairs), float(above))
    if slim is not None:
        heights[slim], over[slim] = least / 2, 0.0
        fixed = fixed | slim
    if not fixed.all():
        spare = (stretch - heights.sum()) / (~fixed).sum()
        heights[~fixed] += min(max(spare, 0.0), pitch)
    below = pairs[:, 0] if slim is None else np.where(slim, 0, pairs[:, 0])
    first = np.column_stack((np.zeros(len(pairs), np.int64), below)).ravel()
    return Stack(np.concatenate(([0.0], np.cumsum(heights))), pitch, over, first, rows)


def items(level: Level, boxes: Boxes, scale: Scale, stack: Stack, lanes: Sequence[int]) -> Items:
    """Return the boxes of these lanes that the view shows each by itself."""
    places = _places(level, scale, lanes)
    box = level.order[places]
    x0, x1 = _bars(boxes, box, scale)
    inside = level.inside[box]
    room = _label_room(level, boxes, places, box, x1 - x0)
    end = np.where(inside, x1, x1 + GAP + room) + TAIL * boxes.open_end[box]
    strip = level.low[places] // level.stride
    y = stack.top[boxes.lane[box]] + stack.above[boxes.lane[box]]
    y = y + (stack.first_row[strip] + level.row[places]) * stack.pitch
    shown = (x0 - TAIL * boxes.open_start[box] < scale.width) & (end > 0)
    return Items(*(part[shown] for part in (box, x0, x1, end, room, inside, y, x0)))


def densities(level: Level, scale: Scale, stack: Stack, lanes: Sequence[int]) -> list[Density]:
    """Return the density histograms of these lanes in view; their bins stand in absolute time."""
    return [
        _density(level, scale, stack, strip, group)
        for strip in (s for lane in lanes for s in (lane * 2, lane * 2 + 1))
        for group in level.visible_groups(strip, scale.left, scale.right)
        if level.groups.kind[group] == Kind.DENSE
    ]


def hit(found: Items, x: float, y: float, height: float) -> tuple[int, Part] | None:
    """Return the item (its number in found) under a point, and the part; the last drawn wins."""
    under = (np.minimum(found.left, found.x0 - EDGE) <= x) & (
        x <= np.maximum(found.end, found.x1 + EDGE)
    )
    under &= (found.y <= y) & (y < found.y + height)
    numbers = np.flatnonzero(under)
    if not len(numbers):
        return None
    on_bar = [n for n in numbers.tolist() if found.x0[n] - EDGE <= x <= found.x1[n] + EDGE]
    number = (on_bar or numbers.tolist())[-1]
    return number, _part(float(found.x0[number]), float(found.x1[number]), x)


def within(found: Items, x0: float, y0: float, x1: float, y1: float, height: float) -> list[int]:
    """Return the numbers of the items whose bars meet a rectangle."""
    meets = (found.x0 <= x1) & (found.x1 >= x0) & (found.y <= y1) & (found.y + height >= y0)
    return [int(n) for n in np.flatnonzero(meets)]


def _part(x0: float, x1: float, x: float) -> Part:
    if x1 - x0 < 4 * EDGE:
        return Part.BODY
    if x < x0 - EDGE:
        return Part.BODY
    if abs(x - x0) <= EDGE:
        return Part.START
    return Part.END if abs(x - x1) <= EDGE else Part.BODY


def _places(level: Level, scale: Scale, lanes: Sequence[int]) -> NDArray[np.int64]:
    """Return the places in order of the boxes in view, strip by strip."""
    parts = [np.zeros(0, np.int64)]
    for strip in (s for lane in lanes for s in (lane * 2, lane * 2 + 1)):
        chosen = level.visible_groups(strip, scale.left, scale.right)
        if chosen:
            places = level.packed(chosen)
            left, right = level.on_line(strip, scale.left), level.on_line(strip, scale.right)
            meets = (level.high[places] >= left) & (level.low[places] <= right)
            parts.append(places[meets])
    return np.concatenate(parts)


def _bars(boxes: Boxes, box: NDArray[np.int64], scale: Scale) -> tuple[Floats, Floats]:
    x0 = scale.xs(boxes.start[box])
    return x0, np.maximum(scale.xs(boxes.end[box]), x0 + LEAST)


def _label_room(
    level: Level, boxes: Boxes, places: NDArray[np.int64], box: NDArray[np.int64], width: Floats
) -> Floats:
    """Return the pixels a label may take: its own width, less where the next box is nearer."""
    low_pixels = (boxes.end[box] - boxes.start[box]) / level.per_pixel
    taken = np.maximum(low_pixels, LEAST) + TAIL * boxes.open_start[box]
    free = level.room[places] - taken - TAIL * boxes.open_end[box] - 2 * GAP
    outside = np.clip(np.minimum(free, boxes.label[box]), 0.0, None)
    return np.where(level.inside[box], width, outside)


def _density(level: Level, scale: Scale, stack: Stack, strip: int, group: int) -> Density:
    start = strip * level.stride + level.stride // 4
    low, high = int(level.groups.low[group]) - start, int(level.groups.high[group]) - start
    bins = _bins(level, scale, low, high)
    edges = bins * (BIN * UNITS) + start
    counts = _counts(level, edges)
    lane = strip // 2
    x = ((level.origin - scale.left) + bins * (BIN * level.per_pixel)) / scale.per_pixel
    y = float(stack.top[lane] + stack.above[lane] + stack.first_row[strip] * stack.pitch)
    size = int(level.groups.first[group + 1] - level.groups.first[group])
    to_seconds = level.per_pixel / UNITS
    return Density(
        lane, np.asarray(x, np.float64), counts, y,
        _height(stack, strip), _shares(level, counts), size,
        _cells(level, scale, bins, start, size, counts),
        level.origin + low * to_seconds, level.origin + high * to_seconds, group,
    )  # fmt: skip


def _height(stack: Stack, strip: int) -> float:
    """Return how high a density is; that of a slim lane, which has no room above, fills it."""
    lane = strip // 2
    if not stack.above[lane]:
        return float(stack.top[lane + 1] - stack.top[lane])
    return float(stack.rows[strip] * stack.pitch)


def _shares(level: Level, counts: NDArray[np.int64]) -> Floats:
    """Measure counts against the deepest place of the level, so that no bar changes on pan."""
    shares: Floats = np.clip(counts / max(level.deepest, 1), 0.0, 1.0)
    return shares


def _bins(level: Level, scale: Scale, low: int, high: int) -> NDArray[np.int64]:
    """Return the numbers of the bins' edges in view, counted from the origin, not from the view."""
    size = BIN * level.per_pixel
    first = max(low // (BIN * UNITS), int((scale.left - level.origin) // size))
    last = min(-(-high // (BIN * UNITS)), int((scale.right - level.origin) // size) + 1)
    return np.arange(first, max(last, first + 1) + 1, dtype=np.int64)


def _counts(level: Level, edges: NDArray[np.int64]) -> NDArray[np.int64]:
    starts, ends = level.dense
    begun = np.searchsorted(starts, edges[1:], "left")
    over = np.searchsorted(ends, edges[:-1], "right")
    return begun - over


def _cells(
    level: Level,
    scale: Scale,
    bins: NDArray[np.int64],
    start: int,
    size: int,
    counts: NDArray[np.int64],
) -> list[tuple[float, float, int]]:
    """Count whole cells of bins, or the group once where it is not much wider than a cell."""
    size_of_bin = BIN * level.per_pixel

    def x(number: int) -> float:
        return (level.origin + number * size_of_bin - scale.left) / scale.per_pixel

    if len(bins) - 1 <= 2 * CELL:
        full = np.flatnonzero(counts) if counts.any() else np.arange(len(counts))
        return [(x(int(bins[full[0]])), x(int(bins[full[-1] + 1])), size)]
    edges = np.arange(bins[0] // CELL, bins[-1] // CELL + 2) * CELL
    in_cells = _counts(level, edges * (BIN * UNITS) + start)
    low, high = x(int(bins[0])), x(int(bins[-1]))
    return [
        (max(x(a), low), min(x(b), high), n)
        for a, b, n in zip(edges[:-1].tolist(), edges[1:].tolist(), in_cells.tolist(), strict=True)
        if n
    ]
