from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates.foreign import find_foreign, knows
from core.edtf import parse, render
from core.model import AnchorKind
from tests.core.dates.probes_foreign import HARDER, PROBES, PUBLISHED

SENTENCES = [
    (code, text, dates)
    for probes in (PROBES, HARDER)
    for code, listed in probes.items()
    for text, dates in listed
]


@pytest.mark.parametrize(("code", "text", "dates"), SENTENCES)
def test_the_dates_of_a_sentence_in_another_language_are_read(
    code: str, text: str, dates: list[str]
) -> None:
    found = find_foreign(text, code, parse(PUBLISHED))
    assert [render(t.when) if t.when else None for t in found] == dates
    assert all(text[t.span.start : t.span.end] == t.derivation.expression for t in found)


def test_what_is_counted_from_an_unknown_day_is_found_and_left_without_a_date() -> None:
    (time,) = find_foreign("El presidente viajó ayer a Bruselas.", "es", None)
    assert (time.when, time.derivation.steps[-1]) == (None, "no date to count from")


def test_a_relative_date_says_what_it_was_counted_from() -> None:
    (time,) = find_foreign("Der Minister trat gestern zurück.", "de-AT", parse(PUBLISHED))
    assert time.derivation.anchor_kind is AnchorKind.PUBLISHED
    assert time.derivation.anchor == parse(PUBLISHED)
    assert "1 day before the publication date" in time.derivation.steps[1]


def test_a_day_without_a_year_takes_it_from_the_date_before_it_in_its_paragraph() -> None:
    told = "Le 3 mai 2014, il a été arrêté. Le 5 juin, il a été libéré."
    first, second = find_foreign(told, "fr", parse(PUBLISHED))
    assert second.when is not None
    assert render(second.when) == "2014-06-05"
    assert second.derivation.anchor == first.when


def test_a_weekday_offers_the_other_week_as_a_rival() -> None:
    (time,) = find_foreign("La reunión es el lunes.", "es", parse(PUBLISHED))
    assert [render(r.when) for r in time.derivation.rivals] == ["2019-05-20"]


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert find_foreign("El 31 de abril de 2019 no existe.", "es", None) == []


def test_a_language_without_data_has_no_dates() -> None:
    assert not knows("xx")
    assert find_foreign("3 maja 2019", "../es", None) == []


@given(st.text(max_size=80), st.sampled_from(sorted(PROBES)))
def test_no_text_breaks_it(text: str, code: str) -> None:
    for time in find_foreign(text, code, parse(PUBLISHED)):
        assert 0 <= time.span.start < time.span.end <= len(text)
