"""The command palette: every action, event, actor and source, found by typing a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gui.dialogs.findings import Found, commands, note_used, rows, search
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from gui.store import Store

KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
SIGNS = {"event": "calendar-days", "actor": "user", "source": "file-text"}
NOTHING = "Nothing answers that. Type a part of a command, or of an event, actor or source."
PLACE, ASIDE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Palette(QDialog):
    """Type, choose with the arrows, Enter runs it or goes there."""

    row_chosen = Signal(str)
    """The id of the event, actor or source to go to."""

    def __init__(
        self,
        actions: Sequence[QAction],
        parent: QWidget | None = None,
        store: Store | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setWindowTitle("Command palette")
        self._actions = list(actions)
        self._all = commands(self._actions) + (rows(store.project) if store else [])
        self._found: list[Found] = []
        self._field = QLineEdit(placeholderText="Type a command, event, actor or source…")
        self._field.setAccessibleName("Command, event, actor or source")
        self._list = QListWidget()
        self._list.setAccessibleName("What answers")
        self._list.setItemDelegate(_Lines(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self._field.textChanged.connect(self._narrow)
        self._field.returnPressed.connect(self._run)
        self._list.itemClicked.connect(self._run)
        self._field.installEventFilter(self)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 84, wide * 60)
        self._narrow("")

    def texts(self) -> list[str]:
        """Return what is listed, from the top."""
        return [each.text for each in self._found]

    def _narrow(self, text: str) -> None:
        self._list.clear()
        self._found = search(text, self._all)
        for place, found in enumerate(self._found):
            self._add(place, found)
        if not self._found:
            QListWidgetItem(NOTHING, self._list).setFlags(Qt.ItemFlag.NoItemFlags)
        usable = [place for place, found in enumerate(self._found) if found.enabled]
        self._list.setCurrentRow(usable[0] if usable else -1)

    def _add(self, place: int, found: Found) -> None:
        sign = icon(SIGNS[found.kind], "dim") if found.kind in SIGNS else None
        sign = sign or self._actions[found.number].icon()
        item = QListWidgetItem(sign, found.text, self._list)
        item.setData(PLACE, place)
        item.setData(ASIDE, found.aside)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{found.text}, {found.aside}")
        item.setFlags(item.flags() if found.enabled else Qt.ItemFlag.NoItemFlags)

    def _run(self, _item: object = None) -> None:
        item = self._list.currentItem()
        self.close()
        if item is None or item.data(PLACE) is None:
            return
        found = self._found[item.data(PLACE)]
        if found.kind == "command":
            note_used(self._actions[found.number])
            self._actions[found.number].trigger()
        else:
            self.row_chosen.emit(found.row_id)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on what is typed before the field has the keyboard."""
        if event.text() and event.key() != Qt.Key.Key_Escape and not self._field.hasFocus():
            self._field.setFocus(Qt.FocusReason.PopupFocusReason)
            self._field.event(event)
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in KEYS:
            self._list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


class _Lines(QStyledItemDelegate):
    """The words on the left, elided where they must; menu, key or kind on the right, dim."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(10, round(option.fontMetrics.height() * 1.6))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        pad = option.fontMetrics.averageCharWidth()
        painter.save()
        painter.fillRect(option.rect, theme().colour("selection" if chosen else "panel"))
        room = option.rect.adjusted(pad, 0, -pad, 0)
        side = option.fontMetrics.height()
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        if sign is not None:
            top = room.center().y() - side // 2
            sign.paint(painter, QRect(room.left(), top, side, side))
        room.setLeft(room.left() + side + pad)
        aside = str(index.data(ASIDE) or "")
        wide = min(painter.fontMetrics().horizontalAdvance(aside) + pad, room.width() // 2)
        self._write(painter, room.adjusted(room.width() - wide, 0, 0, 0), aside, "dim")
        room.setRight(room.right() - wide - pad * 2)
        text = str(index.data() or "")
        self._write(painter, room, text, "text" if enabled else "dim")
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, text: str, colour: str) -> None:
        painter.setPen(theme().colour(colour))
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)
