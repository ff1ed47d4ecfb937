"""Lanes: which events stand together, and an entry for each event in each of its lanes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from core.model import Factuality
from core.vocabulary import EVENT_TYPES
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from core.model import Event
    from core.project import Project


class LaneBy(StrEnum):
    """What events share a lane by."""

    ACTOR = "actor"
    PLACE = "place"
    SOURCE = "source"
    TYPE = "type"
    FACTUALITY = "factuality"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane; key is an id or a coded word, empty for the events that have none."""

    key: str
    title: str
    detail: str
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """Lanes from most events to fewest, and entries: event (index of a mark) in lane."""

    rows: tuple[Lane, ...]
    event: NDArray[np.int64]
    lane: NDArray[np.int64]


def lanes(project: Project, ids: Iterable[str], by: LaneBy) -> Lanes:
    """Put each event, by its place in ids, into each lane that it belongs to."""
    found = [(n, key) for n, i in enumerate(ids) for key in keys(project, i, by)]
    counts = Counter(key for _, key in found)
    titles = {key: title(project, key, by) for key in counts}
    order = sorted(counts, key=lambda k: (not k, -counts[k], titles[k].casefold(), k))
    number = {key: n for n, key in enumerate(order)}
    rows = (Lane(k, titles[k], _detail(project, k, by, counts[k]), counts[k]) for k in order)
    return Lanes(
        tuple(rows),
        np.fromiter((n for n, _ in found), np.int64, len(found)),
        np.fromiter((number[key] for _, key in found), np.int64, len(found)),
    )


def keys(project: Project, event_id: str, by: LaneBy) -> Sequence[str]:
    """Return the keys of the lanes of an event, each once."""
    event = project.events[event_id]
    match by:
        case LaneBy.ACTOR:
            found = [project.lead(p.actor_id) for p in event.participants]
        case LaneBy.PLACE:
            found = list(event.places)
        case LaneBy.SOURCE:
            found = _sources(project, event)
        case LaneBy.TYPE:
            found = [event.type]
        case LaneBy.FACTUALITY:
            found = [event.factuality.value]
        case LaneBy.NONE:
            found = [""]
    return list(dict.fromkeys(found)) or [""]


def title(project: Project, key: str, by: LaneBy) -> str:
    """Return the bold name of a lane."""
    if not key:
        return "All events" if by is LaneBy.NONE else f"No {by.value}"
    if by is LaneBy.ACTOR:
        actor = project.actors.get(key)
        return actor.label if actor else key
    if by is LaneBy.SOURCE:
        document = project.documents.get(key)
        return document.title if document else key
    return key.capitalize() if by in (LaneBy.TYPE, LaneBy.FACTUALITY) else key


def _sources(project: Project, event: Event) -> list[str]:
    records = (project.events.get(i) for i in project.records(event.id))
    return [c.document_id for record in records if record for c in record.citations]


def _detail(project: Project, key: str, by: LaneBy, count: int) -> str:
    counted = f"{count:,} event{'s' if count != 1 else ''}"
    if by is LaneBy.ACTOR and key in project.actors:
        return f"{counted} · {project.actors[key].kind.value}"
    if by is LaneBy.SOURCE and key in project.documents:
        document = project.documents[key]
        known = [document.outlet, words(document.published) if document.published else ""]
        return " · ".join(part for part in (counted, *known) if part)
    if by is LaneBy.TYPE and key in EVENT_TYPES:
        return f"{counted} · {EVENT_TYPES[key]}"
    return counted


def value_for(by: LaneBy, key: str) -> dict[str, object]:
    """Return the fields of a new event that put it into a lane by place, type or factuality."""
    if not key:
        return {}
    match by:
        case LaneBy.PLACE:
            return {"places": (key,)}
        case LaneBy.TYPE:
            return {"type": key}
        case LaneBy.FACTUALITY:
            return {"factuality": Factuality(key)}
    return {}
