"""Lines between the copies of an event that stands in several lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

from gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.timeline.view import View


def paint_links(painter: QPainter, view: View, marks: Iterable[int]) -> None:
    """Tie the copies of these marks; copies in lanes out of view are pointed at."""
    painter.save()
    painter.setClipRect(view.lanes_area())
    painter.setPen(QPen(theme().colour("accent"), 1.6))
    painter.setBrush(theme().colour("panel"))
    for mark in marks:
        points = link(view, mark)
        if len(points) > 1:
            painter.drawLine(points[0], points[-1])
            for point in points:
                painter.drawEllipse(point, 3.2, 3.2)
    painter.restore()


def link(view: View, mark: int) -> list[QPointF]:
    """Return where a line ties the copies of a mark, from the top down."""
    boxes = view.plan.boxes_of(mark)
    if len(boxes) < 2:
        return []
    x = view.scale.x(float(view.plan.marks.start[mark]))
    x = min(max(x, 0.0), view.scale.width) + view.header
    lanes = [int(view.plan.boxes.lane[box]) for box in boxes]
    return [QPointF(x, _height(view, box, lane)) for box, lane in zip(boxes, lanes, strict=True)]


def _height(view: View, box: int, lane: int) -> float:
    """Return the middle of a copy; of one not drawn by itself the middle of its lane."""
    rect = view.rect(box)
    if rect is not None:
        return rect.top() + view.line / 2
    top, bottom = view.frame.stack.top[lane : lane + 2]
    return float(top + bottom) / 2 + view.ruler_height - view.scroll
