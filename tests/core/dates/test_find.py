from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.dates import find_times
from core.edtf import parse, render, unit
from core.model import AnchorKind, TimeMention
from core.parsed import Parsed
from tests.core.dates.probes import NEWS
from tests.core.dates.probes_blind import BLIND, SECOND
from tests.core.dates.probes_news import MORE
from tests.core.dates.probes_wire import UNREAD, WIRE

if TYPE_CHECKING:
    from core.language import Language

SEED = next(Path("seeds").glob("000_*.txt"))
HISTORY = (
    "The war began in September 1939. In October, Warsaw fell. In January 1940 the ports froze; "
    "in March, a treaty was signed. The files, declassified in 2005, say so. On 9 April, ships "
    "reached Oslo. In December 1941 the fleet was attacked. In February, Singapore fell. "
    "The siege was lifted in January 1943 and on 2 February the army surrendered."
)


def described(mention: TimeMention, text: str) -> str:
    words = text[mention.span.start : mention.span.end]
    return f"{words} = {render(mention.when)}" if mention.when else f"{words} [{mention.value}]"


def found_in(language: Language, text: str, published: str | None) -> list[str]:
    day = parse(published) if published else None
    return [described(m, text) for m in find_times(language.parse(text), day)]


@pytest.mark.parametrize(
    ("published", "sentence", "expected"),
    [*NEWS, *BLIND, *SECOND],
    ids=[p[1] for p in (*NEWS, *BLIND, *SECOND)],
)
def test_probe_sentence_is_read_as_a_reader_would(
    language: Language, published: str, sentence: str, expected: tuple[str, ...]
) -> None:
    assert found_in(language, sentence, published) == list(expected)


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [probe for group in (MORE | WIRE).values() for probe in group],
    ids=[f"{name}: {probe[1][:60]}" for name, group in (MORE | WIRE).items() for probe in group],
)
def test_probe_from_news_is_read_as_a_reader_would(
    language: Language, published: str, text: str, expected: tuple[str, ...]
) -> None:
    assert found_in(language, text, published) == list(expected)


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        pytest.param(*probe, marks=pytest.mark.xfail(strict=True, reason=name), id=probe[1][:60])
        for name, group in UNREAD.items()
        for probe in group
    ],
)
def test_known_failure_stays_listed_until_it_is_mended(
    language: Language, published: str, text: str, expected: tuple[str, ...]
) -> None:
    assert found_in(language, text, published) == list(expected)


def test_at_most_one_probe_in_twenty_is_a_known_failure() -> None:
    passing = len(NEWS) + len(BLIND) + len(SECOND) + sum(map(len, (MORE | WIRE).values()))
    failing = sum(map(len, UNREAD.values()))
    assert passing + failing >= 200
    assert failing <= (passing + failing) / 20


def test_a_distance_from_an_event_keeps_the_event_it_hangs_on(language: Language) -> None:
    text = "Two days after the attack, the border was closed."
    (found,) = find_times(language.parse(text), parse("2016-11-03"))
    assert found.when is None
    assert found.relative_to is not None
    assert text[found.relative_to.start : found.relative_to.end] == "attack"
    assert found.derivation.rule == "after an event"
    assert found.derivation.anchor_kind is AnchorKind.EVENT


def test_figures_of_open_order_keep_the_other_order_as_a_rival(language: Language) -> None:
    text = "He came on 03/11/2016 and left on 25/10/2016."
    first, second = find_times(language.parse(text), parse("2016-11-03"))
    assert [render(r.when) for r in first.derivation.rivals] == ["2016-03-11"]
    assert "as in the other dates of the text" in first.derivation.steps[1]
    assert second.derivation.rivals == ()


