from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.article import Article
from core.collate import join, known_copy, reread
from core.edits import merge, retitle, set_when
from core.edtf import unit
from core.memory import remembering, set_active
from core.model import (
    Actor,
    ActorKind,
    Alias,
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
from core.project import Project

if TYPE_CHECKING:
    from core.model import FuzzyDate

TEXT = "Abadi met Johnson in Baghdad. Residents fled."


def article(actors: list[Actor], when: FuzzyDate | None = None) -> Article:
    cited = (Citation("", Span(0, 29), trigger=Span(6, 9)),)
    people = tuple(Participant(a.id, Role.SOURCE) for a in actors)
    event = Event("E1", "Abadi meets Johnson", when, participants=people, citations=cited)
    tie = Relation("R1", actors[0].id, actors[-1].id, "allied with", citations=cited)
    lit = (Mention(Span(0, 5), MentionKind.ACTOR, actors[0].id),)
    document = Document("", "T", TEXT, sha256="x", mentions=lit)
    return Article(document, actors=tuple(actors), events=(event,), relations=(tie,))


def person(number: int, label: str, *aliases: Alias) -> Actor:
    return Actor(f"A{number}", label, ActorKind.PERSON, aliases)


def project_of(*articles: Article) -> Project:
    project = Project()
    for each in articles:
        project.apply(join(project, each))
    return project


def test_local_ids_become_ids_of_the_project() -> None:
    project = project_of(article([person(1, "Haider al-Abadi"), person(2, "Boris Johnson")]))
    assert list(project.documents) == ["S001"]
    assert list(project.events) == ["E00001"]
    assert sorted(project.actors) == ["A0001", "A0002"]
    event, tie = project.events["E00001"], project.relations["R0001"]
    assert [p.actor_id for p in event.participants] == ["A0001", "A0002"]
    assert (tie.source, tie.target) == ("A0001", "A0002")
    assert event.citations[0].document_id == tie.citations[0].document_id == "S001"
    assert project.documents["S001"].mentions[0].actor_id == "A0001"


def test_one_full_name_is_one_actor_across_articles() -> None:
    first = article([person(1, "Haider al-Abadi", Alias("Abadi", "surname")), person(2, "B. J.")])
    second = article([person(1, "Boris Johnson"), person(2, "Haider Al-Abadi")])
    project = project_of(first, second)
    named = [a.label for a in project.actors.values()]
    assert named == ["Haider al-Abadi", "B. J.", "Boris Johnson"]


def test_a_bare_surname_a_common_noun_or_another_kind_joins_nothing() -> None:
    people = Actor("A2", "residents", ActorKind.GROUP)
    surname = person(1, "Abadi")
    project = project_of(article([surname, people]), article([surname, people]))
    assert len(project.actors) == 4
    company = Actor("A1", "Haider al-Abadi", ActorKind.ORGANISATION)
    full = person(1, "Haider al-Abadi")
    assert len(project_of(article([full]), article([company])).actors) == 2


def test_new_aliases_come_to_the_known_actor() -> None:
    first = article([Actor("A1", "Islamic State", ActorKind.ARMED_GROUP)])
    named = (Alias("ISIS", "gazetteer"),)
    second = article([Actor("A1", "Islamic State", ActorKind.ARMED_GROUP, named)])
    project = project_of(first, second)
    assert [a.aliases for a in project.actors.values()] == [named]


def test_a_merged_name_joins_its_record_which_is_shown_as_its_lead_while_a_rule_says_so() -> None:
    project = project_of(article([person(1, "Haider al-Abadi"), person(2, "Haider Abadi")]))
    project.apply(remembering(project, merge(project, "A0001", ["A0002"])))
    project.apply(join(project, article([person(1, "Haider Abadi")])))
    told = project.events["E00002"].participants[0].actor_id
    assert (told, project.lead(told)) == ("A0002", "A0001")
    assert [r.rule_id for r in project.actors["A0002"].ruled] == ["M0001"]
    project.apply(set_active(project, ["M0001"], active=False))
    project.apply(join(project, article([person(1, "Haider Abadi")])))
    told = project.events["E00003"].participants[0].actor_id
    assert project.lead(told) == told not in ("A0001", "A0002")


def test_the_same_text_is_known_again() -> None:
    each = article([person(1, "Haider al-Abadi")])
    project = project_of(each)
    assert known_copy(project, each.document) == project.documents["S001"]
    assert known_copy(project, replace(each.document, sha256="y")) is None


def test_reading_again_moves_dates_but_keeps_what_the_analyst_set() -> None:
    actors = [person(1, "Haider al-Abadi")]
    project = project_of(article(actors, unit(2016, 11, 3)))
    project.apply(retitle(project, "E00001", "My title"))
    project.apply(reread(project, article(actors, unit(2016, 11, 10)), "S001"))
    event = project.events["E00001"]
    assert (event.title, event.when) == ("My title", unit(2016, 11, 10))
    project.apply(set_when(project, "E00001", unit(2001)))
    project.apply(reread(project, article(actors, unit(2016, 11, 17)), "S001"))
    assert project.events["E00001"].when == unit(2001)
    assert len(project.actors) == len(project.relations) == 1


def test_reading_again_takes_away_only_what_nobody_touched() -> None:
    actors = [person(1, "Haider al-Abadi")]
    project = project_of(article(actors))
    empty = replace(article(actors), events=(), relations=())
    accepted = replace(project.events["E00001"], status=Status.ACCEPTED)
    inverse = project.apply(reread(project, empty, "S001"))
    assert not project.events
    assert not project.relations
    project.apply(inverse)
    project.events["E00001"] = accepted
    project.apply(reread(project, empty, "S001"))
    assert list(project.events) == ["E00001"]
