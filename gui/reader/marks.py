"""What is lit in an article: mentions, and the sentences that tell of events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.model import Mention, Span

if TYPE_CHECKING:
    from core.model import Document
    from core.project import Project


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and the events (ids, each its lead) that it tells of, with their triggers."""

    sentence: Span
    events: tuple[str, ...]
    triggers: tuple[Span, ...]


class Marks:
    """The mentions and told sentences of one document, found by where they stand."""

    def __init__(self, project: Project, document: Document, visible: frozenset[str]) -> None:
        self.mentions = sorted(document.mentions, key=lambda m: (m.span.start, m.span.end))
        self._starts = [m.span.start for m in self.mentions]
        self._longest = max((m.span.end - m.span.start for m in self.mentions), default=0)
        self.told = _told(project, document.id, visible)
        self._told_starts = [t.sentence.start for t in self.told]
        self._longest_told = max((t.sentence.end - t.sentence.start for t in self.told), default=0)

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return the mentions that share a character with a stretch, in order."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [m for m in self.mentions[first:last] if m.span.touches(span)]

    def told_in(self, span: Span) -> list[Told]:
        """Return the told sentences that share a character with a stretch, in order."""
        first = bisect_left(self._told_starts, span.start - self._longest_told)
        last = bisect_left(self._told_starts, span.end)
        return [t for t in self.told[first:last] if t.sentence.touches(span)]

    def mention_at(self, offset: int) -> Mention | None:
        """Return the narrowest mention over a character."""
        found = self.mentions_in(Span(offset, offset + 1))
        return min(found, key=lambda m: m.span.end - m.span.start, default=None)

    def told_at(self, offset: int) -> list[Told]:
        """Return the told sentences over a character."""
        return self.told_in(Span(offset, offset + 1))

    def told_of(self, events: frozenset[str]) -> list[Told]:
        """Return the sentences that tell of these events, in order."""
        return [t for t in self.told if not events.isdisjoint(t.events)]

    def step(self, offset: int, direction: int) -> Told | None:
        """Return the next (1) or previous (-1) told sentence from a character."""
        if direction > 0:
            place = bisect_right(self._told_starts, offset)
        else:
            place = bisect_left(self._told_starts, offset) - 1
        return self.told[place] if 0 <= place < len(self.told) else None


def _told(project: Project, document_id: str, visible: frozenset[str]) -> list[Told]:
    events: defaultdict[Span, dict[str, None]] = defaultdict(dict)
    triggers: defaultdict[Span, dict[Span, None]] = defaultdict(dict)
    for event in project.events_citing(document_id):
        lead = project.lead(event.id)
        for citation in event.citations if lead in visible else ():
            if citation.document_id == document_id:
                events[citation.sentence][lead] = None
                if citation.trigger is not None:
                    triggers[citation.sentence][citation.trigger] = None
    spans = sorted(events, key=lambda s: (s.start, s.end))
    return [Told(s, tuple(events[s]), tuple(triggers[s])) for s in spans]
