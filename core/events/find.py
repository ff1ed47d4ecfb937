"""The steps from a parsed article with its actors and times to its events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.reader import Reader
from core.events.report import TOLD
from core.findings import EventFindings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.findings import ActorFindings
    from core.model import Document, TimeMention
    from core.parsed import Parsed


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
    return EventFindings(events, ties, reader.extra_actors(events))
