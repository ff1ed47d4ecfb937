"""All that the graph can do besides what its buttons do, in one menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.graph.scene import Colouring
from gui.keyed import with_key
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Iterable

ALIGN = ("left", "right", "top", "bottom", "middle across", "middle down")
DISTRIBUTE = ("across", "down")
EXPORTS = (
    ("png", "PNG picture…"), ("svg", "SVG drawing…"), ("gexf", "GEXF for Gephi, with dates…"),
    ("graphml", "GraphML…"),
)  # fmt: skip


class MoreMenu(QMenu):
    """Opened by the strip's last button, and by a right click on empty ground."""

    asked = Signal(str)
    """What was chosen, such as "run", "compare", "align left", "export svg", "group kind"."""
    colouring_chosen = Signal(object)
    """A Colouring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("More for the graph")
        self._icons: dict[QAction, str] = {}
        self._colourings: dict[QAction, Colouring] = {}
        self._selected: list[QAction] = []
        self._add_views()
        self._add_arranging()
        self._add_groups()
        self._add_colours()
        self.addSeparator()
        self.lonely = self._check("Show unconnected actors")
        self.things = self._check("Show things without a name")
        self.separate = self._check("Show every kind of tie by itself")
        self.unhide = QAction("Show hidden actors", self, enabled=False)
        self.unpin_all = QAction("Unpin all", self)
        self.addActions([self.unhide, self.unpin_all])
        self._add_exports()
        self.triggered.connect(self._ask)
        theme().changed.connect(self._dress)
        self._dress()

    def offer(self, selected: int) -> None:
        """Offer what takes so many selected actors."""
        for action in self._selected:
            action.setEnabled(selected >= int(action.property("needs")))

    def _add_views(self) -> None:
        self._entry(self, "compare", "Compare two periods…", "layers")
        self._entry(self, "play", "Play through time", "play")
        self._entry(self, "table", "Actors and their measures", "table")
        self._entry(
            self,
            "paths",
            with_key("Paths between two selected actors", "Graph/Paths between two actors"),
            "git-fork",
            needs=2,
        )
        self.addSeparator()

    def _add_arranging(self) -> None:
        self._entry(
            self,
            "run",
            with_key("Run the force layout", "Graph/Run or pause the layout"),
            "refresh-cw",
        )
        align = self.addMenu("Align selected")
        for side in ALIGN:
            self._entry(align, f"align {side}", side.capitalize(), needs=2)
        for way in DISTRIBUTE:
            self._entry(align, f"distribute {way}", f"Distribute {way}", needs=3)
        self._align = align

    def _add_groups(self) -> None:
        groups = self.addMenu("Group")
        self._entry(
            groups,
            "group selected",
            with_key("Selected actors into one", "Graph/Group the selected actors"),
            needs=2,
        )
        self._entry(groups, "group kind", "By kind")
        self._entry(groups, "group community", "By community")
        self._entry(groups, "ungroup all", "Expand all groups")

    def _add_colours(self) -> None:
        menu, group = self.addMenu("Colour nodes by"), QActionGroup(self)
        for colouring in Colouring:
            action = QAction(str(colouring).capitalize(), group, checkable=True)
            action.setChecked(colouring is Colouring.KIND)
            menu.addAction(action)
            self._colourings[action] = colouring

    def _add_exports(self) -> None:
        menu = self.addMenu("Export what is shown")
        for name, words in EXPORTS:
            self._entry(menu, f"export {name}", words)

    def _check(self, words: str) -> QAction:
        action = QAction(words, self, checkable=True)
        self.addAction(action)
        return action

    def _entry(self, menu: QMenu, name: str, words: str, picture: str = "", needs: int = 0) -> None:
        action = QAction(words, self)
        action.setData(name)
        if picture:
            self._icons[action] = picture
        if needs:
            action.setProperty("needs", needs)
            action.setEnabled(False)
            self._selected.append(action)
        menu.addAction(action)

    def _dress(self) -> None:
        for action, name in self._icons.items():
            action.setIcon(icon(name))

    def _ask(self, action: QAction) -> None:
        if action in self._colourings:
            self.colouring_chosen.emit(self._colourings[action])
        elif action.data():
            self.asked.emit(str(action.data()))

    def entries(self) -> Iterable[QAction]:
        """Yield every action that asks for something."""
        for action in self.findChildren(QAction):
            if action.data():
                yield action
