"""An article's findings become rows of the project; actors of one name become one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.memory import adopted, force_of, is_named, name_key, obey
from core.memory.applying import lead_names
from core.memory.obeying import both_ruled, merged, ruled_on, same_rule
from core.model import Actor, ActorKind, Document, Event, Relation, Rule, Status
from core.project import Patch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.article import Article
    from core.memory import Force
    from core.model import Alias, Citation
    from core.project import Project

SURE = frozenset({"acronym", "stated", "gazetteer", "full name"})
"""Alias methods that hold beyond the article; a bare surname does not, nor does a name that the
analyst replaced: that is a rule's to say (core.memory)."""


def join(project: Project, article: Article, mine: Iterable[Rule] = ()) -> Patch:
    """Return the patch that adds the article, under ids of the project, as its rules say.

    The user's own rules for all projects that it has not met are taken over first.
    """
    document_id = project.fresh_id(Document)
    rules = [r for r in adopted(project, mine).put if isinstance(r, Rule)]
    force = force_of([*project.rules.values(), *rules])
    article = obey(article, force, document_id)
    actors = match_actors(project, article.actors, force=force, document_id=document_id)
    document = renumber_document(article.document, document_id, actors.ids)
    events = renumber_events(project, article.events, document_id, actors.ids)
    relations = renumber_relations(project, article.relations, document_id, actors.ids)
    return Patch(f"Add “{document.title}”", (document, *actors.rows, *events, *relations, *rules))


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
    project: Project,
    found: tuple[Actor, ...],
    near: Iterable[Actor] = (),
    *,
    force: Force | None = None,
    document_id: str = "",
) -> ActorMatch:
    """Find each actor of an article in the project by exact name, or number it as a new one.

    Of those near (an earlier reading of the same article found them) any name will do, "troops"
    as well as a bare surname. Rules say which names are one actor.
    """
    force = force or force_of(project.rules.values())
    known, at_hand = _by_name(project), _near_by_name(project, near)
    fresh = iter(project.fresh_ids(Actor, len(found)))
    ids: dict[str, str] = {}
    rows: dict[str, Actor] = {}
    for actor in found:
        same = at_hand.get((name_key(actor.label), actor.kind))
        same = same or _same(project, known, actor, force)
        if same is None:
            row = replace(actor, id=next(fresh))
        else:
            row = _with_found(rows.get(same.id, same), actor)
        ids[actor.id] = row.id
        if row is not same or same_rule(row, force):
            rows[row.id] = row
    return ActorMatch(ids, tuple(_pointed(project, rows, force, document_id)))


def _pointed(
    project: Project, rows: dict[str, Actor], force: Force, document_id: str
) -> list[Actor]:
    """Point the names that a rule says are one at their lead, and note where that was obeyed."""
    leads = lead_names(project) if force else {}
    for row in rows.values():
        if row.status is not Status.REJECTED:
            leads.setdefault(name_key(row.label), row)
    fresh = [r for r in rows.values() if r.id not in project.actors]
    made = {r.id: r for r in merged(fresh, leads, force, document_id)}
    for row in rows.values():
        rule = same_rule(row, force) if row.merged_into is not None else None
        noted = ruled_on(row, rule, document_id, row.label) if rule else row
        made.setdefault(row.id, noted)
    return [row for row in made.values() if project.actors.get(row.id) != row]


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


def _cited(citations: tuple[Citation, ...], document_id: str) -> tuple[Citation, ...]:
    return tuple(replace(c, document_id=document_id) for c in citations)


def _by_name(project: Project) -> dict[str, list[Actor]]:
    """Return the records of each name, those that lead first."""
    known: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in sorted(project.actors.values(), key=_is_merged):
        for name in dict.fromkeys(_names(actor)) if is_named(actor) else ():
            known[name].append(actor)
    return known


def _is_merged(actor: Actor) -> bool:
    return actor.merged_into is not None


def _same(
    project: Project, known: dict[str, list[Actor]], actor: Actor, force: Force
) -> Actor | None:
    """Return the known record of one of these names; a person is never the same as a group.

    A record that was merged is taken only where a rule still says so.
    """
    if not is_named(actor):
        return None
    matches = [k for name in _names(actor) for k in known.get(name, ()) if _fits(k, actor)]
    rule = same_rule(actor, force)
    if rule is None:
        held = (k for k in matches if not _is_merged(k) or same_rule(k, force))
        return next(held, None)
    lead = {k.id: project.actors[project.lead(k.id)] for k in matches}
    return next((k for k in matches if name_key(rule.gives) in _all_names(lead[k.id])), None)


def _fits(known: Actor, found: Actor) -> bool:
    persons = (known.kind is ActorKind.PERSON) == (found.kind is ActorKind.PERSON)
    return persons and (known.status is Status.REJECTED) == (found.status is Status.REJECTED)


def _names(actor: Actor) -> list[str]:
    return [name_key(actor.label), *(name_key(a.text) for a in actor.aliases if a.method in SURE)]


def _all_names(actor: Actor) -> set[str]:
    return {name_key(actor.label), *(name_key(a.text) for a in actor.aliases)}


def _with_found(known: Actor, found: Actor) -> Actor:
    """Return the known actor with the new names, and the rules obeyed in finding it."""
    have = {known.label, *(a.text for a in known.aliases)}
    new: list[Alias] = [a for a in found.aliases if a.text not in have]
    ruled = both_ruled(known.ruled, found.ruled)
    if not new and ruled == known.ruled:
        return known
    kind = found.kind if found.ruled and "kind" not in known.edited else known.kind
    return replace(known, kind=kind, aliases=(*known.aliases, *new), ruled=ruled)
