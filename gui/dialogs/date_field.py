"""A dialog with one field that takes a date in any form and shows how it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from core.edtf import render
from core.errors import UserError
from core.wording import words

if TYPE_CHECKING:
    from core.model import FuzzyDate

FORMS = "2016-11-03 · 3 Nov 2016, 12:38 · early Oct 2016 · last Tuesday · 07/??/97 · since 2015"


class DateDialog(QDialog):
    """Asks for a date; the answer is in when."""

    def __init__(
        self, title: str, question: str, today: FuzzyDate | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.when: FuzzyDate | None = None
        self._today = today
        self._field = QLineEdit(placeholderText=FORMS)
        self._field.setAccessibleName(question)
        self._reading = QLabel(" ", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._arrange(question)
        self._field.textEdited.connect(self._read)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._read("")

    def _arrange(self, question: str) -> None:
        rows = QVBoxLayout(self)
        rows.addWidget(QLabel(question, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        rows.addWidget(self._field)
        rows.addWidget(self._reading)
        rows.addWidget(self._buttons)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(FORMS) + 80)

    def _read(self, text: str) -> None:
        from core.dates import read_date

        self.when, said, role = None, "Type a date in any of these forms.", "dim"
        if text.strip():
            try:
                self.when = read_date(text, self._today)
                said, role = f"{words(self.when)}   ({render(self.when)})", "ok"
            except UserError as error:
                said, role = str(error), "error"
        self._reading.setText(said)
        self._reading.setProperty("role", role)
        self._reading.style().polish(self._reading)
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self.when is not None)


def ask_date(
    parent: QWidget | None, title: str, question: str, today: FuzzyDate | None = None
) -> FuzzyDate | None:
    """Ask for a date; None if the analyst thought better of it."""
    dialog = DateDialog(title, question, today, parent)
    return dialog.when if dialog.exec() == QDialog.DialogCode.Accepted else None
