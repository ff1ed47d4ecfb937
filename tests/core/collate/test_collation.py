"""The same event in several articles: suggested, merged where there is no doubt, remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.collate import Collation, collate, decline, join, no_copy, take
from core.edits import set_status
from core.edtf import unit
from core.model import (
    Actor,
    ActorKind,
    Basis,
    Citation,
    Declined,
    Document,
    Event,
    Factuality,
    FuzzyDate,
    Participant,
    Role,
    Span,
    Status,
)
from core.pipeline import Pipeline
from core.project import Patch, Project
from core.reading import read
from core.session import Session
from core.table_columns import independent_count, source_count

if TYPE_CHECKING:
    from core.article import Article
    from core.language import Language

FIXTURES = Path(__file__).parent / "fixtures"
MONDAY = unit(2024, 3, 4)
BRIGADE = Actor("A0001", "Red Brigade", ActorKind.ARMED_GROUP)
TOWN = Actor("A0002", "Varenna Council", ActorKind.ORGANISATION)
RIVAL = Actor("A0003", "Blue Front", ActorKind.ARMED_GROUP)


def told(number: int, said: str, trigger: str, **values: object) -> tuple[Document, Event]:
    """Return an article of one sentence, and its event; the brigade does it to the council."""
    document = Document(f"S{number:03d}", f"Article {number}", said, unit(2024, 3, 5))
    start = said.index(trigger)
    cited = Citation(document.id, Span(0, len(said)), Span(start, start + len(trigger)))
    people = (Participant("A0001", Role.SOURCE), Participant("A0002", Role.TARGET))
    event = Event(
        f"E{number:05d}", said.rstrip("."), MONDAY, Basis.RESOLVED, "ASSAULT", people,
        confidence=0.8, citations=(cited,),
    )  # fmt: skip
    return document, replace(event, **values)  # type: ignore[arg-type]


ONE = told(1, "Red Brigade attacked the Varenna Council hall at dawn.", "attacked")
AGAIN = "Fighters of Red Brigade stormed the hall of Varenna Council: an attack at dawn."


def collation_of(*articles: tuple[Document, Event]) -> Collation:
    project = Project()
    rows = [row for article in articles for row in article]
    project.apply(Patch("", (BRIGADE, TOWN, RIVAL, *rows)))
    made = Collation(project)
    made.run()
    return made


def suggested(collation: Collation) -> set[tuple[str, str]]:
    return {(s.one, s.other) for s in collation.same_events()}


def merged(collation: Collation) -> dict[str, str | None]:
    patch = collate(collation, collation.project.documents)
    return {row.id: row.merged_into for row in patch.put if isinstance(row, Event)}


def test_two_tellings_are_suggested_with_reasons_and_merged_when_sure() -> None:
    collation = collation_of(ONE, told(2, AGAIN, "attack"))
    assert merged(collation) == {"E00002": "E00001"}
    (found,) = collation.same_events()
    assert found.score > 0.7
    reasons = collation.reasons(found)
    assert "same date: Mon 4 Mar 2024" in reasons
    assert any("Red Brigade (does it in both)" in reason for reason in reasons)
    assert any(r.startswith("same thing done: attacked / attack") for r in reasons)


@pytest.mark.parametrize(
    ("change", "still_suggested"),
    [
        ({"when": unit(2024, 3, 6)}, False),  # two days later
        ({"when": unit(2024, 3)}, True),  # at some time in that month
        ({"when": None, "basis": None}, True),
        ({"confidence": 0.1}, True),
        ({"factuality": Factuality.HYPOTHETICAL}, True),
        ({"type": "ELECTION"}, True),  # the word is the same, whatever the type
        ({"participants": (Participant("A0003", Role.SOURCE),)}, True),  # others did it
        ({"participants": (Participant("A0002", Role.SOURCE), Participant("A0001", Role.TARGET))},
         True),  # the other way round
    ],
)  # fmt: skip
def test_any_doubt_leaves_the_pair_to_the_analyst(
    change: dict[str, object], *, still_suggested: bool
) -> None:
    collation = collation_of(ONE, told(2, AGAIN, "attack", **change))
    if change.get("type") != "ELECTION":
        assert merged(collation) == {}
    assert bool(suggested(collation)) == still_suggested


def test_what_is_said_is_never_merged_for_sure() -> None:
    said = "Red Brigade said the Varenna Council hall was empty."
    one = told(1, said, "said", type="STATEMENT")
    collation = collation_of(one, told(2, said.replace("empty", "shut"), "said", type="STATEMENT"))
    assert merged(collation) == {}
    assert suggested(collation) == {("E00001", "E00002")}


def test_models_told_apart_by_a_number_are_never_merged() -> None:
    one = told(1, "Red Brigade attacked Varenna Council tank T72.", "attacked")
    collation = collation_of(
        one, told(2, "Red Brigade attacked Varenna Council tank T90.", "attacked")
    )
    assert merged(collation) == {}


def test_two_events_of_one_article_never_become_one() -> None:
    document, event = told(2, AGAIN, "attack")
    twin = replace(event, id="E00003")
    collation = collation_of(ONE, (document, event))
    collation.project.apply(Patch("", (twin,)))
    collation.follow(Patch("", (twin,)))
    collation.run()
    assert merged(collation) == {}  # which of the two is meant is in doubt
    assert ("E00002", "E00003") not in suggested(collation)


def test_a_pair_declined_is_never_suggested_again_even_after_a_merge() -> None:
    collation = collation_of(ONE, told(2, AGAIN, "attack"), told(3, AGAIN, "stormed"))
    session = Session(collation.project)
    collation.follow(session.do(decline(session.project, "E00001", "E00002")))
    collation.run()
    assert suggested(collation) == {("E00001", "E00003"), ("E00002", "E00003")}
    merge_23 = next(s for s in collation.same_events() if s.one == "E00002")
    collation.follow(session.do(take(session.project, merge_23)))
    collation.run()
    assert suggested(collation) == set()
    assert merged(collation) == {}
    collation.follow(session.undo() or Patch(""))
    collation.follow(session.undo() or Patch(""))
    collation.run()
    assert ("E00001", "E00002") in suggested(collation)


def test_rejected_and_merged_events_are_not_suggested() -> None:
    collation = collation_of(ONE, told(2, AGAIN, "attack"))
    session = Session(collation.project)
    collation.follow(session.do(set_status(session.project, ["E00002"], Status.REJECTED)))
    collation.run()
    assert suggested(collation) == set()
    collation.follow(session.undo() or Patch(""))
    collation.run()
    (found,) = collation.same_events()
    session.do(take(session.project, found))
    assert suggested(collation) == set()  # at once, before the collation has looked


def test_the_record_that_the_analyst_accepted_leads() -> None:
    collation = collation_of(ONE, told(2, AGAIN, "attack", status=Status.ACCEPTED))
    assert merged(collation) == {"E00001": "E00002"}


def test_merging_two_actors_brings_their_events_together() -> None:
    other = told(2, AGAIN, "attack", participants=(Participant("A0003", Role.SOURCE),))
    collation = collation_of(ONE, other)
    assert merged(collation) == {}
    patch = Patch("", (replace(RIVAL, merged_into="A0001"),))
    collation.project.apply(patch)
    collation.follow(patch)
    collation.run()
    assert merged(collation) == {"E00002": "E00001"}


@pytest.fixture(scope="module")
def articles(language: Language) -> list[Article]:
    pipeline = Pipeline(language)
    found = [d for path in sorted(FIXTURES.glob("*.txt")) for d in read(path)]
    return [pipeline.run(d) for d in found if isinstance(d, Document)]


@pytest.fixture
def session(articles: list[Article]) -> Session:
    made = Session()
    for article in articles:
        made.do(join(made.project, article))
    collation = Collation(made.project)
    collation.run()
    made.do(collate(collation, made.project.documents))
    return made


def lead_titled(session: Session, words: str) -> Event:
    events = sorted(session.project.lead_events(), key=lambda e: e.id)
    return next(e for e in events if words in e.title)


def test_reprints_are_linked_to_the_earliest(session: Session) -> None:
    copies = {d.id: d.duplicate_of for d in session.project.documents.values()}
    assert copies == {
        "S001": None, "S002": "S001", "S003": None, "S004": None, "S005": None, "S006": "S004",
    }  # fmt: skip


def test_the_sentences_of_copies_count_once_as_independent_sources(session: Session) -> None:
    visit = lead_titled(session, "Elena Brandt visits Varenna")
    assert source_count(session.project, visit) == 3
    assert independent_count(session.project, visit) == 2


def test_differing_figures_become_conflicts(session: Session) -> None:
    found = {(c.field, c.value_a, c.value_b) for c in session.project.conflicts.values()}
    assert ("killed", "12 killed", "15 killed") in found


def test_whom_the_very_same_sentence_names_is_the_same(session: Session) -> None:
    project = session.project
    (police,) = {
        project.lead(p.actor_id)
        for number in (1, 2)
        for event in project.events_citing(f"S00{number}")
        for p in event.participants
        if project.actors[p.actor_id].label == "police"
    }
    third = {
        project.lead(p.actor_id)
        for event in project.events_citing("S003")
        for p in event.participants
        if project.actors[p.actor_id].label == "police"
    }
    assert police not in third  # told in other words, it may be the police of another town


def test_actors_that_were_declined_stay_apart_in_copies() -> None:
    one, other = told(1, AGAIN, "attack"), told(2, AGAIN, "attack")
    twin = replace(BRIGADE, id="A0009")
    people = (Participant("A0009", Role.SOURCE), Participant("A0002", Role.TARGET))
    second = (other[0], replace(other[1], participants=people, title=one[1].title))

    def lead_of_twin(*more: Declined) -> str | None:
        project = Project()
        project.apply(Patch("", (BRIGADE, TOWN, twin, *one, *second, *more)))
        collation = Collation(project)
        collation.run()
        project.apply(collate(collation, project.documents))
        assert project.events["E00002"].merged_into == "E00001"
        return project.actors["A0009"].merged_into

    assert lead_of_twin() == "A0001"
    assert lead_of_twin(Declined("D0001", "A0001", "A0009")) is None


def test_no_two_happenings_are_merged(session: Session) -> None:
    project = session.project
    for lead in project.lead_events():
        titles = {project.events[i].title for i in project.records(lead.id)}
        port = {"Varenna", "Merano", "Brandt", "terminal", "Soll"}
        assert len({any(word in t for word in port) for t in titles}) == 1, titles


def test_collating_is_one_step_that_undo_takes_back_and_split_takes_apart(
    session: Session,
) -> None:
    whole = {e.id for e in session.project.lead_events()}
    assert session.undo_label is not None
    assert session.undo_label.startswith("Link 2 copies, merge ")
    session.undo()
    assert len(session.project.lead_events()) > len(whole)
    assert not session.project.conflicts
    assert all(d.duplicate_of is None for d in session.project.documents.values())
    session.redo()
    assert {e.id for e in session.project.lead_events()} == whole


def test_a_document_said_to_be_no_copy_stays_a_source_of_its_own(session: Session) -> None:
    session.do(no_copy(session.project, "S002"))
    assert session.project.documents["S002"].duplicate_of is None
    assert Declined("D0001", "S001", "S002") in session.project.declined.values()
    collation = Collation(session.project)
    collation.run()
    patch = collate(collation, ["S002"])
    assert not [row for row in patch.put if isinstance(row, Document)]


def test_when_the_original_comes_last_the_copies_are_pointed_at_it(articles: list[Article]) -> None:
    made = Session()
    for article in (articles[1], articles[0]):
        made.do(join(made.project, article))
        collation = Collation(made.project)
        collation.run()
        made.do(collate(collation, [max(made.project.documents)]))
    assert made.project.documents["S001"].duplicate_of == "S002"
    assert made.project.documents["S002"].duplicate_of is None


def test_an_undated_when_is_no_error() -> None:
    open_ended = FuzzyDate(None, None)
    assert collation_of(ONE, told(2, AGAIN, "attack", when=open_ended)).waiting == 0
