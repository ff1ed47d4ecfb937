"""The keys of single views, and how a view follows the keys that the analyst chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from typing_extensions import override

from gui.keys import Key, keys, pressed_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

VIEW_KEYS: Mapping[str, Mapping[str, str]] = {
    "Review queue": {
        "Accept": "A", "Reject": "X", "Skip": "Space", "Undo": "Backspace", "Flag": "F",
        "Date": "E", "Merge": "M", **{f"Type {n}": str(n) for n in range(1, 10)},
    },
    "Timeline": {
        "Event before in the lane": "Left", "Event after in the lane": "Right",
        "Event in the lane above": "Up", "Event in the lane below": "Down",
        "First event": "Home", "Last event": "End", "Select the event": "Return",
        "Move the view earlier": "Ctrl+Left", "Move the view later": "Ctrl+Right",
        "Move the view up": "Ctrl+Up", "Move the view down": "Ctrl+Down",
        "Zoom in": "+", "Zoom out": "-", "New event here": "Ins",
    },
    "Graph": {
        "Actor to the left": "Left", "Actor to the right": "Right", "Actor above": "Up",
        "Actor below": "Down", "Zoom in": "+", "Zoom out": "-", "Select the actor": "Space",
        "Open the evidence": "Return",
    },
    "Inspector": {
        "Accept": "A", "Reject": "X", "Merge": "M", "Flag": "F", "Date": "E",
        "Next reading of the date": "R",
    },
    "Compare": {"Merge": "M", "Not the same": "X", "Skip": "Space", "Undo": "Backspace"},
    "Conflicts": {"Take A": "A", "Take B": "B", "Reopen": "O", "Undo": "Backspace"},
    "Sources": {"Open the source": "Return"},
}  # fmt: skip
"""What each view does with which key, by the name of the view."""


def view_keys() -> list[Key]:
    """Return the keys that work where the keyboard is."""
    return [
        Key(place, words, key, reach="view")
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
        if self._passing or not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            return self._claim(event)
        return event.type() is QEvent.Type.KeyPress and self._translate(event)

    def _claim(self, event: QKeyEvent) -> bool:
        known = keys().known_in(self._place, pressed_key(event))
        if known:
            event.accept()
        return known

    def _translate(self, event: QKeyEvent) -> bool:
        """Hand a key on as the view knows it; tell whether that was needed."""
        pressed = pressed_key(event)
        meant = keys().meant(self._place, pressed)
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
