"""The sentences behind events: one row of Mentions each, and where the other sheets find them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from core.exports.workbook.cells import SEPARATOR, Linked, bounds, edtf, joined, published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from core.exports.workbook.cells import Cell
    from core.model import Citation, Document, Event, Span
    from core.project import Project


class Told(NamedTuple):
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
    rows: Mapping[str, int] = field(default_factory=dict)
    """The row (from 0) of Mentions where an event's evidence starts."""
    count: int = 0
    """The rows of Mentions."""
    event_rows: Mapping[str, int] = field(default_factory=dict)
    source_rows: Mapping[str, int] = field(default_factory=dict)
    node_rows: Mapping[str, int] = field(default_factory=dict)

    def told(self, event_id: str) -> list[Told]:
        """Return the sentences of an event that is exported; none of another."""
        if event_id not in self.event_rows:
            return []
        return list(_told(self.project, self.project.events[event_id]))


def gather(project: Project, visible: Iterable[str]) -> Evidence:
    """Put the events asked for in order of time, and number their evidence."""
    leads = [project.events[i] for i in {project.lead(i) for i in visible} if i in project.events]
    leads.sort(key=_in_time)
    rows, count = {}, 0
    for event in leads:
        rows[event.id] = count
        count += _count(project, event)
    sources = {i: row for row, i in enumerate(sorted(project.documents))}
    return Evidence(project, leads, rows, count, {e.id: n for n, e in enumerate(leads)}, sources)


def sentence(told: Told) -> str:
    """Return the sentence on one line."""
    return quoted(told.document, told.citation.sentence)


def quoted(document: Document, span: Span) -> str:
    """Return a stretch of an article on one line."""
    return " ".join(document.text[span.start : span.end].split())


def mention_rows(evidence: Evidence) -> Iterator[list[Cell]]:
    """Yield the rows of the sheet Mentions."""
    for event in evidence.events:
        for told in evidence.told(event.id):
            yield mention_row(evidence, told)


def source_link(evidence: Evidence, document_id: str, value: str | None = None) -> Cell:
    """Link a value (the id, if none is given) to the document's row in Sources."""
    row = evidence.source_rows.get(document_id)
    value = document_id if value is None else value
    return value if row is None else Linked(value, "Sources", row)


def event_link(evidence: Evidence, event_id: str) -> Cell:
    """Link an event's id to its row in Events, if it has one."""
    row = evidence.event_rows.get(event_id)
    return event_id if row is None else Linked(event_id, "Events", row)


def _in_time(event: Event) -> tuple[bool, int, str]:
    return (event.when is None, event.when.anchor if event.when else 0, event.id)


def _count(project: Project, lead: Event) -> int:
    """Count what _told yields."""
    records = (project.events.get(i) for i in project.records(lead.id))
    return sum(c.document_id in project.documents for r in records if r for c in r.citations)


def _told(project: Project, lead: Event) -> Iterator[Told]:
    number = 0
    for record_id in project.records(lead.id):
        record = project.events.get(record_id)
        for citation in record.citations if record else ():
            document = project.documents.get(citation.document_id)
            if record is not None and document is not None:
                number += 1
                yield Told(f"{lead.id}-{number}", lead, record, citation, document)


def mention_row(evidence: Evidence, told: Told) -> list[Cell]:
    """Return the row of one sentence."""
    why, span, record = told.citation.derivation, told.citation.sentence, told.record
    earliest, latest = bounds(record.when) if record.when else (None, None)
    names, ids = _actors(evidence.project, told)
    return [
        told.id,
        event_link(evidence, told.lead.id),
        source_link(evidence, told.document.id),
        published(told.document.published),
        sentence(told),
        span.start,
        span.end,
        _expression(told),
        edtf(why.anchor) if why and why.anchor else None,
        earliest,
        latest,
        why.rule if why else None,
        names,
        _actor_link(evidence, ids),
        record.confidence,
        told.lead.status.value,
    ]


def _actor_link(evidence: Evidence, ids: str) -> Cell:
    """Link the ids of actors to the row of the first of them."""
    row = evidence.node_rows.get(ids.partition(SEPARATOR)[0])
    return ids if row is None else Linked(ids, "Nodes", row)


def _expression(told: Told) -> str:
    if told.citation.derivation is not None:
        return told.citation.derivation.expression
    return quoted(told.document, told.citation.date) if told.citation.date else ""


def _actors(project: Project, told: Told) -> tuple[str, str]:
    """Return the words that name actors in the sentence, and the ids of those actors."""
    text, spans = told.document.text, told.citation.actors
    ids = [
        project.lead(mention.actor_id)
        for start, end in ((span.start, span.end) for span in spans)
        for mention in told.document.mentions
        if mention.span.start < end and start < mention.span.end and mention.actor_id is not None
    ]
    words = [" ".join(text[span.start : span.end].split()) for span in spans]
    people = told.record.participants
    if not ids:
        ids = [project.lead(p.actor_id) for p in people]
    return joined(words or [p.words for p in people]), joined(ids)
