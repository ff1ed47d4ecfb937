"""Buttons that carry their key, whichever the analyst has chosen for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.keys import keys
from gui.view_keys import view_keys

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton


def with_key(words: str, key_id: str) -> str:
    """Return the words of a menu's line with the key in force for a command."""
    keys().declare(view_keys())
    key = keys().shown(key_id)
    return f"{words}\t{key}" if key else words


def keep_tip(button: QAbstractButton, words: str, key_id: str) -> None:
    """Say in the tooltip of a button, from now on, what it does and by which key."""
    _Tip(button, words, key_id)


class _Tip(QObject):
    """Follows the keys as long as the button lives."""

    def __init__(self, button: QAbstractButton, words: str, key_id: str) -> None:
        super().__init__(button)
        self._button, self._words, self._id = button, words, key_id
        keys().declare(view_keys())
        keys().changed.connect(self._say)
        button.setAccessibleName(words)
        self._say()

    def _say(self) -> None:
        key = keys().shown(self._id)
        self._button.setToolTip(f"{self._words} ({key})" if key else self._words)


class KeyedButtons(QObject):
    """Writes the key in force beside the name of each button, and into its tooltip."""

    def __init__(self, place: str, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._buttons: list[tuple[QAbstractButton, str, str, str]] = []
        keys().declare(view_keys())
        keys().changed.connect(self._relabel)

    def add(self, button: QAbstractButton, name: str, tip: str, command: str = "") -> None:
        """Label a button from now on; its key is that of the command, at first its name."""
        each = (button, name, tip, f"{self._place}/{command or name}")
        self._buttons.append(each)
        self._label(*each)

    def _relabel(self) -> None:
        for each in self._buttons:
            self._label(*each)

    def _label(self, button: QAbstractButton, name: str, tip: str, key_id: str) -> None:
        key = keys().shown(key_id)
        button.setText(f"{name}  {key}" if key else name)
        button.setToolTip(f"{tip} ({key})" if key else tip)
        button.setAccessibleName(name)
        button.setAccessibleDescription(f"{tip}. Key: {key}" if key else tip)
