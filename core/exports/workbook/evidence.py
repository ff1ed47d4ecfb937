"""The sentences behind events: one row of Mentions each, and where the other sheets find them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.edtf import iso_bounds, render
from core.exports.workbook.cells import Linked, joined, published
from core.filter import Filter, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.exports.workbook.cells import Cell
    from core.model import Citation, Document, Event, Span
    from core.project import Project


@dataclass(frozen=True, slots=True)
class Told:
    """One citation of an event, or of a record merged into it."""

    id: str
    lead: Event
    record: Event
    citation: Citation
    document: Document


@dataclass(slots=True)
class Evidence:
    """All that is exported of events, in the order of the sheets."""

    project: Project
    events: list[Event]
    told: dict[str, list[Told]]
    """By the id of the lead event."""
    rows: Mapping[str, int] = field(default_factory=dict)
    """The row (from 0) of Mentions where an event's evidence starts."""
    event_rows: Mapping[str, int] = field(default_factory=dict)
    source_rows: Mapping[str, int] = field(default_factory=dict)


def gather(project: Project, visible: frozenset[str] | None) -> Evidence:
    """Put the events asked for in order of time, and number their evidence."""
    asked = shown(project, Filter()) if visible is None else visible
    leads = [project.events[i] for i in {project.lead(i) for i in asked} if i in project.events]
    leads.sort(key=_in_time)
    told = {event.id: list(_told(project, event)) for event in leads}
    rows, count = {}, 0
    for event in leads:
        rows[event.id] = count
        count += len(told[event.id])
    sources = {i: row for row, i in enumerate(sorted(project.documents))}
    return Evidence(project, leads, told, rows, {e.id: n for n, e in enumerate(leads)}, sources)


def sentence(told: Told) -> str:
    """Return the sentence on one line."""
    return quoted(told.document, told.citation.sentence)


def quoted(document: Document, span: Span) -> str:
    """Return a stretch of an article on one line."""
    return " ".join(document.text[span.start : span.end].split())


def mention_rows(evidence: Evidence) -> Iterator[list[Cell]]:
    """Yield the rows of the sheet Mentions."""
    for event in evidence.events:
        for told in evidence.told[event.id]:
            yield _mention(evidence, told)


def source_link(evidence: Evidence, document_id: str, value: str | None = None) -> Cell:
    """Link a value (the id, if none is given) to the document's row in Sources."""
    row = evidence.source_rows.get(document_id)
    value = document_id if value is None else value
    return value if row is None else Linked(value, "Sources", row)


def _in_time(event: Event) -> tuple[bool, int, str]:
    return (event.when is None, event.when.anchor if event.when else 0, event.id)


def _told(project: Project, lead: Event) -> Iterator[Told]:
    number = 0
    for record_id in project.records(lead.id):
        record = project.events.get(record_id)
        for citation in record.citations if record else ():
            document = project.documents.get(citation.document_id)
            if record is not None and document is not None:
                number += 1
                yield Told(f"{lead.id}-{number}", lead, record, citation, document)


def _mention(evidence: Evidence, told: Told) -> list[Cell]:
    why, span, record = told.citation.derivation, told.citation.sentence, told.record
    earliest, latest = iso_bounds(record.when) if record.when else (None, None)
    names, ids = _actors(evidence.project, told)
    return [
        told.id,
        Linked(told.lead.id, "Events", evidence.event_rows[told.lead.id]),
        source_link(evidence, told.document.id),
        published(told.document.published),
        sentence(told),
        span.start,
        span.end,
        _expression(told),
        render(why.anchor) if why and why.anchor else None,
        earliest,
        latest,
        why.rule if why else None,
        names,
        ids,
        record.confidence,
        told.lead.status.value,
    ]


def _expression(told: Told) -> str:
    if told.citation.derivation is not None:
        return told.citation.derivation.expression
    return quoted(told.document, told.citation.date) if told.citation.date else ""


def _actors(project: Project, told: Told) -> tuple[str, str]:
    """Return the words that name actors in the sentence, and the ids of those actors."""
    text, spans = told.document.text, told.citation.actors
    ids = [
        project.lead(mention.actor_id)
        for span in spans
        for mention in told.document.mentions
        if mention.actor_id is not None and mention.span.touches(span)
    ]
    words = [" ".join(text[span.start : span.end].split()) for span in spans]
    people = told.record.participants
    if not ids:
        ids = [project.lead(p.actor_id) for p in people]
    return joined(words or [p.words for p in people]), joined(ids)
