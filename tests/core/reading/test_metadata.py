from __future__ import annotations

import pytest

from core.dates import read_date
from core.edtf import render
from core.language.blocks import blocks
from core.model import Document, PublishedFrom
from core.reading import describe, from_text

BODY = "Troops took the town on Thursday, officials said. The mayor fled.\n"


def described(text: str) -> Document:
    document = from_text(text)
    return describe(document, blocks(document.text), read_date)


@pytest.mark.parametrize(
    ("stamp", "edtf"),
    [
        ("• November 3, 2016 12:38 pm", "2016-11-03T12:38"),
        ("Published: 13 March 2024 07:15", "2024-03-13T07:15"),
        ("Published on 3 Nov 2016", "2016-11-03"),
        ("Thursday 3 November 2016", "2016-11-03"),
        ("2016-11-03", "2016-11-03"),
        ("Reuters, Nov. 3, 2016", "2016-11-03"),
        ("Last updated: May 7, 2021 at 9:05 a.m.", "2021-05-07T09:05"),
    ],
)
def test_the_page_stamp_is_the_publication_date(stamp: str, edtf: str) -> None:
    document = described(f"Town taken by troops\n\n{stamp}\n\nBy Ann Lee\n\n{BODY}")
    assert document.published is not None
    assert render(document.published) == edtf
    assert document.published_from is PublishedFrom.TEXT


def test_published_stands_before_updated() -> None:
    document = described(f"Headline\n\nUpdated: 5 May 2021\nPublished: 4 May 2021\n\n{BODY}")
    assert document.published is not None
    assert render(document.published) == "2021-05-04"


def test_a_date_in_prose_is_no_publication_date() -> None:
    document = described(f"Headline\n\nThe war began on 3 May 2011, and {BODY}")
    assert document.published is None
    assert document.published_from is PublishedFrom.NONE


def test_a_declared_date_stands_over_the_text() -> None:
    document = Document("", "", f"Headline\n\n3 May 2011\n\n{BODY}", read_date("2020-01-01"))
    found = describe(document, blocks(document.text), read_date)
    assert found.published == read_date("2020-01-01")


@pytest.mark.parametrize(
    ("dateline", "place", "outlet"),
    [
        ("BAGHDAD (Reuters) - ", "BAGHDAD", "Reuters"),
        ("KOKJALI/BAGHDAD, Iraq (Reuters)–", "KOKJALI/BAGHDAD, Iraq", "Reuters"),
        ("HALVIK, Estria (Coastal Press) - ", "HALVIK, Estria", "Coastal Press"),
        ("NEW YORK, Nov 3 (AP) — ", "NEW YORK", "AP"),
    ],
)
def test_the_dateline_names_place_and_outlet(dateline: str, place: str, outlet: str) -> None:
    document = described(f"Headline of the day\n\n{dateline}{BODY}")
    assert (document.place, document.outlet) == (place, outlet)


def test_the_byline_names_the_authors() -> None:
    document = described(f"Headline\n\nBy Stephen Kalin, Ann Lee and Dominic Evans\n\n{BODY}")
    assert document.authors == ("Stephen Kalin", "Ann Lee", "Dominic Evans")


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("• November 3, 2016 12:38 pm\n", "• November 3, 2016 12:38 pm"),
        ("Updated: 5 May 2021\nPublished: 4 May 2021\n", "Published: 4 May 2021"),
    ],
)
def test_the_line_that_the_date_was_read_in_is_remembered(head: str, line: str) -> None:
    found = described(f"Headline\n\n{head}\n{BODY}")
    assert found.published_span is not None
    span = found.published_span
    assert found.text[span.start : span.end].strip() == line


def test_a_declared_or_missing_date_has_no_line() -> None:
    assert described(f"Headline\n\n{BODY}").published_span is None
    document = Document("", "", f"Headline\n\n3 May 2011\n\n{BODY}", read_date("2020-01-01"))
    assert describe(document, blocks(document.text), read_date).published_span is None


@pytest.mark.parametrize(
    "stamp",
    ["3 ноября 2016", "jeudi 3 novembre 2016", "Veröffentlicht: 03.11.2016", "2016年11月3日",
     "3 de noviembre de 2016"],
)  # fmt: skip
def test_a_date_line_in_another_language_is_read(stamp: str) -> None:
    found = described(f"Überschrift\n\n{stamp}\n\n{BODY}")
    assert found.published is not None
    assert render(found.published) == "2016-11-03"
    assert found.published_from is PublishedFrom.TEXT
    assert found.published_span is not None
    assert stamp in found.text[found.published_span.start : found.published_span.end]


def test_a_day_named_near_the_top_is_offered_as_a_guess_and_not_used() -> None:
    found = described("Headline\n\nThe town fell on 3 November 2016 to troops, it was said.\n")
    assert found.published is None
    assert found.guess is not None
    assert render(found.guess.when) == "2016-11-03"
    assert "near its top" in found.guess.words


def test_figures_that_can_be_read_both_ways_are_no_date_line() -> None:
    assert described(f"Headline\n\n3/11/2016\n\n{BODY}").published is None
