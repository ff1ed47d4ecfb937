"""What the colours, patterns and ends of the marks mean, painted by the same hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from core.layout.timeline.marks import FACTUALITIES, Shape
from core.model import Factuality
from gui.theme import theme
from gui.timeline.ghosts import paint_ghost
from gui.timeline.strokes import Stroke, paint_mark
from gui.timeline.texts import Texts

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

PLAIN = Factuality.OCCURRED
ROWS: tuple[tuple[str, Stroke | None, float], ...] = (
    *((f.value.capitalize(), Stroke(f), 10.0) for f in FACTUALITIES),
    ("From – to", Stroke(PLAIN, Shape.BAR), 34.0),
    ("Some time within", Stroke(PLAIN, Shape.BAND), 44.0),
    ("About (~)", Stroke(PLAIN, Shape.BAR, soft=True), 34.0),
    ("Date guessed", Stroke(PLAIN, Shape.BAR, guessed=True), 34.0),
    ("Second reading of a date", None, 16.0),
)
"""Words, mark (None: a ghost), width of the mark in pixels."""
BETWEEN = 16.0
SHARE = 0.16
"""Of the pane that the legend takes at most."""
WIDEST = 13
"""Longest words, in em."""


class Legend(QWidget):
    """Flows over as many lines as its width asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = Texts(self.font())
        self._most = 10_000
        self._rows: tuple[tuple[str, Stroke | None, float], ...] = ROWS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Legend of the timeline")
        self.setAccessibleDescription(", ".join(words for words, _, _ in ROWS))
        theme().changed.connect(self.update)

    def show_colours(self, colours: list[tuple[str, str]]) -> None:
        """Explain these colours before the patterns; none where factuality decides."""
        plain = [(words, Stroke(PLAIN, colour=colour), 10.0) for words, colour in colours]
        grey = "text" if colours else ""
        signs = [
            (words, replace(stroke, colour=grey) if stroke else None, width)
            for words, stroke, width in ROWS
        ]
        self._rows = (*plain, *signs)
        self.setAccessibleDescription(", ".join(words for words, _, _ in self._rows))
        self._settle()
        self.update()

    @property
    def rows(self) -> tuple[tuple[str, Stroke | None, float], ...]:
        """Words, mark and width of each row."""
        return self._rows

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, self._height(max(self.width(), 300)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height(max(self.width(), 300)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def fit_into(self, room: int) -> None:
        """Take at most a share of the pixels that there are; the rest of the rows is cut."""
        self._most = max(round(room * SHARE), round(self._texts.metrics.height() * 2.8))
        self._settle()

    def _settle(self) -> None:
        self.setFixedHeight(min(self._height(self.width()), self._most))

    def height_for(self, width: int) -> int:
        """Return the pixels that the legend is high at a width."""
        return self._height(width)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().colour("panel"))
            painter.setPen(theme().colour("line"))
            painter.drawLine(0, 0, self.width(), 0)
            self.paint_on(painter, self.width())

    def paint_on(self, painter: QPainter, wide: int) -> None:
        """Paint the rows, at a width, wherever the painter paints."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._texts.font)
        for (words, stroke, width), at in zip(self._rows, self._places(wide), strict=True):
            self._paint(painter, at, words, stroke, width)

    def _paint(
        self, painter: QPainter, at: QPointF, words: str, stroke: Stroke | None, width: float
    ) -> None:
        line = self._texts.metrics.height()
        sign = QRectF(at.x(), at.y() + 0.5, width, line - 1)
        if stroke is None:
            paint_ghost(painter, sign, theme().colour(PLAIN.value))
        else:
            paint_mark(painter, sign, stroke, sign.right() + 100)
        painter.setPen(theme().colour("dim"))
        painter.drawStaticText(
            QPointF(at.x() + width + 6, at.y()),
            self._texts.fitted(words, self._texts.em * WIDEST)[0],
        )

    def _places(self, width: int) -> list[QPointF]:
        """Return where each row begins."""
        pitch, x, y = self._texts.metrics.height() * 1.35, BETWEEN / 2, 5.0
        places = []
        for words, _, sign in self._rows:
            taken = sign + 6 + min(self._texts.width(words), self._texts.em * WIDEST)
            if x + taken > width and x > BETWEEN:
                x, y = BETWEEN / 2, y + pitch
            places.append(QPointF(x, y))
            x += taken + BETWEEN
        return places

    def _height(self, width: int) -> int:
        return round(self._places(width)[-1].y() + self._texts.metrics.height() * 1.25 + 2)
