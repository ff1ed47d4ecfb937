"""The groups of measures, and the module that each is in; a module is imported when it is run.

A module offers `measures()`, which yields Measure values. Generators in it are seeded.
"""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.measure import Measure

GROUPS = ("dates", "pipeline", "timeline", "graph", "table", "workbook", "reading", "start")


def measures(group: str) -> Iterator[Measure]:
    """Run a group; one whose module is not written yet has no measures."""
    name = f"tests.benchmarks.{group}"
    if importlib.util.find_spec(name) is None:
        return
    yield from importlib.import_module(name).measures()
