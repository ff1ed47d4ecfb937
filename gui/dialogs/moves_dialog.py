"""What a step would do to the dates of events, shown before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.model import Basis
from core.wording import words
from gui.inspector.elided import plain_tip
from gui.theme import theme

if TYPE_CHECKING:
    from core.collate import Move, Moves

BASES = {
    Basis.EXPLICIT: "written out in the text",
    Basis.RESOLVED: "worked out from the words",
    Basis.INHERITED: "carried over",
    Basis.DOCUMENT: "day of publication",
    Basis.ANALYST: "set by the analyst",
}
HEADINGS = ("Event", "Before", "After", "Rests on")
APPEARS, DISAPPEARS = "new event", "event goes"


class MovesDialog(QDialog):
    """Lists every event whose date would change; Apply is accepted, Cancel changes nothing."""

    def __init__(self, title: str, question: str, shown: Moves, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.counts = QLabel(counted(shown), textFormat=Qt.TextFormat.PlainText)
        self.counts.setAccessibleName("What changes")
        self.table = QTableWidget(0, len(HEADINGS))
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Apply | kinds.Cancel)
        self._arrange(question)
        self._fill(shown)
        self._size()

    def _arrange(self, question: str) -> None:
        rows = QVBoxLayout(self)
        rows.addWidget(QLabel(question, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        rows.addWidget(self.counts)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.buttons)
        font = self.counts.font()
        font.setWeight(font.Weight.DemiBold)
        self.counts.setFont(font)
        apply = self.buttons.button(QDialogButtonBox.StandardButton.Apply)
        apply.setProperty("primary", "true")
        apply.setDefault(True)
        apply.style().unpolish(apply)
        apply.style().polish(apply)
        apply.clicked.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._dress_table()

    def _dress_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(list(HEADINGS))
        table.setAccessibleName("Events whose date would change")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header, mode = table.horizontalHeader(), QHeaderView.ResizeMode
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, mode.Stretch)
        for column in range(1, len(HEADINGS)):
            header.setSectionResizeMode(column, mode.Interactive)

    def _fill(self, shown: Moves) -> None:
        rows = [(m, words(m.before), words(m.after)) for m in shown.moved]
        rows += [(m, APPEARS, words(m.after)) for m in shown.appearing]
        rows += [(m, words(m.before), DISAPPEARS) for m in shown.disappearing]
        self.table.setRowCount(len(rows))
        for number, (move, before, after) in enumerate(rows):
            self._put(number, move, before, after)
        for column in range(1, len(HEADINGS)):
            self.table.resizeColumnToContents(column)
            widest = self.fontMetrics().averageCharWidth() * 34
            self.table.setColumnWidth(column, min(self.table.columnWidth(column) + 12, widest))

    def _size(self) -> None:
        """Be as high as the rows ask for, within reason."""
        wide, header = self.fontMetrics().averageCharWidth(), self.table.horizontalHeader()
        rows = self.table.verticalHeader().length() + header.sizeHint().height()
        around = self.fontMetrics().height() * 9
        self.resize(wide * 130, min(max(rows, wide * 18) + around, wide * 80))

    def _put(self, number: int, move: Move, before: str, after: str) -> None:
        arrow = after if before == APPEARS else f"→ {after}"
        basis = BASES[move.basis] if move.basis and after != DISAPPEARS else ""
        for column, text in enumerate((move.title, before, arrow, basis)):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(f"{move.title}\n{before} → {after}"))
            if column in (1, 3):
                item.setForeground(theme().colour("dim"))
            self.table.setItem(number, column, item)


def counted(shown: Moves) -> str:
    """Say how many events move, appear and disappear."""
    parts = [_count(len(shown.moved), "event moves", "events move")]
    if shown.appearing:
        parts.append(_count(len(shown.appearing), "appears", "appear"))
    if shown.disappearing:
        parts.append(_count(len(shown.disappearing), "disappears", "disappear"))
    return ", ".join(parts)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
