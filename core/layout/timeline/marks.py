"""What stands on the timeline: one mark per dated event, as columns of numpy arrays."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from core.calendar import DAY
from core.model import Basis, Factuality

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from core.model import Event, FuzzyDate
    from core.project import Project

FACTUALITIES = tuple(Factuality)


class Shape(IntEnum):
    """How a date is drawn: known to the day; at some time within; from the one to the other."""

    BLOCK = 0
    BAND = 1
    BAR = 2


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Columns of one length; start and end are int64 seconds, the end exclusive.

    An open start is drawn as a tail before end (start == end - 1); an open end reaches to
    the horizon, which ends() puts in.
    """

    ids: NDArray[np.object_]
    captions: NDArray[np.object_]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    shape: NDArray[np.uint8]
    open_start: NDArray[np.bool_]
    open_end: NDArray[np.bool_]
    soft: NDArray[np.bool_]
    """Whether the date is approximate or uncertain."""
    guessed: NDArray[np.bool_]
    """Whether the date is only the document's own."""
    factuality: NDArray[np.uint8]
    """Index into FACTUALITIES."""
    key: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)

    def ends(self, horizon: int) -> NDArray[np.int64]:
        """Return the drawn ends; open ones reach to the horizon, a day at least."""
        reach = np.maximum(self.start + DAY, horizon)
        return np.where(self.open_end, reach, self.end)

    @property
    def horizon(self) -> int:
        """The latest second known of any mark."""
        return int(self.end.max()) if len(self) else 0


def marks(project: Project, ids: Iterable[str]) -> Marks:
    """Gather the dated ones of these events, in the order given."""
    rows = [_row(e) for e in (project.events.get(i) for i in ids) if e is not None and dated(e)]
    columns = list(zip(*rows, strict=True)) or [()] * len(fields(Marks))
    return Marks(*(_array(column, kind) for column, kind in zip(columns, _KINDS, strict=True)))


def amended(old: Marks, numbers: list[int], gone: list[int], fresh: Marks) -> Marks:
    """Put the first fresh marks at these numbers and the rest at the end; fill those gone.

    A mark that is gone (numbers in falling order) gives its number to the last mark. Where marks
    only change, the columns do so in place: the old marks must not be used any more.
    """
    if not gone and len(numbers) == len(fresh):
        for f in fields(Marks):
            getattr(old, f.name)[numbers] = getattr(fresh, f.name)
        return old
    return Marks(
        *(
            _amended(getattr(old, f.name), numbers, gone, getattr(fresh, f.name))
            for f in fields(Marks)
        )
    )


def _amended(
    old: NDArray[Any], numbers: list[int], gone: list[int], fresh: NDArray[Any]
) -> NDArray[Any]:
    column = np.concatenate((old, fresh[len(numbers) :]))
    column[numbers] = fresh[: len(numbers)]
    last = len(column) - 1
    for number in gone:
        column[number] = column[last]
        last -= 1
    return column[: last + 1]


def dated(event: Event) -> bool:
    """Whether any end of the event's date is known."""
    when = event.when
    return when is not None and not (when.earliest is None and when.latest is None)


_KINDS = (object, object, np.int64, np.int64, np.uint8, bool, bool, bool, bool, np.uint8, bool)


def _array(column: Iterable[Any], kind: Any) -> NDArray[Any]:
    values = list(column)
    array = np.empty(len(values), kind)
    array[:] = values
    return array


def _row(event: Event) -> tuple[object, ...]:
    when = event.when
    if when is None:
        raise ValueError(event.id)
    start, end = bounds(when)
    soft = when.approximate or when.uncertain
    marked = f"{'★ ' if event.key else ''}{'~ ' if when.approximate else ''}"
    caption = f"{marked}{event.title}{' (?)' if when.uncertain else ''}"
    return (
        event.id, caption, start, end, shape(when), when.open_start, when.open_end, soft,
        event.basis is Basis.DOCUMENT, FACTUALITIES.index(event.factuality), event.key,
    )  # fmt: skip


def bounds(when: FuzzyDate) -> tuple[int, int]:
    """Return the known start and exclusive end in seconds; an open side is one second off."""
    if when.latest is None:
        return when.anchor, when.anchor + 1
    if when.earliest is None:
        return when.latest, when.latest + 1
    return when.earliest, max(when.latest, when.earliest) + 1


def shape(when: FuzzyDate) -> Shape:
    """Return how the date is drawn."""
    if when.extent:
        return Shape.BAR
    if when.earliest is None or when.latest is None or when.latest - when.earliest >= DAY:
        return Shape.BAND
    return Shape.BLOCK
