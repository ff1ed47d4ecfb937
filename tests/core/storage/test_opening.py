from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.errors import UserError
from core.model import Document, Event, Span
from core.project import Patch
from core.session import Session
from core.storage import ProjectFile, open_project, save_as, schema, write_project
from core.storage.salvage import salvage

if TYPE_CHECKING:
    from collections.abc import Callable

ADD = Patch("Add", (Document("S001", "t", "text"), Event("E00001", "Bridge")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed project with one event, and one step to undo."""
    path = tmp_path / "a b#?%.dateline"
    session = open_project(path).session
    session.do(ADD)
    session.close()
    return path


def test_a_project_that_is_not_there_is_started(tmp_path: Path) -> None:
    opened = open_project(tmp_path / "new.dateline")
    assert opened.problems == ()
    assert opened.session.undo_label is None
    opened.session.close()
    with closing(sqlite3.connect(tmp_path / "new.dateline")) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)


def test_an_empty_file_becomes_a_project_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "empty.dateline"
    path.touch()
    opened = open_project(path)
    assert [p.severity for p in opened.problems] == ["note"]
    opened.session.do(ADD)
    opened.session.close()


@pytest.mark.parametrize("content", [b"hello", b"Islamic State " * 5000, b"\0" * 9000])
def test_another_kind_of_file_is_refused_in_words_and_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "notes.dateline"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"“notes\.dateline” is not a Dateline project"):
        open_project(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.dateline"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE places (id)")
    before = path.read_bytes()
    with pytest.raises(UserError, match="database of another program"):
        open_project(path)
    assert path.read_bytes() == before


def test_folders_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        open_project(tmp_path)
    with pytest.raises(UserError, match="no folder"):
        open_project(tmp_path / "no" / "a.dateline")


def add_column(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE events ADD COLUMN weather TEXT")


def drop_column(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE events RENAME COLUMN tags TO labels")


def write_newer(path: Path, change: Callable[[sqlite3.Connection], None]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        schema.migrate(db, (*schema.MIGRATIONS, change))


def test_a_file_of_an_older_version_is_brought_up_to_the_newest(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, add_column))
    opened = open_project(path)
    assert opened.problems == ()
    opened.session.undo()
    opened.session.close()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
        assert db.execute("SELECT weather FROM events").fetchall() == []


def test_a_migration_that_fails_leaves_the_older_version_whole(path: Path) -> None:
    def fail(db: sqlite3.Connection) -> None:
        add_column(db)
        raise sqlite3.IntegrityError("on purpose")

    with pytest.raises(sqlite3.IntegrityError):
        write_newer(path, fail)
    opened = open_project(path)
    assert set(opened.session.project.events) == {"E00001"}
    opened.session.close()


def test_a_file_of_a_newer_version_can_be_read_but_not_changed(path: Path) -> None:
    write_newer(path, add_column)
    before = path.read_bytes()
    opened = open_project(path)
    assert opened.session.journal is not None
    assert opened.session.journal.read_only
    assert ["newer version" in p.message for p in opened.problems] == [True]
    assert set(opened.session.project.events) == {"E00001"}
    with pytest.raises(UserError, match="newer version"):
        opened.session.undo()
    assert set(opened.session.project.events) == {"E00001"}
    opened.session.close()
    assert path.read_bytes() == before


def test_a_newer_version_that_cannot_be_understood_is_refused_not_salvaged(path: Path) -> None:
    write_newer(path, drop_column)
    with pytest.raises(UserError, match="newer version"):
        open_project(path)
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_project_open_in_another_window_can_be_read_but_not_changed(path: Path) -> None:
    first = open_project(path)
    second = open_project(path)
    assert ["another window" in p.message for p in second.problems] == [True]
    assert second.session.project == first.session.project
    with pytest.raises(UserError, match="another window"):
        second.session.undo()
    first.session.do(Patch("", (Event("E00002", "x"),)))
    second.session.close()
    first.session.close()
    third = open_project(path)
    assert third.problems == ()
    third.session.close()


HOLD = """
import sys, time
from pathlib import Path
from core.storage import open_project
session = open_project(Path(sys.argv[1])).session
print("open", flush=True)
time.sleep(60)
"""


def test_a_lock_does_not_outlive_a_killed_process(path: Path) -> None:
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, cwd=root
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"open\n"
        locked = open_project(path)
        child.kill()
    assert len(locked.problems) == 1
    locked.session.close()
    opened = open_project(path)
    assert opened.problems == ()
    opened.session.undo()
    opened.session.close()


def test_saving_under_another_name_goes_on_there(path: Path, tmp_path: Path) -> None:
    session = open_project(path).session
    save_as(session, tmp_path / "b.dateline")
    session.do(Patch("", (Event("E00002", "x"),)))
    session.close()
    old, new = (open_project(p).session for p in (path, tmp_path / "b.dateline"))
    assert set(old.project.events) == {"E00001"}
    assert set(new.project.events) == {"E00001", "E00002"}
    assert new.stacks == session.stacks
    old.close()
    new.close()


def test_a_project_that_has_no_file_yet_gets_one_with_its_history(tmp_path: Path) -> None:
    session = Session()
    session.do(ADD)
    session.do(Patch("More", (Event("E00005", "x"),)))
    session.undo()
    save_as(session, tmp_path / "a.dateline")
    assert isinstance(session.journal, ProjectFile)
    session.redo()
    session.close()
    again = open_project(tmp_path / "a.dateline").session
    assert again.project == session.project
    assert again.stacks == session.stacks
    again.close()


def test_a_whole_project_is_written_over_another(path: Path) -> None:
    session = Session()
    session.do(Patch("", (Event("E00009", "x"),)))
    write_project(path, session)
    again = open_project(path).session
    assert set(again.project.events) == {"E00009"}
    assert again.stacks == session.stacks
    again.close()


def write_first_version(path: Path) -> None:
    """Make a project as the first version wrote it, with one article."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        schema.migrate(db, schema.MIGRATIONS[:1])
        db.execute(
            "INSERT INTO documents (id, title, text, published_from, outlet, authors, place, url,"
            " path, media_type, sha256, language, notes, mentions, given_id) VALUES"
            " ('S001', 'Old', 'text', 'none', '', '[]', '', '', '', '', '', '', '', '[]', '')"
        )


def test_a_project_of_the_first_version_learns_where_a_date_was_read(tmp_path: Path) -> None:
    path = tmp_path / "old.dateline"
    write_first_version(path)
    opened = open_project(path)
    assert opened.problems == ()
    (document,) = opened.session.project.documents.values()
    assert (document.title, document.published_span) == ("Old", None)
    stamped = replace(document, published_span=Span(3, 9))
    opened.session.do(Patch("Date", (stamped,)))
    opened.session.close()
    again = open_project(path)
    assert again.session.project.documents["S001"] == stamped
    again.session.close()


def test_a_project_of_the_first_version_that_may_not_be_written_is_read_all_the_same(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.dateline"
    write_first_version(path)
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as db:
        assert set(ProjectFile(path, db, None, "read-only").project().documents) == {"S001"}


def test_a_damaged_project_of_the_first_version_is_salvaged(tmp_path: Path) -> None:
    path = tmp_path / "old.dateline"
    write_first_version(path)
    assert set(salvage(path).project.documents) == {"S001"}
