from __future__ import annotations

from dataclasses import replace
from unittest.mock import ANY

import pytest

from core import edits
from core.edtf import parse
from core.errors import UserError
from core.model import (
    Actor,
    ActorKind,
    Alias,
    Basis,
    Event,
    Participant,
    Relation,
    Role,
    Status,
)
from core.project import Patch, Project


@pytest.fixture
def project() -> Project:
    made = Project()
    made.apply(
        Patch(
            "",
            (
                Actor("A0001", "Islamic State", aliases=(Alias("IS", "acronym"),)),
                Actor("A0002", "IS"),
                Actor("A0003", "Daesh", merged_into="A0001"),
                Event("E00001", "Bridge destroyed", parse("2016-11-03"), Basis.RESOLVED),
                Event("E00002", "Bridge down", merged_into="E00001"),
                Event("E00003", "Advance"),
                Relation("R0001", "A0002", "A0001", "fights"),
            ),
        )
    )
    return made


def test_a_retitled_event_remembers_that_the_analyst_did_it(project: Project) -> None:
    project.apply(edits.retitle(project, "E00001", "  Bridge\n blown up "))
    event = project.events["E00001"]
    assert event.title == "Bridge blown up"
    assert event.edited == ("title",)
    assert event.modified.endswith("+00:00")


def test_an_empty_title_is_refused_in_words(project: Project) -> None:
    with pytest.raises(UserError, match="needs a title"):
        edits.retitle(project, "E00001", " \n")


def test_setting_what_is_already_so_makes_no_step(project: Project) -> None:
    assert not edits.retitle(project, "E00001", "Bridge destroyed")
    assert not edits.set_when(project, "E00001", parse("2016-11-03"))
    assert not edits.rename_actor(project, "A0001", "Islamic State")
    assert not edits.set_actor_kind(project, "A0001", ActorKind.OTHER)
    assert not edits.set_status(project, ["E00001"], Status.SUGGESTED)


def test_a_typed_date_rests_on_the_analyst_and_a_removed_one_on_nothing(project: Project) -> None:
    before = project.events["E00001"]
    project.apply(edits.set_when(project, "E00001", parse("2016-10")))
    assert project.events["E00001"].basis is Basis.ANALYST
    patch = edits.set_when(project, "E00001", None)
    project.apply(patch)
    assert patch.label == "Remove date"
    assert project.events["E00001"] == replace(
        before, when=None, basis=None, edited=("when", "basis"), modified=ANY
    )


@pytest.mark.parametrize(
    ("status", "label"),
    [(Status.ACCEPTED, "Accept 2 events"), (Status.REJECTED, "Reject 2 events")],
)
def test_the_label_of_a_decision_says_what_undo_takes_back(
    project: Project, status: Status, label: str
) -> None:
    assert edits.set_status(project, ["E00001", "E00003"], status).label == label


def test_a_new_event_has_an_unused_id_and_is_accepted(project: Project) -> None:
    patch = edits.new_event(project, parse("2016"), "Made by hand")
    (event,) = patch.put
    assert isinstance(event, Event)
    assert (event.id, event.status, event.basis) == ("E00004", Status.ACCEPTED, Basis.ANALYST)


def test_deleting_a_lead_takes_its_records_and_leaves_actors_alone(project: Project) -> None:
    patch = edits.delete(project, ["E00001", "A0001", "E00009"])
    assert set(patch.take) == {"E00001", "E00002"}
    assert patch.label == "Delete event"
    assert edits.delete(project, ["R0001"]).label == "Delete tie"
    assert edits.delete(project, ["R0001", "E00003"]).label == "Delete 2 items"
    assert not edits.delete(project, ["A0001"])


def test_an_actor_is_found_by_its_name_before_anothers_alias(project: Project) -> None:
    found = edits.find_actor(project, " is ")
    assert found is not None
    assert found.id == "A0002"


def test_an_actor_is_found_by_alias_and_by_a_merged_records_name(project: Project) -> None:
    project.apply(Patch("", take=("A0002",)))
    for name in ("IS", "daesh", "ISLAMIC  state"):
        found = edits.find_actor(project, name)
        assert found is not None
        assert found.id == "A0001"
    assert edits.find_actor(project, "Peshmerga") is None


