from __future__ import annotations

import re

import pytest
from hypothesis import given

from core.exports.workbook.text import LONGEST, fitted, restored, safe, units
from tests.strategies import text

NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@given(text)
def test_any_text_comes_back_but_for_halves_of_characters(given: str) -> None:
    assert restored(safe(given)) == re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", given)
    assert not NOT_XML.search(safe(given))


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("a\x07b", "a_x0007_b"),
        ("a\r\nb", "a_x000D_\nb"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x_x0041_", "_x_x005F_x0041_"),
        ("_x41_ _X0041_", "_x41_ _X0041_"),
        ("a\ud800b\ufffec", "a\ufffdb\ufffdc"),
        ("tab\tand\nline", "tab\tand\nline"),
    ],
)
def test_escapes_are_those_of_excel(given: str, written: str) -> None:
    assert safe(given) == written


@pytest.mark.parametrize("letter", ["a", "😀", "\x07", "_x0041_"])
def test_a_long_text_is_cut_at_a_whole_character(letter: str) -> None:
    cut, was_cut = fitted(letter * 40_000)
    assert was_cut
    assert units(cut) <= LONGEST
    assert units(cut) > LONGEST - units(safe(letter)) - 1
    kept = restored(cut).removesuffix("…")
    assert (letter * 40_000).startswith(kept)
    assert len(cut) > len(kept)


@pytest.mark.parametrize("whole", ["a" * LONGEST, "😀" * (LONGEST // 2)])
def test_a_text_that_just_fits_is_left_alone(whole: str) -> None:
    assert fitted(whole) == (whole, False)
    assert fitted(whole + "aa")[1]
