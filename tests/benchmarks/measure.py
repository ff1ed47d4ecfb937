"""A measured value with its limit, and the clock that all measures use."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the benchmark."""

    name: str
    value: float
    unit: str
    limit: float
    at_most: bool = False
    """Whether the limit is an upper one."""

    @property
    def ok(self) -> bool:
        """Whether the value keeps the limit."""
        return self.value <= self.limit if self.at_most else self.value >= self.limit

    def line(self, group: str) -> str:
        """Write it as `group name value unit limit ok|short`."""
        verdict = "ok" if self.ok else "short"
        return f"{group} {self.name} {self.value:.4g} {self.unit} {self.limit:g} {verdict}"


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median thread CPU time of a piece of work."""
    return statistics.median(_once(work) for _ in range(runs))


def _once(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start
