"""User actions on the readings of dates: take another one, for one event or for all alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.edits import change_event
from core.errors import UserError
from core.model import Basis, Event, Reading
from core.project import Patch
from core.readings import alike, dated_citation, following, kind_of, options, outlet_of

if TYPE_CHECKING:
    from core.project import Project

ONLY_ONE = "This date can be read in one way only. Type another one into “When”."

NO_OUTLET = "The source of this event has no outlet. Name it in the inspector first."


def take_reading(project: Project, event_id: str, reading: Reading | None = None) -> Patch:
    """Date an event by another reading of its words (None: the next), on the analyst's word.

    Raises UserError where there is no other.
    """
    event = project.events[event_id]
    taken = reading or following(project, event)
    if taken is None:
        raise UserError(ONLY_ONE)
    return Patch("Take another reading", _taken(project, event, taken))


def take_alike(project: Project, event_id: str, reading: Reading) -> Patch:
    """Read every date of the outlet by the same rule in the same other way, as one step.

    The event itself takes the reading too. Raises UserError where its source has no outlet.
    """
    event = project.events[event_id]
    cited = dated_citation(project, event)
    if cited is None or not outlet_of(project, cited):
        raise UserError(NO_OUTLET)
    rows = list(_taken(project, event, reading))
    for found in alike(project, event, reading):
        if found.event.id != event_id:
            rows += _taken(project, found.event, found.reading)
    count = f"{len(rows)} event{'s' * (len(rows) != 1)}"
    return Patch(f"Read {count} as “{kind_of(reading.reason)}”", tuple(rows))


def _taken(project: Project, event: Event, reading: Reading) -> tuple[Event, ...]:
    change = change_event(project, event.id, "", when=reading.when, basis=Basis.ANALYST)
    rows = (row for row in change.put if isinstance(row, Event))
    return tuple(_remembering(project, event, row) for row in rows)


def _remembering(project: Project, before: Event, after: Event) -> Event:
    """Keep in the derivation what won at first, as the event had it, so that it can be retaken."""
    found = options(project, before)
    cited = dated_citation(project, before)
    if before.basis is Basis.ANALYST or not found or cited not in before.citations:
        return after
    if cited is None or cited.derivation is None:
        return after
    derivation = replace(cited.derivation, chosen=found[0].reading)
    citations = (replace(c, derivation=derivation) if c == cited else c for c in after.citations)
    return replace(after, citations=tuple(citations))
