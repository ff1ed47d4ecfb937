"""The editors that open in cells, and how a cell is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from core.table_columns import COLUMNS
from gui.inspector.date_reading import DateReading
from gui.inspector.typed_date import today_of
from gui.table.cell_edits import CHOICES
from gui.table.event_model import ID_ROLE
from gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QObject
    from PySide6.QtGui import QPainter

    from core.model import FuzzyDate
    from gui.store import Store

    Index = QModelIndex | QPersistentModelIndex


INSET = 8
"""Pixels at either side of a cell, so that words stand under their heading."""
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class CellDelegate(QStyledItemDelegate):
    """Lines and lists as editors; the current cell in a frame, selection by role."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        name = COLUMNS[index.column()].name
        if name in CHOICES:
            return _Choice(parent, name, self)
        if name == "Date":
            return _date_line(parent, today_of(self._store.project, str(index.data(ID_ROLE))))
        line = QLineEdit(parent)
        line.setAccessibleName(name)
        return line

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else ""
        if isinstance(editor, QLineEdit):
            text = editor.text()
        if text != str(index.data(Qt.ItemDataRole.EditRole)):
            model.setData(index, text)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = option.rect
        rect.setWidth(max(rect.width(), editor.fontMetrics().averageCharWidth() * 16))
        editor.setGeometry(rect.adjusted(-1, -1, 1, 1))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(rect, ground)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if text:  # painted here: the style would ask for six roles more, cell by cell
            ink = index.data(Qt.ItemDataRole.ForegroundRole)
            painter.setPen(ink.color() if ink is not None else option.palette.text().color())
            room = rect.adjusted(INSET, 0, -INSET, 0)
            line = text.replace("\n", " ")
            said = option.fontMetrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, index.data(Qt.ItemDataRole.TextAlignmentRole) or LEFT, said)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme().colour("accent"), 1.5))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))


class _Choice(QComboBox):
    """Opens its list at once; a choice closes the editor."""

    def __init__(self, parent: QWidget, name: str, delegate: CellDelegate) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self.addItems(list(CHOICES[name]))
        self.setAccessibleName(name)
        self.activated.connect(self._done)

    def _done(self, _: int) -> None:
        self._delegate.commitData.emit(self)
        self._delegate.closeEditor.emit(self, QStyledItemDelegate.EndEditHint.NoHint)


def _date_line(parent: QWidget, today: FuzzyDate | None) -> QLineEdit:
    """Make a line that says, while one types, how the date is read."""
    line = QLineEdit(parent)
    line.setAccessibleName("Date")
    line.setPlaceholderText("any form of date")
    DateReading(line, today, tips=True)
    return line
