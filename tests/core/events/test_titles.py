from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.events.reading import read

if TYPE_CHECKING:
    from core.language import Language

PRELUDE = "Orlen is a town. It lies in Velonia. "


@pytest.mark.parametrize(
    ("text", "trigger", "title"),
    [
        ("Rebels attacked the airport on Monday.", "attacked", "Rebels attack airport"),
        ("They arrested John Miller at the airport.", "arrested",
         "John Miller arrested at airport"),
        ("They will close the airport in May.", "close", "Airport to be closed"),
        ("Troops took the town on Monday.", "took", "Troops take town"),
        ("John Miller was arrested by police on Monday.", "arrested", "Police arrest John Miller"),
        ("The plan to ban the film was dropped.", "dropped", "Plan to ban film dropped"),
        ("The report published by Amnesty International on Monday blamed Iran.", "blamed",
         "Report published by Amnesty International blames Iran"),
        ("The video released shocked Iran.", "shocked", "Video shocks Iran"),
        ("Both signed the treaty on Monday.", "signed", "Both sign treaty"),
        ("The United States attacked Iraq.", "attacked", "United States attacks Iraq"),
        ("Turkey plans to buy missiles from Russia.", "buy",
         "Turkey plans to buy missiles from Russia"),
        ("Iran did not sign the treaty.", "sign", "Iran does not sign treaty"),
        ("Police searched the house on Monday.", "searched", "Police search house"),
        ("The mayor responded by saying that it was late.", "responded", "Mayor responds"),
    ],
)  # fmt: skip
def test_titles_read_like_headlines(
    language: Language, text: str, trigger: str, title: str
) -> None:
    assert read(language, PRELUDE + text).event(trigger, text[:10]).title == title


def test_a_carried_noun_is_another_telling_of_its_verbs_event(language: Language) -> None:
    reading = read(language, PRELUDE + "Apple filed a lawsuit against Nokia on Monday.")
    verb, noun = reading.event("filed"), reading.event("lawsuit")
    assert noun.merged_into == verb.id
    assert noun.when == verb.when
    assert noun.title == verb.title


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The company demonstrated a phone on Monday.", "demonstrated", "STATEMENT"),
        ("Students demonstrated in Paris on Monday.", "demonstrated", "PROTEST"),
        ("The two sides ended the fighting on Monday.", "ended", "CONCEDE"),
        ("The company fired John Miller on Monday.", "fired", "SANCTION"),
        ("Soldiers fired at John Miller on Monday.", "fired", "ASSAULT"),
        ("The firm will close the plant in May.", "close", "BUSINESS"),
        ("The striker scored the winning goal of the match for the team on Monday.", "scored",
         "SPORT"),
        ("The film won the prize on Monday.", "won", "OTHER"),
        ("John Miller died in Paris on Monday.", "died", "OTHER"),
        ("John Miller died in a crash on Monday.", "died", "DISASTER"),
        ("The trust conducted a survey in May 2018.", "conducted", "OTHER"),
    ],
)  # fmt: skip
def test_what_an_article_is_about_decides_between_types(
    language: Language, text: str, trigger: str, kind: str
) -> None:
    assert read(language, PRELUDE + text).event(trigger).type == kind
