"""The whole picture, on any paint device: ties, nodes, names and what the ties say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from gui.graph.crowd import Crowd
from gui.graph.geometry import lines
from gui.graph.labels import Label, bold, is_heavy, names, pills
from gui.graph.paint_nodes import paint_nodes
from gui.graph.paint_ties import FADED, colour_of, paint_ties
from gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.graph.camera import Camera
    from gui.graph.light import Light
    from gui.graph.scene import Scene

_SPEAKING = 0.35
"""Below this zoom the ties of a graph larger than _FEW say nothing."""
_FEW = 150
BUDGET = 2500
"""Ties of a graph in motion that are drawn."""


def paint_picture(
    painter: QPainter, scene: Scene, camera: Camera, light: Light, frame: QRectF, font: QFont
) -> None:
    """Paint the scene as the camera sees it inside the frame, background included."""
    for _ in picture(painter, scene, camera, light, frame, font):
        pass


def picture(
    painter: QPainter, scene: Scene, camera: Camera, light: Light, frame: QRectF, font: QFont
) -> Iterator[None]:
    """Paint the same in steps of a few milliseconds."""
    painter.fillRect(frame, theme().colour("panel"))
    yield
    found, crowd, small = lines(scene, camera), Crowd(), smaller(font)
    yield
    yield from paint_ties(painter, scene, found, light, frame, camera.scale)
    yield from paint_nodes(painter, scene, camera, light, frame)
    named = names(scene, camera, light, frame, font, crowd, found)
    yield
    near = light.active or camera.scale >= _SPEAKING or len(scene.bundles) <= _FEW
    said = pills(scene, found, light, frame, small, crowd, named) if near else []
    yield
    for label in named:
        dim = light.active and not light.lit[label.index] and not light.found[label.index]
        painter.setOpacity(FADED * 2.2 if dim else 1.0)
        paint_name(painter, label, bold(font) if is_heavy(scene, label.index) else font)
    painter.setOpacity(1.0)
    for label in said:
        _paint_pill(painter, scene, label, small)


def sketch(
    painter: QPainter, scene: Scene, camera: Camera, light: Light, frame: QRectF
) -> Iterator[None]:
    """Paint what a graph in motion needs: its strongest ties and its nodes, no names."""
    painter.fillRect(frame, theme().colour("panel"))
    found = lines(scene, camera)
    yield from paint_ties(painter, scene, found, light, frame, camera.scale, most=BUDGET)
    yield from paint_nodes(painter, scene, camera, light, frame)


def smaller(font: QFont) -> QFont:
    """Return the face of second voices."""
    found = QFont(font)
    found.setPointSizeF(max(font.pointSizeF() * 0.88, 6.0))
    return found


def paint_name(painter: QPainter, label: Label, font: QFont) -> None:
    """Write a name on a veil that keeps lines from crossing it."""
    veil = theme().colour("panel")
    veil.setAlphaF(0.78)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(veil)
    painter.drawRoundedRect(label.box, 4, 4)
    painter.setFont(font)
    painter.setPen(theme().colour("text"))
    painter.drawText(_baseline(label.box, font), label.text)


def _paint_pill(painter: QPainter, scene: Scene, label: Label, font: QFont) -> None:
    half = label.box.height() / 2
    painter.setPen(QPen(theme().colour("line"), 1.0))
    painter.setBrush(theme().colour("panel"))
    painter.drawRoundedRect(label.box, half, half)
    painter.setFont(font)
    painter.setPen(theme().colour(colour_of(scene, label.index)))
    start = label.box.adjusted(half - 3, 1.5, 0, -1.5)
    painter.drawText(_baseline(start, font), label.text)


def _baseline(box: QRectF, font: QFont) -> QPointF:
    return QPointF(box.left() + 3, box.top() + QFontMetricsF(font).ascent())
