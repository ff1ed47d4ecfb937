"""A packing that follows a change equals one made anew."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.layout.timeline.boxes import Boxes
from core.layout.timeline.grouping import Groups
from core.layout.timeline.moving import Move, exchanged_in
from core.layout.timeline.packing import Level, pack
from core.layout.timeline.respacing import before as noted
from core.layout.timeline.respacing import respaced, runs
from core.layout.timeline.splicing import Change, spliced

if TYPE_CHECKING:
    from random import Random

DAY = 86400
LANES = 3

box = st.tuples(
    st.integers(0, LANES - 1),
    st.integers(-400 * DAY, 400 * DAY),
    st.integers(1, 90 * DAY),
    st.booleans(),
    st.booleans(),
    st.floats(0, 250),
)


def boxes_of(rows: list[tuple[int, int, int, bool, bool, float]]) -> Boxes:
    """Return boxes sorted as a plan sorts them."""
    lane, start, length, low, high, label = (np.array(c) for c in zip(*sorted(rows), strict=True))
    whole = (lane.astype(np.int64), start.astype(np.int64), (start + length).astype(np.int64))
    return Boxes(
        whole[0],
        whole[1],
        whole[2],
        low.astype(bool),
        high.astype(bool),
        label.astype(np.float64),
        LANES,
    )


def chosen(boxes: Boxes, numbers: list[int]) -> Boxes:
    names = [f.name for f in fields(Boxes) if f.name != "lanes"]
    columns: dict[str, Any] = {n: getattr(boxes, n)[numbers] for n in names}
    return Boxes(**columns, lanes=boxes.lanes)


def same(one: Level, other: Level) -> None:
    for field in fields(Groups):
        a, b = getattr(one.groups, field.name), getattr(other.groups, field.name)
        assert a.tolist() == b.tolist(), field.name
    for name in ("low", "high", "full", "bare", "rows", "inside", "order"):
        assert getattr(one, name).tolist() == getattr(other, name).tolist(), name
    for a, b in zip(one.dense, other.dense, strict=True):
        assert a.tolist() == b.tolist()


@given(
    st.lists(box, min_size=3, max_size=50, unique_by=lambda b: b[1]),
    st.integers(20, 44),
    st.integers(1, 8),
    st.data(),
)
def test_a_packing_after_boxes_went_and_came_is_that_of_the_boxes_there_are(
    rows: list[tuple[int, int, int, bool, bool, float]], zoom: int, most: int, data: st.DataObject
) -> None:
    ends = [(0, -600 * DAY, 1, False, False, 9.0), (2, 700 * DAY, 1, False, False, 9.0)]
    everything = boxes_of([*rows, *ends])
    numbers = [n for n in range(len(rows) + 2) if abs(everything.start[n]) < 600 * DAY]
    went = data.draw(st.sets(st.sampled_from(numbers), max_size=3), "went")
    came = data.draw(st.sets(st.sampled_from(numbers), max_size=3), "came") - went
    old_numbers = [n for n in range(len(rows) + 2) if n not in came]
    new_numbers = [n for n in range(len(rows) + 2) if n not in went]
    old, new = chosen(everything, old_numbers), chosen(everything, new_numbers)
    taken = [i for i, n in enumerate(old_numbers) if n in went]
    kept = [n for n in old_numbers if n not in went]
    at = [sum(k < n for k in kept) for n in sorted(came)]
    change = Change(np.array(taken, np.int64), np.array(at, np.int64))
    before = pack(old, zoom, most)
    before.packed(range(len(before.groups)))
    found = spliced(before, old, new, change, np.full(LANES, most))
    anew = pack(new, zoom, most)
    assert found is not None
    same(found, anew)
    found.packed(range(len(found.groups)))
    anew.packed(range(len(anew.groups)))
    assert found.row.tolist() == anew.row.tolist()
    assert found.room.tolist() == pytest.approx(anew.room.tolist())


@given(
    st.lists(box, min_size=3, max_size=50, unique_by=lambda b: b[1]),
    st.lists(box, min_size=4, max_size=4, unique_by=lambda b: b[1]),
    st.integers(20, 44),
    st.integers(1, 8),
    st.data(),
)
def test_a_packing_whose_boxes_moved_in_place_is_that_of_the_boxes_there_are(
    rows: list[tuple[int, int, int, bool, bool, float]],
    others: list[tuple[int, int, int, bool, bool, float]],
    zoom: int,
    most: int,
    data: st.DataObject,
) -> None:
    ends = [(0, -600 * DAY, 1, False, False, 9.0), (2, 700 * DAY, 1, False, False, 9.0)]
    old_rows = sorted([*rows, *ends])
    inner = [n for n, row in enumerate(old_rows) if abs(row[1]) < 600 * DAY]
    went = sorted(data.draw(st.sets(st.sampled_from(inner), min_size=1, max_size=4), "went"))
    kept = [row for n, row in enumerate(old_rows) if n not in went]
    came = [row for row in others if row[1] not in {r[1] for r in kept}][: len(went)]
    went = went[: len(came)]
    kept = [row for n, row in enumerate(old_rows) if n not in went]
    new_rows = sorted([*kept, *came])
    boxes, new = boxes_of(old_rows), boxes_of(new_rows)
    level = pack(boxes, zoom, most)
    level.packed(range(len(level.groups)))
    numbers = np.array(sorted(new_rows.index(row) for row in came), np.int64)
    move = Move(np.array(went, np.int64), numbers)
    was = noted(level, boxes, move.taken)
    for name in (f.name for f in fields(Boxes) if f.name != "lanes"):
        move.make(getattr(boxes, name), getattr(new, name)[numbers])
        assert getattr(boxes, name).tolist() == getattr(new, name).tolist()
    found, anew = respaced(level, boxes, move, was), pack(new, zoom, most)
    same(found, anew)
    assert found.massed.tolist() == anew.massed.tolist()
    assert found.runs is not None
    assert found.runs.tolist() == runs(found.low, found.full).tolist()
    found.packed(range(len(found.groups)))
    anew.packed(range(len(anew.groups)))
    assert found.row.tolist() == anew.row.tolist()
    assert found.room.tolist() == pytest.approx(anew.room.tolist())


@given(
    st.lists(st.integers(0, 30), min_size=5, max_size=40),
    st.lists(st.integers(-2, 32), max_size=5),
    st.randoms(use_true_random=False),
)
def test_values_exchanged_in_a_sorted_column_leave_it_sorted(
    values: list[int], into: list[int], chance: Random
) -> None:
    out = chance.sample(values, len(into))
    column = np.array(sorted(values), np.int64)
    exchanged_in(column, np.array(out, np.int64), np.array(into, np.int64))
    left = list(values)
    for value in out:
        left.remove(value)
    assert column.tolist() == sorted([*left, *into])
