"""The steps from a parsed article with its actors and times to its events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.reader import Reader
from core.events.report import TOLD
from core.findings import EventFindings
from core.model import ActorKind, Mention, MentionKind
from core.ties import is_thing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.findings import ActorFindings
    from core.model import Actor, Document, Event, Relation, TimeMention
    from core.parsed import Parsed

LANDS = frozenset({ActorKind.COUNTRY, ActorKind.PLACE})


def find_events(
    parsed: Parsed, document: Document, actors: ActorFindings, times: Sequence[TimeMention]
) -> EventFindings:
    """Find the events and the stated ties of an article."""
    reader = Reader(parsed, document, actors, times)
    for sentence in parsed.sentences:
        if sentence.block.kind in TOLD:
            reader.read(sentence)
    events = tuple(reader.events())
    ties = tuple(reader.ties.found.values())
    extra = reader.extra_actors(events)
    return EventFindings(events, ties, extra, _mentions(events, ties, extra))


def _mentions(
    events: Sequence[Event], ties: Sequence[Relation], extra: Sequence[Actor]
) -> tuple[Mention, ...]:
    """Return where those stand who have no mention but in the events and ties themselves."""
    kinds = {a.id: a.kind for a in extra if not is_thing(a)}
    parts = [(p.actor_id, p.span) for e in events for p in e.participants]
    for tie in ties:
        for cited in tie.citations:
            parts += zip((tie.source, tie.target), cited.actors, strict=False)
    found = {(span, name) for name, span in parts if name in kinds and span is not None}
    return tuple(
        Mention(span, MentionKind.PLACE if kinds[name] in LANDS else MentionKind.ACTOR, name)
        for span, name in sorted(found, key=lambda f: (f[0].start, -f[0].end))
    )
