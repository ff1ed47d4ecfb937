from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.edtf import render
from core.model import Document
from core.reading.vendor.exported import authors_in
from tests.core.reading.made import items, zipped
from tests.core.reading.vendor import variants
from tests.core.reading.vendor.variants import House, Story, stories
from tests.core.reading.vendor.wrapped import FILES

if TYPE_CHECKING:
    from collections.abc import Callable

    Layout = Callable[[list[Story], House], list[str]]

LAYOUTS: dict[str, tuple[Layout, tuple[str, ...]]] = {
    "Nexis, new house": (variants.nexis_new, tuple(variants.NEXIS)),
    "Nexis, old house": (variants.nexis_old, tuple(variants.NEXIS)),
    "Factiva": (variants.factiva, tuple(variants.BY)),
    "Factiva, codes": (variants.factiva_codes, tuple(variants.BY)),
    "ProQuest": (variants.proquest, tuple(variants.PROQUEST)),
    "Europresse": (variants.europresse, ("fr", "en", "es", "de")),
    "Integrum": (variants.integrum, ("ru",)),
}
HOUSES = st.builds(House, st.just("en"), *[st.booleans()] * 6)


def told(documents: list[Document]) -> list[tuple[str, ...]]:
    return [
        (d.title, d.text, d.outlet, render(d.published)[:10] if d.published else "", d.section,
         d.page, *d.authors)
        for d in documents
    ]  # fmt: skip


def asked(articles: list[Story]) -> list[tuple[str, ...]]:
    return [
        (s.title, s.body, s.outlet, s.day.isoformat(), s.section, s.page, *authors_in(s.byline))
        for s in articles
    ]


@pytest.mark.parametrize("suffix", FILES)
@pytest.mark.parametrize("layout", LAYOUTS)
@given(house=HOUSES, seed=st.integers(0, 10**6), count=st.integers(1, 5), packed=st.booleans())
@settings(max_examples=12, deadline=None)
def test_every_article_comes_out_whole_whatever_the_window_and_the_file(
    layout: str, suffix: str, house: House, seed: int, count: int, packed: bool
) -> None:
    chance = Random(seed)  # noqa: S311  # no secret
    write, languages = LAYOUTS[layout]
    language = chance.choice(languages)
    articles = stories(chance, count, language)
    house = House(language, *(getattr(house, n) for n in House.__slots__[1:]))
    data = FILES[suffix](write(articles, house), chance)
    if packed:
        data = zipped({"monday/inner.zip": zipped({"export.bin": data})})
    found = [item for item in items(data, f"export.{suffix}") if isinstance(item, Document)]
    assert told(found) == asked(articles)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_hundreds_of_articles_come_out_one_by_one(layout: str) -> None:
    chance = Random(4)  # noqa: S311  # no secret
    write, languages = LAYOUTS[layout]
    articles = stories(chance, 400, languages[0])
    data = FILES["txt"](write(articles, House(languages[0], cover=True)), chance)
    found = [item for item in items(data, "export.txt") if isinstance(item, Document)]
    assert told(found) == asked(articles)
