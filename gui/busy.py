"""A job in the status bar: what it does, how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

if TYPE_CHECKING:
    from gui.store import Store

_WIDE = 60
"""Characters of what is being done."""


class Busy(QWidget):
    """Shown while a job is under way."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.cancel = QPushButton("Cancel")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.words, self.bar, self.cancel):
            row.addWidget(widget)
        self.bar.setFixedWidth(self.fontMetrics().averageCharWidth() * 18)
        self.bar.setAccessibleName("Progress")
        self.cancel.setProperty("flat", "true")
        self.cancel.setToolTip("Stop; nothing is changed")
        self.cancel.clicked.connect(self.cancelled)
        self.hide()

    def say(self, words: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done; without a total there is no telling how long it takes."""
        metrics = self.fontMetrics()
        wide = metrics.averageCharWidth() * _WIDE
        self.words.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, wide))
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.show()


class TakingSign(Busy):
    """The large step of the project that is being made; Cancel leaves all as it was."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._words = ""
        store.taking.began.connect(self._begin)
        store.taking.told.connect(self._tell)
        store.taking.ended.connect(self.hide)
        self.cancelled.connect(store.taking.cancel)

    def _begin(self, words: str) -> None:
        self._words = words
        self.cancel.setEnabled(True)
        self.say(words)

    def _tell(self, done: int, total: int) -> None:
        """Say how much is written; what is all written cannot be stopped any more."""
        self.cancel.setEnabled(done < total)
        self.say(self._words, done, total)
