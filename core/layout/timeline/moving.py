"""Columns changed in place where as many entries come as go: the cost is that of the way moved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Move:
    """Entries taken (numbers before, rising) and the numbers that new ones have (rising)."""

    taken: Ints
    came: Ints

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The stretches of numbers within which entries move, apart from each other."""
        low, high = np.minimum(self.taken, self.came), np.maximum(self.taken, self.came) + 1
        found: list[tuple[int, int]] = []
        for begin, end in zip(low.tolist(), high.tolist(), strict=True):
            if found and begin <= found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((begin, end))
        return found

    def make(self, column: NDArray[Any], fresh: NDArray[Any] | None = None) -> None:
        """Change a column in place; without fresh values those places keep what they had."""
        for begin, end in self.spans:
            taken, came = self._in(self.taken, begin, end), self._in(self.came, begin, end)
            if len(taken) == 1:
                _shift(column, int(taken[0]), int(came[0]))
            else:
                kept = np.delete(column[begin:end], taken - begin)
                stays = np.ones(end - begin, bool)
                stays[came - begin] = False
                column[begin:end][stays] = kept
        if fresh is not None:
            column[self.came] = fresh

    def renumbered(self, numbers: Ints) -> Ints:
        """Return the numbers that entries have afterwards; of those taken nothing is known."""
        number = numbers.copy()
        if len(self.taken) == 1:
            number -= numbers > int(self.taken[0])
            number += number >= int(self.came[0])
            return number
        number -= np.searchsorted(self.taken, numbers, "left")
        at = self.came - np.arange(len(self.came))
        moved: Ints = number + np.searchsorted(at, number, "right")
        return moved

    @staticmethod
    def _in(numbers: Ints, begin: int, end: int) -> Ints:
        first, last = np.searchsorted(numbers, (begin, end))
        return numbers[first:last]


def exchanged_in(column: Ints, out: Ints, into: Ints) -> None:
    """Take values out of a sorted column, which has them all, and put as many others in."""
    out, into = np.sort(out), np.sort(into)
    same = np.arange(len(out)) - np.searchsorted(out, out, "left")
    taken = np.searchsorted(column, out, "left") + same
    at = np.searchsorted(column, into, "right") - np.searchsorted(out, into, "right")
    Move(taken, at + np.arange(len(into))).make(column, into)


def _shift(column: NDArray[Any], taken: int, came: int) -> None:
    """Close the gap at one place, and open one at the other."""
    if taken < came:
        column[taken:came] = column[taken + 1 : came + 1]
    elif came < taken:
        column[came + 1 : taken + 1] = column[came:taken]
