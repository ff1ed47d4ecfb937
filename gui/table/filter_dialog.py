"""A dialog that asks what a column is to say: its values, words in it, a period, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from core.errors import UserError
from core.filter import Asks
from gui.inspector.date_reading import DateReading
from gui.table.columns_asked import (
    among,
    at_least,
    between,
    chosen_in,
    freed,
    is_asked,
    saying,
    values_of,
)
from gui.table.value_list import ValueList

if TYPE_CHECKING:
    from core.filter import Filter
    from gui.store import Store

VALUES, PERIOD, LEAST = "is one of", "lies between", "is at least"
_TEXT = (VALUES, Asks.CONTAINS, Asks.LACKS, Asks.EMPTY, Asks.FILLED)
_ASKED = {"Date": (PERIOD, Asks.CONTAINS, Asks.EMPTY, Asks.FILLED), "Confidence": (LEAST,)}
_PAGE = {VALUES: 0, Asks.CONTAINS: 1, Asks.LACKS: 1, PERIOD: 2, LEAST: 3}
NOTHING = 4


class FilterDialog(QDialog):
    """The answer is in asked: the filter of all views, this column's part put anew."""

    def __init__(self, store: Store, column: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Filter by {column.lower()}")
        self._store, self._column = store, column
        self.asked: Filter = store.filter
        self.how, self.pages = QComboBox(), QStackedWidget()
        self.values = ValueList(values_of(store, column), chosen_in(store.filter, column))
        self.text, self.first, self.last = QLineEdit(), QLineEdit(), QLineEdit()
        self.least = QDoubleSpinBox(minimum=0.0, maximum=1.0, singleStep=0.05, decimals=2)
        self.error = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Reset | kinds.Cancel)
        self._build()
        self._start()

    @override
    def accept(self) -> None:
        """Close on a filter that can be asked; say in words what is missing."""
        try:
            self.asked = self._answer()
        except UserError as refusal:
            self.error.setText(str(refusal))
            self.error.show()
            return
        super().accept()

    def remove(self) -> None:
        """Ask nothing of the column any more."""
        self.asked = freed(self._store.filter, self._column)
        super().accept()

    def _answer(self) -> Filter:
        asked, column, how = self._store.filter, self._column, self.how.currentText()
        if how == VALUES:
            return among(asked, column, self.values.chosen)
        if how == PERIOD:
            return between(asked, self.first.text(), self.last.text())
        if how == LEAST:
            return at_least(asked, self.least.value())
        return saying(asked, column, Asks(how), self.text.text())

    def _start(self) -> None:
        """Show what is asked now."""
        asked = self._store.filter
        now = next((c for c in asked.columns if c.column == self._column), None)
        if now is not None and now.asks is not Asks.ONE_OF:
            self.how.setCurrentText(str(now.asks))
            self.text.setText(" ".join(now.values))
        self.least.setValue(asked.confidence)
        self.buttons.button(QDialogButtonBox.StandardButton.Reset).setEnabled(
            is_asked(asked, self._column)
        )
        self._turn()

    def _turn(self, _text: str = "") -> None:
        self.error.hide()
        self.pages.setCurrentIndex(_PAGE.get(self.how.currentText(), NOTHING))

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        self.how.addItems([str(way) for way in _ASKED.get(self._column, _TEXT)])
        self.how.setAccessibleName(f"How {self._column} is asked about")
        self.how.currentTextChanged.connect(self._turn)
        rows.addWidget(self.how)
        for page in (self.values, _top(self.text), self._period(), _top(self.least), QWidget()):
            self.pages.addWidget(page)
        rows.addWidget(self.pages, 1)
        self.text.setPlaceholderText("Words, letter case aside")
        self.text.setAccessibleName(f"Words in {self._column}")
        self.least.setAccessibleName("Least confidence")
        self.error.setProperty("role", "error")
        rows.addWidget(self.error)
        self._set_buttons()
        rows.addWidget(self.buttons)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 60, self.fontMetrics().height() * 24)

    def _period(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 8, 0, 0)
        for words, line in (("From", self.first), ("To", self.last)):
            line.setPlaceholderText("any form of date; empty for an open end")
            line.setAccessibleName(f"{words} date")
            DateReading(line, None)
            form.addRow(words, line)
        return page

    def _set_buttons(self) -> None:
        kinds = QDialogButtonBox.StandardButton
        ok, remove = self.buttons.button(kinds.Ok), self.buttons.button(kinds.Reset)
        ok.setText("Filter")
        ok.setProperty("primary", "true")
        remove.setText("Remove filter")
        remove.clicked.connect(self.remove)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)


def _top(widget: QWidget) -> QWidget:
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 8, 0, 0)
    rows.addWidget(widget)
    rows.addStretch(1)
    return page
