"""What the selection lights up; the rest fades but stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core import network

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from core.project import Project
    from gui.graph.scene import Scene

    Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Light:
    """Which nodes (n,) are selected or lit, and which bundles (m,) are."""

    selected: Mask
    lit: Mask
    ties: Mask
    found: Mask
    """Nodes that the search found."""

    @property
    def active(self) -> bool:
        """Whether anything is lit, so that the rest must fade."""
        return bool(self.lit.any() or self.ties.any())


def dark(scene: Scene) -> Light:
    """Light nothing."""
    nodes, ties = len(scene.actors), len(scene.bundles)
    none = np.zeros(nodes, dtype=bool)
    return Light(none, none, np.zeros(ties, dtype=bool), none)


def light(
    scene: Scene, project: Project, selection: frozenset[str], found: Iterable[str] = ()
) -> Light:
    """Light selected actors with their neighbours, and selected events and ties with theirs."""
    selected = _nodes(scene, (project.lead(i) for i in selection if i.startswith("A")))
    rows = _rows(project, selection)
    told = np.array([not rows.isdisjoint(b.ids) for b in scene.bundles] if rows else [], bool)
    ties = told if rows else np.zeros(len(scene.bundles), dtype=bool)
    lit = selected | _nodes(scene, _named(project, rows))
    source, target = scene.ends.T
    between = selected.sum() > 1 and (selected[source] & selected[target])
    near = between if np.any(between) else selected[source] | selected[target]
    ties = ties | near
    lit = lit.copy()
    lit[np.concatenate((source[ties], target[ties]))] = True
    return Light(selected, lit, ties, _nodes(scene, found))


def _rows(project: Project, selection: frozenset[str]) -> frozenset[str]:
    """Return the selected events and relations, and the events of selected documents."""
    own = {project.lead(i) for i in selection if i[:1] in "ER"}
    cited = {
        project.lead(event.id)
        for i in selection
        if i.startswith("S")
        for event in project.events_citing(i)
    }
    return frozenset(own | cited)


def _named(project: Project, rows: Iterable[str]) -> Iterable[str]:
    for row_id in rows:
        event = project.events.get(row_id)
        if event is not None:
            yield from network.actors_in(project, event)


def _nodes(scene: Scene, ids: Iterable[str]) -> Mask:
    mask = np.zeros(len(scene.actors), dtype=bool)
    for actor_id in ids:
        if actor_id in scene.index:
            mask[scene.index[actor_id]] = True
    return mask
