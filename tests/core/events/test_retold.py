"""What is told twice in an article is one happening; what only sounds alike is two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.model import Factuality
from tests.core.events.reading import read, when

if TYPE_CHECKING:
    from core.language import Language

APART = [
    ("Rebels bombed Astra on Monday. The rebels bombed Halvik, killing two people.", "bombed"),
    ("Apple announced a phone. Apple announced a tablet.", "announced"),
    ("Apple announced that sales rose. Apple announced that a store opened.", "announced"),
    ("Iraq launched a campaign on Monday. Iraq launched an inquiry.", "launched"),
]


@pytest.mark.parametrize(("text", "word"), APART)
def test_deeds_with_other_places_or_objects_are_two(
    text: str, word: str, language: Language
) -> None:
    reading = read(language, text)
    told = [e for e in reading.events if reading.trigger(e) == word]
    assert len(told) == 2
    assert all(e.merged_into is None for e in told)


def test_the_same_deed_named_again_is_one(language: Language) -> None:
    reading = read(language, "Rebels attacked Halvik on Monday. The attack killed two people.")
    first, again = reading.event("attacked"), reading.event("attack")
    assert again.merged_into == first.id
    assert when(again) == when(first) == "2019-03-04"


def test_an_agreement_told_apart_by_its_year_is_not_the_one_just_made(language: Language) -> None:
    text = "Apple settled the dispute. This settlement replaces the 1991 agreement."
    assert when(read(language, text).event("settled")) != "1991"


def test_a_deed_under_prevent_did_not_happen(language: Language) -> None:
    text = "Soldiers prevented fighters leaving Halvik."
    assert read(language, text).event("leaving").factuality is Factuality.DENIED


def test_what_would_later_come_about_did(language: Language) -> None:
    text = "The firm was founded by his brother, who would later become president."
    assert read(language, text).event("become").factuality is Factuality.OCCURRED
