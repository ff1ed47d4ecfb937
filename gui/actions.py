"""The menus: every action once, with its words, its key and its icon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.keys import Key, Reach, keys
from gui.mnemonics import Mnemonics, bare
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MENUS = ("&File", "&Edit", "&View", "Eve&nt", "&Actor", "Ana&lyse", "&Tools", "&Help")


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
    under: str = ""
    """The submenu that it belongs to, made where its first line stands."""

    @property
    def key_id(self) -> str:
        """The name of its key."""
        return f"{self.menu}/{self.text}"


class Actions(QObject):
    """The menu bar of the main window, and its actions by their text."""

    def __init__(self, window: QMainWindow, entries: Iterable[Entry]) -> None:
        super().__init__(window)  # so that the theme lets go of it with the window
        self._window = window
        self._mnemonics = Mnemonics(self)
        self._submenus: dict[tuple[str, str], QMenu] = {}
        self.menus = {bare(name): self._menu(name) for name in MENUS}
        self._icons: dict[QAction, str] = {}
        self._keyed: dict[str, QAction] = {}
        self.by_text = {entry.text: self._add(entry) for entry in entries}
        keys().changed.connect(self._follow_keys)
        theme().changed.connect(self._tint)

    def __getitem__(self, text: str) -> QAction:
        return self.by_text[text]

    def all(self) -> list[QAction]:
        """Every action of every menu, submenus included, for the palette and the key card."""
        found: list[QAction] = []
        for menu in self.menus.values():
            found += _leaves(menu)
        return found

    def submenu(self, menu: str, name: str) -> QMenu:
        """Return a submenu, made at the end of the menu where there is none yet."""
        if (menu, name) not in self._submenus:
            made = self.menus[menu].addMenu(name)
            made.setToolTipsVisible(True)
            self._mnemonics.serve(made)
            self._submenus[menu, name] = made
        return self._submenus[menu, name]

    def adopt(self, menu: str, under: str, action: QAction) -> None:
        """Put an action made elsewhere into a submenu, with a key to choose like any other."""
        key = Key(menu, f"{under} › {bare(action.text())}", action.shortcut().toString())
        self.submenu(menu, under).addAction(action)
        self._key(key, action)

    def _menu(self, name: str) -> QMenu:
        menu = self._window.menuBar().addMenu(name)
        menu.setToolTipsVisible(True)
        self._mnemonics.serve(menu)
        return menu

    def _add(self, entry: Entry) -> QAction:
        menu = self.menus[entry.menu]
        if entry.divider and not entry.under:
            menu.addSeparator()
        if entry.under:
            menu = self.submenu(entry.menu, entry.under)
            if entry.divider:
                menu.addSeparator()
        action = QAction(entry.text, self._window)
        action.triggered.connect(entry.run)
        if entry.in_views:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if entry.icon:
            self._icons[action] = entry.icon
            action.setIcon(icon(entry.icon))
            action.setIconVisibleInMenu(False)
        menu.addAction(action)
        reach: Reach = "views" if entry.in_views else "window"
        self._key(Key(entry.menu, entry.text, entry.keys, reach), action)
        return action

    def _key(self, key: Key, action: QAction) -> None:
        keys().declare([key])
        action.setProperty(KEY_ID, key.id)
        self._keyed[key.id] = action
        self._show_key(key.id)

    def _follow_keys(self) -> None:
        for key_id in self._keyed:
            self._show_key(key_id)

    def _show_key(self, key_id: str) -> None:
        action = self._keyed[key_id]
        action.setShortcut(QKeySequence(keys().of(key_id)))
        action.setToolTip(tip(action))

    def _tint(self) -> None:
        for action, name in self._icons.items():
            action.setIcon(icon(name))


def tip(action: QAction) -> str:
    """Return the words of an action with its key."""
    words, key = bare(action.text()).rstrip("…"), action.shortcut().toString(_NATIVE)
    return f"{words} ({key})" if key else words


def _leaves(menu: QMenu) -> list[QAction]:
    """List the actions of a menu and its submenus.

    WORKAROUND: QAction.menu() of PySide6 6.8 may delete the menu that it returns, so the
    submenus are found as children.
    """
    inner = menu.findChildren(QMenu)
    openers = [each.menuAction() for each in inner]
    found = [action for each in (menu, *inner) for action in each.actions()]
    return [action for action in found if action not in openers and not action.isSeparator()]


KEY_ID = "key_id"
"""The property of an action that names its key."""
_NATIVE = QKeySequence.SequenceFormat.NativeText
