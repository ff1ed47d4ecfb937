"""A rounded name on a tint: a press opens it or takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from gui.inspector.elided import plain_tip
from gui.theme import icon, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

WIDEST = 34
"""Average characters of a chip at most."""


class Chip(QAbstractButton):
    """Kind in bold, then the value, elided; with a cross where a press takes it away."""

    def __init__(
        self, value: str, kind: str = "", *, cross: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind, self._value, self._cross = kind, " ".join(value.split()), cross
        self._bold = QFont(self.font())
        self._bold.setWeight(QFont.Weight.DemiBold)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{kind} {self._value}".strip())

    def _parts(self) -> tuple[int, int, int]:
        """Return the widths of the margin, the kind and the cross."""
        margin = self.fontMetrics().averageCharWidth() + 2
        kind = QFontMetrics(self._bold).horizontalAdvance(f"{self._kind} ") if self._kind else 0
        return margin, kind, self.fontMetrics().height() if self._cross else 0

    @override
    def sizeHint(self) -> QSize:
        margin, kind, cross = self._parts()
        width = 2 * margin + kind + self.fontMetrics().horizontalAdvance(self._value) + cross + 2
        widest = WIDEST * self.fontMetrics().averageCharWidth()
        return QSize(min(width, widest), self.fontMetrics().height() + 6)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(5 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        margin, kind, cross = self._parts()
        with QPainter(self) as painter:
            self._paint_ground(painter)
            inner = self.rect().adjusted(margin, 0, -margin, 0)
            painter.setPen(theme().colour("accent"))
            painter.setFont(self._bold)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self._kind)
            painter.setFont(self.font())
            inner.adjust(kind, 0, -cross, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self._elided(inner.width()))
            if cross:
                size = cross - 3
                box = QRect(inner.right() + 4, (self.height() - size) // 2, size, size)
                icon("x", "accent").paint(painter, box)

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if self.hasFocus() else "selection"
        painter.setPen(QPen(theme().colour(edge), 1))
        painter.setBrush(theme().colour("hover" if self.underMouse() else "selection"))
        box = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def _elided(self, width: int) -> str:
        return self.fontMetrics().elidedText(self._value, Qt.TextElideMode.ElideRight, width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        margin, kind, cross = self._parts()
        whole = self._elided(self.width() - 2 * margin - kind - cross) == self._value
        self.setToolTip("" if whole else plain_tip(self._value))
