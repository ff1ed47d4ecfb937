"""What of the project may be told twice, kept up to date piece by piece as the project changes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import OrderedDict, defaultdict, deque
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from core.collate.copies import Copies
from core.collate.likeness import LEAST, Likeness, likeness
from core.collate.namesakes import Alike, Namesakes
from core.collate.neighbours import Neighbours
from core.collate.reasons import event_reasons
from core.collate.telling import telling
from core.model import Actor, Event, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.project import Patch, Project

Pair = tuple[str, str]
Ranked = tuple[float, str, str]
"""A pair of events after its score, turned so that the likeliest comes first."""
Scored = TypeVar("Scored", Likeness, Alike)
TOGETHER = 0.55
"""What is left of the score of two actors that one article tells apart."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two events, or two actors, that may be one; the first leads if they are merged."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...] = ()


class Collation:
    """Follows a project; each step of its work is a fraction of a millisecond up to a few."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.neighbours, self.copies, self.namesakes = Neighbours(), Copies(), Namesakes()
        self.events: dict[Pair, Likeness] = {}
        self.actors: dict[Pair, Alike] = {}
        self._order: list[Ranked] = []
        """The pairs of events, the likeliest first."""
        self._pairs: defaultdict[str, set[Pair]] = defaultdict(set)
        self._documents_of: defaultdict[str, set[str]] = defaultdict(set)
        self._led_by: dict[str, str] = {}
        """The lead of each record when it was last looked at: a split bears on it too."""
        self._entering = OrderedDict[str, None]()  # a dict looks for its first ever longer
        self._comparing = OrderedDict[str, None]()
        self._mark((*project.documents, *project.actors, *project.events))

    @property
    def waiting(self) -> int:
        """Rows still to be looked at."""
        return len(self._entering) + len(self._comparing)

    def follow(self, patch: Patch) -> None:
        """Take note of what changed; step does the work."""
        self._mark(self._touched(patch))

    def step(self) -> bool:
        """Look at one row; return whether any are left."""
        for queue, work in ((self._entering, self._enter), (self._comparing, self._compare)):
            if queue:
                work(queue.popitem(last=False)[0])
                break
        return bool(self._entering or self._comparing)

    def run(self) -> None:
        """Look at all that waits."""
        deque(iter(self.step, False), maxlen=0)

    def same_events(
        self, among: frozenset[str] | None = None, most: int | None = None
    ) -> list[Suggestion]:
        """Return the events that may be one, the likeliest first, without those declined."""
        found = islice(self._ranked(among), most)
        return [Suggestion(one, other, -score) for score, one, other in found]

    def count_events(self, among: frozenset[str] | None = None) -> int:
        """Count what same_events returns."""
        return sum(1 for _ in self._ranked(among))

    def same_actors(self) -> list[Suggestion]:
        """Return the actors that may be one, the likeliest first, without those declined."""
        found, no = [], self.declined()
        for (one, other), alike in self.actors.items():
            score = alike.score * (TOGETHER if self._told_apart(one, other) else 1)
            if score >= LEAST and frozenset((one, other)) not in no and self._leads(one, other):
                found.append(Suggestion(one, other, round(score, 2), alike.reasons))
        return sorted(found, key=_rank)

    def reasons(self, found: Suggestion) -> tuple[str, ...]:
        """Say why two rows may be one."""
        told = self.neighbours.tellings
        if found.one not in told or found.other not in told:
            return found.reasons
        one, other = told[found.one], told[found.other]
        return event_reasons(self.project, one, other, self.neighbours.weight)

    def pairs_of(self, row_id: str) -> frozenset[Pair]:
        """Return the pairs that a row is one of."""
        return frozenset(self._pairs.get(row_id, ()))

    def declined(self) -> set[frozenset[str]]:
        """Return the pairs that the analyst declined, by the rows that lead now."""
        lead = self.project.lead
        return {frozenset((lead(d.one), lead(d.other))) for d in self.project.declined.values()}

    def _ranked(self, among: frozenset[str] | None) -> Iterator[Ranked]:
        """Yield the pairs of events in order; those shown (among) are known to lead."""
        no = self.declined()
        shown = among if among is not None else {e.id for e in self.project.lead_events()}
        for pair in self._order:
            if pair[1] in shown and pair[2] in shown and not (no and frozenset(pair[1:]) in no):
                yield pair

    def _leads(self, *ids: str) -> bool:
        """Whether the rows are there and stand for themselves; step may not have come that far."""
        return all(self.project.row(i) is not None and self.project.lead(i) == i for i in ids)

    def _told_apart(self, one: str, other: str) -> bool:
        """Whether one article speaks of both."""
        return not self._documents_of[one].isdisjoint(self._documents_of[other])

    def _touched(self, patch: Patch) -> Iterator[str]:
        """Yield the rows that a patch bears on: events by their leads, those of actors merged."""
        project = self.project
        for row_id in patch.ids:
            if row_id[:1] in "SEA":
                yield row_id
            if row_id.startswith("E"):
                yield project.lead(row_id)
                yield self._led_by.get(row_id, row_id)
                yield from (i for pair in self.pairs_of(row_id) for i in pair)
            elif row_id.startswith("A"):
                yield project.lead(row_id)
                yield from (project.lead(e.id) for e in project.events_of(row_id))

    def _mark(self, ids: Iterable[str]) -> None:
        self._entering.update(dict.fromkeys(ids))

    def _enter(self, row_id: str) -> None:
        """Take a row into the index of its kind, or out of it."""
        if row_id.startswith("S"):
            self._enter_document(row_id)
            return
        self._forget(row_id)
        row = self.project.row(row_id)
        stays = row is not None and getattr(row, "merged_into", None) is None
        if isinstance(row, Event | Actor) and row.status is Status.REJECTED:
            stays = False
        if row_id.startswith("E"):
            told = telling(self.project, row_id) if stays else None
            self._led_by.update(dict.fromkeys(self.project.records(row_id), row_id))
            self.neighbours.add(told) if told else self.neighbours.remove(row_id)
        elif stays:
            self.namesakes.add(self.project.actors[row_id])
        else:
            self.namesakes.remove(row_id)
        if stays:
            self._comparing[row_id] = None

    def _enter_document(self, document_id: str) -> None:
        document = self.project.documents.get(document_id)
        if document is None:
            self.copies.remove(document_id)
            return
        self.copies.add(document_id, document.text)
        for mention in document.mentions:
            if mention.actor_id:
                self._documents_of[mention.actor_id].add(document_id)

    def _compare(self, row_id: str) -> None:
        """Find the rows that may be this one."""
        if row_id.startswith("A"):
            for other, alike in self.namesakes.of(row_id):
                self._note(self.actors, (row_id, other), alike)
            return
        told = self.neighbours.tellings.get(row_id)
        if told is None:
            return
        for other in self.neighbours.near(told):
            likely = likeness(told, self.neighbours.tellings[other], self.neighbours.weight)
            if likely is not None and (likely.sure or likely.score >= LEAST):
                self._unrank((min(row_id, other), max(row_id, other)))
                self._note(self.events, (row_id, other), likely)
                insort(self._order, (-likely.score, min(row_id, other), max(row_id, other)))

    def _note(self, pairs: dict[Pair, Scored], pair: Pair, scored: Scored) -> None:
        ordered = min(pair), max(pair)
        pairs[ordered] = scored
        for row_id in ordered:
            self._pairs[row_id].add(ordered)

    def _forget(self, row_id: str) -> None:
        for pair in self._pairs.pop(row_id, ()):
            self._unrank(pair)
            self.events.pop(pair, None)
            self.actors.pop(pair, None)
            for other in pair:
                if other != row_id:
                    self._pairs[other].discard(pair)

    def _unrank(self, pair: Pair) -> None:
        """Take a pair of events out of their order."""
        known = self.events.get(pair)
        if known is not None:
            del self._order[bisect_left(self._order, (-known.score, *pair))]


def _rank(found: Suggestion) -> tuple[float, str, str]:
    return -found.score, found.one, found.other
