"""The review queue: one suggested event at a time, one key to decide and go on."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from core.edits import change_event, merge, set_status
from core.errors import UserError
from core.model import Event, Status
from core.wording import words
from gui.inspector.elided import ElidedLabel
from gui.inspector.evidence_view import origin, sentence_html
from gui.inspector.flow import FlowLayout
from gui.inspector.notice import Notice
from gui.inspector.section import column, small
from gui.keyed import KeyedButtons
from gui.review.queue_order import QueueOrder
from gui.review.type_row import TypeRow
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from core.project import Patch, Project
    from core.sieve import Sieve
    from gui.store import Store

BUTTONS = (
    ("Accept", "A", "check", "Accept the event and go on"),
    ("Reject", "X", "x", "Reject the event and go on"),
    ("Skip", "Space", "chevron-right", "Leave it undecided and go on"),
    ("Undo", "Backspace", "undo-2", "Take the last step back"),
    ("Flag", "F", "flag", "Mark as a key event, or no longer"),
    ("Date", "E", "calendar-days", "Change the date in the inspector"),
    ("Merge", "M", "merge", "Merge the other selected events into this one"),
)
"""Name, key, icon and what each does."""
UNDO = 3
NOTHING = "Nothing to review yet. Events found in articles wait here for your decision."
DONE = "All decided. Every suggestion shown has been accepted or rejected."
HIDDEN = "The filter hides {count:,} that wait for a decision: remove a filter to see them."
ALONE = "Ctrl+click the other telling of this event in any view, then press M to merge the two."


class ReviewQueue(QWidget):
    """Suggested events by date, then by source; each decision is one step, to be undone."""

    date_requested = Signal(str)
    """Put the keyboard into the date of this event."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self.order = store, QueueOrder()
        self._own, self._undoing = False, False
        self._undone: Patch | None = None
        self._progress, self._bar = ElidedLabel(), QProgressBar()
        self._title, self._when, self._sentence = QLabel(), QLabel(), QLabel()
        self.notice = Notice()
        self._buttons: list[QPushButton] = []
        self._acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_A: self.accept, Qt.Key.Key_X: self.reject, Qt.Key.Key_Space: self.skip,
            Qt.Key.Key_Backspace: self.undo, Qt.Key.Key_F: self.flag,
            Qt.Key.Key_E: self.edit_date, Qt.Key.Key_M: self.merge,
        }  # fmt: skip
        self.types, self._keyed = TypeRow(), KeyedButtons("Review queue", self)
        for number in range(1, 10):
            self._acts[Qt.Key.Key_0 + number] = partial(self.types.press, number)
        self._build()
        self._connect()
        self._reset()

    @property
    def project(self) -> Project:
        """The open project."""
        return self._store.project

    @property
    def event_shown(self) -> Event | None:
        """The event to decide on."""
        return self.project.events.get(self.order.current or "")

    @property
    def progress(self) -> str:
        """How far the queue has come: "12 of 84"."""
        return self._progress.whole

    def accept(self) -> None:
        """Accept the event and go on."""
        self._decide(Status.ACCEPTED)

    def reject(self) -> None:
        """Reject the event and go on."""
        self._decide(Status.REJECTED)

    def skip(self) -> None:
        """Leave the event undecided and go on."""
        self.order.step(self.project)
        self._show()
        self._select()

    def undo(self) -> None:
        """Take the last step back, and go back to the event that it decided."""
        self._undone = None
        self._undoing = True
        try:
            self._store.undo()
        except UserError as refusal:
            self.notice.say(str(refusal))
        finally:
            self._undoing = False
        ids = self._undone.ids if self._undone is not None else frozenset[str]()
        if any(self.order.go_to(event_id) for event_id in sorted(ids)):
            self._show()
            self._select()

    def flag(self) -> None:
        """Mark the event as key, or no longer."""
        event = self.event_shown
        if event is not None:
            self.notice.attempt(
                self._store,
                lambda: change_event(self.project, event.id, "Key event", key=not event.key),
            )

    def edit_date(self) -> None:
        """Ask for the inspector's date field, for this event."""
        event = self.event_shown
        if event is not None:
            self._store.select({event.id})
            self.date_requested.emit(event.id)

    def merge(self) -> None:
        """Merge the other selected events into this one."""
        event = self.event_shown
        chosen = self._store.selection
        others = sorted(i for i in chosen if i.startswith("E") and event and i != event.id)
        if event is None:
            return
        if not others:
            self.notice.say(ALONE)
        elif self.notice.attempt(self._store, lambda: merge(self.project, event.id, others)):
            self._store.select({event.id})

    def set_type(self, event_type: str) -> None:
        """Give the event another type."""
        event = self.event_shown
        if event is not None:
            self.notice.attempt(
                self._store,
                lambda: change_event(self.project, event.id, "Change type", type=event_type),
            )

    def _decide(self, status: Status) -> None:
        event = self.event_shown
        if event is None:
            return
        ids = [event.id]
        if self.notice.attempt(self._store, lambda: set_status(self.project, ids, status)):
            if self.order.current == event.id:
                self.order.step(self.project)
            self._show()
            self._select()

    def _select(self) -> None:
        """Select the event in every view, so that the reader shows its sentence."""
        event = self.event_shown
        self._own = True
        if event is not None:
            self._store.select({event.id})
        self._own = False

    def _connect(self) -> None:
        store = self._store
        store.patched.connect(self._patched)
        store.ahead(self, self._foresee)
        store.filter_changed.connect(self._refresh)
        store.articles_changed.connect(self._follow_articles)
        store.reset.connect(self._reset)
        self.types.chosen.connect(self.set_type)
        store.selection_changed.connect(self._follow)
        theme().changed.connect(self._restyle)

    def _patched(self, patch: Patch) -> None:
        if self._undoing:
            self._undone = patch
        if "S" in patch.letters:  # articles came or went
            self.types.count(self.project)
        ready = self._store.worked_out(self)
        if ready is None:
            self.order.follow(self.project, self._store.visible, self._store.touched)
        else:
            ready.go_to(self.order.current or "")  # one may have gone on meanwhile
            self.order = ready
        self._show()

    def _foresee(self, project: Project, sieve: Sieve, _touched: frozenset[str]) -> QueueOrder:
        return self.order.following(project, sieve.visible)

    def _refresh(self, _: object = None) -> None:
        self.order.refilter(self.project, self._store.visible)
        self._show()

    def _reset(self) -> None:
        self.order.fill(self.project, self._store.visible)
        self.notice.say("")
        self.types.count(self.project)
        self._show()

    def _follow(self, ids: frozenset[str]) -> None:
        """Turn to a waiting event that is selected elsewhere."""
        if not self._own and len(ids) == 1 and self.order.go_to(next(iter(ids))):
            self._show()

    def _restyle(self) -> None:
        for button, (_, _, sign, _) in zip(self._buttons, BUTTONS, strict=True):
            button.setIcon(icon(sign))
        self._show()

    def _show(self) -> None:
        event = self.event_shown
        for button in self._buttons:
            button.setEnabled(event is not None or button is self._buttons[UNDO])
        self._card.setVisible(event is not None)
        self._when.setVisible(event is not None)
        self.types.setVisible(event is not None)
        if event is None:
            self._progress.say("")
            self._title.setText(self._state())
            self._bar.setValue(self._bar.maximum() if len(self.order) else 0)
            return
        self._show_event(event)

    def _state(self) -> str:
        """Say why there is nothing to decide, and what to do."""
        events = self.project.lead_events()
        hidden = sum(event.status is Status.SUGGESTED for event in events)
        more = HIDDEN.format(count=hidden) if hidden else ""
        done = DONE if len(self.order) or (events and not hidden) else ""
        waiting = self._store.articles.words("events to decide on") if not events else ""
        return f"{done} {more}".strip() or waiting or NOTHING

    def _follow_articles(self, _articles: object) -> None:
        if self.event_shown is None:
            self._title.setText(self._state())

    def _show_event(self, event: Event) -> None:
        number, count = self.order.number, len(self.order)
        left = self.order.left
        self._progress.say(f"{number:,} of {count:,}")
        self._bar.setMaximum(count)
        self._bar.setValue(count - left)
        self._bar.setToolTip(f"{left:,} left to decide")
        self.types.show_type(event.type)
        star = "★ " if event.key else ""
        self._title.setText(f"{star}{event.title}")
        coded = (words(event.when), event.type.lower(), event.factuality, f"{event.confidence:.2f}")
        status = () if event.status is Status.SUGGESTED else (event.status,)
        self._when.setText(" · ".join(part for part in (*coded, *status) if part))
        self._sentence.setText(self._said(event))

    def _said(self, event: Event) -> str:
        """Return the first sentence as rich text with every word escaped."""
        for citation in event.citations:
            document = self.project.documents.get(citation.document_id)
            if document is not None:
                dim = theme().colour("dim").name()
                source = f'<span style="color:{dim}">{escape(origin(document))}</span>'
                said = sentence_html(document, citation.sentence, citation.trigger)
                return f"{said}<br>{source}"
        return "No sentence is cited."

    def _build(self) -> None:
        layout = column(self, 0)
        layout.addWidget(self._page(), 1)
        layout.addWidget(self.notice)
        layout.addWidget(self._footer())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("panel", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Review queue")

    def _page(self) -> QScrollArea:
        page = QWidget()
        inside = column(page, 6)
        inside.setContentsMargins(16, 8, 16, 8)
        top = QHBoxLayout()
        self._progress.setFont(small(self._progress.font(), spaced=True))
        self._progress.setProperty("role", "section")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Share of suggestions decided")
        top.addWidget(self._progress, 1)
        top.addWidget(self._bar, 2)
        inside.addLayout(top)
        self._set_labels()
        for widget in (self._title, self._when, self.types, self._card):
            inside.addWidget(widget)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setProperty("panel", "true")
        scroll.setWidget(page)
        return scroll

    def _set_labels(self) -> None:
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setWeight(font.Weight.DemiBold)
        self._title.setFont(font)
        self._when.setProperty("dim", "true")
        self._card = QFrame()
        self._card.setProperty("card", "true")
        card = column(self._card)
        card.setContentsMargins(12, 8, 12, 8)
        card.addWidget(self._sentence)
        self._sentence.setTextFormat(Qt.TextFormat.RichText)
        for label in (self._title, self._when):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._title, self._when, self._sentence):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _footer(self) -> QWidget:
        footer = QWidget()
        flow = FlowLayout(footer, 6)
        flow.setContentsMargins(16, 6, 16, 8)
        acts = (
            self.accept, self.reject, self.skip, self.undo, self.flag, self.edit_date, self.merge,
        )  # fmt: skip
        for (name, _, sign, tip), act in zip(BUTTONS, acts, strict=True):
            button = QPushButton()
            button.setIcon(icon(sign))
            self._keyed.add(button, name, tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(act)
            flow.addWidget(button)
            self._buttons.append(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        footer.setSizePolicy(policy)
        return footer

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for little: the layout would ask for the height that the least width needs."""
        line = self.fontMetrics().height()
        return QSize(line * 12, line * 8)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._acts.get(event.key())
        if act is not None and not event.modifiers():
            act()
        else:
            super().keyPressEvent(event)
