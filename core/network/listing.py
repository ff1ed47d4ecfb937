"""Every actor of the network with all that the workbook lists about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from core.network.measures import measure, members
from core.network.weaving import actors_in, edges, period, shown_events
from core.ties import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.model import Event
    from core.project import Project
    from core.ties import Metrics


def nodes(
    project: Project,
    visible: Iterable[str] | None = None,
    places: Mapping[str, tuple[float, float]] | None = None,
) -> list[Node]:
    """List the actors of the shown events and ties (all where visible is None), by id.

    places says where the graph shows them; an actor that the analyst pinned is there.
    """
    asked = None if visible is None else list(visible)
    measured = measure(members(project, asked), edges(project, asked))
    named, events = _mentions(project), _events_by_actor(project, asked)
    at = dict(places or {})
    return [
        _node(project, i, measured[i], named[i], events.get(i, []), at.get(i)) for i in measured
    ]


def _node(
    project: Project,
    actor_id: str,
    stands: Metrics,
    mentions: int,
    events: list[Event],
    place: tuple[float, float] | None,
) -> Node:
    actor = project.actors[actor_id]
    first, last = period(events)
    x, y = actor.position or place or (None, None)
    return Node(
        actor_id,
        actor.label,
        actor.kind,
        aliases=_aliases(project, actor_id),
        mention_count=mentions,
        event_count=len(events),
        first_seen=first,
        last_seen=last,
        degree=stands.degree,
        weighted_degree=stands.weighted_degree,
        betweenness=stands.betweenness,
        community=stands.community,
        x=x,
        y=y,
        notes=actor.notes,
        closeness=stands.closeness,
        eigenvector=stands.eigenvector,
        core=stands.core,
    )


def _aliases(project: Project, actor_id: str) -> tuple[str, ...]:
    """Return every other name of the actor and of the records merged into it, each once."""
    records = [project.actors[i] for i in project.records(actor_id) if i in project.actors]
    names = (name for r in records for name in (r.label, *(a.text for a in r.aliases)))
    label = project.actors[actor_id].label
    return tuple(name for name in dict.fromkeys(names) if name != label)


def _mentions(project: Project) -> Counter[str]:
    return Counter(
        project.lead(mention.actor_id)
        for document in project.documents.values()
        for mention in document.mentions
        if mention.actor_id is not None
    )


def _events_by_actor(project: Project, visible: Iterable[str] | None) -> dict[str, list[Event]]:
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in shown_events(project, visible):
        for actor_id in actors_in(project, event):
            found[actor_id].append(event)
    return found
