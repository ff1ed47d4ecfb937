"""A workbook of 100,000 events comes home: time to read it and to find what was changed."""

from __future__ import annotations

import resource
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from core.errand import Errand
from core.export import choose, compare_sifted, export_base, export_workbook
from core.incoming import Piece, joined
from core.project import Patch
from tests.benchmarks.events import crowd
from tests.benchmarks.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exports.homecoming import Change
    from core.project import Project

MANY, EVERY = 100_000, 100
"""Events, and every how many of them a colleague has changed."""


def measures() -> Iterator[Measure]:
    """Yield the seconds of the processor, of both processes together."""
    project = crowd(MANY)
    base = export_base(choose(project))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        export_workbook(_edited(project), path)
        start = _used()
        found = _compared(project, path, base)
        took = _used() - start
    changed = sum(change.what == "Title" for change in found)
    assert changed >= MANY // EVERY // 2, changed
    yield Measure(f"compare-{MANY}-events", took, "s", 15, at_most=True)


def _edited(project: Project) -> Project:
    """Return the project as a colleague has changed it."""
    edited = project.copy()
    chosen = [e for e in edited.lead_events() if int(e.id[1:]) % EVERY == 1]
    edited.apply(Patch("", tuple(replace(e, title=f"{e.title} (checked)") for e in chosen)))
    return edited


def _compared(project: Project, path: Path, base: bytes) -> list[Change]:
    """Do as the window does."""
    list(Errand(path.name, "core.incoming:export_id", path).items())
    items = list(Errand(path.name, "core.incoming:sifted", path, base, seconds=180).items())
    head = next(item for item in items if not isinstance(item, str | Piece))
    pieces = [item for item in items if isinstance(item, Piece)]
    return list(compare_sifted(project, joined(head, pieces)).changes)


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
