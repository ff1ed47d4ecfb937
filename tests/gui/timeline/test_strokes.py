"""Marks as they are painted."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from core.layout.timeline.marks import Shape
from core.model import Factuality
from gui.timeline.strokes import Hand, Stroke, stroke_of

MIDDLE = 10


def struck(gap: tuple[float, float] | None) -> list[bool]:
    """Return by column of pixels whether a line is painted along the middle of a denied bar."""
    image = QImage(220, 20, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    stroke = Stroke(Factuality.DENIED, Shape.BAR)
    with QPainter(image) as painter:
        Hand(painter, 220).paint(5, 2, 200, 16, stroke, gap)
    rows = range(MIDDLE - 1, MIDDLE + 1)
    return [any(image.pixel(x, y) != 0xFFFFFFFF for y in rows) for x in range(40, 200)]


@pytest.mark.usefixtures("qapp")
def test_a_denied_bar_is_struck_through_but_for_its_title() -> None:
    assert all(struck(None))
    through = struck((60.0, 120.0))
    assert not any(through[60 - 40 + 1 : 120 - 40 - 1])
    assert all(through[: 60 - 40 - 1])
    assert all(through[120 - 40 + 1 :])


@pytest.mark.usefixtures("qapp")
def test_a_title_that_fills_the_bar_leaves_no_line() -> None:
    assert not any(struck((0.0, 300.0)))


def test_the_same_columns_give_the_same_stroke() -> None:
    columns = (1, 2, False, True, False, True, "accent")
    assert stroke_of(*columns) is stroke_of(*columns)
    assert stroke_of(*columns) == Stroke(
        list(Factuality)[1], Shape.BAR, soft=False, guessed=True, open_end=True, colour="accent"
    )
