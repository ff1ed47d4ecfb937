"""What a report says, before it is Markdown or HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from core.calendar import civil
from core.exports.chosen import citations, labels, outlet, quoted
from core.model import Factuality, Role
from core.wording import MONTHS, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exports.chosen import Chosen
    from core.model import Document, Event
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


@dataclass(frozen=True, slots=True)
class Line:
    """One event of the timeline, with the numbers of its footnotes."""

    event_id: str
    date: str
    title: str
    facts: tuple[str, ...]
    notes: tuple[int, ...]
    key: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """The events of one month, or year, or those without a date."""

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
    notes: list[Note] = []
    chapters = list(_chapters(chosen, notes))
    return Report(
        chosen.about.get("Title") or "Timeline of events and actors",
        {name: value for name, value in chosen.about.items() if name != "Title"},
        dict(chosen.pictures),
        chapters,
        _actors(chosen),
        [_tie(chosen, edge) for edge in sorted(chosen.edges, key=_often)[:_TOP]],
        [_source(d) for _, d in sorted(chosen.project.documents.items())],
        notes,
    )


def _chapters(chosen: Chosen, notes: list[Note]) -> Iterator[Chapter]:
    for heading, events in groupby(chosen.events, key=_heading):
        yield Chapter(heading, tuple(_line(chosen, event, notes) for event in events))


def _heading(event: Event) -> str:
    if event.when is None:
        return "Undated"
    at = civil(event.when.anchor)
    year = str(at.year) if at.year > 0 else f"{1 - at.year} BC"
    low, high = event.when.earliest, event.when.latest
    monthly = low is not None and high is not None and civil(low)[:2] == civil(high)[:2]
    return f"{MONTHS[at.month - 1]} {year}" if monthly else year


def _line(chosen: Chosen, event: Event, notes: list[Note]) -> Line:
    told = list(dict.fromkeys(_cited(chosen, event)))
    numbers = tuple(range(len(notes) + 1, len(notes) + len(told) + 1))
    notes += [Note(number, *cited) for number, cited in zip(numbers, told, strict=True)]
    return Line(
        event.id, words(event.when), event.title, tuple(_facts(chosen, event)), numbers, event.key
    )


def _cited(chosen: Chosen, event: Event) -> Iterator[tuple[str, str, str, str]]:
    for citation, document in citations(chosen.project, event):
        published = words(document.published) if document.published else "date unknown"
        yield quoted(citation, document), outlet(document), published, document.url


def _facts(chosen: Chosen, event: Event) -> Iterator[str]:
    """Yield what else is known: who to whom, where, how sure, the analyst's notes."""
    sides = [labels(chosen.project, event, role) for role in (Role.SOURCE, Role.TARGET)]
    if any(sides):
        yield " → ".join("; ".join(side) for side in sides if side)
    if event.places:
        yield "in " + "; ".join(event.places)
    if event.factuality is not Factuality.OCCURRED:
        yield event.factuality.value
    yield event.status.value
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
