"""One short text through the real steps, for the tests of actors and events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.actors import find_actors
from core.dates import find_times
from core.edtf import render, unit
from core.events import find_events
from core.model import Document, Role

if TYPE_CHECKING:
    from core.findings import ActorFindings, EventFindings
    from core.language import Language
    from core.model import Event, FuzzyDate

PUBLISHED = unit(2019, 3, 7)
"""A Thursday."""


@dataclass(frozen=True)
class Reading:
    text: str
    actors: ActorFindings
    found: EventFindings

    @property
    def events(self) -> tuple[Event, ...]:
        return self.found.events

    def label(self, actor_id: str) -> str:
        everybody = (*self.actors.actors, *self.found.actors)
        return next(a.label for a in everybody if a.id == actor_id)

    def kinds(self) -> dict[str, str]:
        return {a.label: a.kind.value for a in self.actors.actors}

    def event(self, trigger: str, part: str = "") -> Event:
        """Return the event of a trigger word, in the sentence that holds a part of the text."""
        fitting = [
            e for e in self.events if self.trigger(e) == trigger and part in self.sentence(e)
        ]
        assert fitting, (
            f"no event {trigger!r} in {[(self.trigger(e), e.title) for e in self.events]}"
        )
        return fitting[0]

    def trigger(self, event: Event) -> str:
        span = event.citations[0].trigger
        return self.text[span.start : span.end] if span else ""

    def sentence(self, event: Event) -> str:
        span = event.citations[0].sentence
        return self.text[span.start : span.end]

    def roles(self, event: Event) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {role.value: set() for role in Role}
        for part in event.participants:
            found[part.role.value].add(self.label(part.actor_id))
        return found

    def ties(self) -> set[tuple[str, str, str]]:
        return {(self.label(r.source), r.kind, self.label(r.target)) for r in self.found.relations}


def read(language: Language, text: str, published: FuzzyDate | None = PUBLISHED) -> Reading:
    document = Document("S001", "", text, published=published)
    parsed = language.parse(text)
    times = find_times(parsed, published)
    actors = find_actors(parsed, document)
    return Reading(text, actors, find_events(parsed, document, actors, times))


def when(event: Event) -> str:
    return render(event.when) if event.when is not None else ""
