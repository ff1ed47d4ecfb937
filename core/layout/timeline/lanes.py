"""Lanes: which events stand together, and an entry for each event in each of its lanes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.arrangement import PLAIN, LaneSort
from core.model import Factuality
from core.ties import is_thing
from core.vocabulary import EVENT_TYPES
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from core.layout.timeline.arrangement import Arrangement
    from core.model import Event
    from core.project import Project


class LaneBy(StrEnum):
    """What events share a lane by."""

    ACTOR = "actor"
    PLACE = "place"
    SOURCE = "source"
    TYPE = "type"
    FACTUALITY = "factuality"
    TAG = "tag"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane; key is an id or a coded word, empty for the events that have none."""

    key: str
    title: str
    more: str
    """What else is known of it: the kind of actor, the outlet."""
    count: int

    @property
    def detail(self) -> str:
        """The number of events, and what else is known."""
        counted = f"{self.count:,} event{'s' if self.count != 1 else ''}"
        return f"{counted} · {self.more}" if self.more else counted


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """Lanes in order, and entries: event (index of a mark) in lane."""

    rows: tuple[Lane, ...]
    event: NDArray[np.int64]
    lane: NDArray[np.int64]
    hidden: tuple[Lane, ...] = ()
    """Lanes that the analyst hid."""


def lanes(
    project: Project,
    ids: Iterable[str],
    by: LaneBy,
    look: Arrangement = PLAIN,
    start: NDArray[np.int64] | None = None,
    keep: Sequence[str] = (),
) -> Lanes:
    """Put each event, by its place in ids, into each lane that it belongs to.

    start has the first second of each event, to sort by; lanes to keep stand first, in that order.
    """
    found = [(n, key) for n, i in enumerate(ids) for key in keys(project, i, by)]
    number = {key: n for n, key in enumerate(dict.fromkeys(key for _, key in found))}
    event = np.fromiter((n for n, _ in found), np.int64, len(found))
    lane = np.fromiter((number[key] for _, key in found), np.int64, len(found))
    known = [lane_of(project, key, by, 0) for key in number]
    counts = np.bincount(lane, minlength=len(known)).tolist()
    rows = [recounted(row, n) for row, n in zip(known, counts, strict=True)]
    firsts = _firsts(len(rows), event, lane, start)
    return _arranged(rows, event, lane, order(rows, look, firsts, keep), look)


def order(
    rows: Sequence[Lane], look: Arrangement, firsts: Sequence[int], keep: Sequence[str] = ()
) -> list[int]:
    """Return the numbers of the lanes in the order asked for; those without a key come last."""
    by_hand = look.hand if look.sort is LaneSort.HAND else ()
    place = {key: n for n, key in enumerate(keep or by_hand)}
    last = len(place)

    def rank(n: int) -> tuple[object, ...]:
        row = rows[n]
        asked: object = -row.count
        if look.sort is LaneSort.FIRST:
            asked = firsts[n]
        elif look.sort is LaneSort.NAME:
            asked = 0
        kept = place.get(row.key, last)
        return (not row.key and row.key not in by_hand, kept, asked, row.title.casefold(), row.key)

    return sorted(range(len(rows)), key=rank)


def _firsts(
    count: int, event: NDArray[np.int64], lane: NDArray[np.int64], start: NDArray[np.int64] | None
) -> list[int]:
    firsts = np.full(count, np.iinfo(np.int64).max)
    if start is not None and len(lane):
        np.minimum.at(firsts, lane, start[event])
    return firsts.tolist()


def _arranged(
    rows: Sequence[Lane],
    event: NDArray[np.int64],
    lane: NDArray[np.int64],
    in_order: Sequence[int],
    look: Arrangement,
) -> Lanes:
    """Give the lanes their numbers in order, without those hidden."""
    shown = [n for n in in_order if rows[n].key not in look.hidden]
    number = np.full(max(len(rows), 1), -1, np.int64)
    number[shown] = np.arange(len(shown))
    new = number[lane]
    seen = new >= 0
    hidden = tuple(rows[n] for n in in_order if rows[n].key in look.hidden)
    return Lanes(tuple(rows[n] for n in shown), event[seen], new[seen], hidden)


def recounted(row: Lane, count: int) -> Lane:
    """Return a lane with another number of events."""
    return replace(row, count=count)


def lane_of(project: Project, key: str, by: LaneBy, count: int) -> Lane:
    """Return the lane of a key."""
    return Lane(key, title(project, key, by), _detail(project, key, by), count)


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
        case LaneBy.TAG:
            found = list(event.tags)
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


def _detail(project: Project, key: str, by: LaneBy) -> str:
    if by is LaneBy.ACTOR and key in project.actors:
        return project.actors[key].kind.value
    if by is LaneBy.SOURCE and key in project.documents:
        document = project.documents[key]
        known = [document.outlet, words(document.published) if document.published else ""]
        return " · ".join(part for part in known if part)
    return EVENT_TYPES.get(key, "") if by is LaneBy.TYPE else ""


def value_for(by: LaneBy, key: str) -> dict[str, object]:
    """Return the fields of a new event that put it into a lane; none for actors and sources."""
    if not key:
        return {}
    match by:
        case LaneBy.PLACE:
            return {"places": (key,)}
        case LaneBy.TYPE:
            return {"type": key}
        case LaneBy.FACTUALITY:
            return {"factuality": Factuality(key)}
        case LaneBy.TAG:
            return {"tags": (key,)}
    return {}