@pytest.mark.parametrize(
    ("text", "expected", "rivals"),
    [
        ("The shop opened at 9 o'clock.", "2016-11-03T09", ["2016-11-03T21"]),
        ("The march set off at 3 o'clock.", "2016-11-03T15", ["2016-11-03T03"]),
        ("In the evening, at 9 o'clock, the power failed.", "2016-11-03T21", []),
        ("They struck before dawn, at 5 o'clock.", "2016-11-03T05", []),
    ],
)
def test_hour_by_the_clock_keeps_the_other_half_of_the_day_unless_words_tell(
    language: Language, text: str, expected: str, rivals: list[str]
) -> None:
    times = find_times(language.parse(text), parse("2016-11-03"))
    (found,) = [t for t in times if "o'clock" in text[t.span.start : t.span.end]]
    assert found.when is not None
    assert render(found.when) == expected
    assert [render(r.when) for r in found.derivation.rivals] == rivals


def test_day_of_a_plan_that_was_called_off_keeps_a_close_rival(language: Language) -> None:
    text = "The visit planned for Monday was called off."
    (found,) = find_times(language.parse(text), parse("2016-11-03"))
    (rival,) = found.derivation.rivals
    assert found.derivation.chosen is not None
    assert render(rival.when) == "2016-10-31"
    assert rival.score > found.derivation.chosen.score - 0.2


def test_the_seed_article_yields_its_dates(language: Language) -> None:
    text = SEED.read_text(encoding="utf-8")
    found = found_in(language, text, "2016-11-03")
    assert found == [
        "November 3, 2016 12:38 pm = 2016-11-03T12:38",
        "Thursday = 2016-11-03",
        "today = 2016-11-03",
        "Thursday = 2016-11-03",
        "two weeks ago = 2016-10-20~",
        "two years ago = 2014",
        "nearly a year [P1Y]",
        "2 a.m. = 2016-11-03T02~",
        "earlier this week = [2016-10-31..2016-11-02]",
        "mid-morning = [2016-11-03T09:00:00..2016-11-03T10:59:59]",
        "Thursday = 2016-11-03",
        "two years ago = 2014",
        "two weeks [P2W]",
        "Saturday = 2016-10-29",
        "Thursday = 2016-11-03",
        "last year = 2015/..",
    ]


def test_values_and_types_follow_timex3(language: Language) -> None:
    text = "On Saturday night he left; for two weeks, every Friday, since 490 BC and the 1990s."
    found = find_times(language.parse(text), parse("2016-11-03"))
    assert [(m.timex_type, m.value) for m in found] == [
        ("TIME", "2016-10-29TNI"),
        ("DURATION", "P2W"),
        ("SET", "XXXX-WXX-5"),
        ("DATE", "-0490"),
        ("DATE", "199"),
    ]


def test_without_publication_relative_dates_stay_open_and_full_ones_do_not(
    language: Language,
) -> None:
    found = found_in(language, "He fled on Thursday, two weeks ago, on 3 May, in 2014.", None)
    assert found == [
        "Thursday [XXXX-WXX-4]",
        "two weeks ago [PAST_REF]",
        "3 May [XXXX-05-03]",
        "2014 = 2014",
    ]


def test_a_publication_month_places_years_but_no_days(language: Language) -> None:
    found = found_in(language, "He fled on Thursday. He had been jailed last year.", "2016-11")
    assert found == ["Thursday [XXXX-WXX-4]", "last year = 2015"]


def test_a_history_counts_from_the_date_told_before(language: Language) -> None:
    found = found_in(language, HISTORY, "2010-05-05")
    assert "October = 1939-10" in found
    assert "March = 1940-03" in found
    assert "9 April = 1940-04-09" in found, "the aside of 2005 must not carry on"
    assert "February = 1942-02" in found, "the story goes on from December 1941"
    assert "2 February = 1943-02-02" in found


def test_a_history_needs_no_publication_date(language: Language) -> None:
    assert found_in(language, HISTORY, None) == found_in(language, HISTORY, "2010-05-05")


def test_the_derivation_says_why(language: Language) -> None:
    text = "The militia joined the campaign on Saturday."
    (mention,) = find_times(language.parse(text), unit(2016, 11, 3))
    why = mention.derivation
    assert why.expression == "Saturday"
    assert why.anchor_kind is AnchorKind.PUBLISHED
    assert why.anchor == unit(2016, 11, 3)
    assert why.rule == "weekday"
    assert why.steps == (
        "“Saturday”",
        "past tense (“joined”) → latest Saturday",
        "published 3 Nov 2016, a Thursday",
    )
    assert [render(rival.when) for rival in why.rivals] == ["2016-11-05"]
    assert all(0 < rival.score < 0.5 for rival in why.rivals)


