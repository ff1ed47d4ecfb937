"""What rules would change in what is already here, shown before it is done."""

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

from core.memory import applying
from gui.inspector.elided import plain_tip

if TYPE_CHECKING:
    from core.memory import Applying
    from gui.store import Store

MOST = 1000
"""Rows that are listed; the count tells of all."""


class ApplyingDialog(QDialog):
    """Apply makes one step of it; Cancel changes nothing."""

    def __init__(
        self, store: Store, asked: list[str] | None, found: Applying, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._store, self._asked = store, asked
        self.setWindowTitle("Apply rules")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(found.changes)
        said = "1 row changes" if count == 1 else f"{count:,} actors and events change"
        self.counts = QLabel(f"{said}; what you edited yourself stays as it is.", wordWrap=True)
        self.counts.setAccessibleName("What changes")
        self.table = QTableWidget(0, 2)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Apply | kinds.Cancel)
        self._arrange()
        self._fill(found)

    def apply(self) -> None:
        """Do it, worked out anew in case the project has changed since."""
        self._store.do(applying(self._store.project, self._asked).patch, learn=False)
        self.accept()

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        for widget in (self.counts, self.table, self.buttons):
            rows.addWidget(widget)
        apply = self.buttons.button(QDialogButtonBox.StandardButton.Apply)
        apply.setProperty("primary", "true")
        apply.setDefault(True)
        apply.style().unpolish(apply)
        apply.style().polish(apply)
        apply.clicked.connect(self.apply)
        self.buttons.rejected.connect(self.reject)
        table, mode = self.table, QHeaderView.ResizeMode
        table.setHorizontalHeaderLabels(["Actor or event", "Rule"])
        table.setAccessibleName("What would change")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (0, 1):
            header.setSectionResizeMode(column, mode.Stretch)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 110, wide * 45)

    def _fill(self, found: Applying) -> None:
        changes = found.changes[:MOST]
        self.table.setRowCount(len(changes))
        for number, (row_id, label, words) in enumerate(changes):
            for column, text in enumerate((f"{label}  {row_id}", words)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                self.table.setItem(number, column, item)
