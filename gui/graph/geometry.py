"""Where the ties run on the screen, and what lies under a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QPointF, QRectF

    from gui.graph.camera import Camera
    from gui.graph.scene import Scene

    Floats = NDArray[np.float64]

BEND = 0.17
"""How far a curved tie bows out, as a share of its length."""
REACH = 6.0
"""Pixels beside a tie that still hit it."""
CELL = 32.0
"""Pixels of a cell of the grid that finds ties; more than twice REACH."""
_CUTS = np.linspace(0.0, 1.0, 9)[:, None, None]
_SHARES = ((1 - _CUTS) ** 2, 2 * (1 - _CUTS) * _CUTS, _CUTS**2)
_LEAST = 4.0
"""Pixels around the middle of a node that hit it however small it is drawn."""


@dataclass(frozen=True, slots=True)
class Lines:
    """One quadratic curve per bundle, in screen pixels: from, bend, to; each (m, 2)."""

    start: Floats
    bend: Floats
    end: Floats

    def at(self, part: float) -> Floats:
        """Return the point (m, 2) of every curve at a part (0–1) of its way."""
        rest = 1 - part
        return rest * rest * self.start + 2 * rest * part * self.bend + part * part * self.end

    @property
    def lengths(self) -> Floats:
        """(m,): from end to end, straight."""
        found: Floats = np.hypot(*(self.end - self.start).T)
        return found

    def inside(self, frame: QRectF, margin: float = 0.0) -> NDArray[np.bool_]:
        """(m,): whether the curve's box meets the frame."""
        low = np.minimum(np.minimum(self.start, self.end), self.bend)
        high = np.maximum(np.maximum(self.start, self.end), self.bend)
        meets: NDArray[np.bool_] = (
            (low[:, 0] <= frame.right() + margin)
            & (high[:, 0] >= frame.left() - margin)
            & (low[:, 1] <= frame.bottom() + margin)
            & (high[:, 1] >= frame.top() - margin)
        )
        return meets


def lines(scene: Scene, camera: Camera) -> Lines:
    """Lay every bundle from the rim of its source to the rim of its target."""
    return laid(scene, camera, scene.ends, scene.bends)


def laid(scene: Scene, camera: Camera, ends: NDArray[np.intp], bends: Floats) -> Lines:
    """Lay lines between nodes (m, 2), bowed out by bends (m,), from rim to rim."""
    places, radii = camera.screen(scene.places), scene.radii * camera.node_scale + 1.5
    source, target = ends.T
    start, end = places[source], places[target]
    way = end - start
    aside = np.column_stack((-way[:, 1], way[:, 0])) * BEND
    bend = (start + end) / 2 + aside * bends[:, None]
    room = np.minimum(1.0, 0.45 * np.hypot(*way.T) / np.maximum(radii[source] + radii[target], 1))
    return Lines(
        start + _unit(bend - start) * (radii[source] * room)[:, None],
        bend,
        end + _unit(bend - end) * (radii[target] * room)[:, None],
    )


def node_at(
    scene: Scene, camera: Camera, point: QPointF, without: NDArray[np.intp] | None = None
) -> int | None:
    """Return the node under a screen point, the nearest where several are; some not counted."""
    if not scene.actors:
        return None
    at = camera.world(point)
    largest = max(float(scene.largest) * camera.node_scale, _LEAST) + 2.0
    near = scene.tree.query_ball_point(at, largest / camera.scale)
    nodes = np.array(near, dtype=np.intp)
    if without is not None:
        nodes = np.setdiff1d(nodes, without)
    if not len(nodes):
        return None
    apart = (scene.places[nodes] - at) * camera.scale
    squares = (apart * apart).sum(1)
    reach = np.maximum(scene.radii[nodes] * camera.node_scale, _LEAST) + 2.0
    squares[squares > reach * reach] = np.inf
    nearest = int(squares.argmin())
    return int(nodes[nearest]) if np.isfinite(squares[nearest]) else None


