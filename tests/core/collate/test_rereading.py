from __future__ import annotations

from dataclasses import replace

from core.article import Article
from core.collate import join, moves, reread
from core.edits import delete, merge, set_when
from core.edtf import unit
from core.model import (
    Actor,
    ActorKind,
    Citation,
    Derivation,
    Document,
    Event,
    Participant,
    PublishedFrom,
    Relation,
    Role,
    Span,
    Status,
)
from core.project import Project

TEXT = "Residents fled on Thursday. Troops took the town and the bridge."


def event(number: int, title: str, start: int, day: int | None, who: str = "A1") -> Event:
    derivation = Derivation("Thursday", Span(18, 26), "weekday")
    cited = Citation("", Span(0, 27), Span(start, start + 4), derivation=derivation)
    when = unit(2016, 11, day) if day else None
    return Event(
        f"E{number}", title, when, participants=(Participant(who, Role.SOURCE),), citations=(cited,)
    )


def article(*events: Event, published: int = 3) -> Article:
    document = Document("", "T", TEXT, unit(2016, 11, published), PublishedFrom.USER)
    actors = (Actor("A1", "residents", ActorKind.GROUP), Actor("A2", "troops", ActorKind.GROUP))
    tie = Relation("R1", "A1", "A2", "flee", citations=(Citation("", Span(0, 27)),))
    return Article(document, actors=actors, events=events, relations=(tie,))


def project_of(*events: Event) -> Project:
    project = Project()
    project.apply(join(project, article(*events)))
    return project


FLED, TOOK = event(1, "Residents flee", 10, 3), event(2, "Troops take town", 35, 3, "A2")
BRIDGE = event(3, "Troops take bridge", 35, 3, "A2")


def test_reading_the_same_again_changes_nothing() -> None:
    project = project_of(FLED, TOOK, BRIDGE)
    assert not reread(project, article(FLED, TOOK, BRIDGE), "S001")


def test_two_events_of_one_verb_keep_their_own_ids() -> None:
    project = project_of(FLED, TOOK, BRIDGE)
    later = [replace(e, when=unit(2016, 11, 10)) for e in (BRIDGE, FLED, TOOK)]
    project.apply(reread(project, article(*later), "S001"))
    titles = {i: e.title for i, e in project.events.items()}
    assert titles == {
        "E00001": "Residents flee", "E00002": "Troops take town", "E00003": "Troops take bridge",
    }  # fmt: skip
    assert {e.when for e in project.events.values()} == {unit(2016, 11, 10)}


def test_nameless_actors_and_ties_are_found_again_not_doubled() -> None:
    project = project_of(FLED, TOOK)
    project.apply(reread(project, article(FLED, replace(TOOK, when=None)), "S001"))
    assert sorted(project.actors) == ["A0001", "A0002"]
    assert sorted(project.relations) == ["R0001"]


def test_new_events_are_numbered_without_gaps() -> None:
    project = project_of(FLED)
    project.apply(reread(project, article(FLED, TOOK), "S001"))
    assert sorted(project.events) == ["E00001", "E00002"]


def test_what_was_changed_while_the_article_was_read_stays() -> None:
    project = project_of(FLED)
    asked = article(replace(FLED, when=None), published=10)
    project.documents["S001"] = replace(project.documents["S001"], title="Mine", outlet="X")
    project.apply(reread(project, asked, "S001"))
    document = project.documents["S001"]
    assert (document.title, document.outlet) == ("Mine", "X")
    assert document.published == unit(2016, 11, 10)


def test_an_event_that_leads_others_is_not_taken_away() -> None:
    project = project_of(FLED, TOOK)
    project.apply(merge(project, "E00001", ["E00002"]))
    assert not reread(project, article(TOOK), "S001").take


