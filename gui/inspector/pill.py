"""A word in a rounded outline: what the analyst decided, and how sure the finding was."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gui.inspector.section import small
from gui.theme import theme

COLOURS = {"suggested": "dim", "accepted": "ongoing", "rejected": "denied"}


class Pill(QWidget):
    """Says its words in the colour of their kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._colour = "", "dim"
        self.setFont(small(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, kind: str) -> None:
        """Show words; kind is a status."""
        self._text, self._colour = text, COLOURS.get(kind, "dim")
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 18, metrics.height() + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().colour("line"), 1))
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setPen(theme().colour(self._colour))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
