"""Scenes made of a web: all of it, or what a patch changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from core import network
from core.model import Actor, ActorKind
from core.ties import Bundle, Edge, is_thing
from gui.graph.scene import Colouring, Look, Measure, Retouched, Scene, measured, style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from core.project import Project
    from core.ties import Metrics

    Floats = NDArray[np.float64]
    Ints = NDArray[np.intp]

STEPS = 5
"""How many colours a measure has."""


def built(
    project: Project, web: network.Web, look: Look, metrics: Mapping[str, Metrics] | None = None
) -> Scene:
    """Make the scene of a web; places are NaN."""
    bundles = _bundles(project, web, look)
    tied = {end for b in bundles for end in (b.source, b.target)}
    alone = {i for i in web.events if _shown(project, i, look)} if look.lonely else set()
    ids = sorted(tied | {look.groups.get(i, i) for i in alone})
    index = {actor_id: i for i, actor_id in enumerate(ids)}
    members = _members(web, look)
    ends = [(index[b.source], index[b.target]) for b in bundles]
    return Scene(
        actors=[_actor(project, i, look, members) for i in ids],
        events=np.array([_events(web, i, members) for i in ids], dtype=np.intp),
        bundles=bundles,
        ends=np.array(ends, dtype=np.intp).reshape(-1, 2),
        raw=_raw(ids, web, look.measure, metrics or {}, members),
        tints=_tints(ids, look, metrics or {}, members),
        places=np.full((len(ids), 2), np.nan),
        look=look,
        members=members,
    )


def _bundles(project: Project, web: network.Web, look: Look) -> list[Bundle]:
    if look.difference is not None:
        found = list(look.difference.bundles)
        pairs = [b for b in found if all(_shown(project, i, look) for i in (b.source, b.target))]
    else:
        shown = [pair for pair in web.pairs() if all(_shown(project, end, look) for end in pair)]
        pairs = [b for pair in shown for b in web.bundles(project, pair)]
    if look.groups:
        pairs = _grouped(pairs, look.groups)
    if look.separate and look.difference is None:
        return [Bundle(b.source, b.target, (edge,)) for b in pairs for edge in b.edges]
    return pairs


def _shown(project: Project, actor_id: str, look: Look) -> bool:
    if actor_id in look.hidden or (look.among is not None and actor_id not in look.among):
        return False
    actor = project.actors.get(actor_id)
    return actor is not None and (look.things or not is_thing(actor))


def _grouped(bundles: Iterable[Bundle], groups: Mapping[str, str]) -> list[Bundle]:
    """Lead the ties of group members to their group; those inside a group go."""
    kinds: defaultdict[tuple[str, str, str, bool], list[Edge]] = defaultdict(list)
    for bundle in bundles:
        for edge in bundle.edges:
            ends = groups.get(edge.source, edge.source), groups.get(edge.target, edge.target)
            if ends[0] != ends[1]:
                kinds[(*ends, edge.kind, edge.stated)].append(edge)
    return network.bundles(_joined(key[0], key[1], edges) for key, edges in sorted(kinds.items()))


def _joined(source: str, target: str, edges: list[Edge]) -> Edge:
    """Return one edge for several of a kind; each row counts once."""
    events = tuple(dict.fromkeys(i for e in edges for i in e.event_ids))
    relations = tuple(dict.fromkeys(i for e in edges for i in e.relation_ids))
    return replace(
        edges[0], source=source, target=target, count=len(events) + len(relations),
        event_ids=events, relation_ids=relations,
        first=min((e.first for e in edges if e.first is not None), default=None),
        last=max((e.last for e in edges if e.last is not None), default=None),
    )  # fmt: skip


def _members(web: network.Web, look: Look) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for actor_id, group in look.groups.items():
        if actor_id in web.events:
            found[group].add(actor_id)
    return {group: frozenset(ids) for group, ids in found.items()}


def _actor(
    project: Project, actor_id: str, look: Look, members: Mapping[str, frozenset[str]]
) -> Actor:
    known = project.actors.get(actor_id)
    if known is not None:
        return known
    people = members.get(actor_id, frozenset())
    kinds = {project.actors[i].kind for i in people if i in project.actors}
    kind = kinds.pop() if len(kinds) == 1 else ActorKind.GROUP
    return Actor(actor_id, f"{look.labels.get(actor_id, actor_id)} ({len(people)})", kind)


def _events(web: network.Web, node: str, members: Mapping[str, frozenset[str]]) -> int:
    return sum(web.events.get(i, 0) for i in members.get(node, (node,)))


def _raw(
    ids: Iterable[str],
    web: network.Web,
    measure: Measure,
    metrics: Mapping[str, Metrics],
    members: Mapping[str, frozenset[str]],
) -> Floats:
    if measure is Measure.EVENTS:
        values = [float(_events(web, i, members)) for i in ids]
    elif measure is Measure.DEGREE:
        values = [float(max(len(web.friends(m)) for m in members.get(i, (i,)))) for i in ids]
    else:
        values = [max(measured(metrics.get(m), measure) for m in members.get(i, (i,))) for i in ids]
    return np.array(values, dtype=float)


def _tints(
    ids: Iterable[str],
    look: Look,
    metrics: Mapping[str, Metrics],
    members: Mapping[str, frozenset[str]],
) -> Ints:
    if look.colouring is not Colouring.COMMUNITY:
        return np.full(len(list(ids)), -1, dtype=np.intp)
    firsts = [min(members.get(i, (i,))) for i in ids]
    return np.array([metrics[m].community if m in metrics else -1 for m in firsts], dtype=np.intp)


def remeasured(scene: Scene, web: network.Web, look: Look, metrics: Mapping[str, Metrics]) -> Scene:
    """Make the same scene with sizes and colours that say something else."""
    ids = list(scene.index)
    order = [scene.index[i] for i in ids]
    raw, tints = np.zeros(len(ids)), np.full(len(ids), -1, np.intp)
    raw[order] = _raw(ids, web, look.measure, metrics, scene.members)
    tints[order] = _tints(ids, look, metrics, scene.members)
    made = replace(scene, raw=raw, tints=tints, look=look)
    made.bundle_index, made.pinned = scene.bundle_index, scene.pinned
    made.curved = scene.curved
    return made


def revised(
    scene: Scene,
    project: Project,
    web: network.Web,
    change: network.Change,
    metrics: Mapping[str, Metrics] | None = None,
) -> Scene:
    """Make the scene after a change of the web; nodes that stay keep their places.

    The scene before is used up: its ties are handed on, not copied. Where nothing in the picture
    is another, it is that scene itself which is returned.
    """
    draft = _Draft(scene)
    for pair in sorted(change.pairs):
        shown = all(_shown(project, end, scene.look) for end in pair)
        now = {(b.source, b.target): b for b in web.bundles(project, pair)} if shown else {}
        for ends in (pair, pair[::-1]):
            draft.set_bundle(ends, now.get(ends), project)
    for actor_id in sorted(change.actors):
        _revise_actor(draft, project, web, actor_id)
    return draft.scene(project, web, metrics or {}, change)


def _revise_actor(draft: _Draft, project: Project, web: network.Web, actor_id: str) -> None:
    look, actor = draft.look, project.actors.get(actor_id)
    shown = actor is not None and _shown(project, actor_id, look)
    if shown and actor is not None:
        draft.put_actor(actor)
    pairs = {network.pair_of(actor_id, friend) for friend in web.friends(actor_id)}
    if shown != (actor_id in draft.index):  # hidden kinds and names come and go
        draft.unsettle()
        for pair in sorted(pairs):
            both = all(_shown(project, end, look) for end in pair)
            now = {(b.source, b.target): b for b in web.bundles(project, pair)} if both else {}
            for ends in (pair, pair[::-1]):
                draft.set_bundle(ends, now.get(ends), project)
    if look.lonely and shown and actor is not None and web.events.get(actor_id):
        draft.node(actor)


def _painted(actor: Actor) -> tuple[object, ...]:
    """Return what of an actor the picture shows."""
    return actor.label, actor.kind, actor.position


class _Draft:
    """A scene being changed; the last takes the place of what goes, so that nothing else moves."""

    def __init__(self, scene: Scene) -> None:
        self._before = scene
        self._differs = self._loosened = False
        """Whether the picture is another, and whether a tie went."""
        self._beyond = False
        """Whether more is another than ties."""
        self._otherwise: dict[tuple[str, str], None] = {}
        self._gone: list[tuple[int, int, bool]] = []
        self.look = scene.look
        self.actors, self.bundles = list(scene.actors), scene.bundles
        self.index, self._at = scene.index, scene.bundle_index
        self._ends, self._styles = scene.ends, scene.styles
        self._pinned, self._curved = scene.pinned.copy(), scene.curved
        self._places, self._raw = scene.places.copy(), scene.raw.copy()
        self._events, self._tints = scene.events.copy(), scene.tints.copy()

    def unsettle(self) -> None:
        """Look for nodes that nothing holds any more."""
        self._differs = self._loosened = self._beyond = True

    def node(self, actor: Actor) -> int:
        """Return the node of an actor, made if there is none."""
        if actor.id not in self.index:
            self._differs = self._beyond = True
            self.index[actor.id] = len(self.actors)
            self.actors.append(actor)
        return self.index[actor.id]

    def put_actor(self, actor: Actor) -> None:
        """Take an actor as it is now; one that was pinned, or let go, stands elsewhere."""
        node = self.index.get(actor.id)
        if node is None or self.actors[node] is actor:
            return
        if node < len(self._places) and self.actors[node].position != actor.position:
            self._places[node] = actor.position or np.nan
            self._pinned[node] = actor.position is not None
        if _painted(self.actors[node]) != _painted(actor):
            self._differs = self._beyond = True
        self.actors[node] = actor

    def set_bundle(self, ends: tuple[str, str], bundle: Bundle | None, project: Project) -> None:
        """Put a bundle in place of the one with these ends, or take that away."""
        at = self._at.get(ends)
        if bundle is None:
            if at is not None:
                self._remove_bundle(at, ends)
        elif at is None:
            source, target = (self.node(project.actors[i]) for i in ends)
            self._at[ends] = len(self.bundles)
            self.bundles.append(bundle)
            self._ends = np.vstack((self._ends, (source, target)))
            self._styles = np.vstack((self._styles, style(bundle)))
            self._curved = np.append(self._curved, np.False_)
            self._bow(ends)
        else:
            said = style(bundle), bundle.label
            if said != (style(self.bundles[at]), self.bundles[at].label):
                self._differs = True
                self._otherwise[ends] = None
            self.bundles[at] = bundle
            self._styles[at] = said[0]

    def _bow(self, ends: tuple[str, str]) -> None:
        """Bow the two lines between the same two apart, or let the one left run straight."""
        self._differs = True
        self._otherwise |= {ends: None, ends[::-1]: None}
        both = [at for at in (self._at.get(ends), self._at.get(ends[::-1])) if at is not None]
        self._note_gone(both)
        self._curved[both] = len(both) > 1

    def _note_gone(self, ties: list[int]) -> None:
        """Note where lines are now that will not be there."""
        for at in ties:
            source, target = self._ends[at].tolist()
            self._gone.append((source, target, bool(self._curved[at])))

    def _remove_bundle(self, at: int, ends: tuple[str, str]) -> None:
        self._loosened = True
        self._note_gone([at])
        del self._at[ends]
        self._bow(ends)
        last = self.bundles.pop()
        if at < len(self.bundles):
            self.bundles[at] = last
            self._at[last.source, last.target] = at
            for values in (self._ends, self._styles, self._curved):
                values[at] = values[-1]
        self._ends, self._styles = self._ends[:-1], self._styles[:-1]
        self._curved = self._curved[:-1]

    def scene(
        self,
        project: Project,
        web: network.Web,
        metrics: Mapping[str, Metrics],
        change: network.Change,
    ) -> Scene:
        """Return the scene as it is now."""
        touched = change.actors | {end for pair in change.pairs for end in pair}
        alone = self.look.lonely and not all(web.events.get(i) for i in touched)
        if not (self._differs or alone):
            self._measure([i for i in touched if i in self.index], web, metrics)
            if not self._differs:
                self._before.actors, self._before.events = self.actors, self._events
                return self._before
        return self._grown(project, web, metrics, touched)

    def _grown(
        self,
        project: Project,
        web: network.Web,
        metrics: Mapping[str, Metrics],
        touched: set[str],
    ) -> Scene:
        """Return a scene of its own, with what came and without what nothing ties any more."""
        grown = len(self.actors) - len(self._places)
        self._places = np.vstack((self._places, np.full((grown, 2), np.nan)))
        self._raw = np.append(self._raw, np.zeros(grown))
        self._events = np.append(self._events, np.zeros(grown, np.intp))
        self._tints = np.append(self._tints, np.full(grown, -1))
        new = [a.position is not None for a in self.actors[len(self._pinned) :]]
        self._pinned = np.append(self._pinned, np.array(new, dtype=bool))
        if self._loosened or self.look.lonely:
            self._drop_lonely(web, project)
        self._measure([i for i in touched if i in self.index], web, metrics)
        made = Scene(
            self.actors, self._events, self.bundles, self._ends, self._raw, self._tints,
            self._places, look=self.look, styles=self._styles, index=self.index,
        )  # fmt: skip
        made.bundle_index, made.pinned, made.curved = self._at, self._pinned, self._curved
        if not self._beyond:
            ties = tuple(self._at[ends] for ends in self._otherwise if ends in self._at)
            made.retouched = Retouched(ties, tuple(self._gone))
        return made

    def _measure(self, ids: list[str], web: network.Web, metrics: Mapping[str, Metrics]) -> None:
        nodes = [self.index[i] for i in ids]
        raw, tints = (
            _raw(ids, web, self.look.measure, metrics, {}),
            _tints(ids, self.look, metrics, {}),
        )
        self._differs |= bool(
            (self._raw[nodes] != raw).any() or (self._tints[nodes] != tints).any()
        )
        self._raw[nodes], self._tints[nodes] = raw, tints
        self._events[nodes] = [web.events.get(i, 0) for i in ids]

    def _drop_lonely(self, web: network.Web, project: Project) -> None:
        ties = np.bincount(self._ends.ravel(), minlength=len(self.actors))
        for node in np.flatnonzero(ties == 0)[::-1].tolist():
            actor_id = self.actors[node].id
            stays = self.look.lonely and web.events.get(actor_id)
            if not (stays and _shown(project, actor_id, self.look)):
                self._remove_node(node)

    def _remove_node(self, node: int) -> None:
        """Let the last node take the number of one that nothing ties."""
        self._beyond = True
        last = len(self.actors) - 1
        del self.index[self.actors[node].id]
        moved = self.actors.pop()
        if node < last:
            self.actors[node] = moved
            self.index[moved.id] = node
            self._ends[self._ends == last] = node
            for values in (self._places, self._raw, self._events, self._tints, self._pinned):
                values[node] = values[last]
        self._places, self._raw = self._places[:-1], self._raw[:-1]
        self._events, self._tints = self._events[:-1], self._tints[:-1]
        self._pinned = self._pinned[:-1]
