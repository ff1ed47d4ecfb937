"""Why two events seem one, in words for the analyst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.collate.speech import sort_of
from core.collate.telling import said
from core.model import Role
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.collate.telling import Telling
    from core.model import Event
    from core.project import Project

MOST = 5
"""Shared words that are named."""
_ROLES = {Role.SOURCE: "does it", Role.TARGET: "has it done", Role.OTHER: "takes part"}


def event_reasons(
    project: Project, one: Telling, other: Telling, weight: Callable[[str], float]
) -> tuple[str, ...]:
    """Say what two events share and where they differ, the strongest first."""
    first, second = project.events[one.event_id], project.events[other.event_id]
    found = [
        _dates(first, second, one, other),
        _actors(project, first, second),
        _places(first, second),
        _sorts(project, first, second, one, other),
        _words(project, first, one, other, weight),
    ]
    return tuple(reason for reason in found if reason)


def _dates(first: Event, second: Event, one: Telling, other: Telling) -> str:
    if first.when is None or second.when is None:
        return "one has no date" if first.when or second.when else "neither has a date"
    if one.guessed != other.guessed:
        return "one date is only that of publication"
    if one.days == other.days:
        return f"same date: {words(first.when)}"
    return f"dates overlap: {words(first.when)}, {words(second.when)}"


def _actors(project: Project, first: Event, second: Event) -> str:
    roles = [_roles(project, e) for e in (first, second)]
    shared = [a for a in roles[0] if a in roles[1]]
    if not shared:
        return "no actor in common"
    said = []
    for actor in shared[:3]:
        label, role = project.actors[actor].label, roles[0][actor]
        same = role is roles[1][actor] and role is not Role.OTHER
        said.append(f"{label} ({_ROLES[role]} in both)" if same else label)
    return f"same actor{'s' * (len(shared) > 1)}: {', '.join(said)}"


def _roles(project: Project, event: Event) -> dict[str, Role]:
    found: dict[str, Role] = {}
    for record_id in project.records(event.id):
        for part in project.events[record_id].participants:
            lead = project.lead(part.actor_id)
            if lead in project.actors:
                found.setdefault(lead, part.role)
    return found


def _places(first: Event, second: Event) -> str:
    known = {p.casefold() for p in second.places}
    shared = [p for p in first.places if p.casefold() in known]
    if shared:
        return f"same place: {', '.join(shared)}"
    if first.places and second.places:
        return f"other place: {', '.join(first.places)} / {', '.join(second.places)}"
    return ""


def _sorts(project: Project, first: Event, second: Event, one: Telling, other: Telling) -> str:
    if one.sorts & other.sorts:
        said = [_trigger(project, e) for e in (first, second)]
        return f"same thing done: {' / '.join(dict.fromkeys(w for w in said if w))}"
    if first.type == second.type:
        return f"same type: {first.type.lower()}"
    return f"types that go together: {first.type.lower()}, {second.type.lower()}"


def _trigger(project: Project, event: Event) -> str:
    for cited in event.citations:
        document = project.documents.get(cited.document_id)
        if document is not None and cited.trigger is not None:
            return document.text[cited.trigger.start : cited.trigger.end].lower()
    return ""


def _words(
    project: Project, first: Event, one: Telling, other: Telling, weight: Callable[[str], float]
) -> str:
    """Name the rarest words shared, as the first event's articles write them."""
    shared = sorted(one.words & other.words, key=lambda w: (-weight(w), w))[:MOST]
    written = {sort_of(w): w.lower() for s in said(project, first) for w in s.split()}
    named = [written[w].strip(",.;:”“\"'()") for w in shared if w in written]
    return f"same words: {', '.join(named)}" if named else ""
