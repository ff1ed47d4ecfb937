from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.events.reading import read

if TYPE_CHECKING:
    from core.language import Language


@pytest.mark.parametrize("text", ['Troops fled. "', '"', 'Troops fled. "\n\n"', '"Troops fled.'])
def test_a_quotation_that_nothing_follows_is_none(language: Language, text: str) -> None:
    assert read(language, text).text == text
