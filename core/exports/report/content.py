"""What a report says, before it is Markdown or HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from core.calendar import civil
from core.exports.chosen import citations, labels, outlet, quoted
from core.model import Role, Status
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exports.chosen import Chosen
    from core.model import Citation, Document, Event
    from core.ties import Edge

_TOP = 30
"""Actors and ties listed; the workbook has all of them."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the sentence, who printed it, when and where."""

    number: int
    sentence: str
    source: str
    published: str
    url: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Line:
    """One event of the timeline, with the numbers of its footnotes."""

    event_id: str
    date: str
    title: str
    facts: tuple[str, ...]
    notes: tuple[int, ...]
    key: bool
    factuality: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """The events of one year, or those without a date."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Report:
    """All of a report, in order."""

    title: str
    summary: dict[str, str]
    pictures: dict[str, bytes]
    chapters: list[Chapter]
    actors: list[tuple[str, ...]]
    ties: list[tuple[str, ...]]
    sources: list[tuple[str, ...]]
    notes: list[Note] = field(default_factory=list)


ACTOR_HEADERS = ("Actor", "Kind", "Events", "Degree", "Also called")
TIE_HEADERS = ("Source", "Tie", "Target", "Times told", "First", "Last")
SOURCE_HEADERS = ("Source ID", "Title", "Outlet", "Published", "Address", "SHA-256")


def compose_report(chosen: Chosen) -> Report:
    """Put the report together."""
    notes = _Notes()
    chapters = list(_chapters(chosen, notes))
    return Report(
        chosen.about.get("Title") or "Timeline of events and actors",
        _summary(chosen, notes),
        dict(chosen.pictures),
        chapters,
        _actors(chosen),
        [_tie(chosen, edge) for edge in sorted(chosen.edges, key=_often)[:_TOP]],
        [_source(d) for d in _documents(chosen, notes)],
        list(notes.known.values()),
    )


@dataclass(slots=True)
class _Notes:
    """The footnotes so far: a sentence that tells of several events is one note."""

    known: dict[tuple[str, str], Note] = field(default_factory=dict)

    def number(self, citation: Citation, document: Document) -> int:
        """Return the number of the note for a sentence."""
        sentence = quoted(citation, document)
        if (document.id, sentence) not in self.known:
            published = words(document.published) if document.published else "date unknown"
            self.known[document.id, sentence] = Note(
                len(self.known) + 1, sentence, outlet(document), published, document.url,
                document.id,
            )  # fmt: skip
        return self.known[document.id, sentence].number


def _summary(chosen: Chosen, notes: _Notes) -> dict[str, str]:
    """Return what the head and the foot of the report say."""
    told = {name: value for name, value in chosen.about.items() if name != "Title"}
    if _is_part(chosen):
        told["Sources"] = f"{len(_documents(chosen, notes))} of {len(chosen.project.documents)}"
        told["Actors"] = f"{len(chosen.nodes)} of {len(chosen.project.lead_actors())}"
    accepted = sum(event.status is Status.ACCEPTED for event in chosen.events)
    told["Reviewed"] = f"{accepted} of {len(chosen.events)} events accepted by the analyst"
    return told


def _is_part(chosen: Chosen) -> bool:
    return chosen.about.get("Filters in force", "none") != "none"


def _documents(chosen: Chosen, notes: _Notes) -> list[Document]:
    """Return the articles read, by id; of a part of the project, those that are quoted."""
    quoted_ids = {note.source_id for note in notes.known.values()}
    documents = sorted(chosen.project.documents.items())
    return [d for i, d in documents if i in quoted_ids or not _is_part(chosen)]


def _chapters(chosen: Chosen, notes: _Notes) -> Iterator[Chapter]:
    for heading, events in groupby(chosen.events, key=_heading):
        yield Chapter(heading, tuple(_line(chosen, event, notes) for event in events))


def _heading(event: Event) -> str:
    if event.when is None:
        return "Undated"
    at = civil(event.when.anchor)
    return str(at.year) if at.year > 0 else f"{1 - at.year} BC"


def _line(chosen: Chosen, event: Event, notes: _Notes) -> Line:
    numbers = (notes.number(c, document) for c, document in citations(chosen.project, event))
    return Line(
        event.id, words(event.when), event.title, tuple(_facts(chosen, event)),
        tuple(dict.fromkeys(numbers)), event.key, event.factuality.value,
        event.status is Status.ACCEPTED,
    )  # fmt: skip


def _facts(chosen: Chosen, event: Event) -> Iterator[str]:
    """Yield what else is known: who to whom, where, of which type, the analyst's notes."""
    sides = [labels(chosen.project, event, role) for role in (Role.SOURCE, Role.TARGET)]
    if any(sides):
        yield " → ".join("; ".join(side) for side in sides if side)
    if event.places:
        yield "in " + "; ".join(event.places)
    if event.type and event.type != "OTHER":
        yield event.type.capitalize()
    if event.tags:
        yield "; ".join(event.tags)
    if event.status is Status.REJECTED:
        yield "rejected"
    if event.notes:
        yield f"note: {event.notes}"


def _actors(chosen: Chosen) -> list[tuple[str, ...]]:
    ranked = sorted(chosen.nodes, key=lambda n: (-n.event_count, -n.degree, n.label))
    return [
        (n.label, n.kind.value, str(n.event_count), str(n.degree), "; ".join(n.aliases))
        for n in ranked[:_TOP]
    ]


def _tie(chosen: Chosen, edge: Edge) -> tuple[str, ...]:
    from core.edtf import iso_day

    actors = chosen.project.actors
    first, last = (iso_day(m) if m is not None else "" for m in (edge.first, edge.last))
    ends = actors[edge.source].label, actors[edge.target].label
    return (ends[0], edge.label, ends[1], str(edge.count), first, last)


def _often(edge: Edge) -> tuple[int, str]:
    return (-edge.count, edge.id)


def _source(document: Document) -> tuple[str, ...]:
    published = words(document.published) if document.published else "unknown"
    return (
        document.id, document.title, document.outlet, published,
        document.url or document.path.replace("\\", "/").rpartition("/")[2], document.sha256,
    )  # fmt: skip
