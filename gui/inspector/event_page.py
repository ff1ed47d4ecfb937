"""One event: what, when and why then, who, where, and the sentences that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton
from typing_extensions import override

from core.edits import change_event, delete, retitle, set_status, set_when
from core.model import Event, Factuality, Status
from core.reading_edits import take_reading
from core.vocabulary import EVENT_TYPES
from gui.inspector.conflicts_view import ConflictsView
from gui.inspector.date_field import DateField
from gui.inspector.derivation_view import DerivationView
from gui.inspector.elided import ElidedLabel
from gui.inspector.evidence_view import EvidenceView
from gui.inspector.fields import ChoiceField, LineField, TextField
from gui.inspector.page import Page, top_line
from gui.inspector.participants_view import ParticipantsView
from gui.inspector.pill import Pill
from gui.inspector.records_view import RecordsView
from gui.inspector.rulings_view import RulingsView
from gui.inspector.section import field, heading, joined, parted
from gui.inspector.typed_date import today_of
from gui.keyed import keep_tip
from gui.theme import icon

if TYPE_CHECKING:
    from core.model import FuzzyDate, Reading, Row
    from core.project import Patch, Project
    from gui.inspector.notice import Notice
    from gui.store import Store

TYPES = [(name.capitalize(), name) for name in EVENT_TYPES]
FACTS = [(value.value, value.value) for value in Factuality]


class EventPage(Page):
    """Each field applies on Enter or on leaving it, as one step."""

    alike_asked = Signal(str, object)
    """Event id and the Reading to apply to every such date of its outlet."""

    def __init__(self, store: Store, notice: Notice) -> None:
        super().__init__(store, notice)
        self.name, self.pill, self.star = ElidedLabel(), Pill(), QToolButton()
        self.title, self.when = TextField(), DateField()
        self.why_heading, self.why = heading("Why this date"), DerivationView()
        self.type, self.factuality = ChoiceField(TYPES), ChoiceField(FACTS)
        self.people = ParticipantsView(store, notice)
        self.places, self.tags = LineField(), LineField()
        self.notes = TextField(lines=True)
        self.evidence = EvidenceView(store)
        self.conflicts = ConflictsView(store, notice)
        self.rulings = RulingsView(store)
        self.records = RecordsView(store, notice)
        self._shown: frozenset[str] = frozenset()
        self._build()
        self._connect()

    @override
    def show_row(self, row: Row) -> None:
        if not isinstance(row, Event):
            return
        self.row_id = row.id
        self.name.say(f"EVENT {row.id}")
        self.pill.say(f"{row.status} · {row.confidence:.2f}", str(row.status))
        self.title.show_text(row.title)
        self.when.show_date(row.when, today_of(self.project, row.id))
        self.why.show_event(self.project, row)
        self._fill_coded(row)
        self.people.show_event(row)
        self.evidence.show_row(row)
        self.conflicts.show_event(row.id)
        self.rulings.show_row(row)
        self.records.show_row(row.id)
        self._shown = self._bearing()

    @property
    def leans_on(self) -> frozenset[str]:
        """The ids of every row that the page shows something of, or should."""
        return self._shown | self._bearing()

    def _bearing(self) -> frozenset[str]:
        project = self.project
        rows = [e for i in project.records(self.row_id) if (e := project.events.get(i)) is not None]
        actors = {p.actor_id for e in rows for p in e.participants}
        leads = {project.lead(a) for a in actors}
        sources = {c.document_id for e in rows for c in e.citations}
        differ = {c.id for c in project.conflicts_of(self.row_id)}
        return frozenset({self.row_id, *(e.id for e in rows)} | actors | leads | sources | differ)

    def start_date_edit(self) -> None:
        """Put the keyboard into the date."""
        self.when.start_edit()

    def _fill_coded(self, row: Event) -> None:
        self.type.show_value(row.type)
        self.type.setToolTip(EVENT_TYPES.get(row.type, ""))
        self.factuality.show_value(row.factuality)
        self.places.show_text(joined(row.places))
        self.tags.show_text(joined(row.tags))
        self.notes.show_text(row.notes)
        self.star.setChecked(row.key)
        self.star.setIcon(icon("star", "alleged" if row.key else "dim"))
        self.accept.setEnabled(row.status is not Status.ACCEPTED)
        self.reject.setEnabled(row.status is not Status.REJECTED)

    def _build(self) -> None:
        self._build_top()
        self.column.addLayout(field("When", self.when))
        self.column.addWidget(self.why_heading)
        self.column.addWidget(self.why)
        self.column.addLayout(field("Who", self.people))
        coded = QHBoxLayout()
        coded.addLayout(field("Type", self.type), 1)
        coded.addLayout(field("Factuality", self.factuality), 1)
        self.column.addLayout(coded)
        for name, widget in (("Places", self.places), ("Tags", self.tags), ("Notes", self.notes)):
            self.column.addLayout(field(name, widget))
        self.places.setPlaceholderText("Mosul; Kokjali")
        self.tags.setPlaceholderText("one; another")
        self.column.addWidget(self.conflicts)
        self.column.addWidget(self.evidence)
        self.column.addWidget(self.rulings)
        self.column.addWidget(self.records)
        self.column.addStretch(1)
        self._build_footer()

    def _build_top(self) -> None:
        self.star.setCheckable(True)
        self.star.setProperty("flat", "true")
        self.star.setToolTip("Key event (F)")
        self.star.setAccessibleName("Key event")
        self.name.setProperty("role", "section")
        self.column.addLayout(top_line(self.name, self.star, self.pill))
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setWeight(font.Weight.DemiBold)
        self.title.use_font(font)
        self.title.setProperty("quiet", "true")
        self.title.setAccessibleName("Title")
        self.column.addWidget(self.title)

    def _build_footer(self) -> None:
        self.accept = self.button("Accept", "Accept the event", self.do_accept, "Accept")
        self.reject = self.button("Reject", "Reject the event", self.do_reject, "Reject")
        deletion = self.button("Delete", "Delete the event and its merged records", self.do_delete)
        keep_tip(deletion, "Delete the event and its merged records", "Event/Delete")

    def _connect(self) -> None:
        self.title.committed.connect(self._retitle)
        self.when.committed.connect(self._date)
        self.why.taken.connect(self._take_reading)
        self.why.alike_asked.connect(self._ask_alike)
        self.type.chosen.connect(self._set_type)
        self.factuality.chosen.connect(self._set_factuality)
        self.places.committed.connect(self._set_places)
        self.tags.committed.connect(self._set_tags)
        self.notes.committed.connect(self._set_notes)
        self.star.clicked.connect(self.do_flag)

    def _retitle(self, text: str) -> None:
        if not self.attempt(retitle, text):
            self.title.revert()

    def _date(self, when: FuzzyDate | None) -> None:
        if not self.attempt(set_when, when):
            self.when.revert()

    def _take_reading(self, reading: Reading) -> None:
        self.attempt(take_reading, reading)

    def _ask_alike(self, reading: Reading) -> None:
        self.alike_asked.emit(self.row_id, reading)

    def do_next_reading(self) -> None:
        """Take the next reading of the date."""
        self.attempt(take_reading)

    def _set_type(self, value: str) -> None:
        self.attempt(change_event, "Change type", type=value)

    def _set_factuality(self, value: str) -> None:
        self.attempt(change_event, "Change factuality", factuality=Factuality(value))

    def _set_places(self, text: str) -> None:
        self.attempt(change_event, "Change places", places=parted(text))

    def _set_tags(self, text: str) -> None:
        self.attempt(change_event, "Change tags", tags=parted(text))

    def _set_notes(self, text: str) -> None:
        self.attempt(change_event, "Change notes", notes=text.strip())

    def do_flag(self) -> None:
        """Mark the event as key, or no longer."""
        event = self.project.events[self.row_id]
        self.attempt(change_event, "Key event", key=not event.key)

    def do_accept(self) -> None:
        """Accept the event."""
        self.attempt(_decide, Status.ACCEPTED)

    def do_reject(self) -> None:
        """Reject the event."""
        self.attempt(_decide, Status.REJECTED)

    def do_delete(self) -> None:
        """Delete the event."""
        self.attempt(_delete)


def _decide(project: Project, event_id: str, status: Status) -> Patch:
    return set_status(project, [event_id], status)


def _delete(project: Project, event_id: str) -> Patch:
    return delete(project, [event_id])
