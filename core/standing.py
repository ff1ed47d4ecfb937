"""What an article tells as the analyst and the rules left it: rejected things out, leads named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.model import Status

if TYPE_CHECKING:
    from core.model import Actor, Document, Event, Participant, Relation
    from core.project import Project


@dataclass(frozen=True, slots=True)
class Standing:
    """The document and what it tells, every actor by the record that leads."""

    document: Document
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]


def standing(project: Project, document_id: str) -> Standing:
    """Return what a document of the project tells, without what was rejected."""
    document = _led(project, project.documents[document_id])
    told = (e for e in project.events_citing(document_id) if e.status is not Status.REJECTED)
    events = tuple(_of_leads(project, event) for event in told)
    ties = (r for r in project.relations_citing(document_id) if r.status is not Status.REJECTED)
    relations = tuple(led for tie in ties if (led := _between(project, tie)) is not None)
    ids = {m.actor_id for m in document.mentions if m.actor_id}
    ids |= {p.actor_id for e in events for p in e.participants}
    ids |= {end for r in relations for end in (r.source, r.target)}
    return Standing(document, tuple(project.actors[i] for i in sorted(ids)), events, relations)


def _led(project: Project, document: Document) -> Document:
    mentions = []
    for mention in document.mentions:
        lead = project.shown_lead(mention.actor_id) if mention.actor_id else None
        mentions.append(replace(mention, actor_id=lead.id if lead is not None else None))
    return replace(document, mentions=tuple(mentions))


def _of_leads(project: Project, event: Event) -> Event:
    people: dict[tuple[str, str], Participant] = {}
    for person in event.participants:
        lead = project.shown_lead(person.actor_id)
        if lead is not None:
            people.setdefault((lead.id, person.role), replace(person, actor_id=lead.id))
    return replace(event, participants=tuple(people.values()))


def _between(project: Project, tie: Relation) -> Relation | None:
    source, target = project.shown_lead(tie.source), project.shown_lead(tie.target)
    if source is None or target is None or source.id == target.id:
        return None
    return replace(tie, source=source.id, target=target.id)
