"""What the rules share while one article is read."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from core.events.clauses import Clauses
from core.events.participants import Parts
from core.events.story import Story
from core.events.subject import subject_of
from core.events.things import Things, lying, surnames
from core.events.ties import Ties
from core.events.titles import Titles
from core.events.when import Dates
from core.events.wording import Phrases
from core.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.events.when import Dated
    from core.findings import ActorFindings
    from core.model import Actor, Document, Span, TimeMention
    from core.parsed import Parsed

_LANDS = frozenset({ActorKind.COUNTRY, ActorKind.PLACE})


class Known:
    """The article, its actors and dates, and how far the reading has come."""

    def __init__(
        self,
        parsed: Parsed,
        document: Document,
        actors: ActorFindings,
        times: Sequence[TimeMention],
    ) -> None:
        self.parsed, self.document = parsed, document
        self.clauses = Clauses(parsed)
        self.dates = Dates(parsed, times, document.published)
        self.places = _place_names(parsed, actors.places)
        by_id = {a.id: a for a in actors.actors}
        owner = {**surnames(parsed, actors), **actors.owner}
        self.lands = {i: a for i, a in lying(parsed, actors).items() if i not in owner}
        self.things = Things(parsed, owner, self.lands, self.places, times)
        self.parts = Parts(self.clauses, owner, self.things, _lands(owner, by_id))
        self.actors = {i: by_id[name] for i, name in owner.items() if name in by_id}
        self.said_by = actors.said_by
        self.kinds = {a.id: a.kind for a in actors.actors}
        self.phrases = Phrases(parsed, self.dates.tokens, self.actors, actors.how)
        self.titles = Titles(self.clauses, self.phrases)
        self.ties = Ties(parsed, self.actors, self.lands, document.id, self.things, self.dates)
        self.story = Story(self.dates, self.clauses)
        self.subject = subject_of(parsed)
        self.quoted = False
        """Whether the words being read stand in a quotation."""
        self.money = False
        """Whether the sentence being read speaks of firms or money."""
        self.body_sentences = 0
        self.triggers: set[int] = set()
        """Tokens that tell an event found so far."""
        self.when: dict[int, Dated] = {}
        """Trigger → the date of its event."""


def _lands(owner: Mapping[int, str], by_id: Mapping[str, Actor]) -> frozenset[int]:
    """Return the tokens that stand for countries and places."""
    return frozenset(i for i, name in owner.items() if name in by_id and by_id[name].kind in _LANDS)


def _place_names(parsed: Parsed, places: Sequence[tuple[Span, str]]) -> dict[int, str]:
    """Return token index → the name of the place."""
    starts = [t.start for t in parsed.tokens]
    return {
        i: name
        for span, name in places
        for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
    }
