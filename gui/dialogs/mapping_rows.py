"""The first rows of a table as the articles that they will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from core.reading.corpora.cells import line_of, text_of
from core.reading.corpora.fields import Field
from core.reading.corpora.table import published
from core.wording import words
from gui.inspector.elided import plain_tip
from gui.theme import theme

if TYPE_CHECKING:
    from core.reading.corpora.fields import Columns
    from core.reading.corpora.table import Table

ROWS = 5
HEADINGS = {
    Field.TITLE: "Title", Field.PUBLISHED: "Published", Field.OUTLET: "Outlet",
    Field.AUTHORS: "Authors", Field.TEXT: "Text", Field.URL: "Address", Field.ID: "Number",
}  # fmt: skip
NOT_A_DATE = "no date: {}"
NO_TEXT = "no text: left out"
_LONGEST = 160


class PreviewTable(QTableWidget):
    """Shows the first rows as they would be read."""

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.setAccessibleName("The first rows as articles")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.7))
        self.verticalHeader().hide()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)

    def show_rows(self, table: Table, columns: Columns) -> None:
        """Fill in the first rows of the table, read with these columns."""
        fields = [f for f in HEADINGS if f is Field.TEXT or columns.get(f) is not None]
        rows = table.sample[:ROWS]
        self.setColumnCount(len(fields))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels([HEADINGS[f] for f in fields])
        for i, row in enumerate(rows):
            for j, field in enumerate(fields):
                self._put(i, j, *_shown(row, field, columns))
        self._arrange(fields)
        high = self.horizontalHeader().sizeHint().height() + ROWS * self.rowHeight(0)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(high + bar + 2 * self.frameWidth() if rows else 0)

    def _put(self, row: int, column: int, text: str, whole: str, wrong: bool) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(plain_tip(whole[:800]))
        if wrong:
            item.setForeground(theme().colour("error"))
        self.setItem(row, column, item)

    def _arrange(self, fields: list[Field]) -> None:
        header, widest = self.horizontalHeader(), self.fontMetrics().averageCharWidth() * 24
        for column, field in enumerate(fields):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                column, mode.Stretch if field is Field.TEXT else mode.Interactive
            )
            if field is Field.TEXT:
                header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 8)
            else:
                self.resizeColumnToContents(column)
                self.setColumnWidth(column, min(self.columnWidth(column) + 8, widest))


def _shown(row: object, field: Field, columns: Columns) -> tuple[str, str, bool]:
    """Return what a cell shows, all that it holds, and whether something is wrong with it."""
    cells = list(row) if isinstance(row, list | tuple) else []
    at = columns.get(field)
    cell = cells[at] if at is not None and at < len(cells) else None
    if field is Field.PUBLISHED:
        when = published(cells, columns)
        told = line_of(cell)
        return (words(when), told, False) if when else (NOT_A_DATE.format(told), told, bool(told))
    if field is Field.TEXT:
        text = text_of(cell)
        return (_short(text), text, False) if text.strip() else (NO_TEXT, NO_TEXT, True)
    text = line_of(cell)
    return _short(text), text, False


def _short(text: str) -> str:
    line = " ".join(text[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
