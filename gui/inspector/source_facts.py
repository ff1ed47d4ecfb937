"""What a file told of a source besides its text, where each thing was read, and a guessed date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.spoken import DATES_ALONE, language_name
from core.wording import words as date_words
from gui.inspector.section import field, heading, small, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from core.model import Document

FIELDS = {"published": "date of publication", "url": "link", "authors": "authors"}
MOST = 12
"""Captions that are shown here; the reader has them all."""


class GuessLine(QWidget):
    """A date of publication that nothing declares, to be taken with one press."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = words("", dim=True)
        self.take = QPushButton("Take it")
        self.take.setFont(small(self.take.font()))
        self.take.setToolTip("Use this date, and read the dates of its events with it")
        self.take.clicked.connect(self.taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.told, 1)
        row.addWidget(self.take)

    def show_document(self, document: Document) -> None:
        """Offer the guess of a document; hidden where it has none, or has a date."""
        guess = document.guess if document.published is None else None
        self.setVisible(guess is not None)
        if guess is not None:
            self.told.setText(f"Perhaps {date_words(guess.when)}: {guess.words}")
            self.take.setAccessibleName(f"Take {date_words(guess.when)} as the publication date")


class SourceFacts(QWidget):
    """Section, page, limits, captions, and where each field was read; what is empty is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.limit = words("", dim=True)
        self.printed, self.origins, self.captions = words(""), words(""), words("")
        self.captions_title = heading("Captions")
        self._parts: dict[QLabel, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.limit)
        for name, label in (
            ("Section and page", self.printed),
            ("Where it was read", self.origins),
        ):
            self._parts[label] = part = QWidget()
            inside = field(name, label)
            inside.setContentsMargins(0, 0, 0, 0)
            part.setLayout(inside)
            column.addWidget(part)
        column.addWidget(self.captions_title)
        column.addWidget(self.captions)

    def show_document(self, document: Document) -> None:
        """Show what is known of a document."""
        foreign = document.language and document.language[:2].casefold() != "en"
        self.limit.setText(f"{language_name(document.language)}: {DATES_ALONE}." if foreign else "")
        self.limit.setVisible(bool(foreign))
        page = f"page {document.page}" if document.page else ""
        self._fill(self.printed, " · ".join(filter(None, (document.section, page))))
        origins = (f"{FIELDS.get(o.field, o.field)}: {o.words}" for o in document.origins)
        self._fill(self.origins, "\n".join(origins))
        captions = document.captions[:MOST]
        rest = len(document.captions) - len(captions)
        lines = [*captions, *([f"… and {rest} more, in the reader"] if rest else [])]
        self.captions.setText("\n".join(f"• {line}" for line in lines))
        self.captions.setVisible(bool(lines))
        self.captions_title.setVisible(bool(lines))
        self.setVisible(bool(foreign or document.section or page or document.origins or lines))

    def _fill(self, label: QLabel, text: str) -> None:
        label.setText(text)
        self._parts[label].setVisible(bool(text))
