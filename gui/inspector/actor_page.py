"""One actor: its names, its kind, its events and its ties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from core.actor_edits import set_actor_status
from core.edits import change_actor, rename_actor, set_actor_kind
from core.model import Actor, ActorKind, Status
from core.wording import words as date_words
from gui.inspector.elided import ElidedLabel
from gui.inspector.fields import ChoiceField, TextField
from gui.inspector.link_rows import LinkRows
from gui.inspector.page import Page, top_line
from gui.inspector.pill import Pill
from gui.inspector.records_view import RecordsView
from gui.inspector.rulings_view import RulingsView
from gui.inspector.section import field, heading, words

if TYPE_CHECKING:
    from core.model import Event, Relation, Row
    from core.project import Patch, Project
    from gui.inspector.notice import Notice
    from gui.store import Store

REJECTED = "kept in its events and articles, and shown in no view."
KINDS = [(kind.value, kind.value) for kind in ActorKind]


class ActorPage(Page):
    """The label and the kind can be changed; merged records can be split off."""

    def __init__(self, store: Store, notice: Notice) -> None:
        super().__init__(store, notice)
        self.name, self.label = ElidedLabel(), TextField()
        self.pill, self.rejected = Pill(), words("", dim=True)
        self.kind, self.counts = ChoiceField(KINDS), words("", dim=True)
        self.aliases = words("")
        self.notes = TextField(lines=True)
        self.rulings = RulingsView(store)
        self.records = RecordsView(store, notice)
        self.events_heading, self.events = heading("Events"), LinkRows(store)
        self.ties_heading, self.ties = heading("Ties"), LinkRows(store)
        self._build()
        self.label.committed.connect(self._rename)
        self.kind.chosen.connect(self._set_kind)
        self.notes.committed.connect(self._set_notes)

    @override
    def show_row(self, row: Row) -> None:
        if not isinstance(row, Actor):
            return
        self.row_id = row.id
        self.name.say(f"ACTOR {row.id}")
        self.label.show_text(row.label)
        self.kind.show_value(row.kind)
        self.notes.show_text(row.notes)
        self._fill_aliases(row)
        self.rulings.show_row(row)
        self.records.show_row(row.id)
        self._fill_status(row)
        self._fill_lists(row)

    def _fill_status(self, row: Actor) -> None:
        rejected = row.status is Status.REJECTED
        self.pill.setVisible(rejected)
        self.pill.say("rejected", str(row.status))
        by_rule = "status" not in row.edited
        self.rejected.setText(f"Rejected {'by a rule' if by_rule else 'by you'}: {REJECTED}")
        self.rejected.setVisible(rejected)
        self.reject.setVisible(not rejected)
        self.reopen.setVisible(rejected)

    def _fill_aliases(self, row: Actor) -> None:
        known = [f"{a.text} — {a.method}" if a.method else a.text for a in row.aliases]
        self.aliases.setText("\n".join(known) or "none")

    def _fill_lists(self, row: Actor) -> None:
        events = events_newest_first(self.project, row.id, self.store.visible)
        ties = self.project.relations_of(row.id)
        self.counts.setText(_counts(self.project, row.id, len(events), len(ties)))
        self.events_heading.setText(f"EVENTS · {len(events)}")
        self.events.show_rows([(e.id, e.title, date_words(e.when)) for e in events])
        self.ties_heading.setText(f"TIES · {len(ties)}")
        self.ties_heading.setVisible(bool(ties))
        rows = [
            (t.id, tie_words(self.project, t), date_words(t.when) if t.when else "") for t in ties
        ]
        self.ties.show_rows(rows)

    def _build(self) -> None:
        self.name.setProperty("role", "section")
        self.column.addLayout(top_line(self.name, self.pill))
        font = self.label.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setWeight(font.Weight.DemiBold)
        self.label.use_font(font)
        self.label.setProperty("quiet", "true")
        self.label.setAccessibleName("Name of the actor")
        self.column.addWidget(self.label)
        self.column.addWidget(self.rejected)
        self.column.addWidget(self.counts)
        self.column.addLayout(field("Kind", self.kind))
        self.column.addLayout(field("Also called", self.aliases))
        self.column.addLayout(field("Notes", self.notes))
        for widget in (self.rulings, self.records, self.events_heading, self.events):
            self.column.addWidget(widget)
        self.column.addWidget(self.ties_heading)
        self.column.addWidget(self.ties)
        self.column.addStretch(1)
        self.reject = self.button(
            "No actor", "Reject: this names no actor", self.do_reject, "Reject"
        )
        self.reopen = self.button("Reopen", "Take the actor back", self.do_reopen)

    def do_reject(self) -> None:
        """Say that the name is no actor's."""
        self.attempt(_decide, Status.REJECTED)

    def do_reopen(self) -> None:
        """Take a rejected actor back."""
        self.attempt(_decide, Status.SUGGESTED)

    def _rename(self, text: str) -> None:
        if not self.attempt(rename_actor, text):
            self.label.revert()

    def _set_kind(self, value: str) -> None:
        self.attempt(set_actor_kind, ActorKind(value))

    def _set_notes(self, text: str) -> None:
        self.attempt(change_actor, "Change notes", notes=text.strip())


def _decide(project: Project, actor_id: str, status: Status) -> Patch:
    return set_actor_status(project, [actor_id], status)


def events_newest_first(project: Project, actor_id: str, visible: frozenset[str]) -> list[Event]:
    """Return the actor's visible events, merged ones as their lead, undated ones last."""
    leads = {project.lead(e.id) for e in project.events_of(actor_id)} & visible
    events = [project.events[i] for i in leads]
    dated = [e for e in events if e.when is not None]
    dated.sort(key=lambda e: (-(e.when.anchor if e.when else 0), e.id))
    return dated + sorted((e for e in events if e.when is None), key=lambda e: e.id)


def tie_words(project: Project, tie: Relation) -> str:
    """Say a tie: "al-Baghdadi · leads · Islamic State"."""
    return " · ".join((_label(project, tie.source), tie.kind, _label(project, tie.target)))


def _label(project: Project, actor_id: str) -> str:
    actor = project.actors.get(project.lead(actor_id))
    return actor.label if actor is not None else actor_id


def _counts(project: Project, actor_id: str, events: int, ties: int) -> str:
    records = frozenset(project.records(actor_id))
    mentions = sum(m.actor_id in records for d in project.documents.values() for m in d.mentions)
    parts = ((events, "event"), (ties, "tie"), (mentions, "mention"))
    return " · ".join(f"{count:,} {word}{'s' * (count != 1)}" for count, word in parts)
