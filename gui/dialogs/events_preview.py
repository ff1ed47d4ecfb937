"""The first rows of a table as the events that they will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from core.errors import Problem
from core.imports import event_rows
from core.wording import words
from gui.inspector.elided import plain_tip
from gui.theme import theme

if TYPE_CHECKING:
    from core.imports import Choice, EventRow
    from core.incoming import Sheet

ROWS = 5
HEADINGS = ("Row", "Date", "Title", "Actors", "Type", "Places", "Tags", "Notes")
_WIDTHS = (5, 22, 34, 30, 12, 16, 16, 24)
"""In average characters."""
_LONGEST = 160


class EventsPreview(QTableWidget):
    """Shows the first rows as they would be read."""

    def __init__(self) -> None:
        super().__init__(ROWS, len(HEADINGS))
        self.setAccessibleName("The first rows as events")
        self.setHorizontalHeaderLabels(list(HEADINGS))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.7))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        character = self.fontMetrics().averageCharWidth()
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, character * width + 10)
        high = header.sizeHint().height() + ROWS * self.rowHeight(0)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(high + bar + 2 * self.frameWidth())

    def show_rows(self, sheet: Sheet, choice: Choice) -> None:
        """Fill in the first rows of a sheet, read with these columns."""
        from core.dates import read_date

        self.clearContents()
        self.setRowCount(min(ROWS, len(sheet.sample)))
        for place, row in enumerate(sheet.sample[:ROWS]):
            found = list(event_rows([row], sheet.headers, choice, read_date, ""))
            self._put(place, row[0], found)

    def _put(self, place: int, number: int, found: list[EventRow | Problem]) -> None:
        told = next((item for item in found if not isinstance(item, Problem)), None)
        wrong = next((item.message for item in found if isinstance(item, Problem)), "")
        cells = [str(number), *(_cells(told) if told else [wrong])]
        for column, text in enumerate(cells):
            item = QTableWidgetItem(_short(text))
            item.setToolTip(plain_tip(wrong if wrong and column == 1 else text[:800]))
            if wrong and column == 1:
                item.setText(wrong)
                item.setForeground(theme().colour("error"))
            self.setItem(place, column, item)


def _cells(row: EventRow) -> list[str]:
    values = row.values
    return [
        words(row.when),
        row.title,
        "; ".join(f"{label} ({role.value})" for label, role in row.people),
        values["type"],
        "; ".join(values["places"]),
        "; ".join(values["tags"]),
        values["notes"],
    ]


def _short(text: str) -> str:
    line = " ".join(text[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
