"""Which events are shown: one filter in force for every view and for the export."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.model import Status
from core.table_columns import BY_NAME, COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model import Event, FuzzyDate
    from core.project import Project


LIKELY = 0.21
"""The least confidence that is shown at first: findings on the off chance wait to be asked for."""


class Asks(StrEnum):
    """How a column is asked about."""

    CONTAINS = "contains"
    LACKS = "does not contain"
    ONE_OF = "is"
    EMPTY = "is empty"
    FILLED = "is not empty"


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """What a column of the table of events must say; letter case aside."""

    column: str
    asks: Asks
    values: tuple[str, ...] = ()

    def lets(self, folded: str) -> bool:
        """Whether a cell that says this, case folded, passes."""
        match self.asks:
            case Asks.CONTAINS:
                return any(value.casefold() in folded for value in self.values)
            case Asks.LACKS:
                return not any(value.casefold() in folded for value in self.values)
            case Asks.ONE_OF:
                return any(value.casefold() == folded for value in self.values)
            case Asks.EMPTY:
                return not folded
        return bool(folded)

    def words(self) -> str:
        """Say it, without the column: "contains “Mosul”"."""
        said = " or ".join(f"“{value}”" for value in self.values)
        return f"{self.asks} {said}" if said else str(self.asks)


FAR = 9000 * 366 * DAY
"""An end of a period that nobody set, in seconds from 1970: before, or after, all dates."""


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
    columns: tuple[ColumnFilter, ...] = ()
    """What columns of the table must say, at most one condition each."""

    def __bool__(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self) if f.name != "rejected")


def shown(project: Project, asked: Filter) -> frozenset[str]:
    """Return the ids of the events that the filter lets through; merged ones never stand alone."""
    wanted = families(project, asked.actors)
    events = project.events.values()
    return frozenset(event.id for event in events if passes(project, event, asked, wanted))


def families(project: Project, actors: Iterable[str]) -> frozenset[str]:
    """Return the ids of all records of these actors: what passes asks for."""
    return frozenset().union(*(_family(project, a) for a in actors))


def passes(project: Project, event: Event, asked: Filter, actors: frozenset[str]) -> bool:
    """Whether the filter shows the event; actors are the families of those it asks for."""
    if event.merged_into is not None or not _coded(event, asked):
        return False
    if event.status is Status.REJECTED and not asked.rejected and not asked.status:
        return False
    if asked.dates and not within(event.when, asked.dates):
        return False
    told = _records(project, event) if asked.actors or asked.documents else []
    return (
        (not asked.actors or any(p.actor_id in actors for e in told for p in e.participants))
        and (
            not asked.documents
            or any(c.document_id in asked.documents for e in told for c in e.citations)
        )
        and (not asked.text or _says(project, event, asked.text))
        and all(each.lets(_cell(project, event, each.column)) for each in asked.columns)
    )


def _cell(project: Project, event: Event, column: str) -> str:
    return COLUMNS[BY_NAME[column]].text(project, event).casefold()


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
