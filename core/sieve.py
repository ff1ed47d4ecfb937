"""Which events the filter shows, kept up to date: a patch costs what it touches.

`core.filter.shown` says the same from nothing. Here what a filter asks about stands in arrays,
one place per event, and what a search looks through is kept as folded text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import repeat
from operator import attrgetter, contains
from typing import TYPE_CHECKING, Any

import numpy as np

from core.filter import Asks, Filter, families, haystack, passes
from core.model import Factuality, Status
from core.table_columns import BY_NAME, COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from core.filter import ColumnFilter
    from core.model import Event
    from core.project import Project

    Mask = NDArray[np.bool_]

EVER = np.iinfo(np.int64)
_FACTUALITY = {value: code for code, value in enumerate(Factuality)}
_STATUS = {value: code for code, value in enumerate(Status)}


class Sieve:
    """The events of one project under one filter; follow it with the ids of every patch."""

    def __init__(self, project: Project, asked: Filter) -> None:
        self._project = project
        self.ids: list[str] = list(project.events)
        self.place = {event_id: place for place, event_id in enumerate(self.ids)}
        self._onward = {
            row.id: row.merged_into
            for rows in (project.events.values(), project.actors.values())
            for row in rows
            if row.merged_into is not None
        }
        self._types: dict[str, int] = {}
        events = list(project.events.values())
        self._lead = _column(events, lambda e: e.merged_into is None, np.bool_)
        self._dated = _column(events, lambda e: e.when is not None, np.bool_)
        self._from = _column(events, _earliest, np.int64)
        self._to = _column(events, _latest, np.int64)
        self._sure = _column(events, lambda e: e.confidence, np.float64)
        self._type = _column(events, self._type_code, np.int64)
        self._fact = _column(events, lambda e: _FACTUALITY[e.factuality], np.int64)
        self._status = _column(events, lambda e: _STATUS[e.status], np.int64)
        self._texts: dict[str, list[str | None]] = {}
        """Folded text by place: of the search under "", of a column under its name."""
        self._known: dict[str, Mask] = {}
        self._folded = 0
        self._mask: Mask = np.zeros(len(events), np.bool_)
        self.choose(asked)

    @property
    def leads(self) -> int:
        """How many events stand for themselves."""
        return int(self._lead.sum())

    @property
    def shown_mask(self) -> Mask:
        """What is shown, place by place."""
        return self._mask

    @property
    def undated(self) -> int:
        """How many of the events shown have no date."""
        return int((self._mask & ~self._dated).sum())

    @property
    def hidden_undated(self) -> int:
        """How many events without a date are there and not shown, but for rejected ones."""
        kept = self._lead & (self._status != _STATUS[Status.REJECTED])
        return int((kept & ~self._dated & ~self._mask).sum())

    def choose(self, asked: Filter) -> frozenset[str]:
        """Put a filter in force and return the ids of the events shown."""
        self.asked = asked
        self._mask = self.mask(asked)
        self.visible = frozenset(self._ids(self._mask))
        return self.visible

    def shown(self, asked: Filter) -> frozenset[str]:
        """Return the ids that another filter would show."""
        return frozenset(self._ids(self.mask(asked)))

    def mask(self, asked: Filter) -> Mask:
        """Return, place by place, what a filter shows."""
        mask = self._coded(asked)
        if asked.actors:
            mask &= self._at(self._naming(asked.actors))
        if asked.documents:
            mask &= self._at(e.id for d in asked.documents for e in self._project.events_citing(d))
        if asked.tags:
            self._keep(mask, "tags", asked.tags)
        if asked.places:
            self._keep(mask, "places", asked.places)
        for word in asked.text.casefold().split():
            self._keep_text(mask, "", word)
        for each in asked.columns:
            self._keep_column(mask, each)
        return mask

    def follow(self, changed: Iterable[str]) -> frozenset[str]:
        """Take in a patch of these ids; return the events that may now say something else."""
        ids = frozenset(changed)
        touched = self._touched(ids)
        for row_id in ids:
            row = self._project.row(row_id)
            onward = getattr(row, "merged_into", None)
            self._onward.pop(row_id, None)
            if onward is not None:
                self._onward[row_id] = onward
        self._append([i for i in touched if i in self._project.events and i not in self.place])
        wanted = families(self._project, self.asked.actors)
        on, off = set[str](), set[str]()
        for event_id in touched:
            if event_id in self.place:
                (on if self._renew(event_id, wanted) else off).add(event_id)
        self._take(on - self.visible, off & self.visible)
        return touched

    def renewed(self, project: Project, changed: Iterable[str]) -> tuple[Sieve, frozenset[str]]:
        """Return a sieve of a changed copy of the project, and what follow would return.

        This one stays as it is, and is only read: it may be asked in another thread.
        """
        fresh, ids = Sieve(project, self.asked), frozenset(changed)
        return fresh, self._touched(ids) | fresh._touched(ids)

    def take_over(self, old: Sieve) -> None:
        """Stand in for a sieve whose project now has these rows, under the filter it has by now."""
        self._project = old._project
        if old.asked != self.asked:
            self.choose(old.asked)
        if old.visible == self.visible:
            self.visible = old.visible  # the same object until one comes or goes

    def fill_texts(self, count: int) -> bool:
        """Fold the text of so many more events for the search; return whether that was the last."""
        texts = self._texts.setdefault("", [])
        texts += [None] * (len(self.ids) - len(texts))
        start = self._folded
        self._folded = min(start + count, len(texts))
        for place in range(start, self._folded):
            if texts[place] is None:
                texts[place] = self._text_of("", place)
        self._known_of("")[start : self._folded] = True
        return self._folded == len(texts)

    def _take(self, on: set[str], off: set[str]) -> None:
        if off:
            self.visible = self.visible.difference(off)
        if on:
            self.visible = self.visible.union(on)

    def _renew(self, event_id: str, wanted: frozenset[str]) -> bool:
        """Read one event anew; return whether it is shown."""
        place, event = self.place[event_id], self._project.events.get(event_id)
        for texts in self._texts.values():
            texts[place] = None
        for known in self._known.values():
            known[place : place + 1] = False
        self._lead[place] = event is not None and event.merged_into is None
        if event is not None:
            self._set(place, event)
        shown = event is not None and passes(self._project, event, self.asked, wanted)
        self._mask[place] = shown
        return shown

    def _set(self, place: int, event: Event) -> None:
        self._dated[place] = event.when is not None
        self._from[place], self._to[place] = _earliest(event), _latest(event)
        self._sure[place], self._type[place] = event.confidence, self._type_code(event)
        self._fact[place] = _FACTUALITY[event.factuality]
        self._status[place] = _STATUS[event.status]

    def _append(self, ids: list[str]) -> None:
        """Make places for new events; what stands in them is set afterwards."""
        if not ids:
            return
        self.place.update({i: n for n, i in enumerate(ids, len(self.ids))})
        self.ids += ids
        for name in ("_lead", "_dated", "_from", "_to", "_sure", "_type", "_fact", "_status"):
            setattr(self, name, _longer(getattr(self, name), len(ids)))
        self._mask = _longer(self._mask, len(ids))
        for texts in self._texts.values():
            texts.extend([None] * len(ids))

    def _touched(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the events that rows of these ids are, name or cite, and all that stand above."""
        project, found = self._project, set[str]()
        copies: defaultdict[str | None, list[str]] = defaultdict(list)
        if any(row_id.startswith("S") for row_id in ids):
            for document in project.documents.values():
                copies[document.duplicate_of].append(document.id)
        for row_id in ids:
            events: list[Event] = []
            if row_id.startswith("E"):
                found |= self._above(row_id)
            elif row_id.startswith("A"):
                events = [e for a in self._above(row_id) for e in project.events_of(a)]
            elif row_id.startswith("S"):
                events = [
                    e for d in (row_id, *copies.get(row_id, ())) for e in project.events_citing(d)
                ]
            for event in events:
                found |= self._above(event.id)
        return frozenset(found)

    def _above(self, row_id: str) -> set[str]:
        """Return the id with all that it is, or was until now, merged into."""
        found, todo = {row_id}, [row_id]
        while todo:
            known = todo.pop()
            row = self._project.row(known)
            for onward in (getattr(row, "merged_into", None), self._onward.get(known)):
                if onward is not None and onward not in found:
                    found.add(onward)
                    todo.append(onward)
        return found

    def _naming(self, actors: Iterable[str]) -> Iterable[str]:
        for actor_id in families(self._project, actors):
            yield from (e.id for e in self._project.events_of(actor_id))

    def _at(self, ids: Iterable[str]) -> Mask:
        """Return the places of these events and of all that they are merged into."""
        mask = np.zeros(len(self.ids), np.bool_)
        places = {self.place.get(i) for one in ids for i in self._above(one)} - {None}
        mask[[p for p in places if p is not None]] = True
        return mask

    def _coded(self, asked: Filter) -> Mask:
        mask = self._lead & (self._sure >= asked.confidence)
        if asked.status:
            mask &= np.isin(self._status, [_STATUS[s] for s in Status if s.value in asked.status])
        elif not asked.rejected:
            mask &= self._status != _STATUS[Status.REJECTED]
        if asked.factuality:
            codes = [_FACTUALITY[f] for f in Factuality if f.value in asked.factuality]
            mask &= np.isin(self._fact, codes)
        if asked.types:
            mask &= np.isin(self._type, [self._types.get(t, -1) for t in asked.types])
        if asked.dates:
            mask &= self._dated & (self._from <= asked.dates[1]) & (self._to >= asked.dates[0])
        return mask

    def _keep(self, mask: Mask, name: str, wanted: frozenset[str]) -> None:
        """Take out the places whose event has none of the values wanted."""
        events, places = self._project.events, np.flatnonzero(mask)
        had = map(attrgetter(name), (events[self.ids[p]] for p in places.tolist()))
        mask[places[np.array([wanted.isdisjoint(values) for values in had], np.bool_)]] = False

    def _keep_text(self, mask: Mask, name: str, word: str) -> None:
        """Take out the places whose text has the word not."""
        places, texts = self._filled(name, mask)
        mask[places[~_having(texts, word)]] = False

    def _keep_column(self, mask: Mask, asked: ColumnFilter) -> None:
        places, texts = self._filled(asked.column, mask)
        words = [value.casefold() for value in asked.values]
        if asked.asks in (Asks.CONTAINS, Asks.LACKS):
            has = np.zeros(len(texts), np.bool_)
            for word in words:
                has |= _having(texts, word)
            has ^= asked.asks is Asks.LACKS
        else:
            has = np.array([asked.lets(text) for text in texts], np.bool_)
        mask[places[~has]] = False

    def _filled(self, name: str, mask: Mask) -> tuple[NDArray[np.intp], list[Any]]:
        """Return the places asked for, and the folded text of each."""
        texts = self._texts.setdefault(name, [])
        texts.extend([None] * (len(self.ids) - len(texts)))
        places, known = np.flatnonzero(mask), self._known_of(name)
        for place in places[~known[places]].tolist():
            if texts[place] is None:
                texts[place] = self._text_of(name, place)
            known[place] = True
        if len(places) == len(texts):
            return places, texts
        return places, list(map(texts.__getitem__, places.tolist()))

    def _known_of(self, name: str) -> Mask:
        """Return, place by place, whether a folded text has been seen there."""
        known = self._known.get(name, np.zeros(0, np.bool_))
        self._known[name] = known = _longer(known, len(self.ids) - len(known))
        return known

    def _text_of(self, name: str, place: int) -> str:
        event = self._project.events.get(self.ids[place])
        if event is None:
            return ""
        if not name:
            return haystack(self._project, event)
        return COLUMNS[BY_NAME[name]].text(self._project, event).casefold()

    def _type_code(self, event: Event) -> int:
        return self._types.setdefault(event.type, len(self._types))

    def _ids(self, mask: Mask) -> list[str]:
        if mask.all():
            return self.ids
        return list(map(self.ids.__getitem__, np.flatnonzero(mask).tolist()))


def without(asked: Filter, field: str) -> Filter:
    """Return the filter that asks for nothing in one of its fields."""
    empty: Any = {field: getattr(Filter(), field)}
    return replace(asked, **empty)


def _having(texts: list[Any], word: str) -> Mask:
    return np.fromiter(map(contains, texts, repeat(word)), np.bool_, len(texts))


def _earliest(event: Event) -> int:
    when = event.when
    return int(EVER.min) if when is None or when.earliest is None else when.earliest


def _latest(event: Event) -> int:
    when = event.when
    return int(EVER.max) if when is None or when.latest is None else when.latest


def _column(events: list[Event], value: Callable[[Event], Any], kind: Any) -> NDArray[Any]:
    return np.fromiter(map(value, events), kind, len(events))


def _longer(array: NDArray[Any], count: int) -> NDArray[Any]:
    return np.concatenate((array, np.zeros(count, array.dtype)))
