"""Who is tied to whom in the seed article, as its issue asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.model import Document, FuzzyDate, Precision, Role
from core.pipeline import Pipeline

if TYPE_CHECKING:
    from core.article import Article
    from core.language import Language

SEED = Path(__file__).resolve().parents[3] / "seeds" / "000_44cb888064497d10.txt"


@pytest.fixture(scope="module")
def article(language: Language) -> Article:
    if not SEED.is_file():
        pytest.skip("the seed article is not here")
    start = 1478176680  # 2016-11-03T12:38
    published = FuzzyDate(start, start + 59, Precision.MINUTE)
    return Pipeline(language).run(Document("S001", "", SEED.read_text("utf-8")), published)


def labels(article: Article) -> dict[str, str]:
    return {actor.id: actor.label for actor in article.actors}


def edges(article: Article) -> set[tuple[str, str]]:
    """Return the pairs that a graph of the article draws: stated ties, sources with targets."""
    name = labels(article)
    found = {(name[r.source], name[r.target]) for r in article.relations}
    for event in article.events:
        sources = [p.actor_id for p in event.participants if p.role is Role.SOURCE]
        targets = [p.actor_id for p in event.participants if p.role is Role.TARGET]
        found |= {(name[s], name[t]) for s in sources for t in targets}
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abu Bakr al-Baghdadi", "Islamic State"),
        ("Counter Terrorism Service", "Islamic State"),
        ("Counter Terrorism Service", "Kokjali"),
        ("Badr Organization", "Hashid Shaabi"),
        ("peshmerga", "Mosul"),
        ("Iraqi forces", "Mosul"),
        ("Hashid Shaabi", "Iraqi forces"),
        ("Hashid Shaabi", "peshmerga"),
        ("U.S.-led air coalition", "Iraqi forces"),
        ("U.S.-led air coalition", "peshmerga"),
        ("Abu Bakr al-Baghdadi", "Turkey"),
        ("Abu Bakr al-Baghdadi", "Saudi Arabia"),
        ("Turkish forces", "Islamic State"),
        ("Haider al-Abadi", "Iraq"),
        ("Boris Johnson", "United Kingdom"),
    ],
)
def test_the_graph_draws_the_pair(article: Article, one: str, other: str) -> None:
    found = edges(article)
    assert (one, other) in found or (other, one) in found


@pytest.mark.parametrize(
    ("source", "kind", "target"),
    [
        ("Abu Bakr al-Baghdadi", "leads", "Islamic State"),
        ("Badr Organization", "member of", "Hashid Shaabi"),
        ("Hashid Shaabi", "allied with", "Iraqi forces"),
        ("U.S.-led air coalition", "supports", "Iraqi forces"),
        ("Turkish forces", "fights", "Islamic State"),
        ("Haider al-Abadi", "leads", "Iraq"),
        ("Islamic State", "controls", "Syria"),
    ],
)
def test_the_tie_is_stated_with_its_sentence(
    article: Article, source: str, kind: str, target: str
) -> None:
    name = labels(article)
    found = [
        r
        for r in article.relations
        if (name[r.source], r.kind, name[r.target]) == (source, kind, target)
    ]
    assert len(found) == 1
    text = article.document.text
    for cited in found[0].citations:
        assert len(text[cited.sentence.start : cited.sentence.end].split()) > 5


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("Boris Johnson", "vacated"),
        ("Hoshiyar Zebari", "blew"),
        ("Haider al-Abadi", "caused"),
        ("residents", "shook"),
        ("colonel in the army's Ninth Armored Division", "break"),
        ("Abu Bakr al-Baghdadi", "sided"),
    ],
)
def test_who_says_so_is_the_source_of_it(article: Article, speaker: str, words: str) -> None:
    text, name = article.document.text, labels(article)
    told = [
        e
        for e in article.events
        if any(c.trigger and text[c.trigger.start : c.trigger.end] == words for c in e.citations)
    ]
    assert told
    said = {
        name[p.actor_id]
        for e in told
        for p in e.participants
        if p.role not in (Role.SOURCE, Role.TARGET)
    }
    assert speaker in said


def test_hashid_shaabi_takes_part_in_the_campaign(article: Article) -> None:
    name = labels(article)
    told = (e for e in article.events if e.confidence > 0.2)
    joined = [e for e in told if "join" in e.title and "campaign" in e.title]
    assert [name[p.actor_id] for e in joined for p in e.participants] == ["Hashid Shaabi"]


def test_his_speech_is_the_speech_of_who_comes_next(article: Article) -> None:
    assert not any("Zebari's speech" in e.title for e in article.events)


def test_no_actor_is_a_weekday_a_cow_a_word_of_the_page_or_the_press(article: Article) -> None:
    found = {actor.label.casefold() for actor in article.actors}
    nobody = (
        "thursday", "saturday", "cows", "sheep", "published", "published under", "reuters",
        "reuters correspondent", "kalin", "stephen kalin", "dominic evans", "evans", "military",
        "shi'ite islam", "sunni islam", "islam",
    )  # fmt: skip
    assert found & set(nobody) == set()


def test_the_lines_of_the_page_hold_no_actor(article: Article) -> None:
    text = article.document.text
    byline = text.index("By Stephen Kalin")
    tags = text.index("Published under:")
    for mention in article.document.mentions:
        if mention.actor_id is not None:
            assert not byline <= mention.span.start < byline + 35
            assert mention.span.start < tags
