from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.model import MentionKind
from tests.core.actors.asking import Answer

if TYPE_CHECKING:
    from core.language import Language


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Soldiers captured the town of Orsk.", "Orsk", "place"),
        ("Hamas met in Cairo.", "Cairo", "place"),
        ("Refugees crossed into Jordan.", "Jordan", "country"),
        ("The talks took place in Burma.", "Myanmar", "country"),
        ("Boris Johnson flew to the UK.", "United Kingdom", "country"),
    ],
)
def test_a_place_that_is_named_is_an_actor_of_its_kind(
    language: Language, text: str, label: str, kind: str
) -> None:
    assert Answer(language, text).kinds[label] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers captured Mosul on Monday.",
        "Refugees fled to Mosul.",
        "Troops in Mosul attacked Hamas.",
        "Mosul fell on Monday.",
    ],
)
def test_a_place_where_things_happen_takes_no_part_itself(language: Language, text: str) -> None:
    answer = Answer(language, text)
    assert answer.words("Mosul") == ["Mosul"]
    assert answer.owner("Mosul") is None
    assert "Mosul" in {name for _, name in answer.found.places}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Baghdad rejected the plan.", "Baghdad"),
        ("Brussels warned Hungary on Friday.", "Brussels"),
        ("Moscow and Beijing condemned the attack.", "Beijing"),
    ],
)
def test_a_capital_that_speaks_stands_for_its_rulers(
    language: Language, text: str, word: str
) -> None:
    answer = Answer(language, text)
    assert answer.owner(word) == word
    assert answer.kinds[word] == "place"


@pytest.mark.parametrize(
    ("text", "word", "label", "kind"),
    [
        ("Turkish airstrikes hit the camp.", "Turkish", "Turkey", "country"),
        ("The Israeli attack killed two men.", "Israeli", "Israel", "country"),
        ("Iraqis fled the town.", "Iraqis", "Iraqis", "group"),
        ("Kurds attacked Hamas.", "Kurds", "Kurds", "group"),
        ("Yazidis fled the town.", "Yazidis", "Yazidis", "group"),
    ],
)
def test_words_made_from_a_country_stand_for_it_or_its_people(
    language: Language, text: str, word: str, label: str, kind: str
) -> None:
    answer = Answer(language, text)
    assert answer.owner(word) == label
    assert answer.kinds[label] == kind


@pytest.mark.parametrize("text", ["They crossed the Syrian border.", "He left the Iraqi town."])
def test_a_countrys_soil_is_not_the_country_acting(language: Language, text: str) -> None:
    answer = Answer(language, text)
    word = "Syrian" if "Syrian" in text else "Iraqi"
    assert answer.owner(word) is None
    assert word in [w for label in ("Syria", "Iraq") for w in answer.words(label)]


def test_places_are_lit_as_places_and_carry_their_actor(language: Language) -> None:
    answer = Answer(language, "Hamas met in Cairo.")
    lit = {answer.text[m.span.start : m.span.end]: m for m in answer.found.mentions}
    assert lit["Cairo"].kind is MentionKind.PLACE
    assert lit["Cairo"].actor_id is not None
    assert lit["Hamas"].kind is MentionKind.ACTOR


def test_the_dateline_vouches_for_a_place_that_looks_like_a_name(language: Language) -> None:
    text = "Dam Bursts\n\nORLEN, Estria (AP) - Soldiers fled.\n\nEstria has not seen such rain."
    assert Answer(language, text).kinds["Estria"] == "place"


def test_a_river_with_and_without_its_word_is_one(language: Language) -> None:
    answer = Answer(language, "Troops crossed the Tigris River. The Tigris was high.")
    assert answer.words("Tigris") == ["Tigris River", "Tigris"]


def test_places_named_together_before_one_word_are_all_found(language: Language) -> None:
    answer = Answer(language, "Troops moved toward the Mithaq and Intisar neighborhoods.")
    assert {"Mithaq", "Intisar"} <= {name for _, name in answer.found.places}
