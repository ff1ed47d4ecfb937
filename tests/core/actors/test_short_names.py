from __future__ import annotations

from typing import TYPE_CHECKING

from tests.core.events.reading import read

if TYPE_CHECKING:
    from core.language import Language


def test_a_body_is_known_by_whose_it_is_too(language: Language) -> None:
    reading = read(language, "The Beatles' Apple Corps sued Apple Computer on Monday.")
    names = {a.label: {x.text for x in a.aliases} for a in reading.actors.actors}
    assert "Beatles' Apple Corps" in names["Apple Corps"]


def test_the_last_word_of_a_name_stands_for_it(language: Language) -> None:
    reading = read(
        language,
        "Apple launched the iTunes Music Store in 2003. The store sold a billion songs in 2005.",
    )
    sold = reading.event("sold")
    assert "iTunes Music Store" in reading.roles(sold)["source"]


def test_a_pronoun_follows_a_pronoun(language: Language) -> None:
    reading = read(
        language,
        "John Miller spoke in Paris on Monday. He praised the new bridge, the roads and the old "
        "harbour of the town. He later visited the museum, the castle, the garden and the market "
        "of the old town. He left Paris on Tuesday.",
    )
    assert "John Miller" in reading.roles(reading.event("left"))["source"]
