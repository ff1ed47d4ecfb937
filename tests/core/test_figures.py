from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures import figures


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("At least 12 people were killed and 30 wounded.",
         {"killed": ["at least 12 killed"], "injured": ["30 injured"]}),
        ("A blast killed 15 people and injured more than 40 others.",
         {"killed": ["15 killed"], "injured": ["more than 40 injured"]}),
        ("Fifteen people died in the fire.", {"killed": ["fifteen killed"]}),
        ("The raid left 3 dead, killing two soldiers and a guard.",
         {"killed": ["3 killed", "two killed"]}),
        ("The company paid $10 million for it.", {"money": ["$10 million"]}),
        ("Orsa will withdraw 2,000 troops.", {"troops": ["2,000 troops"]}),
        ("Police detained 7 protesters.", {"arrested": ["7 arrested"]}),
    ],
)  # fmt: skip
def test_figures_are_told_with_what_they_count(sentence: str, told: dict[str, list[str]]) -> None:
    assert {k: list(v.values()) for k, v in figures(sentence).items()} == told


@pytest.mark.parametrize(
    "sentence",
    [
        "It happened on Nov. 3, 2016 at 12:30.",
        "The talks went on for two weeks and 3 days.",
        "Apple introduced iPhone 4 units.",
        "The 43-year-old was calm.",
        "Prices rose 5 percent in 2011.",
        "In March 2004 bombers came.",
    ],
)
def test_dates_times_ages_and_names_are_no_figures(sentence: str) -> None:
    assert figures(sentence) == {}


def test_words_and_digits_for_one_number_are_the_same_amount() -> None:
    assert set(figures("Twelve people died.")["killed"]) == set(figures("12 died.")["killed"])


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for amounts in figures(text).values():
        assert all(said.strip() for said in amounts.values())
