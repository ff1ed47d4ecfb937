"""Who takes part in an event, and how; rows to change, a line to add."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from core.edits import add_participant, set_participants
from core.model import Participant, Role
from gui.inspector.chip import Chip
from gui.inspector.fields import ChoiceField
from gui.inspector.section import clear, column
from gui.theme import icon, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from core.model import Event
    from core.project import Patch, Project
    from gui.inspector.notice import Notice
    from gui.store import Store

ROLES = [
    ("→ source", Role.SOURCE),
    ("⇥ target", Role.TARGET),
    ("· other", Role.OTHER),
    ("“ says so", Role.SPEAKER),
]
FIRST = 8
"""Participants shown before "more"."""


class ParticipantsView(QWidget):
    """One row per participant: role, actor, remove; and below, a name to add."""

    def __init__(self, store: Store, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._notice = store, notice
        self._event: Event | None = None
        self._all = False
        self._says: object = None
        """What the rows say, so that they stay as they are where they say the same."""
        whole = column(self, 4)
        self._rows = column(spacing=2)
        whole.addLayout(self._rows)
        self.name = _NameLine(store)
        self.role = ChoiceField([(shown, value.value) for shown, value in ROLES])
        self.role.setAccessibleName("Role of the actor to add")
        self._add_line(whole)

    def show_event(self, event: Event) -> None:
        """Show the participants of one event."""
        if self._event is None or event.id != self._event.id:
            self._all = False
            self.name.clear()
        self._event = event
        people = event.participants if self._all else event.participants[:FIRST]
        labels = [self.label_of(person) for person in people]
        says = (event.id, event.participants, self._all, labels, theme().name)
        if says == self._says:
            return
        self._says = says
        clear(self._rows)
        for place in range(len(people)):
            self._rows.addWidget(_Row(self, place, event.participants[place]))
        if len(people) < len(event.participants):
            self._rows.addWidget(self._more(len(event.participants) - len(people)))

    @property
    def project(self) -> Project:
        """The open project."""
        return self._store.project

    def label_of(self, person: Participant) -> str:
        """Return what a participant is called."""
        lead = self.project.actors.get(self.project.lead(person.actor_id))
        return lead.label if lead is not None else person.words or person.actor_id

    def open_actor(self, actor_id: str) -> None:
        """Select the actor of a row in every view."""
        self._store.select({self.project.lead(actor_id)})

    def change(self, place: int, role: Role | None) -> None:
        """Give a participant another role, or with none, take it out."""
        if self._event is None:
            return
        people = list(self._event.participants)
        if role is None:
            del people[place]
        else:
            people[place] = replace(people[place], role=role)
        event_id = self._event.id
        self._notice.attempt(self._store, lambda: set_participants(self.project, event_id, people))

    def _add_line(self, whole: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.role.show_whole()
        row.addWidget(self.role, 2)
        row.addWidget(self.name, 3)
        whole.addLayout(row)
        self.name.returnPressed.connect(self._add)

    def _add(self) -> None:
        if self._event is None or not self.name.text().strip():
            return
        if self._notice.attempt(self._store, self._addition):
            self.name.clear()

    def _addition(self) -> Patch:
        event_id = self._event.id if self._event is not None else ""
        role = Role(str(self.role.currentData()))
        return add_participant(self.project, event_id, self.name.text(), role)

    def _more(self, count: int) -> QToolButton:
        button = QToolButton()
        button.setText(f"{count} more…")
        button.setProperty("flat", "true")
        button.clicked.connect(self._show_all)
        return button

    def _show_all(self) -> None:
        self._all = True
        if self._event is not None:
            self.show_event(self._event)


class _Row(QWidget):
    def __init__(self, view: ParticipantsView, place: int, person: Participant) -> None:
        super().__init__()
        self._view, self._place, self._actor_id = view, place, person.actor_id
        label = view.label_of(person)
        role = ChoiceField([(shown, value.value) for shown, value in ROLES])
        role.show_value(person.role)
        role.setToolTip(f"Role: {person.role}")
        role.show_whole()
        role.setAccessibleName(f"Role of {label}")
        role.chosen.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(role, 2)
        row.addWidget(self._chip(label, person.words), 3)
        row.addWidget(self._remove(label))

    def _chip(self, label: str, words: str) -> Chip:
        chip = Chip(label)
        chip.clicked.connect(self._open)
        named = words and words.casefold() != label.casefold()
        chip.setAccessibleDescription(f"Named as “{words}”" if named else "")
        return chip

    def _remove(self, label: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("x", "dim"))
        button.setProperty("flat", "true")
        button.setToolTip("Take out of the event")
        button.setAccessibleName(f"Take {label} out of the event")
        button.clicked.connect(self._take_out)
        return button

    def _choose(self, value: str) -> None:
        self._view.change(self._place, Role(value))

    def _open(self) -> None:
        self._view.open_actor(self._actor_id)

    def _take_out(self) -> None:
        self._view.change(self._place, None)


class _NameLine(QLineEdit):
    """A name to add; its completer learns the names when the keyboard arrives."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.setPlaceholderText("Add actor…")
        self.setAccessibleName("Name of the actor to add")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            actors = self._store.project.lead_actors()
            self._names.setStringList(sorted((a.label for a in actors), key=str.casefold))
