"""How often each value of each section stands among the events shown, kept up to date.

What the events have is kept as pairs of place and code, so that a filter is counted in a few
milliseconds at 100,000 events; an edit is counted by what the events touched had and have now.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from core.filter import families, passes
from core.sieve import without
from gui.facets.counts import FACETS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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
        self.sieve = sieve
        self._asked: Filter | None = None
        self._open: dict[str, Mask] = {}
        """What would be shown if the filter asked for nothing in a section it asks about."""
        self._behind = set[str]()
        """Events that may have something else than was counted."""
        self.differing: frozenset[str] = frozenset()
        """The fields of which the last look at the counts found others than the one before."""
        self._had = [_Had(facet, project, sieve) for facet in FACETS]

    def stand_on(self, project: Project) -> None:
        """Go on with the project that now has the rows counted."""
        self._project = project
        for had in self._had:
            had.project = project

    def follow(self, touched: Collection[str]) -> None:
        """Take note of the events that may have something else now."""
        self._behind |= frozenset(touched)

    def counts(self) -> dict[str, Counter[str]]:
        """Count the values, field by field; the counters change with the next count.

        Where the filter asks for some value of a section, its others count what they would add.
        """
        if self._sieve.asked != self._asked:
            self._count_anew()
        elif self._behind:
            self._count_on()
        else:
            self.differing = frozenset()
        return {had.field: had.counted for had in self._had}

    def _count_anew(self) -> None:
        """Count for another filter: everything, in arrays."""
        asked, sieve = self._sieve.asked, self._sieve
        self._asked = asked
        chosen = [facet.field for facet in FACETS if getattr(asked, facet.field)]
        self._open = {field: sieve.mask(without(asked, field)) for field in chosen}
        places = self._places()
        for had in self._had:
            had.read(places)
            had.count(self._open.get(had.field, sieve.shown_mask))
        self.differing = frozenset(had.field for had in self._had)

    def _count_on(self) -> None:
        """Count what events have now in place of what they had: it costs what was touched."""
        for field, mask in self._open.items():
            self._open[field] = self._renewed(mask, field, self._behind)
        places, shown = self._places(), self._sieve.shown_mask
        self.differing = frozenset(
            had.field for had in self._had if had.follow(places, self._open.get(had.field, shown))
        )

    def _places(self) -> list[int]:
        """Return where the events stand that are to be looked at, and forget that they are."""
        behind, self._behind = self._behind, set()
        return sorted(self._sieve.place[i] for i in behind if i in self._sieve.place)

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
    """What the events have in one section, place by place.

    As pairs of a place and a value's code too: they are brought up to date when all is counted.
    """

    def __init__(self, facet: Facet, project: Project, sieve: Sieve) -> None:
        self.field, self._values = facet.field, facet.values
        self.project, self._sieve = project, sieve
        self.counted: Counter[str] = Counter()
        self._codes: dict[str, int] = {}
        self._of: list[tuple[str, ...]] = []
        """The values by place."""
        self._in: Mask = np.zeros(0, np.bool_)
        """Which places are counted."""
        self._unpaired = set[int]()
        """Places whose pairs are those of before."""
        self._owners = self._coded = np.zeros(0, np.int64)
        self.read(range(len(sieve.ids)))

    def read(self, places: Iterable[int]) -> None:
        """Read what the events at these places have now, and those that are new."""
        ids = self._sieve.ids
        for place in places:
            self._put(place, self._had_by(ids[place]))

    def count(self, mask: Mask) -> None:
        """Count those that the mask has."""
        self._pair()
        found: Any = np.bincount(self._coded[mask[self._owners]], minlength=len(self._codes))
        pairs = zip(self._codes, found.tolist(), strict=True)
        self.counted = Counter({value: count for value, count in pairs if count})
        self._in = mask.copy()

    def follow(self, places: Iterable[int], mask: Mask) -> bool:
        """Count what these places have now in place of what they had; say if that is another."""
        if len(self._in) < len(mask):
            self._in = np.concatenate((self._in, np.zeros(len(mask) - len(self._in), np.bool_)))
        differs = False
        for place in places:
            before = self._of[place] if self._in[place] else ()
            self.read((place,))
            now = self._of[place] if mask[place] else ()
            self._in[place] = mask[place]
            if sorted(before) != sorted(now):
                differs = True
                self._exchange(before, now)
        return differs

    def _exchange(self, before: Iterable[str], now: Iterable[str]) -> None:
        counted = self.counted
        counted.subtract(before)
        counted.update(now)
        for value in before:
            if not counted[value]:
                del counted[value]

    def _had_by(self, event_id: str) -> tuple[str, ...]:
        event = self.project.events.get(event_id)
        return tuple(self._values(self.project, event)) if event is not None else ()

    def _put(self, place: int, values: tuple[str, ...]) -> None:
        if place < len(self._of):
            if self._of[place] == values:
                return
            self._of[place] = values
        else:  # new events stand at the end; those between have been touched as well
            self._of += [()] * (place - len(self._of))
            self._of.append(values)
        self._unpaired.add(place)

    def _pair(self) -> None:
        """Bring the pairs up to date."""
        if not self._unpaired:
            return
        codes, gone = self._codes, np.zeros(len(self._of), np.bool_)
        gone[list(self._unpaired)] = True
        kept = ~gone[self._owners]
        pairs = [
            (place, codes.setdefault(value, len(codes)))
            for place in sorted(self._unpaired)
            for value in self._of[place]
        ]
        added = np.array(pairs, np.int64).reshape(-1, 2)
        self._owners = np.concatenate((self._owners[kept], added[:, 0]))
        self._coded = np.concatenate((self._coded[kept], added[:, 1]))
        self._unpaired = set()
