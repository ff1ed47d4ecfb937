"""Which marks are lit: the selection, its kin, the rest; and which one the pointer is on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from core.layout.timeline.plan import Plan
    from core.project import Project
    from gui.store import Store

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
    kin = _numbers(plan, _kin(project, sought(project, selection)))
    if not len(chosen) and not len(kin):
        lights[:] = Light.PLAIN
    lights[kin] = Light.KIN
    lights[chosen] = Light.SELECTED
    return lights


@dataclass(frozen=True, slots=True)
class Sought:
    """Whose events are kin: actors that lead, and sources."""

    actors: frozenset[str]
    documents: frozenset[str]


def sought(project: Project, selection: frozenset[str]) -> Sought:
    """Return what makes an event kin of the selection."""
    events = [project.events[i] for i in selection if i in project.events]
    people = {p.actor_id for e in events if len(events) <= MANY for p in e.participants}
    actors = (project.lead(a) for a in people | {i for i in selection if i in project.actors})
    return Sought(frozenset(actors), frozenset(i for i in selection if i in project.documents))


def relit(
    project: Project,
    plan: Plan,
    selection: frozenset[str],
    lights: NDArray[np.uint8],
    touched: Iterable[int],
) -> bool:
    """Light these marks alone anew, in place; False, and nothing done, where that is not enough.

    It is where the selection seeks what it sought, and the marks have the numbers they had.
    """
    chosen = _numbers(plan, selection)
    if not chosen or not (lights == Light.SELECTED).any():
        return not selection
    asked = sought(project, selection)
    for mark in touched:
        event_id = str(plan.marks.ids[mark])
        kin = any(_is_kin(project, r, asked) for r in project.records(event_id))
        light = Light.KIN if kin else Light.FADED
        lights[mark] = Light.SELECTED if event_id in selection else light
    return True


class Lighting:
    """The lights of a plan's marks as the selection asks for them."""

    def __init__(self, store: Store, plan: Plan) -> None:
        self._store = store
        self.renew(plan)

    def renew(self, plan: Plan) -> None:
        """Light all marks anew."""
        self.lights = lit(self._store.project, plan, self._store.selection)
        self._sought = sought(self._store.project, self._store.selection)

    def follow(self, plan: Plan, touched: Iterable[int], *, same: bool) -> None:
        """Light anew what was touched, where the marks are the same ones; else all of them."""
        project, selection = self._store.project, self._store.selection
        same = same and sought(project, selection) == self._sought
        if not same or not relit(project, plan, selection, self.lights, touched):
            self.renew(plan)


def _numbers(plan: Plan, ids: Iterable[str]) -> list[int]:
    return [n for n in (plan.mark(i) for i in ids) if n is not None]


def _is_kin(project: Project, event_id: str, asked: Sought) -> bool:
    event = project.events.get(event_id)
    if event is None:
        return False
    named = any(project.lead(p.actor_id) in asked.actors for p in event.participants)
    return named or any(c.document_id in asked.documents for c in event.citations)


def _kin(project: Project, asked: Sought) -> Iterator[str]:
    """Yield events that share an actor with the selection, or belong to a selected row."""
    for actor in asked.actors:
        yield from (project.lead(e.id) for e in project.events_of(actor))
    for document in asked.documents:
        yield from (project.lead(e.id) for e in project.events_citing(document))
