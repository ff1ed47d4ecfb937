"""Every key of the program: where it works, what it is for, its default and what was chosen."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from core.errors import UserError
from gui import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

Reach = Literal["window", "views", "view"]
CHOSEN = "keys/chosen"
NO_KEYS = "This file holds no keys of Dateline."
_NATIVE = QKeySequence.SequenceFormat.NativeText
_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_BARE = {
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
    Qt.Key.Key_unknown, Qt.Key(0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """What a key is for: the menu or view that it belongs to, and the words of the command."""

    place: str
    words: str
    default: str = ""
    reach: Reach = "window"
    """Whether it works in the whole window, in all views alike, or in the view it belongs to."""
    instead: str = ""
    """The id of a key of all views that this one stands for in its own view."""

    @property
    def id(self) -> str:
        """The name under which a choice is kept."""
        return f"{self.place}/{self.words}"


class Keys(QObject):
    """All keys by id; what the analyst chooses is kept for the next run."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: dict[str, Key] = {}
        self._chosen: dict[str, str] = _read(settings.text(CHOSEN, "{}"))

    def declare(self, keys: Iterable[Key]) -> None:
        """Take note of keys that there are."""
        self._all |= {key.id: key for key in keys}

    def all(self) -> list[Key]:
        """Every key, in the order declared."""
        return list(self._all.values())

    def of(self, key_id: str) -> str:
        """Return the key in force for a command, in words that Qt reads; empty for none."""
        default = self._all[key_id].default if key_id in self._all else ""
        return self._chosen.get(key_id, default)

    def shown(self, key_id: str) -> str:
        """Return the key in force as this desktop writes it."""
        return QKeySequence(self.of(key_id)).toString(_NATIVE)

    def choose(self, key_id: str, keys: str) -> None:
        """Put another key in force for a command, or none."""
        self.choose_all({**self._chosen, key_id: QKeySequence(keys).toString()})

    def reset(self, key_id: str) -> None:
        """Put the first key of a command in force again."""
        self.choose_all({i: k for i, k in self._chosen.items() if i != key_id})

    def reset_all(self) -> None:
        """Put all first keys in force again."""
        self.choose_all({})

    def choose_all(self, chosen: Mapping[str, str]) -> None:
        """Put these keys in force instead of what was chosen."""
        firsts = {i: key.default for i, key in self._all.items()}
        self._chosen = {i: k for i, k in chosen.items() if firsts.get(i) != k}
        settings.remember(CHOSEN, json.dumps(self._chosen))
        self.changed.emit()

    def is_chosen(self, key_id: str) -> bool:
        """Whether the analyst chose the key of a command."""
        return key_id in self._chosen

    def conflicts(self, key_id: str, keys: str) -> list[Key]:
        """Return the other commands that a key stands for where this one works."""
        mine = self._all[key_id]
        return [
            each for each in self._all.values()
            if keys and each.id != key_id and self.of(each.id) == keys and _meet(mine, each)
        ]  # fmt: skip

    def all_conflicts(self) -> dict[str, list[Key]]:
        """Return by id what every key in force is in conflict with."""
        sharing: dict[str, list[Key]] = defaultdict(list)
        for each in self._all.values():
            sharing[self.of(each.id)].append(each)
        crowded = [k for keys, group in sharing.items() if keys and len(group) > 1 for k in group]
        found = {k.id: self.conflicts(k.id, self.of(k.id)) for k in crowded}
        return {key_id: others for key_id, others in found.items() if others}

    def meant(self, place: str, pressed: str) -> str | None:
        """Return the first key of what a key pressed in a view stands for.

        None where the key stands for nothing there any more, the key itself where it never did.
        """
        every = self._all.values()
        replaced = {k.instead for k in every if k.place == place}
        here = [k for k in every if k.place == place or k.reach == "views"]
        here = [k for k in here if k.id not in replaced]
        here.sort(key=lambda k: k.place != place)  # a view's own come before those of the menus
        for key in here:
            if pressed and self.of(key.id) == pressed:
                return key.default or None
        return None if any(key.default == pressed for key in here) else pressed

    def known_in(self, place: str, pressed: str) -> bool:
        """Whether a view takes this key, whatever the menus say."""
        return any(k.place == place and self.of(k.id) == pressed for k in self._all.values())

    def save(self, path: Path) -> None:
        """Write the keys in force to a file."""
        keys = {key.id: self.of(key.id) for key in self._all.values()}
        path.write_text(json.dumps({"keys": keys}, indent=1, ensure_ascii=False), "utf-8")

    def load(self, path: Path) -> None:
        """Put the keys of a file in force. Raises UserError where it holds none."""
        try:
            told = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise UserError(NO_KEYS) from error
        keys = told.get("keys") if isinstance(told, dict) else None
        if not isinstance(keys, dict):
            raise UserError(NO_KEYS)
        self.choose_all(_clean(keys))


@cache
def keys() -> Keys:
    """Return the application's keys."""
    return Keys()


def pressed_key(event: QKeyEvent) -> str:
    """Return the key of an event in words that Qt reads; empty for Ctrl or Shift alone."""
    key = Qt.Key(event.key())
    if key in _BARE:
        return ""
    if key is Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    held = event.modifiers() & ~_IGNORED
    text = event.text()
    if len(text) == 1 and text.isprintable() and not text.isalnum() and text != " ":
        held &= ~Qt.KeyboardModifier.ShiftModifier  # a plus is a plus, with Shift or without
        if held & _ALT_GR == _ALT_GR:  # and a bracket is one by whatever way it is typed
            held &= ~_ALT_GR
    return QKeySequence(held.value | key.value).toString()


def _meet(one: Key, other: Key) -> bool:
    """Whether a press could mean both: a view's own key goes before that of a menu."""
    if one.instead == other.id or other.instead == one.id:
        return False
    if "window" in (one.reach, other.reach):
        return one.reach == other.reach
    return one.place == other.place or "views" in (one.reach, other.reach)


def _read(text: str) -> dict[str, str]:
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return _clean(told) if isinstance(told, dict) else {}


def _clean(keys: Mapping[object, object]) -> dict[str, str]:
    """Keep what are keys; what Qt cannot read is left out."""
    texts = {i: k for i, k in keys.items() if isinstance(i, str) and isinstance(k, str)}
    return {i: k for i, k in texts.items() if not k or not QKeySequence(k).isEmpty()}
