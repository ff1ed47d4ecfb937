"""What is exported: the events chosen, their evidence, actors and ties, for every door alike."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from core.filter import Filter, shown
from core.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.model import Citation, Document, Event
    from core.project import Project
    from core.ties import Edge, Node


@dataclass(frozen=True, slots=True)
class Chosen:
    """A project, and what of it goes out: lead events in order of time, undated ones last."""

    project: Project
    events: tuple[Event, ...]
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """PNG by its caption."""


def lead_events(project: Project, visible: frozenset[str] | None) -> tuple[Event, ...]:
    """Return the events asked for (None: all not rejected), in order of time."""
    asked = shown(project, Filter()) if visible is None else visible
    leads = {project.lead(i) for i in asked}
    return tuple(sorted((project.events[i] for i in leads if i in project.events), key=_in_time))


def citations(project: Project, event: Event) -> Iterator[tuple[Citation, Document]]:
    """Yield the sentences of an event and of the records merged into it, with their articles."""
    for record_id in project.records(event.id):
        record = project.events.get(record_id)
        for citation in record.citations if record else ():
            document = project.documents.get(citation.document_id)
            if document is not None:
                yield citation, document


def quoted(citation: Citation, document: Document) -> str:
    """Return the sentence on one line."""
    return " ".join(document.text[citation.sentence.start : citation.sentence.end].split())


def articles(project: Project, event: Event) -> list[Document]:
    """Return the articles that tell of an event, each once."""
    return list({d.id: d for _, d in citations(project, event)}.values())


def labels(project: Project, event: Event, *roles: Role) -> list[str]:
    """Return the labels of those who take part in these roles (all, if none is given)."""
    wanted = roles or tuple(Role)
    people = tuple(p for p in event.participants if p.role in wanted)
    return [actor.label for actor in project.shown_leads(replace(event, participants=people))]


def outlet(document: Document) -> str:
    """Name a source: its outlet, or its title."""
    return document.outlet or document.title or document.id


def _in_time(event: Event) -> tuple[bool, int, str]:
    return (event.when is None, event.when.anchor if event.when else 0, event.id)
