"""Nodes drawn: shape, icon and colour by kind, size by measure, marks for pins and selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from gui.graph.glyphs import ICONS, shape
from gui.graph.paint_ties import FADED
from gui.graph.tints import colour, hue
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from gui.graph.camera import Camera
    from gui.graph.light import Light
    from gui.graph.scene import Scene

DOT = 6.0
"""Below this radius, in pixels, a node is a dot of its colour."""
_WITH_ICON = 8.5
_MANY = 2000
"""So many dots are drawn without smoothing."""
_CHUNK = 60
"""Nodes drawn at a time."""


def paint_nodes(
    painter: QPainter, scene: Scene, camera: Camera, light: Light, frame: QRectF
) -> Iterator[None]:
    """Draw the nodes in the frame, faded ones first, in steps."""
    places, radii = camera.screen(scene.places), scene.radii * camera.node_scale
    shown = _shown(places, frame, float(radii.max(initial=0.0)) + 4)
    lit = light.lit if light.active else np.ones(len(scene.actors), dtype=bool)
    dots = radii < DOT
    hues = np.array([hue(scene, n) if s else -1 for n, s in enumerate(shown.tolist())])
    for bright in (False, True):
        opacity = 1.0 if bright else FADED * 1.6
        painter.setOpacity(opacity)
        layer = shown & (lit == bright)
        _paint_dots(painter, places, radii, layer & dots, hues)
        yield
        large = scene.order[(layer & ~dots)[scene.order]][::-1].tolist()
        for count, node in enumerate(large):
            painter.setOpacity(opacity)
            _paint_node(painter, scene, node, places[node].tolist(), float(radii[node]), light)
            if count % _CHUNK == _CHUNK - 1:
                yield
    painter.setOpacity(1.0)
    for node in np.flatnonzero(shown & (light.selected | light.found)).tolist():
        _paint_ring(painter, scene, node, places[node].tolist(), float(radii[node]), light)
    yield


def _shown(places: NDArray[np.float64], frame: QRectF, margin: float) -> NDArray[np.bool_]:
    low = np.array((frame.left(), frame.top())) - margin
    high = np.array((frame.right(), frame.bottom())) + margin
    inside = (places >= low) & (places <= high)
    return inside[:, 0] & inside[:, 1]


def _paint_dots(
    painter: QPainter,
    places: NDArray[np.float64],
    radii: NDArray[np.float64],
    which: NDArray[np.bool_],
    hues: NDArray[np.intp],
) -> None:
    """Draw small nodes in one call per colour and size."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, bool(which.sum() < _MANY))
    sizes = np.round(radii)
    for number in np.unique(hues[which]).tolist():
        alike = which & (hues == number)
        for size in np.unique(sizes[alike]).tolist():
            spots = places[alike & (sizes == size)].tolist()
            pen = QPen(colour(number), max(2 * size, 3.0))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in spots]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _paint_node(
    painter: QPainter, scene: Scene, node: int, place: list[float], radius: float, light: Light
) -> None:
    actor, shade = scene.actors[node], colour(hue(scene, node))
    painter.setPen(QPen(shade, 2.6 if scene.weights[node] >= 0.45 else 1.9))
    painter.setBrush(theme().colour("selection" if light.selected[node] else "panel"))
    painter.translate(*place)
    if actor.id in scene.members:
        painter.drawPath(shape(actor.kind, round(radius) + 4))
    painter.drawPath(shape(actor.kind, round(radius)))
    if radius >= _WITH_ICON:
        _paint_icon(painter, ICONS[actor.kind], actor.kind, radius)
        if scene.tints[node] > 0:
            _paint_number(painter, int(scene.tints[node]), radius, shade)
    if actor.position is not None:
        _paint_pin(painter, radius)
    painter.translate(-place[0], -place[1])


def _paint_number(painter: QPainter, number: int, radius: float, shade: QColor) -> None:
    """Write the number of the community at the foot of a node."""
    font = QFont(painter.font())
    font.setPixelSize(max(9, round(min(radius * 0.62, 13.0))))
    painter.setFont(font)
    size = font.pixelSize() + 4.0
    wide = max(size, QFontMetricsF(font).horizontalAdvance(str(number)) + 6)
    box = QRectF(radius * 0.72 - wide / 2, radius * 0.72 - size / 2, wide, size)
    painter.setPen(QPen(shade, 1.2))
    painter.setBrush(theme().colour("panel"))
    painter.drawRoundedRect(box, size / 2, size / 2)
    painter.setPen(theme().colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


def _paint_icon(painter: QPainter, name: str, kind: str, radius: float) -> None:
    size = round(radius * 1.05)
    where = QRect(-size // 2, -size // 2, size, size)
    icon(name, kind.replace(" ", "_")).paint(painter, where)


def _paint_pin(painter: QPainter, radius: float) -> None:
    """Mark a node that the analyst pinned."""
    size = round(max(10.0, min(radius * 0.7, 16.0)))
    corner = QPointF(radius * 0.78, -radius * 0.78)
    painter.setPen(QPen(theme().colour("line"), 1.0))
    painter.setBrush(theme().colour("panel"))
    painter.drawEllipse(corner, size * 0.72, size * 0.72)
    box = QRect((corner - QPointF(size / 2, size / 2)).toPoint(), QSize(size, size))
    icon("pin", "accent").paint(painter, box)


def _paint_ring(
    painter: QPainter, scene: Scene, node: int, place: list[float], radius: float, light: Light
) -> None:
    """Ring a selected node solidly, one that the search found with dashes."""
    solid = bool(light.selected[node])
    pen = QPen(
        theme().colour("accent"), 2.0, Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DashLine
    )
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(*place)
    painter.drawPath(shape(scene.actors[node].kind, round(max(radius, 3.0)) + 5))
    painter.translate(-place[0], -place[1])
