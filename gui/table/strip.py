"""The strip above the table: what it is grouped by, its columns, and how many rows it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from core.table_columns import COLUMNS
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from gui.table.event_model import EventModel
    from gui.table.menus import TableMenus


class TableStrip(QWidget):
    """Two buttons that open menus, and the count."""

    def __init__(self, model: EventModel, menus: TableMenus) -> None:
        super().__init__()
        self._model, self._menus = model, menus
        self.group, self.columns, self.count = QToolButton(), QToolButton(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 12, 2)
        for button, sign, words, tip in (
            (self.group, "rows-3", "Group", "Put the rows under headings"),
            (self.columns, "table-2", "Columns", "Show and hide columns"),
        ):
            _dress(button, sign, words, tip)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.count)
        self.count.setProperty("dim", "true")
        self.group.clicked.connect(self._open_groups)
        self.columns.clicked.connect(self._open_columns)
        theme().changed.connect(self._restyle)
        self.say()

    def say(self, _: object = None) -> None:
        """Say what is shown."""
        rows = self._model.rows
        number, place = rows.count(), rows.grouped_by
        events = f"{number:,} event{'s' * (number != 1)}"
        heads = len(rows.groups) if rows.groups is not None else 0
        self.count.setText(f"{events} in {heads:,} group{'s' * (heads != 1)}" if heads else events)
        by = f"Group: {COLUMNS[place].name.lower()}" if place is not None else "Group"
        self.group.setText(by)

    def _open_groups(self) -> None:
        _drop(self.group, self._menus.of_groups)

    def _open_columns(self) -> None:
        _drop(self.columns, self._menus.of_columns)

    def _restyle(self) -> None:
        self.group.setIcon(icon("rows-3"))
        self.columns.setIcon(icon("table-2"))


def _dress(button: QToolButton, sign: str, words: str, tip: str) -> None:
    button.setText(words)
    button.setIcon(icon(sign))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setProperty("flat", "true")
    button.setToolTip(tip)
    button.setAccessibleName(tip)


def _drop(button: QToolButton, make: Callable[[], QMenu]) -> None:
    menu = make()
    menu.exec(button.mapToGlobal(button.rect().bottomLeft()))
    menu.deleteLater()
