"""What the timeline says where it has nothing to show, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from core.filter import Filter

if TYPE_CHECKING:
    from gui.store import Store
    from gui.timeline.canvas import TimelineCanvas

NOTHING = "No events yet. Drop articles here, or double-click to make an event."
UNDATED = "No event has a date yet. Drag one here from the Undated tab."
FILTERED = "The filters in force hide every event."


class Hollow(QWidget):
    """Lies over the canvas while that is empty; clicks go through, save on its button."""

    def __init__(self, store: Store, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._store, self._canvas = store, canvas
        self.words = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("dim", True)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.clear = QPushButton("Clear filters")
        self.clear.clicked.connect(self._clear)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignCenter)
        canvas.installEventFilter(self)
        canvas.plan_changed.connect(self._follow)
        store.patched.connect(self._follow)
        store.articles_changed.connect(self._follow)
        self._follow()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _follow(self, _patch: object = None) -> None:
        empty = not len(self._canvas.view.plan.marks)
        if not empty:
            self.hide()
            return
        shown, known = self._store.visible, self._store.project.events.values()
        events = any(e.merged_into is None for e in known)
        self.clear.setVisible(events and not shown)
        nothing = self._store.articles.words("events") or NOTHING
        self.words.setText(nothing if not events else FILTERED if not shown else UNDATED)
        self.show()
        self._place()

    def _place(self) -> None:
        """Stand in the middle, no larger than needed, so that the rest takes the mouse."""
        width = min(self._canvas.width() - 20, self.fontMetrics().averageCharWidth() * 60)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else 0
        height = max(height, self.sizeHint().height())
        parent = self._canvas.rect().center()
        self.setGeometry(parent.x() - width // 2, parent.y() - height // 2, width, height)

    def _clear(self) -> None:
        self._store.set_filter(Filter())
