"""Conflicts come and go with every change of a session, and are part of its steps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.conflicts import foreseen, reopen, resolve
from core.document_edits import remove_document
from core.edits import delete, merge, set_when, split_off, unmerge
from core.edtf import unit
from core.model import (
    Basis,
    Citation,
    Conflict,
    Declined,
    Document,
    Event,
    Factuality,
    FuzzyDate,
    Span,
)
from core.project import Patch
from core.session import Session
from tests.strategies import patches

TEXTS = (
    "The blast killed 12 people.",
    "The blast killed at least 15 people.",
    "The blast killed twelve people.",
)
MONDAY, TUESDAY = unit(2024, 3, 4), unit(2024, 3, 5)


def told(number: int, when: FuzzyDate | None = MONDAY, **values: object) -> Event:
    """Return the event of the n-th article."""
    cited = Citation(f"S00{number}", Span(0, len(TEXTS[number - 1])), Span(4, 9))
    event = Event(f"E0000{number}", "Blast", when, Basis.RESOLVED, citations=(cited,))
    return replace(event, **values)  # type: ignore[arg-type]


def session_of(*events: Event) -> Session:
    session = Session()
    documents = tuple(Document(f"S00{n}", "T", text) for n, text in enumerate(TEXTS, 1))
    session.do(Patch("Load", (*documents, *events)))
    return session


def fields(session: Session) -> list[tuple[str, str, str]]:
    """Return field and values of every conflict, in order of id."""
    rows = session.project.conflicts
    return [(rows[i].field, rows[i].value_a, rows[i].value_b) for i in sorted(rows)]


@pytest.fixture
def session() -> Session:
    made = session_of(told(1), told(2, TUESDAY), told(3))
    made.do(merge(made.project, "E00001", ["E00002", "E00003"]))
    return made


def only(session: Session, field: str) -> Conflict:
    (found,) = (c for c in session.project.conflicts.values() if c.field == field)
    return found


def test_merging_lists_where_the_sources_differ_and_undo_forgets_it(session: Session) -> None:
    assert fields(session) == [
        ("date", "Mon 4 Mar 2024", "Tue 5 Mar 2024"),
        ("killed", "12 killed", "at least 15 killed"),
    ]
    assert (only(session, "killed").source_a, only(session, "killed").source_b) == ("S001", "S002")
    session.undo()
    assert fields(session) == []
    session.redo()
    assert len(fields(session)) == 2


def test_each_source_keeps_its_own_date_when_a_value_is_taken(session: Session) -> None:
    session.do(resolve(session.project, only(session, "date").id, take_b=True))
    events = session.project.events
    assert (events["E00001"].when, events["E00001"].basis) == (TUESDAY, Basis.ANALYST)
    assert events["E00002"].when == TUESDAY
    assert "when" in events["E00001"].edited
    assert only(session, "date").resolution == "Tue 5 Mar 2024"
    session.do(resolve(session.project, only(session, "date").id, take_b=False))
    assert session.project.events["E00001"].when == MONDAY
    session.undo()
    session.undo()
    assert only(session, "date").resolution == ""
    assert session.project.events["E00001"].basis is Basis.RESOLVED


def test_a_figure_is_resolved_without_touching_the_event(session: Session) -> None:
    before = session.project.events["E00001"]
    session.do(resolve(session.project, only(session, "killed").id, take_b=True))
    assert only(session, "killed").resolution == "at least 15 killed"
    assert session.project.events["E00001"] == before
    session.do(reopen(session.project, only(session, "killed").id))
    assert only(session, "killed").resolution == ""


def test_a_date_typed_by_the_analyst_settles_the_conflict(session: Session) -> None:
    session.do(set_when(session.project, "E00001", unit(2024, 3, 3)))
    assert only(session, "date").resolution == "Sun 3 Mar 2024"


def test_splitting_takes_its_conflicts_away(session: Session) -> None:
    session.do(split_off(session.project, "E00002"))
    assert fields(session) == []
    session.undo()
    session.do(unmerge(session.project, "E00001"))
    assert fields(session) == []


def test_deleting_the_event_or_a_source_takes_its_conflicts_away(session: Session) -> None:
    session.do(remove_document(session.project, "S002"))
    assert fields(session) == []
    session.undo()
    session.do(delete(session.project, ["E00001"]))
    assert fields(session) == []


@pytest.mark.parametrize(
    "other",
    [
        told(3),
        told(3, unit(2024, 3)),  # a coarser date that holds the finer one
        told(3, None),
        told(3, TUESDAY, basis=Basis.DOCUMENT),  # nobody said so: it is the day of publication
        told(3, factuality=Factuality.ONGOING),
    ],
)
def test_what_can_both_be_true_is_no_conflict(other: Event) -> None:
    made = session_of(told(1), other)
    made.do(merge(made.project, "E00001", ["E00003"]))
    assert fields(made) == []


def test_places_and_factuality_are_compared_too() -> None:
    made = session_of(
        told(1, places=("Varenna",)),
        told(3, places=("Merano", "Halvik"), factuality=Factuality.DENIED),
    )
    assert [c.field for c in foreseen(made.project, "E00001", "E00003")] == ["place", "factuality"]
    made.do(merge(made.project, "E00001", ["E00003"]))
    for conflict in tuple(made.project.conflicts.values()):
        made.do(resolve(made.project, conflict.id, take_b=True))
    lead = made.project.events["E00001"]
    assert (lead.places, lead.factuality) == (("Merano", "Halvik"), Factuality.DENIED)


def test_two_mentions_in_one_article_do_not_differ() -> None:
    other = replace(told(1, TUESDAY), id="E00002")
    made = session_of(told(1), other)
    made.do(merge(made.project, "E00001", ["E00002"]))
    assert fields(made) == []


def test_a_pair_declined_goes_with_its_rows() -> None:
    made = session_of(told(1), told(2))
    made.do(Patch("Not the same", (Declined("D0001", "E00001", "E00002"),)))
    made.do(delete(made.project, ["E00002"]))
    assert not made.project.declined
    made.undo()
    assert set(made.project.declined) == {"D0001"}


@given(st.lists(patches(), max_size=6))
def test_whatever_is_done_undo_takes_back_with_all_that_followed(steps: list[Patch]) -> None:
    session = Session()
    before = []
    for patch in steps:
        before.append(session.project.copy())
        session.do(patch)
    after = session.project.copy()
    for known in reversed(before):
        session.undo()
        assert session.project == known
    for _ in steps:
        session.redo()
    assert session.project == after
