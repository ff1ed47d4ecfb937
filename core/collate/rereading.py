"""An article read again, after its date changed: what the analyst set stays as it is."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from core.collate.joining import (
    match_actors,
    renumber_document,
    renumber_events,
    renumber_relations,
)
from core.model import Event, Status
from core.project import Patch

if TYPE_CHECKING:
    from core.article import Article
    from core.model import Citation, Relation
    from core.project import Project


def reread(project: Project, article: Article, document_id: str) -> Patch:
    """Return the patch that puts the new findings in place of the old ones.

    Events keep their ids and every field that the analyst edited; events that the analyst
    accepted, rejected or merged, and those told by other articles too, are never taken away.
    """
    old = project.documents[document_id]
    actors = match_actors(project, article.actors)
    document = renumber_document(article.document, document_id, actors.ids)
    document = replace(document, notes=old.notes, given_id=old.given_id)
    found = renumber_events(project, article.events, document_id, actors.ids)
    known = {_place(e, document_id): e for e in project.events_citing(document_id)}
    kept = [_update(known.pop(_place(e, document_id), None), e) for e in found]
    ties, gone_ties = _relations(project, article, document_id, actors.ids)
    gone = [e.id for e in known.values() if _is_untouched(e)]
    label = f"Read “{document.title}” again"
    return Patch(label, (document, *actors.rows, *kept, *ties), (*gone, *gone_ties))


def _relations(
    project: Project, article: Article, document_id: str, actors: dict[str, str]
) -> tuple[list[Relation], list[str]]:
    """Return the ties to put and the ids of those to take away."""
    citing = project.relations_citing(document_id)
    old = [r for r in citing if _cites_only(r.citations, document_id)]
    judged = [r for r in old if r.status is not Status.SUGGESTED]
    have = {(r.source, r.target, r.kind) for r in judged}
    new = renumber_relations(project, article.relations, document_id, actors)
    put = [r for r in new if (r.source, r.target, r.kind) not in have]
    return put, [r.id for r in old if r not in judged]


def _place(event: Event, document_id: str) -> tuple[int, int] | None:
    """Return where the event's trigger stands in the document: what makes it the same event."""
    cited = (c for c in event.citations if c.document_id == document_id)
    spans = (c.trigger or c.sentence for c in cited)
    return next(((s.start, s.end) for s in spans), None)


def _update(known: Event | None, found: Event) -> Event:
    """Return the known event with the new findings in the fields that nobody edited."""
    if known is None:
        return found
    if len(known.citations) > 1:
        return known
    kept = {"id", "status", "key", "tags", "notes", "edited", "modified", "merged_into"}
    kept.update(known.edited)
    if "when" in kept:
        kept.add("basis")
    new = {f.name: getattr(found, f.name) for f in fields(Event) if f.name not in kept}
    return replace(known, **new)


def _is_untouched(event: Event) -> bool:
    return (
        not event.edited
        and event.status is Status.SUGGESTED
        and event.merged_into is None
        and len({c.document_id for c in event.citations}) == 1
    )


def _cites_only(citations: tuple[Citation, ...], document_id: str) -> bool:
    return bool(citations) and all(c.document_id == document_id for c in citations)
