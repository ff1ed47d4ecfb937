"""What a press of the mouse turns into; each gesture ends in one request, or in none."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen

from gui.graph.geometry import node_at
from gui.theme import theme

if TYPE_CHECKING:
    from gui.graph.canvas import Canvas

DWELL = 0.7
"""Seconds over another node after which letting go merges, as with Ctrl it does at once."""
CTRL = Qt.KeyboardModifier.ControlModifier


class Gesture(Protocol):
    """Begun by a press that has moved, followed until the release or Esc."""

    def move(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Follow the mouse."""

    def release(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Ask for what the gesture meant."""

    def cancel(self) -> None:
        """Leave everything as it was."""

    def paint(self, painter: QPainter) -> None:
        """Draw what shows only while it lasts."""


class Pan:
    """The picture moves along."""

    def __init__(self, canvas: Canvas, start: QPointF) -> None:
        self._canvas, self._last, self._before = canvas, start, canvas.camera
        canvas.setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, point: QPointF, _keys: Qt.KeyboardModifier) -> None:
        """Follow the mouse."""
        by = point - self._last
        self._last = point
        self._canvas.look(self._canvas.camera.moved(by.x(), by.y()))

    def release(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Stay there."""
        self.move(point, keys)

    def cancel(self) -> None:
        """Go back to where it began."""
        self._canvas.look(self._before)

    def paint(self, painter: QPainter) -> None:
        """Draw nothing."""


class RubberBand:
    """A box that selects the nodes inside."""

    def __init__(self, canvas: Canvas, start: QPointF) -> None:
        self._canvas, self._start, self._box = canvas, start, QRectF(start, start)
        canvas.setCursor(Qt.CursorShape.CrossCursor)

    def move(self, point: QPointF, _keys: Qt.KeyboardModifier) -> None:
        """Stretch the box."""
        self._box = QRectF(self._start, point).normalized()
        self._canvas.update()

    def release(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Select what is inside; with Ctrl, too."""
        self.move(point, keys)
        scene, box = self._canvas.scene, self._box
        places = self._canvas.camera.screen(scene.places).tolist()
        ids = [a.id for a, p in zip(scene.actors, places, strict=True) if box.contains(*p)]
        self._canvas.picked.emit(frozenset(ids), bool(keys & CTRL))

    def cancel(self) -> None:
        """Select nothing else."""

    def paint(self, painter: QPainter) -> None:
        """Draw the box."""
        fill = theme().colour("accent")
        painter.setPen(QPen(fill, 1.0, Qt.PenStyle.DashLine))
        fill.setAlphaF(0.1)
        painter.setBrush(fill)
        painter.drawRect(self._box)


class DragNodes:
    """Nodes follow the mouse; let go they are pinned, or merged into the one beneath.

    That takes Ctrl, or a moment's rest over it, so that a crowded place merges nobody.
    """

    def __init__(self, canvas: Canvas, node: int, start: QPointF) -> None:
        self._canvas, self._node, self._start = canvas, node, start
        chosen = canvas.light.selected
        self._nodes = np.flatnonzero(chosen) if chosen[node] else np.array([node])
        self._before = canvas.scene.places.copy()
        self._onto: int | None = None
        self._over: int | None = None
        self._since = monotonic()
        self._dwell = QTimer(canvas, singleShot=True, interval=round(DWELL * 1000) + 20)
        self._dwell.timeout.connect(self._rest)
        canvas.setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Move the nodes along and look what lies beneath."""
        by = (point - self._start) / self._canvas.camera.scale
        places = self._before.copy()
        places[self._nodes] += (by.x(), by.y())
        beneath = self._beneath(point)
        if beneath != self._over:
            self._over, self._since = beneath, monotonic()
            self._dwell.start()
        self._onto = beneath if keys & CTRL or self._dwelt else None
        self._canvas.put(places, moving=True)

    @property
    def _dwelt(self) -> bool:
        """Whether the mouse has rested over the same node for long enough to mean it."""
        return self._over is not None and monotonic() - self._since >= DWELL

    def _rest(self) -> None:
        """Arm the merging when the mouse has rested."""
        if self._canvas.gesture is self and self._dwelt:
            self._onto = self._over
            self._canvas.update()

    def release(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Ask for the merging, or for the pins."""
        self.move(point, keys)
        self._dwell.deleteLater()
        scene = self._canvas.scene
        ids = [scene.actors[i].id for i in self._nodes.tolist()]
        if self._onto is not None:
            onto = scene.actors[self._onto].id
            self._canvas.put(self._before)
            self._canvas.dropped.emit(ids, onto)
        else:
            places = scene.places[self._nodes].tolist()
            self._canvas.placed.emit({i: (x, y) for i, (x, y) in zip(ids, places, strict=True)})

    def cancel(self) -> None:
        """Put the nodes back."""
        self._dwell.deleteLater()
        self._canvas.put(self._before)

    def paint(self, painter: QPainter) -> None:
        """Say what letting go would merge."""
        if self._onto is None:
            return
        scene = self._canvas.scene
        moved = scene.actors[self._node].label if len(self._nodes) == 1 else "these actors"
        place = self._canvas.camera.screen(scene.places)[self._onto].tolist()
        radius = float(scene.radii[self._onto]) * self._canvas.camera.node_scale + 8
        painter.setPen(QPen(theme().colour("accent"), 2.5, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(*place), radius, radius)
        words = f"Release to merge {moved} into {scene.actors[self._onto].label}"
        self._canvas.paint_hint(painter, words, QPointF(place[0], place[1] - radius - 6))

    def _beneath(self, point: QPointF) -> int | None:
        """Return the node under the mouse that is not itself dragged."""
        return node_at(self._canvas.scene, self._canvas.camera, point, self._nodes)
