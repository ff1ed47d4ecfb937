"""What the marks are coloured by; patterns keep telling factuality whatever the colours say."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model import Event
    from core.project import Project


class ColourBy(StrEnum):
    """What decides the colour of a mark."""

    FACTUALITY = "factuality"
    TYPE = "type"
    SOURCE = "source"
    STATUS = "status"
    TAG = "tag"
    CONFIDENCE = "confidence"
    RULES = "my rules"


SERIES = tuple(f"series{n}" for n in range(1, 9))
"""Names of colours in the theme that are told apart best."""
OTHER = "hypothetical"
"""The colour of all that has none of its own."""
CONFIDENCE = ((0.75, "0.75 and more"), (0.5, "0.5 to 0.75"), (0.25, "0.25 to 0.5"), (0.0, "less"))


@dataclass(frozen=True, slots=True)
class ColourRule:
    """Events in which a text stands (title, type, tags, places, actors) get a colour."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Colouring:
    """What is coloured by; of the rules the first that holds counts."""

    by: ColourBy = ColourBy.FACTUALITY
    rules: tuple[ColourRule, ...] = ()


class Colours:
    """The colours of a project's events; worked out for each event when it is asked for."""

    def __init__(self, project: Project, shown: Iterable[str], colouring: Colouring) -> None:
        self.colouring = colouring
        self._project = project
        self._known: dict[str, str] = {}
        self._colour = self._chosen(shown)

    @property
    def legend(self) -> list[tuple[str, str]]:
        """Words and colour of each row; empty where factuality alone decides."""
        if self.colouring.by is ColourBy.FACTUALITY:
            return []
        named = [(self._words(key), colour) for key, colour in self._colour.items()]
        return [*named, ("Other", OTHER)]

    def of(self, event_id: str) -> str:
        """Return the name of an event's colour, empty where its factuality decides."""
        if self.colouring.by is ColourBy.FACTUALITY:
            return ""
        if event_id not in self._known:
            event = self._project.events.get(event_id)
            key = self._key(event) if event is not None else ""
            self._known[event_id] = self._colour.get(key, OTHER)
        return self._known[event_id]

    def forget(self, ids: Iterable[str]) -> None:
        """Forget what was worked out for events that have changed."""
        for event_id in ids:
            self._known.pop(event_id, None)

    def _chosen(self, shown: Iterable[str]) -> dict[str, str]:
        """Return the colour of each key: the most frequent ones get one of their own."""
        match self.colouring.by:
            case ColourBy.FACTUALITY:
                return {}
            case ColourBy.RULES:
                return {r.text.casefold(): r.colour for r in reversed(self.colouring.rules)}
            case ColourBy.CONFIDENCE:
                return {words: SERIES[n] for n, (_, words) in enumerate(CONFIDENCE)}
        events = (self._project.events.get(i) for i in shown)
        counts = Counter(self._key(e) for e in events if e is not None)
        counts.pop("", None)
        ranked = sorted(counts, key=lambda key: (-counts[key], key))
        return dict(zip(ranked, SERIES, strict=False))

    def _key(self, event: Event) -> str:
        match self.colouring.by:
            case ColourBy.TYPE:
                return event.type
            case ColourBy.SOURCE:
                return event.citations[0].document_id if event.citations else ""
            case ColourBy.STATUS:
                return event.status.value
            case ColourBy.TAG:
                return event.tags[0] if event.tags else ""
            case ColourBy.CONFIDENCE:
                return next(words for least, words in CONFIDENCE if event.confidence >= least)
        hay = self._hay(event)
        rules = self.colouring.rules
        return next((r.text.casefold() for r in rules if r.text.casefold() in hay), "")

    def _hay(self, event: Event) -> str:
        actors = (a.label for a in self._project.shown_leads(event))
        parts = (event.title, event.type, *event.tags, *event.places, *actors)
        return "\n".join(parts).casefold()

    def _words(self, key: str) -> str:
        if self.colouring.by is ColourBy.SOURCE:
            document = self._project.documents.get(key)
            return (document.title or document.id) if document else key
        if self.colouring.by is ColourBy.RULES:
            return next((r.text for r in self.colouring.rules if r.text.casefold() == key), key)
        return key.capitalize() if self.colouring.by is not ColourBy.TAG else key


def dumps(colouring: Colouring) -> str:
    """Write it as text."""
    rules = [[r.text, r.colour] for r in colouring.rules]
    return json.dumps({"by": colouring.by.value, "rules": rules})


def loads(text: str) -> Colouring:
    """Read it from text; what cannot be read is as at first."""
    try:
        values = json.loads(text)
        rules = tuple(ColourRule(str(t), str(c)) for t, c in values["rules"])
        return Colouring(ColourBy(values["by"]), rules)
    except (ValueError, TypeError, KeyError):
        return Colouring()
