"""Which events are shown: one filter in force for every view and for the export."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from core.model import Status

if TYPE_CHECKING:
    from core.model import Event, FuzzyDate
    from core.project import Project


LIKELY = 0.21
"""The least confidence that is shown at first: findings on the off chance wait to be asked for."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What an event must have; an empty field asks for nothing."""

    text: str = ""
    actors: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    factuality: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    confidence: float = 0.0
    """The least confidence shown."""
    dates: tuple[int, int] | None = None
    """First and last second of the period shown; undated events are then hidden."""
    rejected: bool = False
    """Whether rejected events are shown too."""

    def __bool__(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self) if f.name != "rejected")


def shown(project: Project, asked: Filter) -> frozenset[str]:
    """Return the ids of the events that the filter lets through; merged ones never stand alone."""
    wanted = asked.actors and frozenset().union(*(_family(project, a) for a in asked.actors))
    return frozenset(
        event.id
        for event in project.events.values()
        if event.merged_into is None and _passes(project, event, asked, frozenset(wanted))
    )


def _passes(project: Project, event: Event, asked: Filter, actors: frozenset[str]) -> bool:
    if event.status is Status.REJECTED and not asked.rejected and not asked.status:
        return False
    if not _coded(event, asked) or (asked.dates and not within(event.when, asked.dates)):
        return False
    told = _records(project, event) if actors or asked.documents else []
    return (
        (not actors or any(p.actor_id in actors for e in told for p in e.participants))
        and (
            not asked.documents
            or any(c.document_id in asked.documents for e in told for c in e.citations)
        )
        and (not asked.text or _says(project, event, asked.text))
    )


def _records(project: Project, event: Event) -> list[Event]:
    """Return the event and the records merged into it."""
    return [project.events[i] for i in project.records(event.id) if i in project.events]


def _family(project: Project, actor_id: str) -> list[str]:
    """Return the ids of all records of the actor that this one stands for, or is merged into."""
    return project.records(project.lead(actor_id))


def _coded(event: Event, asked: Filter) -> bool:
    return (
        (not asked.types or event.type in asked.types)
        and (not asked.factuality or event.factuality in asked.factuality)
        and (not asked.status or event.status in asked.status)
        and (not asked.tags or not asked.tags.isdisjoint(event.tags))
        and (not asked.places or not asked.places.isdisjoint(event.places))
        and event.confidence >= asked.confidence
    )


def within(when: FuzzyDate | None, period: tuple[int, int]) -> bool:
    """Whether the date can lie in the period, its ends included."""
    if when is None:
        return False
    starts_in_time = when.earliest is None or when.earliest <= period[1]
    return starts_in_time and (when.latest is None or when.latest >= period[0])


def _says(project: Project, event: Event, text: str) -> bool:
    """Whether every word asked for stands in the event, its actors or its sentences."""
    hay = haystack(project, event)
    return all(word in hay for word in text.casefold().split())


def haystack(project: Project, event: Event) -> str:
    """Return all that a search looks through, case folded: merged records and names included."""
    parts: list[str] = []
    for record in _records(project, event) or [event]:
        parts += [record.id, record.title, record.notes, record.type, *record.tags, *record.places]
        for participant in record.participants:
            parts += _names(project, participant.actor_id)
        parts += _sentences(project, record)
    return "\n".join(parts).casefold()


def _names(project: Project, actor_id: str) -> list[str]:
    actors = (project.actors.get(i) for i in _family(project, actor_id))
    return [name for a in actors if a for name in (a.label, *(b.text for b in a.aliases))]


def _sentences(project: Project, event: Event) -> list[str]:
    cited = ((project.documents.get(c.document_id), c.sentence) for c in event.citations)
    return [document.text[span.start : span.end] for document, span in cited if document]
