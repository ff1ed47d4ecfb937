"""What is shown at first: no credits, no thanks, no hypotheses of nothing in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.events.reading import read

if TYPE_CHECKING:
    from core.language import Language

PRELUDE = "Orlen is a town. It lies in Velonia. "


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("John Miller contributed to this report.", "contributed"),
        ("Thank you for reading this.", "Thank"),
        ("It is not clear how many soldiers were killed.", "killed"),
        ("The firm closed areas that do not support the army.", "support"),
        ("Iran could become a member.", "become"),
        ("The situation evolved.", "evolved"),
        ("Germany moved it.", "moved"),
        ("Iran could be left without an army.", "left"),
        ("Soldiers often attacked the town.", "attacked"),
        ("You should attack the town.", "attack"),
        ("The soldiers would be put.", "put"),
        ("Miller exclaimed.", "exclaimed"),
    ],
)
def test_what_says_too_little_is_hidden_at_first(
    language: Language, text: str, trigger: str
) -> None:
    event = read(language, PRELUDE + text).event(trigger)
    assert event.confidence <= 0.2


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police killed two soldiers on Monday.", "killed"),
        ("John Miller contributed to the campaign on Monday.", "contributed"),
        ("Iran did not support the army on Monday.", "support"),
    ],
)
def test_what_is_news_is_shown(language: Language, text: str, trigger: str) -> None:
    event = read(language, PRELUDE + text).event(trigger)
    assert event.confidence > 0.2


@pytest.mark.parametrize(
    ("text", "trigger", "title"),
    [
        ("The mayor met John Miller as well as Ann Lee on Monday.", "met",
         "Mayor meets John Miller and Ann Lee"),
        ("Our correspondent was warned by a lawyer on Monday.", "warned",
         "Lawyer warns our correspondent"),
        ('Miller condemned the attack on Monday: "We have seen this before."', "condemned",
         "Miller condemns attack"),
        ("Miller has decided not to leave.", "leave", "Miller decides not to leave"),
        ("Most of the parties decided to stop.", "stop", "Most of parties decide to stop"),
        ("The statement of Iran came on Monday.", "came", "Statement of Iran"),
        ("Police said in April it is believed that all died.", "said",
         "Police say it is believed all died"),
    ],
)  # fmt: skip
def test_titles_leave_no_traces_of_the_sentence(
    language: Language, text: str, trigger: str, title: str
) -> None:
    assert read(language, PRELUDE + text).event(trigger, text[:10]).title == title


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("This is not the first time Iran has attacked Iraq.", "attacked", "occurred"),
        ("Orlenco failed to find a buyer and filed for bankruptcy.", "filed", "occurred"),
        ("Orlenco failed to find a buyer and filed for bankruptcy.", "find", "denied"),
        ("Orlenco is negotiating with Iran to build a plant.", "build", "planned"),
    ],
)
def test_what_was_done_all_the_same_occurred(
    language: Language, text: str, trigger: str, status: str
) -> None:
    assert read(language, PRELUDE + text).event(trigger, text[:10]).factuality == status


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The driver was taken to a hospital on Monday.", "taken", "AID"),
        ("John Miller became prime minister in 1979.", "became", "ELECTION"),
        ("Sweden dropped the investigation on Monday.", "dropped", "COURT"),
        ("The president issued an order on Monday.", "issued", "REQUEST"),
        ("John Miller pleaded not guilty on Monday.", "pleaded", "COURT"),
        ("Rescuers searched the rubble for survivors on Monday.", "searched", "AID"),
        ("John Miller leaked information on Monday.", "leaked", "STATEMENT"),
        ("The gunman exchanged fire with police on Monday.", "exchanged", "ASSAULT"),
        ("In brisk trading, Orlenco shares closed on Monday at $45.75.", "closed", "BUSINESS"),
        ("The study provided an explanation on Monday.", "provided", "OTHER"),
        ("Iran provided aid to Iraq on Monday.", "provided", "AID"),
        ("John Miller allowed 22 yards on Monday.", "allowed", "OTHER"),
        ("Troops left the town. Ann Lee died of cancer on Monday.", "died", "OTHER"),
        ("The Dow Jones index tumbled on Monday.", "tumbled", "BUSINESS"),
    ],
)
def test_what_goes_with_a_verb_decides_its_type(
    language: Language, text: str, trigger: str, kind: str
) -> None:
    assert read(language, PRELUDE + text).event(trigger).type == kind


def test_both_verbs_share_the_object_of_the_second(language: Language) -> None:
    reading = read(language, PRELUDE + "Rebels captured and killed John Miller on Monday.")
    assert reading.roles(reading.event("captured"))["target"] == {"John Miller"}


def test_a_surname_that_stands_alone_goes_on_meaning_who_was_introduced(
    language: Language,
) -> None:
    text = "Hillary Clinton arrived. Clinton spoke. Bill Clinton had resigned. Clinton left."
    reading = read(language, text)
    assert reading.roles(reading.event("left"))["source"] == {"Hillary Clinton"}


def test_who_says_so_after_it_did_not_do_it(language: Language) -> None:
    text = "An officer has shot and killed Ann Lee at the station in Paris, the prosecutor said."
    reading = read(language, text)
    assert reading.roles(reading.event("killed"))["source"] == {"officer"}
    assert reading.roles(reading.event("shot"))["target"] == {"Ann Lee"}


def test_a_condition_without_a_verb_is_done_to_its_subject(language: Language) -> None:
    reading = read(language, PRELUDE + "If convicted, John Miller could go to jail.")
    assert reading.roles(reading.event("convicted"))["target"] == {"John Miller"}


def test_two_posts_of_one_person_are_one_doer(language: Language) -> None:
    reading = read(language, "After CEO and co-founder Adam Neumann left Paris, it fell.")
    assert reading.event("left").title == "Adam Neumann leaves Paris"


def test_no_place_kills_those_whom_a_bombing_kills(language: Language) -> None:
    reading = read(language, PRELUDE + "He fled after the bombing of a clinic that killed two men.")
    assert reading.event("killed").title == "Bombing of clinic kills two men"


def test_a_life_story_does_not_happen_on_the_day_it_was_published(language: Language) -> None:
    text = "Ann Lee was born in 1810. She met Miller in 1830. He left in 1840. Lee fled."
    assert read(language, text).event("fled").basis != "document"


def test_somebody_from_a_country_is_not_the_country(language: Language) -> None:
    reading = read(language, PRELUDE + "The Serbian left Paris on Monday. Serbia was angry.")
    assert reading.roles(reading.event("left"))["source"] == {"unnamed Serbian"}
    assert reading.kinds()["unnamed Serbian"] == "person"
