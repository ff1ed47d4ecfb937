"""The list of keys: commands by menu and view, each with its key and what it collides with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gui.keys import Key, keys
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

ID = Qt.ItemDataRole.UserRole
COLUMNS = ("Command", "Key", "Also stands for")
IN_MENUS = "{} menu"


class KeyTree(QTreeWidget):
    """Follows nothing by itself: refresh shows the keys in force."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Commands and their keys")
        self.setColumnCount(len(COLUMNS))
        self.setHeaderLabels(COLUMNS)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setProperty("roomy", "true")
        self.setIndentation(self.fontMetrics().averageCharWidth() * 2)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._places: dict[str, QTreeWidgetItem] = {}
        self._keys = {key.id: key for key in keys().all()}
        for place in dict.fromkeys(key.place for key in self._keys.values()):
            self._add_place(place)
        self.refresh()
        self.expandAll()
        self._choose_first()
        self._size()

    def key(self) -> Key | None:
        """Return the key chosen."""
        item = self.currentItem()
        return self._keys.get(item.data(0, ID)) if item is not None else None

    def choose(self, key_id: str) -> None:
        """Choose a command."""
        self.setCurrentItem(self._items[key_id])

    def refresh(self) -> None:
        """Show the keys in force."""
        conflicts = keys().all_conflicts()
        for key_id, item in self._items.items():
            others = conflicts.get(key_id, [])
            item.setText(1, keys().shown(key_id))
            item.setFont(1, self._bold(keys().is_chosen(key_id)))
            item.setText(2, named(others))
            item.setForeground(2, theme().colour("error"))
            item.setIcon(2, icon("triangle-alert", "error") if others else icon("minus", "panel"))

    def narrow(self, text: str) -> None:
        """Show the commands whose words, place or key hold all words typed."""
        asked = text.casefold().split()
        for key_id, item in self._items.items():
            said = f"{self._keys[key_id].place} {item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in said for word in asked))
        shown = {self._keys[i].place for i, item in self._items.items() if not item.isHidden()}
        for place, item in self._places.items():
            item.setHidden(place not in shown)
        self._choose_first()

    def _choose_first(self) -> None:
        current = self.currentItem()
        if current is None or current.isHidden():
            shown = [item for item in self._items.values() if not item.isHidden()]
            for item in shown[:1]:
                self.setCurrentItem(item)

    def _add_place(self, place: str) -> None:
        mine = [key for key in self._keys.values() if key.place == place]
        menu = any(key.reach != "view" for key in mine)
        heading = QTreeWidgetItem(self, [IN_MENUS.format(place) if menu else place])
        heading.setFont(0, self._bold(True))
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self._places[place] = heading
        for key in mine:
            item = QTreeWidgetItem(heading, [key.words.rstrip("…")])
            item.setData(0, ID, key.id)
            self._items[key.id] = item

    def _bold(self, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font

    def _size(self) -> None:
        header = self.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(1, self.fontMetrics().averageCharWidth() * 22)
        header.setStretchLastSection(True)


def named(several: Sequence[Key]) -> str:
    """Name commands with the menus and views that they belong to."""
    return ", ".join(f"{each.place} › {each.words.rstrip('…')}" for each in several)
