"""The keys of single views, and how a view follows the keys that the analyst chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gui.keys import Key, keys, pressed_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

VIEW_KEYS: Mapping[str, Mapping[str, str]] = {
    "Review queue": {
        "Accept": "A", "Reject": "X", "Skip": "Space", "Undo": "Backspace", "Flag": "F",
        "Date": "E", "Merge": "M", **{f"Type {n}": str(n) for n in range(1, 10)},
    },
    "Timeline": {
        "Event before in the lane": "Left", "Event after in the lane": "Right",
        "Event in the lane above": "Up", "Event in the lane below": "Down",
        "First event": "Home", "Last event": "End",
        "Event before in time": ",", "Event after in time": ".",
        "Event before in the source": "[", "Event after in the source": "]",
        "Select the event": "Return", "Select the event, second key": "Space",
        "Select nothing, or give up a drag": "Esc",
        "Cut": "Ctrl+X", "Copy": "Ctrl+C", "Paste": "Ctrl+V", "New event here": "Ins",
        "Zoom in": "+", "Zoom out": "-",
        "Move the view earlier": "Ctrl+Left", "Move the view later": "Ctrl+Right",
        "Move the view up": "Ctrl+Up", "Move the view down": "Ctrl+Down",
        "A page up": "PgUp", "A page down": "PgDown",
        "Move the lane up": "Ctrl+Shift+Up", "Move the lane down": "Ctrl+Shift+Down",
    },
    "Graph": {
        "Actor to the left": "Left", "Actor to the right": "Right", "Actor above": "Up",
        "Actor below": "Down", "Add the actor to the left": "Shift+Left",
        "Add the actor to the right": "Shift+Right", "Add the actor above": "Shift+Up",
        "Add the actor below": "Shift+Down",
        "Next actor by importance": "N", "Actor before by importance": "Shift+N",
        "Most important actor": "Home", "Least important actor": "End",
        "Select the actor": "Space",
        "Add the actor, or take it away": "Ctrl+Space",
        "Select nothing, or give up a drag": "Esc",
        "Open the evidence": "Return", "Rename the actor": "F2",
        "Zoom in": "+", "Zoom out": "-", "Run or pause the layout": "L",
        "Paths between two actors": "P", "Group the selected actors": "G",
        "Hide the actor": "H", "Select its neighbours": "E",
    },
    "Table": {
        "Row above": "Up", "Row below": "Down", "A page up": "PgUp", "A page down": "PgDown",
        "Cell to the left, or close the group": "Left",
        "Cell to the right, or open the group": "Right",
        "First cell of the row": "Home", "Last cell of the row": "End",
        "Edit the cell, or open the evidence": "Return", "Edit the cell": "F2",
        "Set in all selected rows": "Shift+F2", "Open the evidence": "Ctrl+Return",
        "Filter the column": "Alt+Down", "Add the row, or take it away": "Space",
        "Select all": "Ctrl+A", "Copy": "Ctrl+C", "Paste": "Ctrl+V",
    },
    "Reader": {"Event after in the source": "Alt+Down", "Event before in the source": "Alt+Up"},
    "Inspector": {
        "Accept": "A", "Reject": "X", "Merge": "M", "Flag": "F", "Date": "E",
        "Next reading of the date": "R",
    },
    "Compare": {"Merge": "M", "Not the same": "X", "Skip": "Space", "Undo": "Backspace"},
    "Conflicts": {"Take A": "A", "Take B": "B", "Reopen": "O", "Undo": "Backspace"},
    "Sources": {
        "Open the source": "Return", "Open the source, second key": "Space",
        "Remove the source": "Del",
    },
    "Problems": {"Copy": "Ctrl+C"},
}  # fmt: skip
"""What each view does with which key, by the name of the view."""
ALIKE = {"=": "+", "_": "-"}
"""Keys that stand for the one they share their place on the keyboard with, unless chosen."""
INSTEAD: Mapping[str, str] = {
    "Table/Edit the cell": "Event/Rename event…", "Graph/Rename the actor": "Event/Rename event…",
    "Sources/Remove the source": "Event/Delete",
}  # fmt: skip
"""Keys of single views that stand there for one of all views."""


def view_keys() -> list[Key]:
    """Return the keys that work where the keyboard is."""
    return [
        Key(place, words, key, "view", INSTEAD.get(f"{place}/{words}", ""))
        for place, each in VIEW_KEYS.items()
        for words, key in each.items()
    ]


class ViewKeys(QObject):
    """Lets a view that knows its first keys be used with the keys in force.

    The view gets the first key of what a key means now; a key of its own goes before a menu's.
    """

    def __init__(self, place: str, view: QWidget) -> None:
        super().__init__(view)
        self._place, self._view = place, view
        self._passing = False
        view.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            return self._claim(event)
        if self._passing:
            return False
        return event.type() is QEvent.Type.KeyPress and self._translate(event)

    def _claim(self, event: QKeyEvent) -> bool:
        # What is handed on is the view's, also where a menu has the same key.
        known = self._passing or keys().known_in(self._place, pressed_key(event))
        if known:
            event.accept()
        return known

    def _translate(self, event: QKeyEvent) -> bool:
        """Hand a key on as the view knows it; tell whether that was needed."""
        pressed = pressed_key(event)
        meant = keys().meant(self._place, pressed)
        if meant == pressed and ALIKE.get(pressed) in VIEW_KEYS.get(self._place, {}).values():
            meant = keys().meant(self._place, ALIKE[pressed])
        if meant == pressed or not pressed:
            return False
        event.ignore()
        if meant is not None:
            self._press(meant, event)
        return True

    def _press(self, meant: str, event: QKeyEvent) -> None:
        stroke = QKeySequence(meant)[0]  # type: ignore[index]  # the stubs leave it out
        key, held = stroke.key(), stroke.keyboardModifiers()
        text = chr(key.value).lower() if 32 < key.value < 127 and not held else ""
        stands_for = QKeyEvent(event.type(), key.value, held, text, event.isAutoRepeat())
        self._passing = True
        try:
            QCoreApplication.sendEvent(self._view, stands_for)
        finally:
            self._passing = False
        event.setAccepted(stands_for.isAccepted())


class ViewCommands(QObject):
    """Runs commands of a view, each by the key in force, while the keyboard is in the view."""

    def __init__(
        self, place: str, view: QWidget, commands: Mapping[str, Callable[[], object]]
    ) -> None:
        super().__init__(view)
        self._commands = {f"{place}/{words}": run for words, run in commands.items()}
        keys().declare(view_keys())
        for each in (view, *view.findChildren(QWidget)):
            each.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        run = next((r for i, r in self._commands.items() if _is(i, event)), None)
        if run is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            run()
        return True


def _is(key_id: str, event: QKeyEvent) -> bool:
    """Whether the key pressed is the one in force for a command."""
    return pressed_key(event) == keys().of(key_id) != ""
