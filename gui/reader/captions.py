"""The captions of an article's pictures, below its text and apart from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.inspector.section import small

if TYPE_CHECKING:
    from core.model import Document

LINES = 6
"""Lines that are seen at once; the rest is scrolled to."""


class Captions(QPlainTextEdit):
    """Lists the captions; hidden until it is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFont(small(self.font()))
        self.setAccessibleName("Captions of the article's pictures")
        self.hide()

    def show_document(self, document: Document | None) -> None:
        """Take the captions of an article; with none there is nothing to show."""
        told = document.captions if document is not None else ()
        text = "\n".join(f"• {line}" for line in told)
        if text != self.toPlainText():
            self.setPlainText(text)
        lines = min(max(len(told) + 1, 2), LINES)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 12)
        if not told:
            self.hide()
