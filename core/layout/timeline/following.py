"""A plan brought up to date after a patch: a few events among many are worked in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.lanes import Lanes, keys, lane_of, order, recounted
from core.layout.timeline.marks import Marks, amended, marks
from core.layout.timeline.packing import Boxes
from core.layout.timeline.plan import Plan, by_time, most_of, plan
from core.layout.timeline.splicing import Change, spliced

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from core.project import Project

AMENDED_FROM = 5_000
"""Marks from which a change is worked into the columns instead of gathering all anew."""
FEW = 200
"""Events touched up to which they are."""


def followed(old: Plan, project: Project, touched: Collection[str], shown: frozenset[str]) -> Plan:
    """Lay out anew after these rows changed; lanes stay in their order.

    The old plan must not be used any more.
    """
    only_events = all(i.startswith("E") for i in touched)
    if not only_events or len(touched) > FEW or len(old.marks) < AMENDED_FROM or old.lanes.hidden:
        keep = tuple(r.key for r in old.lanes.rows) if only_events else ()
        return plan(project, shown, old.by, old.measure, old.look, keep, old.wide)
    return _Following(old, project, touched, shown).plan()


@dataclass(frozen=True, slots=True)
class _Turnover:
    """Which marks came, changed (numbers, in the order of fresh) and went (falling)."""

    fresh: Marks
    numbers: list[int]
    gone: list[int]


class _Following:
    """Works the events touched into the columns of a plan."""

    def __init__(
        self, old: Plan, project: Project, touched: Collection[str], shown: frozenset[str]
    ) -> None:
        self._old, self._project, self._touched = old, project, touched
        self._turnover = self._turned_over(shown)

    def plan(self) -> Plan:
        old, turn = self._old, self._turnover
        counter, out = old.counter, self._stretches(old.marks, [*turn.numbers, *turn.gone])
        found = amended(old.marks, turn.numbers, turn.gone, turn.fresh)
        widths = self._widths()
        index = self._index(found)
        taken = self._taken()
        placed = self._placed(index)
        rows, number = self._rows(taken, placed)
        in_lanes, boxes, change = self._entries(found, widths, taken, placed, rows, number)
        made = Plan(
            found, in_lanes, old.by, old.measure, widths, old.look,
            boxes if found.horizon == old.horizon else None, old.wide,
        )  # fmt: skip
        made.take_index(index)
        if found.horizon == old.horizon:
            numbers = [index[str(i)] for i in turn.fresh.ids]
            made.take_counter(counter.exchanged(out, self._stretches(found, numbers)))
        if change is not None and found.horizon == old.horizon:
            self._carry_levels(made, change)
        return made

    def _turned_over(self, shown: frozenset[str]) -> _Turnover:
        """Return the fresh marks, those of events known first."""
        stay = sorted(i for i in self._touched if i in shown)
        fresh = marks(self._project, stay)
        known = [self._old.mark(str(i)) for i in fresh.ids]
        first = sorted(range(len(known)), key=lambda n: known[n] is None)
        fresh = _chosen(fresh, first)
        numbers = [n for n in known if n is not None]
        had = (self._old.mark(i) for i in self._touched)
        gone = sorted({n for n in had if n is not None} - set(numbers), reverse=True)
        return _Turnover(fresh, numbers, gone)

    def _stretches(
        self, found: Marks, numbers: list[int]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return starts and drawn ends of marks."""
        at = np.array(numbers, np.int64)
        chosen = _chosen(found, numbers)
        return found.start[at], chosen.ends(self._old.horizon)

    def _widths(self) -> NDArray[np.float64]:
        turn, fresh = self._turnover, self._old.measure(self._turnover.fresh.captions)
        widths = np.concatenate((self._old.widths, fresh[len(turn.numbers) :]))
        widths[turn.numbers] = fresh[: len(turn.numbers)]
        last = len(widths)
        for number in turn.gone:
            last -= 1
            widths[number] = widths[last]
        return widths[:last]

    def _index(self, found: Marks) -> dict[str, int]:
        """Bring the numbers of the marks up to date."""
        old, turn = self._old, self._turnover
        index = old.give_index()
        for number in turn.gone:
            del index[str(old.marks.ids[number])]
        for number in (*turn.gone, *range(len(old.marks) - len(turn.gone), len(found))):
            if number < len(found):
                index[str(found.ids[number])] = number
        return index

    def _taken(self) -> NDArray[np.int64]:
        """Return the entries that go: those of every mark that changed or went."""
        asked = [*self._turnover.numbers, *self._turnover.gone]
        hit = np.zeros(len(self._old.marks), bool)
        hit[asked] = True
        return np.flatnonzero(hit[self._old.lanes.event])

    def _placed(self, index: dict[str, int]) -> list[tuple[int, str]]:
        """Return mark and lane key of each entry that comes."""
        ids = [str(i) for i in self._turnover.fresh.ids]
        by = self._old.by
        return [(index[i], key) for i in ids for key in keys(self._project, i, by)]

    def _rows(
        self, taken: NDArray[np.int64], placed: list[tuple[int, str]]
    ) -> tuple[Lanes, dict[str, int] | None]:
        """Return the lanes with their new counts; number is None where lanes came or went."""
        old, rows = self._old, list(self._old.lanes.rows)
        number = {row.key: n for n, row in enumerate(rows)}
        change = Counter(key for _, key in placed)
        change.subtract(rows[n].key for n in old.lanes.lane[taken].tolist())
        fresh = [key for key in change if key not in number]
        for key, by in change.items():
            if by and key in number:
                at = number[key]
                rows[at] = recounted(rows[at], rows[at].count + by)
        emptied = any(not row.count for row in rows)
        rows += [lane_of(self._project, key, old.by, change[key]) for key in fresh]
        lanes = replace(old.lanes, rows=tuple(rows))
        return lanes, None if emptied or fresh else number

    def _entries(
        self,
        found: Marks,
        widths: NDArray[np.float64],
        taken: NDArray[np.int64],
        placed: list[tuple[int, str]],
        lanes: Lanes,
        number: dict[str, int] | None,
    ) -> tuple[Lanes, Boxes | None, Change | None]:
        """Return lanes and boxes; without boxes where the lanes are others than before."""
        event = self._renumbered(found)
        numbers = number or {row.key: n for n, row in enumerate(lanes.rows)}
        mark = np.array([m for m, _ in placed], np.int64)
        lane = np.array([numbers[key] for _, key in placed], np.int64)
        first = np.lexsort((found.start[mark], lane))
        mark, lane = mark[first], lane[first]
        if number is None:
            merged = replace(
                lanes,
                event=np.concatenate((np.delete(event, taken), mark)),
                lane=np.concatenate((np.delete(lanes.lane, taken), lane)),
            )
            return _in_order(merged, found, self._old), None, None
        boxes = self._old.boxes
        at = _places(np.delete(boxes.lane, taken), np.delete(boxes.start, taken), lane,
                     found.start[mark])  # fmt: skip
        change = Change(taken, at)
        merged = replace(lanes, event=change.made(event, mark), lane=change.made(lanes.lane, lane))
        fresh = Boxes(
            lane, found.start[mark], found.ends(self._old.horizon)[mark], found.open_start[mark],
            found.open_end[mark], widths[mark], boxes.lanes,
        )  # fmt: skip
        return merged, change.boxes(boxes, fresh), change

    def _renumbered(self, found: Marks) -> NDArray[np.int64]:
        """Return the marks of the entries, as they are numbered now."""
        event = self._old.lanes.event
        last = max(len(self._old.marks), len(found) + len(self._turnover.gone)) - 1
        for number in self._turnover.gone:
            if number != last:
                event = np.where(event == last, number, event)
            last -= 1
        return event

    def _carry_levels(self, made: Plan, change: Change) -> None:
        """Keep the packing that was looked at last."""
        for key, level in list(self._old.levels.items())[-1:]:
            boxes = made.boxes_at(level.per_pixel)
            limits = most_of(made.lanes, made.look, key[1])
            kept = spliced(level, self._old.boxes_at(level.per_pixel), boxes, change, limits)
            if kept is not None:
                made.levels[key] = kept


