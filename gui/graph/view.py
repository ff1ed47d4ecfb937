"""The drawing of the graph: a scene seen through a camera."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gui.graph.camera import Camera, fitting
from gui.graph.frame import Frame
from gui.graph.geometry import TieFinder, lines
from gui.graph.glyphs import shape
from gui.graph.light import Light, dark
from gui.graph.scene import Scene, empty
from gui.theme import theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent

    from gui.graph.gestures import Gesture
    from gui.graph.scene import Retouched

    Floats = NDArray[np.float64]


class View(QWidget):
    """Shows a scene and what is lit in it; knows nothing of mouse and keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene: Scene = empty()
        self.light: Light = dark(self.scene)
        self.camera = Camera()
        self.fitted = True
        """Whether the camera follows the picture until the analyst moves it."""
        self.words = ""
        """What an empty canvas says."""
        self.current: int | None = None
        """The node that the keyboard stands on."""
        self.hover: int | None = None
        """The node that the mouse rests on."""
        self.gesture: Gesture | None = None
        self.frame = Frame(self)
        self._ties: TieFinder | None = None
        self._glide = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=260)
        self._glide.valueChanged.connect(self._glided)
        self._way: tuple[Floats, Floats] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)
        theme().changed.connect(self.frame.renew)

    def show_scene(self, scene: Scene, light: Light) -> None:
        """Show another scene; the camera stays unless it follows."""
        known = self.current is not None and self.scene.actors[self.current].id
        self.scene, self.light, self.hover = scene, light, None
        self.current = scene.index.get(known) if known else None
        self._glide.stop()
        self.put(scene.places)

    def show_retouched(self, scene: Scene, light: Light, change: Retouched) -> None:
        """Show a scene that differs from the one shown by a few ties; its nodes stand there."""
        scene.places = self.scene.places
        self.scene, self.light, self._ties = scene, light, None
        self.frame.retouch(change)

    def show_light(self, light: Light) -> None:
        """Light other nodes and ties."""
        before, self.light = self.light, light
        if not light.same_as(before):
            self.frame.renew()

    def put(self, places: Floats, *, moving: bool = False) -> None:
        """Move the nodes to places (n, 2) in world units; moving says that more will follow."""
        self.scene.places = places
        self._ties = None
        if self.fitted and self.gesture is None:
            self.camera = self._fitting()
        if moving:
            self.frame.draft()
        else:
            self.frame.renew()

    def put_moving(self, places: Floats) -> None:
        """Move the nodes as a graph that settles does."""
        if places.shape == self.scene.places.shape:
            self.put(places, moving=True)

    def glide(self, places: Floats) -> None:
        """Move the nodes to places (n, 2) in a moment's time, to keep the eye on them."""
        if not self.isVisible() or self.scene.places.shape != places.shape:
            self.put(places)
            return
        self._way = (self.scene.places.copy(), places)
        self._glide.start()

    def look(self, camera: Camera) -> None:
        """See the scene through another camera."""
        self.camera, self.fitted, self._ties = camera, False, None
        self.frame.moved()

    def fit(self) -> None:
        """Show everything, and keep doing so until the camera is moved."""
        self.camera, self.fitted, self._ties = self._fitting(), True, None
        self.frame.renew()

    def centre_on(self, node: int) -> None:
        """Bring a node to the middle."""
        x, y = self.scene.places[node].tolist()
        close = Camera(max(self.camera.scale, 0.6))
        self.look(close.centred(x, y, QRectF(self.rect())))

    def box_of(self, node: int) -> QRectF:
        """Return the screen box of a node."""
        x, y = self.camera.screen(self.scene.places[node][None])[0].tolist()
        radius = float(self.scene.radii[node]) * self.camera.node_scale
        return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)

    def paint_hint(self, painter: QPainter, words: str, foot: QPointF) -> None:
        """Write words in a box that stands on a point."""
        metrics = QFontMetricsF(self.font())
        box = QRectF(0, 0, metrics.horizontalAdvance(words) + 16, metrics.height() + 8)
        box.moveCenter(foot - QPointF(0, box.height() / 2))
        box.moveLeft(max(4.0, min(box.left(), self.width() - box.width() - 4)))
        box.moveTop(max(4.0, box.top()))
        painter.setPen(QPen(theme().colour("accent"), 1.0))
        painter.setBrush(theme().colour("panel"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme().colour("text"))
        painter.setFont(self.font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.frame.paint(painter)
            if not self.scene.actors:
                self._paint_words(painter)
            if self.hover is not None:
                self._paint_outline(painter, self.hover, Qt.PenStyle.SolidLine, "dim")
            if self.current is not None and self.hasFocus():
                self._paint_outline(painter, self.current, Qt.PenStyle.DotLine, "text")
            if self.gesture is not None:
                self.gesture.paint(painter)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if hasattr(self, "frame"):  # the garbage collector empties a canvas before it hides it
            self.frame.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.fitted:
            self.fit()
        elif event.oldSize().isValid():
            grown = event.size() - event.oldSize()
            self.look(self.camera.moved(grown.width() / 2, grown.height() / 2))

    def _fitting(self) -> Camera:
        aside, above = min(70.0, self.width() * 0.11), min(46.0, self.height() * 0.11)
        frame = QRectF(self.rect()).adjusted(aside, above, -aside, -above * 1.2)
        return fitting(self.scene.places, frame)

    def _glided(self, part: object) -> None:
        if self._way is None or not isinstance(part, float):
            return
        start, end = self._way
        if start.shape == self.scene.places.shape:
            eased = 1 - (1 - part) ** 3
            self.put(end if part >= 1 else start + (end - start) * eased)

    def _paint_outline(self, painter: QPainter, node: int, style: Qt.PenStyle, colour: str) -> None:
        box = self.box_of(node)
        painter.setPen(QPen(theme().colour(colour), 1.5, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.translate(box.center())
        painter.drawPath(shape(self.scene.actors[node].kind, round(box.width() / 2) + 4))
        painter.translate(-box.center())

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(theme().colour("dim"))
        painter.setFont(self.font())
        room = QRectF(self.rect()).adjusted(24, 24, -24, -24)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self.words)

    def tie_at(self, point: QPointF) -> int | None:
        """Return the bundle whose line passes a screen point."""
        if self._ties is None:
            self._ties = TieFinder(lines(self.scene, self.camera), self.width(), self.height())
        return self._ties.at(point)

    def stop_glide(self) -> None:
        """Leave nodes where they are on their way."""
        self._glide.stop()
