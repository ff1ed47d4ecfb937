from __future__ import annotations

import numpy as np

from core.layout.timeline.boxes import Boxes
from core.layout.timeline.frame import Items
from core.layout.timeline.turning import turned

WIDTH = 300.0


def shown(*bars: tuple[float, float, float]) -> tuple[Items, Boxes]:
    """Return items of one row: where each begins, where it ends, and its label's width."""
    x0, x1, label = (np.array(column) for column in zip(*bars, strict=True))
    count = len(bars)
    no, zero = np.zeros(count, bool), np.zeros(count, np.int64)
    boxes = Boxes(zero, zero, zero, no, no, label, 1)
    box = np.arange(count)
    return Items(box, x0, x1, x1 + 6 + label, label, no, np.zeros(count), x0), boxes


def test_a_label_that_would_be_cut_stands_left_of_its_mark() -> None:
    found = turned(*shown((250.0, 260.0, 80.0)), WIDTH)
    assert (found.left[0], found.room[0], found.end[0]) == (164.0, 80.0, 260.0)


def test_a_label_with_room_stays() -> None:
    items, boxes = shown((150.0, 160.0, 80.0))
    found = turned(items, boxes, WIDTH)
    assert (found.left[0], found.room[0], found.end[0]) == (150.0, 80.0, 246.0)


def test_a_turned_label_never_meets_the_one_before_it() -> None:
    found = turned(*shown((100.0, 110.0, 60.0), (260.0, 270.0, 120.0)), WIDTH)
    assert found.left[1] >= found.end[0]
    assert found.room[1] < 120


def test_where_neither_side_has_room_the_label_is_shortened_to_the_view() -> None:
    found = turned(*shown((150.0, 160.0, 70.0), (245.0, 255.0, 120.0)), WIDTH)
    assert found.left[1] == 245.0
    assert found.end[1] <= WIDTH
    assert found.room[1] == WIDTH - 255 - 6
