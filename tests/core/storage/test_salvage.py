from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from core.model import Actor, Citation, Document, Event, Participant, Relation, Role, Span
from core.project import Patch
from core.storage import open_project

if TYPE_CHECKING:
    from pathlib import Path

    from core.project import Project

PAGE = 4096
EVENTS, DOCUMENTS, ACTORS = 300, 12, 40


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.dateline"
    session = open_project(path).session
    session.do(Patch("", tuple(article(n) for n in range(1, DOCUMENTS + 1))))
    session.do(Patch("", tuple(Actor(f"A{n:04d}", f"actor {n}") for n in range(1, ACTORS + 1))))
    session.do(Patch("", tuple(event(n) for n in range(1, EVENTS + 1))))
    session.do(Patch("", (Relation("R0001", "A0001", "A0002", "leads"),)))
    session.close()
    return path


def article(number: int) -> Document:
    return Document(f"S{number:03d}", f"title {number}", f"text {number} " * 900)


def event(number: int) -> Event:
    cited = Citation(f"S{number % DOCUMENTS + 1:03d}", Span(0, 10))
    actor = Participant(f"A{number % ACTORS + 1:04d}", Role.SOURCE)
    return Event(f"E{number:05d}", f"event {number}", participants=(actor,), citations=(cited,))


def is_sound(project: Project) -> bool:
    """Whether every row is as it was written, or lacks only what points at lost rows."""
    for row in project.events.values():
        whole = event(int(row.id[1:]))
        if row.title != whole.title or not set(row.citations) <= set(whole.citations):
            return False
        if any(c.document_id not in project.documents for c in row.citations):
            return False
        if any(p.actor_id not in project.actors for p in row.participants):
            return False
    return all(row == article(int(row.id[1:])) for row in project.documents.values())


def count(project: Project) -> int:
    return len(project.events) + len(project.documents) + len(project.actors)


@pytest.mark.parametrize("seed", range(12))
def test_an_overwritten_page_costs_its_rows_alone_and_they_are_named(path: Path, seed: int) -> None:
    body = bytearray(path.read_bytes())
    random = Random(seed)  # noqa: S311
    page = random.randrange(1, len(body) // PAGE)
    body[page * PAGE : (page + 1) * PAGE] = random.randbytes(PAGE)
    path.write_bytes(body)
    opened = open_project(path)
    assert is_sound(opened.session.project)
    assert count(opened.session.project) > (EVENTS + DOCUMENTS + ACTORS) // 2
    assert path.read_bytes() == body
    if opened.problems:
        lost = EVENTS - len(opened.session.project.events)
        said = " ".join(p.message for p in opened.problems)
        assert (f"{lost} of {EVENTS} events are lost" in said) == (lost > 0)
    opened.session.close()


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_a_file_cut_short_gives_what_is_left(path: Path, share: float) -> None:
    body = path.read_bytes()
    path.write_bytes(body[: int(len(body) * share)])
    opened = open_project(path)
    assert "was damaged" in opened.problems[0].message
    assert is_sound(opened.session.project)
    assert count(opened.session.project) > 0
    opened.session.close()


@pytest.mark.parametrize("pages", [1, 2, 3])
def test_a_file_whose_first_pages_are_lost_still_gives_its_rows(path: Path, pages: int) -> None:
    body = path.read_bytes()
    path.write_bytes(b"\xaa" * PAGE * pages + body[PAGE * pages :])
    opened = open_project(path)
    assert count(opened.session.project) > EVENTS
    assert is_sound(opened.session.project)
    opened.session.close()


def test_the_salvaged_project_is_a_file_of_its_own_and_can_be_changed(path: Path) -> None:
    body = path.read_bytes()
    path.write_bytes(body[: len(body) // 2])
    for name in ("a (salvaged).dateline", "a (salvaged 2).dateline"):
        opened = open_project(path)
        assert opened.session.journal is not None
        assert opened.session.journal.path == path.with_name(name)
        assert name in opened.problems[0].message
        opened.session.do(Patch("", (event(EVENTS + 1),)))
        opened.session.close()
        again = open_project(path.with_name(name))
        assert again.problems == ()
        assert again.session.project == opened.session.project
        again.session.close()
    assert path.read_bytes() == body[: len(body) // 2]


def test_an_id_of_a_lost_row_is_not_given_again(path: Path) -> None:
    body = path.read_bytes()
    path.write_bytes(body[: len(body) * 4 // 5])
    opened = open_project(path)
    assert len(opened.session.project.events) < EVENTS
    known = set(opened.session.project.events)
    assert int(opened.session.project.fresh_id(Event)[1:]) > max(int(i[1:]) for i in known)
    opened.session.close()
