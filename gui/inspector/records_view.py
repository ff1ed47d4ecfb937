"""The records merged into an event or an actor, each of which can be split off again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.edits import split_off
from core.model import Actor, Event
from core.wording import words
from gui.inspector.elided import ElidedLabel
from gui.inspector.section import clear, column, heading

if TYPE_CHECKING:
    from core.model import Row
    from gui.inspector.notice import Notice
    from gui.store import Store


class RecordsView(QWidget):
    """Hidden while nothing is merged."""

    def __init__(self, store: Store, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._notice = store, notice
        self._column = column(self, 2)

    def show_row(self, row_id: str) -> None:
        """Show what is merged into this row."""
        clear(self._column)
        project = self._store.project
        merged = [project.row(i) for i in project.records(row_id)[1:]]
        self.setVisible(bool(merged))
        if merged:
            self._column.addWidget(heading(f"Merged into this · {len(merged)}"))
        for row in merged:
            if row is not None:
                self._column.addWidget(_Record(self._store, self._notice, row))


def _named(row: Row) -> str:
    if isinstance(row, Event):
        return f"{row.title} · {words(row.when)}"
    return f"{row.label} · {row.kind}" if isinstance(row, Actor) else row.id


class _Record(QWidget):
    def __init__(self, store: Store, notice: Notice, row: Row) -> None:
        super().__init__()
        self._store, self._notice, self._id = store, notice, row.id
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(ElidedLabel(_named(row)), 1)
        button = QPushButton("Split")
        button.setAccessibleName(f"Split {_named(row)} off")
        button.clicked.connect(self._split)
        line.addWidget(button)

    def _split(self) -> None:
        self._notice.attempt(self._store, partial(split_off, self._store.project, self._id))
