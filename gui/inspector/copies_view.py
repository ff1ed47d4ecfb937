"""Which source a source copies, and which copy it: they count once as independent sources."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.collate import no_copy
from gui.inspector.elided import ElidedLabel
from gui.inspector.section import clear, column, heading, small

if TYPE_CHECKING:
    from core.model import Document
    from gui.inspector.notice import Notice
    from gui.store import Store


class CopiesView(QWidget):
    """Hidden for a source that neither copies nor is copied."""

    def __init__(self, store: Store, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._notice = store, notice
        self._column = column(self, 4)

    def show_document(self, document: Document) -> None:
        """Show the original of a document, or its copies."""
        clear(self._column)
        known = self._store.project.documents
        original = known.get(document.duplicate_of or "")
        copies = sorted((d for d in known.values() if d.duplicate_of == document.id), key=_by_id)
        self.setVisible(original is not None or bool(copies))
        if original is not None:
            self._column.addWidget(heading("Copy of"))
            self._add(original, document, original)
        if copies:
            self._column.addWidget(heading(f"Copied by · {len(copies)}"))
        for copy in copies:
            self._add(copy, copy, document)

    def _add(self, named: Document, copy: Document, original: Document) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(ElidedLabel(f"{named.id} {named.outlet or named.title}"), 1)
        self._button(line, "What differs", partial(self._compare, original.id, copy.id))
        self._button(line, "Not a copy", partial(self._part, copy.id))
        self._column.addWidget(row)

    def _button(self, line: QHBoxLayout, words: str, act: partial[None]) -> None:
        button = QPushButton(words)
        button.setFont(small(button.font()))
        button.clicked.connect(act)
        line.addWidget(button)

    def _compare(self, original: str, copy: str, _checked: object = None) -> None:
        from gui.dialogs.copies_dialog import CopiesDialog

        known = self._store.project.documents
        CopiesDialog(known[original], known[copy], self.window()).open()

    def _part(self, copy: str, _checked: object = None) -> None:
        self._notice.attempt(self._store, lambda: no_copy(self._store.project, copy))


def _by_id(document: Document) -> str:
    return document.id
