"""Names beside nodes and words on ties, none over another, the most important first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

if TYPE_CHECKING:
    from gui.graph.camera import Camera
    from gui.graph.crowd import Crowd
    from gui.graph.geometry import Lines
    from gui.graph.light import Light
    from gui.graph.scene import Scene

_ROOM = 7000.0
"""Square pixels of the frame per label."""
_PILLS = 60
_OBSTACLE = 7.0
"""Nodes of this radius (pixels) keep labels off themselves."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a box on the screen, about a node or a bundle."""

    index: int
    text: str
    box: QRectF


def bold(font: QFont) -> QFont:
    """Return the face of important names."""
    found = QFont(font)
    found.setWeight(QFont.Weight.DemiBold)
    return found


@lru_cache(maxsize=20000)
def _measured(text: str, face: str, limit: float) -> tuple[str, float, float]:
    """Return the text cut to the limit, and its width and height, in a font given as a string."""
    font = QFont()
    font.fromString(face)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, limit)
    return shown, metrics.horizontalAdvance(shown), metrics.height()


def names(
    scene: Scene, camera: Camera, light: Light, frame: QRectF, font: QFont, crowd: Crowd
) -> list[Label]:
    """Place the names of nodes: below, right, left or above, wherever there is room."""
    places, radii = camera.screen(scene.places), scene.radii * camera.node_scale
    near = _near(places, frame)
    for node in np.flatnonzero(near & (radii >= _OBSTACLE)).tolist():
        crowd.add(_around(places[node], radii[node]))
    must = light.selected | light.found | (light.lit if light.lit.sum() <= 40 else light.selected)
    order = [i for i in scene.order.tolist() if near[i]]
    order.sort(key=lambda i: not must[i])
    budget = max(12, int(frame.width() * frame.height() / _ROOM))
    placed: list[Label] = []
    for node in order:
        if len(placed) >= budget and not must[node]:
            break
        label = _name(scene, node, places[node], float(radii[node]), font, crowd, must[node])
        if label is not None:
            placed.append(label)
            crowd.add(label.box)
    return placed


def _name(
    scene: Scene,
    node: int,
    place: np.typing.NDArray[np.float64],
    radius: float,
    font: QFont,
    crowd: Crowd,
    must: bool,
) -> Label | None:
    heavy = is_heavy(scene, node)
    face = (bold(font) if heavy else font).toString()
    limit = QFontMetricsF(font).averageCharWidth() * 26
    text, width, height = _measured(scene.actors[node].label, face, limit)
    size, gap = QSizeF(width + 6, height), radius * 1.12 + 3
    x, y = place.tolist()
    corners = (
        QPointF(x - size.width() / 2, y + gap),
        QPointF(x + gap, y - size.height() / 2),
        QPointF(x - gap - size.width(), y - size.height() / 2),
        QPointF(x - size.width() / 2, y - gap - size.height()),
    )
    boxes = [QRectF(corner, size) for corner in corners]
    box = next((b for b in boxes if crowd.free(b)), boxes[0] if must else None)
    return None if box is None else Label(node, text, box)


def is_heavy(scene: Scene, node: int) -> bool:
    """Whether the node is among those whose names are set in bold."""
    return bool(scene.weights[node] >= 0.45)


def pills(
    scene: Scene, found: Lines, light: Light, frame: QRectF, font: QFont, crowd: Crowd
) -> list[Label]:
    """Place what the ties say at their middles, where they are long enough, the strongest first."""
    shown = found.inside(frame) & (light.ties if light.active else True)
    order = np.argsort(-scene.counts, kind="stable")
    lengths = found.lengths
    spots = [found.at(part) for part in (0.5, 0.38, 0.62)]
    placed: list[Label] = []
    for tie in order[shown[order]].tolist():
        if len(placed) >= _PILLS:
            break
        text, width, height = _measured(scene.bundles[tie].label, font.toString(), 400.0)
        size = QSizeF(width + height, height + 3)
        if lengths[tie] < size.width() * 0.8 + 20:
            continue
        boxes = (_centred(spot[tie].tolist(), size) for spot in spots)
        box = next((b for b in boxes if crowd.free(b)), None)
        if box is not None:
            placed.append(Label(tie, text, box))
            crowd.add(box)
    return placed


def _centred(at: list[float], size: QSizeF) -> QRectF:
    return QRectF(QPointF(at[0] - size.width() / 2, at[1] - size.height() / 2), size)


def _around(place: np.typing.NDArray[np.float64], radius: float) -> QRectF:
    x, y = place.tolist()
    return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)


def _near(
    places: np.typing.NDArray[np.float64], frame: QRectF, margin: float = 240.0
) -> np.typing.NDArray[np.bool_]:
    """(n,): whether the node is in the frame or close by, so that names do not jump on a pan."""
    low = np.array((frame.left(), frame.top())) - margin
    high = np.array((frame.right(), frame.bottom())) + margin
    near = (places >= low) & (places <= high)
    return near[:, 0] & near[:, 1]
