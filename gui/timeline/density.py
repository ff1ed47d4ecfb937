"""Density: where events stand too close, how many there are, as a histogram with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter

from gui.theme import theme

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.layout.timeline.frame import Density
    from gui.timeline.view import View


def paint_density(painter: QPainter, view: View, density: Density, opacity: float) -> None:
    """Paint the bars as one picture, then the counts of stretches wide enough for them."""
    slim = density.height < 2 * view.line
    line = 3 if slim else view.texts.metrics.height()
    bars = _bars(density, max(int(density.height - line), 4), view.scale.width)
    if bars is None:
        return
    left, pixels = bars
    high, wide = pixels.shape
    # The picture stands on the columns' own memory: to copy it takes longer than all the rest.
    image = QImage(pixels.data, wide, high, 4 * wide, ARGB)
    if painter.paintEngine().type() is not QPaintEngine.Type.Raster:
        image = image.copy()  # a page may keep it
    painter.setOpacity(opacity)
    painter.drawImage(QPointF(left, density.y + density.height - image.height()), image)
    painter.setPen(theme().colour("dim"))
    behind = theme().colour("panel")
    behind.setAlphaF(0.7)
    for x0, x1, count in () if slim else density.cells:
        edges = (max(x0, 0), min(x1, view.scale.width))
        _paint_count(painter, view, density, edges, count, behind)
    painter.setOpacity(1.0)


def _bars(density: Density, height: int, width: int) -> tuple[int, NDArray[np.uint32]] | None:
    """Return the left edge and a picture of bars, their height growing with the root of counts."""
    edges = np.clip(np.round(density.x).astype(np.int64), 0, width)
    left, right = int(edges[0]), int(edges[-1])
    if right <= left or not density.counts.any():
        return None
    share = np.sqrt(density.share)
    tall = np.repeat(np.ceil(share * height), np.diff(edges))
    tall[np.maximum(edges[1:-1] - left - 1, 0)] = 0
    colour = theme().colour("accent")
    colour.setAlphaF(0.55)
    above = (height - tall).astype(np.int16)
    filled = np.arange(height, dtype=np.int16)[:, None] >= above[None, :]
    return left, np.where(filled, np.uint32(_premultiplied(colour)), np.uint32(0))


def _premultiplied(colour: QColor) -> int:
    """Return a colour as the fastest of Qt's pictures hold it."""
    alpha = colour.alpha()
    parts = (colour.red(), colour.green(), colour.blue())
    red, green, blue = (part * alpha // 255 for part in parts)
    return alpha << 24 | red << 16 | green << 8 | blue


def _paint_count(
    painter: QPainter,
    view: View,
    density: Density,
    edges: tuple[float, float],
    count: int,
    behind: QColor,
) -> None:
    laid, width = view.texts.fitted(f"{count:,}", 1e6)
    x = (edges[0] + edges[1] - width) / 2
    if edges[1] - edges[0] < width and len(density.cells) > 1:
        return
    painter.fillRect(QRectF(x - 2, density.y, width + 4, view.texts.metrics.height()), behind)
    painter.drawStaticText(QPointF(x, density.y), laid)


ARGB = QImage.Format.Format_ARGB32_Premultiplied
