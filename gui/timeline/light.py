"""Which marks are lit: the selection, its kin, the rest; and which one the pointer is on."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from core.layout.timeline.plan import Plan
    from core.project import Project

MANY = 300
"""Selected events from which kin are not sought: nearly everything would be."""


class Light(IntEnum):
    """How a mark is drawn."""

    FADED = 0
    PLAIN = 1
    KIN = 2
    SELECTED = 3


def lit(project: Project, plan: Plan, selection: frozenset[str]) -> NDArray[np.uint8]:
    """Return a Light for each mark; without a selection all are plain."""
    lights = np.full(len(plan.marks), Light.FADED, np.uint8)
    chosen = _numbers(plan, selection)
    kin = _numbers(plan, _kin(project, selection))
    if not len(chosen) and not len(kin):
        lights[:] = Light.PLAIN
    lights[kin] = Light.KIN
    lights[chosen] = Light.SELECTED
    return lights


def _numbers(plan: Plan, ids: Iterable[str]) -> list[int]:
    return [n for n in (plan.mark(i) for i in ids) if n is not None]


def _kin(project: Project, selection: frozenset[str]) -> Iterator[str]:
    """Yield events that share an actor with the selection, or belong to a selected row."""
    events = [project.events[i] for i in selection if i in project.events]
    people = {p.actor_id for e in events if len(events) <= MANY for p in e.participants}
    actors = {project.lead(a) for a in people | {i for i in selection if i in project.actors}}
    for actor in actors:
        yield from (project.lead(e.id) for e in project.events_of(actor))
    for document in (i for i in selection if i in project.documents):
        yield from (project.lead(e.id) for e in project.events_citing(document))
