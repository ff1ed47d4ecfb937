from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.edtf import render
from core.model import Basis, FuzzyDate, Precision
from tests.core.events.reading import Reading, read, when

if TYPE_CHECKING:
    from core.language import Language

SEED = Path(__file__).resolve().parents[3] / "seeds" / "000_44cb888064497d10.txt"


@pytest.fixture(scope="module")
def article(language: Language) -> Reading:
    if not SEED.is_file():
        pytest.skip("the seed article is not here")
    start = 1478176680  # 2016-11-03T12:38
    published = FuzzyDate(start, start + 59, Precision.MINUTE)
    return read(language, SEED.read_text("utf-8"), published)


@pytest.mark.parametrize(
    ("trigger", "part", "edtf", "title"),
    [
        ("told", "could be no retreat", "2016-11-03", "tells his followers there could be no"),
        ("released", "released online", "2016-11-03", "audio recording online"),
        ("launched", "two weeks ago to retake", "2016-10-20~", "launch campaign to retake Mosul"),
        ("declared", "cross-border caliphate", "2014", "Baghdadi declares cross-border caliphate"),
        ("cleared", "Many were from", "[2016-10-31..2016-11-02]", "troops clear Kokjali"),
        ("break", "southeastern perimeter", "2016-11-03", "Troops break through southeastern"),
        ("joined", "on Saturday", "2016-10-29", "join campaign"),
        ("launching", "on Saturday", "2016-10-29", "launch offensive"),
        ("captured", "two years ago", "2014", "Islamic State captures other cities"),
        ("retreat", "since last year", "2015/..", "Islamic State on the retreat"),
        ("advancing", "for two weeks", "2016-10-20~/2016-11-03~", "advance on Mosul"),
        ("saw", "By mid-morning", "", "sees smoke rising from inside Mosul"),
        ("released", "Shortly after", "", "Baghdadi's speech released"),
    ],
)
def test_every_dated_fact_stands_on_its_own_sentence(
    article: Reading, trigger: str, part: str, edtf: str, title: str
) -> None:
    event = article.event(trigger, part)
    assert title in event.title
    assert event.when is not None
    if edtf:
        assert when(event) == edtf


def test_times_of_day_are_kept(article: Reading) -> None:
    assert when(article.event("released", "Shortly after")).startswith("2016-11-03T02")
    morning = article.event("saw", "By mid-morning").when
    assert morning is not None
    assert morning.precision is Precision.DAYPART
    assert render(morning).startswith("[2016-11-03T09")


def test_durations_never_become_the_day_of_publication(article: Reading) -> None:
    for event in article.events:
        if "in nearly a year" in article.sentence(event):
            assert event.when is None or event.basis is Basis.INHERITED
        if "for two weeks" in article.sentence(event):
            assert event.when is not None
            assert event.when.extent


@pytest.mark.parametrize(
    ("trigger", "part", "source", "target"),
    [
        ("told", "could be no retreat", "Abu Bakr al-Baghdadi", "followers"),
        ("battled", "", "soldiers", "Islamic State"),
        ("cleared", "", "Counter Terrorism Service", "Islamic State"),
        ("launched", "two weeks ago", "Iraqi forces", ""),
        ("launched", "two weeks ago", "peshmerga", ""),
        ("joined", "", "Hashid Shaabi", ""),
        ("called", "attacks on Turkey", "Abu Bakr al-Baghdadi", "Turkey"),
        ("called", "attacks on Turkey", "Abu Bakr al-Baghdadi", "Saudi Arabia"),
        ("called", "wreak havoc.", "Abu Bakr al-Baghdadi", "Islamic State"),
        ("blew", "", "Islamic State", ""),
        ("entered", "Crusader", "Turkey", "Islamic State"),
        ("fighting", "Turkish troops", "Turkish forces", "Islamic State"),
        ("killed", "Four soldiers", "", "soldiers"),
    ],
)
def test_who_did_it_to_whom(
    article: Reading, trigger: str, part: str, source: str, target: str
) -> None:
    roles = article.roles(article.event(trigger, part))
    assert not source or source in roles["source"]
    assert not target or target in roles["target"]


