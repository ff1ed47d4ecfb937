"""One tie: who to whom, of what kind, and the sentences that state it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from core.edits import change_relation, delete
from core.model import Relation, Status
from core.vocabulary import RELATION_KINDS
from gui.inspector.date_field import DateField
from gui.inspector.elided import ElidedLabel
from gui.inspector.evidence_view import EvidenceView
from gui.inspector.fields import ChoiceField
from gui.inspector.link_rows import LinkRows
from gui.inspector.page import Page, top_line
from gui.inspector.pill import Pill
from gui.inspector.section import field, heading
from gui.keyed import keep_tip

if TYPE_CHECKING:
    from core.model import FuzzyDate, Row
    from core.project import Patch, Project
    from gui.inspector.notice import Notice
    from gui.store import Store

KINDS = [(kind, kind) for kind in RELATION_KINDS]


class RelationPage(Page):
    """The kind and the date can be changed; the tie accepted, rejected or deleted."""

    def __init__(self, store: Store, notice: Notice) -> None:
        super().__init__(store, notice)
        self.name, self.pill = ElidedLabel(), Pill()
        self.ends, self.kind, self.when = LinkRows(store), ChoiceField(KINDS), DateField()
        self.evidence = EvidenceView(store)
        self._build()
        self.kind.chosen.connect(self._set_kind)
        self.when.committed.connect(self._set_when)

    @override
    def show_row(self, row: Row) -> None:
        if not isinstance(row, Relation):
            return
        self.row_id = row.id
        self.name.say(f"TIE {row.id}")
        self.pill.say(row.status, row.status)
        self.ends.show_rows([self._end(row.source, "from"), self._end(row.target, "to")])
        self.kind.show_value(row.kind)
        self.kind.setToolTip(RELATION_KINDS.get(row.kind, ""))
        self.when.show_date(row.when, None)
        self.evidence.show_row(row)
        self.accept.setEnabled(row.status is not Status.ACCEPTED)
        self.reject.setEnabled(row.status is not Status.REJECTED)

    def _end(self, actor_id: str, word: str) -> tuple[str, str, str]:
        lead = self.project.lead(actor_id)
        actor = self.project.actors.get(lead)
        return lead, actor.label if actor is not None else lead, word

    def _build(self) -> None:
        self.name.setProperty("role", "section")
        self.column.addLayout(top_line(self.name, self.pill))
        self.column.addWidget(heading("Between"))
        self.column.addWidget(self.ends)
        self.column.addLayout(field("Kind", self.kind))
        self.column.addLayout(field("When", self.when))
        self.column.addWidget(self.evidence)
        self.column.addStretch(1)
        self.accept = self.button("Accept", "Accept the tie", self.do_accept, "Accept")
        self.reject = self.button("Reject", "Reject the tie", self.do_reject, "Reject")
        deletion = self.button("Delete", "Delete the tie", self.do_delete)
        keep_tip(deletion, "Delete the tie", "Event/Delete")

    def _set_kind(self, value: str) -> None:
        self.attempt(change_relation, "Change kind", kind=value)

    def _set_when(self, when: FuzzyDate | None) -> None:
        self.attempt(change_relation, "Change date", when=when)

    def do_accept(self) -> None:
        """Accept the tie."""
        self.attempt(change_relation, "Accept tie", status=Status.ACCEPTED)

    def do_reject(self) -> None:
        """Reject the tie."""
        self.attempt(change_relation, "Reject tie", status=Status.REJECTED)

    def do_delete(self) -> None:
        """Delete the tie."""
        self.attempt(_delete)


def _delete(project: Project, relation_id: str) -> Patch:
    return delete(project, [relation_id])
