from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from core.model import Actor, Document, Event, Rule, RuleKind, RuleScope, Ruling, Status
from core.project import Patch
from core.session import Session
from core.storage import ProjectFile, open_project, save_as, schema, write_project
from core.storage.salvage import salvage

if TYPE_CHECKING:
    from pathlib import Path

RULE = Rule(
    "M0001", RuleKind.SAME_ACTOR, "Daesh", "ISIS", "armed group", active=False,
    scope=RuleScope.EVERYWHERE, seen=2, edit="Merge 2 actors", article="Mosul",
    document_id="S001", learned="2026-11-22T10:00:00+00:00", changed="2026-11-22T11:00:00+00:00",
)  # fmt: skip
RULING = Ruling("M0001", "S001", "“Daesh” is “ISIS”.", "Daesh")
ROWS = (
    Document("S001", "Mosul", "text"),
    Actor("A0001", "Daesh", status=Status.REJECTED, ruled=(RULING,)),
    Event("E00001", "Bridge", ruled=(RULING,)),
    RULE,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed project with a rule and its rulings."""
    path = tmp_path / "a.dateline"
    session = open_project(path).session
    session.do(Patch("Add", ROWS))
    session.close()
    return path


def rows(path: Path) -> set[object]:
    opened = open_project(path)
    assert opened.problems == ()
    opened.session.close()
    return set(opened.session.project.rows())


def test_rules_and_where_they_were_obeyed_come_back(path: Path) -> None:
    assert rows(path) == set(ROWS)


def test_a_rule_is_written_away_changed_and_taken_in_the_step_of_its_edit(path: Path) -> None:
    session = open_project(path).session
    session.do(Patch("Delete", (ROWS[1],), ("M0001",)))
    session.close()
    again = open_project(path).session
    assert again.project.rules == {}
    again.undo()
    assert again.project.rules == {"M0001": RULE}
    assert again.project.fresh_id(Rule) == "M0002"
    again.close()


def test_a_copy_and_a_save_under_another_name_keep_the_rules(path: Path, tmp_path: Path) -> None:
    session = open_project(path).session
    session.copy_to(tmp_path / "copy.dateline")
    save_as(session, tmp_path / "other.dateline")
    session.close()
    assert rows(tmp_path / "copy.dateline") == rows(tmp_path / "other.dateline") == set(ROWS)


def test_a_whole_project_is_written_with_its_rules(tmp_path: Path) -> None:
    session = Session()
    session.do(Patch("", ROWS))
    write_project(tmp_path / "b.dateline", session)
    assert rows(tmp_path / "b.dateline") == set(ROWS)


def test_salvage_keeps_rules_and_lets_go_of_lost_articles(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM documents")
    saved = salvage(path)
    assert saved.project.rules["M0001"].document_id == ""
    assert saved.project.rules["M0001"].article == "Mosul"
    assert saved.project.actors["A0001"].ruled == (RULING,)


def test_a_lost_rule_is_named(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE rules SET kind = 'no such kind'")
    saved = salvage(path)
    assert [p.message for p in saved.problems] == ["1 of 1 rules are lost: M0001."]


def write_second_version(path: Path) -> None:
    """Make a project as the second version wrote it: two merges, a new name, none of them ruled."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        schema.migrate(db, schema.MIGRATIONS[:2])
        renamed = '[{"text":"Kokjali","method":"renamed"},{"text":"K.","method":"acronym"}]'
        for number, (label, kind, aliases, into) in enumerate(
            [
                ("ISIS", "armed group", "[]", None),
                ("Daesh", "armed group", "[]", "A0001"),
                ("residents", "group", "[]", "A0001"),
                ("Gogjali", "place", renamed, None),
                ("Abadi", "person", "[]", None),
            ],
            1,
        ):
            db.execute(
                "INSERT INTO actors (id, label, kind, aliases, notes, edited, merged_into)"
                " VALUES (?, ?, ?, ?, '', '[]', ?)",
                (f"A{number:04d}", label, kind, aliases, into),
            )
        db.execute(
            "INSERT INTO events (id, title, type, participants, places, factuality, confidence,"
            " status, key, tags, notes, citations, edited, modified) VALUES ('E00001', 'x', '',"
            " '[]', '[]', 'occurred', 1.0, 'suggested', 0, '[]', '', '[]', '[]', '')"
        )


def test_a_project_of_the_second_version_makes_rules_of_its_merges_and_names(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.dateline"
    write_second_version(path)
    opened = open_project(path)
    assert opened.problems == ()
    project = opened.session.project
    assert [(r.id, r.kind, r.about, r.gives, r.active) for r in project.rules.values()] == [
        ("M0001", RuleKind.SAME_ACTOR, "Daesh", "ISIS", True),
        ("M0002", RuleKind.SAME_ACTOR, "residents", "ISIS", False),
        ("M0003", RuleKind.ACTOR_NAME, "Kokjali", "Gogjali", True),
    ]
    assert project.fresh_id(Rule) == "M0004"
    assert {(a.status, a.ruled) for a in project.actors.values()} == {(Status.SUGGESTED, ())}
    assert project.events["E00001"].ruled == ()
    opened.session.close()


def test_aliases_that_cannot_be_read_do_not_stop_the_migration(tmp_path: Path) -> None:
    path = tmp_path / "old.dateline"
    write_second_version(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE actors SET aliases = x'5b5d' WHERE id = 'A0004'")
        db.execute("UPDATE actors SET label = x'eda080' WHERE id = 'A0002'")
    opened = open_project(path)
    assert opened.session.project.rules["M0001"].about == "\ud800"
    assert len(opened.session.project.actors) == 5
    opened.session.close()


def test_a_project_of_the_second_version_that_may_not_be_written_is_read_all_the_same(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.dateline"
    write_second_version(path)
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as db:
        project = ProjectFile(path, db, None, "read-only").project()
    assert project.rules == {}
    assert project.actors["A0001"].status is Status.SUGGESTED
    assert project.events["E00001"].ruled == ()


def test_a_damaged_project_of_the_second_version_is_salvaged(tmp_path: Path) -> None:
    path = tmp_path / "old.dateline"
    write_second_version(path)
    assert len(salvage(path).project.actors) == 5
