from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from core.edtf import unit
from core.model import Conflict, Declined, Event
from core.project import Patch, Project
from core.session import Session
from core.storage import open_project, write_project
from core.storage.salvage import salvage

if TYPE_CHECKING:
    from pathlib import Path

EVENTS = (Event("E00001", "One"), Event("E00002", "Two"))
CONFLICT = Conflict(
    "C0001", "E00001", "date", "4 Mar", "", "5 Mar", "", "E00001", "E00002",
    unit(2024, 3, 4), unit(2024, 3, 5), "5 Mar",
)  # fmt: skip
DECLINED = Declined("D0001", "E00001", "E00002")


def test_conflicts_and_declined_pairs_are_stored_and_come_back(tmp_path: Path) -> None:
    path = tmp_path / "a.dateline"
    session = open_project(path).session
    session.do(Patch("", EVENTS))
    session.do(Patch("Conflict", (CONFLICT, DECLINED)))
    session.close()
    again = open_project(path).session
    assert again.project.conflicts == {"C0001": CONFLICT}
    assert again.project.declined == {"D0001": DECLINED}
    assert again.project.fresh_id(Conflict) == "C0002"
    again.undo()
    assert not again.project.conflicts
    again.close()


def test_a_written_copy_has_them_too(tmp_path: Path) -> None:
    project = Project()
    project.apply(Patch("", (*EVENTS, CONFLICT, DECLINED)))
    assert project.copy().conflicts == {"C0001": CONFLICT}
    path = tmp_path / "b.dateline"
    write_project(path, Session(project))
    with closing(sqlite3.connect(path)) as db:
        asked = "SELECT field, value_a, when_b_edtf, resolution FROM conflicts"
        assert db.execute(asked).fetchall() == [("date", "4 Mar", "2024-03-05", "5 Mar")]
        assert db.execute("SELECT one, other FROM declined").fetchall() == [("E00001", "E00002")]


def test_salvage_leaves_out_what_has_lost_an_end(tmp_path: Path) -> None:
    project = Project()
    project.apply(Patch("", (EVENTS[0], CONFLICT, DECLINED)))
    path = tmp_path / "c.dateline"
    write_project(path, Session(project))
    saved = salvage(path)
    assert not saved.project.conflicts
    assert not saved.project.declined
    words = " ".join(p.message for p in saved.problems)
    assert "conflicts are lost: C0001" in words
    assert "pairs declined are lost: D0001" in words
