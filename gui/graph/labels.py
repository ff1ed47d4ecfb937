"""Names beside nodes and words on ties, none over another, the most important first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from gui.graph.crowd import Crowd
from gui.graph.scene import BOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from gui.graph.camera import Camera
    from gui.graph.geometry import Lines
    from gui.graph.light import Light
    from gui.graph.scene import Scene

    Floats = NDArray[np.float64]

_ROOM = 7000.0
"""Square pixels of the frame per label."""
_PILLS = 60
_SINGLES = 80
"""With more ties in the frame, those told only once keep silent."""
_LEADING = 4
"""Names that are placed whatever node they cover, as little of it as can be."""
_FIRST = 12
"""Names that may cover a little of a less important node."""
_OBSTACLE = 3.5
"""Nodes of this radius (pixels) keep labels off themselves."""
_CROWDED = 400
"""With more nodes in the frame only twice as large ones do: there is no room beside them all."""
_PARTS = 24
"""Points of a line that are looked at."""
_LATER = 0.2
"""By how many crossed lines a spot is worse than the one before it."""
_ROOMY = 150
"""Up to so many nodes in the frame every name may look for room farther off."""


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
    scene: Scene,
    camera: Camera,
    light: Light,
    frame: QRectF,
    font: QFont,
    crowd: Crowd,
    found: Lines | None = None,
) -> list[Label]:
    """Place the names of nodes: below, beside or above, wherever there is room.

    Of a small graph they keep off the lines too, as far as can be.
    """
    places, radii = camera.screen(scene.places), scene.radii * camera.node_scale
    near = _near(places, frame)
    must = light.selected | light.found | (light.lit if light.lit.sum() <= 40 else light.selected)
    order = [i for i in scene.order.tolist() if near[i]]
    order.sort(key=lambda i: not must[i])
    discs = [_around(places[i], radii[i]) for i in _obstacles(order, radii)]
    room = _Room(crowd, discs, found if len(order) <= _ROOMY else None)
    budget = max(_FIRST, int(frame.width() * frame.height() / _ROOM))
    placed: list[Label] = []
    for rank, node in enumerate(order):
        if len(placed) >= budget and not must[node]:
            break
        far = rank < _FIRST or bool(must[node]) or len(order) <= _ROOMY
        spots = _spots(scene, node, places[node], float(radii[node]), font, frame, far=far)
        box = room.spot(spots, rank, 0.35 * float(radii[node]) ** 2, must=bool(must[node]))
        if box is not None:
            placed.append(Label(node, _shown(scene, node, font)[0], box))
            room.take(box)
    return placed


def _obstacles(order: list[int], radii: Floats) -> list[int]:
    """Return the nodes that keep names off themselves."""
    least = _OBSTACLE if len(order) <= _CROWDED else 2 * _OBSTACLE
    return [i for i in order if radii[i] >= least]


class _Room:
    """What nodes and names leave free."""

    def __init__(self, crowd: Crowd, discs: list[QRectF], found: Lines | None) -> None:
        parts = np.linspace(0.04, 0.96, _PARTS).tolist() if found is not None else ()
        self._passes = np.array([found.at(part) for part in parts]) if found is not None else None
        """(k, m, 2): points of every line; None where lines do not count."""
        self._all, self._first, self._words = crowd, Crowd(), Crowd()
        for disc in discs:
            crowd.add(disc)
        for disc in discs[:_FIRST]:
            self._first.add(disc)

    def spot(self, spots: list[QRectF], rank: int, little: float, *, must: bool) -> QRectF | None:
        """Return the best of the spots for a name of this rank, None where it may have none.

        little: the square pixels of lesser nodes that an important name may hide.
        """
        box = self._open(spots)
        if box is None and (rank < _FIRST or must):
            leads = must or rank < _LEADING
            bar, most = (self._words, np.inf) if leads else (self._first, little)
            hides = [(self._all.hidden(s), n) for n, s in enumerate(spots) if bar.free(s)]
            hidden, best = min(hides, default=(np.inf, 0))
            box = spots[best] if hides and hidden <= most else None
        return min(spots, key=self._words.hidden) if box is None and must else box

    def _open(self, spots: list[QRectF]) -> QRectF | None:
        """Return the first free spot, or a later one that fewer lines cross."""
        free = [n for n, spot in enumerate(spots) if self._all.free(spot)]
        if self._passes is None or not free:
            return spots[free[0]] if free else None
        costs = [(n * _LATER + _crossed(self._passes, spots[n]), n) for n in free]
        return spots[min(costs)[1]]

    def take(self, box: QRectF) -> None:
        """Let a name stand here."""
        for each in (self._all, self._first, self._words):
            each.add(box)


def _crossed(passes: Floats, box: QRectF) -> int:
    """Count the lines, given by points (k, m, 2), that cross a box."""
    low, high = np.array((box.left(), box.top())), np.array((box.right(), box.bottom()))
    inside = (passes >= low).all(2) & (passes <= high).all(2)
    return int(inside.any(0).sum())


def _free(spots: list[QRectF], crowds: Iterable[Crowd]) -> QRectF | None:
    """Return the first spot free in the first crowd that has one."""
    return next((spot for crowd in crowds for spot in spots if crowd.free(spot)), None)


def _spots(
    scene: Scene,
    node: int,
    place: Floats,
    radius: float,
    font: QFont,
    frame: QRectF,
    *,
    far: bool,
) -> list[QRectF]:
    """Return where the name could stand, the best first, inside the frame if its node is.

    With far, also where it still belongs to the node, but less plainly so.
    """
    _, width, height = _shown(scene, node, font)
    size, gap, near = QSizeF(width + 6, height), radius * 1.12 + 3, radius * 0.67 + 2
    (x, y), w, h = place.tolist(), size.width(), size.height()
    corners: tuple[tuple[float, float], ...] = (
        (x - w / 2, y + gap), (x + gap, y - h / 2), (x - gap - w, y - h / 2),
        (x - w / 2, y - gap - h), (x + near, y + near), (x - near - w, y + near),
        (x + near, y - near - h), (x - near - w, y - near - h),
    )  # fmt: skip
    if far:
        low, high = y + gap, y - gap - h
        corners += (
            (x - w * 0.2, low), (x - w * 0.8, low), (x - w * 0.2, high), (x - w * 0.8, high),
            (x + gap, y + h * 0.1), (x + gap, y - h * 1.1),
            (x - gap - w, y + h * 0.1), (x - gap - w, y - h * 1.1),
            (x - w / 2, low + h * 0.7), (x - w / 2, high - h * 0.7),
        )  # fmt: skip
    boxes = [QRectF(QPointF(*corner), size) for corner in corners]
    inside = [b for b in boxes if frame.contains(b)] if frame.contains(QPointF(x, y)) else boxes
    return inside or boxes


def _shown(scene: Scene, node: int, font: QFont) -> tuple[str, float, float]:
    """Return the name as it is written, with its width and height."""
    face = bold(font) if is_heavy(scene, node) else font
    limit = QFontMetricsF(font).averageCharWidth() * 26
    return _measured(scene.actors[node].label, face.toString(), limit)


def is_heavy(scene: Scene, node: int) -> bool:
    """Whether the node is among those whose names are set in bold."""
    return bool(scene.weights[node] >= BOLD)


def pills(
    scene: Scene,
    found: Lines,
    light: Light,
    frame: QRectF,
    font: QFont,
    crowd: Crowd,
    named: Iterable[Label] = (),
) -> list[Label]:
    """Place what the ties say at their middles, where they are long enough, the strongest first."""
    shown = found.inside(frame) & (light.ties if light.active else True)
    if shown.sum() > _SINGLES:
        shown &= scene.counts > 1
    order = np.argsort(-scene.counts, kind="stable")
    lengths = found.lengths
    ways = (found.end - found.start) / np.maximum(lengths, 1e-9)[:, None]
    forced = light.ties & (light.ties.sum() <= 2)
    spots = [found.at(part) for part in (0.5, 0.38, 0.62, 0.3, 0.7)]
    placed: list[Label] = []
    words = Crowd()
    for label in named:
        words.add(label.box)
    for tie in order[shown[order]].tolist():
        if len(placed) >= _PILLS:
            break
        text, width, height = _measured(scene.tie_label(tie), font.toString(), 400.0)
        size = QSizeF(width + height, height + 3)
        if not forced[tie] and lengths[tie] < abs(ways[tie]) @ (size.width(), size.height()) + 18:
            continue
        boxes = [_centred(spot[tie].tolist(), size) for spot in spots]
        box = _free(boxes, (crowd,))
        if box is None and forced[tie]:  # beside the line, where there is no room on it
            aside = [b.translated(0, size.height() * by) for by in (1, -1, 2, -2) for b in boxes]
            box = _free(aside, (crowd,)) or _free([*boxes, *aside], (words,))
        if box is not None:
            placed.append(Label(tie, text, box))
            crowd.add(box)
            words.add(box)
    return placed


def _centred(at: list[float], size: QSizeF) -> QRectF:
    return QRectF(QPointF(at[0] - size.width() / 2, at[1] - size.height() / 2), size)


def _around(place: Floats, radius: float) -> QRectF:
    x, y = place.tolist()
    return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)


def _near(places: Floats, frame: QRectF, margin: float = 240.0) -> NDArray[np.bool_]:
    """(n,): whether the node is in the frame or close by, so that names do not jump on a pan."""
    low = np.array((frame.left(), frame.top())) - margin
    high = np.array((frame.right(), frame.bottom())) + margin
    near = (places >= low) & (places <= high)
    return near[:, 0] & near[:, 1]
