"""The values of a column to tick, with their counts and a line that finds among them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

MOST = 500
"""Values listed at once; typing finds the others."""


class ValueList(QWidget):
    """Ticks stay while the list is searched."""

    def __init__(self, values: list[tuple[str, str, int]], chosen: frozenset[str]) -> None:
        """Values are value, words and count, in order."""
        super().__init__()
        self._values, self._chosen = values, set(chosen)
        self.seek, self.list, self.note = QLineEdit(), QListWidget(), QLabel()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 8, 0, 0)
        for widget in (self.seek, self.list, self.note):
            rows.addWidget(widget)
        self.seek.setPlaceholderText("Find a value")
        self.seek.setAccessibleName("Find a value")
        self.seek.setClearButtonEnabled(True)
        self.list.setAccessibleName("Values of the column")
        self.list.setUniformItemSizes(True)
        self.note.setProperty("dim", "true")
        self.seek.textChanged.connect(self._show)
        self.list.itemChanged.connect(self._tick)
        self._show()

    @property
    def chosen(self) -> frozenset[str]:
        """The values that are ticked, listed or not."""
        return frozenset(self._chosen)

    def _show(self, sought: str = "") -> None:
        words = sought.casefold().strip()
        found = [each for each in self._values if words in each[1].casefold()]
        found.sort(key=lambda each: each[0] not in self._chosen)
        self.list.blockSignals(True)
        self.list.clear()
        for value, label, count in found[:MOST]:
            self.list.addItem(self._item(value, label, count))
        self.list.blockSignals(False)
        self.note.setText(_note(len(found), bool(words)))

    def _item(self, value: str, label: str, count: int) -> QListWidgetItem:
        item = QListWidgetItem(f"{' '.join(label.split())[:200]}   ({count:,})")
        item.setData(Qt.ItemDataRole.UserRole, value)
        ticked = value in self._chosen
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _tick(self, item: QListWidgetItem) -> None:
        value = str(item.data(Qt.ItemDataRole.UserRole))
        if item.checkState() is Qt.CheckState.Checked:
            self._chosen.add(value)
        else:
            self._chosen.discard(value)


def _note(count: int, sought: bool) -> str:
    if not count:
        return "No value says that." if sought else "The column is empty in all events shown."
    values = f"{count:,} value{'s' * (count != 1)}"
    return f"{values}; the first {MOST} are listed: type to find others" if count > MOST else values
