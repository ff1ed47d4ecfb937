"""The menus: every action once, with its words, its key and its icon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MENUS = ("File", "Edit", "View", "Event", "Actor", "Analyse", "Tools", "Help")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu; views that handle the key themselves make it only shown here."""

    menu: str
    text: str
    run: Callable[[], object]
    keys: str = ""
    icon: str = ""
    in_views: bool = False
    divider: bool = False
    """Whether a line is drawn above it."""


class Actions(QObject):
    """The menu bar of the main window, and its actions by their text."""

    def __init__(self, window: QMainWindow, entries: Iterable[Entry]) -> None:
        super().__init__(window)  # so that the theme lets go of it with the window
        self._window = window
        self.menus = {name: self._menu(name) for name in MENUS}
        self._icons: dict[QAction, str] = {}
        self.by_text = {entry.text: self._add(entry) for entry in entries}
        theme().changed.connect(self._tint)

    def __getitem__(self, text: str) -> QAction:
        return self.by_text[text]

    def all(self) -> list[QAction]:
        """Every action of every menu, submenus included, for the palette and the key card."""
        found: list[QAction] = []
        for menu in self.menus.values():
            found += _leaves(menu)
        return found

    def _menu(self, name: str) -> QMenu:
        menu = self._window.menuBar().addMenu(f"&{name}")
        menu.setToolTipsVisible(True)
        return menu

    def _add(self, entry: Entry) -> QAction:
        menu = self.menus[entry.menu]
        if entry.divider:
            menu.addSeparator()
        action = QAction(entry.text, self._window)
        action.triggered.connect(entry.run)
        if entry.keys:
            action.setShortcut(QKeySequence(entry.keys))
            tip = f"{entry.text.rstrip('…')} ({action.shortcut().toString(_NATIVE)})"
            action.setToolTip(tip)
        if entry.in_views:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if entry.icon:
            self._icons[action] = entry.icon
            action.setIcon(icon(entry.icon))
            action.setIconVisibleInMenu(False)
        menu.addAction(action)
        return action

    def _tint(self) -> None:
        for action, name in self._icons.items():
            action.setIcon(icon(name))


def _leaves(menu: QMenu) -> list[QAction]:
    """List the actions of a menu and its submenus.

    WORKAROUND: QAction.menu() of PySide6 6.8 may delete the menu that it returns, so the
    submenus are found as children.
    """
    inner = menu.findChildren(QMenu)
    openers = [each.menuAction() for each in inner]
    found = [action for each in (menu, *inner) for action in each.actions()]
    return [action for action in found if action not in openers and not action.isSeparator()]


_NATIVE = QKeySequence.SequenceFormat.NativeText
