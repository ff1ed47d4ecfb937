"""Events and relations become edges between actors, and edges become bundles."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from core.model import Event, Relation, Status
from core.ties import MUTUAL, Bundle, Edge, ends_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.project import Project

Key = tuple[str, str, str, bool]
"""Source, target, kind, stated."""


def edges(project: Project, visible: Iterable[str] | None = None) -> list[Edge]:
    """Return what actors did to, or are to, each other, in order of ends and kind.

    Every source of an event is tied to every target, merged actors standing for their lead;
    visible limits the events (and to their actors the relations), None takes all not rejected.
    """
    events = shown_events(project, visible)
    told: defaultdict[Key, list[Event | Relation]] = defaultdict(list)
    for event in events:
        for key in event_keys(project, event):
            told[key].append(event)
    among = None if visible is None else _named(project, events)
    for relation in sorted(project.relations.values(), key=_id):
        stated = relation_key(project, relation)
        if stated is not None and (among is None or among.issuperset(stated[:2])):
            told[stated].append(relation)
    return [edge_of(key, told[key]) for key in sorted(told)]


def event_keys(project: Project, event: Event) -> tuple[Key, ...]:
    """Return the edges that an event is part of."""
    kind = event.type or "OTHER"
    return tuple((source, target, kind, False) for source, target in _pairs(project, event))


def relation_key(project: Project, relation: Relation) -> Key | None:
    """Return the edge that a relation is part of; None where it is not shown."""
    source, target = project.lead(relation.source), project.lead(relation.target)
    shown = project.shown_lead(source) and project.shown_lead(target)
    if not shown or source == target or relation.status is Status.REJECTED:
        return None
    if relation.kind in MUTUAL and target < source:
        source, target = target, source
    return (source, target, relation.kind, True)


def bundles(found: Iterable[Edge]) -> list[Bundle]:
    """Put together all edges from one actor to another, each bundle's strongest edge first.

    An edge without direction joins the bundle of either direction where there is one.
    """
    groups: defaultdict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in sorted(found, key=_undirected):
        ends = (edge.source, edge.target)
        turned = not edge.directed and ends not in groups and ends[::-1] in groups
        groups[ends[::-1] if turned else ends].append(edge)
    return [Bundle(*ends, tuple(sorted(groups[ends], key=_strength))) for ends in sorted(groups)]


def shown_events(project: Project, visible: Iterable[str] | None) -> list[Event]:
    """Return the lead events among those asked for, in order of id."""
    if visible is None:
        kept = [e for e in project.lead_events() if e.status is not Status.REJECTED]
        return sorted(kept, key=_id)
    leads = {project.lead(i) for i in visible}
    return [project.events[i] for i in sorted(leads) if i in project.events]


def actors_in(project: Project, event: Event) -> list[str]:
    """Return the lead ids of an event's participants, each once."""
    return [actor.id for actor in project.shown_leads(event)]


def _pairs(project: Project, event: Event) -> Iterator[tuple[str, str]]:
    """Yield the leads that an event ties, each pair once."""
    cited = event.citations[0] if event.citations else None
    document = project.documents.get(cited.document_id) if cited is not None else None
    found: dict[tuple[str, str], None] = {}
    for ends in ends_of(event, project.actors, document.text if document is not None else ""):
        source, target = map(project.shown_lead, ends)
        if source is not None and target is not None and source.id != target.id:
            found[source.id, target.id] = None
    yield from found


def _named(project: Project, events: list[Event]) -> set[str]:
    return {actor for event in events for actor in actors_in(project, event)}


def edge_of(key: Key, rows: list[Event | Relation]) -> Edge:
    """Make the edge of these rows, in order of id."""
    source, target, kind, stated = key
    ids = tuple(row.id for row in rows)
    first, last = period(rows)
    return Edge(
        source,
        target,
        kind,
        len(rows),
        event_ids=() if stated else ids,
        relation_ids=ids if stated else (),
        first=first,
        last=last,
        directed=not (stated and kind in MUTUAL),
        stated=stated,
        confidence=max(row.confidence if isinstance(row, Event) else 1.0 for row in rows),
        citations=tuple(c for row in rows for c in row.citations),
    )


def period(rows: Iterable[Event | Relation]) -> tuple[int | None, int | None]:
    """Return the first and the last known second of the rows' dates."""
    known = [
        bound
        for row in rows
        if row.when is not None
        for bound in (row.when.earliest, row.when.latest)
        if bound is not None
    ]
    return (min(known), max(known)) if known else (None, None)


def _id(row: Event | Relation) -> str:
    return row.id


def _undirected(edge: Edge) -> bool:
    return not edge.directed


def _strength(edge: Edge) -> tuple[int, bool, str]:
    return (-edge.count, edge.stated, edge.kind)
