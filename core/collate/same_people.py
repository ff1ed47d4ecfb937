"""Who takes part in an event that two articles tell in the very same sentence: one and the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.memory import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.model import Actor, Event
    from core.project import Project


def same_people(
    project: Project, pairs: Iterable[tuple[str, str]], declined: set[frozenset[str]]
) -> list[Actor]:
    """Return the actors that another one leads from now on, for pairs of events told alike.

    It is the sentence that says so; of two that it names by other words nothing is known.
    """
    leads: dict[str, str] = {}
    for one, other in pairs:
        for first, second in _matched(project, project.events[one], project.events[other]):
            a, b = _lead(leads, first), _lead(leads, second)
            if a != b and frozenset((a, b)) not in declined:
                lead, led = sorted((a, b), key=lambda i: _rank(project.actors[i]))
                leads[led] = lead
    return [replace(project.actors[i], merged_into=_lead(leads, i)) for i in sorted(leads)]


def _matched(project: Project, one: Event, other: Event) -> Iterator[tuple[str, str]]:
    """Yield the actors, by their leads, that both events name alike in the same part."""
    known = {}
    for part in other.participants:
        actor = project.actors.get(project.lead(part.actor_id))
        if actor is not None:
            known[name_key(actor.label), actor.kind, part.role, part.words] = actor.id
    for part in one.participants:
        actor = project.actors.get(project.lead(part.actor_id))
        if actor is not None:
            same = known.get((name_key(actor.label), actor.kind, part.role, part.words))
            if same is not None:
                yield actor.id, same


def _lead(leads: dict[str, str], actor_id: str) -> str:
    while actor_id in leads:
        actor_id = leads[actor_id]
    return actor_id


def _rank(actor: Actor) -> tuple[bool, str]:
    return not actor.edited, actor.id
