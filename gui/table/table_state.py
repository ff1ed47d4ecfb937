"""What stands in place of a table without rows: why there are none, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from core.filter import Filter

if TYPE_CHECKING:
    from gui.store import Store

EMPTY = "No events yet. Add articles, and what happens in them is listed here, one event a row."
HIDDEN = "The filter hides all {count:,} events. Remove a filter to see them again."


class TableState(QWidget):
    """Words, and a button that takes the filters away where these hide everything."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setProperty("dim", "true")
        self.clear = QPushButton("Clear filters")
        self.clear.clicked.connect(self._clear)
        rows = QVBoxLayout(self)
        rows.addStretch(1)
        rows.addWidget(self.words)
        rows.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignCenter)
        rows.addStretch(1)
        store.articles_changed.connect(self.say)

    def say(self, _change: object = None) -> None:
        """Say why there is nothing to show."""
        count = self._store.sieve.leads
        waiting = self._store.articles.words("events") or EMPTY
        self.words.setText(HIDDEN.format(count=count) if count else waiting)
        self.clear.setVisible(bool(count))

    def _clear(self) -> None:
        self._store.set_filter(Filter())
