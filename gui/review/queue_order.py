"""Which suggestions are to be decided, in which order, and how far one has come."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from core.model import Status

if TYPE_CHECKING:
    from collections.abc import Collection

    from core.model import Event
    from core.project import Project

Place = tuple[bool, int, str, int, str]
LAST = "\uffff"
_FEW = 100
"""Changes after which the order is always mended, not made anew."""


class QueueOrder:
    """The suggested events by date, then by source; one decided keeps its place in the count."""

    def __init__(self) -> None:
        self._entries: list[tuple[Place, str]] = []
        self._places: dict[str, Place] = {}
        self._all: list[tuple[Place, str]] = []
        """All events in order, whether they are in the queue or not."""
        self._known: dict[str, Place] = {}
        self._waiting: set[str] = set()
        self.current: str | None = None

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def number(self) -> int:
        """The place of the current event, from 1; 0 without one."""
        here = self._index(self.current)
        return here + 1 if here is not None else 0

    @property
    def left(self) -> int:
        """How many still wait for a decision."""
        return len(self._waiting)

    def fill(self, project: Project, visible: frozenset[str]) -> None:
        """Begin anew with the suggested events shown."""
        self._read(project)
        self._list(waiting_in(project, visible), set())
        self.current = self._entries[0][1] if self._entries else None

    def follow(
        self, project: Project, visible: frozenset[str], touched: Collection[str] | None = None
    ) -> None:
        """Take in what changed: new suggestions join, what is gone or hidden leaves.

        touched are the events that may differ; None for any.
        """
        here = self.number - 1
        if touched is None or len(touched) > max(_FEW, len(self._known) // 16):
            self._read(project)
            self._choose(project, visible)
        else:
            for event_id in touched:
                self._seat(project.events.get(event_id), event_id, visible)
        self._return_to(project, here)

    def following(self, project: Project, visible: frozenset[str]) -> QueueOrder:
        """Return what follow would make of this order, which stays as it is."""
        made = QueueOrder()
        made._entries, made._places = self._entries, self._places
        made.current = self.current
        made.follow(project, visible)
        return made

    def refilter(self, project: Project, visible: frozenset[str]) -> None:
        """Take in another filter over the same events."""
        here = self.number - 1
        self._choose(project, visible)
        self._return_to(project, here)

    def _choose(self, project: Project, visible: frozenset[str]) -> None:
        known = {i for i in self._places if _stays(project.events.get(i), visible)}
        self._list(waiting_in(project, visible), known)

    def _return_to(self, project: Project, here: int) -> None:
        """Stay with the current event; where it has left, go to what stands in its place."""
        if self.current is not None and self.current not in self._places:
            place = min(max(here, 0), len(self._entries) - 1)
            self.current = self._entries[place][1] if self._entries else None
            self.step(project, 0)
        elif self.current is None or not self._waiting:
            self.step(project, 0)

    def step(self, _project: Project, direction: int = 1) -> None:
        """Go to the next (1) or previous (-1) suggestion, round the end; 0 stays if it can."""
        count, start, turn = len(self._entries), self._index(self.current) or 0, direction or 1
        steps = range(0 if direction == 0 else 1, count + 1) if self._waiting else ()
        ids = (self._entries[(start + turn * step) % count][1] for step in steps)
        self.current = next((i for i in ids if i in self._waiting), None)

    def go_to(self, event_id: str) -> bool:
        """Make an event of the queue the current one."""
        if event_id not in self._places:
            return False
        self.current = event_id
        return True

    def _read(self, project: Project) -> None:
        self._known = {i: place_of(event) for i, event in project.events.items()}
        self._all = sorted((place, i) for i, place in self._known.items())

    def _list(self, waiting: set[str], known: set[str]) -> None:
        wanted = known | waiting
        self._waiting = waiting
        self._entries = [entry for entry in self._all if entry[1] in wanted]
        self._places = {event_id: place for place, event_id in self._entries}

    def _seat(self, event: Event | None, event_id: str, visible: frozenset[str]) -> None:
        """Put one event where it belongs now, or take it out."""
        here = self._index(event_id)
        if here is not None:
            del self._entries[here], self._places[event_id]
        self._order(event, event_id)
        self._waiting.discard(event_id)
        if event is None:
            return
        waits = event_id in visible and event.status is Status.SUGGESTED
        if waits:
            self._waiting.add(event_id)
        if waits or (here is not None and _stays(event, visible)):
            self._places[event_id] = self._known[event_id]
            insort(self._entries, (self._places[event_id], event_id))

    def _order(self, event: Event | None, event_id: str) -> None:
        """Let an event stand among all where it belongs now."""
        if event_id in self._known:
            del self._all[bisect_left(self._all, (self._known.pop(event_id), event_id))]
        if event is not None:
            self._known[event_id] = place_of(event)
            insort(self._all, (self._known[event_id], event_id))

    def _index(self, event_id: str | None) -> int | None:
        if event_id is None or event_id not in self._places:
            return None
        return bisect_left(self._entries, (self._places[event_id], event_id))


def _stays(event: Event | None, visible: frozenset[str]) -> bool:
    """Whether an event of the queue still counts: decided, or shown and waiting."""
    if event is None or event.merged_into is not None:
        return False
    return event.status is not Status.SUGGESTED or event.id in visible


def waiting_in(project: Project, visible: frozenset[str]) -> set[str]:
    """Return the events shown that wait for a decision."""
    return {i for i in visible if project.events[i].status is Status.SUGGESTED}


def place_of(event: Event) -> Place:
    """Return what the queue is ordered by: undated last, date, source, place in it, id."""
    first = event.citations[0] if event.citations else None
    return (
        event.when is None,
        event.when.anchor if event.when is not None else 0,
        first.document_id if first is not None else LAST,
        first.sentence.start if first is not None else 0,
        event.id,
    )
