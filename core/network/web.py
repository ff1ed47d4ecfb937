"""The edges of what is shown, kept up to date patch by patch: a change costs what it touches."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.model import Event, Relation, Status
from core.network.weaving import Key, actors_in, bundles, edge_of, event_keys, relation_key
from core.ties import is_thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.model import Actor
    from core.project import Project
    from core.ties import Bundle, Edge

Pair = tuple[str, str]
"""Two actor ids, the lesser first."""


@dataclass(slots=True)
class Change:
    """What a patch changed: pairs of actors whose ties differ, actors that differ themselves."""

    pairs: set[Pair] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.pairs or self.actors)


def pair_of(one: str, other: str) -> Pair:
    """Return two ids in the order that pairs have."""
    return (one, other) if one <= other else (other, one)


class Web:
    """Actors, and the edges between them, of a project's shown events."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self.named: dict[str, tuple[str, ...]] = {}
        """The lead actors of every shown event."""
        self.events: defaultdict[str, int] = defaultdict(int)
        """How many shown events each actor takes part in."""
        self._keys: dict[str, tuple[Key, ...]] = {}
        self._rows: dict[Key, dict[str, None]] = {}
        self._edges: dict[Key, Edge] = {}
        self._pairs: dict[Pair, dict[Key, None]] = {}
        self._friends: defaultdict[str, set[str]] = defaultdict(set)
        self._actors: dict[str, Actor] = {}
        self._visible: frozenset[str] | None = None

    def read(self, project: Project, visible: frozenset[str] | None) -> None:
        """Read everything anew; visible as for core.network.edges."""
        self._clear()
        self._visible = visible
        self._actors = dict(project.actors)
        change = Change()
        for event in project.events.values() if visible is None else _found(project, visible):
            if self._shows(event):
                self._put_event(project, event, change)
        for relation in project.relations.values():
            self._follow_relation(project, relation.id, change)

    def follow(
        self, project: Project, visible: frozenset[str] | None, ids: Iterable[str]
    ) -> Change | None:
        """Follow a patch of these ids; None where everything must be read anew."""
        touched = list(ids)
        if (visible is None) != (self._visible is None):
            return None
        self._visible = visible
        change, structural = Change(), set[str]()
        events = self._touched_events(project, touched, change, structural)
        relations = {i for i in touched if i[:1] == "R"}
        self._follow_events(project, events, structural, relations, change)
        return change

    def refilter(self, project: Project, visible: frozenset[str] | None) -> Change | None:
        """Show other events; None where everything must be read anew."""
        if visible is None or self._visible is None:
            return None
        differing = {project.lead(i) for i in visible ^ self._visible}
        self._visible = visible
        if len(differing) > len(self.named) // 2 + 200:
            return None
        change = Change()
        self._follow_events(project, differing, set(), set(), change)
        return change

    def _follow_events(
        self,
        project: Project,
        events: set[str],
        structural: set[str],
        relations: set[str],
        change: Change,
    ) -> None:
        """Follow events, and the relations of actors that come or go with them."""
        at_all = {a for e in events for a in self.named.get(e, ()) if self.events[a]}
        for event_id in events:
            self._drop(event_id, change)
            event = project.events.get(event_id)
            if event is not None and self._shows(event):
                self._put_event(project, event, change)
        seen = at_all | {a for e in events for a in self.named.get(e, ())}
        moved = {a for a in seen if (a in at_all) != bool(self.events.get(a))}
        for actor_id in structural | moved:
            relations.update(r.id for r in project.relations_of(actor_id))
        for relation_id in sorted(relations):
            self._follow_relation(project, relation_id, change)
        for actor_id in seen:
            if not self.events.get(actor_id):
                self.events.pop(actor_id, None)

    def edges(self, project: Project) -> list[Edge]:
        """Return all edges in order of ends and kind, as core.network.edges does."""
        return [self._edge(project, key) for key in sorted(self._rows)]

    def pairs(self) -> list[Pair]:
        """Return the pairs of actors with an edge, in order."""
        return sorted(self._pairs)

    def bundles(self, project: Project, pair: Pair) -> list[Bundle]:
        """Return the one or two bundles between a pair of actors; none where nothing ties them."""
        keys = sorted(self._pairs.get(pair, ()))
        return bundles(self._edge(project, key) for key in keys)

    def friends(self, actor_id: str) -> frozenset[str]:
        """Return those that an actor is tied to."""
        return frozenset(self._friends.get(actor_id, ()))

    def ends_of_row(self, row_id: str) -> set[tuple[str, str]]:
        """Return source and target of each edge that an event or a relation is part of."""
        return {(key[0], key[1]) for key in self._keys.get(row_id, ())}

    def _shows(self, event: Event) -> bool:
        if event.merged_into is not None:
            return False
        if self._visible is None:
            return event.status is not Status.REJECTED
        return event.id in self._visible

    def _touched_events(
        self, project: Project, touched: list[str], change: Change, structural: set[str]
    ) -> set[str]:
        """Return the events that a patch can show, hide or tie otherwise."""
        found: set[str] = set()
        for row_id in touched:
            if row_id[:1] == "E":
                found |= {row_id, project.lead(row_id)}
            elif row_id[:1] == "S":
                found.update(self._turned(project, project.events_citing(row_id)))
            elif row_id[:1] == "A":
                self._touch_actor(project, row_id, change, structural)
                found.update(self._turned(project, project.events_of(project.lead(row_id))))
        for actor_id in structural:
            found.update(project.lead(e.id) for e in project.events_of(actor_id))
        return found

    def _turned(self, project: Project, events: list[Event]) -> set[str]:
        """Return the leads of events that came into sight or went out of it."""
        leads = {project.lead(e.id) for e in events}
        return {i for i in leads if self._shows(project.events[i]) != (i in self.named)}

    def _touch_actor(
        self, project: Project, actor_id: str, change: Change, structural: set[str]
    ) -> None:
        """Note an actor, and whether it stands for others, or not at all, from now on."""
        now, before = project.actors.get(actor_id), self._actors.pop(actor_id, None)
        if now is not None:
            self._actors[actor_id] = now
        change.actors.add(actor_id)
        if _standing(now) != _standing(before):
            structural |= {actor_id, project.lead(actor_id)}
            if before is not None and before.merged_into is not None:
                structural.add(before.merged_into)
            change.actors |= structural

    def _put_event(self, project: Project, event: Event, change: Change) -> None:
        named = tuple(actors_in(project, event))
        self.named[event.id] = named
        for actor_id in named:
            self.events[actor_id] += 1
        change.actors.update(named)
        self._put(event.id, event_keys(project, event), change)

    def _follow_relation(self, project: Project, relation_id: str, change: Change) -> None:
        self._drop(relation_id, change)
        relation = project.relations.get(relation_id)
        key = relation_key(project, relation) if relation is not None else None
        if key is None:
            return
        if self._visible is None or all(self.events.get(end) for end in key[:2]):
            self._put(relation_id, (key,), change)

    def _put(self, row_id: str, keys: tuple[Key, ...], change: Change) -> None:
        if keys:
            self._keys[row_id] = keys
        for key in keys:
            pair = pair_of(key[0], key[1])
            if key not in self._rows:
                self._rows[key] = {}
                self._pairs.setdefault(pair, {})[key] = None
                self._friends[key[0]].add(key[1])
                self._friends[key[1]].add(key[0])
            self._rows[key][row_id] = None
            self._edges.pop(key, None)
            change.pairs.add(pair)

    def _drop(self, row_id: str, change: Change) -> None:
        named = self.named.pop(row_id, ())
        for actor_id in named:
            self.events[actor_id] -= 1
        change.actors.update(named)
        for key in self._keys.pop(row_id, ()):
            self._edges.pop(key, None)
            change.pairs.add(pair_of(key[0], key[1]))
            rows = self._rows[key]
            rows.pop(row_id, None)
            if not rows:
                self._forget(key)

    def _forget(self, key: Key) -> None:
        pair = pair_of(key[0], key[1])
        del self._rows[key]
        del self._pairs[pair][key]
        if not self._pairs[pair]:
            del self._pairs[pair]
            self._friends[pair[0]].discard(pair[1])
            self._friends[pair[1]].discard(pair[0])

    def _edge(self, project: Project, key: Key) -> Edge:
        known = self._edges.get(key)
        if known is None:
            rows = [_row(project, row_id) for row_id in sorted(self._rows[key])]
            known = self._edges[key] = edge_of(key, rows)
        return known


def _row(project: Project, row_id: str) -> Event | Relation:
    return project.events[row_id] if row_id in project.events else project.relations[row_id]


def _standing(actor: Actor | None) -> object:
    """Return what decides whom an actor's events tie."""
    return actor and (
        actor.merged_into,
        actor.status is Status.REJECTED,
        actor.kind,
        is_thing(actor),
    )


def _found(project: Project, visible: frozenset[str]) -> Iterator[Event]:
    return (project.events[i] for i in visible if i in project.events)
