"""One source: what it is, when it appeared and where that was read, and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy
from typing_extensions import override

from core.document_edits import change_document
from core.model import Document, PublishedFrom, Reliability
from core.spoken import language_name
from gui.inspector.copies_view import CopiesView
from gui.inspector.date_field import DateField
from gui.inspector.elided import ElidedLabel
from gui.inspector.fields import ChoiceField, LineField, TextField
from gui.inspector.page import Page, top_line
from gui.inspector.section import field, small, words
from gui.inspector.source_facts import GuessLine, SourceFacts

if TYPE_CHECKING:
    from core.model import FuzzyDate, Row
    from gui.inspector.notice import Notice
    from gui.store import Store

ORIGINS = {
    PublishedFrom.METADATA: "declared by the file",
    PublishedFrom.TEXT: "read in the text",
    PublishedFrom.FILE: "guessed from the file: check it",
    PublishedFrom.USER: "set by the analyst",
    PublishedFrom.NONE: "not found: relative dates such as “Thursday” cannot be read without it",
}


LINE = 120
"""Characters of the line with the date that are shown."""


class DocumentPage(Page):
    """Title, outlet and notes apply at once; the date of publication is asked of the window."""

    published_changed = Signal(str, object)
    """Document id and the FuzzyDate typed: the dates of its events must be read anew."""

    def __init__(self, store: Store, notice: Notice) -> None:
        super().__init__(store, notice)
        self.name, self.counts = ElidedLabel(), words("", dim=True)
        self.title, self.outlet, self.when = TextField(), LineField(), DateField()
        self.origin = words("", dim=True)
        self.show_line = QPushButton("Show the line")
        self.guess, self.told = GuessLine(), SourceFacts()
        self.reliability = ChoiceField([("not judged", ""), *((r, r) for r in Reliability)])
        self.copies = CopiesView(store, notice)
        self.notes = TextField(lines=True)
        self.facts = {name: _fact() for name in ("Authors", "Place", "Link", "File", "SHA-256")}
        self._build()
        self.title.committed.connect(self._retitle)
        self.outlet.committed.connect(self._set_outlet)
        self.when.committed.connect(self._set_published)
        self.guess.taken.connect(self._take_guess)
        self.reliability.chosen.connect(self._set_reliability)
        self.notes.committed.connect(self._set_notes)

    @override
    def show_row(self, row: Row) -> None:
        if not isinstance(row, Document):
            return
        self.row_id = row.id
        self.name.say(f"SOURCE {row.id}")
        self.title.show_text(row.title)
        self.outlet.show_text(row.outlet)
        self.when.show_date(row.published, row.published)
        self.origin.setText(origin(row))
        self.show_line.setVisible(row.published_span is not None)
        self.guess.show_document(row)
        self.told.show_document(row)
        self.counts.setText(self._counted(row))
        self.reliability.show_value(row.reliability or "")
        self.copies.show_document(row)
        self.notes.show_text(row.notes)
        values = ("; ".join(row.authors), row.place, row.url, row.path, row.sha256)
        for line, value in zip(self.facts.values(), values, strict=True):
            line.setText(value)
            line.setCursorPosition(0)
            line.setToolTip("")

    def start_date_edit(self) -> None:
        """Put the keyboard into the date of publication."""
        self.when.start_edit()

    def _build(self) -> None:
        self.name.setProperty("role", "section")
        self.column.addLayout(top_line(self.name))
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setWeight(font.Weight.DemiBold)
        self.title.use_font(font)
        self.title.setProperty("quiet", "true")
        self.title.setAccessibleName("Title of the source")
        self.column.addWidget(self.title)
        self.column.addWidget(self.counts)
        self.column.addLayout(field("Outlet", self.outlet))
        self.when.line.setPlaceholderText("no publication date — type it")
        self.column.addLayout(field("Published", self.when))
        self.when.line.setAccessibleName("Published")
        self.column.addWidget(self.origin)
        self.show_line.setFont(small(self.show_line.font()))
        self.show_line.setToolTip("Open the article at the line that the date was read in")
        self.show_line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_line.clicked.connect(self._show_line)
        self.column.addWidget(self.show_line)
        self.column.addWidget(self.guess)
        self.column.addLayout(field("Reliability", self.reliability))
        self.reliability.setAccessibleName("Reliability")
        self.reliability.setToolTip("How far you rely on this source (Admiralty system)")
        self.column.addWidget(self.copies)
        self.column.addLayout(field("Notes", self.notes))
        self.column.addWidget(self.told)
        for name, line in self.facts.items():
            self.column.addLayout(field(name, line))
        self.column.addStretch(1)
        self._open = self.button("Open in reader", "Show the article", self.do_open)

    def _counted(self, row: Document) -> str:
        events = {self.project.lead(e.id) for e in self.project.events_citing(row.id)}
        shown = events & self.store.visible
        count = len(row.text.split())
        parts = [f"{len(shown):,} event{'s' * (len(shown) != 1)}", f"{count:,} words"]
        parts += [language_name(row.language)] if row.language else []
        parts += [f"copy of {row.duplicate_of}"] if row.duplicate_of else []
        return " · ".join(parts)

    def _retitle(self, text: str) -> None:
        if not self.attempt(change_document, "Change title", title=" ".join(text.split())):
            self.title.revert()

    def _set_outlet(self, text: str) -> None:
        self.attempt(change_document, "Change outlet", outlet=" ".join(text.split()))

    def _set_reliability(self, value: str) -> None:
        judged = Reliability(value) if value else None
        self.attempt(change_document, "Judge reliability", reliability=judged)

    def _set_notes(self, text: str) -> None:
        self.attempt(change_document, "Change notes", notes=text.strip())

    def _set_published(self, when: FuzzyDate | None) -> None:
        if when is None:
            self.notice.say("A publication date can be changed, but not taken away.")
            self.when.revert()
        else:
            self.published_changed.emit(self.row_id, when)
            self.when.revert()  # it stands only once the analyst has seen what it moves

    def _take_guess(self) -> None:
        guess = self.project.documents[self.row_id].guess
        if guess is not None:
            self.published_changed.emit(self.row_id, guess.when)

    def _show_line(self) -> None:
        document = self.project.documents[self.row_id]
        self.store.show_evidence(document.id, document.published_span)

    def do_open(self) -> None:
        """Show the article from its start."""
        self.store.show_evidence(self.row_id)


def origin(document: Document) -> str:
    """Say where the date of publication was read, with the line where the text says it."""
    where, span = ORIGINS[document.published_from], document.published_span
    line = " ".join(document.text[span.start : span.end].split()) if span is not None else ""
    return f"{where}: “{line[:LINE]}{'…' if len(line) > LINE else ''}”" if line else where


def _fact() -> QLineEdit:
    """Make a line to read and copy, but not to change."""
    line = QLineEdit()
    line.setReadOnly(True)
    line.setFrame(False)
    line.setProperty("quiet", "true")
    line.setPlaceholderText("unknown")
    return line
