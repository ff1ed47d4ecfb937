"""Rows of the table under headings: the groups of a column, each with its count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core.calendar import DAY, civil, days_in_month, seconds
from core.model import FuzzyDate, Precision
from core.table_columns import BY_NAME, COLUMNS
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from core.model import Event
    from core.project import Project

    Places = NDArray[np.int64]

Named = tuple[Any, str]
"""What a group sorts by (None comes last), and its words."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the table."""

    label: str
    count: int
    closed: bool


def group_of(project: Project, event: Event, column: int) -> Named:
    """Return the group that an event stands in; dates go by month, confidence by tenths."""
    if column == BY_NAME["Date"]:
        return _month(event.when)
    if column == BY_NAME["Confidence"]:
        tenth = min(int(event.confidence * 10 + 1e-9), 9)
        return tenth, f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}"
    each = COLUMNS[column]
    return each.key(project, event), each.text(project, event) or f"No {each.name.lower()}"


def _month(when: FuzzyDate | None) -> Named:
    if when is None:
        return None, "Undated"
    day = civil(when.anchor)
    start = seconds(day.year, day.month, 1)
    end = start + days_in_month(day.year, day.month) * DAY - 1
    return start, words(FuzzyDate(start, end, Precision.MONTH))


class Groups:
    """Which group each place is in, and how places in order come to stand under headings."""

    def __init__(self, named: list[Named | None]) -> None:
        """Named has an entry per place; None where no row stands."""
        self._codes: dict[Named, int] = {}
        self._names: list[Named] = []
        self._code = np.array([self._code_of(name) for name in named], np.int64)
        self.closed: set[str] = set()
        self.heads: list[Group] = []

    def set(self, place: int, name: Named | None) -> None:
        """Put a place, known or the next new one, into a group."""
        if place >= len(self._code):
            more = np.full(place + 1 - len(self._code), -1, np.int64)
            self._code = np.concatenate((self._code, more))
        self._code[place] = self._code_of(name)

    def arranged(self, order: Places, *, descending: bool) -> Places:
        """Return the places in order, under their headings: -1 stands for the first, and so on.

        The places of closed groups are left out. descending turns the headings too.
        """
        codes = self._code[order]
        counts = np.bincount(codes, minlength=len(self._names))
        present = [code for code in range(len(self._names)) if counts[code]]
        present = self._sorted(present, descending=descending)
        rank = np.zeros(len(self._names), np.int64)
        rank[present] = np.arange(len(present))
        names = [self._names[code][1] for code in present]
        totals = counts[present].tolist()
        self.heads = [
            Group(name, total, name in self.closed)
            for name, total in zip(names, totals, strict=True)
        ]
        return self._under_heads(order, rank[codes])

    def _under_heads(self, order: Places, ranks: Places) -> Places:
        by_group = np.argsort(ranks, kind="stable")
        ranks, order = ranks[by_group], order[by_group]
        closed = np.array([head.closed for head in self.heads], np.bool_)
        if closed.any():
            kept = ~closed[ranks]
            ranks, order = ranks[kept], order[kept]
        number = len(self.heads)
        starts = np.searchsorted(ranks, np.arange(number))
        placed = np.insert(order, starts, -1 - np.arange(number))
        return placed.astype(np.int64)

    def _sorted(self, codes: list[int], *, descending: bool) -> list[int]:
        filled = [code for code in codes if self._names[code][0] is not None]
        empty = [code for code in codes if self._names[code][0] is None]
        filled.sort(key=lambda code: self._names[code], reverse=descending)
        return filled + empty

    def close(self, labels: AbstractSet[str]) -> None:
        """Close these groups and no others."""
        self.closed = set(labels)

    def _code_of(self, name: Named | None) -> int:
        if name is None:
            return -1
        code = self._codes.setdefault(name, len(self._names))
        if code == len(self._names):
            self._names.append(name)
        return code