def test_an_event_told_elsewhere_too_moves_only_where_its_date_was_read_here() -> None:
    project = project_of(FLED)
    elsewhere = Citation("S002", Span(0, 4))
    here = project.events["E00001"].citations
    moved = article(replace(FLED, when=unit(2016, 11, 10)))
    project.events["E00001"] = replace(project.events["E00001"], citations=(*here, elsewhere))
    (put,) = (r for r in reread(project, moved, "S001").put if isinstance(r, Event))
    assert (put.when, len(put.citations)) == (unit(2016, 11, 10), 2)
    dated = replace(elsewhere, derivation=here[0].derivation)
    project.events["E00001"] = replace(project.events["E00001"], citations=(dated, *here))
    assert not [r for r in reread(project, moved, "S001").put if isinstance(r, Event)]


def test_a_preview_lists_every_date_that_would_change_and_changes_nothing() -> None:
    project = project_of(FLED, TOOK)
    before = project.copy()
    asked = article(replace(FLED, when=unit(2016, 10, 27)), replace(TOOK, when=None))
    shown = moves(project, reread(project, asked, "S001"))
    assert [(m.event_id, m.before, m.after) for m in shown.moved] == [
        ("E00001", unit(2016, 11, 3), unit(2016, 10, 27)),
        ("E00002", unit(2016, 11, 3), None),
    ]
    assert shown.appearing == shown.disappearing == ()
    assert project == before


def test_a_preview_names_events_that_come_and_go() -> None:
    project = project_of(FLED)
    shown = moves(project, reread(project, article(TOOK), "S001"))
    assert [m.title for m in shown.appearing] == ["Troops take town"]
    assert [m.title for m in shown.disappearing] == ["Residents flee"]
    assert not shown.moved


def test_what_the_analyst_dated_is_in_no_preview() -> None:
    project = project_of(FLED, TOOK)
    project.apply(set_when(project, "E00001", unit(2001)))
    project.events["E00002"] = replace(project.events["E00002"], status=Status.ACCEPTED)
    later = [replace(e, when=unit(2016, 11, 10)) for e in (FLED, TOOK)]
    shown = moves(project, reread(project, article(*later), "S001"))
    assert [m.event_id for m in shown.moved] == ["E00002"]


def test_applying_what_was_previewed_is_undone_at_once() -> None:
    project = project_of(FLED, TOOK)
    before = project.copy()
    asked = article(replace(FLED, when=unit(2016, 10, 27)), published=10)
    inverse = project.apply(reread(project, asked, "S001"))
    assert project != before
    project.apply(inverse)
    assert project == before


def test_what_the_analyst_deleted_does_not_come_back_but_its_neighbour_stays() -> None:
    project = project_of(FLED, TOOK, BRIDGE)
    before = project.copy()
    undo = project.apply(delete(project, ["E00002"]))
    later = [replace(e, when=unit(2016, 11, 10)) for e in (FLED, TOOK, BRIDGE)]
    project.apply(reread(project, article(*later, published=10), "S001"))
    titles = {i: e.title for i, e in project.events.items()}
    assert titles == {"E00001": "Residents flee", "E00003": "Troops take bridge"}
    assert {e.when for e in project.events.values()} == {unit(2016, 11, 10)}
    project = before.copy()
    project.apply(delete(project, ["E00002"]))
    project.apply(undo)
    assert project == before


def test_a_deleted_event_stays_away_even_under_another_title() -> None:
    project = project_of(FLED, TOOK)
    project.apply(delete(project, ["E00002"]))
    renamed = replace(TOOK, title="The troops take the town")
    project.apply(reread(project, article(FLED, renamed, published=10), "S001"))
    assert sorted(project.events) == ["E00001"]


def test_what_was_merged_into_a_deleted_event_stands_for_itself() -> None:
    project = project_of(FLED, TOOK)
    project.apply(delete(project, ["E00001"]))
    copy = replace(TOOK, merged_into="E1")
    project.apply(reread(project, article(FLED, copy, published=10), "S001"))
    assert {i: e.merged_into for i, e in project.events.items()} == {"E00002": None}
