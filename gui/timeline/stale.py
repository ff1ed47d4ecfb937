"""Which parts of the canvas say something else after a change: those alone are painted anew."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QRegion

from gui.timeline.ghosts import TIED
from gui.timeline.links import link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from numpy.typing import NDArray
    from PySide6.QtCore import QPointF

    from core.layout.timeline.frame import Density, Items
    from core.layout.timeline.lanes import Lane
    from core.layout.timeline.marks import Marks
    from gui.timeline.view import Frame, View

SPOT = 6.0
"""Pixels about the line between copies of an event that its dots take."""
BLEED = 1.0
"""Pixels by which the frame of a selected event reaches out of its row."""
LINE = 1.0
"""Pixels of the line below a lane, which begins where the next lane does."""
Y = 6
"""The column of an item's row in the table of what is seen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a view shows, kept apart from the columns that the next change is made in."""

    marks: Marks
    rows: tuple[Lane, ...]
    frame: Frame
    ground: tuple[float, ...]
    """Sizes that all stands on."""
    items: NDArray[np.float64]
    """By item: its mark, lane, place and light."""
    ghosts: int
    links: tuple[tuple[QPointF, ...], ...]


def seen(view: View, lights: NDArray[np.uint8], ghosts: int, linked: Iterable[int]) -> Seen | None:
    """Note what a view shows; None where nothing has been laid out yet."""
    frame = view.known_frame
    if frame is None:
        return None
    links = tuple(tuple(link(view, mark)) for mark in linked)
    return Seen(
        view.plan.marks, view.plan.lanes.rows, frame, _ground(view),
        _table(view, frame.items, lights), ghosts, links,
    )  # fmt: skip


def stale(was: Seen, now: Seen, view: View, touched: Collection[int]) -> QRegion | None:
    """Return the region to paint anew where these marks changed; None for all of it."""
    if not _same_ground(was, now) or (was.ghosts > TIED) != (now.ghosts > TIED):
        return None
    rects = [*_items(was, now, touched, view), *_densities(was, now), *_lanes(was, now, view)]
    if was.links != now.links:
        rects += [_around(points, view) for each in (was, now) for points in each.links if points]
    region = QRegion()
    for rect in rects:
        placed = rect.translated(0, view.ruler_height - view.scroll).toAlignedRect()
        region += placed.intersected(view.body())
    return region


def _same_ground(was: Seen, now: Seen) -> bool:
    """Whether lanes and ruler stand where they stood, and marks have the numbers they had."""
    a, b = was.frame, now.frame
    same = was.marks is now.marks and was.ground == now.ground and a.lanes == b.lanes
    if not same or a.ruler is not b.ruler or not np.array_equal(a.stack.top, b.stack.top):
        return False
    if was.rows is now.rows:
        return True
    return [row.key for row in was.rows] == [row.key for row in now.rows]


def _ground(view: View) -> tuple[float, ...]:
    scale = view.scale
    return (
        view.width, view.height, view.scroll, view.header, view.ruler_height, view.pitch,
        scale.left, scale.per_pixel,
    )  # fmt: skip


def _table(view: View, found: Items, lights: NDArray[np.uint8]) -> NDArray[np.float64]:
    mark = view.plan.lanes.event[found.box]
    lane = view.plan.boxes.lane[found.box]
    columns = (mark, lane, found.x0, found.x1, found.end, found.room, found.y, found.left,
               found.inside, lights[mark])  # fmt: skip
    return np.stack([c.astype(np.float64) for c in columns], axis=1)


def _items(was: Seen, now: Seen, touched: Collection[int], view: View) -> Iterator[QRectF]:
    """Yield the rows of items that came, went, moved or say something else."""
    kind = f"V{was.items.shape[1] * 8}"
    both = [set(each.items.view(kind).ravel().tolist()) for each in (was, now)]
    other = [np.frombuffer(row, np.float64)[Y] for row in both[0] ^ both[1]]
    asked = list(touched)
    for each in (was, now):
        other += each.items[np.isin(each.items[:, 0], asked), Y].tolist()
    for y in sorted(set(other)):
        yield QRectF(view.header, y - BLEED, view.scale.width, view.pitch + 2 * BLEED)


def _densities(was: Seen, now: Seen) -> Iterator[QRectF]:
    both = [{_said(d): d for d in each.frame.densities} for each in (was, now)]
    for key in both[0].keys() ^ both[1].keys():
        density = both[0].get(key) or both[1][key]
        yield QRectF(0, density.y, 1e5, density.height)


def _said(density: Density) -> tuple[object, ...]:
    """Return all of a density that is painted."""
    values = (getattr(density, f.name) for f in fields(density) if f.name != "group")
    return tuple(
        v.tobytes() if isinstance(v, np.ndarray) else tuple(v) if isinstance(v, list) else v
        for v in values
    )


def _lanes(was: Seen, now: Seen, view: View) -> Iterator[QRectF]:
    """Yield the heads of lanes with other counts, and lanes that hint at other numbers."""
    top = now.frame.stack.top
    for lane in now.frame.lanes:
        high = float(top[lane + 1] - top[lane])
        if was.rows[lane] != now.rows[lane]:
            yield QRectF(0, float(top[lane]) + LINE, view.header, high)
        if was.frame.hints.get(lane) != now.frame.hints.get(lane):
            yield QRectF(view.header, float(top[lane]) + LINE, view.scale.width, high)


def _around(points: tuple[QPointF, ...], view: View) -> QRectF:
    """Return where the line between copies stands, in coordinates of the lanes."""
    rect = QRectF(points[0], points[-1]).normalized().adjusted(-SPOT, -SPOT, SPOT, SPOT)
    return rect.translated(0, view.scroll - view.ruler_height)
