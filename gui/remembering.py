"""What an edit taught, said once in the status bar, and the user's rules for all projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from core.errors import Problem, UserError
from core.memory import keep_mine, sentence
from core.memory.changing import is_deletion
from core.memory.wording import is_sure
from gui.inspector.elided import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from core.model import Rule
    from core.project import Patch
    from gui.store import Store

WHILE = 15_000
"""Milliseconds that a note stays, unless something else is done first."""


class RememberedNote(QWidget):
    """“Remembered: … Undo · Rules…”; hidden while there is nothing new to say."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._rule_id = ""
        self.words = ElidedLabel()
        self.undo, self.rules = QPushButton("Undo"), QPushButton("Rules…")
        self._timer = QTimer(self, interval=WHILE, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._arrange()
        store.remembered.connect(self.say)
        store.patched.connect(self._end)
        store.reset.connect(self._end)
        self.undo.clicked.connect(store.undo)
        self.rules.clicked.connect(self._ask)
        self.hide()

    def say(self, rules: tuple[Rule, ...]) -> None:
        """Say what was remembered; a rule that was only counted is not worth a word."""
        said = remembered_words(rules)
        if not said:
            return
        self._rule_id = said[0][0]
        more = f" (and {len(said) - 1} more)" if len(said) > 1 else ""
        self.words.say(said[0][1] + more)
        self.show()
        self._timer.start()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        for button, tip in (
            (self.undo, "Take back the edit, and the rule with it"),
            (self.rules, "Show all rules that edits have taught"),
        ):
            button.setProperty("flat", "true")
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _end(self, _patch: object = None) -> None:
        self._timer.stop()
        self.hide()

    def _ask(self) -> None:
        self._store.rules_requested.emit(self._rule_id)

    @override
    def sizeHint(self) -> QSize:
        """Ask for the room of a sentence."""
        hint, wide = super().sizeHint(), self.fontMetrics().averageCharWidth()
        buttons = self.undo.sizeHint().width() + self.rules.sizeHint().width() + 8
        text = self.fontMetrics().horizontalAdvance(self.words.whole) + 2 * wide
        hint.setWidth(min(text, wide * 90) + buttons)
        return hint


def remembered_words(rules: tuple[Rule, ...]) -> list[tuple[str, str]]:
    """Return the id and the words of each rule that now holds, or holds no more."""
    said = []
    for rule in rules:
        if rule.active:
            said.append((rule.id, f"Remembered: {sentence(rule)}"))
        elif is_sure(rule):
            said.append((rule.id, f"No longer remembered: {sentence(rule)}"))
    return said


class Mine(QObject):
    """Keeps the user's file of rules for all projects in step with the open project."""

    problem = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._known = dict(store.project.rules)
        store.patched.connect(self._follow, Qt.ConnectionType.DirectConnection)
        store.reset.connect(self._begin)

    def _begin(self) -> None:
        self._known = dict(self._store.project.rules)

    def _follow(self, patch: Patch) -> None:
        if "M" not in patch.letters:
            return
        before, self._known = self._known, dict(self._store.project.rules)
        try:
            keep_mine(before, self._known, deleted=is_deletion(patch))
        except UserError as error:
            self.problem.emit(Problem("rules for all projects", str(error)))
