"""The open project, and the only way it changes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from core.model import (
    Actor,
    Band,
    Conflict,
    Declined,
    Document,
    Event,
    Relation,
    Row,
    Rule,
    Scene,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX = {
    Document: ("S", 3),
    Event: ("E", 5),
    Actor: ("A", 4),
    Relation: ("R", 4),
    Rule: ("M", 4),
    Conflict: ("C", 4),
    Declined: ("D", 4),
    Band: ("B", 3),
    Scene: ("V", 3),
}

_LETTERS = frozenset(letter for letter, _ in PREFIX.values())


@dataclass(frozen=True, slots=True)
class Patch:
    """Rows to put (added, or in place of the row of that id) and ids to take away."""

    label: str
    put: tuple[Row, ...] = ()
    take: tuple[str, ...] = ()
    _ids: frozenset[str] | None = field(default=None, init=False, repr=False, compare=False)
    _letters: frozenset[str] | None = field(default=None, init=False, repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.put or self.take)

    def __len__(self) -> int:
        return len(self.put) + len(self.take)

    @property
    def ids(self) -> frozenset[str]:
        """Every id that the patch touches; gathered once, for all views that ask."""
        if self._ids is None:
            found = frozenset(self.take).union(row.id for row in self.put)
            object.__setattr__(self, "_ids", found)
        return self._ids or frozenset()

    @property
    def letters(self) -> frozenset[str]:
        """The kinds of rows that it touches, by the first letters of their ids."""
        if self._letters is None:
            object.__setattr__(self, "_letters", frozenset(i[:1] for i in self.ids))
        return self._letters or frozenset()


def compose(first: Patch, then: Patch, label: str) -> Patch:
    """Return the one patch that does what the two do one after the other."""
    effect: dict[str, Row | None] = {}
    for patch in (first, then):
        effect.update(dict.fromkeys(patch.take))
        effect.update({row.id: row for row in patch.put})
    put = tuple(row for row in effect.values() if row is not None)
    return Patch(label, put, tuple(row_id for row_id, row in effect.items() if row is None))


@dataclass(slots=True)
class Project:
    """All rows by id, with indexes; changed by apply alone."""

    documents: dict[str, Document] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    declined: dict[str, Declined] = field(default_factory=dict)
    bands: dict[str, Band] = field(default_factory=dict)
    scenes: dict[str, Scene] = field(default_factory=dict)
    _by_document: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_actor: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _merged: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _differing: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    last_numbers: dict[str, int] = field(default_factory=dict, compare=False)
    """The highest number ever given for each letter of ids: no id is used twice."""

    def apply(self, patch: Patch) -> Patch:
        """Take away, then put; return the patch that undoes it.

        Raises ValueError, and changes nothing, where an id is not of its row's kind.
        """
        for row in patch.put:
            _check_id(row)
        before = {i: self.row(i) for i in (*patch.take, *(row.id for row in patch.put))}
        for row_id in patch.take:
            self._remove(row_id)
            self._note(row_id)  # a row may have come and gone within one step
        for row in patch.put:
            self._remove(row.id)
            self._add(row)
        return Patch(
            patch.label,
            put=tuple(row for row in before.values() if row is not None),
            take=tuple(row_id for row_id, row in before.items() if row is None),
        )

    def load(self, rows: Iterable[Row]) -> None:
        """Add rows that no row of the project shares an id with (a project read from a file)."""
        for row in rows:
            _check_id(row)
            self._add(row)

    def copy(self) -> Project:
        """Return a project of the same rows that later patches to this one do not touch."""
        copied = Project(last_numbers=dict(self.last_numbers))
        for table, theirs in zip(self._tables(), copied._tables(), strict=True):
            theirs.update(table)
        for index, their_index in zip(self._indexes(), copied._indexes(), strict=True):
            their_index.update((key, set(ids)) for key, ids in index.items())
        return copied

    def adopt(self, other: Project) -> None:
        """Take the rows of a project that is used no more, in place of one's own; at once."""
        for each in fields(Project):
            setattr(self, each.name, getattr(other, each.name))

    def rows(self) -> tuple[Row, ...]:
        """Return all rows, kind by kind."""
        return tuple(row for table in self._tables() for row in table.values())

    def _tables(self) -> list[dict[str, Any]]:
        tables: list[dict[str, Any]] = [self.documents, self.events, self.actors, self.relations]
        return [*tables, self.rules, self.conflicts, self.declined, self.bands, self.scenes]

    def _indexes(self) -> tuple[defaultdict[str, set[str]], ...]:
        return (self._by_document, self._by_actor, self._merged, self._differing)

    def row(self, row_id: str) -> Row | None:
        """Return the row of any kind with this id."""
        return self._table(row_id).get(row_id)

    def fresh_ids(self, kind: type[Row], count: int) -> list[str]:
        """Return ids that no row of the project has ever had: S003, E00012, A0007, R0031, M0002."""
        letter, width = PREFIX[kind]
        last = self.last_numbers.get(letter, 0)
        return [f"{letter}{n:0{width}d}" for n in range(last + 1, last + count + 1)]

    def fresh_id(self, kind: type[Row]) -> str:
        """Return one unused id."""
        return self.fresh_ids(kind, 1)[0]

    def events_citing(self, document_id: str) -> list[Event]:
        """Events with a sentence in this document, in order of id."""
        return self._events(self._by_document.get(document_id, ()))

    def relations_citing(self, document_id: str) -> list[Relation]:
        """Relations with a sentence in this document, in order of id."""
        ids = self._by_document.get(document_id, ())
        return [self.relations[i] for i in sorted(ids) if i in self.relations]

    def events_of(self, actor_id: str) -> list[Event]:
        """Events that name the actor as a participant, records merged into it included."""
        ids = set().union(*(self._by_actor.get(a, ()) for a in self.records(actor_id)))
        return self._events(ids)

    def relations_of(self, actor_id: str) -> list[Relation]:
        """Relations at either end of the actor, records merged into it included."""
        ids = set().union(*(self._by_actor.get(a, ()) for a in self.records(actor_id)))
        return [self.relations[i] for i in sorted(ids) if i in self.relations]

    def original(self, document_id: str) -> str:
        """Follow duplicate_of to the document that the others copy."""
        seen = {document_id}
        while (document := self.documents.get(document_id)) is not None:
            onward = document.duplicate_of
            if onward is None or onward in seen or onward not in self.documents:
                break
            seen.add(onward)
            document_id = onward
        return document_id

    def conflicts_of(self, event_id: str) -> list[Conflict]:
        """Conflicts of the event that this record leads, or is a side of, in order of id."""
        return [self.conflicts[i] for i in sorted(self._differing.get(event_id, ()))]

    def lead(self, row_id: str) -> str:
        """Follow merged_into to the record that leads (of an event or an actor)."""
        row = self.row(row_id)
        if row is None or getattr(row, "merged_into", None) is None:
            return row_id
        seen = {row_id}
        while (row := self.row(row_id)) is not None:
            onward = getattr(row, "merged_into", None)
            if onward is None or onward in seen or self.row(onward) is None:
                break
            seen.add(onward)
            row_id = onward
        return row_id

    def records(self, row_id: str) -> list[str]:
        """Return the id and the ids of all records merged into it, directly or not."""
        found = [row_id]
        if row_id not in self._merged:
            return found
        for known in found:
            found.extend(m for m in sorted(self._merged.get(known, ())) if m not in found)
        return found

    def lead_events(self) -> list[Event]:
        """Events that stand for themselves (not merged into another), in no order."""
        return [e for e in self.events.values() if e.merged_into is None]

    def lead_actors(self) -> list[Actor]:
        """Actors that stand for themselves and are not rejected, in no order."""
        kept = (a for a in self.actors.values() if a.status is not Status.REJECTED)
        return [a for a in kept if a.merged_into is None]

    def shown_leads(self, event: Event) -> list[Actor]:
        """Return the leads of those who take part in an event, each once; no rejected ones."""
        found: dict[str, Actor] = {}
        for part in event.participants:
            actor = self.actors.get(part.actor_id)
            if actor is not None and actor.merged_into is not None:
                actor = self.actors.get(self.lead(part.actor_id))
            if actor is not None and actor.status is not Status.REJECTED:
                found[actor.id] = actor
        return list(found.values())

    def shown_lead(self, actor_id: str) -> Actor | None:
        """Return the lead of an actor; None where it is rejected, or unknown."""
        lead = self.actors.get(self.lead(actor_id))
        return lead if lead is not None and lead.status is not Status.REJECTED else None

    def _events(self, ids: Iterable[str]) -> list[Event]:
        return [self.events[i] for i in sorted(ids) if i in self.events]

    def _table(self, row_id: str) -> dict[str, Any]:
        match row_id[:1]:
            case "E":
                return self.events
            case "A":
                return self.actors
            case "S":
                return self.documents
            case "R":
                return self.relations
        rest: dict[str, dict[str, Any]] = {"M": self.rules, "C": self.conflicts, "D": self.declined}
        rest |= {"B": self.bands, "V": self.scenes}
        return rest.get(row_id[:1], {})

    def _add(self, row: Row) -> None:
        self._table(row.id)[row.id] = row
        self._note(row.id)
        for index, key in self._keys(row):
            index[key].add(row.id)

    def _note(self, row_id: str) -> None:
        """Remember the number of an id, so that it is not given again."""
        letter, digits = row_id[:1], row_id[1:]
        if letter in _LETTERS and digits.isdecimal():
            self.last_numbers[letter] = max(self.last_numbers.get(letter, 0), int(digits))

    def _remove(self, row_id: str) -> Row | None:
        row: Row | None = self._table(row_id).pop(row_id, None)
        for index, key in self._keys(row) if row is not None else ():
            index[key].discard(row_id)
            if not index[key]:
                del index[key]
        return row

    def _keys(self, row: Row) -> list[tuple[defaultdict[str, set[str]], str]]:
        """Return the index entries that a row has."""
        keys = [
            (self._by_document, c) for c in {c.document_id for c in getattr(row, "citations", ())}
        ]
        if isinstance(row, Event):
            keys += [(self._by_actor, p) for p in {p.actor_id for p in row.participants}]
        if isinstance(row, Relation):
            keys += [(self._by_actor, a) for a in {row.source, row.target}]
        if isinstance(row, Conflict):
            sides = {row.event_id, row.record_a, row.record_b}
            keys += [(self._differing, e) for e in sides]
        merged_into = getattr(row, "merged_into", None)
        if merged_into is not None:
            keys.append((self._merged, merged_into))
        return keys


def _check_id(row: Row) -> None:
    """Refuse an id under which the row would be lost, or taken for a row of another kind."""
    if row.id[:1] != PREFIX[type(row)][0]:
        raise ValueError(f"not an id of a {type(row).__name__}: {row.id!r}")
