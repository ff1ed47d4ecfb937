"""The last full picture, shown again while the camera moves over a large graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter, QPixmap

from gui.graph.camera import Camera
from gui.graph.picture import paint_picture
from gui.theme import theme

if TYPE_CHECKING:
    from gui.graph.view import View

HEAVY = 700
"""Nodes and ties beyond which a moving picture is the last one, shifted and scaled."""
_REST = 150
"""Milliseconds without input after which it is painted anew."""


class Frame(QObject):
    """Paints the canvas's picture once and keeps it until something in it changes."""

    def __init__(self, canvas: View) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pixmap: QPixmap | None = None
        self._seen = Camera()
        self._stale = True
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.renew)

    def renew(self) -> None:
        """Paint anew at the next chance."""
        self._stale = True
        self._rest.stop()
        self._canvas.update()

    def moved(self) -> None:
        """Follow the camera: at once where that is cheap, by the last picture where it is not."""
        if self._pixmap is None or not self._heavy():
            self.renew()
        else:
            self._rest.start()
            self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """Put the picture on the canvas."""
        if self._stale or self._pixmap is None or not self._fits(self._pixmap):
            self._pixmap = self._painted()
        camera, seen = self._canvas.camera, self._seen
        if camera == seen:
            painter.drawPixmap(QPointF(), self._pixmap)
            return
        grown = camera.scale / seen.scale
        size = self._canvas.rect().size().toSizeF() * grown
        corner = camera.point(*seen.world(QRectF(self._canvas.rect()).topLeft()))
        painter.fillRect(self._canvas.rect(), theme().colour("panel"))
        painter.drawPixmap(QRectF(corner, size), self._pixmap, QRectF(self._pixmap.rect()))

    def _heavy(self) -> bool:
        scene = self._canvas.scene
        return len(scene.actors) + len(scene.bundles) > HEAVY

    def _fits(self, pixmap: QPixmap) -> bool:
        return pixmap.deviceIndependentSize() == self._canvas.size().toSizeF()

    def _painted(self) -> QPixmap:
        canvas = self._canvas
        ratio = canvas.devicePixelRatioF()
        pixmap = QPixmap(canvas.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        with QPainter(pixmap) as painter:
            frame = QRectF(canvas.rect())
            paint_picture(painter, canvas.scene, canvas.camera, canvas.light, frame, canvas.font())
        self._seen, self._stale = canvas.camera, False
        return pixmap
