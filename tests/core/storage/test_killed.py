"""What was acknowledged is in the file, however the process ended."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from core.model import Event
from core.storage import open_project

ROOT = Path(__file__).parents[3]
CHILD = """
import sys
from pathlib import Path
from random import Random
from core.model import Document, Event
from core.project import Patch
from core.storage import open_project

session = open_project(Path(sys.argv[1])).session
random = Random(int(sys.argv[2]))
number = 0
while True:
    dice = random.random()
    if dice < 0.15 and session.undo_label:
        session.undo()
    elif dice < 0.2 and session.redo_label:
        session.redo()
    else:
        number += 1
        rows = (Event(f"E{number:05d}", f"event {number}"), Document("S001", "t", "x" * number))
        session.do(Patch(f"step {number}", rows))
    project = session.project
    length = len(project.documents["S001"].text) if project.documents else 0
    print(length, *sorted(project.events), flush=True)
"""


@pytest.mark.parametrize("seed", range(8))
def test_a_killed_process_loses_no_acknowledged_step(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.dateline"
    acknowledged = _run_and_kill(path, seed)
    opened = open_project(path)
    assert opened.problems == ()
    project = opened.session.project
    length = len(project.documents["S001"].text) if project.documents else 0
    state = f"{length} {' '.join(sorted(project.events))}".rstrip()
    assert state in acknowledged, "neither the last state said nor the one after it"
    while opened.session.undo_label is not None:
        opened.session.undo()
    assert project.events == {}
    assert project.fresh_id(Event) != "E00001"
    opened.session.close()


def _run_and_kill(path: Path, seed: int) -> list[str]:
    """Return the last state that the child said, and those that one more step can lead to."""
    command = [sys.executable, "-c", CHILD, str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(Random(seed).uniform(0.0, 0.4))  # noqa: S311
        child.kill()
        lines = [first, *child.stdout.readlines()]
    whole = [line.rstrip() for line in lines if line.endswith("\n")]
    return [whole[-1], _next(path, seed, len(whole))]


def _next(path: Path, seed: int, steps: int) -> str:
    """Return the state after one step more, as a child that is not killed says it."""
    command = [sys.executable, "-c", CHILD, str(path.with_name("other.dateline")), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as child:
        assert child.stdout is not None
        state = [child.stdout.readline() for _ in range(steps + 1)][-1]
        child.kill()
    return state.rstrip()


HUGE = """
import sys
from pathlib import Path
from core.model import Event
from core.project import Patch
from core.storage import open_project

session = open_project(Path(sys.argv[1])).session
session.do(Patch("first", tuple(Event(f"E{n:05d}", f"event {n}") for n in range(1, 4001))))
rows = tuple(Event(f"E{n:05d}", f"changed {n}") for n in range(1, 4001))
planned = session.plan("do", Patch("huge", rows))
def told(done, total):
    print(done, total, flush=True)
    return True
session.write(planned, told)
"""


@pytest.mark.parametrize("at", [500, 3_500, 4_500, 7_500])
def test_killed_in_the_middle_of_a_huge_step_the_file_is_as_before_it(
    tmp_path: Path, at: int
) -> None:
    path = tmp_path / "a.dateline"
    with subprocess.Popen(
        [sys.executable, "-c", HUGE, str(path)], stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as child:
        assert child.stdout is not None
        lines = iter(child.stdout.readline, "")
        next(line for line in lines if int(line.split()[0]) == at)
        child.kill()
        rest = child.stdout.readlines()
    opened = open_project(path)
    assert opened.problems == ()
    titles = {e.title.split()[0] for e in opened.session.project.events.values()}
    written = any(line.split()[:1] == ["8000"] for line in rest)
    assert titles == {"event"} or (written and titles == {"changed"})
    assert len(opened.session.project.events) == 4000
    opened.session.undo()
    assert len(opened.session.project.events) == (4000 if titles == {"changed"} else 0)
    opened.session.close()
