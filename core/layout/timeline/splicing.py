"""A packing brought up to date where a few boxes went or came, without packing all anew."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from core.layout.timeline.packing import (
    NEIGHBOUR,
    UNITS,
    Boxes,
    Groups,
    Kind,
    Level,
    Line,
    alone,
    grouped,
    laid,
    limits_of,
    rows_of,
    touched,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """Entries taken (numbers before) and where, among those kept, new ones come (in order)."""

    taken: Ints
    at: Ints

    def made(self, column: NDArray[Any], fresh: NDArray[Any]) -> NDArray[Any]:
        """Return a column with the change made."""
        return np.insert(np.delete(column, self.taken), self.at, fresh)

    def boxes(self, old: Boxes, fresh: Boxes) -> Boxes:
        """Return boxes with the change made."""
        columns = [f.name for f in fields(Boxes) if f.name != "lanes"]
        made: Any = {n: self.made(getattr(old, n), getattr(fresh, n)) for n in columns}
        return replace(old, **made)

    @property
    def came(self) -> Ints:
        """The numbers of the new entries."""
        numbers: Ints = self.at + np.arange(len(self.at))
        return numbers

    def renumbered(self, order: Ints, count: int) -> Ints:
        """Return the numbers after the change of entries kept, of so many before."""
        kept = np.ones(count, bool)
        kept[self.taken] = False
        number = np.cumsum(kept) - 1
        number += np.searchsorted(self.at, number, "right")
        moved: Ints = number[order]
        return moved


def spliced(level: Level, old: Boxes, new: Boxes, change: Change, most: Ints) -> Level | None:
    """Return the packing of the new boxes; None where the whole line has to be laid anew."""
    line = Line(level.per_pixel, level.origin, level.stride)
    if not _fits(line, new) or not len(new):
        return None
    return _Splice(level, old, new, change, limits_of(new.lanes, most, level.per_pixel)).made()


def _fits(line: Line, new: Boxes) -> bool:
    if not len(new):
        return False
    reach = (int(new.end.max()) - line.origin) / line.per_pixel * UNITS
    return int(new.start.min()) >= line.origin and reach < line.stride // 2 - UNITS * 3000


class _Splice:
    """The columns of a level, one after the other."""

    def __init__(self, level: Level, old: Boxes, new: Boxes, change: Change, limits: Ints) -> None:
        self._level, self._new, self._change, self._limits = level, new, change, limits
        self._line = Line(level.per_pixel, level.origin, level.stride)
        self._old = old
        gone = np.zeros(len(old), bool)
        gone[change.taken] = True
        self._out = np.flatnonzero(gone[level.order])
        """Places of the boxes that go."""

    def made(self) -> Level:
        level, came = self._level, self._change.came
        strip, inside, (low, bare, full) = laid(_boxes_of(self._new, came), self._line)
        first = np.argsort(low, kind="stable")
        strip, low, bare, full = (part[first] for part in (strip, low, bare, full))
        order = np.delete(level.order, self._out)
        order = self._change.renumbered(order, len(self._old))
        at = _among(np.delete(level.low, self._out), order, low, came[first])
        splice = Change(self._out, at)
        order = np.insert(order, at, came[first])
        lows, bares, fulls = (
            splice.made(c, f) for c, f in ((level.low, low), (level.bare, bare), (level.full, full))
        )
        windows = self._windows(lows, fulls, splice)
        high, groups = self._regrouped(lows, bares, fulls, splice, windows)
        row, room = self._rows(groups, splice, windows)
        return Level(
            level.per_pixel, level.origin, level.stride, order, lows, high,
            self._change.made(level.inside, inside), groups, fulls, bares,
            rows_of(groups, lows, level.stride, self._new.lanes, self._limits), self._limits,
            row, room, level.deepest, self._dense(groups, order),
        )  # fmt: skip

    def _windows(self, low: Ints, full: Ints, splice: Change) -> list[tuple[int, int]]:
        """Return the runs of places to group anew: all that the change can bear on."""
        edges, before = _runs(low, full), _runs(self._level.low, self._level.full)
        shift = _Shift(self._out, splice.at)
        was = np.unique(np.searchsorted(before, self._out, "right") - 1)
        spans = [(shift.kept(before[r]) - 1, shift.kept(before[r + 1])) for r in was]
        spans += [(place, place) for place in splice.came.tolist()]
        runs: set[int] = set()
        for first, last in spans:
            ends = np.clip((first, last), 0, len(low) - 1)
            begin, end = np.searchsorted(edges, ends, "right") - 1
            runs.update(range(int(begin), int(end) + 1))
        return [(int(edges[r]), int(edges[r + 1])) for r in sorted(runs)]

    def _regrouped(
        self, low: Ints, bare: Ints, full: Ints, splice: Change, windows: list[tuple[int, int]]
    ) -> tuple[Ints, Groups]:
        """Group the windows anew, and put their groups among the others."""
        level, stride = self._level, self._level.stride
        high = splice.made(level.high, np.zeros(len(splice.at), np.int64))
        shift = _Shift(self._out, splice.at)
        parts, after = [], 0
        old = level.groups
        for begin, end in windows:
            until = shift.group(old, begin)
            parts.append(_part(old, after, until, shift))
            ends, made = grouped(low[begin:end], bare[begin:end], full[begin:end],
                                 self._limits, stride)  # fmt: skip
            high[begin:end] = ends
            parts.append(replace(made, first=made.first[:-1] + begin))
            after = shift.group(old, end) if end < len(low) else len(old)
        parts.append(_part(old, after, len(old), shift))
        return high, _together(parts, len(low))

    def _rows(
        self, groups: Groups, splice: Change, windows: list[tuple[int, int]]
    ) -> tuple[Ints, NDArray[np.float64]]:
        """Keep the rows outside the windows; the group before each has another room."""
        fresh = np.full(len(splice.at), -1, np.int64)
        row = splice.made(self._level.row, fresh)
        room = splice.made(self._level.room, fresh.astype(np.float64))
        for begin, end in windows:
            group = int(np.searchsorted(groups.first, begin, "right")) - 1
            row[int(groups.first[max(group - 1, 0)]) : end] = -1
        single, rooms = alone(groups, len(row))
        return np.where(single == 0, 0, row), np.where(single == 0, rooms, room)

    def _dense(self, groups: Groups, order: Ints) -> tuple[Ints, Ints]:
        """Take boxes that are no longer shown as density out, and put others in."""
        level, change = self._level, self._change
        before = _flags(level.groups, level.order)
        after = _flags(groups, order)
        stay, kept = np.delete(before, change.taken), np.delete(after, change.came)
        numbers = np.delete(np.arange(len(before)), change.taken)
        moved = np.delete(np.arange(len(after)), change.came)
        out = np.concatenate((numbers[stay & ~kept], change.taken[before[change.taken]]))
        into = np.concatenate((moved[kept & ~stay], change.came[after[change.came]]))
        gone, came = self._touched(self._old, out), self._touched(self._new, into)
        starts, ends = (
            _exchanged(*columns) for columns in zip(level.dense, gone, came, strict=True)
        )
        return starts, ends

    def _touched(self, boxes: Boxes, chosen: Ints) -> tuple[Ints, Ints]:
        strip, _, _ = laid(_boxes_of(boxes, chosen), self._line)
        return touched(boxes, chosen, self._line.base(strip), self._line)


def _runs(low: Ints, full: Ints) -> Ints:
    """Return where runs of boxes begin that can bear on each other, and the number of boxes."""
    reached = np.maximum.accumulate(full)
    breaks = np.flatnonzero(low[1:] - reached[:-1] > NEIGHBOUR * UNITS) + 1
    return np.concatenate(([0], breaks, [len(low)])).astype(np.int64)


def _among(low: Ints, order: Ints, lows: Ints, numbers: Ints) -> Ints:
    """Return where boxes go among others sorted by low, and of one low by their numbers."""
    places = []
    for value, number in zip(lows.tolist(), numbers.tolist(), strict=True):
        first, last = np.searchsorted(low, (value, value + 1))
        places.append(int(first) + int(np.searchsorted(order[first:last], number)))
    return np.array(places, np.int64)


def _flags(groups: Groups, order: Ints) -> NDArray[np.bool_]:
    """Return, by box, whether it is shown as density."""
    flags = np.zeros(len(order), bool)
    flags[order] = np.repeat(groups.kind == Kind.DENSE, np.diff(groups.first))
    return flags


class _Shift:
    """Places before the change and after it."""

    def __init__(self, out: Ints, at: Ints) -> None:
        self._out, self._at = out, at

    def after(self, places: Ints) -> Ints:
        """Return where places of before stand after the change."""
        kept = places - np.searchsorted(self._out, places, "left")
        moved: Ints = kept + np.searchsorted(self._at, kept, "right")
        return moved

    def kept(self, place: int) -> int:
        """Return the same of one place."""
        return int(self.after(np.array([place]))[0])

    def group(self, old: Groups, place: int) -> int:
        """Return the first old group that begins at a place (of after) or later."""
        return int(np.searchsorted(self.after(old.first[:-1]), place, "left"))


def _boxes_of(boxes: Boxes, chosen: Ints) -> Boxes:
    columns = [f.name for f in fields(Boxes) if f.name != "lanes"]
    return replace(boxes, **{n: getattr(boxes, n)[chosen] for n in columns})


def _part(old: Groups, begin: int, end: int, shift: _Shift) -> Groups:
    chosen = slice(begin, end)
    return Groups(
        shift.after(old.first[chosen]), old.low[chosen], old.high[chosen], old.depth[chosen],
        old.kind[chosen],
    )  # fmt: skip


def _together(parts: list[Groups], count: int) -> Groups:
    columns = {
        f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Groups)
    }
    columns["first"] = np.append(columns["first"], count)
    return Groups(**columns)


def _exchanged(column: Ints, out: Ints, into: Ints) -> Ints:
    """Return a sorted column without some of its values, and with others."""
    out, into = np.sort(out), np.sort(into)
    column = np.delete(column, _numbered(column, out))
    made: Ints = np.insert(column, np.searchsorted(column, into), into)
    return made


def _numbered(column: Ints, out: Ints) -> Ints:
    """Return the places of sorted values in a sorted column, each another place."""
    first = np.searchsorted(column, out, "left")
    same = np.arange(len(out)) - np.searchsorted(out, out, "left")
    places: Ints = first + same
    return places
