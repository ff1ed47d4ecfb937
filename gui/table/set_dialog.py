"""A dialog that asks for one value to set in several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from core.errors import UserError
from gui.inspector.date_reading import DateReading
from gui.inspector.typed_date import read_typed
from gui.table.drafting import CHOICES

if TYPE_CHECKING:
    from core.project import Project

HINTS = {
    "Tags": "Several are parted by “;”. What stands there now is replaced.",
    "Places": "Several are parted by “;”. What stands there now is replaced.",
    "Actors": "Several are parted by “;”. Who is not named leaves the events.",
    "Date": "Any form of date; “undated” takes the dates away.",
}


class SetDialog(QDialog):
    """The answer is in text."""

    def __init__(
        self, project: Project, column: str, count: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._column = project, column
        self.setWindowTitle(f"Set {column.lower()}")
        self.line, self.choice = QLineEdit(), QComboBox()
        self.error = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._build(f"{column} of {count:,} events, as one step:")

    @property
    def text(self) -> str:
        """What was typed or chosen."""
        chosen = self._column in CHOICES
        return self.choice.currentText() if chosen else self.line.text()

    @override
    def accept(self) -> None:
        """Close on what can be read."""
        try:
            if self._column == "Date":
                read_typed(self.text, None)
        except UserError as refusal:
            self.error.setText(str(refusal))
            self.error.show()
            return
        super().accept()

    def _build(self, question: str) -> None:
        rows = QVBoxLayout(self)
        rows.addWidget(QLabel(question, textFormat=Qt.TextFormat.PlainText))
        self.choice.addItems(list(CHOICES.get(self._column, ())))
        field = self.choice if self._column in CHOICES else self.line
        field.setAccessibleName(self._column)
        rows.addWidget(field)
        if self._column == "Date":
            DateReading(self.line, None)
        hint = QLabel(HINTS.get(self._column, ""), wordWrap=True)
        hint.setProperty("dim", "true")
        hint.setVisible(bool(hint.text()))
        self.error.setProperty("role", "error")
        self.error.hide()
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText("Set")
        ok.setProperty("primary", "true")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for widget in (hint, self.error, self.buttons):
            rows.addWidget(widget)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
