"""What every page of the inspector is: a column of fields for the one row it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from gui.inspector.flow import FlowLayout
from gui.inspector.section import column
from gui.keyed import KeyedButtons

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize

    from core.model import Row
    from core.project import Patch, Project
    from gui.inspector.notice import Notice
    from gui.store import Store


NARROWEST = 25
"""Average characters that a page is wide at least."""


class Page(QWidget):
    """Subclasses build their fields once and fill them in show_row."""

    def __init__(self, store: Store, notice: Notice) -> None:
        super().__init__()
        self.store, self.notice = store, notice
        self.row_id = ""
        self.column = column(self, 8)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.footer = QWidget()
        """Buttons that stay in sight below the scrolled page."""
        self.buttons = FlowLayout(self.footer, 6)
        self.buttons.setContentsMargins(12, 8, 12, 8)
        self._keyed = KeyedButtons("Inspector", self)

    @property
    def project(self) -> Project:
        """The open project."""
        return self.store.project

    def show_row(self, row: Row) -> None:
        """Fill the page for a row of its kind."""
        raise NotImplementedError

    def attempt(self, edit: Callable[..., Patch], *values: Any, **named: Any) -> bool:
        """Make a patch for the row shown and do it; a refusal is said in the inspector."""
        if self.project.row(self.row_id) is None:
            return False  # it was deleted while a field still held an edit
        return self.notice.attempt(
            self.store, lambda: edit(self.project, self.row_id, *values, **named)
        )

    def finish_edits(self) -> None:
        """Let the field with the keyboard apply its edit to the row that it was typed for."""
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus():
            focused.clearFocus()

    def button(
        self, text: str, tip: str, press: Callable[[], None], command: str = ""
    ) -> QPushButton:
        """Add a button to the footer; with a command of the inspector it carries its key."""
        made = QPushButton(text)
        made.setToolTip(tip)
        made.setAccessibleDescription(tip)
        if command:
            self._keyed.add(made, text, tip, command)
        made.clicked.connect(press)
        self.buttons.addWidget(made)
        return made

    @override
    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the dock asks: everything here wraps or elides."""
        size = super().minimumSizeHint()
        size.setWidth(self.fontMetrics().averageCharWidth() * NARROWEST)
        return size


def top_line(*widgets: QWidget) -> QHBoxLayout:
    """Set widgets in a line, the first taking the room."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 1 if place == 0 else 0, Qt.AlignmentFlag.AlignVCenter)
    return row
