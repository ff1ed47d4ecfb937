"""Ties drawn: width by count, colour by tone, dashes for stated ones, heads for direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from core.network import Turn
from core.ties import Tone
from gui.graph.geometry import laid
from gui.graph.scene import TONES
from gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from PySide6.QtCore import QRectF

    from gui.graph.camera import Camera
    from gui.graph.geometry import Lines
    from gui.graph.light import Light
    from gui.graph.scene import Retouched, Scene

    Ints = NDArray[np.intp]

COLOURS: dict[Tone, str] = {
    Tone.HOSTILE: "denied",
    Tone.COOPERATIVE: "ongoing",
    Tone.SPEECH: "occurred",
    Tone.OTHER: "dim",
}
TURNS: dict[Turn, tuple[str, tuple[float, ...]]] = {
    Turn.NEW: ("ongoing", ()),
    Turn.LOST: ("denied", (4.0, 3.0)),
    Turn.STRONGER: ("accent", (9.0, 1.6)),
    Turn.WEAKER: ("alleged", (1.2, 2.2)),
    Turn.SAME: ("dim", ()),
}
"""The colour and the dashes of each sort of tie where two periods are compared."""
STATED = (4.0, 3.0)
FADED = 0.16
MANY = 3000
"""Beyond so many ties in the frame they are drawn plainly: no smoothing, no heads."""
_CHUNK = 100
"""Lines drawn at a time: a few milliseconds where they are long."""
_TURNS = tuple(Turn)


def paint_ties(
    painter: QPainter,
    scene: Scene,
    found: Lines,
    light: Light,
    frame: QRectF,
    zoom: float,
    most: int | None = None,
) -> Iterator[None]:
    """Draw the bundles that meet the frame, faded ones first, in steps; at most the strongest."""
    shown = np.flatnonzero(found.inside(frame))
    if most is not None and len(shown) > most:
        shown = np.sort(shown[np.argsort(-scene.styles[shown, 0], kind="stable")[:most]])
        plain = True
    else:
        plain = len(shown) > MANY
    lit = light.ties[shown] if light.active else np.ones(len(shown), dtype=bool)
    widths = np.ones(len(shown)) if plain else _widths(scene.counts[shown], zoom)
    hues, stated = _hues(scene)[shown], scene.styles[shown, 3] > 0
    quarters = np.round(widths * 4).astype(np.intp)
    for some in alike(lit, hues, stated, quarters):
        group, first = shown[some], some[0]
        hue, wide = int(hues[first]), float(quarters[first]) / 4
        bright, dashed = bool(lit[first]), bool(stated[first])
        for start in range(0, len(group), _CHUNK):
            _prepare(painter, scene, hue, dashed, wide, plain=plain, lit=bright)
            _paint_group(painter, scene, found, group[start : start + _CHUNK], wide, plain)
            yield
    painter.setOpacity(1.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def is_plain(scene: Scene, camera: Camera, frame: QRectF) -> bool:
    """Whether so many ties lie in the frame that they are drawn plainly."""
    places = camera.screen(scene.places)
    low, high = (frame.left(), frame.top()), (frame.right(), frame.bottom())
    within = (places >= low) & (places <= high)
    inside = within[:, 0] & within[:, 1]
    source, target = scene.ends.T
    return int((inside[source] & inside[target]).sum()) > MANY


def retouch_ties(
    painter: QPainter, scene: Scene, camera: Camera, change: Retouched, *, lit: bool
) -> None:
    """Paint ties that look otherwise over a plain picture of the scene before."""
    ties = np.array(change.ties, np.intp)
    gone = np.array(change.gone, np.intp).reshape(-1, 3)
    now = laid(scene, camera, scene.ends[ties], scene.bends[ties])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme().colour("panel"), 2.0))
    for found in (laid(scene, camera, gone[:, :2], gone[:, 2].astype(float)), now):
        painter.drawLines(_plain_lines(found, np.arange(len(found.start))))
    for number, tie in enumerate(ties.tolist()):
        hue, stated = int(scene.styles[tie, 1]), bool(scene.styles[tie, 3])
        _prepare(painter, scene, hue, stated, 1.0, plain=True, lit=lit)
        painter.drawLines(_plain_lines(now, np.array([number])))
    painter.setOpacity(1.0)


def _plain_lines(found: Lines, ties: Ints) -> list[QLineF]:
    rows = np.column_stack((found.start[ties], found.end[ties])).tolist()
    return [QLineF(*row) for row in rows]


def alike(*columns: NDArray[Any]) -> list[Ints]:
    """Return the rows that have the same whole number (below 64) in every column, in their order.

    They are packed into one number and sorted: np.unique by rows takes ten times as long.
    """
    code = np.zeros(len(columns[0]), np.int32)
    for column in columns:
        code = code * 64 + column.astype(np.int32)
    order = np.argsort(code, kind="stable")
    ends = np.flatnonzero(np.diff(code[order])) + 1
    return np.split(order, ends) if len(order) else []


def _hues(scene: Scene) -> Ints:
    """Return the number of the tone, or of what became of the tie, of every bundle."""
    if scene.look.difference is None:
        return scene.styles[:, 1]
    turns = [_TURNS.index(turn_of(scene, tie)) for tie in range(len(scene.bundles))]
    return np.array(turns, dtype=np.intp)


def turn_of(scene: Scene, tie: int) -> Turn:
    """Say what became of a tie from one period to the other."""
    bundle, difference = scene.bundles[tie], scene.look.difference
    return difference.turn((bundle.source, bundle.target)) if difference else Turn.SAME


def colour_of(scene: Scene, tie: int) -> str:
    """Return the name of the colour of a bundle."""
    if scene.look.difference is not None:
        return TURNS[turn_of(scene, tie)][0]
    return COLOURS[TONES[scene.styles[tie, 1]]]


def _widths(counts: NDArray[np.float64], zoom: float) -> NDArray[np.float64]:
    """Return the line widths in pixels, to be rounded to quarters."""
    full = np.minimum(1.4 + 1.15 * np.log2(np.maximum(counts, 1)), 7.0)
    widths: NDArray[np.float64] = np.maximum(1.0, full * min(1.0, 0.4 + 0.6 * zoom))
    return widths


def _prepare(
    painter: QPainter, scene: Scene, hue: int, stated: bool, width: float, *, plain: bool, lit: bool
) -> None:
    if scene.look.difference is not None:
        name, dashes = TURNS[_TURNS[hue]]
    else:
        name, dashes = COLOURS[TONES[hue]], STATED if stated else ()
    colour = theme().colour(name)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not plain)
    painter.setOpacity((0.3 if plain else 0.8) if lit else FADED)
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if dashes and not plain:
        pen.setDashPattern([d * max(1.0, 1.6 / width) for d in dashes])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_group(
    painter: QPainter, scene: Scene, found: Lines, ties: Ints, width: float, plain: bool
) -> None:
    curved = scene.bends[ties] != 0
    if plain:
        painter.drawLines(_plain_lines(found, ties))
        return
    heads = ties[scene.styles[ties, 2] > 0].tolist()
    size = 5.5 + 1.6 * width
    ends = _shortened(found, heads, size * 0.8)
    painter.drawLines([_line(found, t, ends) for t in ties[~curved].tolist()])
    for tie in ties[curved].tolist():
        painter.drawPath(_curve(found, tie, ends))
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
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