class TieFinder:
    """Finds ties under a point: samples of every curve in the frame, sorted by cells of a grid."""

    def __init__(self, found: Lines, width: float, height: float) -> None:
        self._lines = found
        self._wide, self._high = int(width // CELL) + 3, int(height // CELL) + 3
        steps = np.maximum(np.ceil(found.lengths * 1.1 / (CELL * 0.75)), 1).astype(np.intp) + 1
        ties = np.repeat(np.arange(len(steps)), steps)
        firsts = np.repeat(np.cumsum(steps) - steps, steps)
        part = ((np.arange(len(ties)) - firsts) / np.maximum(steps - 1, 1)[ties])[:, None]
        rest = 1 - part
        spots = (
            rest * rest * found.start[ties]
            + 2 * rest * part * found.bend[ties]
            + part * part * found.end[ties]
        )
        cells = np.floor(spots / CELL).astype(np.intp) + 1
        inside = ((cells >= 0) & (cells < (self._wide, self._high))).all(1)
        flat = cells[inside, 1] * self._wide + cells[inside, 0]
        order = np.argsort(flat, kind="stable")
        self._ties = ties[inside][order]
        self._starts = np.searchsorted(flat[order], np.arange(self._wide * self._high + 1))

    def at(self, point: QPointF) -> int | None:
        """Return the tie whose line passes a screen point within reach."""
        near = self._near(int(point.x() // CELL) + 1, int(point.y() // CELL) + 1)
        if not len(near):
            return None
        found = self._lines
        some = Lines(found.start[near], found.bend[near], found.end[near])
        best = bundle_at(some, point)
        return None if best is None else int(near[best])

    def _near(self, column: int, row: int) -> NDArray[np.intp]:
        """Return the ties with a sample in a cell or one beside it."""
        parts = []
        left, right = max(column - 1, 0), min(column + 2, self._wide)
        for line in range(max(row - 1, 0), min(row + 2, self._high)):
            first, last = line * self._wide + left, line * self._wide + right
            if first < last:
                parts.append(self._ties[self._starts[first] : self._starts[last]])
        return np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.intp)


def bundle_at(found: Lines, point: QPointF) -> int | None:
    """Return which of the bundles has a line that passes a screen point within reach."""
    at = np.array((point.x(), point.y()))
    low = np.minimum(np.minimum(found.start, found.end), found.bend) - REACH
    high = np.maximum(np.maximum(found.start, found.end), found.bend) + REACH
    near = np.flatnonzero(((low <= at) & (at <= high)).all(1))
    if not len(near):
        return None
    start, bend, end = found.start[near], found.bend[near], found.end[near]
    points = _SHARES[0] * start + _SHARES[1] * bend + _SHARES[2] * end
    distances = _distances(points[:-1], points[1:], at).min(0)
    best = int(distances.argmin())
    return int(near[best]) if distances[best] <= REACH else None


def next_towards(places: Floats, current: int, dx: int, dy: int) -> int | None:
    """Return the nearest place in a direction, those off the line counting as farther."""
    apart = places - places[current]
    along = apart @ np.array((dx, dy), dtype=float)
    across = np.abs(apart @ np.array((-dy, dx), dtype=float))
    cost = np.where(along > 1e-6, along + 2 * across, np.inf)
    cost[current] = np.inf
    best = int(cost.argmin())
    return best if np.isfinite(cost[best]) else None


def _unit(ways: Floats) -> Floats:
    units: Floats = ways / np.maximum(np.hypot(*ways.T), 1e-9)[:, None]
    return units


def _distances(start: Floats, end: Floats, at: Floats) -> Floats:
    """Return the distance of one point to each segment (k, m, 2), as (k, m)."""
    way, off = end - start, at - start
    part = (way * off).sum(-1) / np.maximum((way * way).sum(-1), 1e-9)
    apart = off - way * np.clip(part, 0, 1)[..., None]
    squares: Floats = (apart * apart).sum(-1)
    return np.sqrt(squares)
