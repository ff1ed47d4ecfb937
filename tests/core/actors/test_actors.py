from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.actors import find_actors
from core.model import Document, MentionKind
from tests.core.events.reading import Reading, read

if TYPE_CHECKING:
    from core.language import Language


def words_of(reading: Reading, label: str) -> list[str]:
    """Return what the article calls an actor, in order."""
    actor = next(a.id for a in reading.actors.actors if a.label == label)
    return [
        reading.text[m.span.start : m.span.end]
        for m in reading.actors.mentions
        if m.actor_id == actor
    ]


def aliases_of(reading: Reading, label: str) -> dict[str, str]:
    actor = next(a for a in reading.actors.actors if a.label == label)
    return {a.text: a.method for a in actor.aliases}


@pytest.mark.parametrize(
    ("text", "label", "alias", "method"),
    [
        ("Haider al-Abadi left. Abadi came back.", "Haider al-Abadi", "Abadi", "surname"),
        (
            "The Orlen Trade Council (OTC) met. The OTC left.",
            "Orlen Trade Council",
            "OTC",
            "stated",
        ),
        ("ISIS attacked Iraq. Daesh fled.", "Islamic State", "Daesh", "gazetteer"),
        ("ISIS attacked Iraq. Daesh fled.", "Islamic State", "ISIS", "gazetteer"),
        ("Ivan Petrov, also known as Boris Krol, fled.", "Ivan Petrov", "Boris Krol", "stated"),
        (
            "Ivan Petrov, whose real name is Boris Krol, fled.",
            "Ivan Petrov",
            "Boris Krol",
            "stated",
        ),
        ("Washington warned Britain. The UK agreed.", "United Kingdom", "UK", "gazetteer"),
    ],
)
def test_names_of_one_actor_are_joined_and_say_why(
    language: Language, text: str, label: str, alias: str, method: str
) -> None:
    assert aliases_of(read(language, text), label)[alias] == method


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Boris Johnson met Angela Weber.", "Boris Johnson", "person"),
        ("Turkey attacked Syria.", "Turkey", "country"),
        ("Iraqi troops attacked Hamas.", "Iraqi forces", "armed group"),
        ("The army's Ninth Armored Division attacked Hamas.", "Ninth Armored Division",
         "armed group"),
        ("The Syrian government rejected the plan.", "Syrian government", "organisation"),
        ("Residents fled the town.", "residents", "group"),
        ("The United Nations sent food.", "United Nations", "organisation"),
        ("Al-Qaeda attacked Yemen.", "al-Qaeda", "armed group"),
        ("Kestrel Oil closed the depot.", "Kestrel Oil", "organisation"),
        ("A colonel in the Ninth Armored Division spoke to them.",
         "colonel in the Ninth Armored Division", "person"),
    ],
)  # fmt: skip
def test_kinds_are_right(language: Language, text: str, label: str, kind: str) -> None:
    assert read(language, text).kinds().get(label) == kind


@pytest.mark.parametrize(
    ("text", "label", "word"),
    [
        ("Boris Johnson spoke. He left London.", "Boris Johnson", "He"),
        ("Angela Weber spoke. Police praised her.", "Angela Weber", "her"),
        ("Boris Johnson spoke of peace, but he left London.", "Boris Johnson", "he"),
        ("Hamas attacked Israel. The group fired rockets.", "Hamas", "group"),
        ("Hamas attacked Israel. The militants fired rockets.", "Hamas", "militants"),
        ("Iraqi Prime Minister Haider al-Abadi spoke. The prime minister left.",
         "Haider al-Abadi", "prime minister"),
        ("Hamas leader Ismail Haniyeh spoke. The Hamas leader left.", "Ismail Haniyeh",
         "Hamas leader"),
        ("Microsoft bought Kestrel Oil. Microsoft grew. The company hired Anna Weber.", "Microsoft",
         "company"),
        ("Hamas denied that it had attacked Israel.", "Hamas", "it"),
        ("Islamic State fighters attacked Iraq.", "Islamic State", "Islamic State fighters"),
    ],
)  # fmt: skip
def test_words_that_stand_for_an_actor_are_its_mentions(
    language: Language, text: str, label: str, word: str
) -> None:
    reading = read(language, text)
    assert word in words_of(reading, label)
    assert word not in aliases_of(reading, label)


