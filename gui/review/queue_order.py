"""Which suggestions are to be decided, in which order, and how far one has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import Status

if TYPE_CHECKING:
    from core.model import Event
    from core.project import Project

Place = tuple[bool, int, str, int, str]
LAST = "\uffff"


class QueueOrder:
    """The suggested events by date, then by source; one decided keeps its place in the count."""

    def __init__(self) -> None:
        self._entries: list[tuple[Place, str]] = []
        self.current: str | None = None

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def number(self) -> int:
        """The place of the current event, from 1; 0 without one."""
        return next((n for n, (_, i) in enumerate(self._entries, 1) if i == self.current), 0)

    def fill(self, project: Project, visible: frozenset[str]) -> None:
        """Begin anew with the suggested events shown."""
        waiting = waiting_in(project, visible)
        self._entries = sorted((place_of(project.events[i]), i) for i in waiting)
        self.current = self._entries[0][1] if self._entries else None

    def follow(self, project: Project, visible: frozenset[str]) -> None:
        """Take in what changed: new suggestions join, what is gone or hidden leaves."""
        here, waiting = self.number - 1, waiting_in(project, visible)
        known = {i for _, i in self._entries if _stays(project.events.get(i), visible)}
        self._entries = sorted((place_of(project.events[i]), i) for i in known | waiting)
        if self.current is not None and self.current not in known:
            place = min(max(here, 0), len(self._entries) - 1)
            self.current = self._entries[place][1] if self._entries else None
            self.step(project, 0)
        elif self.current is None or not waiting:
            self.step(project, 0)

    def step(self, project: Project, direction: int = 1) -> None:
        """Go to the next (1) or previous (-1) suggestion, round the end; 0 stays if it can."""
        ids = [i for _, i in self._entries]
        if not ids:
            self.current = None
            return
        start = ids.index(self.current) if self.current in ids else 0
        turn = direction or 1
        for offset in range(0 if direction == 0 else 1, len(ids) + 1):
            candidate = ids[(start + turn * offset) % len(ids)]
            if project.events[candidate].status is Status.SUGGESTED:
                self.current = candidate
                return
        self.current = None

    def go_to(self, event_id: str) -> bool:
        """Make an event of the queue the current one."""
        if all(i != event_id for _, i in self._entries):
            return False
        self.current = event_id
        return True


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
