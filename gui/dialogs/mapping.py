"""Which column of a table holds what: the guess, to be looked at and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.reading.corpora.cells import line_of
from core.reading.corpora.fields import Choice, Columns, Field
from core.reading.corpora.guess import guess
from gui.dialogs.mapping_rows import PreviewTable

if TYPE_CHECKING:
    from core.reading.corpora.table import Table

NAMES = {
    Field.TEXT: "Text", Field.TITLE: "Title", Field.PUBLISHED: "Date of publication",
    Field.TIME: "Time of day", Field.OUTLET: "Outlet", Field.AUTHORS: "Authors",
    Field.URL: "Address (URL)", Field.ID: "Number (id)", Field.LANGUAGE: "Language",
    Field.PLACE: "Place of the dateline", Field.SECTION: "Section", Field.PAGE: "Page",
}  # fmt: skip
NONE = "—"
QUESTION = (
    "Every row is an article. This is how the columns were understood; change what is wrong."
    " The choice is remembered for tables with the same columns."
)
NEEDED = "Choose the column that holds the text of the articles."
PREVIEW = "The first rows as they will be read"
MONTH_FIRST = "Dates in figures begin with the month: 03/04/2016 is 4 March"
_HALF = 6
"""Fields in the left of the two columns of boxes."""


class MappingDialog(QDialog):
    """Shows the guess with a preview of five rows; the answer is in choice."""

    def __init__(
        self, name: str, table: Table, known: Choice | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Columns of {name}")
        self._table = table
        self.boxes = {field: QComboBox() for field in NAMES}
        self.month_first = QCheckBox(MONTH_FIRST)
        self.preview = PreviewTable()
        self.said = QLabel(" ", textFormat=Qt.TextFormat.PlainText)
        self.again = QPushButton("Guess again")
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._fill()
        self._arrange()
        start = known.columns(table.headers) if known is not None else None
        self.set_columns(start or guess(table.headers, table.sample))
        self._connect()

    @property
    def columns(self) -> Columns:
        """The columns as they are chosen now."""
        of = ((field, box.currentIndex() - 1) for field, box in self.boxes.items())
        return Columns(tuple((f, i) for f, i in of if i >= 0), self.month_first.isChecked())

    @property
    def choice(self) -> Choice:
        """The same by the names of the columns, to be remembered."""
        headers = self._table.headers
        return Choice(tuple((f, headers[i]) for f, i in self.columns.of), self.columns.month_first)

    def set_columns(self, columns: Columns) -> None:
        """Choose these columns in the boxes."""
        for field, box in self.boxes.items():
            at = columns.get(field)
            box.setCurrentIndex(0 if at is None else at + 1)
        self.month_first.setChecked(columns.month_first)
        self._follow()

    def _fill(self) -> None:
        samples = [_sample(self._table, i) for i in range(len(self._table.headers))]
        for field, box in self.boxes.items():
            box.setAccessibleName(NAMES[field])
            box.addItem(NONE)
            for header, sample in zip(self._table.headers, samples, strict=True):
                box.addItem(f"{_short(header, 30)}   {sample}" if sample else _short(header, 60))
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(28)

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        rows.addWidget(QLabel(QUESTION, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        rows.addLayout(self._grid())
        options = QHBoxLayout()
        options.addWidget(self.month_first, 1)
        options.addWidget(self.again)
        rows.addLayout(options)
        heading = QLabel(PREVIEW, textFormat=Qt.TextFormat.PlainText)
        font = heading.font()
        font.setWeight(font.Weight.DemiBold)
        heading.setFont(font)
        rows.addWidget(heading)
        rows.addWidget(self.preview, 1)
        rows.addWidget(self.said)
        rows.addWidget(self.buttons)
        self._dress()

    def _dress(self) -> None:
        """Name the button for what it does, and be as large as the rows ask for."""
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText("Add articles")
        ok.setProperty("primary", "true")
        ok.setDefault(True)
        ok.style().unpolish(ok)
        ok.style().polish(ok)
        self.again.setAutoDefault(False)
        self.again.setToolTip("Take the columns as the program understands them")
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 150, self.sizeHint().height())

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        for number, (field, box) in enumerate(self.boxes.items()):
            label = QLabel(NAMES[field])
            label.setBuddy(box)
            row, column = number % _HALF, number // _HALF * 2
            grid.addWidget(label, row, column)
            grid.addWidget(box, row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setHorizontalSpacing(self.fontMetrics().averageCharWidth() * 2)
        return grid

    def _connect(self) -> None:
        for box in self.boxes.values():
            box.currentIndexChanged.connect(self._follow)
        self.month_first.toggled.connect(self._follow)
        self.again.clicked.connect(self._guess)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _guess(self) -> None:
        self.set_columns(guess(self._table.headers, self._table.sample))

    def _follow(self) -> None:
        """Show what comes of the choice."""
        columns = self.columns
        complete = columns.get(Field.TEXT) is not None
        self.month_first.setEnabled(columns.get(Field.PUBLISHED) is not None)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(complete)
        self.said.setText(" " if complete else NEEDED)
        self.said.setProperty("role", None if complete else "error")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.preview.show_rows(self._table, columns)


def _sample(table: Table, column: int) -> str:
    """Return what stands first in a column, to tell it by."""
    cells = (line_of(row[column]) for row in table.sample[:20] if column < len(row))
    first = next(filter(None, cells), "")
    return f"“{_short(first, 24)}”" if first else ""


def _short(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1]}…"
