"""The column of buttons beside a list to decide on, each with its key written on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QWidget

from gui.inspector.section import column
from gui.keyed import KeyedButtons
from gui.theme import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from gui.inspector.notice import Notice

KEYS = {"Space": Qt.Key.Key_Space, "Backspace": Qt.Key.Key_Backspace}


class Deciding(QWidget):
    """Each of the decisions is (name, key, icon, what it does)."""

    def __init__(
        self,
        decisions: Sequence[tuple[str, str, str, str]],
        acts: Sequence[Callable[[], None]],
        place: str = "Compare",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._signs = [sign for _, _, sign, _ in decisions]
        self._acts = {
            KEYS.get(key) or Qt.Key(ord(key)): act
            for (_, key, _, _), act in zip(decisions, acts, strict=True)
        }
        self.buttons: list[QPushButton] = []
        keyed = KeyedButtons(place, self)
        rows = column(self, 4)
        rows.setContentsMargins(12, 8, 12, 8)
        for (name, _, _, tip), act in zip(decisions, acts, strict=True):
            button = QPushButton()
            keyed.add(button, name, tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(act)
            rows.addWidget(button)
            self.buttons.append(button)
        rows.addStretch(1)
        self.tint()

    def tint(self) -> None:
        """Draw the icons in the colours of the theme."""
        for button, sign in zip(self.buttons, self._signs, strict=True):
            button.setIcon(icon(sign))

    def act_on(self, event: QKeyEvent) -> bool:
        """Do what a key is for; return whether it is for anything."""
        act = self._acts.get(Qt.Key(event.key())) if not event.modifiers() else None
        if act is not None:
            act()
        return act is not None


def decided(shown: QWidget, notice: Notice, deciding: Deciding) -> QWidget:
    """Return what there is to decide on, with refusals below it and the buttons beside it."""
    page = QWidget()
    beside = QHBoxLayout(page)
    beside.setContentsMargins(0, 0, 0, 0)
    rows = column(spacing=0)
    rows.addWidget(shown, 1)
    rows.addWidget(notice)
    beside.addLayout(rows, 1)
    beside.addWidget(deciding)
    return page


def waiting(pane: QWidget, stack: QStackedWidget, empty: QLabel, page: QWidget) -> None:
    """Fill a pane with the page that decides, or with words that say why there is none."""
    empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
    empty.setProperty("dim", "true")
    empty.setWordWrap(True)
    stack.addWidget(empty)
    stack.addWidget(page)
    column(pane, 0).addWidget(stack)
