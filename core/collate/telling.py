"""What one event is compared by, its merged records included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.collate.speech import content, names, sort_of, stem
from core.model import ActorKind, Basis, Event, Factuality, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.project import Project


LONG_ENOUGH = 8
"""Words of a sentence that two articles do not write by chance."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A lead event, made comparable; days are counted from 1970."""

    event_id: str
    documents: frozenset[str]
    published: tuple[int, ...]
    """The days on which its documents were published."""
    type: str
    sorts: frozenset[str]
    """The sorts of happening that its triggers are for."""
    days: tuple[int, int] | None
    guessed: bool
    """Whether the day is only that of publication."""
    doers: frozenset[str]
    targets: frozenset[str]
    actors: frozenset[str]
    """Keys of everyone who takes part: ids of the named, words for the rest."""
    places: frozenset[str]
    title: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    """Names and figures in the titles."""
    verbatim: frozenset[int]
    """Sentence, trigger and title as numbers that hold within this process; no short sentences."""
    confidence: float
    supposed: bool
    """Whether it is only thought of as possible."""


def telling(project: Project, event_id: str) -> Telling:
    """Describe a lead event."""
    lead = project.events[event_id]
    records = [project.events[i] for i in project.records(event_id) if i in project.events]
    sentences = [s for r in records for s in said(project, r)]
    documents = frozenset(c.document_id for r in records for c in r.citations)
    people = {role: _keys(project, records, role) for role in Role}
    return Telling(
        event_id,
        documents,
        tuple(sorted(_published(project, documents))),
        lead.type,
        frozenset(_sorts(project, records)),
        _days(lead, records),
        lead.basis is Basis.DOCUMENT,
        people[Role.SOURCE],
        people[Role.TARGET],
        frozenset().union(*people.values()),
        frozenset(p.casefold() for r in records for p in r.places),
        frozenset().union(*(content(r.title) for r in records)),
        frozenset().union(*(content(s) for s in sentences)),
        frozenset().union(*(names(r.title) for r in records)),
        frozenset(_verbatim(project, records)),
        max(r.confidence for r in records),
        lead.factuality is Factuality.HYPOTHETICAL,
    )


def _verbatim(project: Project, records: Iterable[Event]) -> Iterator[int]:
    for record in records:
        for cited in record.citations:
            document = project.documents.get(cited.document_id)
            words = (
                document.text[cited.sentence.start : cited.sentence.end].split() if document else []
            )
            if document is not None and cited.trigger is not None and len(words) >= LONG_ENOUGH:
                trigger = document.text[cited.trigger.start : cited.trigger.end]
                yield hash((tuple(words), trigger, record.title))


def _published(project: Project, documents: Iterable[str]) -> Iterator[int]:
    for i in documents:
        document = project.documents.get(i)
        if document is not None and document.published is not None:
            yield document.published.anchor // DAY


def said(project: Project, record: Event) -> Iterator[str]:
    """Yield the sentences that a record cites."""
    for cited in record.citations:
        document = project.documents.get(cited.document_id)
        if document is not None:
            yield document.text[cited.sentence.start : cited.sentence.end]


def _sorts(project: Project, records: Iterable[Event]) -> Iterator[str]:
    for record in records:
        for cited in record.citations:
            document = project.documents.get(cited.document_id)
            if document is not None and cited.trigger is not None:
                words = document.text[cited.trigger.start : cited.trigger.end].split()
                yield from (sort_of(w) for w in words[:1])


def _days(lead: Event, records: Iterable[Event]) -> tuple[int, int] | None:
    """Return the first and last day of an event; of all its sources until the analyst dates it."""
    asked = [lead] if "when" in lead.edited else [lead, *records]
    spans = [span for e in asked if (span := _span(e)) is not None]
    if lead.when is None or not spans:
        return None
    return min(low for low, _ in spans), max(high for _, high in spans)


def _span(event: Event) -> tuple[int, int] | None:
    when = event.when
    if when is None or (when.earliest is None and when.latest is None):
        return None
    low = when.earliest if when.earliest is not None else when.latest
    high = when.latest if when.latest is not None else when.earliest
    return (low or 0) // DAY, (high or 0) // DAY


def _keys(project: Project, records: Iterable[Event], role: Role) -> frozenset[str]:
    ids = {p.actor_id for r in records for p in r.participants if p.role is role}
    return frozenset().union(*(actor_keys(project, i) for i in ids))


def actor_keys(project: Project, actor_id: str) -> frozenset[str]:
    """Return what an actor is compared by: a named one's id, else the word for what it is.

    People are compared by their last names too, by which each article may call them.
    """
    actor = project.actors.get(project.lead(actor_id))
    words = actor.label.split() if actor is not None else []
    if actor is None or not words:
        return frozenset()
    if actor.label[:1].islower():
        return frozenset({f"_{stem(words[-1])}"})
    if actor.kind is not ActorKind.PERSON:
        return frozenset({actor.id})
    last = words[-1].casefold().removeprefix("al-").removeprefix("el-")
    return frozenset({actor.id, f"~{last}"})
