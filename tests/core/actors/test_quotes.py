from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.actors.quotes import quotes
from tests.core.actors.asking import Answer

if TYPE_CHECKING:
    from core.language import Language


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("“We did not plant a bomb,” Boris Krol said.", "We", "Boris Krol"),
        ("“I ordered the attack,” said Anna Weber.", "I", "Anna Weber"),
        ("Anna Weber said: “Our troops are ready.”", "Our", "Anna Weber"),
        ("Boris Krol told police, “They attacked us.”", "us", "Boris Krol"),
        ("“My men left,” he said. Boris Krol denied it.", "My", None),
        ("Boris Krol spoke. “My men left,” he said.", "My", "Boris Krol"),
        ("“It was an attack on our country,” Krol said as she fled. Anna Krol left.", "our",
         "Anna Krol"),
        ("“We won,” Hamas said in a statement.", "We", "Hamas"),
    ],
)  # fmt: skip
def test_i_and_we_in_a_quotation_are_its_speaker(
    language: Language, text: str, word: str, speaker: str | None
) -> None:
    answer = Answer(language, text)
    assert answer.owner(word) == speaker
    assert answer.how(word) == ("speaker" if speaker else None)


def test_the_next_quotation_of_a_paragraph_has_the_speaker_of_the_last(language: Language) -> None:
    text = "“We left early,” Boris Krol said. “Nobody helped us.”"
    assert Answer(language, text).owner("us") == "Boris Krol"


def test_a_paragraph_that_begins_quoted_goes_on_with_the_speaker(language: Language) -> None:
    text = "“We left early,” Boris Krol said.\n\n“Nobody in the whole town helped us.”"
    assert Answer(language, text).owner("us") == "Boris Krol"


def test_a_paragraph_without_quotation_ends_the_speech(language: Language) -> None:
    text = (
        "“We left early,” Boris Krol said.\n\nThe dam burst at noon on Monday.\n\n"
        "A banner read “Nobody in the whole town helped us” in red letters."
    )
    assert Answer(language, text).owner("us") is None


@pytest.mark.parametrize(
    "text",
    ["We left the town.", "I saw it. Boris Krol said nothing.", "The US left the town."],
)
def test_outside_quotations_nobody_is_i(language: Language, text: str) -> None:
    answer = Answer(language, text)
    assert "speaker" not in answer.found.how.values()


def test_he_in_a_quotation_is_not_its_speaker(language: Language) -> None:
    text = "Boris Krol met Tony Miller. “He is a liar,” Krol said."
    assert Answer(language, text).owner("He") != "Boris Krol"


def test_every_quoted_word_knows_who_says_it(language: Language) -> None:
    answer = Answer(language, "“The bridge fell,” Boris Krol said.")
    bridge = next(t for t in answer.parsed.tokens if t.text == "bridge")
    said = next(t for t in answer.parsed.tokens if t.text == "said")
    krol = next(a.id for a in answer.found.actors if a.label == "Boris Krol")
    assert answer.found.said_by[bridge.i] == krol
    assert said.i not in answer.found.said_by


def test_a_quotation_left_open_ends_with_its_paragraph(language: Language) -> None:
    parsed = language.parse("He said: “The bridge fell down.\n\nTroops left the town on Monday.")
    (quote,) = quotes(parsed)
    words = [t.text for t in parsed.tokens[quote.first : quote.last]]
    assert words == ["The", "bridge", "fell", "down", "."]
