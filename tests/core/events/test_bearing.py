"""How events without a date lie to the day of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.events.bearing import Bearing, bearings, form
from core.events.clauses import Clauses

if TYPE_CHECKING:
    from core.language import Language


@pytest.mark.parametrize(
    ("text", "word", "likeliest"),
    [
        ("Iran expects an election.", "election", Bearing.AFTER),
        ("The house burned in the explosion.", "explosion", Bearing.BEFORE),
        ("Rebels are advancing.", "advancing", Bearing.NOW),
        ("Rebels will attack.", "attack", Bearing.AFTER),
        ("Rebels attacked.", "attacked", Bearing.BEFORE),
    ],
)
def test_the_likeliest_bearing_follows_the_wording(
    language: Language, text: str, word: str, likeliest: Bearing
) -> None:
    clauses = Clauses(language.parse(text))
    token = next(t for t in clauses.parsed.tokens if t.text == word)
    found = bearings(clauses, token)
    assert max(found, key=lambda way: found[way]) is likeliest


def test_the_bearings_of_a_word_add_up_to_one(language: Language) -> None:
    clauses = Clauses(language.parse("The army said it would retake the town after the talks."))
    for token in clauses.parsed.tokens:
        assert sum(bearings(clauses, token).values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("Rebels had attacked.", "attacked", "had"),
        ("Rebels have attacked.", "attacked", "has"),
        ("Rebels were attacking.", "attacking", "was -ing"),
        ("Rebels won't attack.", "attack", "will"),
        ("Rebels want to attack.", "attack", "to"),
        ("The attack failed.", "attack", "noun"),
    ],
)
def test_tense_and_aspect_have_names(language: Language, text: str, word: str, tense: str) -> None:
    clauses = Clauses(language.parse(text))
    token = next(t for t in clauses.parsed.tokens if t.text == word)
    assert form(clauses, token) == tense
