"""Ties drawn: width by count, colour by tone, dashes for stated ones, heads for direction."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from core.ties import Tone
from gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from gui.graph.geometry import Lines
    from gui.graph.light import Light
    from gui.graph.scene import Scene

COLOURS: dict[Tone, str] = {
    Tone.HOSTILE: "denied",
    Tone.COOPERATIVE: "ongoing",
    Tone.SPEECH: "occurred",
    Tone.OTHER: "dim",
}
FADED = 0.16
MANY = 3000
"""Beyond so many ties in the frame they are drawn plainly: no smoothing, no heads."""
Style = tuple[bool, Tone, bool, float]
"""Lit, tone, stated, width."""


def paint_ties(
    painter: QPainter, scene: Scene, found: Lines, light: Light, frame: QRectF, zoom: float
) -> None:
    """Draw the bundles that meet the frame, faded ones first."""
    shown = np.flatnonzero(found.inside(frame))
    plain = len(shown) > MANY
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not plain)
    groups: defaultdict[Style, list[int]] = defaultdict(list)
    for tie in shown.tolist():
        bundle, lit = scene.bundles[tie], not light.active or bool(light.ties[tie])
        width = 1.0 if plain else _width(bundle.count, zoom)
        groups[lit, bundle.tone, bundle.stated, width].append(tie)
    for style in sorted(groups):
        _paint_group(painter, scene, found, style, groups[style], plain)
    painter.setOpacity(1.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _width(count: int, zoom: float) -> float:
    """Return the line width in pixels, in quarters."""
    full = min(1.4 + 1.15 * float(np.log2(count)), 7.0)
    return round(max(1.0, full * min(1.0, 0.4 + 0.6 * zoom)) * 4) / 4


def _paint_group(
    painter: QPainter, scene: Scene, found: Lines, style: Style, ties: list[int], plain: bool
) -> None:
    lit, tone, stated, width = style
    colour = theme().colour(COLOURS[tone])
    painter.setOpacity((0.3 if plain else 0.8) if lit else FADED)
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if stated:
        pen.setDashPattern([4.0, 3.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    heads = [t for t in ties if scene.bundles[t].directed] if not plain else []
    size = 5.5 + 1.6 * width
    ends = _shortened(found, heads, size * 0.8)
    straight = [t for t in ties if not scene.curved[t]]
    painter.drawLines([_line(found, t, ends) for t in straight])
    for tie in ties:
        if scene.curved[tie]:
            painter.drawPath(_curve(found, tie, ends))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for tie in heads:
        painter.drawPolygon(_head(found, tie, size))


def _shortened(found: Lines, ties: list[int], by: float) -> dict[int, QPointF]:
    """Return line ends drawn back so that heads come to a point."""
    ends = {}
    for tie in ties:
        (x, y), (bx, by_) = found.end[tie].tolist(), found.bend[tie].tolist()
        length = max(float(np.hypot(bx - x, by_ - y)), 1e-6)
        part = min(by / length, 0.9)
        ends[tie] = QPointF(x + (bx - x) * part, y + (by_ - y) * part)
    return ends


def _line(found: Lines, tie: int, ends: dict[int, QPointF]) -> QLineF:
    return QLineF(QPointF(*found.start[tie].tolist()), ends.get(tie) or _end(found, tie))


def _curve(found: Lines, tie: int, ends: dict[int, QPointF]) -> QPainterPath:
    path = QPainterPath(QPointF(*found.start[tie].tolist()))
    path.quadTo(QPointF(*found.bend[tie].tolist()), ends.get(tie) or _end(found, tie))
    return path


def _end(found: Lines, tie: int) -> QPointF:
    return QPointF(*found.end[tie].tolist())


def _head(found: Lines, tie: int, size: float) -> QPolygonF:
    tip, bend = found.end[tie], found.bend[tie]
    way = bend - tip
    way = way / max(float(np.hypot(*way)), 1e-6)
    side = np.array((-way[1], way[0])) * size * 0.42
    back = tip + way * size
    return QPolygonF([QPointF(*p.tolist()) for p in (tip, back + side, back - side)])
