from __future__ import annotations

from dataclasses import replace

from core.actor_edits import set_actor_status
from core.edits import add_participant, find_actor
from core.model import (
    Actor,
    Citation,
    Document,
    Event,
    Mention,
    MentionKind,
    Participant,
    Relation,
    Role,
    Span,
    Status,
)
from core.project import Patch, Project
from core.standing import standing

CITED = (Citation("S001", Span(0, 4)),)


def project() -> Project:
    made = Project()
    people = tuple(Participant(i, Role.SOURCE) for i in ("A0001", "A0002", "A0003"))
    lit = tuple(Mention(Span(0, 4), MentionKind.ACTOR, i) for i in ("A0001", "A0002", "A0003"))
    made.apply(
        Patch("", (
            Document("S001", "T", "text", mentions=lit),
            Actor("A0001", "ISIS"),
            Actor("A0002", "Daesh", merged_into="A0001"),
            Actor("A0003", "Thursday"),
            Event("E00001", "x", participants=people, citations=CITED),
            Event("E00002", "y", status=Status.REJECTED, citations=CITED),
            Relation("R0001", "A0001", "A0003", "fights", citations=CITED),
            Relation("R0002", "A0001", "A0002", "fights", citations=CITED),
        ))
    )  # fmt: skip
    return made


def test_a_rejected_actor_takes_its_records_along_and_comes_back_whole() -> None:
    made = project()
    before = made.copy()
    patch = set_actor_status(made, ["A0002"], Status.REJECTED)
    assert patch.label == "Reject actor"
    made.apply(patch)
    assert [a.id for a in made.lead_actors()] == ["A0003"]
    assert made.shown_lead("A0002") is None
    made.apply(set_actor_status(made, ["A0001"], Status.SUGGESTED))
    assert made.events == before.events
    assert [a.label for a in made.shown_leads(made.events["E00001"])] == ["ISIS", "Thursday"]


def test_nothing_is_done_to_what_is_rejected_already() -> None:
    made = project()
    made.apply(set_actor_status(made, ["A0003"], Status.REJECTED))
    assert not set_actor_status(made, ["A0003"], Status.REJECTED)
    assert set_actor_status(made, ["A0001", "A0003"], Status.REJECTED).label == "Reject actor"


def test_who_names_a_rejected_actor_anew_means_another() -> None:
    made = project()
    made.apply(set_actor_status(made, ["A0003"], Status.REJECTED))
    assert find_actor(made, "thursday") is None
    made.apply(add_participant(made, "E00002", "Thursday", Role.TARGET))
    assert [a.label for a in made.shown_leads(made.events["E00002"])] == ["Thursday"]


def test_what_stands_of_an_article_names_leads_and_leaves_out_what_was_rejected() -> None:
    made = project()
    made.apply(set_actor_status(made, ["A0003"], Status.REJECTED))
    told = standing(made, "S001")
    assert [a.id for a in told.actors] == ["A0001"]
    assert [(e.id, [p.actor_id for p in e.participants]) for e in told.events] == [
        ("E00001", ["A0001"])
    ]
    assert told.relations == ()
    assert [m.actor_id for m in told.document.mentions] == ["A0001", "A0001", None]
    unknown = replace(made.documents["S001"], mentions=())
    made.apply(Patch("", (unknown,)))
    assert [a.id for a in standing(made, "S001").actors] == ["A0001"]
