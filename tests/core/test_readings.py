from __future__ import annotations

from dataclasses import replace

import pytest

from core.edits import set_when
from core.edtf import unit
from core.errors import UserError
from core.model import (
    Basis,
    Citation,
    Derivation,
    Document,
    Event,
    FuzzyDate,
    Reading,
    Span,
    Status,
)
from core.project import Patch, Project
from core.reading_edits import take_alike, take_reading
from core.readings import alike, close_rivals, following, kind_of, options

DAY, BEFORE, AFTER = unit(2016, 11, 3), unit(2016, 10, 27), unit(2016, 11, 10)


def event(
    number: int,
    document: str = "S001",
    *,
    won: float = 0.9,
    rivals: tuple[Reading, ...] = (Reading(BEFORE, 0.1, "the other Thursday"),),
    when: FuzzyDate = DAY,
) -> Event:
    chosen = Reading(DAY, won, "latest Thursday")
    why = Derivation("Thursday", Span(0, 8), "weekday", rivals=rivals, chosen=chosen)
    cited = Citation(document, Span(0, 30), derivation=why)
    return Event(f"E{number:05d}", f"Event {number}", when, Basis.RESOLVED, citations=(cited,))


def project_of(*events: Event) -> Project:
    project = Project()
    outlets = {"S001": "Reuters", "S002": "reuters ", "S003": "AFP", "S004": ""}
    documents = [Document(i, i, "Thursday", outlet=name) for i, name in outlets.items()]
    project.apply(Patch("", (*documents, *events)))
    return project


def test_the_winner_stands_first_and_is_marked() -> None:
    project = project_of(event(1))
    found = options(project, project.events["E00001"])
    assert [(o.reading.when, o.in_force) for o in found] == [(DAY, True), (BEFORE, False)]


def test_a_rival_that_says_the_same_day_is_no_other_reading() -> None:
    project = project_of(event(1, rivals=(Reading(DAY, 0.5, "again"),)))
    assert options(project, project.events["E00001"]) == []
    with pytest.raises(UserError, match="one way only"):
        take_reading(project, "E00001")


@pytest.mark.parametrize(
    ("won", "rival", "close"),
    [
        (0.9, 0.1, False), (0.9, 0.25, False), (0.4, 0.1, False), (0.3, 0.19, False),
        (0.3, 0.2, True), (0.65, 0.35, True), (0.9, 0.3, True), (0.9, 0.6, True),
    ],
)  # fmt: skip
def test_a_rival_is_close_only_with_a_third_of_the_score_and_never_at_a_tenth(
    won: float, rival: float, *, close: bool
) -> None:
    project = project_of(event(1, won=won, rivals=(Reading(BEFORE, rival, "other"),)))
    assert bool(close_rivals(project, project.events["E00001"])) is close


def test_a_date_that_the_analyst_set_has_no_close_rival() -> None:
    project = project_of(event(1, rivals=(Reading(BEFORE, 0.8, "other"),)))
    assert close_rivals(project, project.events["E00001"])
    project.apply(set_when(project, "E00001", unit(2001)))
    assert not close_rivals(project, project.events["E00001"])


def test_taking_the_next_reading_goes_round_and_is_remembered_as_edited() -> None:
    rivals = (Reading(BEFORE, 0.3, "the other Thursday"), Reading(AFTER, 0.2, "next Thursday"))
    project, seen = project_of(event(1, rivals=rivals)), []
    for _ in range(3):
        project.apply(take_reading(project, "E00001"))
        now = project.events["E00001"]
        seen.append(now.when)
        assert now.basis is Basis.ANALYST
        assert "when" in now.edited
        assert "citations" not in now.edited
    assert seen == [BEFORE, AFTER, DAY]


def test_a_date_that_stands_otherwise_than_its_words_can_be_taken_back() -> None:
    since = FuzzyDate(DAY.earliest, None)
    project = project_of(event(1, when=since))
    project.apply(take_reading(project, "E00001"))
    project.apply(take_reading(project, "E00001"))
    assert project.events["E00001"].when == since


def test_from_a_typed_date_the_next_reading_is_the_one_that_won() -> None:
    project = project_of(event(1))
    project.apply(set_when(project, "E00001", unit(2001)))
    reading = following(project, project.events["E00001"])
    assert reading is not None
    assert reading.when == DAY


def test_taking_a_reading_is_undone_at_once() -> None:
    project = project_of(event(1))
    before = project.copy()
    project.apply(project.apply(take_reading(project, "E00001")))
    assert project == before


def test_all_alike_of_the_outlet_take_the_reading_but_none_that_was_touched() -> None:
    friday = (Reading(AFTER, 0.1, "the other Friday"),)
    numeric = (Reading(AFTER, 0.1, "month first"),)
    project = project_of(
        event(1), event(2, "S002", rivals=friday), event(3, "S003"), event(4, rivals=numeric),
        event(5), event(6), event(7),
    )  # fmt: skip
    project.apply(set_when(project, "E00005", unit(2001)))
    project.events["E00006"] = replace(project.events["E00006"], status=Status.REJECTED)
    first = project.events["E00001"]
    rival = options(project, first)[1].reading
    assert [a.event.id for a in alike(project, first, rival)] == ["E00001", "E00002", "E00007"]
    patch = take_alike(project, "E00001", rival)
    assert patch.label == "Read 3 events as “the other weekday”"
    inverse = project.apply(patch)
    dates = {i: e.when for i, e in project.events.items() if e.basis is Basis.ANALYST}
    assert dates == {"E00001": BEFORE, "E00002": AFTER, "E00005": unit(2001), "E00007": BEFORE}
    project.apply(inverse)
    assert project.events["E00007"].when == DAY


def test_once_taken_the_reading_can_still_be_applied_to_the_others() -> None:
    project = project_of(event(1), event(2))
    rival = options(project, project.events["E00001"])[1].reading
    project.apply(take_reading(project, "E00001"))
    patch = take_alike(project, "E00001", rival)
    assert [row.id for row in patch.put] == ["E00002"]


def test_without_an_outlet_nothing_is_alike_and_that_is_said() -> None:
    project = project_of(event(1, "S004"), event(2, "S004"))
    rival = options(project, project.events["E00001"])[1].reading
    assert alike(project, project.events["E00001"], rival) == []
    with pytest.raises(UserError, match="no outlet"):
        take_alike(project, "E00001", rival)


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("the other Friday", "the other weekday"),
        ("past tense (“fined”) → latest January", "past tense → latest date"),
        ("future tense (“will”) → next 2 April", "future tense → next date"),
        ("month first", "month first"),
    ],
)
def test_reasons_are_alike_whatever_the_day_and_the_verb(reason: str, kind: str) -> None:
    assert kind_of(reason) == kind
