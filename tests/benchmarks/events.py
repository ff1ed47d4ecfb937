"""A seeded project of as many events as are asked for, told as articles tell them."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from core.calendar import DAY, seconds
from core.model import (
    Actor,
    ActorKind,
    Alias,
    AnchorKind,
    Basis,
    Citation,
    Derivation,
    Document,
    Event,
    Factuality,
    FuzzyDate,
    Mention,
    MentionKind,
    Participant,
    Precision,
    PublishedFrom,
    Role,
    Span,
    Status,
)
from core.project import Project
from core.vocabulary import EVENT_TYPES
from tests.benchmarks.seeds import seeds

if TYPE_CHECKING:
    from collections.abc import Iterator

TOLD = 20
"""Events an article."""
_START = seconds(2010)
_TYPES = tuple(EVENT_TYPES)
_PLACES = ("Mosul", "Erbil", "Baghdad", "Port Harlan", "Geneva", "Kokjali")


def crowd(count: int, seed: int = 7) -> Project:
    """Return a project of count events, a twentieth as many articles, a thirtieth as many actors.

    Of the events, nine of ten are dated, one of twenty is told twice, one of fifty is rejected.
    """
    chance = random.Random(seed)  # noqa: S311  (no secret)
    project = Project()
    actors = [_actor(number, chance) for number in range(1, max(20, count // 30) + 1)]
    project.load(actors)
    texts = [seed.text for seed in seeds()]
    events = _events(count, [a.id for a in actors], chance)
    for number in range(1, -(-count // TOLD) + 1):
        text = f"Article {number}. {texts[number % len(texts)]}"
        document = _document(number, text, actors, chance)
        sentences = _sentences(text)
        project.load([document])
        told = [next(events, None) for _ in range(TOLD)]
        project.load(
            _cited(event, document, sentences, chance) for event in told if event is not None
        )
    return project


def _actor(number: int, chance: random.Random) -> Actor:
    kind = chance.choice(list(ActorKind))
    words = ("Front", "the force")[: number % 3]
    aliases = tuple(Alias(f"{word} {number}", "acronym") for word in words)
    return Actor(f"A{number:04d}", f"Harbour {kind.value} {number}", kind, aliases)


def _document(number: int, text: str, actors: list[Actor], chance: random.Random) -> Document:
    day = _day(chance)
    starts = range(0, len(text) - 10, max(1, len(text) // 40))
    mentions = tuple(
        Mention(Span(s, s + 6), MentionKind.ACTOR, chance.choice(actors).id) for s in starts
    )
    return Document(
        f"S{number:03d}", f"Article {number}", text, day, PublishedFrom.METADATA, "The Echo",
        ("A. Writer",), "ERBIL", f"https://example.org/{number}", f"/news/{number}.txt",
        sha256=f"{number:064x}", language="en", mentions=mentions,
    )  # fmt: skip


def _sentences(text: str) -> list[Span]:
    found, start = [], 0
    for part in text.split(". "):
        found.append(Span(start, min(len(text), start + len(part) + 1)))
        start += len(part) + 2
    return [span for span in found if span.end - span.start > 30]


def _day(chance: random.Random) -> FuzzyDate:
    start = _START + chance.randrange(3000) * DAY
    return FuzzyDate(start, start + DAY - 1, zone=None)


def _when(chance: random.Random) -> FuzzyDate | None:
    if chance.random() < 0.1:
        return None
    day = _day(chance)
    assert day.earliest is not None
    if chance.random() < 0.2:
        return FuzzyDate(day.earliest, day.earliest + 30 * DAY - 1, Precision.DAY, extent=True)
    if chance.random() < 0.1:
        start = day.earliest + chance.randrange(24) * 3600
        return FuzzyDate(start, start + 59, Precision.MINUTE)
    return day


def _events(count: int, actors: list[str], chance: random.Random) -> Iterator[Event]:
    for number in range(1, count + 1):
        first, second = chance.choice(actors), chance.choice(actors)
        source = Participant(first, Role.SOURCE, Span(0, 6), "troops")
        people = (source, Participant(second, Role.TARGET))
        when = _when(chance)
        yield Event(
            f"E{number:05d}", f"Troops {chance.choice(_TYPES).lower()} the port {number}", when,
            Basis.RESOLVED if when else None, chance.choice(_TYPES), people,
            (chance.choice(_PLACES),), chance.choice(list(Factuality)), chance.randrange(100) / 100,
            Status.REJECTED if number % 50 == 0 else Status.SUGGESTED, tags=("city",),
        )  # fmt: skip


def _cited(event: Event, document: Document, sentences: list[Span], chance: random.Random) -> Event:
    chosen = [chance.choice(sentences) for _ in range(2 if chance.random() < 0.05 else 1)]
    return replace(event, citations=tuple(_citation(document, sentence) for sentence in chosen))


def _citation(document: Document, sentence: Span) -> Citation:
    date = Span(sentence.start, sentence.start + 8)
    words = document.text[date.start : date.end]
    why = Derivation(words, date, "weekday, past", AnchorKind.PUBLISHED, document.published)
    trigger = Span(sentence.start + 9, sentence.start + 15)
    named = Span(sentence.start + 16, sentence.start + 22)
    return Citation(document.id, sentence, trigger, date, (named,), why)
