"""The last full picture, shown again while the camera moves over a large graph."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter, QPixmap

from gui.graph.camera import Camera
from gui.graph.paint_ties import is_plain, retouch_ties
from gui.graph.picture import picture, sketch
from gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.graph.scene import Retouched
    from gui.graph.view import View

HEAVY = 1500
"""Nodes and ties beyond which a moving picture is the last one, shifted and scaled."""
_REST = 150
"""Milliseconds without input after which it is painted anew."""
_SLICE = 0.008
"""Seconds of painting at a time, so that a large graph never holds up the window."""


class Frame(QObject):
    """Paints the canvas's picture once and keeps it until something in it changes."""

    def __init__(self, canvas: View) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pixmap: QPixmap | None = None
        self._seen = Camera()
        self._stale = True
        self._sketchy = False
        self.touched_up = False
        """Whether the picture shows what changed, and waits to be painted anew."""
        self._next: QPixmap | None = None
        """The picture being painted, and how: slice by slice."""
        self._painter: QPainter | None = None
        self._steps: Iterator[None] | None = None
        self._next_seen = Camera()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.renew)

    @property
    def painting(self) -> bool:
        """Whether a large picture is still being painted."""
        return self._steps is not None or self._rest.isActive()

    def renew(self) -> None:
        """Paint anew at the next chance."""
        self._stale, self._sketchy, self.touched_up = True, False, False
        self._rest.stop()
        self._canvas.update()

    def retouch(self, change: Retouched) -> None:
        """Paint the few ties of a large graph that changed over its picture, all when it rests.

        Sizes that follow (of a node that takes part in one event less) come with the rest.
        """
        canvas = self._canvas
        frame = QRectF(canvas.rect())
        whole = self._pixmap if not (self._stale or self._steps is not None) else None
        if (
            whole is None
            or canvas.camera != self._seen
            or canvas.light.active
            or not (self.heavy and is_plain(canvas.scene, canvas.camera, frame))
        ):
            self.renew()
            return
        with QPainter(whole) as painter:
            retouch_ties(painter, canvas.scene, canvas.camera, change, lit=True)
        self.touched_up = True
        self._rest.start()
        canvas.update()

    def draft(self) -> None:
        """Paint what can be painted at once of a large graph in motion, the rest when it rests."""
        if not self.heavy:
            self.renew()
            return
        self._stale = self._sketchy = True
        self._rest.start()
        self._canvas.update()

    def moved(self) -> None:
        """Follow the camera: at once where that is cheap, by the last picture where it is not."""
        if self._pixmap is None or not self.heavy:
            self.renew()
        else:
            self._give_up()
            self._rest.start()
            self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """Put the picture on the canvas."""
        if self._stale or self._pixmap is None or not self._fits(self._pixmap):
            self._paint_anew()
        if self._pixmap is None:
            painter.fillRect(self._canvas.rect(), theme().colour("panel"))
            return
        camera, seen = self._canvas.camera, self._seen
        if camera == seen:
            painter.drawPixmap(QPointF(), self._pixmap)
            return
        grown = camera.scale / seen.scale
        size = self._pixmap.deviceIndependentSize() * grown
        corner = camera.point(*seen.world(QRectF(self._canvas.rect()).topLeft()))
        painter.fillRect(self._canvas.rect(), theme().colour("panel"))
        painter.drawPixmap(QRectF(corner, size), self._pixmap, QRectF(self._pixmap.rect()))

    @property
    def heavy(self) -> bool:
        """Whether a full picture takes longer than a moving one may."""
        scene = self._canvas.scene
        return len(scene.actors) + len(scene.bundles) > HEAVY

    def stop(self) -> None:
        """Give up the picture being painted; the next look at it begins anew."""
        self._stale = self._stale or self.painting
        self._rest.stop()
        self._give_up()

    def finish(self) -> None:
        """Paint the rest of the picture now."""
        if self._stale or self._pixmap is None or self._rest.isActive():
            self._rest.stop()
            self._sketchy = False
            self._paint_anew()
        while self._steps is not None:
            self._go_on()

    def _paint_anew(self) -> None:
        self._stale = self.touched_up = False
        self._give_up()
        canvas = self._canvas
        self._next, self._next_seen = self._blank(), canvas.camera
        self._painter = QPainter(self._next)
        frame = QRectF(canvas.rect())
        scene, camera, light = canvas.scene, canvas.camera, canvas.light
        if self._sketchy:
            self._steps = sketch(self._painter, scene, camera, light, frame)
        else:
            self._steps = picture(self._painter, scene, camera, light, frame, canvas.font())
        if self.heavy and not self._sketchy:
            self._turn.start()
            return
        for _ in self._steps:
            pass
        self._done()

    def _go_on(self) -> None:
        """Paint for a moment; the last moment shows the picture."""
        start = perf_counter()
        while self._steps is not None:
            if next(self._steps, self) is self:
                self._done()
                self._canvas.update()
            elif perf_counter() - start > _SLICE:
                return

    def _done(self) -> None:
        pixmap, seen = self._next, self._next_seen
        self._give_up()
        self._pixmap, self._seen = pixmap, seen

    def _give_up(self) -> None:
        self._turn.stop()
        self._steps = None
        if self._painter is not None:
            self._painter.end()
        self._painter = self._next = None

    def _fits(self, pixmap: QPixmap) -> bool:
        if self._steps is not None and self._next is not None:
            return self._next.deviceIndependentSize() == self._canvas.size().toSizeF()
        return pixmap.deviceIndependentSize() == self._canvas.size().toSizeF()

    def _blank(self) -> QPixmap:
        ratio = self._canvas.devicePixelRatioF()
        pixmap = QPixmap(self._canvas.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
