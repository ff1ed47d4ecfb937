"""The status bar: what is shown, what is being read, and the way to stop it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

if TYPE_CHECKING:
    from core.process import Finished, Progress
    from gui.store import Store
    from gui.worker import Worker


ENOUGH = 1000
"""Words from which a speed means something."""


class Status(QStatusBar):
    """Counts on the left, progress of the worker on the right."""

    def __init__(self, store: Store, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._store = store
        self._counts = QLabel()
        self._doing = QLabel("Loading the language model …")
        self._bar = QProgressBar()
        self._cancel = QPushButton("Cancel")
        self._started = 0.0
        self.addWidget(self._counts)
        for widget in (self._doing, self._bar, self._cancel):
            self.addPermanentWidget(widget)
        self._dress()
        self._follow(store, worker)
        self.count()

    def count(self, _change: object = None) -> None:
        """Say how many events there are, are shown, are undated and are selected."""
        sieve, chosen = self._store.sieve, len(self._store.selection)
        shown, undated = len(sieve.visible), sieve.undated
        words = [f"{sieve.leads} events", f"{shown} shown", f"{undated} undated"]
        words += [f"{chosen} selected"] if chosen else []
        self._counts.setText("    ".join(words))

    def _dress(self) -> None:
        self._bar.setFixedWidth(self.fontMetrics().averageCharWidth() * 18)
        self._bar.setAccessibleName("Reading progress")
        self._cancel.setProperty("flat", "true")
        self._cancel.setToolTip("Stop reading; what has been read stays")
        self._busy(False)

    def _follow(self, store: Store, worker: Worker) -> None:
        store.patched.connect(self.count)
        store.reset.connect(self.count)
        store.selection_changed.connect(self.count)
        store.filter_changed.connect(self.count)
        worker.ready.connect(self._ready)
        worker.started.connect(self._begin)
        worker.progressed.connect(self._progress)
        worker.finished.connect(self._end)
        self._cancel.clicked.connect(worker.cancel)

    def _busy(self, busy: bool) -> None:
        self._bar.setVisible(busy)
        self._cancel.setVisible(busy)

    def _ready(self, model: str) -> None:
        self._doing.setToolTip(f"Language model: {model}")
        if not self._bar.isVisible():
            self._doing.setText("Ready")

    def _begin(self) -> None:
        self._started = time.monotonic()
        self._bar.setRange(0, 0)
        self._doing.setText("Reading …")
        self._busy(True)

    def _progress(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        seconds = time.monotonic() - self._started
        told = progress.words > ENOUGH and seconds > 1
        speed = f" · {progress.words / seconds:,.0f} words/s" if told else ""
        left = seconds / progress.done * (progress.total - progress.done) if progress.done else 0
        rest = f" · {_duration(left)} left" if left > 2 else ""
        text = f"Reading {progress.done + 1} of {progress.total}: {progress.title}{speed}{rest}"
        wide = self.fontMetrics().averageCharWidth() * 80
        self._doing.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, wide))

    def _end(self, finished: Finished) -> None:
        self._busy(False)
        self._doing.setText("Stopped; what was read is kept" if finished.cancelled else "Ready")


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
