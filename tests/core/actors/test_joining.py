from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.actors.asking import Answer

if TYPE_CHECKING:
    from core.language import Language


@pytest.mark.parametrize(
    ("text", "label", "word"),
    [
        ("The Iraqi prime minister spoke. Prime Minister Haider al-Abadi left.",
         "Haider al-Abadi", "Iraqi prime minister"),
        ("Prime Minister Haider al-Abadi left. The Iraqi prime minister spoke.",
         "Haider al-Abadi", "Iraqi prime minister"),
        ("Interior Minister Mara Lindqvist spoke. The minister left the town.",
         "Mara Lindqvist", "minister"),
        ("The U.S.-led air coalition bombed the camp. The coalition denied it.",
         "U.S.-led air coalition", "coalition"),
        ("The Interior Ministry spoke. The ministry denied it.", "Interior Ministry", "ministry"),
        ("The Syrian army left. The army denied it.", "Syrian army", "army"),
        ("The Free Harbour Front met. Harbour Front denied it.", "Free Harbour Front",
         "Harbour Front"),
        ("Iraqi troops left. The soldiers went home.", "Iraqi forces", "soldiers"),
        ("Turkish warplanes bombed the camp.", "Turkish forces", "Turkish warplanes"),
        ("Hamas fighters fled.", "Hamas", "Hamas fighters"),
        ("Steve Jobs left. Jobs said nothing.", "Steve Jobs", "Jobs"),
    ],
)  # fmt: skip
def test_other_words_for_an_actor_are_tied_to_it(
    language: Language, text: str, label: str, word: str
) -> None:
    assert word in Answer(language, text).words(label)


@pytest.mark.parametrize(
    ("text", "label", "alias", "method"),
    [
        ("The Orlen Freedom Army, or OFA, attacked. The OFA left.", "Orlen Freedom Army", "OFA",
         "stated"),
        ("The Free Orlen League (FOL) met. The FOL left.", "Free Orlen League", "FOL", "acronym"),
        ("Ivan Petrov, nicknamed the Fox, fled.", "Ivan Petrov", "Fox", "stated"),
        ("The United States Government sued. The US government won.", "U.S. government",
         "United States Government", "name"),
        ("Prime Minister Theresa May resigned. Aides said May left London.", "Theresa May", "May",
         "surname"),
        ("The Kurdistan Workers' Party met. The PKK left.", "PKK", "Kurdistan Workers' Party",
         "gazetteer"),
    ],
)  # fmt: skip
def test_names_of_one_actor_are_joined_with_the_reason(
    language: Language, text: str, label: str, alias: str, method: str
) -> None:
    assert Answer(language, text).aliases(label)[alias] == method


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The German chancellor spoke. The Iraqi prime minister Haider al-Abadi left.",
         "Haider al-Abadi", "German chancellor"),
        ("Hamas, or Hezbollah, attacked the camp.", "Hamas", "Hezbollah"),
        ("The Syrian army left. The Iraqi army came. The army denied it.", "Syrian army", "army"),
        ("Iraqi troops and Turkish troops fought.", "Iraqi forces", "Turkish forces"),
        ("The Iraqi government spoke. The Syrian government left.", "Iraqi government",
         "Syrian government"),
    ],
)  # fmt: skip
def test_what_may_be_two_stays_two(language: Language, text: str, one: str, other: str) -> None:
    assert {one, other} <= set(Answer(language, text).kinds)


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("A former employee accused the company.", "former employee", "person"),
        ("A wounded worker died on Monday.", "wounded worker", "person"),
        ("Police arrested two men.", "men", "group"),
        ("Police arrested two men.", "police", "organisation"),
        ("The U.S. Navy left.", "U.S. Navy", "armed group"),
        ("The U.S. Department of Justice sued Apple.", "Department of Justice", "organisation"),
        ("OFAC froze the funds.", "OFAC", "organisation"),
        ("Iran's health ministry spoke.", "Iranian health ministry", "organisation"),
        ("The Ashraf Ghani government fell.", "Ghani government", "organisation"),
        ("On Monday U.S.-backed fighters took the town.", "U.S.-backed fighters", "armed group"),
        ("Prime Minister Theresa May resigned.", "Theresa May", "person"),
        ("Secretary of State Mike Pompeo left.", "Mike Pompeo", "person"),
        ("He targeted members of the ruling Al Saud family and media outlets.", "Al Saud",
         "group"),
        ("The insurgency spread.", "insurgency", "armed group"),
        ("Its allies left the town.", "allies", "group"),
    ],
)  # fmt: skip
def test_actors_are_called_and_sorted_as_a_reader_would(
    language: Language, text: str, label: str, kind: str
) -> None:
    assert Answer(language, text).kinds.get(label) == kind


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Interior Minister Mara Lindqvist spoke.", "Interior"),
        ("Secretary of State Mike Pompeo left.", "State"),
        ("This was an attack on our country.", "country"),
        ("Other groups attacked the town.", "groups"),
        ("Drones hit the camp.", "Drones"),
        ("Brexit divided Britain.", "Brexit"),
        ("In May 2012 Prime Minister Theresa May resigned.", "May"),
        ("Israel’s air force bombed the camp.", "'s air force"),
    ],
)
def test_what_is_no_actor_is_not_listed(language: Language, text: str, never: str) -> None:
    assert never.lower() not in {label.lower() for label in Answer(language, text).kinds}


def test_a_month_is_not_the_prime_minister_of_that_name(language: Language) -> None:
    answer = Answer(
        language, "Prime Minister Theresa May resigned. In May 2012 she was a minister."
    )
    assert answer.owner("May", 0) == "Theresa May"
    assert answer.owner("May", 1) is None


def test_rebels_backed_by_a_country_are_not_its_forces(language: Language) -> None:
    answer = Answer(language, "The Turkish-backed rebels fled.")
    assert answer.words("rebels") == ["Turkish-backed rebels"]
    assert "Turkish forces" not in answer.kinds


def test_the_line_with_the_date_names_no_actor(language: Language) -> None:
    from core import dates
    from core.actors import find_actors
    from core.language import blocks
    from core.model import Document
    from core.reading import describe

    text = "Dam Bursts\n\nHarbour Echo, 15 March 2024\n\nSoldiers attacked Hamas on Monday."
    document = describe(Document("S1", "", text), blocks(text), dates.read_date)
    labels = {a.label for a in find_actors(language.parse(text), document).actors}
    assert document.published_span is not None
    assert "Hamas" in labels
    assert "Harbour Echo" not in labels


@pytest.mark.parametrize(
    ("text", "word", "whose"),
    [
        ("Anna Weber said Paul Krol was ill and that he would rest.", "he", "Paul Krol"),
        ("Anna Weber met Paul Krol. She left London.", "She", "Anna Weber"),
        ("The soldiers met Anna Weber. They left the town.", "They", "soldiers"),
        ("Boris Krol and Anna Weber spoke. Krol left his house.", "his", "Boris Krol"),
    ],
)
def test_pronouns_follow_gender_and_number(
    language: Language, text: str, word: str, whose: str
) -> None:
    answer = Answer(language, text)
    assert answer.owner(word) == whose
    assert answer.how(word) == "pronoun"
