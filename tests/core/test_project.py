from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Actor, Citation, Document, Event, Participant, Relation, Role, Span
from core.project import Patch, Project, compose
from tests.strategies import patches, rebuilt

if TYPE_CHECKING:
    from core.model import Row


def project_of(*rows: Row) -> Project:
    project = Project()
    project.apply(Patch("", rows))
    return project


@given(st.lists(patches(), max_size=6))
def test_patches_undone_in_reverse_give_back_an_equal_project(steps: list[Patch]) -> None:
    project = Project()
    before, inverses = [], []
    for step in steps:
        before.append(rebuilt(project))
        inverses.append(project.apply(step))
    for expected, inverse in zip(reversed(before), reversed(inverses), strict=True):
        project.apply(inverse)
        assert project == expected


@given(st.lists(patches(), max_size=6))
def test_indexes_are_those_of_a_project_built_from_its_rows(steps: list[Patch]) -> None:
    project = Project()
    for step in steps:
        project.apply(step)
        assert project == rebuilt(project)


@given(st.lists(patches(), max_size=3), patches())
def test_an_undone_patch_can_be_done_again(steps: list[Patch], last: Patch) -> None:
    project = Project()
    for step in steps:
        project.apply(step)
    inverse = project.apply(last)
    done = rebuilt(project)
    redo = project.apply(inverse)
    project.apply(redo)
    assert project == done


@given(st.lists(patches(), max_size=3), patches(), patches())
def test_a_composed_patch_does_what_its_two_do(steps: list[Patch], a: Patch, b: Patch) -> None:
    one, other = Project(), Project()
    for step in steps:
        one.apply(step)
        other.apply(step)
    one.apply(a)
    one.apply(b)
    other.apply(compose(a, b, "both"))
    assert one == other


@given(st.lists(patches(), max_size=6))
def test_an_id_once_given_is_never_fresh_again(steps: list[Patch]) -> None:
    project, seen = Project(), set()
    for step in steps:
        project.apply(step)
        seen |= {row.id for row in step.put}
        for kind in (Document, Event, Actor, Relation):
            assert seen.isdisjoint(project.fresh_ids(kind, 3))


def test_fresh_ids_have_the_shape_of_their_kind() -> None:
    project = Project()
    shapes = [project.fresh_id(kind) for kind in (Document, Event, Actor, Relation)]
    assert shapes == ["S001", "E00001", "A0001", "R0001"]


@pytest.mark.parametrize("row", [Event("A0001", "x"), Actor("X1", "x"), Document("", "", "")])
def test_a_row_under_an_id_of_another_kind_is_refused_and_nothing_changes(row: Row) -> None:
    project = project_of(Event("E00001", "kept"))
    with pytest.raises(ValueError, match="not an id"):
        project.apply(Patch("", (Event("E00002", "not put"), row), ("E00001",)))
    assert project == project_of(Event("E00001", "kept"))


def test_an_odd_id_is_kept_but_not_counted() -> None:
    project = project_of(Event("E²", "superscript"), Event("Ex", "letters"))
    assert project.fresh_id(Event) == "E00001"
    assert set(project.events) == {"E²", "Ex"}


def test_the_lead_of_a_chain_is_its_end() -> None:
    project = project_of(
        Actor("A0001", "a", merged_into="A0002"),
        Actor("A0002", "b", merged_into="A0003"),
        Actor("A0003", "c"),
    )
    assert project.lead("A0001") == "A0003"
    assert project.records("A0003") == ["A0003", "A0002", "A0001"]
    assert project.lead_actors() == [project.actors["A0003"]]


def test_records_merged_in_a_ring_are_found_once() -> None:
    ring = (Event("E00001", "a", merged_into="E00002"), Event("E00002", "b", merged_into="E00001"))
    project = project_of(*ring)
    assert project.lead("E00001") in project.events
    assert project.records("E00001") == ["E00001", "E00002"]


def test_a_record_whose_lead_is_gone_leads_itself() -> None:
    project = project_of(Event("E00001", "a", merged_into="E00009"))
    assert project.lead("E00001") == "E00001"


def test_events_and_ties_are_found_by_every_record_of_an_actor() -> None:
    merged = Actor("A0002", "b", merged_into="A0001")
    event = Event("E00001", "e", participants=(Participant("A0002", Role.SOURCE),))
    tie = Relation("R0001", "A0003", "A0002", "leads")
    project = project_of(Actor("A0001", "a"), merged, Actor("A0003", "c"), event, tie)
    assert project.events_of("A0001") == [event]
    assert project.relations_of("A0001") == [tie]
    assert project.events_of("A0003") == []


def test_events_are_found_by_the_document_they_cite() -> None:
    event = Event("E00001", "e", citations=(Citation("S001", Span(0, 1)),))
    project = project_of(Document("S001", "t", "x"), event)
    assert project.events_citing("S001") == [event]
    project.apply(Patch("", take=("E00001",)))
    assert project.events_citing("S001") == []
