from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.errors import Problem
from core.model import Document
from core.reading import killable
from core.reading.killable import read_all
from core.reading.limits import LIMITS
from tests.core.reading.made import BODY, page, zipped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FAULTS = """
import os, time
from core.reading import text
sound = text.lines_of
def faulty(source):
    if source.name == "hangs.txt":
        time.sleep(3600)
    if source.name == "crashes.txt":
        os.kill(os.getpid(), 11)
    if source.name == "devours.txt":
        return "x" * (1 << 40)
    return sound(source)
text.lines_of = faulty
"""
"""Faults such as libraries have: they are put into the process that opens the files."""
HASTY = replace(LIMITS, seconds=8.0)


@pytest.fixture
def _faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    start = killable._START
    before, serving = start.split("from core.reading.child", 1)
    faults = "exec({faults!r}); ".format(faults=FAULTS.replace("{", "{{").replace("}", "}}"))
    monkeypatch.setattr(killable, "_START", f"{before}{faults}from core.reading.child{serving}")


def told(paths: Sequence[Path]) -> tuple[list[str], list[Problem]]:
    """Return the names of the documents and the problems that reading the files gave."""
    found = [item for _, item in read_all(paths, HASTY) if item is not None]
    names = [d.path.rsplit("/", 1)[-1] for d in found if isinstance(d, Document)]
    return names, [p for p in found if isinstance(p, Problem)]


def files(folder: Path, *names: str) -> list[Path]:
    for name in names:
        (folder / name).write_text(BODY)
    return [folder / name for name in names]


def test_files_are_read_in_their_order(tmp_path: Path) -> None:
    paths = files(tmp_path, *(f"{n}.txt" for n in range(12)))
    assert told(paths) == ([p.name for p in paths], [])


@pytest.mark.usefixtures("_faulty")
def test_what_hangs_crashes_or_devours_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    paths = files(tmp_path, "a.txt", "hangs.txt", "b.txt", "crashes.txt", "devours.txt", "c.txt")
    names, problems = told(paths)
    assert names == ["a.txt", "b.txt", "c.txt"]
    assert [p.where for p in problems] == ["hangs.txt", "crashes.txt", "devours.txt"]
    assert "more than 8 s" in problems[0].message
    assert "process end" in problems[1].message
    assert "memory" in problems[2].message


@pytest.mark.usefixtures("_faulty")
def test_of_an_archive_only_the_file_that_hangs_is_lost(tmp_path: Path) -> None:
    inside = {"a.txt": BODY, "b.html": page(), "crashes.txt": "x", "z.txt": BODY}
    (tmp_path / "pack.zip").write_bytes(zipped(inside))
    names, problems = told([tmp_path / "pack.zip"])
    assert names == ["a.txt", "b.html", "z.txt"]
    assert [p.where for p in problems] == ["pack.zip › crashes.txt"]


def test_whoever_stops_taking_ends_the_processes(tmp_path: Path) -> None:
    found = read_all(files(tmp_path, *(f"{n}.txt" for n in range(50))), HASTY)
    assert next(found)[1] is not None
    found.close()
    with pytest.raises(StopIteration):
        next(found)


def test_nothing_is_read_of_nothing() -> None:
    assert told([]) == ([], [])
