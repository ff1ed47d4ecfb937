"""Two rows that may be one, side by side: what each is, and the sentences that say so."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from core.model import Actor, Event
from core.table_columns import actors_of
from core.wording import words
from gui.inspector.elided import ElidedLabel
from gui.inspector.evidence_view import origin, sentence_html
from gui.inspector.section import column, small
from gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from core.model import Citation, Row
    from core.project import Project
    from gui.store import Store

QUOTED = 2
"""Sentences shown of one side."""


class Side(QFrame):
    """One of the two; a click opens its first sentence in the reader."""

    def __init__(self, store: Store, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._name = store, name
        self._cited: Citation | None = None
        self._title, self._facts, self._said = ElidedLabel(), ElidedLabel(), QLabel()
        self.setProperty("card", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Open the article here")
        self._build()

    def show_row(self, row: Row | None) -> None:
        """Show an event or an actor."""
        project = self._store.project
        if isinstance(row, Event):
            self._title.say(row.title)
            self._facts.say(_facts(project, row))
            self._quote(_citations(project, row))
        elif isinstance(row, Actor):
            self._title.say(row.label)
            self._facts.say(_about(project, row))
            self._quote([c for e in project.events_of(row.id) for c in e.citations[:1]])
        said = f"{self._title.whole}. {self._facts.whole}"
        self.setAccessibleName(f"{self._name}: {said}")

    def _quote(self, cited: list[Citation]) -> None:
        """Show the first sentences, each of another article where there are several."""
        apart = list({c.document_id: c for c in reversed(cited)}.values())[::-1]
        self._cited = apart[0] if apart else None
        dim = theme().colour("dim").name()
        parts = []
        for each in apart[:QUOTED]:
            document = self._store.project.documents.get(each.document_id)
            if document is not None:
                quoted = sentence_html(document, each.sentence, each.trigger)
                parts.append(
                    f'{quoted}<br><span style="color:{dim}">{escape(origin(document))}</span>'
                )
        more = len(apart) - QUOTED
        if more > 0:
            parts.append(f'<span style="color:{dim}">and {more} more</span>')
        self._said.setText("<br>".join(parts) or "No sentence is cited.")

    def _build(self) -> None:
        inside = column(self, 4)
        inside.setContentsMargins(12, 8, 12, 8)
        font = self._title.font()
        font.setWeight(font.Weight.DemiBold)
        self._title.setFont(font)
        self._facts.setFont(small(self._facts.font()))
        self._facts.setProperty("dim", "true")
        self._said.setTextFormat(Qt.TextFormat.RichText)
        self._said.setWordWrap(True)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self._title, self._said, self._facts):
            inside.addWidget(label)
        inside.addStretch(1)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._cited is not None:
            self._store.show_evidence(self._cited.document_id, self._cited.sentence)


def _citations(project: Project, event: Event) -> list[Citation]:
    records = (project.events.get(i) for i in project.records(event.id))
    return [c for r in records if r is not None for c in r.citations]


def _facts(project: Project, event: Event) -> str:
    people, places = actors_of(project, event), event.places
    where = f"in {', '.join(places)}" if places else ""
    coded = (
        words(event.when),
        event.type.lower(),
        event.factuality.value,
        ", ".join(people),
        where,
    )
    return " · ".join(part for part in coded if part)


def _about(project: Project, actor: Actor) -> str:
    told = {project.lead(e.id) for e in project.events_of(actor.id)}
    counted = f"{len(told)} event{'s' * (len(told) != 1)}"
    also = [a.text for a in actor.aliases][:6]
    lines = [f"{actor.kind.value} · {counted}"]
    return " · ".join((*lines, *([f"also: {', '.join(also)}"] if also else [])))
