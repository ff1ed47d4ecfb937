"""The steps from an article's text to its findings, in order; the worker runs this."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core import dates
from core.actors import find_actors, is_no_actor
from core.article import Article
from core.errors import Problem
from core.events import dated_sentences, find_events
from core.language import blocks, load
from core.model import Mention, MentionKind, PublishedFrom
from core.reading import describe
from core.spoken import DATES_ALONE, language_name, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.findings import ActorFindings, EventFindings
    from core.language import Language
    from core.model import Document, FuzzyDate, Participant, Relation, TimeMention

LONGEST = 500_000
"""Characters of one article that are analysed (some 80,000 words, half a minute's work)."""


class Pipeline:
    """Holds the loaded NLP model."""

    def __init__(self, language: Language | None = None) -> None:
        self._language = language or load()

    @property
    def version(self) -> str:
        """Name the NLP model in use."""
        return self._language.version

    def run(self, document: Document, published: FuzzyDate | None = None) -> Article:
        """Find the times, actors, events and relations of a document.

        A publication date given by the user stands over one read in the text.
        """
        document = _described(document, published)
        language = spoken(document.text, document.language)
        if language != "en" and dates.knows(language):
            return _read_foreign(document, language)
        return self._read_english(document, language)

    def _read_english(self, document: Document, language: str) -> Article:
        text = document.text[:LONGEST]
        parsed = self._language.parse(text)
        times = dates.find_times(parsed, document.published)
        actors = find_actors(parsed, document)
        events = told_apart(actors, find_events(parsed, document, actors, times))
        lit = _mentions((*actors.mentions, *events.mentions), times)
        document = replace(document, mentions=lit, language=document.language or language)
        limits = [] if language == "en" else [f"{OTHER_LANGUAGE} ({language_name(language)})"]
        if not parsed.sentences:
            limits.append("no sentence was found in it")
        return Article(
            document,
            tuple(times),
            (*actors.actors, *events.actors),
            tuple(events.events),
            tuple(events.relations),
            tuple(_problems(document, limits)),
        )


def _read_foreign(document: Document, language: str) -> Article:
    """Find the dates of an article that is not English, and offer the sentences they stand in."""
    text = document.text[:LONGEST]
    times = dates.find_foreign(text, language, document.published)
    events = dated_sentences(document, blocks(text), times)
    declared = document.language if document.language[:2].casefold() == language[:2] else language
    document = replace(document, mentions=_mentions((), times), language=declared)
    limits = [f"{language_name(language)}: {DATES_ALONE}"]
    return Article(document, tuple(times), (), events, (), tuple(_problems(document, limits)))


def _described(document: Document, published: FuzzyDate | None) -> Document:
    if published is not None:
        document = replace(document, published=published, published_from=PublishedFrom.USER)
    return describe(document, blocks(document.text[:LONGEST]), dates.read_date)


def told_apart(actors: ActorFindings, found: EventFindings) -> EventFindings:
    """Let what takes part in an event be the actor of that name, where the article has one.

    The press that tells the news takes no part in it.
    """
    known = {a.text.casefold(): actor.id for actor in actors.actors for a in actor.aliases}
    known |= {actor.label.casefold(): actor.id for actor in actors.actors}
    same = {x.id: known[x.label.casefold()] for x in found.actors if x.label.casefold() in known}
    nobody = {x.id for x in found.actors if x.id not in same and is_no_actor(x.label)}
    if not same and not nobody:
        return found
    events = tuple(
        replace(e, participants=_renamed(e.participants, same, nobody)) for e in found.events
    )
    rest = tuple(x for x in found.actors if x.id not in same and x.id not in nobody)
    ties = tuple(t for r in found.relations if (t := _tied(r, same, nobody)) is not None)
    lit = tuple(
        replace(m, actor_id=same.get(m.actor_id or "", m.actor_id))
        for m in found.mentions
        if m.actor_id not in nobody
    )
    return replace(found, events=events, actors=rest, relations=ties, mentions=lit)


def _tied(tie: Relation, same: dict[str, str], nobody: set[str]) -> Relation | None:
    """Return a tie between those that its ends are, None where one of them is nobody."""
    source, target = same.get(tie.source, tie.source), same.get(tie.target, tie.target)
    if source == target or {source, target} & nobody:
        return None
    return replace(tie, source=source, target=target)


def _renamed(
    parts: tuple[Participant, ...], same: dict[str, str], nobody: set[str]
) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for part in (p for p in parts if p.actor_id not in nobody):
        actor = same.get(part.actor_id, part.actor_id)
        found.setdefault(actor, replace(part, actor_id=actor))
    return tuple(found.values())


def _mentions(found: tuple[Mention, ...], times: Sequence[TimeMention]) -> tuple[Mention, ...]:
    lit = [*found, *(Mention(t.span, MentionKind.DATE) for t in times)]
    return tuple(sorted(lit, key=lambda m: (m.span.start, m.span.end)))


def _problems(document: Document, limits: list[str]) -> list[Problem]:
    """Say what limits the findings of this article."""
    where = document.path.replace("\\", "/").rsplit("/", 1)[-1] or document.title
    found = []
    if document.published is None:
        found.append(Problem(where, NO_DATE, "warning", undated=True))
    if len(document.text) > LONGEST:
        size = f"{len(document.text):,} characters are more than an article"
        found.append(Problem(where, f"{size}: {TOO_LONG}", "warning"))
    return found + [Problem(where, each, "warning") for each in limits]


NO_DATE = (
    "no publication date was found, so expressions such as “on Thursday” stay unresolved; "
    "set the date in the list of sources"
)
TOO_LONG = (
    f"the first {LONGEST:,} are searched for events, the rest is kept to read; "
    "split the file to have all of it searched"
)
OTHER_LANGUAGE = "the text does not seem to be English: its events and actors cannot be relied on"
