"""The bottom dock: the article that the selection, or a piece of evidence, stands in."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QToolTip, QWidget
from typing_extensions import override

from core.document_edits import new_event_from
from core.model import Event, Span
from core.wording import words
from gui.inspector.notice import Notice
from gui.inspector.section import column
from gui.keyed import with_key
from gui.reader.article_view import ArticleView
from gui.reader.captions import Captions
from gui.reader.header import ReaderHeader
from gui.reader.marks import Marks, Told
from gui.reader.sentences import sentence_around, trimmed
from gui.theme import icon, theme
from gui.view_keys import ViewCommands

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from core.model import Document
    from core.project import Patch, Project
    from gui.store import Store

EMPTY = "The article behind a selected event opens here, with the sentence that tells of it."
NO_TEXT = "This source has no text."
MANY = 3_000
"""Events touched from which their sentences are lit anew without asking where they stand."""


class Reader(QWidget):
    """Follows the selection and Store.evidence_requested; a click in the text selects."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.document_id: str | None = None
        self.header, self.view, self.notice = ReaderHeader(), ArticleView(), Notice()
        self.captions = Captions()
        self._hint = QLabel(EMPTY)
        self._stack = QStackedWidget()
        self._own_click = False
        self._build()
        self._connect()
        self._follow_selection(store.selection)

    @property
    def project(self) -> Project:
        """The open project."""
        return self._store.project

    def show_document(self, document_id: str, span: Span | None = None) -> None:
        """Open an article, at a sentence where one is given."""
        document = self.project.documents.get(document_id)
        if document is None:
            return
        if document_id != self.document_id:
            self._open(document)
        if span is not None:
            self.view.frame_sentences((span,), scroll=True)

    def next_event(self) -> None:
        """Select the events of the next sentence that tells of any."""
        self._step(1)

    def previous_event(self) -> None:
        """Select the events of the sentence before that tells of any."""
        self._step(-1)

    def new_event(self, offset: int | None = None) -> None:
        """Make an event of the words chosen, or of the sentence at a character."""
        document = self.project.documents.get(self.document_id or "")
        if document is None:
            return
        chosen = self.view.chosen()
        at = chosen.start if chosen is not None else offset
        if at is None:
            at = self.view.framed[0].start if self.view.framed else self.view.in_sight().start
        sentence = self._sentence(document, at, chosen)
        title = trimmed(document.text, chosen) if chosen is not None else sentence
        ids = self.project.fresh_ids(Event, 1)
        make = partial(new_event_from, self.project, document.id, sentence, title)
        if self.notice.attempt(self._store, make):
            self._store.select(ids)

    def _sentence(self, document: Document, offset: int, chosen: Span | None) -> Span:
        told = self.view.marks.told_at(offset) if self.view.marks is not None else []
        found = told[0].sentence if told else sentence_around(document.text, offset)
        if chosen is None or found.contains(chosen):
            return found
        return trimmed(
            document.text, Span(min(found.start, chosen.start), max(found.end, chosen.end))
        )

    def _build(self) -> None:
        layout = column(self, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.notice)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.captions)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("dim", "true")
        self._stack.addWidget(self._hint)
        self._stack.addWidget(self.view)
        self.setProperty("panel", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Reader")
        self.view.viewport().installEventFilter(self)

    def _connect(self) -> None:
        store, view = self._store, self.view
        store.selection_changed.connect(self._follow_selection)
        store.evidence_requested.connect(self.show_document)
        store.patched.connect(self._patched)
        store.filter_changed.connect(self._refresh_marks)
        store.articles_changed.connect(self._follow_articles)
        store.reset.connect(self._reset)
        theme().changed.connect(self._repaint)
        view.pressed.connect(self._press)
        view.menu_asked.connect(self._menu)
        self.header.captions.toggled.connect(self._show_captions)
        self.header.next_asked.connect(self.next_event)
        self.header.previous_asked.connect(self.previous_event)
        steps = {
            "Event after in the source": self.next_event,
            "Event before in the source": self.previous_event,
        }
        ViewCommands("Reader", self, steps)

    def _open(self, document: Document) -> None:
        self.document_id = document.id
        marks = Marks(self.project, document, self._store.visible)
        self.view.actors = self._selected_actors()
        self.view.show_text(document.text, marks)
        self.header.show_document(document, len(marks.told))
        self.captions.show_document(document)
        self._show_captions(self.header.captions.isChecked())
        self._hint.setText(NO_TEXT)
        self._stack.setCurrentWidget(self.view if document.text.strip() else self._hint)

    def _close(self) -> None:
        self.document_id = None
        self.view.show_text("", None)
        self.header.show_document(None, 0)
        self.captions.show_document(None)
        self._hint.setText(self._why_empty())
        self._stack.setCurrentWidget(self._hint)

    def _why_empty(self) -> str:
        """Say what opens here, or what an empty project waits for."""
        waiting = "" if self.project.documents else self._store.articles.words("sentences")
        return waiting or EMPTY

    def _follow_articles(self, _articles: object) -> None:
        if self.document_id is None:
            self._hint.setText(self._why_empty())

    def _show_captions(self, shown: bool) -> None:
        document = self.project.documents.get(self.document_id or "")
        self.captions.setVisible(shown and document is not None and bool(document.captions))

    def _reset(self) -> None:
        self._close()
        self._follow_selection(self._store.selection)

    def _patched(self, patch: Patch) -> None:
        document = self.project.documents.get(self.document_id or "")
        if document is None:
            if self.document_id is not None:
                self._close()
        elif document.id in patch.ids and document.text != self.view.offsets.text:
            self._open(document)
        elif document.id in patch.ids or self._bears(document.id, patch):
            self._refresh_marks()

    def _bears(self, document_id: str, patch: Patch) -> bool:
        """Whether a patch may light other words: by its actors, or events told here, now or before.

        An event that says something else in the same sentences lights the same.
        """
        marks, project = self.view.marks, self.project
        touched = self._store.touched
        if marks is None or "A" in patch.letters or len(touched) > MANY:
            return True
        records = {project.events.get(r) for i in touched for r in project.records(i)}
        told = any(c.document_id == document_id for e in records if e for c in e.citations)
        if not told and not marks.told_of(touched):
            return False
        fresh = Marks(project, project.documents[document_id], self._store.visible)
        return fresh.told != marks.told

    def _refresh_marks(self, _: object = None) -> None:
        document = self.project.documents.get(self.document_id or "")
        if document is not None:
            marks = Marks(self.project, document, self._store.visible)
            self.view.show_marks(marks)
            self.header.show_document(document, len(marks.told))
            self._frame(scroll=False)

    def _repaint(self) -> None:
        self.view.relight()
        self.header.restyle()

    def _selected_actors(self) -> frozenset[str]:
        chosen = (i for i in self._store.selection if i.startswith("A"))
        return frozenset(r for i in chosen for r in self.project.records(self.project.lead(i)))

    def _follow_selection(self, ids: frozenset[str]) -> None:
        documents = sorted(i for i in ids if i in self.project.documents)
        events = [i for i in ids if i in self.project.events]
        if len(documents) == 1:
            self.show_document(documents[0])
        elif len(events) == 1 and not self._cited_here(events[0]):
            self._open_evidence(events[0])
        actors = self._selected_actors()
        if actors != self.view.actors:
            self.view.actors = actors
            self.view.relight()
        self._frame(scroll=not self._own_click)

    def _cited_here(self, event_id: str) -> bool:
        marks = self.view.marks
        lead = self.project.lead(event_id)
        return marks is not None and bool(marks.told_of(frozenset({lead})))

    def _open_evidence(self, event_id: str) -> None:
        for record_id in self.project.records(self.project.lead(event_id)):
            record = self.project.events.get(record_id)
            for citation in record.citations if record is not None else ():
                if citation.document_id in self.project.documents:
                    self.show_document(citation.document_id, citation.sentence)
                    return

    def _frame(self, *, scroll: bool) -> None:
        """Frame the sentences of the selected events."""
        if self.view.marks is None:
            return
        events = frozenset(self.project.lead(i) for i in self._store.selection if i[:1] == "E")
        told = self.view.marks.told_of(events)
        if told or not self.view.framed or events:
            self.view.frame_sentences(tuple(t.sentence for t in told), scroll=scroll)

    def _press(self, offset: int, add: bool) -> None:
        marks = self.view.marks
        if marks is None:
            return
        mention, told = marks.mention_at(offset), marks.told_at(offset)
        self._own_click = True
        if mention is not None and mention.actor_id is not None:
            self._store.select({self.project.lead(mention.actor_id)}, add=add)
        elif told:
            self._store.select({e for t in told for e in t.events}, add=add)
        self._own_click = False

    def _step(self, direction: int) -> None:
        marks = self.view.marks
        if marks is None:
            return
        here = self.view.framed[0].start if self.view.framed else self.view.in_sight().start - 1
        found = marks.step(here, direction)
        if found is not None:
            self._store.select(found.events)
            self.view.frame_sentences((found.sentence,), scroll=True)

    def _menu(self, offset: int, point: QPoint) -> None:
        menu = self.menu_at(offset)
        menu.exec(point)
        menu.deleteLater()

    def menu_at(self, offset: int) -> QMenu:
        """Return the context menu for a character of the article."""
        menu = QMenu(self)
        chosen = self.view.chosen()
        said = "New event from the selection" if chosen else "New event from this sentence"
        new = menu.addAction(icon("plus"), said)
        new.setData(offset)
        copy = menu.addAction(icon("copy"), "Copy")
        copy.setEnabled(chosen is not None)
        copy.triggered.connect(self.view.copy)
        menu.addSeparator()
        menu.addAction(
            icon("chevron-down"), with_key("Next event", "Reader/Event after in the source")
        ).triggered.connect(self.next_event)
        before = menu.addAction(
            icon("chevron-left"), with_key("Previous event", "Reader/Event before in the source")
        )
        before.triggered.connect(self.previous_event)
        menu.triggered.connect(self._chosen_in_menu)
        return menu

    def _chosen_in_menu(self, action: QAction) -> None:
        if isinstance(action.data(), int):
            self.new_event(action.data())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = self.tip_at(event.pos())
            QToolTip.showText(event.globalPos(), tip, self.view)
            return True
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._point(event.position().toPoint())
        return super().eventFilter(watched, event)

    def _point(self, point: QPoint) -> None:
        offset, marks = self.view.offset_at(point), self.view.marks
        over = offset is not None and marks is not None and _leads_on(marks, offset)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.view.viewport().setCursor(shape)

    def tip_at(self, point: QPoint) -> str:
        """Say, as rich text with every word escaped, what stands under a point."""
        offset, marks = self.view.offset_at(point), self.view.marks
        if offset is None or marks is None:
            return ""
        lines = []
        mention = marks.mention_at(offset)
        actor = (
            self.project.actors.get(self.project.lead(mention.actor_id or "")) if mention else None
        )
        if actor is not None:
            lines.append(f"<b>{escape(actor.label)}</b> · {escape(actor.kind)}")
        lines += [line for told in marks.told_at(offset) for line in self._told_lines(told)]
        return "<br>".join(lines)

    def _told_lines(self, told: Told) -> list[str]:
        events = (self.project.events.get(i) for i in told.events)
        return [f"{escape(e.title)} · {escape(words(e.when))}" for e in events if e is not None]


def _leads_on(marks: Marks, offset: int) -> bool:
    mention = marks.mention_at(offset)
    return (mention is not None and mention.actor_id is not None) or bool(marks.told_at(offset))