def test_adding_an_unknown_name_makes_the_actor_in_the_same_step(project: Project) -> None:
    project.apply(edits.add_participant(project, "E00003", " Kurdish  Peshmerga ", Role.SOURCE))
    actor = project.actors["A0004"]
    assert (actor.label, actor.edited) == ("Kurdish Peshmerga", ("label",))
    assert project.events["E00003"].participants == (Participant("A0004", Role.SOURCE),)


def test_the_same_actor_is_not_added_twice_in_one_role(project: Project) -> None:
    project.apply(edits.add_participant(project, "E00003", "Daesh", Role.SOURCE))
    assert not edits.add_participant(project, "E00003", "Islamic State", Role.SOURCE)
    assert edits.add_participant(project, "E00003", "Islamic State", Role.TARGET)
    with pytest.raises(UserError, match="needs a name"):
        edits.add_participant(project, "E00003", "  ", Role.SOURCE)


def test_a_renamed_actor_keeps_its_old_name_as_an_alias(project: Project) -> None:
    project.apply(edits.rename_actor(project, "A0001", "IS"))
    actor = project.actors["A0001"]
    assert actor.label == "IS"
    assert [a.text for a in actor.aliases] == ["Islamic State"]
    project.apply(edits.rename_actor(project, "A0001", "Islamic State"))
    assert [a.text for a in project.actors["A0001"].aliases] == ["IS"]
    with pytest.raises(UserError, match="needs a name"):
        edits.rename_actor(project, "A0001", " ")


def test_merging_points_at_the_lead_and_splitting_gives_back_every_record(
    project: Project,
) -> None:
    before = dict(project.actors)
    patch = edits.merge(project, "A0003", ["A0002", "A0003", "E00001"])
    assert patch.label == "Merge 2 actors"
    project.apply(patch)
    assert project.lead("A0002") == "A0001"
    project.apply(edits.unmerge(project, "A0001"))
    assert project.actors["A0002"] == before["A0002"]
    assert project.lead("A0003") == "A0003"


def test_merging_with_itself_makes_no_step(project: Project) -> None:
    assert not edits.merge(project, "A0001", ["A0001", "A0003"])


def test_splitting_off_one_record_leaves_the_others_merged(project: Project) -> None:
    project.apply(edits.merge(project, "A0001", ["A0002"]))
    project.apply(edits.split_off(project, "A0002"))
    assert project.lead("A0002") == "A0002"
    assert project.lead("A0003") == "A0001"
    assert not edits.split_off(project, "A0001")


def test_pinning_and_letting_go_are_said_apart(project: Project) -> None:
    patch = edits.pin(project, {"A0001": (1.0, 2.0), "A0002": None})
    assert patch.label == "Place actor"
    project.apply(patch)
    assert project.actors["A0001"].position == (1.0, 2.0)
    assert edits.pin(project, {"A0001": None}).label == "Unpin actor"


def test_a_tie_needs_a_kind_and_two_actors(project: Project) -> None:
    (tie,) = edits.new_relation(project, "A0001", "A0002", "leads").put
    assert isinstance(tie, Relation)
    assert (tie.id, tie.status) == ("R0002", Status.ACCEPTED)
    with pytest.raises(UserError, match="needs a kind"):
        edits.new_relation(project, "A0001", "A0002", " ")
    with pytest.raises(UserError, match="two different actors"):
        edits.new_relation(project, "A0001", "A0003", "leads")


def test_tags_are_added_once_and_taken_off(project: Project) -> None:
    project.apply(edits.retag(project, ["E00001", "E00003"], add=("bridge", "bridge")))
    patch = edits.retag(project, ["E00001", "E00003"], add=("bridge", "river"), remove=("x",))
    assert patch.label == "Change tags of 2 events"
    project.apply(patch)
    assert project.events["E00003"].tags == ("bridge", "river")
    project.apply(edits.retag(project, ["E00003"], remove=("bridge",)))
    assert list(project.events["E00003"].tags) == ["river"]
    assert not edits.retag(project, ["E00003"], add=("river",))


def test_changing_several_events_is_one_step(project: Project) -> None:
    patch = edits.change_events(project, ["E00001", "E00003"], "Change type", type="ASSAULT")
    assert (patch.label, len(patch.put)) == ("Change type of 2 events", 2)
