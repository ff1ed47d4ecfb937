from __future__ import annotations

import pytest

from gui.reader.sentences import sentence_around

TEXT = "First one. “Second?” Third said no. \nNext line starts here"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("one", "First one."),
        ("Second", "“Second?”"),
        ("said", "Third said no."),
        ("line", "Next line starts here"),
    ],
)
def test_a_sentence_is_found_around_a_word(word: str, expected: str) -> None:
    found = sentence_around(TEXT, TEXT.index(word))
    assert TEXT[found.start : found.end] == expected
