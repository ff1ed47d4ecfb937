"""An article's findings become rows of the project; actors of one name become one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.model import Actor, ActorKind, Document, Event, Relation
from core.project import Patch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.article import Article
    from core.model import Alias, Citation
    from core.project import Project

SURE = frozenset({"acronym", "stated", "gazetteer", "renamed", "full name"})
"""Alias methods that hold beyond the article; a bare surname does not."""


def join(project: Project, article: Article) -> Patch:
    """Return the patch that adds the article, under ids of the project."""
    document_id = project.fresh_id(Document)
    actors = match_actors(project, article.actors)
    document = renumber_document(article.document, document_id, actors.ids)
    events = renumber_events(project, article.events, document_id, actors.ids)
    relations = renumber_relations(project, article.relations, document_id, actors.ids)
    return Patch(f"Add “{document.title}”", (document, *actors.rows, *events, *relations))


def known_copy(project: Project, document: Document) -> Document | None:
    """Return the document of the project with the very same content, if there is one."""
    same = (d for d in project.documents.values() if d.sha256 and d.sha256 == document.sha256)
    return next(same, None)


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """Project ids for the article's local actor ids, and the actor rows to put."""

    ids: dict[str, str]
    rows: tuple[Actor, ...]


def match_actors(
    project: Project, found: tuple[Actor, ...], near: Iterable[Actor] = ()
) -> ActorMatch:
    """Find each actor of an article in the project by exact name, or number it as a new one.

    Of those near (an earlier reading of the same article found them) any name will do, "troops"
    as well as a bare surname.
    """
    known, at_hand = _by_name(project), _near_by_name(project, near)
    fresh = iter(project.fresh_ids(Actor, len(found)))
    ids: dict[str, str] = {}
    rows: dict[str, Actor] = {}
    for actor in found:
        same = at_hand.get((name_key(actor.label), actor.kind)) or _same(known, actor)
        if same is None:
            row = replace(actor, id=next(fresh))
        else:
            row = _with_aliases(rows.get(same.id, same), actor)
        ids[actor.id] = row.id
        if row is not same:
            rows[row.id] = row
    return ActorMatch(ids, tuple(rows.values()))


def _near_by_name(project: Project, near: Iterable[Actor]) -> dict[tuple[str, ActorKind], Actor]:
    """Index actors by every name and the kind that they had when they were found."""
    found: dict[tuple[str, ActorKind], Actor] = {}
    for actor in near:
        lead = project.actors.get(project.lead(actor.id), actor)
        for name in (actor.label, *(a.text for a in actor.aliases)):
            found.setdefault((name_key(name), actor.kind), lead)
    return found


def renumber_document(document: Document, document_id: str, actors: dict[str, str]) -> Document:
    """Give a document its id and its mentions the project's actors."""
    mentions = tuple(
        replace(m, actor_id=actors.get(m.actor_id)) if m.actor_id else m for m in document.mentions
    )
    return replace(document, id=document_id, mentions=mentions)


def renumber_events(
    project: Project, events: tuple[Event, ...], document_id: str, actors: dict[str, str]
) -> list[Event]:
    """Give events, their citations, participants and leads ids of the project."""
    fresh = project.fresh_ids(Event, len(events))
    ids = dict(zip((e.id for e in events), fresh, strict=True))
    return [
        replace(
            event,
            id=event_id,
            citations=_cited(event.citations, document_id),
            participants=tuple(replace(p, actor_id=actors[p.actor_id]) for p in event.participants),
            merged_into=ids.get(event.merged_into) if event.merged_into else None,
        )
        for event, event_id in zip(events, fresh, strict=True)
    ]


def renumber_relations(
    project: Project, relations: tuple[Relation, ...], document_id: str, actors: dict[str, str]
) -> list[Relation]:
    """Give relations, their citations and their ends ids of the project."""
    fresh = project.fresh_ids(Relation, len(relations))
    return [
        replace(
            relation,
            id=relation_id,
            source=actors[relation.source],
            target=actors[relation.target],
            citations=_cited(relation.citations, document_id),
        )
        for relation, relation_id in zip(relations, fresh, strict=True)
    ]


def name_key(name: str) -> str:
    """Return what two spellings of one name share: case, article and punctuation aside."""
    words = re.sub(r"[^\w\s]|['’]s\b", " ", name.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _cited(citations: tuple[Citation, ...], document_id: str) -> tuple[Citation, ...]:
    return tuple(replace(c, document_id=document_id) for c in citations)


def _by_name(project: Project) -> dict[str, Actor]:
    known: dict[str, Actor] = {}
    for actor in project.actors.values():
        lead = project.actors.get(project.lead(actor.id), actor)
        for name in _names(actor) if _is_named(actor) else ():
            known.setdefault(name, lead)
    return known


def _same(known: dict[str, Actor], actor: Actor) -> Actor | None:
    """Return the known actor of one of these names; a person is never the same as a group."""
    if not _is_named(actor):
        return None
    matches = (known[name] for name in _names(actor) if name in known)
    person = actor.kind is ActorKind.PERSON
    return next((m for m in matches if (m.kind is ActorKind.PERSON) == person), None)


def _names(actor: Actor) -> list[str]:
    return [name_key(actor.label), *(name_key(a.text) for a in actor.aliases if a.method in SURE)]


def _is_named(actor: Actor) -> bool:
    """Whether the label means one actor anywhere; "residents" or a bare surname does not."""
    one_word = " " not in actor.label.strip()
    if actor.kind is ActorKind.PERSON and one_word:
        return False
    return actor.label[:1].isupper()


def _with_aliases(known: Actor, found: Actor) -> Actor:
    have = {known.label, *(a.text for a in known.aliases)}
    new: list[Alias] = [a for a in found.aliases if a.text not in have]
    return replace(known, aliases=(*known.aliases, *new)) if new else known
