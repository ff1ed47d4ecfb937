"""The column of buttons beside a list to decide on, each with its key written on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

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


class DecidingPane(QWidget):
    """A list of what is to be decided, with its buttons; words where nothing is."""

    def __init__(self, deciding: Deciding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deciding = deciding

    def _beside(self, shown: QWidget, notice: Notice) -> QWidget:
        """Return what there is to decide on, with refusals below it and the buttons beside it."""
        page = QWidget()
        beside = QHBoxLayout(page)
        beside.setContentsMargins(0, 0, 0, 0)
        rows = column(spacing=0)
        rows.addWidget(shown, 1)
        rows.addWidget(notice)
        beside.addLayout(rows, 1)
        beside.addWidget(self._deciding)
        return page

    def _hold(self, stack: QStackedWidget, empty: QLabel, page: QWidget) -> None:
        """Show the page that decides, or words that say why there is none."""
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setProperty("dim", "true")
        empty.setWordWrap(True)
        stack.addWidget(empty)
        stack.addWidget(page)
        column(self, 0).addWidget(stack)

    @override
    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 16, line * 8)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._deciding.act_on(event):
            super().keyPressEvent(event)


def is_for_pane(event: QKeyEvent) -> bool:
    """Whether a list leaves a key to its pane: letters decide there."""
    return bool(event.text()) and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
