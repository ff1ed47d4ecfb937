"""Which rectangles of the screen are taken, so that no label covers another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRectF

_CELL = 64


class Crowd:
    """Rectangles in a grid of cells: asking whether one is free costs the same for any number."""

    def __init__(self) -> None:
        self._cells: defaultdict[tuple[int, int], list[QRectF]] = defaultdict(list)

    def add(self, rect: QRectF) -> None:
        """Take this rectangle."""
        for cell in self._covered(rect):
            self._cells[cell].append(rect)

    def free(self, rect: QRectF) -> bool:
        """Whether nothing taken touches it."""
        return not any(
            rect.intersects(taken)
            for cell in self._covered(rect)
            for taken in self._cells.get(cell, ())
        )

    def hidden(self, rect: QRectF) -> float:
        """Return how much (square pixels) of what is taken it would hide."""
        taken = {id(t): t for cell in self._covered(rect) for t in self._cells.get(cell, ())}
        cut = (rect.intersected(other) for other in taken.values())
        return sum(each.width() * each.height() for each in cut)

    def _covered(self, rect: QRectF) -> Iterator[tuple[int, int]]:
        for column in range(int(rect.left() // _CELL), int(rect.right() // _CELL) + 1):
            for row in range(int(rect.top() // _CELL), int(rect.bottom() // _CELL) + 1):
                yield column, row
