from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.model import Actor, Alias, Document, Event
from core.project import Patch, Project
from core.storage import ProjectFile, open_project
from tests.strategies import patches, rebuilt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.session import Session

STEPS = st.lists(
    st.tuples(st.sampled_from(("do", "do", "extend", "undo", "redo")), patches()), max_size=8
)


def event(number: int, title: str = "t") -> Patch:
    return Patch(f"Add {number}", (Event(f"E{number:05d}", title),))


def act(session: Session, step: str, patch: Patch) -> None:
    if step in ("do", "extend"):
        session.do(patch, extend=step == "extend")
    else:
        session.undo() if step == "undo" else session.redo()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_project(tmp_path / "a.dateline").session
    yield opened
    opened.close()


def file_of(session: Session) -> ProjectFile:
    assert isinstance(session.journal, ProjectFile)
    return session.journal


@given(STEPS)
@settings(max_examples=40, deadline=None)
def test_a_reopened_file_is_the_project_with_its_history(steps: list[tuple[str, Patch]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.dateline"
        session = open_project(path).session
        for step, patch in steps:
            act(session, step, patch)
        session.close()
        again = open_project(path)
        assert again.problems == ()
        assert again.session.project == session.project
        assert again.session.project == rebuilt(again.session.project)
        assert again.session.stacks == session.stacks
        assert again.session.project.last_numbers == session.project.last_numbers
        while again.session.undo_label is not None:
            again.session.undo()
        assert again.session.project == Project()
        again.session.close()


def test_every_step_is_in_the_file_before_it_counts_as_done(session: Session) -> None:
    with closing(sqlite3.connect(file_of(session).path)) as other:
        for number in range(1, 4):
            session.do(event(number))
            assert other.execute("SELECT count(*) FROM events").fetchone() == (number,)
        session.undo()
        assert other.execute("SELECT count(*) FROM events").fetchone() == (2,)


def test_what_is_found_follows_what_is_written(session: Session) -> None:
    file = file_of(session)
    article = Document("S001", "No retreat", "Troops near the Tígris “broke” through")
    session.do(Patch("", (article, Event("E00001", "Bridge"), Actor("A0001", "Islamic State"))))
    assert file.search("tigris BROKE") == ["S001"]
    assert file.search("retr") == ["S001"]
    assert file.search("islam") == ["A0001"]
    session.do(Patch("", (Event("E00001", "Ferry", notes="a Tigris crossing"),)))
    assert file.search("bridge") == []
    assert file.search("tigris") == ["S001", "E00001"]
    session.undo()
    assert file.search("bridge") == ["E00001"]
    session.do(Patch("", take=("S001",)))
    assert file.search("tigris") == []


@pytest.mark.parametrize(
    "asked", ["", "  ", '"', 'a"b', "*", "NEAR(", "a OR", "-x", "\0", "título:"]
)
def test_any_text_can_be_searched_for(session: Session, asked: str) -> None:
    session.do(event(1))
    assert file_of(session).search(asked) == []


def test_an_id_taken_back_is_not_given_again_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "a.dateline"
    session = open_project(path).session
    session.do(event(7))
    session.undo()
    session.do(event(3))
    session.close()
    again = open_project(path).session
    assert again.project.fresh_id(Event) == "E00008"
    again.close()


def test_a_copy_is_whole_and_the_work_goes_on_in_the_original(
    session: Session, tmp_path: Path
) -> None:
    session.do(event(1))
    session.do(event(2))
    session.undo()
    session.copy_to(tmp_path / "copy.dateline")
    session.do(event(3))
    copy = open_project(tmp_path / "copy.dateline")
    assert copy.problems == ()
    assert set(copy.session.project.events) == {"E00001"}
    assert copy.session.redo_label == "Add 2"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []
    copy.session.close()


def test_a_copy_does_not_take_up_the_log_that_a_killed_process_left(
    session: Session, tmp_path: Path
) -> None:
    session.do(event(1))
    other = open_project(tmp_path / "other.dateline").session
    other.do(event(9))
    killed = tmp_path / "killed.dateline"
    for suffix in ("", "-wal"):
        shutil.copyfile(tmp_path / f"other.dateline{suffix}", tmp_path / f"killed.dateline{suffix}")
    other.close()
    session.copy_to(killed)
    copy = open_project(killed)
    assert copy.problems == ()
    assert set(copy.session.project.events) == {"E00001"}
    copy.session.close()


def test_a_copy_over_a_project_open_elsewhere_is_refused(session: Session, tmp_path: Path) -> None:
    other = open_project(tmp_path / "other.dateline").session
    other.do(event(9))
    with pytest.raises(UserError, match="open in another window"):
        session.copy_to(tmp_path / "other.dateline")
    other.do(event(10))
    other.close()


def test_a_copy_into_a_folder_that_is_not_there_is_refused_in_words(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=r"copy\.dateline"):
        session.copy_to(tmp_path / "nowhere" / "copy.dateline")


def test_a_closed_file_leaves_nothing_beside_it(tmp_path: Path) -> None:
    session = open_project(tmp_path / "a.dateline").session
    session.do(event(1))
    session.close()
    session.close()
    assert [p.name for p in tmp_path.iterdir()] == ["a.dateline"]


@pytest.mark.parametrize("fate", ["deleted", "replaced"])
def test_a_change_to_a_file_that_is_gone_is_refused_not_lost(
    session: Session, tmp_path: Path, fate: str
) -> None:
    session.do(event(1))
    path = file_of(session).path
    path.rename(tmp_path / "moved.dateline")
    if fate == "replaced":
        path.write_bytes(b"something else")
    with pytest.raises(UserError, match="moved, deleted or replaced"):
        session.do(event(2))
    assert set(session.project.events) == {"E00001"}
    session.copy_to(tmp_path / "rescued.dateline")
    rescued = open_project(tmp_path / "rescued.dateline").session
    assert set(rescued.project.events) == {"E00001"}
    rescued.close()


def test_a_change_over_one_that_another_program_made_is_refused(session: Session) -> None:
    session.do(event(1))
    with closing(sqlite3.connect(file_of(session).path)) as other, other:
        other.execute("UPDATE events SET title = 'theirs'")
    with pytest.raises(UserError, match="changed by another program"):
        session.do(event(1, "ours"))
    assert session.project.events["E00001"].title == "t"


def test_a_file_being_written_by_another_program_is_said_to_be(session: Session) -> None:
    file_of(session)._db.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(file_of(session).path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="being written by another program"):
            session.do(event(1))
        other.execute("ROLLBACK")
    session.do(event(1))
    assert session.undo_label == "Add 1"


def test_a_row_that_cannot_be_written_leaves_file_and_project_as_they_were(
    session: Session,
) -> None:
    session.do(event(1))
    too_big = Event("E00002", "x", confidence=2**80)
    with pytest.raises(OverflowError):
        session.do(Patch("", (Event("E00003", "y"), too_big)))
    assert set(session.project.events) == {"E00001"}
    with closing(sqlite3.connect(file_of(session).path)) as other:
        assert other.execute("SELECT id FROM events").fetchall() == [("E00001",)]


def test_a_full_disk_is_said_and_nothing_is_lost(session: Session) -> None:
    session.do(event(1))
    pages = file_of(session)._db.execute("PRAGMA page_count").fetchone()[0]
    file_of(session)._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError, match="disk is full"):
        session.do(Patch("", (Document("S001", "long", "word " * 20_000),)))
    file_of(session)._db.execute("PRAGMA max_page_count = 1000000")
    session.do(event(2))
    assert set(session.project.events) == {"E00001", "E00002"}
    assert session.project.documents == {}


def test_aliases_are_plain_json(session: Session) -> None:
    session.do(Patch("", (Actor("A0001", "IS", aliases=(Alias("Daesh", "gazetteer"),)),)))
    with closing(sqlite3.connect(file_of(session).path)) as other:
        asked = "SELECT json_extract(aliases, '$[0].text') FROM actors"
        assert other.execute(asked).fetchall() == [("Daesh",)]
