"""User actions on documents: one function each, returning the patch that does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.model import Citation, Document, Event, Mention, Participant, Relation, Span, Status
from core.project import Patch

if TYPE_CHECKING:
    from core.model import Row
    from core.project import Project

TITLE_LENGTH = 160
"""Characters of a selection that a new event's title takes at most."""


def change_document(project: Project, document_id: str, label: str, **values: Any) -> Patch:
    """Set fields of a document; no patch where nothing differs."""
    document = project.documents[document_id]
    changed = {k: v for k, v in values.items() if getattr(document, k) != v}
    return Patch(label, (replace(document, **changed),) if changed else ())


def new_event_from(project: Project, document_id: str, sentence: Span, chosen: Span) -> Patch:
    """Make an undated event that cites a sentence; its title is the chosen part of the text.

    The actors that the sentence names take part. Raises UserError where only blanks are chosen.
    """
    document = project.documents[document_id]
    title = " ".join(document.text[chosen.start : chosen.end].split())
    if not title:
        raise UserError("Select some words of the article first: they become the event's title.")
    if len(title) > TITLE_LENGTH:
        title = title[: TITLE_LENGTH - 1].rstrip() + "…"
    named = [m for m in document.mentions if m.actor_id and sentence.contains(m.span)]
    trigger = chosen if chosen != sentence else None
    citation = Citation(document_id, sentence, trigger, actors=tuple(m.span for m in named))
    event = Event(
        project.fresh_id(Event),
        title,
        participants=_taking_part(document, named),
        status=Status.ACCEPTED,
        citations=(citation,),
        modified=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return Patch("New event", (event,))


def remove_document(project: Project, document_id: str) -> Patch:
    """Take away a document and whatever cites it alone; the rest loses that evidence only.

    Actors stay. Where an event taken away led others, the first of them leads the rest.
    """
    rows: list[Event | Relation] = list(project.events_citing(document_id))
    rows += _ties_citing(project, document_id)
    gone = {row.id for row in rows if all(c.document_id == document_id for c in row.citations)}
    changed: dict[str, Row] = {
        row.id: _without(row, document_id) for row in rows if row.id not in gone
    }
    _promote(project, gone, changed)
    for other in project.documents.values():
        if other.duplicate_of == document_id:
            changed[other.id] = replace(other, duplicate_of=None)
    return Patch("Remove source", tuple(changed.values()), (document_id, *sorted(gone)))


def _taking_part(document: Document, named: list[Mention]) -> tuple[Participant, ...]:
    first = {m.actor_id: m.span for m in reversed(named) if m.actor_id}
    return tuple(
        Participant(actor_id, span=span, words=document.text[span.start : span.end])
        for actor_id, span in sorted(first.items(), key=lambda item: item[1].start)
    )


def _ties_citing(project: Project, document_id: str) -> list[Relation]:
    return [
        relation
        for relation in project.relations.values()
        if any(c.document_id == document_id for c in relation.citations)
    ]


def _without(row: Event | Relation, document_id: str) -> Event | Relation:
    """Drop a row's citations of the document, and spans that pointed into it."""
    left = tuple(c for c in row.citations if c.document_id != document_id)
    if isinstance(row, Relation) or row.citations[0].document_id != document_id:
        return replace(row, citations=left)
    people = tuple(replace(p, span=None) for p in row.participants)
    return replace(row, citations=left, participants=people)


def _promote(project: Project, gone: set[str], changed: dict[str, Row]) -> None:
    """Give the records merged into events that go a lead that stays."""
    for lead_id in sorted(gone):
        event = project.events.get(lead_id)
        if event is None or event.merged_into is not None:
            continue
        left = [r for r in project.records(lead_id) if r not in gone]
        for record_id in left:
            row = changed.get(record_id, project.events[record_id])
            if isinstance(row, Event) and (record_id == left[0] or row.merged_into in gone):
                into = None if record_id == left[0] else left[0]
                changed[record_id] = replace(row, merged_into=into)
