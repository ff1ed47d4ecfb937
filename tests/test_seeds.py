"""The sample articles yield what a reader of them expects (seeds/expected, written by hand)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from core.edtf import parse, render
from core.model import Document, Role
from core.pipeline import Pipeline
from core.reading import read

if TYPE_CHECKING:
    from core.article import Article
    from core.language import Language
    from core.model import Event, FuzzyDate

SEEDS = Path(__file__).parent.parent / "seeds"
EXPECTED = sorted((SEEDS / "expected").glob("*.json"))
CASES: dict[str, Any] = {p.stem: json.loads(p.read_text("utf-8")) for p in EXPECTED}
EVENTS = [(name, n) for name, case in CASES.items() for n in range(len(case["events"]))]
_articles: dict[str, Article] = {}


def article_of(name: str, language: Language) -> Article:
    if name not in _articles:
        (document,) = read(SEEDS / f"{name}.txt")
        assert isinstance(document, Document)
        _articles[name] = Pipeline(language).run(document)
    return _articles[name]


@cache
def expected_date(edtf: str) -> FuzzyDate:
    when = parse(edtf)
    assert when is not None, edtf
    return when


def labels(article: Article, event: Event, role: Role) -> set[str]:
    named = {a.id: a.label for a in article.actors}
    return {named[p.actor_id] for p in event.participants if p.role is role}


def is_within(when: FuzzyDate | None, edtf: str | None) -> bool:
    """Whether a date says what is expected, or the same more finely."""
    if when is None or edtf is None:
        return when is None and edtf is None
    asked = expected_date(edtf)
    if when.open_start != asked.open_start or when.open_end != asked.open_end:
        return False
    starts = asked.earliest is None or (when.earliest or 0) >= asked.earliest
    return starts and (asked.latest is None or (when.latest or 0) <= asked.latest)


def fits(article: Article, event: Event, asked: dict[str, Any]) -> bool:
    return (
        is_within(event.when, asked["edtf"])
        and event.factuality == asked["factuality"]
        and set(asked.get("source", ())) <= labels(article, event, Role.SOURCE)
        and set(asked.get("target", ())) <= labels(article, event, Role.TARGET)
    )


def told(article: Article, event: Event) -> str:
    when = render(event.when) if event.when else "undated"
    who = [sorted(labels(article, event, role)) for role in (Role.SOURCE, Role.TARGET)]
    return f"{event.title!r} {when} {event.factuality} {who[0]} -> {who[1]}"


@pytest.mark.parametrize(("name", "number"), EVENTS, ids=lambda v: str(v)[:24])
def test_each_expected_event_is_found_on_its_sentence(
    name: str, number: int, language: Language
) -> None:
    article, asked = article_of(name, language), CASES[name]["events"][number]
    text = article.document.text
    here = [
        e
        for e in article.events
        for c in e.citations
        if asked["sentence"] in " ".join(text[c.sentence.start : c.sentence.end].split())
    ]
    found = "; ".join(told(article, e) for e in here)
    assert any(fits(article, e, asked) for e in here), f"{asked} in: {found or 'no event'}"


@pytest.mark.parametrize("name", CASES)
def test_the_article_says_of_itself_what_a_reader_sees(name: str, language: Language) -> None:
    document, asked = article_of(name, language).document, CASES[name]["document"]
    assert document.published is not None
    assert is_within(document.published, asked["published"])
    assert document.outlet == asked["outlet"]
    assert document.title == asked["title"]
    assert document.place == asked["place"]
    assert list(document.authors) == asked.get("authors", [])


@pytest.mark.parametrize("name", CASES)
def test_actors_are_found_with_their_kind_and_nothing_else_is_one(
    name: str, language: Language
) -> None:
    article, case = article_of(name, language), CASES[name]
    kinds = {a.label: a.kind.value for a in article.actors}
    assert {label: kinds.get(label) for label in case["actors"]} == case["actors"]
    assert not set(case["never_actors"]) & set(kinds)


@pytest.mark.parametrize("name", [n for n, c in CASES.items() if "relations" in c])
def test_stated_ties_are_found(name: str, language: Language) -> None:
    article = article_of(name, language)
    named = {a.id: a.label for a in article.actors}
    ties = {(named[r.source], r.kind, named[r.target]) for r in article.relations}
    assert {tuple(tie) for tie in CASES[name]["relations"]} <= ties


@pytest.mark.parametrize("name", [n for n, c in CASES.items() if "not_days" in c])
def test_durations_are_no_days(name: str, language: Language) -> None:
    article = article_of(name, language)
    text = article.document.text
    for words in CASES[name]["not_days"]:
        start = text.index(words)
        dated = [t for t in article.times if start <= t.span.start < start + len(words)]
        assert [t.timex_type for t in dated] == ["DURATION"]
        assert all(t.when is None for t in dated)
