"""Rows of the table under headings: the groups of a column, each with its count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from core.calendar import DAY, civil, days_in_month, seconds
from core.model import FuzzyDate, Precision
from core.table_columns import BY_NAME, COLUMNS
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from core.model import Event
    from core.project import Project

    Places = NDArray[np.int64]

GONE: Any = object()
"""Stands for the key of a place where no row is."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the table."""

    label: str
    count: int
    closed: bool


def group_of(project: Project, event: Event, column: int) -> Any:
    """Return what the group of an event sorts by; None where the cell is empty.

    Dates go by month, confidence by tenths, words by themselves, letter case aside.
    """
    if column == BY_NAME["Date"]:
        when = event.when
        return _month(when.anchor // DAY) if when is not None else None
    if column == BY_NAME["Confidence"]:
        return min(int(event.confidence * 10 + 1e-9), 9)
    return COLUMNS[column].key(project, event)


def label_of(project: Project, event: Event, column: int) -> str:
    """Return the words for the group of an event."""
    key, each = group_of(project, event, column), COLUMNS[column]
    if key is None:
        return "Undated" if column == BY_NAME["Date"] else f"No {each.name.lower()}"
    if column == BY_NAME["Confidence"]:
        return f"{key / 10:.1f} to {(key + 1) / 10:.1f}"
    if column == BY_NAME["Date"]:
        day = civil(key)
        end = key + days_in_month(day.year, day.month) * DAY - 1
        return words(FuzzyDate(key, end, Precision.MONTH))
    return each.text(project, event)


@lru_cache(maxsize=1 << 16)
def _month(day: int) -> int:
    """Return the first second of the month that a day (from 1970) is in."""
    found = civil(day * DAY)
    return seconds(found.year, found.month, 1)


class Groups:
    """Which group each place is in, and how places in order come to stand under headings."""

    def __init__(self, keys: list[Any], label: Callable[[int], str]) -> None:
        """Keys has an entry per place; label(place) names the group of a place."""
        self._label = label
        self._codes: dict[Any, int] = {}
        self._keys: list[Any] = []
        self._names: list[str] = []
        self._code = np.zeros(0, np.int64)
        self._rank = np.zeros(0, np.int64)
        self._present: Places = np.zeros(0, np.int64)
        self._totals: Places = np.zeros(0, np.int64)
        self.closed: set[str] = set()
        self._code = np.array([self._code_of(k, place) for place, k in enumerate(keys)], np.int64)

    def __len__(self) -> int:
        return len(self._present)

    @property
    def heads(self) -> list[Group]:
        """All headings, from the first one down."""
        return [self.head(number) for number in range(len(self))]

    def head(self, number: int) -> Group:
        """Return a heading."""
        name = self._names[int(self._present[number])]
        return Group(name, int(self._totals[number]), name in self.closed)

    def number_of(self, label: str) -> int | None:
        """Return the number of a heading."""
        codes = self._present.tolist()
        return next((n for n, code in enumerate(codes) if self._names[code] == label), None)

    def set(self, place: int, key: Any) -> None:
        """Put a place, known or the next new one, into a group."""
        if place >= len(self._code):
            more = np.full(place + 1 - len(self._code), -1, np.int64)
            self._code = np.concatenate((self._code, more))
        self._code[place] = self._code_of(key, place)

    def close(self, labels: AbstractSet[str]) -> None:
        """Close these groups and no others."""
        self.closed = set(labels)

    def arranged(self, order: Places, *, descending: bool) -> Places:
        """Return the places in order, under their headings: -1 stands for the first, and so on.

        The places of closed groups are left out. descending turns the headings too.
        """
        codes = self._code[order]
        counts = np.bincount(codes, minlength=len(self._names))
        ordered = self._ordered(descending=descending)
        self._present = ordered[counts[ordered] > 0]
        self._totals = counts[self._present]
        number = len(self._present)
        small = np.uint16 if number < 1 << 16 else np.int64  # numpy sorts short ones by radix
        rank = np.zeros(len(self._names), small)
        rank[self._present] = np.arange(number)
        return self._under_heads(order, rank[codes])

    def _under_heads(self, order: Places, ranks: NDArray[Any]) -> Places:
        by_group = np.argsort(ranks, kind="stable")
        ranks, order = ranks[by_group], order[by_group]
        if self.closed:
            names = [self._names[code] in self.closed for code in self._present.tolist()]
            kept = ~np.array(names, np.bool_)[ranks]
            ranks, order = ranks[kept], order[kept]
        number = len(self._present)
        starts = np.searchsorted(ranks, np.arange(number, dtype=ranks.dtype))
        placed: Places = np.insert(order, starts, -1 - np.arange(number)).astype(np.int64)
        return placed

    def _ordered(self, *, descending: bool) -> Places:
        """Return all codes in order of their keys; what is empty comes last."""
        if len(self._rank) != len(self._keys):
            codes = range(len(self._keys))
            filled = sorted(
                (c for c in codes if self._keys[c] is not None), key=self._keys.__getitem__
            )
            empty = [code for code in codes if self._keys[code] is None]
            self._rank = np.array(filled + empty, np.int64)
        filled_count = len(self._keys) - (None in self._codes)
        if descending:
            return np.concatenate((self._rank[:filled_count][::-1], self._rank[filled_count:]))
        return self._rank

    def _code_of(self, key: Any, place: int) -> int:
        if key is GONE:
            return -1
        code = self._codes.setdefault(key, len(self._keys))
        if code == len(self._keys):
            self._keys.append(key)
            self._names.append(self._label(place))
        return code
