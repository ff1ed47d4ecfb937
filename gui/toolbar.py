"""The bar under the menus: add, undo, search, the filters in force, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QToolButton

from gui.actions import Actions, tip
from gui.facets.chips import FilterChips, SearchField

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from gui.store import Store


class Toolbar(QToolBar):
    """Shows the few actions that one uses all the time, and what the filter leaves out."""

    def __init__(self, window: QMainWindow, store: Store, actions: Actions) -> None:
        super().__init__("Toolbar", window)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self._store = store
        self._undo, self._redo = actions["Undo"], actions["Redo"]
        self.search = SearchField(store)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)
        self.search.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chips = FilterChips(store)
        chips.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addWidget(_button(actions["Add articles…"], words=True))
        self.addWidget(_button(self._undo))
        self.addWidget(_button(self._redo))
        for words in ("Back", "Forward"):
            self.addWidget(_button(actions[words], flat=True))
        self.addWidget(self.search)
        self.setFocusProxy(self.search)
        self.addWidget(chips)
        self.addWidget(_button(actions["Export workbook…"], words=True))
        window.addToolBar(self)

    def follow_history(self) -> None:
        """Say what undo and redo would do."""
        for action, word, label in (
            (self._undo, "Undo", self._store.session.undo_label),
            (self._redo, "Redo", self._store.session.redo_label),
        ):
            action.setEnabled(label is not None)
            action.setText(f"{word} {label[:1].lower()}{label[1:]}" if label else word)
            action.setToolTip(tip(action))


def _button(action: QAction, *, words: bool = False, flat: bool = False) -> QToolButton:
    button = QToolButton()
    button.setProperty("flat", "true" if flat else "")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setDefaultAction(action)
    style = Qt.ToolButtonStyle
    button.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
    button.setAccessibleName(action.text())
    return button
