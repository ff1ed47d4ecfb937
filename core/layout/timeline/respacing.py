"""A packing changed in place where boxes moved: only what they can bear on is packed anew."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.boxes import UNITS, Boxes, Line, laid, touched
from core.layout.timeline.grouping import NEIGHBOUR, Groups, Kind, grouped
from core.layout.timeline.histogram import exchanged
from core.layout.timeline.moving import Move, exchanged_in
from core.layout.timeline.packing import DENSITY, Level, settle

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Before:
    """What has to be known of the boxes that move before their columns change."""

    out: Ints
    """Their places in order, rising."""
    lanes: Ints
    strips: Ints
    massed: tuple[Ints, Ints]
    """Starts and ends, on the line, of those shown as density."""


def before(level: Level, boxes: Boxes, taken: Ints) -> Before:
    """Note where boxes stand that are to move."""
    line = Line(level.per_pixel, level.origin, level.stride)
    old = chosen(boxes, taken)
    strip, _, (low, _, _) = laid(old, line)
    places = []
    for box, at in zip(taken.tolist(), low.tolist(), strict=True):
        first, last = np.searchsorted(level.low, (at, at + 1))
        places.append(int(first) + int(np.flatnonzero(level.order[first:last] == box)[0]))
    dense = np.flatnonzero(level.massed[taken])
    return Before(
        np.array(sorted(places), np.int64), old.lane, strip,
        touched(old, dense, line.base(strip)[dense], line),
    )  # fmt: skip


def fits(level: Level, fresh: Boxes) -> bool:
    """Whether boxes find their place on the line of the level."""
    if not len(fresh):
        return True
    reach = (int(fresh.end.max()) - level.origin) / level.per_pixel * UNITS
    return int(fresh.start.min()) >= level.origin and reach < level.stride // 2 - UNITS * 3000


def respaced(level: Level, boxes: Boxes, move: Move, was: Before) -> Level:
    """Return the packing of boxes that have moved; the old one must not be used any more."""
    return _Respacing(level, boxes, move, was).made()


class _Respacing:
    """The columns of a level, one after the other."""

    def __init__(self, level: Level, boxes: Boxes, move: Move, was: Before) -> None:
        if level.high is level.full or level.high is level.bare:  # one column serves as both
            level = replace(level, high=level.high.copy())
        self._level, self._boxes, self._move, self._was = level, boxes, move, was
        self._line = Line(level.per_pixel, level.origin, level.stride)
        self._runs = level.runs if level.runs is not None else runs(level.low, level.full)
        self._groups = level.groups

    def made(self) -> Level:
        level, move = self._level, self._move
        strip, inside, (low, bare, full) = laid(chosen(self._boxes, move.came), self._line)
        first = np.lexsort((move.came, low))
        strip, low, bare, full = (part[first] for part in (strip, low, bare, full))
        self._renumber()
        places = Move(self._was.out, self._places(low, move.came[first]))
        for column, fresh in ((level.low, low), (level.bare, bare), (level.full, full),
                              (level.high, full), (level.order, move.came[first])):  # fmt: skip
            places.make(column, fresh)
        for part in (level.row, level.room):
            places.make(part)
        move.make(level.inside, inside)
        move.make(level.massed, np.zeros(len(move.came), bool))
        blocks = self._blocks(places)
        other = [self._block(*block) for block in reversed(blocks)]
        strips = {*self._was.strips.tolist(), *strip.tolist()}
        self._count(strips)
        dense = self._dense(np.concatenate([np.zeros(0, np.int64), *other]))
        return replace(level, groups=self._groups, dense=dense, runs=self._runs)

    def _renumber(self) -> None:
        """Give the boxes between the new numbers: those of a lane stand together in order."""
        level, move, lane = self._level, self._move, self._boxes.lane
        for begin, end in move.spans:
            first, last = np.searchsorted(move.taken, (begin, end))
            went = self._was.lanes[first:last]
            low, high = min(lane[begin], went.min()), max(lane[end - 1], went.max())
            ends = (2 * int(low) * level.stride, 2 * (int(high) + 1) * level.stride)
            part = slice(*np.searchsorted(level.low, ends).tolist())
            numbers = level.order[part]
            inner = (numbers >= begin) & (numbers < end)
            level.order[part] = np.where(inner, move.renumbered(numbers), numbers)

    def _places(self, lows: Ints, numbers: Ints) -> Ints:
        """Return where boxes stand afterwards, sorted by low, and of one low by number."""
        level, out = self._level, self._was.out
        places = []
        for n, (value, number) in enumerate(zip(lows.tolist(), numbers.tolist(), strict=True)):
            first, last = np.searchsorted(level.low, (value, value + 1)).tolist()
            kept = np.delete(level.order[first:last], out[(out >= first) & (out < last)] - first)
            before_ = first - int(np.searchsorted(out, first, "left"))
            places.append(before_ + int(np.searchsorted(kept, number)) + n)
        return np.array(places, np.int64)

    def _blocks(self, places: Move) -> list[tuple[int, int]]:
        """Return the stretches of places to group anew: all that the change can bear on."""
        found: list[tuple[int, int, int, int]] = []
        for begin, end in places.spans:
            low, high = begin, end
            block = self._block_of(low, high)
            while found and block[0] <= found[-1][1]:
                low, high = min(low, found[-1][2]), max(high, found[-1][3])
                found.pop()
                block = self._block_of(low, high)
            found.append((*block, low, high))
        return [(begin, end) for begin, end, _, _ in found]

    def _block_of(self, begin: int, end: int) -> tuple[int, int]:
        """Widen a stretch to ends that nothing reaches across, before as well as after."""
        level, edges = self._level, self._runs
        low = int(edges[max(int(np.searchsorted(edges, max(begin - 1, 0), "right")) - 1, 0)])
        at = int(np.searchsorted(edges, end, "left"))
        while at < len(edges) - 1:
            high = int(edges[at])
            if int(level.low[high]) - int(level.full[low:high].max()) > NEIGHBOUR * UNITS:
                break
            at += 1
        return low, int(edges[at])

    def _block(self, begin: int, end: int) -> Ints:
        """Group a block anew; return the boxes that came under a density, or out of one."""
        level, part = self._level, slice(begin, end)
        high, made = grouped(
            level.low[part], level.bare[part], level.full[part], level.most, level.stride
        )
        level.high[part] = high
        self._runs = _put(self._runs, begin, end, runs(level.low[part], level.full[part]))
        first = self._exchange(begin, end, made)
        level.row[part] = -1
        settle(self._groups, slice(first, first + len(made)), level.row, level.room)
        boxes = level.order[part]
        is_ = np.repeat(made.kind == Kind.DENSE, np.diff(made.first))
        other: Ints = boxes[level.massed[boxes] != is_]
        return other

    def _exchange(self, begin: int, end: int, made: Groups) -> int:
        """Put groups in place of those between two places; return the number of the first."""
        old = self._groups
        first, last = np.searchsorted(old.first, (begin, end)).tolist()
        fresh = replace(made, first=made.first[:-1] + begin)
        if last - first == len(made):
            for f in fields(Groups):
                getattr(old, f.name)[first:last] = getattr(fresh, f.name)
        else:
            self._groups = Groups(*(
                np.concatenate((a[:first], b, a[last:]))
                for a, b in ((getattr(old, f.name), getattr(fresh, f.name)) for f in fields(Groups))
            ))  # fmt: skip
        return int(first)

    def _count(self, strips: set[int]) -> None:
        """Count the rows of strips anew."""
        level, groups = self._level, self._groups
        for strip in strips:
            ends = (strip * level.stride, (strip + 1) * level.stride)
            own = slice(*np.searchsorted(groups.low, ends).tolist())
            kinds, limit = groups.kind[own] == Kind.DENSE, int(level.most[strip])
            shown = np.where(kinds, min(max(limit, 1), DENSITY), groups.depth[own])
            level.rows[strip] = shown.max(initial=0)

    def _dense(self, other: Ints) -> tuple[Ints, Ints]:
        """Take boxes that are no longer shown as density out, and put others in."""
        level, was = self._level, self._level.massed[other]
        level.massed[other] = ~was
        gone, came = self._touched(other[was]), self._touched(other[~was])
        out = [np.concatenate(both) for both in zip(self._was.massed, gone, strict=True)]
        if len(out[0]) != len(came[0]):
            starts, ends = map(exchanged, level.dense, out, came)
            return starts, ends
        for column, left, into in zip(level.dense, out, came, strict=True):
            exchanged_in(column, left, into)
        return level.dense

    def _touched(self, numbers: Ints) -> tuple[Ints, Ints]:
        strip, _, _ = laid(chosen(self._boxes, numbers), self._line)
        return touched(self._boxes, numbers, self._line.base(strip), self._line)


def runs(low: Ints, full: Ints) -> Ints:
    """Return where runs of boxes begin that can bear on each other, and the number of boxes."""
    reached = np.maximum.accumulate(full)
    breaks = np.flatnonzero(low[1:] - reached[:-1] > NEIGHBOUR * UNITS) + 1
    return np.concatenate(([0], breaks, [len(low)])).astype(np.int64)


def chosen(boxes: Boxes, numbers: Ints) -> Boxes:
    """Return some of the boxes."""
    columns = [f.name for f in fields(Boxes) if f.name != "lanes"]
    return replace(boxes, **{n: getattr(boxes, n)[numbers] for n in columns})


def _put(edges: Ints, begin: int, end: int, inner: Ints) -> Ints:
    """Put the edges within a stretch in place of those that it had."""
    first, last = np.searchsorted(edges, (begin, end)).tolist()
    if last - first == len(inner) - 1:
        edges[first:last] = inner[:-1] + begin
        return edges
    return np.concatenate((edges[:first], inner[:-1] + begin, edges[last:]))
