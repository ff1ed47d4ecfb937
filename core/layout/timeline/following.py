"""A plan brought up to date after a patch: a few events among many are worked in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.boxes import Boxes
from core.layout.timeline.lanes import Lane, Lanes, keys, lane_of, order, recounted
from core.layout.timeline.marks import Marks, amended, marks
from core.layout.timeline.moving import Move
from core.layout.timeline.plan import Plan, by_time, most_of, plan
from core.layout.timeline.respacing import before, fits, respaced
from core.layout.timeline.splicing import Change, spliced

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from core.layout.timeline.histogram import Counter as OverTime
    from core.project import Project

AMENDED_FROM = 5_000
"""Marks from which a change is worked into the columns instead of gathering all anew."""
SINGLY = 4
"""Marks up to which their entries are looked for one after the other."""
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
    turnover = _turned_over(old, project, touched, shown)
    moved = _moved(old, project, turnover)
    return moved or _Following(old, project, turnover).plan()


@dataclass(frozen=True, slots=True)
class _Turnover:
    """Which marks came, changed (numbers, in the order of fresh) and went (falling)."""

    fresh: Marks
    numbers: list[int]
    gone: list[int]


def _turned_over(
    old: Plan, project: Project, touched: Collection[str], shown: frozenset[str]
) -> _Turnover:
    """Return the fresh marks, those of events known first."""
    fresh = marks(project, sorted(i for i in touched if i in shown))
    known = [old.mark(str(i)) for i in fresh.ids]
    fresh = _chosen(fresh, sorted(range(len(known)), key=lambda n: known[n] is None))
    numbers = [n for n in known if n is not None]
    had = (old.mark(i) for i in touched)
    gone = sorted({n for n in had if n is not None} - set(numbers), reverse=True)
    return _Turnover(fresh, numbers, gone)


def _moved(old: Plan, project: Project, turn: _Turnover) -> Plan | None:
    """Change the columns in place where marks and lanes stay the same ones; None elsewhere."""
    numbers, horizon = np.array(turn.numbers, np.int64), old.horizon
    if turn.gone or len(numbers) < len(turn.fresh):
        return None
    ends = turn.fresh.end.tolist()
    if (horizon in old.marks.end[numbers].tolist() and horizon not in ends) or max(
        ends, default=0
    ) > horizon:
        return None
    placed = _in_known_lanes(old, project, turn)
    taken = _entries_of(old, turn.numbers)
    if placed is None or len(placed[0]) != len(taken):
        return None
    rows = _recounted(old, taken, placed[1])
    return None if rows is None else _InPlace(old, turn, taken, placed).plan(rows)


def _same_horizon(horizon: int, was: NDArray[np.int64], ends: NDArray[np.int64]) -> bool:
    """Whether the last second stays the last where some ends are others."""
    latest = int(ends.max(initial=horizon - 1))
    return latest == horizon or (latest < horizon and not (was == horizon).any())


def _in_known_lanes(
    old: Plan, project: Project, turn: _Turnover
) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """Return, for each entry that comes, its place in fresh and its lane, sorted as entries are."""
    known = old.lane_numbers
    pairs = [
        (n, known.get(key))
        for n, i in enumerate(turn.fresh.ids.tolist())
        for key in keys(project, i, old.by)
    ]
    if any(lane is None for _, lane in pairs):
        return None
    place = np.array([n for n, _ in pairs], np.int64)
    lane = np.array([lane for _, lane in pairs], np.int64)
    first = np.lexsort((turn.fresh.start[place], lane))
    return place[first], lane[first]


def _entries_of(old: Plan, numbers: list[int]) -> NDArray[np.int64]:
    """Return the entries of marks, rising."""
    event = old.lanes.event
    if len(numbers) <= SINGLY:
        found = [np.flatnonzero(event == n) for n in numbers]
        return np.sort(np.concatenate([np.zeros(0, np.int64), *found]))
    hit = np.zeros(len(old.marks), bool)
    hit[numbers] = True
    return np.flatnonzero(hit[event])


def _recounted(
    old: Plan, taken: NDArray[np.int64], came: NDArray[np.int64]
) -> tuple[Lane, ...] | None:
    """Return the lanes with their new counts; None where one is left empty."""
    change = Counter(came.tolist())
    change.subtract(old.lanes.lane[taken].tolist())
    if not any(change.values()):
        return old.lanes.rows
    rows = list(old.lanes.rows)
    for lane, by in change.items():
        rows[lane] = recounted(rows[lane], rows[lane].count + by) if by else rows[lane]
    return tuple(rows) if all(rows[lane].count for lane in change) else None


class _InPlace:
    """Changes marks, entries and the packing looked at last where they stand."""

    def __init__(
        self,
        old: Plan,
        turn: _Turnover,
        taken: NDArray[np.int64],
        placed: tuple[NDArray[np.int64], NDArray[np.int64]],
    ) -> None:
        self._old, self._turn = old, turn
        place, lane = placed
        fresh = turn.fresh
        widths = old.measure(fresh.captions)
        old.widths[turn.numbers] = widths
        self._event = np.array(turn.numbers, np.int64)[place]
        self._boxes = Boxes(
            lane, fresh.start[place], fresh.ends(old.horizon)[place], fresh.open_start[place],
            fresh.open_end[place], widths[place], old.boxes.lanes,
        )  # fmt: skip
        at = _places(old.boxes.lane, old.boxes.start, taken, lane, self._boxes.start)
        self._move = Move(taken, at + np.arange(len(at)))

    def plan(self, rows: tuple[Lane, ...]) -> Plan:
        old, boxes, move = self._old, self._old.boxes, self._move
        kept = next(reversed(old.levels.items()), None)
        if kept and kept[1].known is not None:
            kept = None  # that of a stretch is packed anew in less time
        level = kept[1] if kept and fits(kept[1], self._boxes) else None
        was = before(level, old.boxes_at(level.per_pixel), move.taken) if level else None
        if old.counter_known is not None:
            self._count(old.counter_known)
        amended(old.marks, self._turn.numbers, [], self._turn.fresh)
        move.make(old.lanes.event, self._event)
        if old.lanes.lane is not boxes.lane:
            move.make(old.lanes.lane, self._boxes.lane)
        for name in (f.name for f in fields(Boxes) if f.name != "lanes"):
            move.make(getattr(boxes, name), getattr(self._boxes, name))
        made = old.with_rows(rows)
        made.relabel(move, self._boxes.label)
        if kept and level and was:
            now = made.boxes_at(level.per_pixel)
            made.levels[kept[0]] = respaced(level, now, move, was)
        return made

    def _count(self, counter: OverTime) -> None:
        old, numbers = self._old, self._turn.numbers
        was, fresh = _chosen(old.marks, numbers), self._turn.fresh
        counter.exchange((was.start, was.ends(old.horizon)), (fresh.start, fresh.ends(old.horizon)))


class _Following:
    """Works the events touched into the columns of a plan."""

    def __init__(self, old: Plan, project: Project, turnover: _Turnover) -> None:
        self._old, self._project, self._turnover = old, project, turnover

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
        return _entries_of(self._old, asked)

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
        at = _places(boxes.lane, boxes.start, taken, lane, found.start[mark])
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
        made.crowd, made.taken = self._old.crowd.after(made.boxes), self._old.taken
        for key, level in list(self._old.levels.items())[-1:]:
            if level.known is not None:
                break  # that of a stretch is packed anew in less time
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
    taken: NDArray[np.int64],
    new_lane: NDArray[np.int64],
    new_start: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return where entries go among those not taken, sorted by lane and start."""
    places = []
    for number, moment in zip(new_lane.tolist(), new_start.tolist(), strict=True):
        low, high = np.searchsorted(lane, (number, number + 1))
        places.append(int(low) + int(np.searchsorted(start[low:high], moment, "right")))
    at = np.array(places, np.int64)
    return at - np.searchsorted(taken, at, "left")


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
