from __future__ import annotations

from dataclasses import replace

import pytest

from core.document_edits import change_document, new_event_from, remove_document
from core.edits import merge
from core.errors import UserError
from core.model import Citation, Document, Event, Mention, MentionKind, Relation, Span, Status
from core.project import Patch, Project

TEXT = "Alice met Bob. Bob left."


@pytest.fixture
def project() -> Project:
    made = Project()
    alice = Mention(Span(0, 5), MentionKind.ACTOR, "A0001")
    first = Citation("S001", Span(0, 14))
    second = Citation("S002", Span(0, 4))
    made.apply(
        Patch(
            "sample",
            (
                Document("S001", "One", TEXT, mentions=(alice,)),
                Document("S002", "Two", "More", duplicate_of="S001"),
                Event("E00001", "only one", citations=(first,)),
                Event("E00002", "both", citations=(first, second)),
                Event("E00003", "only two", citations=(second,)),
                Relation("R0001", "A0001", "A0002", "leads", citations=(first,)),
            ),
        )
    )
    return made


def test_a_document_goes_with_what_cites_it_alone_and_comes_back(project: Project) -> None:
    before = {i: project.row(i) for i in ("S001", "S002", "E00001", "E00002", "R0001")}
    inverse = project.apply(remove_document(project, "S001"))
    assert project.row("S001") is None
    assert project.row("E00001") is None
    assert project.row("R0001") is None
    assert [c.document_id for c in project.events["E00002"].citations] == ["S002"]
    assert project.documents["S002"].duplicate_of is None
    project.apply(inverse)
    assert {i: project.row(i) for i in before} == before


def test_records_left_behind_by_a_lead_that_goes_are_led_by_the_first_of_them(
    project: Project,
) -> None:
    project.apply(merge(project, "E00001", ["E00002", "E00003"]))
    project.apply(remove_document(project, "S001"))
    assert project.events["E00002"].merged_into is None
    assert project.events["E00003"].merged_into == "E00002"


def test_an_event_made_from_a_sentence_cites_it_and_names_its_actors(project: Project) -> None:
    sentence = Span(0, 14)
    patch = new_event_from(project, "S001", sentence, Span(5, 14))
    project.apply(patch)
    event = project.events[patch.put[0].id]
    assert event.title == "met Bob."
    assert event.citations[0].sentence == sentence
    assert [p.actor_id for p in event.participants] == ["A0001"]
    assert event.status is Status.ACCEPTED


def test_a_selection_of_blanks_makes_no_event(project: Project) -> None:
    with pytest.raises(UserError, match="Select some words"):
        new_event_from(project, "S001", Span(0, 14), Span(5, 6))


def test_a_long_selection_makes_a_title_that_is_cut(project: Project) -> None:
    project.apply(Patch("long", (replace(project.documents["S002"], text="word " * 100),)))
    patch = new_event_from(project, "S002", Span(0, 500), Span(0, 500))
    event = patch.put[0]
    assert isinstance(event, Event)
    assert len(event.title) <= 160
    assert event.title.endswith("…")


def test_a_document_changed_to_what_it_is_makes_no_step(project: Project) -> None:
    assert not change_document(project, "S001", "Change title", title="One")
    assert change_document(project, "S001", "Change title", title="Other")