def _chosen(found: Marks, numbers: list[int]) -> Marks:
    """Return these marks, in this order."""
    at = np.array(numbers, np.int64)
    return Marks(*(getattr(found, f.name)[at] for f in fields(Marks)))


def _places(
    lane: NDArray[np.int64],
    start: NDArray[np.int64],
    new_lane: NDArray[np.int64],
    new_start: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return where entries go among those kept, sorted by lane and start."""
    places = []
    for number, moment in zip(new_lane.tolist(), new_start.tolist(), strict=True):
        low, high = np.searchsorted(lane, (number, number + 1))
        places.append(int(low) + int(np.searchsorted(start[low:high], moment, "right")))
    return np.array(places, np.int64)


def _in_order(merged: Lanes, found: Marks, old: Plan) -> Lanes:
    """Drop empty lanes and order those that came; the others stay as they were."""
    rows = merged.rows
    kept = tuple(r.key for r in old.lanes.rows)
    firsts = np.full(len(rows), np.iinfo(np.int64).max)
    np.minimum.at(firsts, merged.lane, found.start[merged.event])
    shown = [n for n in order(rows, old.look, firsts.tolist(), kept) if rows[n].count]
    number = np.full(len(rows), -1, np.int64)
    number[shown] = np.arange(len(shown))
    made = replace(merged, rows=tuple(rows[n] for n in shown), lane=number[merged.lane])
    return by_time(made, found.start)
