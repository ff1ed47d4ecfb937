"""Lanes: which events stand together, and an entry for each event in each of its lanes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from core.model import Factuality
from core.ties import is_thing
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
    number = {key: n for n, key in enumerate(dict.fromkeys(key for _, key in found))}
    event = np.fromiter((n for n, _ in found), np.int64, len(found))
    lane = np.fromiter((number[key] for _, key in found), np.int64, len(found))
    return _sorted(project, by, list(number), event, lane)


def amended(
    old: Lanes, kept: NDArray[np.bool_], project: Project, fresh: Sequence[str], by: LaneBy
) -> Lanes:
    """Return the lanes of the events kept (by old place) and then of the fresh ones."""
    stays = kept[old.event]
    place = np.cumsum(kept) - 1
    number = {row.key: n for n, row in enumerate(old.rows)}
    found = [(n, key) for n, i in enumerate(fresh) for key in keys(project, i, by)]
    codes = [number.setdefault(key, len(number)) for _, key in found]
    first = int(kept.sum())
    events = [first + n for n, _ in found]
    event = np.concatenate((place[old.event[stays]], np.array(events, np.int64)))
    lane = np.concatenate((old.lane[stays], np.array(codes, np.int64)))
    return _sorted(project, by, list(number), event, lane)


def _sorted(
    project: Project,
    by: LaneBy,
    known: list[str],
    event: NDArray[np.int64],
    lane: NDArray[np.int64],
) -> Lanes:
    """Order the lanes that have events, from most to fewest; those without a key come last."""
    counts = np.bincount(lane, minlength=len(known)).tolist()
    titles = [title(project, key, by) for key in known]
    order = sorted(
        (n for n, count in enumerate(counts) if count),
        key=lambda n: (not known[n], -counts[n], titles[n].casefold(), known[n]),
    )
    number = np.zeros(max(len(known), 1), np.int64)
    number[order] = np.arange(len(order))
    rows = (
        Lane(known[n], titles[n], _detail(project, known[n], by, counts[n]), counts[n])
        for n in order
    )
    return Lanes(tuple(rows), event, number[lane])


def keys(project: Project, event_id: str, by: LaneBy) -> Sequence[str]:
    """Return the keys of the lanes of an event, each once."""
    event = project.events[event_id]
    match by:
        case LaneBy.ACTOR:
            found = [i for i in _actors(project, event) if not is_thing(project.actors[i])]
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


def _actors(project: Project, event: Event) -> list[str]:
    return [actor.id for actor in project.shown_leads(event)]


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
