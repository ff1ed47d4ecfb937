from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Event
from core.project import Patch, Project
from core.session import Session
from tests.strategies import patches, rebuilt


class Ledger:
    """A journal that keeps what it is told, and refuses on demand."""

    def __init__(self) -> None:
        self.path = Path("ledger")
        self.read_only = False
        self.refusing = False
        self.steps: list[str] = []

    def record(self, patch: Patch, inverse: Patch, step: str, told: object = None) -> None:
        if self.refusing:
            raise OSError("no room")
        self.steps.append(step)

    def remember(self, name: str, data: bytes) -> None:
        raise NotImplementedError

    def recall(self, name: str) -> bytes | None:
        raise NotImplementedError

    def copy_to(self, path: Path) -> None:
        raise NotImplementedError

    def close(self) -> None:
        self.steps.append("closed")


def add(number: int) -> Patch:
    return Patch(f"Add {number}", (Event(f"E{number:05d}", "event"),))


@given(st.lists(st.tuples(patches(), st.booleans()), max_size=5))
def test_undoing_all_gives_back_the_start_and_redoing_all_the_end(
    steps: list[tuple[Patch, bool]],
) -> None:
    session = Session()
    for patch, extend in steps:
        session.do(patch, extend=extend)
    end = rebuilt(session.project)
    count = len(session.stacks[0])
    for _ in range(count):
        session.undo()
    assert session.project == Project()
    assert session.undo() is None
    for _ in range(count):
        session.redo()
    assert session.project == end
    assert session.redo() is None


def test_steps_told_to_belong_together_are_undone_together() -> None:
    session = Session()
    session.do(add(1))
    session.do(add(2))
    session.do(add(3), extend=True)
    session.undo()
    assert set(session.project.events) == {"E00001"}
    session.redo()
    assert set(session.project.events) == {"E00001", "E00002", "E00003"}


def test_a_new_step_forgets_what_could_be_redone() -> None:
    session = Session()
    session.do(add(1))
    session.undo()
    assert session.redo_label == "Add 1"
    session.do(add(2))
    assert session.redo_label is None
    assert session.undo_label == "Add 2"


def test_every_step_reaches_the_journal_under_its_name() -> None:
    ledger = Ledger()
    session = Session(journal=ledger)
    session.do(add(1))
    session.do(add(2), extend=True)
    session.undo()
    session.redo()
    session.close()
    assert ledger.steps == ["do", "extend", "undo", "redo", "closed"]


@pytest.mark.parametrize("step", ["do", "extend", "undo", "redo"])
def test_a_step_that_cannot_be_written_changes_nothing(step: str) -> None:
    ledger = Ledger()
    session = Session(journal=ledger)
    session.do(add(1))
    session.do(add(2))
    session.undo()
    before, stacks = rebuilt(session.project), session.stacks
    ledger.refusing = True
    act = {
        "do": lambda: session.do(add(3)),
        "extend": lambda: session.do(add(3), extend=True),
        "undo": session.undo,
        "redo": session.redo,
    }[step]
    with pytest.raises(OSError, match="no room"):
        act()
    assert session.project == before
    assert session.stacks == stacks


def test_an_id_taken_back_is_not_given_to_another_row() -> None:
    session = Session()
    session.do(add(1))
    session.undo()
    assert session.project.fresh_id(Event) == "E00002"
