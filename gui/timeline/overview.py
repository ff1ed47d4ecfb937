"""The whole of time as a histogram, with the range in view as a brush."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from typing_extensions import override

from core.filter import shown
from core.layout.timeline.histogram import Counter, whole
from core.layout.timeline.marks import marks
from core.layout.timeline.scale import Scale, between
from core.layout.timeline.ticks import ruler
from gui.theme import theme
from gui.timeline.texts import Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import (
        QContextMenuEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from gui.timeline.canvas import TimelineCanvas

BIN = 5
"""Pixels of a bar."""
GRIP = 6.0
"""Pixels either side of the brush's edges that take hold of them."""
LEAST = 4.0
"""Pixels that the brush is drawn wide at least."""


class Hold(StrEnum):
    """What of the brush the pointer has hold of."""

    START = "start"
    END = "end"
    BODY = "body"
    NEW = "new"


class Overview(QWidget):
    """Drag the brush's body to pan, its edges to zoom, elsewhere to draw it anew."""

    filter_asked = Signal()
    """Put the range in view in force as the date filter."""
    clear_asked = Signal()
    """Take the date filter away."""

    def __init__(self, canvas: TimelineCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._texts = Texts(self.font())
        self._hold: Hold | None = None
        self._pressed = 0.0
        self._range = (0.0, 1.0)
        self._before: Scale | None = None
        self._kept: tuple[object, QPixmap] | None = None
        self._take()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Overview of all events over time")
        self.setToolTip("Drag the lit range to pan, its edges to zoom; right-click to filter")
        canvas.view_changed.connect(self.update)
        canvas.plan_changed.connect(self._follow)
        theme().changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, round(self._texts.metrics.height() * 3.1))

    def _follow(self) -> None:
        """Count anew; only bars that are higher or lower are painted anew."""
        whole_, bars = self._whole, self._bars
        self._take()
        if whole_ != self._whole or len(bars) != len(self._bars):
            self._kept = None
            self.update()
            return
        other = np.flatnonzero(bars != self._bars).tolist()
        if other:
            self._kept = None
            self.update(other[0] * BIN, 0, (other[-1] - other[0] + 1) * BIN, self.height())

    def _heights(self) -> NDArray[np.float64]:
        """Return the heights of the bars, in pixels."""
        scale = self.scale
        bins = np.arange(self.width() // BIN + 2, dtype=np.float64)
        edges = np.asarray(scale.left + bins * (BIN * scale.per_pixel), np.float64)
        counts = self._counter.histogram(edges)
        room = self.height() - self._texts.metrics.height() - 4
        heights: NDArray[np.float64] = np.ceil(np.sqrt(counts / max(int(counts.max()), 1)) * room)
        return heights

    def _take(self) -> None:
        """Count the events that the filter shows, its dates left out of account."""
        store, found = self._canvas.store, self._canvas.view.plan.marks
        if store.filter.dates is not None:
            asked = replace(store.filter, dates=None)
            found = marks(store.project, shown(store.project, asked))
            self._counter = Counter(found.start, found.ends(found.horizon))
        else:
            self._counter = self._canvas.view.plan.counter
        self._whole = whole(found)
        self._empty = not len(found)
        self._bars = self._heights()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bars = self._heights()

    @property
    def scale(self) -> Scale:
        """All of time over the width of the widget."""
        return between(*self._whole, self.width())

    def brush(self) -> QRectF:
        """Return where the range in view stands."""
        scale, shown_ = self.scale, self._canvas.scale
        x0, x1 = scale.x(shown_.left), scale.x(shown_.right)
        if x1 - x0 < LEAST:
            x0, x1 = (x0 + x1 - LEAST) / 2, (x0 + x1 + LEAST) / 2
        return QRectF(x0, 0, x1 - x0, self.height())

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().colour("window"))
            if self._empty:
                return
            self._paint_brush(painter)
            painter.drawPixmap(0, 0, self._picture())
            self._paint_filter(painter)

    def _picture(self) -> QPixmap:
        """Return bars and ticks; they are the same while only the brush moves."""
        key = (self.size(), self.devicePixelRatioF(), theme().name)
        if self._kept is None or self._kept[0] != key:
            ratio = self.devicePixelRatioF()
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as painter:
                self._paint_bars(painter)
                self._paint_ticks(painter)
            self._kept = (key, pixmap)
        return self._kept[1]

    def _paint_brush(self, painter: QPainter) -> None:
        brush = self.brush().intersected(QRectF(self.rect()))
        painter.fillRect(brush, theme().colour("selection"))
        painter.setPen(QPen(theme().colour("accent"), 1.5))
        for x in (brush.left() + 0.75, brush.right() - 0.75):
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))

    def _paint_bars(self, painter: QPainter) -> None:
        bars = [
            QRectF(n * BIN, self.height() - h, BIN - 1, h)
            for n, h in enumerate(self._bars.tolist())
            if h
        ]
        colour = theme().colour("accent")
        colour.setAlphaF(0.6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(bars)

    def _paint_ticks(self, painter: QPainter) -> None:
        scale = self.scale
        painter.setFont(self._texts.font)
        painter.setPen(theme().colour("dim"))
        found = ruler(scale.left, scale.right, scale.per_pixel, self._texts.em)
        taken, coarser = 0.0, {c.moment: c.label for c in found.contexts}
        for n, tick in enumerate(found.ticks):
            text = coarser.get(tick.moment, tick.label)
            if n == 0 and text == tick.label and not text.isdigit():
                text = f"{text} · {found.contexts[0].label}"
            x = scale.x(tick.moment)
            laid, width = self._texts.fitted(text, 1e6)
            if taken <= x < self.width() - width:
                painter.drawStaticText(QPointF(max(x, 4), 1), laid)
                taken = x + width + 8

    def _paint_filter(self, painter: QPainter) -> None:
        """Frame the period that the date filter lets through."""
        dates = self._canvas.store.filter.dates
        if dates is None:
            return
        x0, x1 = (self.scale.x(d) for d in dates)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("warning"), 2, Qt.PenStyle.DashLine))
        painter.drawRect(QRectF(x0, 1, max(x1 - x0, LEAST), self.height() - 2))

    # Mouse and keys

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position().x()
        self._before = self._canvas.scale
        self._range = (self._before.left, self._before.right)
        self._hold = self._hold_at(self._pressed)

    def _hold_at(self, x: float) -> Hold:
        brush = self.brush()
        near = {Hold.START: abs(x - brush.left()), Hold.END: abs(x - brush.right())}
        edge = min(near, key=near.__getitem__)
        if near[edge] <= min(GRIP, max(brush.width() / 3, 2)):
            return edge
        return Hold.BODY if brush.contains(QPointF(x, 1)) else Hold.NEW

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._hold is None:
            edges = self._hold_at(x) in (Hold.START, Hold.END)
            cursor = Qt.CursorShape.SizeHorCursor if edges else Qt.CursorShape.OpenHandCursor
            self.setCursor(cursor)
            return
        low, high = self._range
        by = (x - self._pressed) * self.scale.per_pixel
        match self._hold:
            case Hold.BODY:
                low, high = low + by, high + by
            case Hold.START:
                low = min(low + by, high)
            case Hold.END:
                high = max(high + by, low)
            case Hold.NEW:
                low, high = sorted((self.scale.moment(self._pressed), self.scale.moment(x)))
        if self._hold is not Hold.NEW or abs(x - self._pressed) > LEAST:
            self._canvas.show_range(low, high)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        x, hold, self._hold = event.position().x(), self._hold, None
        if hold is Hold.NEW and abs(x - self._pressed) <= LEAST:
            self._canvas.go_to(self.scale.moment(x))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._hold and self._before:
            self._hold = None
            self._canvas.set_scale(self._before)
            return
        super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._canvas.zoom(2 ** (-event.angleDelta().y() / 240))
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Filter to range in view", self.filter_asked.emit)
        clear = menu.addAction("Clear date filter", self.clear_asked.emit)
        clear.setEnabled(self._canvas.store.filter.dates is not None)
        menu.addAction("Fit all", self._canvas.fit)
        menu.popup(event.globalPos())
