"""What the selection lights up; the rest fades but stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from core import network
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

    def same_as(self, other: Light) -> bool:
        """Whether the other lights the same."""
        return all(
            np.array_equal(one, two)
            for one, two in (
                (self.selected, other.selected), (self.lit, other.lit),
                (self.ties, other.ties), (self.found, other.found),
            )
        )  # fmt: skip


def dark(scene: Scene) -> Light:
    """Light nothing."""
    nodes, ties = len(scene.actors), len(scene.bundles)
    none = np.zeros(nodes, dtype=bool)
    return Light(none, none, np.zeros(ties, dtype=bool), none)


def light(
    scene: Scene,
    project: Project,
    web: network.Web,
    selection: frozenset[str],
    found: Iterable[str] = (),
    path: Sequence[str] = (),
) -> Light:
    """Light selected actors with their neighbours, and selected events and ties with theirs.

    A path (actor ids in a row) is lit in place of all that.
    """
    selected = _nodes(scene, (project.lead(i) for i in selection if i.startswith("A")))
    if path:
        ties = _along(scene, path)
        return Light(_nodes(scene, (path[0], path[-1])), _nodes(scene, path), ties,
                     _nodes(scene, found))  # fmt: skip
    if not selection:
        return replace(dark(scene), found=_nodes(scene, found))
    rows = _rows(project, selection)
    ties = _told(scene, web, rows)
    lit = selected | _nodes(scene, (a for r in rows for a in web.named.get(r, ())))
    source, target = scene.ends.T
    between = selected.sum() > 1 and (selected[source] & selected[target])
    near = between if np.any(between) else selected[source] | selected[target]
    ties = ties | near
    lit = lit.copy()
    lit[np.concatenate((source[ties], target[ties]))] = True
    return Light(selected, lit, ties, _nodes(scene, found))


def _told(scene: Scene, web: network.Web, rows: Iterable[str]) -> Mask:
    """Return the bundles that these events and relations are part of."""
    ties = np.zeros(len(scene.bundles), dtype=bool)
    for row_id in rows:
        for source, target in web.ends_of_row(row_id):
            groups = scene.look.groups
            one, other = groups.get(source, source), groups.get(target, target)
            for tie in scene.between(one, other):
                ties[tie] |= row_id in scene.bundles[tie].ids
    return ties


def _along(scene: Scene, path: Sequence[str]) -> Mask:
    ties = np.zeros(len(scene.bundles), dtype=bool)
    for one, other in pairwise(path):
        ties[scene.between(one, other)] = True
    return ties


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


def _nodes(scene: Scene, ids: Iterable[str]) -> Mask:
    mask = np.zeros(len(scene.actors), dtype=bool)
    for actor_id in ids:
        node = scene.node_of(actor_id)
        if node is not None:
            mask[node] = True
    return mask
