"""A dialog that asks for a date, with the line that reads it while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from gui.inspector.date_reading import DateReading

if TYPE_CHECKING:
    from core.model import FuzzyDate

FORMS = "2016-11-03 · 3 Nov 2016, 12:38 · early Oct 2016 · last Tuesday · 07/??/97 · since 2015"
HINT = "Type a date in any form, such as the ones shown."


class DateDialog(QDialog):
    """Asks for a date; the answer is in when."""

    def __init__(
        self, title: str, question: str, today: FuzzyDate | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.line = QLineEdit(placeholderText=FORMS)
        self.line.setAccessibleName(question)
        self.reading = DateReading(self.line, today)
        self.said = QLabel(HINT, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._arrange(question)
        self.reading.changed.connect(self._follow)
        self.line.textEdited.connect(self._wait)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._follow()

    @property
    def when(self) -> FuzzyDate | None:
        """The date as it is read now."""
        return self.reading.when

    @override
    def accept(self) -> None:
        """Close on a date alone, read once more in case the typing was quick."""
        if self.reading.read() and self.when is not None:
            super().accept()

    def _arrange(self, question: str) -> None:
        rows = QVBoxLayout(self)
        rows.addWidget(QLabel(question, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        rows.addWidget(self.line)
        rows.addWidget(self.said)
        rows.addWidget(self.buttons)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setProperty("primary", "true")
        ok.style().unpolish(ok)
        ok.style().polish(ok)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(FORMS) + 80)

    def _wait(self, _text: str) -> None:
        self._enable(possible=bool(self.line.text().strip()))

    def _follow(self) -> None:
        inside = self.reading.fits and self.reading.inside.text() == self.reading.said
        self.said.setText(" " if inside else self.reading.said or HINT)
        self.said.setProperty("role", "error" if self.reading.refused else None)
        self.said.setProperty("dim", None if self.reading.refused else "true")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self._enable(possible=self.when is not None)

    def _enable(self, *, possible: bool) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(possible)


def ask_date(
    parent: QWidget | None, title: str, question: str, today: FuzzyDate | None = None
) -> FuzzyDate | None:
    """Ask for a date; None if the analyst thought better of it."""
    dialog = DateDialog(title, question, today, parent)
    return dialog.when if dialog.exec() == QDialog.DialogCode.Accepted else None
