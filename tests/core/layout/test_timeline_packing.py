"""Packing, frames and density against brute force."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.layout.timeline.boxes import GAP, LEAST, Boxes
from core.layout.timeline.frame import densities, hit, items, stack, within
from core.layout.timeline.grouping import Kind, depths
from core.layout.timeline.histogram import Counter
from core.layout.timeline.nearness import rows_near
from core.layout.timeline.packing import first_fit, pack
from core.layout.timeline.scale import Scale, level

DAY = 86400
LANES = 3

box = st.tuples(
    st.integers(0, LANES - 1),
    st.integers(-4000 * DAY, 4000 * DAY),
    st.integers(1, 900 * DAY),
    st.booleans(),
    st.booleans(),
    st.floats(0, 250),
)
views = st.tuples(st.floats(-4000, 4000), st.floats(-1.0, 6.5))


def boxes_of(rows: list[tuple[int, int, int, bool, bool, float]]) -> Boxes:
    lane, start, length, low, high, label = (np.array(c) for c in zip(*rows, strict=True))
    ints = (lane.astype(np.int64), start.astype(np.int64), (start + length).astype(np.int64))
    return Boxes(*ints, low.astype(bool), high.astype(bool), label.astype(np.float64), LANES)


def crowd(count: int, seed: int = 1) -> Boxes:
    random = np.random.default_rng(seed)
    start = random.integers(0, 1000 * DAY, count)
    none = np.zeros(count, bool)
    label = random.uniform(20, 240, count)
    return Boxes(random.integers(0, LANES, count), start, start + DAY, none, none, label, LANES)


def scale_of(view: tuple[float, float]) -> Scale:
    day, zoom = view
    return Scale(day * DAY, 10.0**zoom, 1000)


@settings(deadline=None)
@given(st.lists(box, min_size=1, max_size=60), views, st.integers(1, 12))
def test_every_box_in_view_is_shown_by_itself_or_in_a_density(
    rows: list[tuple[int, int, int, bool, bool, float]], view: tuple[float, float], most: int
) -> None:
    boxes, scale = boxes_of(rows), scale_of(view)
    packed = pack(boxes, level(scale.per_pixel), most)
    standing = stack(packed, 20, 4, 30, 500)
    found = items(packed, boxes, scale, standing, range(LANES))
    dense = {
        int(b)
        for g in densities(packed, scale, standing, range(LANES))
        for b in packed.order[packed.groups.first[g.group] : packed.groups.first[g.group + 1]]
    }
    meets = (boxes.start < scale.right) & (boxes.end > scale.left)
    assert set(np.flatnonzero(meets).tolist()) <= set(found.box.tolist()) | dense
    assert not set(found.box.tolist()) & dense


@settings(deadline=None)
@given(st.lists(box, min_size=1, max_size=60), views, st.integers(1, 12))
def test_rows_for_what_is_near_hold_all_that_is_in_view_and_no_more_than_there_are(
    rows: list[tuple[int, int, int, bool, bool, float]], view: tuple[float, float], most: int
) -> None:
    boxes, scale = boxes_of(rows), scale_of(view)
    packed = pack(boxes, level(scale.per_pixel), most)
    near = rows_near(packed, scale.left, scale.right)
    assert (near <= packed.rows).all()
    idle = ~packed.busy(scale.left, scale.right)
    assert (near.reshape(-1, 2).sum(axis=1)[idle] == 0).all()
    standing = stack(packed, 20, 4, 0, 0, rows=near)
    found = items(packed, boxes, scale, standing, range(LANES))
    bottoms = standing.top[boxes.lane[found.box] + 1]
    assert (found.y + 20 <= bottoms).all()
    for density in densities(packed, scale, standing, range(LANES)):
        assert density.y + density.height <= standing.top[density.lane + 1]


@settings(deadline=None)
@given(st.lists(box, min_size=2, max_size=60), views, st.integers(1, 12))
def test_no_two_boxes_shown_overlap_with_their_labels(
    rows: list[tuple[int, int, int, bool, bool, float]], view: tuple[float, float], most: int
) -> None:
    boxes, scale = boxes_of(rows), scale_of(view)
    packed = pack(boxes, level(scale.per_pixel), most)
    standing = stack(packed, 20, 4, 30, 500)
    found = items(packed, boxes, scale, standing, range(LANES))
    order = np.lexsort((found.x0, found.y))
    for a, b in pairwise(order):
        if found.y[a] == found.y[b]:
            start = found.x0[b] - 56 * boxes.open_start[found.box[b]]
            assert found.end[a] <= start + 1, "a label reaches into the next mark"


@settings(deadline=None)
@given(st.lists(box, min_size=1, max_size=60), views, st.integers(1, 12))
def test_rows_stay_within_their_lane(
    rows: list[tuple[int, int, int, bool, bool, float]], view: tuple[float, float], most: int
) -> None:
    boxes, scale = boxes_of(rows), scale_of(view)
    packed = pack(boxes, level(scale.per_pixel), most)
    standing = stack(packed, 20, 4, 30, 500)
    found = items(packed, boxes, scale, standing, range(LANES))
    lane = boxes.lane[found.box]
    assert (found.y >= standing.top[lane]).all()
    assert (found.y + 20 <= standing.top[lane + 1]).all()


def test_the_row_of_an_event_is_the_same_wherever_the_view_stands() -> None:
    boxes = crowd(600)
    per_pixel = 20_000.0
    rows: dict[int, float] = {}
    for left in range(0, 1000 * DAY, 37 * DAY):
        fresh = pack(boxes, level(per_pixel), 6)
        standing = stack(fresh, 20, 4, 30, 500)
        found = items(fresh, boxes, Scale(left, per_pixel, 900), standing, range(LANES))
        for number, y in zip(found.box.tolist(), found.y.tolist(), strict=True):
            assert rows.setdefault(number, y) == y
    assert len(rows) > 100


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 80)), min_size=1, max_size=60))
def test_first_fit_takes_as_many_rows_as_the_deepest_overlap(pairs: list[tuple[int, int]]) -> None:
    pairs.sort()
    low = np.array([a for a, _ in pairs])
    high = low + np.array([n for _, n in pairs])
    rows = first_fit(low, high)
    deepest = max(sum(a <= x < b for a, b in zip(low, high, strict=True)) for x in low)
    assert max(rows) + 1 == deepest == depths(low, high).max()


@given(
    st.lists(st.tuples(st.integers(-500, 500), st.integers(1, 300)), max_size=50),
    st.integers(-600, 600),
    st.integers(1, 400),
)
def test_the_count_of_events_in_a_stretch_is_exact(
    pairs: list[tuple[int, int]], low: int, length: int
) -> None:
    start = np.array([a for a, _ in pairs], np.int64)
    end = start + np.array([n for _, n in pairs], np.int64)
    counted = Counter(start, end).touching(low, low + length)
    assert counted == sum(a < low + length and a + n > low for a, n in pairs)


def test_a_density_counts_the_events_that_touch_each_bin() -> None:
    boxes = crowd(5000)
    scale = Scale(100 * DAY, 50_000.0, 800)
    packed = pack(boxes, level(scale.per_pixel), 5)
    found = densities(packed, scale, stack(packed, 20, 4, 30, 500), range(LANES))
    assert found
    for each in found:
        own = packed.order[packed.groups.first[each.group] : packed.groups.first[each.group + 1]]
        edges = scale.left + each.x * scale.per_pixel
        for n in range(5, len(each.counts) - 5, 17):
            touching = (boxes.start[own] < edges[n + 1]) & (boxes.end[own] > edges[n])
            assert each.counts[n] == touching.sum()


def test_density_bins_do_not_move_against_time_when_the_view_pans() -> None:
    boxes = crowd(5000)
    packed = pack(boxes, level(50_000.0), 5)
    standing = stack(packed, 20, 4, 30, 500)
    seen: dict[tuple[int, int], int] = {}
    for left in range(100, 300, 7):
        scale = Scale(left * DAY, 50_000.0, 800)
        for each in densities(packed, scale, standing, range(LANES)):
            seconds = np.round(scale.left + each.x * scale.per_pixel).astype(np.int64)
            for second, count in zip(seconds.tolist(), each.counts.tolist(), strict=False):
                assert seen.setdefault((each.lane, second), count) == count
    assert len(seen) > 200


def test_far_out_a_crowd_is_density_and_close_in_each_event_stands_alone() -> None:
    boxes = crowd(3000)
    far, near = pack(boxes, level(200_000.0), 6), pack(boxes, level(60.0), 6)
    assert set(far.groups.kind.tolist()) == {Kind.DENSE}
    assert Kind.DENSE not in near.groups.kind.tolist()


def test_a_point_hits_the_bar_the_label_and_the_ends() -> None:
    boxes = boxes_of([(0, 0, 10 * DAY, False, False, 50.0), (1, 0, DAY, False, False, 90.0)])
    scale = Scale(-DAY, 3600.0, 1000)
    packed = pack(boxes, level(scale.per_pixel), 6)
    standing = stack(packed, 20, 4, 30, 500)
    found = items(packed, boxes, scale, standing, range(LANES))
    y0, y1 = (float(found.y[list(found.box).index(n)]) + 5 for n in (0, 1))
    parts = [hit(found, x, y0, 20) for x in (24, 150, 264)]
    assert [p[1].value for p in parts if p] == ["start", "body", "end"]
    on_label = hit(found, 24 + 24 + GAP + 40, y1, 20)
    assert on_label is not None
    assert found.box[on_label[0]] == 1
    assert hit(found, 600, y0, 20) is None
    assert hit(found, 150, y0 + 200, 20) is None


def test_the_hit_item_is_one_whose_box_holds_the_point() -> None:
    boxes = crowd(400)
    scale = Scale(0, 3000.0, 1200)
    packed = pack(boxes, level(scale.per_pixel), 6)
    found = items(packed, boxes, scale, stack(packed, 20, 4, 30, 500), range(LANES))
    assert len(found) > 5
    for n in range(len(found)):
        middle = (max(float(found.x0[n]), 0) + max(float(found.x0[n]), 0) + LEAST) / 2
        struck = hit(found, middle, float(found.y[n]) + 10, 20)
        assert struck is not None
        assert struck[0] == n


def test_a_rectangle_holds_the_items_whose_bars_meet_it() -> None:
    boxes = crowd(400)
    scale = Scale(0, 3000.0, 1200)
    packed = pack(boxes, level(scale.per_pixel), 6)
    found = items(packed, boxes, scale, stack(packed, 20, 4, 30, 500), range(LANES))
    expected = [
        n for n in range(len(found))
        if found.x0[n] <= 700 and found.x1[n] >= 200 and found.y[n] <= 60 and found.y[n] + 20 >= 10
    ]  # fmt: skip
    assert within(found, 200, 10, 700, 60, 20) == expected
    assert expected
