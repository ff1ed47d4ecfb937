"""What the analyst decides about actors: whether a name is an actor at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.model import Actor, Status
from core.project import Patch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.project import Project

_VERBS = {Status.ACCEPTED: "Accept", Status.REJECTED: "Reject", Status.SUGGESTED: "Reopen"}


def set_actor_status(project: Project, ids: Iterable[str], status: Status) -> Patch:
    """Reject what is no actor, or take it back; it keeps its place in events but is not shown."""
    asked = dict.fromkeys(r for i in ids for r in project.records(project.lead(i)))
    actors = (project.actors[i] for i in asked if i in project.actors)
    rows = tuple(_with_status(a, status) for a in actors if a.status is not status)
    leads = sum(row.merged_into is None for row in rows)
    word = "actor" if leads == 1 else f"{leads} actors"
    return Patch(f"{_VERBS[status]} {word}", rows)


def _with_status(actor: Actor, status: Status) -> Actor:
    edited = tuple(dict.fromkeys((*actor.edited, "status")))
    return replace(actor, status=status, edited=edited)
