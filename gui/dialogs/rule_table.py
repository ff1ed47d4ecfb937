"""The table of rules: found by words, sorted by any column, worked by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from gui.dialogs.rule_rows import APPLIED, FROM, ON, RULE, RULE_ID, SCOPE, SORTING

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QKeyEvent

    from gui.dialogs.rule_rows import RuleRows

WIDTHS = ((ON, 14), (SCOPE, 17), (FROM, 46), (APPLIED, 10))
"""In average characters; the rule takes the rest."""
_KEYS: dict[int, str] = {
    Qt.Key.Key_Space: "switch", Qt.Key.Key_F2: "edit", Qt.Key.Key_Return: "edit",
    Qt.Key.Key_Enter: "edit", Qt.Key.Key_Delete: "delete",
}  # fmt: skip


class RuleTable(QTableView):
    """Whole rows are selected; what is selected stays so when the rules are read anew."""

    asked = Signal(str)
    """What a key or a double-click asks for: "switch", "edit" or "delete"."""

    def __init__(self, rows: RuleRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = QSortFilterProxyModel(self)
        self.shown.setSourceModel(rows)
        self.shown.setFilterKeyColumn(-1)
        self.shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.shown.setSortRole(SORTING)
        self.setModel(self.shown)
        self._dress()
        self.doubleClicked.connect(self._open)

    def look_for(self, words: str) -> None:
        """Show the rules with these words."""
        self.shown.setFilterFixedString(words)

    def chosen(self) -> list[str]:
        """Return the ids of the selected rules, in the order of the table."""
        rows = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return [row.data(RULE_ID) for row in rows]

    def choose(self, ids: Collection[str]) -> None:
        """Select these rules too, the first of them in sight."""
        flags = self.selectionModel().SelectionFlag
        for row in range(self.shown.rowCount()):
            index = self.shown.index(row, RULE)
            if index.data(RULE_ID) in ids:
                self.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
                self.scrollTo(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = _KEYS.get(event.key())
        if asked is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.asked.emit(asked)

    def _open(self, index: QModelIndex) -> None:
        if index.column() != ON:
            self.asked.emit("edit")

    def _dress(self) -> None:
        wide = self.fontMetrics().averageCharWidth()
        self.setAccessibleName("Rules")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(RULE, mode.Stretch)
        for column, width in WIDTHS:
            header.resizeSection(column, wide * width)
