"""The dialog of the comparison: take all, take some, decide conflicts, one step."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from core.exports.homecoming import Kind
from gui.dialogs.comparing.model import HEADINGS, WORDS, ChangesModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from core.exports.homecoming import Change, Comparison

_PLURAL = {
    Kind.CHANGED: "changed cells", Kind.CONFLICT: "conflicts", Kind.NEW: "new rows",
    Kind.MISSING: "missing rows",
}  # fmt: skip
_HELP = (
    "Ticked rows are taken from the workbook, as one step that can be undone. A conflict was "
    "changed on both sides: tick it to take the workbook's value, leave it to keep the project's. "
    "What the program works out is not read: Summary, Earliest, Latest, Evidence, the sentences in "
    "Mentions, counts and measures, Matrix, TimelineJS and Charts."
)
_UNKNOWN = (
    " This project does not know the export that the workbook comes from; every cell that differs "
    "from the project now is shown as a change."
)
_WIDTHS = (5, 9, 30, 12, 22, 26, 22, 12)
"""Of the columns, in average characters."""


class ComparingDialog(QDialog):
    """Shows a Comparison; chosen() is what the analyst takes once it is accepted."""

    def __init__(self, shown: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Import {shown.name}")
        self.model = ChangesModel(shown.changes)
        self.table = ChangesTable()
        self.kinds = QComboBox()
        self.search = QLineEdit(placeholderText="Find in the changes", clearButtonEnabled=True)
        self.all = QPushButton("Tick all shown")
        self.none = QPushButton("Untick all shown")
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Apply | standard.Cancel)
        self.problems = _problems(shown)
        self._arrange(shown)
        self._dress()
        self._wire()
        self._count()

    def chosen(self) -> list[Change]:
        """Return the changes that are ticked."""
        return self.model.chosen()

    def _arrange(self, shown: Comparison) -> None:
        rows = QVBoxLayout(self)
        summary = QLabel(_summary(shown), textFormat=Qt.TextFormat.PlainText)
        font = summary.font()
        font.setWeight(font.Weight.DemiBold)
        summary.setFont(font)
        help_ = _HELP + ("" if shown.known else _UNKNOWN)
        rows.addWidget(summary)
        rows.addWidget(QLabel(help_, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        bar = QHBoxLayout()
        for widget in (self.kinds, self.search, self.all, self.none):
            bar.addWidget(widget, int(widget is self.search))
        rows.addLayout(bar)
        rows.addWidget(self.table, 4)
        if shown.problems:
            words = f"Not understood ({len(shown.problems)}), left as the project has it:"
            rows.addWidget(QLabel(words, textFormat=Qt.TextFormat.PlainText))
            rows.addWidget(self.problems, 1)
        rows.addWidget(self.buttons)

    def _dress(self) -> None:
        self.kinds.setAccessibleName("Kind of change shown")
        self.search.setAccessibleName("Find in the changes")
        self.kinds.addItem("All", None)
        counts = Counter(change.kind for change in self.model.changes)
        for kind in Kind:
            if counts[kind]:
                self.kinds.addItem(f"{_PLURAL[kind].capitalize()} ({counts[kind]:,})", kind)
        table, character = self.table, self.fontMetrics().averageCharWidth()
        table.setModel(self.model)
        table.setAccessibleName("Changes of the workbook")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.6))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, character * width + 12)
        apply = self.buttons.button(QDialogButtonBox.StandardButton.Apply)
        apply.setProperty("primary", "true")
        apply.setDefault(True)
        apply.style().unpolish(apply)
        apply.style().polish(apply)
        self.resize(character * 160, self.fontMetrics().height() * 36)

    def _wire(self) -> None:
        self.kinds.currentIndexChanged.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self.all.clicked.connect(self._tick)
        self.none.clicked.connect(self._untick)
        self.model.taken_changed.connect(self._count)
        self.buttons.button(QDialogButtonBox.StandardButton.Apply).clicked.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _filter(self) -> None:
        self.model.show_only(self.kinds.currentData(), self.search.text())

    def _tick(self) -> None:
        self.model.take_shown(take=True)

    def _untick(self) -> None:
        self.model.take_shown(take=False)

    def _count(self) -> None:
        taken, total = sum(self.model.taken), len(self.model.changes)
        apply = self.buttons.button(QDialogButtonBox.StandardButton.Apply)
        apply.setText(f"Take {taken:,} of {total:,}")
        apply.setEnabled(taken > 0)


class ChangesTable(QTableView):
    """The changes; Space ticks or unticks the rows that are selected."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = self.selectionModel().selectedRows(0)
        if event.key() != Qt.Key.Key_Space or not rows:
            super().keyPressEvent(event)
            return
        role, on = Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if rows[0].data(role) == on else on
        for index in rows:
            self.model().setData(index, wanted, role)


def _summary(shown: Comparison) -> str:
    """Say what was found: "4 changed cells, 1 conflict, 2 new rows"."""
    counts = Counter(change.kind for change in shown.changes)
    parts = [
        f"{counts[kind]:,} {_PLURAL[kind] if counts[kind] != 1 else _PLURAL[kind][:-1]}"
        for kind in Kind
        if counts[kind]
    ]
    found = ", ".join(parts) or "nothing that the project does not have"
    return f"“{shown.name}”, {shown.rows:,} rows compared: {found}."


def _problems(shown: Comparison) -> QPlainTextEdit:
    """List what was not understood, so that it can be copied."""
    box = QPlainTextEdit("\n".join(map(str, shown.problems[:5000])), readOnly=True)
    box.setAccessibleName("What was not understood")
    return box


assert set(WORDS) == set(_PLURAL)  # noqa: S101  (both say every kind)
assert len(_WIDTHS) == len(HEADINGS)  # noqa: S101
