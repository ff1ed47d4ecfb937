"""The columns of the table of events: what each says, and what it sorts by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.model import Factuality, FuzzyDate, Precision, Status
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.model import Event
    from core.project import Project

Key = str | float | int | None
"""What a column sorts by; None for an empty cell."""
OPEN_ENDED = 1 << 62
"""Sorts after every date."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its words for an event, and its sort key."""

    name: str
    text: Callable[[Project, Event], str]
    key: Callable[[Project, Event], Key]
    width: int
    """In average characters."""
    editable: bool = False
    coded: bool = False
    """An edit goes to every selected row."""


def actors_of(project: Project, event: Event) -> list[str]:
    """Name the participants by their lead records, each once."""
    return [actor.label for actor in project.shown_leads(event)]


def source_count(project: Project, event: Event) -> int:
    """Count the documents that tell of the event, merged records included."""
    return len(_sources(project, event))


def independent_count(project: Project, event: Event) -> int:
    """Count those documents, all copies of one story as one."""
    return len({project.original(i) for i in _sources(project, event)})


def _sources(project: Project, event: Event) -> set[str]:
    records = (project.events.get(i) for i in project.records(event.id))
    return {c.document_id for r in records if r is not None for c in r.citations}


def ends(when: FuzzyDate | None) -> str:
    """Say when something that lasted ended; empty for what did not last."""
    if when is None or not when.extent:
        return ""
    if when.latest is None:
        return "open"
    start = when.latest - when.latest % DAY
    return words(FuzzyDate(start, start + DAY - 1, Precision.DAY))


def _anchor(_: Project, event: Event) -> int | None:
    return event.when.anchor if event.when else None


def _last(_: Project, event: Event) -> int | None:
    when = event.when
    if when is None or not when.extent:
        return None
    return when.latest if when.latest is not None else OPEN_ENDED


def _text(name: str) -> Callable[[Project, Event], str]:
    return lambda _, event: str(getattr(event, name))


def _several(name: str) -> Callable[[Project, Event], str]:
    return lambda _, event: "; ".join(getattr(event, name))


def _folded(text: Callable[[Project, Event], str]) -> Callable[[Project, Event], str | None]:
    """Sort by the words, letter case aside."""
    return lambda project, event: text(project, event).casefold() or None


def _actors(project: Project, event: Event) -> str:
    return "; ".join(actors_of(project, event))


def evidence(project: Project, event: Event) -> str:
    """Return the first sentence that says so, on one line."""
    for record_id in project.records(event.id):
        record = project.events.get(record_id)
        for citation in record.citations if record is not None else ():
            document = project.documents.get(citation.document_id)
            if document is not None:
                said = document.text[citation.sentence.start : citation.sentence.end]
                return " ".join(said.split())
    return ""


def _notes(_: Project, event: Event) -> str:
    return " ".join(event.notes.split())


_FACTUALITY = {value: place for place, value in enumerate(Factuality)}
_STATUS = {value: place for place, value in enumerate(Status)}

COLUMNS: tuple[Column, ...] = (
    Column("Id", _text("id"), _text("id"), 8),
    Column("Date", lambda _, e: words(e.when), _anchor, 22, editable=True),
    Column("Ends", lambda _, e: ends(e.when), _last, 14),
    Column("Title", _text("title"), _folded(_text("title")), 46, editable=True),
    Column("Type", _text("type"), _folded(_text("type")), 13, editable=True, coded=True),
    Column("Actors", _actors, _folded(_actors), 30, editable=True),
    Column("Places", _several("places"), _folded(_several("places")), 18, editable=True),
    Column(
        "Factuality",
        _text("factuality"),
        lambda _, e: _FACTUALITY[e.factuality],
        15,
        editable=True,
        coded=True,
    ),
    Column("Confidence", lambda _, e: f"{e.confidence:.2f}", lambda _, e: e.confidence, 11),
    Column(
        "Status", _text("status"), lambda _, e: _STATUS[e.status], 12, editable=True, coded=True
    ),
    Column("Sources", lambda p, e: str(source_count(p, e)), source_count, 9),
    Column("Independent", lambda p, e: str(independent_count(p, e)), independent_count, 12),
    Column("Tags", _several("tags"), _folded(_several("tags")), 16, editable=True, coded=True),
    Column("Notes", _notes, _folded(_notes), 30, editable=True),
    Column("Evidence", evidence, _folded(evidence), 60),
)
BY_NAME = {column.name: place for place, column in enumerate(COLUMNS)}
