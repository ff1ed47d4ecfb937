"""Which events may tell the same: looked up by day, actors, places and sort, not pair by pair."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.collate.telling import Telling

CROWD = 60
"""Events under one key beyond which the key tells nothing apart."""
LONG = 15
"""Days beyond which a date is looked up by month."""
FAR = 36
"""Months beyond which a date is as good as none."""
MONTH = 30
MOST = 6
"""Actors of one event whose pairs are looked up."""
Key = tuple[object, ...]


class Neighbours:
    """An index of tellings that grows, shrinks and answers at once."""

    def __init__(self) -> None:
        self.tellings: dict[str, Telling] = {}
        self._keys: dict[str, tuple[Key, ...]] = {}
        self._by_key: defaultdict[Key, set[str]] = defaultdict(set)
        self._counts: Counter[str] = Counter()

    def add(self, told: Telling) -> None:
        """Take in a telling, in place of any of that id."""
        self.remove(told.event_id)
        keys = tuple(_keys(told))
        self.tellings[told.event_id], self._keys[told.event_id] = told, keys
        for key in keys:
            self._by_key[key].add(told.event_id)
        self._counts.update(_counted(told))

    def remove(self, event_id: str) -> None:
        """Forget a telling."""
        told = self.tellings.pop(event_id, None)
        if told is None:
            return
        for key in self._keys.pop(event_id):
            self._by_key[key].discard(event_id)
            if not self._by_key[key]:
                del self._by_key[key]
        self._counts.subtract(_counted(told))

    def near(self, told: Telling) -> set[str]:
        """Return the ids of events that share a telling key with this one, itself left out."""
        found: set[str] = set()
        times = {*_times(told), "undated"}
        for mark in _marks(told):
            for time in times:
                held = self._by_key.get((time, *mark), ())
                if len(held) <= CROWD:
                    found.update(held)
        found.discard(told.event_id)
        return found

    def weight(self, word: str) -> float:
        """Return how much it tells that two events share this word or actor: rare ones most."""
        return math.log(1 + (len(self.tellings) + 10) / (self._counts[word] or 1))


def _counted(told: Telling) -> frozenset[str]:
    return told.words | told.title | told.actors


def _marks(told: Telling) -> set[Key]:
    """Return the pairs of who, where and what that an event is found by."""
    marks: set[Key] = set(combinations(sorted(told.actors)[:MOST], 2))
    for sort in (*told.sorts, told.type):
        marks.update((sort, other) for other in (*told.actors, *told.places, *told.names))
    marks.update((actor, place) for actor in told.actors for place in told.places)
    marks.update(("verbatim", number) for number in told.verbatim)
    return marks


def _keys(told: Telling) -> list[Key]:
    """Return what an event is entered under."""
    times = _times(told)
    return [(time, *mark) for mark in _marks(told) for time in times]


def _times(told: Telling) -> list[int | str]:
    """Return the days and months of an event; negative numbers stand for months."""
    days = told.days
    if days is None or days[1] - days[0] > FAR * MONTH:
        return ["undated", *{-(d // MONTH) for d in told.published}]
    months: list[int | str] = [-(m) for m in range(days[0] // MONTH, days[1] // MONTH + 1)]
    return months if days[1] - days[0] > LONG else [*months, *range(days[0], days[1] + 1)]
