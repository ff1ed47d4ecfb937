"""The views in the middle: side by side, one above another, or all as tabs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from gui import settings
from gui.actions import Entry
from gui.rounds import ground

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BESIDE, ABOVE, THREE, TABS = "beside", "above", "three", "tabs"
GROUPS: Mapping[str, Sequence[Sequence[str]]] = {
    BESIDE: (("Timeline", "Table", "Undated"), ("Graph",)),
    ABOVE: (("Timeline", "Table", "Undated"), ("Graph",)),
    THREE: (("Timeline", "Undated"), ("Table",), ("Graph",)),
    TABS: (("Timeline", "Graph", "Table", "Undated"), ()),
}
"""The views of each tab bar, by the way they are arranged."""
WORDS = {
    BESIDE: "Timeline beside graph", ABOVE: "Timeline above graph",
    THREE: "Timeline, table and graph side by side", TABS: "All views as tabs",
}  # fmt: skip
SHARES = {BESIDE: [6200, 3800, 0], ABOVE: [5600, 4400, 0], THREE: [4000, 3000, 3000]}
"""How the tab bars share the middle; a splitter keeps the ratio of larger sizes."""
ROOMY = 165
"""Average characters of a window in which two views stand side by side at first."""
MODE, SIZES, CURRENT = "window/arrangement", "window/views", "window/current"


class Arrangement(QSplitter):
    """Holds the views; each is found by its name wherever it stands."""

    def __init__(self, views: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent, childrenCollapsible=False)
        self._views, self._titles = dict(views), {name: name for name in views}
        self.groups = [self._group() for _ in range(3)]
        self.mode = ""
        self.arrange(BESIDE)

    @property
    def main(self) -> QTabWidget:
        """The tabs that the timeline is in."""
        return self.groups[0]

    def entries(self) -> list[Entry]:
        """Return the lines of the View menu."""
        return [
            Entry("View", words, partial(self.arrange, mode), under="Arrange")
            for mode, words in WORDS.items()
        ]

    def arrange(self, mode: str) -> None:
        """Put the views where they belong in this arrangement."""
        if mode == self.mode:
            return
        shown = self.in_front()
        self.mode = mode
        vertical = mode == ABOVE
        self.setOrientation(Qt.Orientation.Vertical if vertical else Qt.Orientation.Horizontal)
        for group, names in zip(self.groups, (*GROUPS[mode], ()), strict=False):
            for name in (n for n in names if n in self._views):
                group.addTab(self._views[name], self._titles[name])
            group.setVisible(bool(names))
        if mode in SHARES:
            self.setSizes(SHARES[mode])
        for name in reversed(shown):  # of those that share their tabs now, the first stays in front
            self.bring(self._views[name])

    def bring(self, view: QWidget) -> None:
        """Bring a view to the front of its tabs."""
        group = self._group_of(view)
        if group is not None:
            group.setCurrentWidget(view)

    def go_to(self, view: QWidget) -> None:
        """Bring a view to the front and put the keyboard into it."""
        self.bring(view)
        ground(view).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def entitle(self, view: QWidget, title: str) -> None:
        """Write another title on the tab of a view."""
        name = next(n for n, v in self._views.items() if v is view)
        self._titles[name] = title
        group = self._group_of(view)
        if group is not None:
            group.setTabText(group.indexOf(view), title)

    def in_front(self) -> list[str]:
        """Return the names of the views that are in front of their tabs."""
        front = [group.currentWidget() for group in self.groups]
        return [name for name, view in self._views.items() if view in front]

    def reset(self) -> None:
        """Put the views back as they were at first."""
        self.arrange(self._fitting())
        if self.mode in SHARES:
            self.setSizes(SHARES[self.mode])
        self.bring(self._views["Timeline"])

    def remember(self) -> None:
        """Keep how the views are arranged for the next run."""
        settings.remember(MODE, self.mode)
        settings.remember(SIZES, self.saveState())
        settings.remember(CURRENT, "\n".join(self.in_front()))

    def restore(self) -> None:
        """Arrange the views as in the run before."""
        mode = settings.text(MODE)
        self.arrange(mode if mode in GROUPS else self._fitting())
        if not self.restoreState(settings.blob(SIZES)) and self.mode in SHARES:
            self.setSizes(SHARES[self.mode])
        for name in settings.text(CURRENT).split("\n"):
            if name in self._views:
                self.bring(self._views[name])

    def _fitting(self) -> str:
        """Return what fits at first: where letters are large for the window, tabs."""
        letters = self.window().width() / self.fontMetrics().averageCharWidth()
        return BESIDE if letters >= ROOMY else TABS

    def _group(self) -> QTabWidget:
        group = QTabWidget(documentMode=True)
        # An event dragged from the tray reaches the timeline by way of its tab.
        group.tabBar().setAcceptDrops(True)
        group.tabBar().setChangeCurrentOnDrag(True)
        group.setAccessibleName("Views")
        group.tabBar().setAccessibleName("Views")
        self.addWidget(group)
        return group

    def _group_of(self, view: QWidget) -> QTabWidget | None:
        return next((group for group in self.groups if group.indexOf(view) >= 0), None)
