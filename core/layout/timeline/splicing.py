"""A packing brought up to date where a few boxes went or came, without packing all anew."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from core.layout.timeline.boxes import UNITS, Boxes, Line, laid, limits_of, touched
from core.layout.timeline.grouping import Groups, Kind, grouped
from core.layout.timeline.histogram import exchanged
from core.layout.timeline.packing import DENSITY, Level, settle
from core.layout.timeline.respacing import chosen, runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


FEW = 16
"""Entries up to which a change is made one by one."""


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """Entries taken (numbers before) and where, among those kept, new ones come (in order)."""

    taken: Ints
    at: Ints

    def made(self, column: NDArray[Any], fresh: NDArray[Any]) -> NDArray[Any]:
        """Return a column with the change made, copied once."""
        if len(self.taken) + len(self.at) > FEW:
            return np.insert(np.delete(column, self.taken), self.at, fresh)
        parts, begin = [], 0
        cuts = [(taken, -1) for taken in self.taken.tolist()]
        places = sorted([*cuts, *self._places()])
        for place, came in places:
            parts.append(column[begin:place])
            begin = place
            if came < 0:
                begin = place + 1
            else:
                parts.append(fresh[came : came + 1])
        return np.concatenate([*parts, column[begin:]])

    def _places(self) -> list[tuple[int, int]]:
        """Return before which old entry each new one (its number) stands."""
        found = []
        for n, at in enumerate(self.at.tolist()):
            place = at
            for taken in self.taken.tolist():
                place += taken <= place
            found.append((place, n))
        return found

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
        if len(self.taken) + len(self.at) <= FEW:
            number = order.copy()
            for taken in self.taken.tolist():
                number -= order > taken
            for at in sorted(self.at.tolist(), reverse=True):
                number += number >= at
            return number
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
        self._edges: Ints | None = None
        self._out = self._gone()
        """Places of the boxes that go."""

    def made(self) -> Level:
        level, came = self._level, self._change.came
        strip, inside, (low, bare, full) = laid(chosen(self._new, came), self._line)
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
        massed = self._massed(groups, order, windows)
        return Level(
            level.per_pixel, level.origin, level.stride, order, lows, high,
            self._change.made(level.inside, inside), groups, fulls, bares,
            self._strips(groups, lows, windows), self._limits,
            row, room, level.deepest, self._dense(massed), massed, self._edges,
        )  # fmt: skip

    def _gone(self) -> Ints:
        level, taken = self._level, self._change.taken
        _, _, (low, _, _) = laid(chosen(self._old, taken), self._line)
        places = []
        for box, at in zip(taken.tolist(), low.tolist(), strict=True):
            first, last = np.searchsorted(level.low, (at, at + 1))
            places.append(int(first) + int(np.flatnonzero(level.order[first:last] == box)[0]))
        return np.array(sorted(places), np.int64)

    def _windows(self, low: Ints, full: Ints, splice: Change) -> list[tuple[int, int]]:
        """Return the runs of places to group anew: all that the change can bear on."""
        edges, before = runs(low, full), self._level.runs
        if before is None:
            before = runs(self._level.low, self._level.full)
        self._edges = edges
        shift = _Shift(self._out, splice.at)
        was = np.unique(np.searchsorted(before, self._out, "right") - 1)
        spans = [(shift.kept(before[r]) - 1, shift.kept(before[r + 1])) for r in was]
        spans += [(place, place) for place in splice.came.tolist()]
        asked: set[int] = set()
        for first, last in spans:
            ends = np.clip((first, last), 0, len(low) - 1)
            begin, end = np.searchsorted(edges, ends, "right") - 1
            asked.update(range(int(begin), int(end) + 1))
        return [(int(edges[r]), int(edges[r + 1])) for r in sorted(asked)]

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
            first, last = np.searchsorted(groups.first, (begin, end))
            first = max(int(first) - 1, 0)
            row[int(groups.first[first]) : end] = -1
            settle(groups, slice(first, int(last)), row, room)
        return row, room

    def _strips(self, groups: Groups, low: Ints, windows: list[tuple[int, int]]) -> Ints:
        """Return the rows of each strip, counted anew where something changed."""
        level, rows = self._level, self._level.rows.copy()
        places = [begin for begin, _ in windows]
        strips = {int(at) // level.stride for at in low[places].tolist()}
        strips |= {int(at) // level.stride for at in level.low[self._out].tolist()}
        for strip in strips:
            ends = (strip * level.stride, (strip + 1) * level.stride)
            own = slice(*np.searchsorted(groups.low, ends).tolist())
            kinds, limit = groups.kind[own] == Kind.DENSE, int(self._limits[strip])
            shown = np.where(kinds, min(max(limit, 1), DENSITY), groups.depth[own])
            rows[strip] = shown.max(initial=0)
        return rows

    def _dense(self, massed: NDArray[np.bool_]) -> tuple[Ints, Ints]:
        """Take boxes that are no longer shown as density out, and put others in."""
        level, change = self._level, self._change
        before, after = level.massed, massed
        none = np.zeros(len(change.at), bool)
        was, is_ = change.made(before, none), after.copy()
        is_[change.came] = False
        other = np.flatnonzero(was != is_)
        old = self._before(other)
        out = np.concatenate((old[was[other]], change.taken[before[change.taken]]))
        into = np.concatenate((other[is_[other]], change.came[after[change.came]]))
        gone, came = self._touched(self._old, out), self._touched(self._new, into)
        starts, ends = (
            exchanged(*columns) for columns in zip(level.dense, gone, came, strict=True)
        )
        return starts, ends

    def _before(self, numbers: Ints) -> Ints:
        """Return which numbers boxes had before the change."""
        kept = numbers - np.searchsorted(self._change.came, numbers, "left")
        for taken in self._change.taken.tolist():
            kept = kept + (kept >= taken)
        return kept

    def _massed(
        self, groups: Groups, order: Ints, windows: list[tuple[int, int]]
    ) -> NDArray[np.bool_]:
        """Return, by box, whether it is shown as density now."""
        came = np.zeros(len(self._change.at), bool)
        massed = self._change.made(self._level.massed, came)
        for begin, end in windows:
            first, last = np.searchsorted(groups.first, (begin, end))
            sizes = np.diff(groups.first[first : last + 1])
            massed[order[begin:end]] = np.repeat(groups.kind[first:last] == Kind.DENSE, sizes)
        return massed

    def _touched(self, boxes: Boxes, numbers: Ints) -> tuple[Ints, Ints]:
        strip, _, _ = laid(chosen(boxes, numbers), self._line)
        return touched(boxes, numbers, self._line.base(strip), self._line)


def _among(low: Ints, order: Ints, lows: Ints, numbers: Ints) -> Ints:
    """Return where boxes go among others sorted by low, and of one low by their numbers."""
    places = []
    for value, number in zip(lows.tolist(), numbers.tolist(), strict=True):
        first, last = np.searchsorted(low, (value, value + 1))
        places.append(int(first) + int(np.searchsorted(order[first:last], number)))
    return np.array(places, np.int64)


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