def test_both_orders_of_an_open_date_in_figures_are_offered(language: Language) -> None:
    text = "The men were arrested on 04/05/2015."
    (mention,) = find_times(language.parse(text), unit(2016, 11, 3))
    assert mention.when is not None
    assert mention.when.uncertain
    assert [render(r.when) for r in mention.derivation.rivals] == ["2015-05-04?"]


def test_figures_near_publication_settle_their_order(language: Language) -> None:
    text = "The men were arrested on 04/05/2015."
    (mention,) = find_times(language.parse(text), unit(2015, 5, 6))
    assert mention.when is not None
    assert render(mention.when) == "2015-05-04"


def test_spans_point_into_the_original_text_with_its_own_quotes(language: Language) -> None:
    text = "“We left,” he said, “on Saturday – at 9 a.m. – for Kirkuk.”"
    found = find_times(language.parse(text), unit(2016, 11, 3))
    assert [text[m.span.start : m.span.end] for m in found] == ["Saturday", "9 a.m."]
    assert [m.derivation.expression for m in found] == ["Saturday", "9 a.m."]


def test_paragraphs_parted_by_windows_line_ends_are_read_once(language: Language) -> None:
    text = "On Monday he left.\r\n\r\nOn 3 May 2011 he was born.\r\n\r\nHe died in 2016."
    found = found_in(language, text, "2016-11-03")
    assert found == ["Monday = 2016-10-31", "3 May 2011 = 2011-05-03", "2016 = 2016"]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2016-10-31", "2016-10-31"),
        ("2016-11-03", "[2016-10-31..2016-11-02]"),
        ("2016-11-06", "[2016-10-31..2016-11-05]"),
    ],
)
def test_earlier_this_week_ends_before_publication(
    language: Language, published: str, expected: str
) -> None:
    (found,) = found_in(language, "It was cleared earlier this week.", published)
    assert found == f"earlier this week = {expected}"


def test_a_text_without_dates_yields_nothing(language: Language) -> None:
    assert find_times(language.parse("The bridge fell. Nobody was hurt."), None) == []
    assert find_times(language.parse(""), None) == []


def bare(text: str) -> Parsed:
    return Parsed(text, [], [], [], [], [], [])


WORDS = st.sampled_from(
    [
        "on",
        "the",
        "last",
        "next",
        "early",
        "mid-",
        "late",
        "Monday",
        "May",
        "March",
        "3",
        "03/11/2016",
        "31",
        "2016",
        "1990s",
        "'90s",
        "BC",
        "Nov.",
        "of",
        "week",
        "year",
        "years",
        "two",
        "several",
        "ago",
        "later",
        "before",
        "after",
        "to",
        "-",
        "and",
        "until",
        "since",
        "from",
        "between",
        "12:38",
        "pm",
        "a.m.",
        "GMT",
        "noon",
        "night",
        "every",
        "quarter",
        "third",
        "Q3",
        "winter",
        "Easter",
        "today",
        "9/11",
        "44",
        "0",
        "99",
        "February",
        ",",
        ".",
        "30",
        "this",
        "end",
        "half",
        "a",
        "century",
        "20th",
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=12), st.sampled_from([None, "2016-11-03", "2016-02-29", "2016"]))
def test_any_mixture_of_date_words_is_read_without_failing(
    pieces: list[str], published: str | None
) -> None:
    text = " ".join(pieces)
    found = find_times(bare(text), parse(published) if published else None)
    ends = [0, *(m.span.end for m in found)]
    for mention, end in zip(found, ends, strict=False):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.value
        if mention.when and mention.when.earliest is not None and mention.when.latest is not None:
            assert mention.when.earliest <= mention.when.latest
            assert render(mention.when)
    json.dumps([m.value for m in found])
