"""The analyst's own rules from a text to a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.layout.timeline.colouring import SERIES, ColourRule
from gui.theme import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("Blue", "Orange", "Green", "Red", "Violet", "Teal", "Pink", "Olive")
"""What the colours of the series are called."""


class ColourRules(QDialog):
    """A row for each rule; of those that hold the first counts."""

    def __init__(self, rules: Sequence[ColourRule], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Colour rules")
        self.table = QTableWidget(0, 2)
        self.table.setHorizontalHeaderLabels(["Events that say", "Colour"])
        self.table.setAccessibleName("Colour rules")
        self.table.verticalHeader().hide()
        stretch = QHeaderView.ResizeMode.Stretch
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.button(kinds.Ok).setProperty("primary", "true")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        words = (
            "A text in the title, type, tags, places or actors. The first rule that holds counts."
        )
        rows.addWidget(QLabel(words, wordWrap=True))
        rows.addWidget(self.table)
        rows.addLayout(self._tools())
        rows.addWidget(buttons)
        for rule in rules or (ColourRule("", SERIES[0]),):
            self._add_rule(rule)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 62, wide * 52)

    @property
    def rules(self) -> tuple[ColourRule, ...]:
        """The rules as they stand; rows without a text are none."""
        found = []
        for row in range(self.table.rowCount()):
            item, chosen = self.table.item(row, 0), self.table.cellWidget(row, 1)
            text = " ".join(item.text().split()) if item is not None else ""
            if text and isinstance(chosen, QComboBox):
                found.append(ColourRule(text, SERIES[chosen.currentIndex()]))
        return tuple(found)

    def add(self) -> None:
        """Add a row, and type into it."""
        self._add_rule(ColourRule("", SERIES[self.table.rowCount() % len(SERIES)]))
        last = self.table.rowCount() - 1
        self.table.setCurrentCell(last, 0)
        item = self.table.item(last, 0)
        if item is not None:
            self.table.editItem(item)

    def remove(self) -> None:
        """Take the current row away."""
        self.table.removeRow(self.table.currentRow())

    def _tools(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for words, name, run in (
            ("Add rule", "plus", self.add), ("Remove", "trash-2", self.remove),
            ("Up", "chevron-left", self.raise_rule),
        ):  # fmt: skip
            button = QPushButton(words)
            if words != "Up":
                button.setIcon(icon(name))
            button.clicked.connect(run)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def raise_rule(self) -> None:
        """Put the current rule before the one above it."""
        row, rules = self.table.currentRow(), list(self.rules)
        if 0 < row < len(rules):
            rules[row - 1], rules[row] = rules[row], rules[row - 1]
            self.table.setRowCount(0)
            for rule in rules:
                self._add_rule(rule)
            self.table.setCurrentCell(row - 1, 0)

    def _add_rule(self, rule: ColourRule) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        self.table.setItem(row, 0, QTableWidgetItem(rule.text))
        chosen = QComboBox()
        chosen.setAccessibleName("Colour of the rule")
        for name, words in zip(SERIES, NAMES, strict=True):
            chosen.addItem(icon("circle-dot", name), words)
        chosen.setCurrentIndex(SERIES.index(rule.colour) if rule.colour in SERIES else 0)
        self.table.setCellWidget(row, 1, chosen)
