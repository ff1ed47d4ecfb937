"""What a patch would do to the dates of events, before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.model import Event

if TYPE_CHECKING:
    from core.model import Basis, FuzzyDate
    from core.project import Patch, Project


@dataclass(frozen=True, slots=True)
class Move:
    """One event's date before and after; basis is what the later of the two rests on."""

    event_id: str
    title: str
    before: FuzzyDate | None
    after: FuzzyDate | None
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class Moves:
    """The events whose date changes, those that appear and those that disappear."""

    moved: tuple[Move, ...] = ()
    appearing: tuple[Move, ...] = ()
    disappearing: tuple[Move, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.moved or self.appearing or self.disappearing)


def moves(project: Project, patch: Patch) -> Moves:
    """Compare the patch with the project, which it does not change; events in order of time."""
    put = {row.id: row for row in patch.put if isinstance(row, Event)}
    old = {i: project.events[i] for i in (*put, *patch.take) if i in project.events}
    moved = [_move(old[i], e) for i, e in put.items() if i in old and old[i].when != e.when]
    appearing = [_move(None, e) for i, e in put.items() if i not in old]
    disappearing = [_move(old[i], None) for i in patch.take if i in old]
    return Moves(_in_order(moved), _in_order(appearing), _in_order(disappearing))


def _move(old: Event | None, new: Event | None) -> Move:
    shown = new or old
    if shown is None:
        raise ValueError("an event that is neither before nor after")
    before, after = old.when if old else None, new.when if new else None
    return Move(shown.id, shown.title, before, after, shown.basis)


def _in_order(found: list[Move]) -> tuple[Move, ...]:
    return tuple(sorted(found, key=_moment))


def _moment(move: Move) -> tuple[bool, int, str]:
    when = move.after or move.before
    return when is None, when.anchor if when is not None else 0, move.event_id
