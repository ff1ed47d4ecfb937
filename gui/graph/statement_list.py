"""The dated sentences behind a tie, newest first; a click opens the article there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from core.wording import words
from gui.graph.picture import smaller
from gui.graph.tips import counted
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.ties import Statement

_STATEMENT = Qt.ItemDataRole.UserRole
_HEAD = Qt.ItemDataRole.UserRole + 1
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_PAD = 7


class StatementList(QWidget):
    """A title, a way to close, and the sentences."""

    chosen = Signal(object)
    """The Statement clicked, or entered with the keyboard."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.title.setProperty("role", "section")
        self._close = QToolButton()
        self._close.setToolTip("Close the list")
        self._close.setAccessibleName("Close the list of sentences")
        self._close.setProperty("flat", True)
        self._close.clicked.connect(self.closed)
        self.list = QListWidget()
        self.list.setAccessibleName("Sentences behind the tie, newest first")
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(_SentenceDelegate(self.list))
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self._lay_out()
        theme().changed.connect(self._dress)
        self._dress()

    def show_statements(self, title: str, told: Sequence[tuple[Statement, str]]) -> None:
        """List statements, each with the name of its source, under a title."""
        self.title.setText(f"{title} · {counted(len(told), 'sentence')}")
        self.list.clear()
        for statement, source in told:
            item = QListWidgetItem(statement.text)
            item.setData(_STATEMENT, statement)
            item.setData(_HEAD, " · ".join(part for part in (_date(statement), source) if part))
            self.list.addItem(item)
        self.list.scrollToTop()

    def statements(self) -> list[Statement]:
        """Return what is listed, from the top."""
        return [self.list.item(row).data(_STATEMENT) for row in range(self.list.count())]

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_STATEMENT))

    def _dress(self) -> None:
        self._close.setIcon(icon("x", "dim"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 6, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self._close)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(head)
        box.addWidget(self.list, 1)


def _date(statement: Statement) -> str:
    if statement.when is None and statement.reported is not None:
        return f"reported {words(statement.reported)}"
    return words(statement.when)


class _SentenceDelegate(QStyledItemDelegate):
    """Paints the date and the source above the sentence, which wraps."""

    Index = QModelIndex | QPersistentModelIndex

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state, colour = option.state, "panel"
        if state & QStyle.StateFlag.State_Selected:
            colour = "selection"
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = "hover"
        painter.fillRect(option.rect, theme().colour(colour))
        box = self._inside(option.rect)
        small = smaller(option.font)
        painter.setFont(small)
        painter.setPen(theme().colour("dim"))
        painter.drawText(box, _WRAP, str(index.data(_HEAD)))
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(box.adjusted(0, self._head(option), 0, 0), _WRAP, str(index.data()))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListWidget) else 300
        room = self._inside(QRect(0, 0, width, 10_000))
        text = option.fontMetrics.boundingRect(room, _WRAP, str(index.data()))
        return QSize(width, text.height() + self._head(option) + 2 * _PAD)

    def _inside(self, rect: QRect) -> QRect:
        return rect.adjusted(12, _PAD, -12, -_PAD)

    def _head(self, option: QStyleOptionViewItem) -> int:
        return option.fontMetrics.height() + 2
