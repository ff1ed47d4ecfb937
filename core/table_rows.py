"""The order and choice of a table's rows, as an index of our own over numpy.

Rows live at fixed places; the order of a column is a permutation of the places, kept until
the column's values change; what is shown is that order under a mask. So a second sort by the
same column, and every filter, costs a few milliseconds at 100,000 rows.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core.table_groups import GONE as NO_ROW
from core.table_groups import Groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from core.table_groups import Group

    Places = NDArray[np.int64]


GONE = ""
"""Stands where a row was taken away."""
_FEW = 100
"""Changes after which the order is always mended, not made anew."""


@dataclass(frozen=True, slots=True)
class Move:
    """What one row's change did to the rows shown: from row, to row; None is not shown."""

    row_id: str
    before: int | None
    after: int | None
    """Counted without the row itself."""


class TableRows:
    """Which row stands where; shown maps a row of the table to a place, ids a place to its id."""

    def __init__(
        self,
        key: Callable[[int, str], Any],
        group: Callable[[int, str], Any] | None = None,
        label: Callable[[int, str], str] | None = None,
        keys: Callable[[int, list[str]], list[Any]] | None = None,
    ) -> None:
        """key(column, id) returns what the column sorts that row by; None for an empty cell.

        group(column, id) returns what the row's group by the column sorts by, and
        label(column, id) how it is named;
        keys(column, ids) returns the keys of many, where that is quicker than one by one.
        """
        self._key, self._group, self._label, self._all_keys = key, group, label, keys
        self.groups: Groups | None = None
        self.grouped_by: int | None = None
        self.ids: list[str] = []
        self._place: dict[str, int] = {}
        self._keys: dict[int, list[Any]] = {}
        self._orders: dict[int, tuple[Places, int]] = {}
        self._mask: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self.column = 0
        self.descending = False
        self.shown: Places = np.zeros(0, np.int64)
        self._rows: Places | None = None

    def __len__(self) -> int:
        return len(self.shown)

    def fill(self, ids: Iterable[str], visible: AbstractSet[str]) -> None:
        """Begin anew with these rows."""
        self.ids = sorted(ids)
        self._place = {row_id: place for place, row_id in enumerate(self.ids)}
        self._keys, self._orders = {}, {}
        self.groups = self._groups_by(self.grouped_by)
        self.choose(visible)

    def choose(self, visible: AbstractSet[str]) -> None:
        """Show these rows only."""
        count, place = len(self.ids), self._place
        if len(visible) * 2 < count:  # the fewer of the two are looked up
            self._mask = np.zeros(count, np.bool_)
            self._mask[[place[i] for i in visible if i in place]] = True
        else:
            self._mask = np.fromiter(map(visible.__contains__, self.ids), np.bool_, count)
        self._arrange()

    def sort(self, column: int, *, descending: bool) -> None:
        """Order by a column; empty cells come last either way."""
        self.column, self.descending = column, descending
        self._arrange()

    def group_by(self, column: int | None) -> None:
        """Put the rows under headings, a group for each value of a column; None for no groups."""
        self.grouped_by = column
        self.groups = self._groups_by(column)
        self._arrange()

    def toggle(self, label: str) -> None:
        """Close a group, or open it again."""
        if self.groups is not None:
            self.close_groups(self.groups.closed ^ {label})

    def close_groups(self, labels: AbstractSet[str]) -> None:
        """Close these groups and no others."""
        if self.groups is not None:
            self.groups.close(labels)
            self._arrange()

    def head_at(self, row: int) -> Group | None:
        """Return the heading that stands in a row; None for a row of its own."""
        place = int(self.shown[row])
        return self.groups.head(-1 - place) if self.groups is not None and place < 0 else None

    def row_of_head(self, label: str) -> int | None:
        """Return the row that a heading stands in."""
        number = self.groups.number_of(label) if self.groups is not None else None
        return int(np.flatnonzero(self.shown == -1 - number)[0]) if number is not None else None

    def count(self) -> int:
        """Return how many rows are shown, or stand in closed groups."""
        return int(self._mask.sum())

    def id_at(self, row: int) -> str:
        """Return the id of a row shown; empty for a heading."""
        place = int(self.shown[row])
        return self.ids[place] if place >= 0 else GONE

    def row_of(self, row_id: str) -> int | None:
        """Return the row that an id is shown at."""
        place = self._place.get(row_id)
        if place is None or not self._mask[place]:
            return None
        if self._rows is None:
            self._rows = np.full(len(self.ids), -1, np.int64)
            rows = np.flatnonzero(self.shown >= 0)
            self._rows[self.shown[rows]] = rows
        row = int(self._rows[place])
        return row if row >= 0 else None

    def ids_between(self, first: int, last: int) -> list[str]:
        """Return the ids of a stretch of rows, both ends included, in either direction."""
        low, high = sorted((first, last))
        return [self.ids[place] for place in self.shown[low : high + 1].tolist() if place >= 0]

    def ids_in(self, row: int) -> list[str]:
        """Return the ids of the rows that stand under a heading."""
        after = self.shown[row + 1 :]
        ends = np.flatnonzero(after < 0)
        stretch = after[: ends[0]] if len(ends) else after
        return [self.ids[place] for place in stretch.tolist()]

    def renew(
        self, row_ids: Iterable[str], known: AbstractSet[str], visible: AbstractSet[str]
    ) -> None:
        """Take in changes of several rows, whatever they do to the rows shown."""
        changed = list(row_ids)
        if len(changed) > max(_FEW, len(self.ids) // 16):
            self._orders = {}  # sorting once is quicker than mending the order so often
        for row_id in changed:
            if row_id not in self._place:
                if row_id not in known:
                    continue
                self._append(row_id)
            place = self._place[row_id]
            self._read(row_id, known=row_id in known)
            self._mask[place] = row_id in known and row_id in visible
            if row_id not in known:
                self.ids[place] = GONE
                del self._place[row_id]
        self._arrange()

    def plan(self, row_id: str, *, known: bool, visible: bool) -> Move:
        """Take in a change of one row and say what it will do to the rows shown; then follow it."""
        if row_id not in self._place:
            self._append(row_id)
        before, place = self.row_of(row_id), self._place[row_id]
        self._read(row_id, known=known)
        if not (known and visible):
            return Move(row_id, before, None)
        rest = np.delete(self.shown, before) if before is not None else self.shown
        return Move(row_id, before, self._seat(rest, place))

    def follow(self, move: Move, *, known: bool) -> None:
        """Do what was planned."""
        place = self._place[move.row_id]
        if move.before is not None:
            self.shown = np.delete(self.shown, move.before)
        if move.after is not None:
            self.shown = np.insert(self.shown, move.after, place)
        self._mask[place] = move.after is not None
        self._rows = None
        if not known:
            self.ids[place] = GONE
            del self._place[move.row_id]

    def _read(self, row_id: str, *, known: bool) -> None:
        """Read a row anew; the order of the column in force is mended, others are let go."""
        place = self._place[row_id]
        for column, keys in self._keys.items():
            keys[place] = self._key(column, row_id) if known else None
        if self.groups is not None and self._group is not None and self.grouped_by is not None:
            self.groups.set(place, self._group(self.grouped_by, row_id) if known else NO_ROW)
        order = self._orders.get(self.column)
        self._orders = {self.column: self._mended(order, place)} if order is not None else {}

    def _mended(self, known: tuple[Places, int], place: int) -> tuple[Places, int]:
        """Return an order in which one place stands where its key now puts it."""
        order, filled = known
        here = np.flatnonzero(order == place)
        if len(here):
            order = np.delete(order, here[0])
            filled -= int(here[0] < filled)
        keys = self._keys[self.column]
        if keys[place] is None:
            at = filled + bisect_left(order[filled:], place)
        else:
            at = bisect_left(order, (keys[place], place), hi=filled, key=lambda p: (keys[p], p))
            filled += 1
        return np.insert(order, at, place), filled

    def _groups_by(self, column: int | None) -> Groups | None:
        group, label = self._group, self._label
        if column is None or group is None or label is None:
            return None
        keys = [group(column, i) if i != GONE else NO_ROW for i in self.ids]
        made = Groups(keys, lambda place: label(column, self.ids[place]))
        made.close(self.groups.closed if self.groups is not None else frozenset())
        return made

    def _append(self, row_id: str) -> None:
        self._place[row_id] = len(self.ids)
        self.ids.append(row_id)
        self._mask = np.append(self._mask, np.False_)
        self._rows = None
        for keys in self._keys.values():
            keys.append(None)

    def _seat(self, rest: Places, place: int) -> int:
        """Find the row for a place among the others: by key, then by place; empty cells last."""
        keys = self._keys_of(self.column)
        filled = bisect_left(rest, 1, key=lambda p: keys[p] is None)
        if keys[place] is None:
            return filled + bisect_left(rest[filled:], place)
        sought = (keys[place], place)
        if not self.descending:
            return bisect_left(rest, sought, hi=filled, key=lambda p: (keys[p], p))
        turned = rest[:filled][::-1]
        return filled - bisect_left(turned, sought, key=lambda p: (keys[p], p))

    def _keys_of(self, column: int) -> list[Any]:
        if column not in self._keys:
            self._keys[column] = self._read_all(column)
        return self._keys[column]

    def _read_all(self, column: int) -> list[Any]:
        if self._all_keys is not None and GONE not in self.ids:
            return self._all_keys(column, self.ids)
        return [self._key(column, i) if i != GONE else None for i in self.ids]

    def _order_of(self, column: int) -> tuple[Places, int]:
        """Return the ascending order of the places, and how many of them are not empty."""
        if column not in self._orders:
            keys = self._keys_of(column)
            places = range(len(keys))
            empty = [place for place in places if keys[place] is None] if None in keys else []
            filled = [p for p in places if keys[p] is not None] if empty else list(places)
            filled.sort(key=keys.__getitem__)
            order = np.array(filled + empty, np.int64)
            self._orders[column] = order, len(filled)
        return self._orders[column]

    def _arrange(self) -> None:
        order, filled = self._order_of(self.column)
        if self.descending:
            order = np.concatenate((order[:filled][::-1], order[filled:]))
        self.shown = order[self._mask[order]]
        if self.groups is not None:
            turned = self.descending and self.column == self.grouped_by
            self.shown = self.groups.arranged(self.shown, descending=turned)
        self._rows = None
