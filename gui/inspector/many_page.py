"""Several things selected: what they are, and what can be done to all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPushButton

from core.edits import delete, merge, retag, set_status
from core.model import Status
from core.wording import words as date_words
from gui.inspector.elided import ElidedLabel
from gui.inspector.link_rows import LinkRows
from gui.inspector.page import Page, top_line
from gui.inspector.section import caption, parted, words
from gui.keyed import keep_tip

if TYPE_CHECKING:
    from core.project import Project
    from gui.inspector.notice import Notice
    from gui.store import Store

KINDS = {"E": "event", "A": "actor", "S": "source", "R": "tie"}
MOST = 200
"""Rows of the selection that are listed."""


class ManyPage(Page):
    """Each action goes to all selected rows that it fits, as one step."""

    def __init__(self, store: Store, notice: Notice) -> None:
        super().__init__(store, notice)
        self.name, self.title = ElidedLabel(), words("")
        self.tag_caption, self.tag = caption("Add tags to all"), QLineEdit()
        self.rows = LinkRows(store)
        self._build()
        self.tag.returnPressed.connect(self._add_tags)

    def show_selection(self, ids: frozenset[str]) -> None:
        """Fill the page for these ids."""
        counts = {k: sum(i[0] == k for i in ids) for k in KINDS}
        said = [f"{n:,} {KINDS[k]}{'s' * (n != 1)}" for k, n in counts.items() if n]
        self.title.setText(f"{' and '.join(said)} selected")
        events = counts["E"] > 0
        for widget in (self.accept, self.reject, self.tag_caption, self.tag):
            widget.setVisible(events)
        kinds = [k for k in "EA" if counts[k] > 1]
        self.merging.setVisible(len(kinds) == 1)
        self.deletion.setVisible(events or counts["R"] > 0)
        self.rows.show_rows([self._row(i) for i in sorted(ids)[:MOST]])

    def _row(self, row_id: str) -> tuple[str, str, str]:
        row = self.project.row(row_id)
        title = getattr(row, "title", "") or getattr(row, "label", "") or getattr(row, "kind", "")
        when = getattr(row, "when", None) or getattr(row, "published", None)
        return row_id, str(title), f"{row_id} · {date_words(when)}" if when else row_id

    def _build(self) -> None:
        self.name.say("SELECTION")
        self.name.setProperty("role", "section")
        self.column.addLayout(top_line(self.name))
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setWeight(font.Weight.DemiBold)
        self.title.setFont(font)
        self.column.addWidget(self.title)
        self.tag.setPlaceholderText("one; another — Enter adds")
        self.tag.setAccessibleName("Tags to add to all")
        self.column.addWidget(self.tag_caption)
        self.column.addWidget(self.tag)
        self.column.addWidget(self.rows)
        self.column.addStretch(1)
        self._build_footer()

    def _build_footer(self) -> None:
        self.accept = self.button("Accept", "Accept all selected events", self.do_accept, "Accept")
        self.reject = self.button("Reject", "Reject all selected events", self.do_reject, "Reject")
        self.merging: QPushButton = self.button(
            "Merge",
            "One thing told several times: merge into the best attested",
            self.do_merge,
            "Merge",
        )
        self.deletion = self.button("Delete", "Delete all selected", self.do_delete)
        keep_tip(self.deletion, "Delete all selected", "Event/Delete")

    def _events(self) -> list[str]:
        return sorted(i for i in self.store.selection if i in self.project.events)

    def do_accept(self) -> None:
        """Accept all selected events."""
        self._decide(Status.ACCEPTED)

    def do_reject(self) -> None:
        """Reject all selected events."""
        self._decide(Status.REJECTED)

    def do_merge(self) -> None:
        """Merge the selected events, or actors, into the one with the most evidence."""
        kind = "E" if len(self._events()) > 1 else "A"
        ids = sorted(i for i in self.store.selection if i.startswith(kind))
        if len(ids) < 2:
            return
        lead = max(ids, key=lambda i: (_weight(self.project, i), -ids.index(i)))
        if self.notice.attempt(self.store, lambda: merge(self.project, lead, ids)):
            self.store.select({lead})

    def do_delete(self) -> None:
        """Delete all selected events and ties."""
        ids = sorted(self.store.selection)
        self.notice.attempt(self.store, lambda: delete(self.project, ids))

    def _add_tags(self) -> None:
        tags = parted(self.tag.text())
        ids = self._events()
        if tags and self.notice.attempt(self.store, lambda: retag(self.project, ids, tags)):
            self.tag.clear()

    def _decide(self, status: Status) -> None:
        ids = self._events()
        self.notice.attempt(self.store, lambda: set_status(self.project, ids, status))


def _weight(project: Project, row_id: str) -> int:
    """Count what speaks for a row to lead."""
    event = project.events.get(row_id)
    return len(event.citations) if event is not None else len(project.events_of(row_id))
