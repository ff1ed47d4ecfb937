"""What the mouse does to the lanes' headers: reorder, resize, fold."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gui.theme import theme

if TYPE_CHECKING:
    from gui.timeline.canvas import TimelineCanvas
    from gui.timeline.view import View

EDGE = 4.0
"""Pixels either side of the line below a lane that take hold of it."""
SLACK = 5.0
"""Pixels that a press may move and still be a click."""


class Zone(StrEnum):
    """Where a lane's header is taken hold of."""

    FOLD = "fold"
    NAME = "name"
    EDGE = "edge"


def zone(view: View, pos: QPointF) -> tuple[int, Zone]:
    """Return the lane whose header lies under a point, -1 for none, and the part of it."""
    y = view.inside(pos).y()
    top = view.frame.stack.top
    lane = view.frame.stack.lane_at(y)
    if pos.y() < view.ruler_height:
        return -1, Zone.NAME
    if lane > 0 and y - top[lane] <= EDGE / 2:
        return lane - 1, Zone.EDGE
    if lane < 0:
        last = len(top) - 2
        return (last, Zone.EDGE) if 0 <= y - top[-1] <= EDGE else (-1, Zone.NAME)
    if top[lane + 1] - y <= EDGE:
        return lane, Zone.EDGE
    return lane, Zone.FOLD if pos.x() < view.fold_width else Zone.NAME


class LaneDrag:
    """Moves a lane among the others; a press that does not move selects what it stands for."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: TimelineCanvas, pos: QPointF, lane: int) -> None:
        self._canvas, self._start, self._now, self._lane = canvas, pos, pos, lane
        self._moved = False

    def move(self, pos: QPointF) -> None:
        """Follow the pointer."""
        self._now = pos
        self._moved = self._moved or abs(pos.y() - self._start.y()) > SLACK
        self._canvas.viewport().update()

    @property
    def place(self) -> int:
        """The number of the lane before which this one would stand."""
        view = self._canvas.view
        top, y = view.frame.stack.top, view.inside(self._now).y()
        lane = view.frame.stack.lane_at(y)
        if lane < 0:
            return 0 if y < 0 else len(top) - 1
        return lane + int(y > (top[lane] + top[lane + 1]) / 2)

    def release(self, pos: QPointF) -> None:
        """Put the lane there, or select its actor or source."""
        self._now = pos
        shown = self._canvas.view.plan
        key = shown.lanes.rows[self._lane].key
        if self._moved:
            keys = [row.key for row in shown.lanes.rows]
            self._canvas.arrange(shown.look.moved(keys, key, self.place))
        elif self._canvas.store.project.row(key) is not None:
            self._canvas.store.select({key})

    def cancel(self) -> None:
        """Leave the lanes as they are."""

    def paint(self, painter: QPainter) -> None:
        """Show where the lane would stand."""
        if not self._moved:
            return
        view = self._canvas.view
        y = float(view.frame.stack.top[self.place]) + view.ruler_height - view.scroll
        painter.setPen(QPen(theme().colour("accent"), 2.5))
        painter.drawLine(QPointF(0, y), QPointF(view.width, y))
        row = view.plan.lanes.rows[self._lane]
        laid, width = view.bold.fitted(row.title, view.header)
        at = QRectF(10, self._now.y() - view.line / 2, width + 16, view.line)
        painter.setPen(QPen(theme().colour("accent"), 1))
        painter.setBrush(theme().colour("panel"))
        painter.drawRoundedRect(at, 4, 4)
        painter.setPen(theme().colour("text"))
        painter.setFont(view.bold.font)
        painter.drawStaticText(at.topLeft() + QPointF(8, 2), laid)


class LaneResize:
    """Gives a lane a height in rows, which it keeps at every zoom."""

    cursor = Qt.CursorShape.SplitVCursor

    def __init__(self, canvas: TimelineCanvas, pos: QPointF, lane: int) -> None:
        self._canvas, self._start, self._lane = canvas, pos, lane
        self._before = canvas.view.plan.look

    def move(self, pos: QPointF) -> None:
        """Follow the pointer."""
        canvas, view = self._canvas, self._canvas.view
        top = float(view.frame.stack.top[self._lane])
        rows = round((view.inside(pos).y() - top - 2 * view.above) / view.pitch)
        key = view.plan.lanes.rows[self._lane].key
        look = self._before.folded([key], folded=False).resized(key, max(rows, 1))
        if look.rows.get(key) != view.plan.look.rows.get(key):
            canvas.arrange(look, keep=False)

    def release(self, _pos: QPointF) -> None:
        """Keep the height."""
        self._canvas.arrange(self._canvas.view.plan.look)

    def cancel(self) -> None:
        """Put the height back."""
        self._canvas.arrange(self._before)

    def paint(self, painter: QPainter) -> None:
        """Show the edge."""
        view = self._canvas.view
        y = float(view.frame.stack.top[self._lane + 1]) + view.ruler_height - view.scroll
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.drawLine(QPointF(0, y), QPointF(view.width, y))
