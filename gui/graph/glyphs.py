"""The shape and the icon of each kind of actor, so that colour never speaks alone."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from core.model import ActorKind

ICONS: dict[ActorKind, str] = {
    ActorKind.PERSON: "user",
    ActorKind.ORGANISATION: "building-2",
    ActorKind.ARMED_GROUP: "shield",
    ActorKind.COUNTRY: "flag",
    ActorKind.PLACE: "map-pin",
    ActorKind.GROUP: "users",
    ActorKind.OTHER: "circle-help",
}


@cache
def shape(kind: ActorKind, radius: int) -> QPainterPath:
    """Return the outline around 0, 0, about as large as a circle of this radius."""
    path, r = QPainterPath(), float(radius)
    if kind is ActorKind.PERSON:
        path.addEllipse(QPointF(0, 0), r, r)
    elif kind is ActorKind.ORGANISATION:
        path.addRoundedRect(QRectF(-0.92 * r, -0.92 * r, 1.84 * r, 1.84 * r), 0.42 * r, 0.42 * r)
    elif kind is ActorKind.ARMED_GROUP:
        path = _shield(r)
    elif kind is ActorKind.GROUP:
        path.addRoundedRect(QRectF(-1.12 * r, -0.8 * r, 2.24 * r, 1.6 * r), 0.8 * r, 0.8 * r)
    else:
        path.addPolygon(QPolygonF([QPointF(x * r, y * r) for x, y in _corners(kind)]))
        path.closeSubpath()
    return path


def _shield(r: float) -> QPainterPath:
    path = QPainterPath(QPointF(0, -1.08 * r))
    path.cubicTo(0.35 * r, -0.85 * r, 0.6 * r, -0.78 * r, 0.95 * r, -0.78 * r)
    path.lineTo(0.95 * r, 0.02 * r)
    path.cubicTo(0.95 * r, 0.6 * r, 0.5 * r, 0.95 * r, 0, 1.12 * r)
    path.cubicTo(-0.5 * r, 0.95 * r, -0.95 * r, 0.6 * r, -0.95 * r, 0.02 * r)
    path.lineTo(-0.95 * r, -0.78 * r)
    path.cubicTo(-0.6 * r, -0.78 * r, -0.35 * r, -0.85 * r, 0, -1.08 * r)
    path.closeSubpath()
    return path


def _corners(kind: ActorKind) -> list[tuple[float, float]]:
    """Return a house for a country, a hexagon for a place, a diamond for anything else."""
    if kind is ActorKind.COUNTRY:
        return [(0, -1.1), (0.98, -0.3), (0.98, 0.92), (-0.98, 0.92), (-0.98, -0.3)]
    if kind is ActorKind.PLACE:
        return [(1.1 * cos(k * pi / 3), 1.1 * sin(k * pi / 3)) for k in range(6)]
    return [(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)]
