"""Rows that lead to other things: a title, a dim line below, a click that selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from gui.inspector.elided import ElidedLabel
from gui.inspector.section import clear, column, small
from gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.store import Store

STEP = 25
"""Rows shown before, and by each press of, "more"."""


class LinkRows(QWidget):
    """A list of (id, title, second line), made as far as it is looked at."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._rows: Sequence[tuple[str, str, str]] = ()
        self._count = STEP
        self._column = column(self, 0)

    def show_rows(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show other rows."""
        self._rows, self._count = rows, STEP
        self._build()

    def _build(self) -> None:
        clear(self._column)
        for row_id, title, second in self._rows[: self._count]:
            self._column.addWidget(_LinkRow(self._store, row_id, title, second))
        left = len(self._rows) - self._count
        if left > 0:
            more = QPushButton(f"{left:,} more…")
            more.setProperty("flat", "true")
            more.clicked.connect(self._more)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _more(self) -> None:
        self._count += STEP
        self._build()


class _LinkRow(QWidget):
    def __init__(self, store: Store, row_id: str, title: str, second: str) -> None:
        super().__init__()
        self._store, self._id = store, row_id
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{title}, {second}" if second else title)
        inside = column(self, 0)
        inside.setContentsMargins(6, 4, 6, 4)
        inside.addWidget(ElidedLabel(title))
        if second:
            below = ElidedLabel(second)
            below.setProperty("dim", "true")
            below.setFont(small(below.font()))
            inside.addWidget(below)

    def _open(self, *, add: bool) -> None:
        self._store.select({self._id}, add=add)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.button() == Qt.MouseButton.LeftButton:
            self._open(add=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(add=False)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() or self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(theme().colour("accent" if self.hasFocus() else "hover"))
                painter.setBrush(theme().colour("hover"))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
