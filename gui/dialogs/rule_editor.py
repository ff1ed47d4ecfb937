"""One rule's words, to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from core.errors import UserError
from core.memory import change_rule, sentence
from core.memory.wording import type_words
from core.model import ActorKind, Rule, RuleKind
from core.vocabulary import EVENT_TYPES

if TYPE_CHECKING:
    from gui.store import Store

_ABOUT = {RuleKind.EVENT_TYPE: "Word", RuleKind.NO_EVENT: "Word"}
_GIVES = {
    RuleKind.SAME_ACTOR: "Is the same actor as",
    RuleKind.ACTOR_NAME: "Is called",
    RuleKind.ACTOR_KIND: "Is of the kind",
    RuleKind.EVENT_TYPE: "Is of the type",
}


class RuleEditor(QDialog):
    """Applies on OK as one step; what a rule cannot say is refused in words, below the fields."""

    def __init__(self, store: Store, rule: Rule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._rule = store, rule
        self.setWindowTitle("Edit rule")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.about = QLineEdit(rule.about)
        self.gives: QLineEdit | QComboBox | None = self._giving()
        self.refusal = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.refusal.setProperty("role", "error")
        self.refusal.setAccessibleName("Refusal")
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.button(kinds.Ok).setProperty("primary", "true")
        self._arrange()

    def _giving(self) -> QLineEdit | QComboBox | None:
        rule = self._rule
        if rule.kind in (RuleKind.SAME_ACTOR, RuleKind.ACTOR_NAME):
            return QLineEdit(rule.gives)
        if rule.kind in (RuleKind.NO_ACTOR, RuleKind.NO_EVENT):
            return None
        values = [str(k) for k in ActorKind]
        if rule.kind is RuleKind.EVENT_TYPE:
            values = list(EVENT_TYPES)
        box = QComboBox()
        for value in values:
            shown = type_words(value) if rule.kind is RuleKind.EVENT_TYPE else value
            box.addItem(shown, value)
        box.setCurrentIndex(max(0, box.findData(rule.gives)))
        return box

    def _arrange(self) -> None:
        form = QFormLayout(self)
        now = QLabel(sentence(self._rule), textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        now.setProperty("dim", "true")
        form.addRow(now)
        name = _ABOUT.get(self._rule.kind, "Name")
        self.about.setAccessibleName(name)
        form.addRow(name, self.about)
        if self.gives is not None:
            self.gives.setAccessibleName(_GIVES[self._rule.kind])
            form.addRow(_GIVES[self._rule.kind], self.gives)
        form.addRow(self.refusal)
        form.addRow(self.buttons)
        self.refusal.hide()
        self.buttons.accepted.connect(self._apply)
        self.buttons.rejected.connect(self.reject)
        self.resize(self.fontMetrics().averageCharWidth() * 64, self.sizeHint().height())

    def _apply(self) -> None:
        gives = ""
        if isinstance(self.gives, QLineEdit):
            gives = self.gives.text()
        elif self.gives is not None:
            gives = str(self.gives.currentData())
        try:
            patch = change_rule(self._store.project, self._rule.id, self.about.text(), gives)
            self._store.do(patch)
        except UserError as refusal:
            self.refusal.setText(str(refusal))
            self.refusal.show()
            return
        self.accept()
