"""An article read again, after its date changed: what the analyst set stays as it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from core.collate.joining import (
    match_actors,
    renumber_document,
    renumber_events,
    renumber_relations,
)
from core.memory import force_of, obey
from core.model import Event, Relation, Status
from core.project import Patch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.article import Article
    from core.model import Actor, Citation, Document, Row
    from core.project import Project

Place = tuple[int, int] | None


def reread(project: Project, article: Article, document_id: str) -> Patch:
    """Return the patch that puts the new findings in place of the old ones.

    Events keep their ids and every field that the analyst edited; events that the analyst
    accepted, rejected or merged, and those told by other articles too, are never taken away;
    those that the analyst deleted do not come back.
    """
    old = project.documents[document_id]
    force = force_of(project.rules.values())
    article = obey(article, force, document_id)
    near = _named_in(project, old)
    actors = match_actors(project, article.actors, near, force=force, document_id=document_id)
    document = _renewed(old, renumber_document(article.document, document_id, actors.ids))
    found = renumber_events(project, article.events, document_id, actors.ids)
    events, gone = _events(project, found, document_id)
    ties, gone_ties = _relations(project, article, document_id, actors.ids)
    rows: list[Row] = [document, *actors.rows, *events, *ties]
    changed = tuple(row for row in rows if project.row(row.id) != row)
    return Patch(f"Read “{document.title}” again", changed, (*gone, *gone_ties))


def _renewed(old: Document, new: Document) -> Document:
    """Take over what was found anew; the rest may have been changed since it was asked for."""
    return replace(
        old,
        published=new.published,
        published_from=new.published_from,
        published_span=new.published_span,
        mentions=new.mentions,
        language=new.language,
    )


def _named_in(project: Project, document: Document) -> list[Actor]:
    """Return the actors that the earlier reading of the article found in it."""
    ids = {m.actor_id for m in document.mentions if m.actor_id}
    for event in project.events_citing(document.id):
        ids.update(p.actor_id for p in event.participants)
    return [project.actors[i] for i in sorted(ids) if i in project.actors]


def _events(
    project: Project, found: list[Event], document_id: str
) -> tuple[list[Event], list[str]]:
    """Return the events to put and the ids of those to take away."""
    known: defaultdict[Place, list[Event]] = defaultdict(list)
    for event in project.events_citing(document_id):
        known[_place(event, document_id)].append(event)
    found = _wanted(project.documents[document_id], found, known)
    fresh = iter(project.fresh_ids(Event, len(found)))
    put = []
    for event in found:
        same = _same(known[_place(event, document_id)], event)
        put.append(_update(same, event, document_id) if same else replace(event, id=next(fresh)))
    ids = {event.id: row.id for event, row in zip(found, put, strict=True)}
    put = [replace(e, merged_into=ids.get(e.merged_into or "", e.merged_into)) for e in put]
    left = (event for events in known.values() for event in events)
    return put, [e.id for e in left if _is_untouched(project, e)]


def _wanted(document: Document, found: list[Event], known: dict[Place, list[Event]]) -> list[Event]:
    """Leave out the events that the analyst deleted, by their place and title.

    The title alone may have changed: where no event of the place is left, the place decides.
    """
    deleted = {((d.span.start, d.span.end), d.title) for d in document.dropped}
    places = {place for place, _ in deleted}
    gone = {
        e.id
        for e in found
        if (place := _place(e, document.id)) in places
        and ((place, e.title) in deleted or not known.get(place))
    }
    kept = (e for e in found if e.id not in gone)
    return [replace(e, merged_into=None) if e.merged_into in gone else e for e in kept]


def _same(known: list[Event], event: Event) -> Event | None:
    """Take the event of this place off those known: of several, the one of this title."""
    titled = (e for e in known if e.title == event.title)
    unnamed = (e for e in known if "title" in e.edited or len(known) == 1)
    same = next(titled, None) or next(unnamed, None)
    if same is not None:
        known.remove(same)
    return same


def _relations(
    project: Project, article: Article, document_id: str, actors: dict[str, str]
) -> tuple[list[Relation], list[str]]:
    """Return the ties to put and the ids of those to take away; the same tie keeps its id."""
    citing = project.relations_citing(document_id)
    old = {_ends(r): r for r in citing if _cites_only(r.citations, document_id)}
    fresh = iter(project.fresh_ids(Relation, len(article.relations)))
    put = []
    for tie in renumber_relations(project, article.relations, document_id, actors):
        same = old.pop(_ends(tie), None)
        if same is None:
            put.append(replace(tie, id=next(fresh)))
        elif same.status is Status.SUGGESTED:
            put.append(replace(tie, id=same.id))
    return put, [r.id for r in old.values() if r.status is Status.SUGGESTED]


def _ends(tie: Relation) -> tuple[str, str, str]:
    return tie.source, tie.target, tie.kind


def _place(event: Event, document_id: str) -> Place:
    """Return where the event's trigger stands in the document: what makes it the same event."""
    cited = (c for c in event.citations if c.document_id == document_id)
    spans = (c.trigger or c.sentence for c in cited)
    return next(((s.start, s.end) for s in spans), None)


def _update(known: Event, found: Event, document_id: str) -> Event:
    """Return the known event with the new findings in the fields that nobody edited.

    An event that other articles tell too moves only where its date was read in this one.
    """
    others = tuple(c for c in known.citations if c.document_id != document_id)
    if others and _dating(known.citations) != document_id:
        return replace(known, citations=_cited_anew(known.citations, found.citations, document_id))
    kept = {"id", "status", "key", "tags", "notes", "edited", "modified", "merged_into"}
    kept.update(known.edited)
    if _is_open(known):
        kept.discard("status")
    if "when" in kept:
        kept.add("basis")
    new = {f.name: getattr(found, f.name) for f in fields(Event) if f.name not in kept}
    new["citations"] = (*found.citations, *others)
    return replace(known, **new)


def _is_open(event: Event) -> bool:
    """Whether rules alone decided on the event so far."""
    by_rule = event.status is Status.SUGGESTED or (event.status is Status.REJECTED and event.ruled)
    return bool(by_rule) and "status" not in event.edited


def _dating(citations: Iterable[Citation]) -> str:
    """Return the document that an event's date was read in."""
    return next((c.document_id for c in citations if c.derivation is not None), "")


def _cited_anew(
    old: tuple[Citation, ...], new: tuple[Citation, ...], document_id: str
) -> tuple[Citation, ...]:
    """Put the new citations where the first old one of the document stood."""
    place = next(n for n, c in enumerate(old) if c.document_id == document_id)
    left = [c for c in old if c.document_id != document_id]
    return (*left[:place], *new, *left[place:])


def _is_untouched(project: Project, event: Event) -> bool:
    return (
        not event.edited
        and event.status is Status.SUGGESTED
        and event.merged_into is None
        and len(project.records(event.id)) == 1
        and len({c.document_id for c in event.citations}) == 1
    )


def _cites_only(citations: tuple[Citation, ...], document_id: str) -> bool:
    return bool(citations) and all(c.document_id == document_id for c in citations)
