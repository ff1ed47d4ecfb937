from __future__ import annotations

import pytest

from core.collate.namesakes import LEAST, Alike, Named, Namesakes, alike, name_words
from core.model import Actor, ActorKind, Alias

PERSON, ORGANISATION, COUNTRY = ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.COUNTRY


def compared(one: str, other: str, kind: ActorKind = PERSON) -> Alike | None:
    names = [Named(i, n, name_words(n), kind, frozenset()) for i, n in (("A1", one), ("A2", other))]
    return alike(*names)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Abadi", "Haider al-Abadi", "same last name"),
        ("Muammar Gaddafi", "Muammar Qaddafi", "last names spelt nearly alike"),
        ("Abu Bakr al-Baghdadi", "Abu Bakr Al Bagdadi", "last names spelt nearly alike"),
        ("J. Reik", "Jonas Reik", "the initial fits"),
        ("José Peña", "Jose Pena", "same first name"),
    ],
)
def test_people_who_may_be_one_are_found_with_a_reason(one: str, other: str, reason: str) -> None:
    found = compared(one, other)
    assert found is not None
    assert found.score >= LEAST
    assert reason in found.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna Brandt", "Elena Brandt"), ("George Soll", "Georgia Marlow"), ("Ali", "Alina")],
)
def test_people_with_other_names_are_not_suggested(one: str, other: str) -> None:
    assert compared(one, other) is None


def test_a_middle_initial_that_differs_lowers_the_score() -> None:
    same, other = (
        compared("George Bush", "George Bush"),
        compared("George H. Bush", "George W. Bush"),
    )
    assert same is not None
    assert other is not None
    assert other.score < same.score


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("UN", "United Nations", True),
        ("Merano Line", "Merano Lines", False),  # short words have to be equal
        ("Walt Disney Company", "Disney", True),
        ("Popular Mobilisation Forces", "Popular Mobilization Forces", True),
        ("Unit 8200", "Unit 8201", False),
        ("Ninth Division", "Tenth Division", False),
        ("Bank of Halvik", "Bank of Orsa", False),
    ],
)
def test_groups_are_compared_word_by_word(one: str, other: str, *, found: bool) -> None:
    alike_ = compared(one, other, ORGANISATION)
    assert (alike_ is not None and alike_.score >= LEAST) == found


def test_a_person_is_never_a_group_but_for_the_very_same_name() -> None:
    person = Named("A1", "Orsa", ("orsa",), PERSON, frozenset())
    country = Named("A2", "Orsa", ("orsa",), COUNTRY, frozenset())
    other = Named("A3", "Orsa Airways", ("orsa", "airways"), ORGANISATION, frozenset())
    found = alike(person, country)
    assert found is not None
    assert "one person, one country" in found.reasons
    assert alike(person, other) is None


def test_names_are_found_by_word_spelling_acronym_and_alias() -> None:
    index = Namesakes()
    index.add(Actor("A0001", "Haider al-Abadi", PERSON))
    index.add(Actor("A0002", "United Nations", ORGANISATION))
    index.add(Actor("A0003", "Islamic State", ORGANISATION, (Alias("Daesh", "stated"),)))
    index.add(Actor("A0004", "troops", ActorKind.GROUP))
    for label, kind, same in (
        ("Abadi", PERSON, "A0001"), ("Haider al-Abbadi", PERSON, "A0001"),
        ("UN", ORGANISATION, "A0002"), ("Daesh", ORGANISATION, "A0003"),
    ):  # fmt: skip
        index.add(Actor("A0099", label, kind))
        assert [found for found, _ in index.of("A0099")] == [same], label
    index.add(Actor("A0099", "troops", ActorKind.GROUP))
    assert list(index.of("A0099")) == []
