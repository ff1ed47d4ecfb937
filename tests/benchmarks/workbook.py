"""The workbook of 10,000 and 100,000 events: time and memory of the process that writes it.

Seconds are those of the processor, of both processes and all threads together: they do not grow
where others work beside, and on a machine with nothing else to do the clock shows fewer.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from core.export import export_workbook
from core.export_process import Order, export_apart
from core.exports.workbook import Contents
from core.exports.workbook.cells import Linked, Moment, Tinted
from core.exports.workbook.listing import listings
from core.network import edges, nodes
from tests.benchmarks import homecoming
from tests.benchmarks.events import crowd
from tests.benchmarks.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.project import Project

FEW, MANY = 10_000, 100_000
ROOT = Path(__file__).parent.parent.parent


def measures() -> Iterator[Measure]:
    """Yield seconds and megabytes as from the window, and the time beside openpyxl's own."""
    for count, limit in ((FEW, 6), (MANY, 45)):
        found = _apart(count)
        yield Measure(f"export-{count}-events", found["seconds"], "s", limit, at_most=True)
    yield Measure("export-peak-memory", found["megabytes"], "MB", 500, at_most=True)
    project = crowd(FEW)
    with TemporaryDirectory() as folder:
        whole = _processor(lambda: export_workbook(project, Path(folder) / "a.xlsx"))
        bare = _bare(project, Path(folder) / "b.xlsx")
    yield Measure("export-over-bare-openpyxl", whole / bare, "x", 1.3, at_most=True)
    yield from homecoming.measures()


def _apart(count: int) -> dict[str, float]:
    """Export as the window does, from a process that has no other children."""
    command = [sys.executable, "-m", "tests.benchmarks.workbook", str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _bare(project: Project, path: Path) -> float:
    """Return the time in which openpyxl writes the same cells, without any look or link."""
    listed, _ = listings(Contents(project, None, nodes(project), edges(project)))
    sheets = {
        name: [[_plain(cell) for cell in row] for row in each.rows] for name, each in listed.items()
    }
    return _processor(lambda: _write(sheets, path))


def _processor(work: Callable[[], object]) -> float:
    """Return the seconds of all threads: sheets are packed in one of their own."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _write(sheets: dict[str, list[list[Any]]], path: Path) -> None:
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def _plain(cell: Any) -> Any:
    if isinstance(cell, Linked | Tinted):
        return _plain(cell.value)
    return cell.value if isinstance(cell, Moment) else cell


def main(count: int) -> None:
    """Export so many events and print how long it took, and the most memory it needed."""
    rows = crowd(count).rows()
    with TemporaryDirectory() as folder:
        start, clock = time.process_time(), time.perf_counter()
        for _ in export_apart(rows, Order(Path(folder) / "a.xlsx", export_id="x")):
            pass
        took, clock = time.process_time() - start, time.perf_counter() - clock
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    took += used.ru_utime + used.ru_stime
    print(json.dumps({"seconds": took, "clock": clock, "megabytes": used.ru_maxrss / 1024}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