@pytest.mark.parametrize(
    ("speaker", "trigger", "part"),
    [
        ("Hoshiyar Zebari", "blew", ""),
        ("Boris Johnson", "vacated", ""),
        ("residents", "shook", ""),
        ("colonel in the army's Ninth Armored Division", "break", ""),
        ("Haider al-Abadi", "caused", ""),
        ("witness from the Hadba neighborhood of north Mosul", "patrolled", ""),
    ],
)
def test_on_whose_word_it_stands(article: Reading, speaker: str, trigger: str, part: str) -> None:
    assert speaker in article.roles(article.event(trigger, part))["speaker"]


@pytest.mark.parametrize(
    ("trigger", "part", "status"),
    [
        ("advancing", "for two weeks", "ongoing"),
        ("retreat", "since last year", "ongoing"),
        ("cut", "supply route on Thursday", "planned"),
        ("vacated", "", "alleged"),
        ("unleash", "", "hypothetical"),
        ("launch", "attack after attack", "planned"),
        ("cleared", "", "occurred"),
    ],
)
def test_how_far_the_wording_commits_itself(
    article: Reading, trigger: str, part: str, status: str
) -> None:
    assert article.event(trigger, part).factuality.value == status


def test_actors_have_their_kinds(article: Reading) -> None:
    kinds = article.kinds()
    expected = {
        "Abu Bakr al-Baghdadi": "person", "Boris Johnson": "person", "Hoshiyar Zebari": "person",
        "Haider al-Abadi": "person", "Islamic State": "armed group", "peshmerga": "armed group",
        "Badr Organization": "armed group", "Iraqi forces": "armed group", "Turkey": "country",
        "Saudi Arabia": "country", "Turkish forces": "armed group", "residents": "group",
        "Counter Terrorism Service": "armed group", "Hashid Shaabi": "armed group",
    }  # fmt: skip
    assert {name: kinds.get(name) for name in expected} == expected
    assert any("coalition" in name for name in kinds)


def test_nobody_is_called_thursday_cows_or_published(article: Reading) -> None:
    labels = " ".join(article.kinds()).lower()
    for word in (
        "thursday",
        "saturday",
        "cows",
        "published",
        "kalin",
        "evans",
        "reuters",
    ):
        assert word not in labels


def test_names_of_one_actor_are_joined_with_their_reason(article: Reading) -> None:
    baghdadi = next(a for a in article.actors.actors if a.label == "Abu Bakr al-Baghdadi")
    aliases = {a.text: a.method for a in baghdadi.aliases}
    assert aliases == {"Baghdadi": "surname", "Ibrahim al-Samarrai": "stated"}
    state = next(a for a in article.actors.actors if a.label == "Islamic State")
    assert {a.text: a.method for a in state.aliases} == {"ISIS": "gazetteer"}


def test_stated_ties_are_found(article: Reading) -> None:
    ties = article.ties()
    assert ("Abu Bakr al-Baghdadi", "leads", "Islamic State") in ties
    assert ("Badr Organization", "member of", "Hashid Shaabi") in ties


def test_places_are_not_actors_but_are_kept(article: Reading) -> None:
    places = {name for _, name in article.actors.places}
    assert {"Mosul", "Kokjali", "Nineveh", "Qayyara"} <= places
    assert "Kokjali" in article.event("cleared").places


def test_titles_are_headlines_in_plain_words(article: Reading) -> None:
    for event in article.events:
        words = event.title.split()
        assert 2 <= len(words) <= 20
        assert event.title[0].isupper()
        assert len(event.title) <= 90
        assert words[-1].lower() not in {"of", "the", "a", "and", "to", "by", "with", "from"}
        assert '"' not in event.title
