"""Another project merged into this one: by example, and for any two projects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from core import edits
from core.errand import Errand
from core.imports import merged_project
from core.model import (
    Actor,
    ActorKind,
    Alias,
    Band,
    Citation,
    Declined,
    Document,
    Event,
    Participant,
    Scene,
    Span,
    Status,
)
from core.project import PREFIX, Patch, Project
from core.session import Session
from core.storage import open_project
from tests.core.exports import sample
from tests.strategies import patches

if TYPE_CHECKING:
    from pathlib import Path


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Projects of any rows over few ids."""
    made = Project()
    for patch in draw(st.lists(patches(), max_size=4)):
        made.apply(patch)
    return made


def merged(project: Project, other: Project) -> Project:
    after = project.copy()
    after.apply(merged_project(project, other, "other").patch)
    return after


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.generate],
)
@given(projects())
def test_merging_a_copy_of_itself_changes_nothing(project: Project) -> None:
    found = merged_project(project, project.copy(), "copy")
    assert not found.patch
    assert found.kept == ()
    assert not any(found.new.values())


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.generate],
)
@given(projects(), projects())
def test_merging_keeps_what_was_here_and_undo_brings_it_back(
    project: Project, other: Project
) -> None:
    session, before = Session(project), project.copy()
    patch = merged_project(project, other, "other").patch
    assert not patch.take
    assert all(row.id[0] == PREFIX[type(row)][0] for row in patch.put)
    if patch:
        session.do(patch)
        assert {row.id for row in before.rows()} - set(before.conflicts) - set(before.declined) <= {
            row.id for row in project.rows()
        }
        session.undo()
    assert project == before


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.generate],
)
@given(projects(), projects())
def test_ids_never_clash_and_nothing_is_merged_twice(project: Project, other: Project) -> None:
    found = merged_project(project, other, "other")
    new = [row.id for row in found.patch.put if project.row(row.id) is None]
    assert len(new) == len(set(new)) == sum(found.new.values())
    after = merged(project, other)
    assert not any(merged_project(after, other, "other").new.values())


def test_an_empty_project_takes_all_of_another() -> None:
    after = merged(Project(), sample.project())
    assert len(after.rows()) == len(sample.project().rows())
    attack = after.events["E00001"]
    assert [after.actors[after.lead(p.actor_id)].label for p in attack.participants] == [
        "Islamic State", "Baghdadi",
    ]  # fmt: skip
    assert after.lead("E00002") == "E00001"
    assert after.relations["R0001"].kind == "leads"


def test_another_article_with_the_same_ids_gets_new_ones_throughout() -> None:
    ours = sample.project()
    theirs = Project()
    theirs.apply(
        Patch(
            "",
            (
                Document("S001", "Other", "Mosul fell.", sample.date("2017")),
                Actor("A0001", "Army", ActorKind.ARMED_GROUP),
                Event("E00001", "Fall", sample.date("2017"),
                      participants=(Participant("A0001"),),
                      citations=(Citation("S001", Span(0, 11)),)),
            ),
        )
    )  # fmt: skip
    after = merged(ours, theirs)
    (fall,) = (e for e in after.events.values() if e.title == "Fall")
    assert fall.id == "E00009"
    assert after.documents[fall.citations[0].document_id].text == "Mosul fell."
    assert after.actors[fall.participants[0].actor_id].label == "Army"
    assert after.events["E00001"] == ours.events["E00001"]


def test_what_only_their_analyst_set_is_taken_what_both_set_stays_and_is_reported() -> None:
    ours, theirs = sample.project(), sample.project()
    ours.apply(edits.retitle(ours, "E00001", "Ours"))
    theirs.apply(edits.retitle(theirs, "E00001", "Theirs"))
    theirs.apply(edits.set_when(theirs, "E00001", sample.date("2016-11-04")))
    theirs.apply(edits.set_status(theirs, ["E00006"], Status.ACCEPTED))
    found = merged_project(ours, theirs, "mosul")
    after = merged(ours, theirs)
    assert after.events["E00001"].title == "Ours"
    assert after.events["E00001"].when == sample.date("2016-11-04")
    assert after.events["E00006"].status is Status.ACCEPTED
    assert [p.message for p in found.kept] == ["E00001 “Ours”: title stays; mosul has “Theirs”."]


def test_their_other_names_of_an_actor_are_added_to_ours() -> None:
    ours, theirs = sample.project(), sample.project()
    actor = theirs.actors["A0003"]
    theirs.apply(Patch("", (replace(actor, aliases=(Alias("Ibrahim Awad", "analyst"),)),)))
    assert [a.text for a in merged(ours, theirs).actors["A0003"].aliases] == ["Ibrahim Awad"]


def test_pairs_that_they_kept_apart_stay_apart_and_only_once() -> None:
    ours, theirs = sample.project(), sample.project()
    theirs.apply(Patch("", (Declined("D0001", "E00003", "E00006"),)))
    after = merged(merged(ours, theirs), theirs)
    assert [(d.one, d.other) for d in after.declined.values()] == [("E00003", "E00006")]


def test_a_project_file_is_read_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "their project.dateline"
    session = open_project(path).session
    session.do(Patch("Rows", sample.project().rows()))
    session.close()
    before = path.read_bytes()
    read = Project()
    for piece in Errand(path.name, "core.incoming:project_rows", path).items():
        read.load(piece)
    assert read == session.project
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_bands_and_scenes_come_along_once_and_point_at_their_rows() -> None:
    theirs = sample.project()
    scene = Scene("V001", "Start", asked='{"actors": ["A0003"]}', selection=("E00003",))
    theirs.apply(Patch("", (Band("B001", "siege", sample.date("2016")), scene)))
    ours = Project()
    ours.apply(Patch("", (Actor("A0001", "Other"), Event("E00001", "Else"))))
    after = merged(merged(ours, theirs), theirs)
    (band,), (found,) = after.bands.values(), after.scenes.values()
    assert band.name == "siege"
    assert after.events[found.selection[0]].title == "Caesar dies"
    (actor,) = (a.id for a in after.actors.values() if a.label == "Baghdadi")
    assert found.asked == f'{{"actors": ["{actor}"]}}'