@pytest.mark.parametrize(
    ("text", "label", "word"),
    [
        ("Anna Weber spoke. He left.", "Anna Weber", "He"),
        ("Boris Johnson and Tony Miller met him.", "Boris Johnson", "him"),
        ("It is raining, Boris Johnson said.", "Boris Johnson", "It"),
        ("“The king is dead,” he said.", "king", "he"),
    ],
)
def test_doubtful_pronouns_are_left_alone(
    language: Language, text: str, label: str, word: str
) -> None:
    reading = read(language, text)
    if label in reading.kinds():
        assert word not in words_of(reading, label)


def test_the_frame_of_an_article_names_no_actors(language: Language) -> None:
    text = (
        "Dam Bursts Above Orlen\n\nMarch 4, 2019\n\nBy Ana Petrova\n\n"
        "ORLEN, Velonia (Coastal Press) – Soldiers attacked Hamas, Coastal Press said.\n\n"
        "Published under: Hezbollah, Floods\n"
    )
    labels = set(read(language, text).kinds())
    assert "Hamas" in labels
    assert not labels & {"Ana Petrova", "Coastal Press", "Hezbollah", "Orlen", "Velonia"}


def test_cities_are_places_and_countries_that_only_lie_there_are_too(language: Language) -> None:
    reading = read(language, "Hamas met Hezbollah in Cairo in Egypt.")
    assert {"Cairo", "Egypt"} == {name for _, name in reading.actors.places}
    assert reading.kinds()["Cairo"] == "place"
    assert reading.kinds()["Egypt"] == "country"
    named = {m.actor_id for m in reading.actors.mentions if m.kind is MentionKind.PLACE}
    assert not named & set(reading.actors.owner.values())
    kinds = {reading.text[m.span.start : m.span.end]: m.kind for m in reading.actors.mentions}
    assert kinds["Cairo"] is MentionKind.PLACE


def test_one_name_has_one_kind_all_through(language: Language) -> None:
    text = "Abu Omar al-Kordi spoke. Kordi left. Soldiers went to Kordi's house. Kordi fled."
    reading = read(language, text)
    assert set(reading.kinds()) <= {"Abu Omar al-Kordi", "soldiers"}
    assert words_of(reading, "Abu Omar al-Kordi").count("Kordi") >= 3


def test_two_people_of_one_surname_stay_two(language: Language) -> None:
    reading = read(language, "Boris Miller met Anna Weber. Paul Weber left. Weber fled.")
    assert {"Boris Miller", "Anna Weber", "Paul Weber"} <= set(reading.kinds())
    assert "Weber" in aliases_of(reading, "Paul Weber")


def test_every_token_of_a_mention_has_an_owner_and_a_reason(language: Language) -> None:
    text = "Boris Johnson spoke. He praised the Iraqi troops. Johnson left."
    parsed = language.parse(text)
    found = find_actors(parsed, Document("S1", "", text))
    ids = {a.id for a in found.actors}
    assert set(found.owner.values()) <= ids
    assert set(found.owner) <= set(found.how)
    reasons = {parsed.tokens[i].text: found.how[i] for i in found.owner}
    assert reasons["He"] == "pronoun"
    assert reasons["Boris"] == "name"


def test_ids_follow_the_text(language: Language) -> None:
    reading = read(language, "Turkey attacked Hamas. Boris Johnson left.")
    assert [a.id for a in reading.actors.actors] == ["A1", "A2", "A3"]
    assert [a.label for a in reading.actors.actors] == ["Turkey", "Hamas", "Boris Johnson"]


def test_a_king_is_not_the_president_of_the_same_name(language: Language) -> None:
    reading = read(language, "Saddam Hussein met King Hussein in Baghdad. Saddam praised him.")
    assert {"Saddam Hussein", "King Hussein"} <= set(reading.kinds())
    assert aliases_of(reading, "Saddam Hussein") == {"Saddam": "first name"}


def test_a_currency_is_no_country(language: Language) -> None:
    reading = read(language, "The price fell to US $99 in Germany.")
    assert "United States" not in reading.kinds()


def test_a_figure_that_is_tied_to_a_name_is_part_of_it(language: Language) -> None:
    reading = read(language, "Apple has claimed that the 3G iPhone will provide access.")
    assert "3G iPhone" in reading.kinds()
