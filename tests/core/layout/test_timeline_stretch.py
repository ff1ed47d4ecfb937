"""A packing of what stands near a stretch of time is there that of everything."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.layout.timeline import stretch
from core.layout.timeline.boxes import Boxes
from core.layout.timeline.crowding import Crowd
from core.layout.timeline.frame import densities, items, stack
from core.layout.timeline.grouping import Kind
from core.layout.timeline.nearness import rows_near
from core.layout.timeline.packing import Level, pack
from core.layout.timeline.scale import Scale, level, level_per_pixel

DAY = 86400
LANES = 3


def crowd(count: int, seed: int, days: int, share: float) -> Boxes:
    """Return boxes as a plan sorts them: some in clusters, some long, some with open ends."""
    random = np.random.default_rng(seed)
    start = random.integers(0, days * DAY, count)
    near = np.repeat(random.integers(0, days * DAY, 8), -(-count // 8))[:count]
    start = np.where(random.random(count) < share, near + random.integers(0, 9 * DAY, count), start)
    length = np.where(random.random(count) < 0.3, random.lognormal(11.5, 2, count), DAY)
    lane = random.integers(0, LANES, count)
    order = np.lexsort((start, lane))
    start, lane = start[order], lane[order]
    open_start, open_end = random.random((2, count)) < 0.03
    return Boxes(
        lane, start, start + length.astype(np.int64) + 1, open_start, open_end,
        random.uniform(0, 240, count), LANES,
    )  # fmt: skip


def seen(packed: Level, low: float, high: float) -> list[list[object]]:
    """Return all that a packing says of the groups of a stretch."""
    found = []
    groups, most = packed.groups, 300.0  # pixels, more than any label takes
    for strip in range(2 * LANES):
        for g in packed.visible_groups(strip, low, high):
            part = slice(int(groups.first[g]), int(groups.first[g + 1]))
            kind = int(groups.kind[g])
            if kind != Kind.DENSE:
                packed.packed(range(g, g + 1))
            found.append([
                strip, kind, int(groups.low[g]), int(groups.high[g]), int(groups.depth[g]),
                packed.order[part].tolist(), packed.low[part].tolist(), packed.high[part].tolist(),
                packed.row[part].tolist(), np.minimum(packed.room[part], most).tolist(),
                packed.inside[packed.order[part]].tolist(),
                packed.massed[packed.order[part]].tolist(),
            ])  # fmt: skip
    return found


@settings(deadline=None, max_examples=150)
@given(
    st.integers(1, 900), st.integers(0, 10_000), st.sampled_from((60, 1000, 20_000)),
    st.floats(0, 1), st.floats(-0.1, 1.1), st.floats(1.0, 5.8), st.integers(1, 9),
)  # fmt: skip
def test_what_a_stretch_shows_is_what_the_packing_of_everything_shows_there(
    count: int, seed: int, days: int, share: float, at: float, zoom: float, most: int
) -> None:
    boxes, per_pixel = crowd(count, seed, days, share), 10.0**zoom
    low = at * days * DAY
    high = low + 1000 * per_pixel
    limits = np.array((most, 0, most + 3))
    everything = pack(boxes, level(per_pixel), limits)
    found = stretch.pack_near(boxes, level(per_pixel), limits, (low, high), Crowd(boxes))
    assert found.holds((low, high))
    again = stretch.pack_near(
        boxes, level(per_pixel), limits, (low, high), Crowd(boxes), found.taken
    )
    assert seen(again, low, high) == seen(everything, low, high)
    assert again.taken == found.taken
    assert seen(found, low, high) == seen(everything, low, high)
    assert rows_near(found, low, high).tolist() == rows_near(everything, low, high).tolist()
    assert found.busy(low, high).tolist() == everything.busy(low, high).tolist()
    scale = Scale(low, per_pixel, 1000)
    given_ = np.full(LANES, 40)
    shown = [stack(each, 20, 4, 30, 500, given_) for each in (found, everything)]
    ours, theirs = (
        densities(each, scale, standing, range(LANES))
        for each, standing in zip((found, everything), shown, strict=True)
    )
    for one, other in zip(ours, theirs, strict=True):
        assert one.counts.tolist() == other.counts.tolist()
        assert one.share.tolist() == pytest.approx(other.share.tolist())
        assert (one.events, one.cells) == (other.events, other.cells)
        ends = (
            other.low,
            other.high,
        )  # counted from other origins: the last bit of a float differs
        assert (one.low, one.high) == pytest.approx(ends, rel=1e-12)
    ours_, theirs_ = (
        items(each, boxes, scale, standing, range(LANES))
        for each, standing in zip((found, everything), shown, strict=True)
    )
    assert ours_.box.tolist() == theirs_.box.tolist()
    assert ours_.room.tolist() == pytest.approx(theirs_.room.tolist())


def test_far_less_than_everything_is_packed_for_a_short_stretch() -> None:
    boxes = crowd(4000, 3, 20_000, 0.5)
    found = stretch.pack_near(boxes, level(600.0), 7, (9e8, 9e8 + 6e5), Crowd(boxes))
    assert found.known == (9e8, 9e8 + 6e5)
    assert len(found.order) < 400
    assert not found.holds(None)
    assert not found.holds((9e8 - 1, 9e8))


def test_a_long_bar_through_the_stretch_is_known_from_end_to_end() -> None:
    rows = [(n * 40 * DAY, n * 40 * DAY + DAY) for n in range(200)]
    rows[100] = (rows[100][0], rows[100][0] + 900 * DAY)
    start, end = np.array(rows, np.int64).T
    none, lane = np.zeros(len(rows), bool), np.zeros(len(rows), np.int64)
    boxes = Boxes(lane, start, end, none, none, np.full(len(rows), 90.0), 1)
    low = float(start[110])
    stretch_ = (low, low + DAY)
    found = stretch.pack_near(boxes, level(90.0), 7, stretch_, Crowd(boxes))
    places = [found.visible_groups(strip, *stretch_) for strip in (0, 1)]
    assert [found.order[found.packed(p)].tolist() for p in places] == [[100], [110]]
    assert found.known is not None


@given(st.integers(1, 400), st.integers(0, 1000), st.integers(10, 44))
def test_the_deepest_place_is_about_as_deep_as_events_stand(
    count: int, seed: int, zoom: int
) -> None:
    boxes = crowd(count, seed, 60, 0.7)
    step = level_per_pixel(zoom) / 4
    deepest = max(
        int(((boxes.lane == lane) & (boxes.start <= at) & (boxes.end >= at)).sum())
        for lane, at in zip(boxes.lane[::16].tolist(), boxes.start[::16].tolist(), strict=True)
    )
    asked = Crowd(boxes).deepest(step)
    assert asked >= deepest
    wide = max(
        int(
            (
                (boxes.lane == lane)
                & (boxes.start <= at + step + 1)
                & (boxes.end >= at - 2 * step - 1)
            ).sum()
        )
        for lane, at in zip(boxes.lane[::16].tolist(), boxes.start[::16].tolist(), strict=True)
    )
    assert asked <= wide
