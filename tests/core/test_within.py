"""Bounds that the day of writing gives to events without a date."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from core.calendar import DAY, seconds
from core.edtf import parse
from core.model import Citation, Event, FuzzyDate, Precision, Span
from core.storage.codec import dumps, reader
from core.within import undated_words, within

NOVEMBER_3 = seconds(2016, 11, 3)
BY = FuzzyDate(None, NOVEMBER_3 + DAY - 1, Precision.DAY)
FROM = FuzzyDate(NOVEMBER_3, None, Precision.DAY)
HOLDS = FuzzyDate(None, None, Precision.DAY, extent=True)


def told(*bounds: FuzzyDate | None) -> Event:
    """Return an undated event told by so many citations."""
    cited = tuple(Citation("S001", Span(0, 9), within=b) for b in bounds)
    return Event("E1", "Troops enter the town", citations=cited)


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        (BY, "by 3 Nov 2016"),
        (FROM, "not before 3 Nov 2016"),
        (HOLDS, "under way when written"),
        (None, ""),
    ],
)
def test_an_undated_event_says_what_the_day_of_writing_leaves_open(
    bound: FuzzyDate | None, said: str
) -> None:
    assert undated_words(told(bound)) == said
    assert within(told(bound)) == bound


def test_what_one_article_awaits_and_a_later_one_tells_lies_between_the_two() -> None:
    later = replace(BY, latest=NOVEMBER_3 + 8 * DAY - 1)
    assert within(told(FROM, later)) == FuzzyDate(NOVEMBER_3, NOVEMBER_3 + 8 * DAY - 1)
    assert undated_words(told(FROM, later)) == "between 3 Nov 2016 and 10 Nov 2016"


def test_articles_that_cannot_both_be_right_leave_the_first() -> None:
    earlier = replace(BY, latest=NOVEMBER_3 - 1)
    assert within(told(FROM, earlier)) == FROM


def test_the_earliest_telling_bounds_what_is_over() -> None:
    later = replace(BY, latest=NOVEMBER_3 + 8 * DAY - 1)
    assert within(told(later, BY)) == BY


def test_the_project_file_keeps_the_bounds() -> None:
    (cited,) = told(BY).citations
    assert reader(Citation)(json.loads(dumps(cited))) == cited
    old = {"document_id": "S001", "sentence": {"start": 0, "end": 9}}
    assert reader(Citation)(old).within is None


def test_a_date_of_its_own_and_the_word_of_the_analyst_stand_over_the_bounds() -> None:
    assert within(replace(told(BY), when=parse("2016-10"))) is None
    assert undated_words(replace(told(BY), edited=("when",))) == ""
