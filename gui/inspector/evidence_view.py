"""The sentences that say so: one card each, which opens the article there."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from core.model import Event, Span
from core.wording import words
from gui.inspector.section import clear, column, heading, small
from gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from core.model import Citation, Document, FuzzyDate, Relation
    from core.project import Project
    from gui.store import Store

LONGEST = 600
"""Characters of a sentence that a card shows."""


class EvidenceView(QWidget):
    """The citations of an event (its merged records included) or of a tie."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._column = column(self, 6)
        self._said: object = None
        """What the cards say, so that they stay as they are where they say the same."""

    def show_row(self, row: Event | Relation) -> None:
        """Show the sentences of one row."""
        cited, known = citations(self._store.project, row), self._store.project.documents
        told = [_Same(known.get(c.document_id)) for c, _ in cited]
        said = (cited, told, theme().name)
        if said == self._said:
            return
        self._said = said
        clear(self._column)
        self._column.addWidget(heading(_title(self._store.project, cited)))
        for citation, says in cited:
            document = self._store.project.documents.get(citation.document_id)
            if document is not None:
                self._column.addWidget(_Card(self._store, citation, document, says))
        if not cited:
            label = QLabel("Made by the analyst; no sentence is cited.")
            label.setWordWrap(True)
            label.setProperty("dim", "true")
            self._column.addWidget(label)


def citations(project: Project, row: Event | Relation) -> list[tuple[Citation, FuzzyDate | None]]:
    """Return the citations, and beside each the date that it gives where it contradicts."""
    found = [(c, None) for c in row.citations]
    whole: list[tuple[Citation, FuzzyDate | None]] = list(found)
    for record_id in project.records(row.id)[1:] if isinstance(row, Event) else ():
        record = project.events.get(record_id)
        if record is not None and isinstance(row, Event):
            says = record.when if _contradict(row.when, record.when) else None
            whole += [(c, says) for c in record.citations]
    return whole


def sentence_html(document: Document, sentence: Span, trigger: Span | None) -> str:
    """Return a sentence as rich text, every word escaped, the trigger bold."""
    text = document.text
    end = min(sentence.end, sentence.start + LONGEST)
    cut = "…" if end < sentence.end else ""
    if trigger is None or not Span(sentence.start, end).contains(trigger):
        return f"“{escape(_flat(text[sentence.start : end]))}{cut}”"
    before = escape(_flat(text[sentence.start : trigger.start]))
    bold = escape(_flat(text[trigger.start : trigger.end]))
    after = escape(_flat(text[trigger.end : end]))
    return f"“{before}<b>{bold}</b>{after}{cut}”"


def origin(document: Document) -> str:
    """Say whose article it is and of when."""
    published = words(document.published) if document.published else "no publication date"
    return f"{document.outlet or document.title or document.id} · {published}"


def _flat(text: str) -> str:
    return "".join(" " if c.isspace() else c for c in text)


def _contradict(one: FuzzyDate | None, other: FuzzyDate | None) -> bool:
    """Whether two dates share no second."""
    if one is None or other is None:
        return False
    apart = one.latest is not None and other.earliest is not None and one.latest < other.earliest
    return apart or (
        other.latest is not None and one.earliest is not None and other.latest < one.earliest
    )


def _title(project: Project, cited: list[tuple[Citation, FuzzyDate | None]]) -> str:
    documents = {c.document_id: project.documents.get(c.document_id) for c, _ in cited}
    independent = {(d.duplicate_of or d.id) for d in documents.values() if d is not None}
    many, sources = len(cited), len(independent)
    return (
        f"Evidence · {many} sentence{'s' * (many != 1)}, "
        f"{sources} independent source{'s' * (sources != 1)}"
    )


class _Same:
    """Equal to what holds the very same document: comparing its text would take longer."""

    def __init__(self, document: Document | None) -> None:
        self._document = document

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other._document is self._document

    __hash__ = None  # type: ignore[assignment]  # as of everything that is compared alone


class _Card(QFrame):
    """One sentence; a click, Enter or Space opens it in the reader."""

    def __init__(
        self, store: Store, citation: Citation, document: Document, says: FuzzyDate | None
    ) -> None:
        super().__init__()
        self._store, self._citation = store, citation
        self.setProperty("card", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        sentence = _wrapped(sentence_html(document, citation.sentence, citation.trigger))
        inside = column(self, 2)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(sentence)
        inside.addWidget(_source_line(document, says))
        plain = document.text[citation.sentence.start : citation.sentence.end]
        self.setAccessibleName(f"{plain[:LONGEST]} ({origin(document)})")
        self.setToolTip("Open the article here")

    def _open(self) -> None:
        self._store.show_evidence(self._citation.document_id, self._citation.sentence)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._open()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)


def _wrapped(html: str) -> QLabel:
    label = QLabel(html)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _source_line(document: Document, says: FuzzyDate | None) -> QLabel:
    colours = theme().colour("dim").name(), theme().colour("error").name()
    html = f'<span style="color:{colours[0]}">{escape(origin(document))}</span>'
    if says is not None:
        html += f' <span style="color:{colours[1]}">· says {escape(words(says))}</span>'
    label = _wrapped(html)
    label.setFont(small(label.font()))
    return label
