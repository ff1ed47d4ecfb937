"""The command palette: every action, found by typing a part of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QDialog):
    """Type, choose with the arrows, Enter runs it."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._actions: list[QAction] = []
        self._field = QLineEdit(placeholderText="Type a command…")
        self._field.setAccessibleName("Command")
        self._list = QListWidget()
        self._list.setAccessibleName("Commands")
        rows = QVBoxLayout(self)
        rows.addWidget(self._field)
        rows.addWidget(self._list)
        for action in actions:
            self._add(action)
        self._field.textChanged.connect(self._narrow)
        self._field.returnPressed.connect(self._run)
        self._list.itemActivated.connect(self._run)
        self._field.installEventFilter(self)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 70, wide * 50)
        self._narrow("")

    def _add(self, action: QAction) -> None:
        keys = action.shortcut().toString()
        text = action.text().replace("&", "") + (f"    {keys}" if keys else "")
        item = QListWidgetItem(action.icon(), text, self._list)
        item.setData(Qt.ItemDataRole.UserRole, len(self._actions))
        self._actions.append(action)
        item.setFlags(item.flags() if action.isEnabled() else Qt.ItemFlag.NoItemFlags)

    def _narrow(self, text: str) -> None:
        words, first = text.casefold().split(), True
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(not all(w in item.text().casefold() for w in words))
            if first and not item.isHidden() and item.flags():
                self._list.setCurrentItem(item)
                first = False

    def _run(self) -> None:
        item = self._list.currentItem()
        self.close()
        if item is not None and not item.isHidden():
            self._actions[item.data(Qt.ItemDataRole.UserRole)].trigger()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in KEYS:
            self._list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)
