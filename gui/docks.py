"""The docks round the views: sources and facets, inspector, reader, review, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QWidget

from gui.facets import Facets, SourcesList
from gui.inspector import Inspector
from gui.reader import Reader
from gui.review import Collator, ComparePane, ProblemsList, ReviewQueue
from gui.rounds import ground

if TYPE_CHECKING:
    from core.errors import Problem
    from gui.store import Store

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
SHARES = [4000, 6000]
"""How sources and facets share their dock; a splitter keeps the ratio of larger sizes."""


class Docks:
    """Makes the docks and knows where each belongs."""

    def __init__(self, window: QMainWindow, store: Store) -> None:
        self._window = window
        self._store = store
        self.sources = SourcesList(store)
        self.facets = Facets(store)
        self.inspector = Inspector(store)
        self.reader = Reader(store)
        self.review = ReviewQueue(store)
        self.problems = ProblemsList(store)
        self.problems.setAccessibleName("Problems")
        self.collator = Collator(store, window)
        self.compare = ComparePane(store, self.collator)
        self._left = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._left.addWidget(self.sources)
        self._left.addWidget(self.facets)
        self._left.setSizes(SHARES)
        self._left.setMinimumWidth(window.fontMetrics().averageCharWidth() * 18)
        self.left = self._dock("Sources and facets", self._left, LEFT)
        self.right = self._dock("Inspector", self.inspector, RIGHT)
        self.bottom = [
            self._dock("Reader", self.reader, BOTTOM),
            self._dock("Review", self.review, BOTTOM),
            self._dock("Problems", self.problems, BOTTOM),
            self._dock("Compare", self.compare, BOTTOM),
        ]
        window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
        window.setDockOptions(window.dockOptions() | QMainWindow.DockOption.AllowNestedDocks)
        self.problems.count_changed.connect(self._name_problems)
        self.compare.count_changed.connect(self._name_compare)

    @property
    def all(self) -> list[QDockWidget]:
        """Every dock."""
        return [self.left, self.right, *self.bottom]

    def reset(self) -> None:
        """Put every dock back where it was at first."""
        window, wide = self._window, self._window.fontMetrics().averageCharWidth()
        for dock in self.all:
            dock.setFloating(False)
            dock.show()
        window.addDockWidget(LEFT, self.left)
        window.addDockWidget(RIGHT, self.right)
        for dock in self.bottom:
            window.addDockWidget(BOTTOM, dock)
        for dock in self.bottom[1:]:
            window.tabifyDockWidget(self.bottom[0], dock)
        self.bottom[0].raise_()
        self._left.setSizes(SHARES)
        sides = [min(wide * 36, window.width() // 5), min(wide * 45, window.width() // 4)]
        high = min(window.fontMetrics().height() * 15, window.height() // 3)
        window.resizeDocks([self.left, self.right], sides, _HORIZONTAL)
        window.resizeDocks([self.bottom[0]], [high], _VERTICAL)

    def shares(self) -> QByteArray:
        """Return how sources and facets share their dock, to keep in the settings."""
        return self._left.saveState()

    def restore_shares(self, state: QByteArray) -> None:
        """Let sources and facets share their dock as shares found them."""
        self._left.restoreState(state)

    def show_reader(self) -> None:
        """Bring the reader to the front."""
        self.bottom[0].show()
        self.bottom[0].raise_()

    def show_compare(self) -> None:
        """Bring what is told twice to the front."""
        self.go_to(self.compare)
        self.compare.tabs.currentWidget().setFocus()

    def go_to(self, part: QWidget) -> None:
        """Bring a part to the front and put the keyboard into it."""
        dock = next(d for d in self.all if d.isAncestorOf(part))
        dock.show()
        dock.raise_()
        ground(part).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_first(self, _what: object = None) -> None:
        """Open the first article where the reader shows none."""
        documents = self._store.project.documents
        if documents and self.reader.document_id is None:
            self.reader.show_document(min(documents))

    def report(self, problem: Problem) -> None:
        """List a problem, and show the list if it is an error."""
        self.problems.add([problem])
        if problem.severity == "error":
            self.bottom[2].raise_()

    def _name_problems(self, count: int) -> None:
        self.bottom[2].setWindowTitle(f"Problems · {count}" if count else "Problems")

    def _name_compare(self, count: int) -> None:
        self.bottom[3].setWindowTitle(f"Compare · {count}" if count else "Compare")

    def _dock(self, title: str, content: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(title)
        dock.setWidget(content)
        # The parts name themselves; a title above them would only take room.
        dock.setTitleBarWidget(QWidget(dock))
        self._window.addDockWidget(area, dock)
        return dock


_HORIZONTAL, _VERTICAL = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
