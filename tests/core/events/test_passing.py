"""What is told in passing: bare words, sources, states; how closely the undated are bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.within import undated_words
from tests.core.events.reading import read

if TYPE_CHECKING:
    from core.language import Language
    from core.model import Event


def told(language: Language, text: str, trigger: str) -> Event:
    return read(language, text).event(trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "title"),
    [
        ("Iran slides into recession.", "recession", "Recession: Iran slides into recession"),
        (
            "The bridge collapsed, according to Iranian officials.",
            "according",
            "Iranian officials say Bridge collapses",
        ),
        ("The road to Baghdad is closed.", "closed", "Road to Baghdad is closed"),
    ],
)
def test_what_is_told_in_passing_has_a_title_in_words_and_is_hidden_at_first(
    language: Language, text: str, trigger: str, title: str
) -> None:
    event = told(language, text, trigger)
    assert event.title == title
    assert event.confidence <= 0.2


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("Iran said on Thursday that it regretted the deaths.", "regretted", "probably 7 Mar 2019"),
        ("Iran said on Thursday that it had sent troops.", "sent", "probably 7 Mar 2019"),
        ("Iran said on Tuesday that it had sent troops.", "sent", "by 7 Mar 2019"),
        ("Iran said in 2017 that it regretted the deaths.", "regretted", "by 7 Mar 2019"),
        ("The army tried to take the town.", "take", "probably 7 Mar 2019"),
        ("Iran will stay in the pact.", "stay", "under way when written"),
        ("Nobody reached the fighters trapped in the town.", "trapped", "under way when written"),
        ("The army fears a possible strike.", "strike", "not before 7 Mar 2019"),
    ],
)
def test_an_undated_event_is_bound_by_the_clause_above_it(
    language: Language, text: str, trigger: str, words: str
) -> None:
    event = told(language, f"Orlen is a town. It is old. {text}", trigger)
    assert event.when is None
    assert undated_words(event) == words


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Iran is skeptical of the United Nations.", "skeptical"),
        ("Iran voiced concern over the United Nations.", "voiced"),
    ],
)
def test_what_is_felt_of_somebody_is_done_to_them(
    language: Language, text: str, trigger: str
) -> None:
    reading = read(language, text)
    roles = reading.roles(reading.event(trigger))
    assert roles["source"] == {"Iran"}
    assert roles["target"] == {"United Nations"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Germany has felt a drop in prices.", "drop"),
        ("The army denied the accusations of the mayor.", "accusations"),
        ("Members have objected.", "objected"),
        ("Miller has never asked anybody.", "asked"),
        ("The inflation hurt Germany.", "inflation"),
    ],
)
def test_what_takes_its_time_or_comes_again_lasts(
    language: Language, text: str, trigger: str
) -> None:
    event = told(
        language, f"Orlen is a town. It is old. It is big. Nobody knew it. {text}", trigger
    )
    around = event.citations[0].within
    assert event.when is None
    assert around is not None
    assert around.extent


def test_what_is_only_looked_for_is_to_come(language: Language) -> None:
    event = told(language, "Miller is looking for a battle with Ann Lee.", "battle")
    assert undated_words(event) == "not before 7 Mar 2019"
