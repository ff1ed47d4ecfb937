"""How often each value of each section stands among the events shown, kept up to date.

What the events have is kept as pairs of place and code, so that a filter is counted in a few
milliseconds at 100,000 events, and an edit costs what it touches.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from core.filter import families, passes
from core.sieve import without
from gui.facets.counts import FACETS

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from core.filter import Filter
    from core.project import Project
    from core.sieve import Sieve
    from gui.facets.counts import Facet

    Mask = NDArray[np.bool_]


class Tally:
    """Counts the sections of one project; follow it with the events that every patch touched."""

    def __init__(self, project: Project, sieve: Sieve) -> None:
        self._project, self._sieve = project, sieve
        self._asked: Filter | None = None
        self._open: dict[str, Mask] = {}
        """What would be shown if the filter asked for nothing in a section it asks about."""
        self._had = [_Had(facet) for facet in FACETS]
        for had in self._had:
            had.add(project, sieve, sieve.ids)

    def follow(self, touched: Collection[str]) -> None:
        """Take in the events that may have something else now."""
        for had in self._had:
            had.take(self._sieve, touched)
            had.add(self._project, self._sieve, touched)
        for field, mask in self._open.items():
            self._open[field] = self._renewed(mask, field, touched)

    def counts(self) -> dict[str, Counter[str]]:
        """Count the values, field by field.

        Where the filter asks for some value of a section, its others count what they would add.
        """
        asked, sieve = self._sieve.asked, self._sieve
        if asked != self._asked:
            self._asked = asked
            chosen = [facet.field for facet in FACETS if getattr(asked, facet.field)]
            self._open = {field: sieve.mask(without(asked, field)) for field in chosen}
        shown = sieve.shown_mask
        return {had.field: had.counts(self._open.get(had.field, shown)) for had in self._had}

    def _renewed(self, mask: Mask, field: str, touched: Collection[str]) -> Mask:
        if self._asked is None:
            return mask
        asked, sieve = without(self._asked, field), self._sieve
        wanted = families(self._project, asked.actors)
        longer = np.zeros(len(sieve.ids), np.bool_)
        longer[: len(mask)] = mask
        for event_id in touched:
            event, place = self._project.events.get(event_id), sieve.place.get(event_id)
            if place is not None:
                shown = event is not None and passes(self._project, event, asked, wanted)
                longer[place] = shown
        return longer


class _Had:
    """What the events have in one section: pairs of an event's place and a value's code."""

    def __init__(self, facet: Facet) -> None:
        self.field, self._values = facet.field, facet.values
        self._codes: dict[str, int] = {}
        self._owners = self._coded = np.zeros(0, np.int64)

    def add(self, project: Project, sieve: Sieve, ids: Collection[str]) -> None:
        owners, coded = list[int](), list[int]()
        codes, values, events, place_of = self._codes, self._values, project.events, sieve.place
        for event_id in ids:
            event = events.get(event_id)
            if event is not None:
                for value in values(project, event):
                    owners.append(place_of[event_id])
                    coded.append(codes.setdefault(value, len(codes)))
        self._owners = np.concatenate((self._owners, np.array(owners, np.int64)))
        self._coded = np.concatenate((self._coded, np.array(coded, np.int64)))

    def take(self, sieve: Sieve, ids: Collection[str]) -> None:
        gone = np.zeros(len(sieve.ids), np.bool_)
        gone[[sieve.place[i] for i in ids if i in sieve.place]] = True
        kept = ~gone[self._owners]
        self._owners, self._coded = self._owners[kept], self._coded[kept]

    def counts(self, mask: Mask) -> Counter[str]:
        found: Any = np.bincount(self._coded[mask[self._owners]], minlength=len(self._codes))
        pairs = zip(self._codes, found.tolist(), strict=True)
        return Counter({value: count for value, count in pairs if count})
