"""Ghosts: where an event would stand if its date were read the other way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.layout.timeline.boxes import LEAST
from core.layout.timeline.marks import FACTUALITIES, bounds
from core.readings import close_rivals, others
from core.wording import words
from gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Collection

    from core.model import Event, Reading
    from core.project import Project
    from gui.store import Store
    from gui.timeline.view import View

FAINT = 0.75
"""Opacity of a ghost."""
TIED = 60
"""Ghosts up to which each is tied to its event: more lines would be a tangle."""
THIN = 1.0
"""Pixels by which a ghost is lower than a mark, above and below."""
FAR = 4000.0
"""Pixels beyond the view from which a ghost is cut, so that no coordinate grows huge."""


@dataclass(frozen=True, slots=True)
class Ghost:
    """A reading not in force: its rectangle in the lanes, and the item that it belongs to."""

    event_id: str
    reading: Reading
    item: int
    rect: QRectF


class Ghosts:
    """Close rivals of the events in view; of a selected event all that there are."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.on = True
        """Whether ghosts are shown at all."""
        self._known: dict[str, list[Reading]] = {}
        """Close rivals by event."""
        self._placed: tuple[tuple[object, ...], list[Ghost]] | None = None
        """What they were worked out for last, and the ghosts."""

    def forget(self, ids: Collection[str] = ()) -> None:
        """Forget what was worked out: of these rows, or (empty) of all, the project has changed."""
        self._placed = None
        if ids and all(i.startswith("E") for i in ids):
            for event_id in ids:
                self._known.pop(event_id, None)
        else:
            self._known.clear()

    def in_view(self, view: View) -> list[Ghost]:
        """Return the ghosts of the items in view, in coordinates of the lanes."""
        if not self.on:
            return []
        key = (view.frame, self._store.selection)
        if self._placed is None or self._placed[0] != key:
            self._placed = (key, self._found(view))
        return self._placed[1]

    def _found(self, view: View) -> list[Ghost]:
        ids = view.plan.marks.ids[view.plan.lanes.event[view.frame.items.box]].tolist()
        found: list[Ghost] = []
        for item, event_id in enumerate(ids):
            chosen = event_id in self._store.selection
            known = self._all(event_id) if chosen else self._close(event_id)
            if known:
                found += _placed(view, item, event_id, known)
        return found

    def at(self, view: View, pos: QPointF) -> Ghost | None:
        """Return the ghost under a point of the viewport."""
        if not self.on or not view.lanes_area().contains(pos):
            return None
        inside = view.inside(pos)
        under = (g for g in self.in_view(view) if g.rect.adjusted(-2, -2, 2, 2).contains(inside))
        return next(under, None)

    def _all(self, event_id: str) -> list[Reading]:
        event = self._store.project.events.get(event_id)
        return others(self._store.project, event) if event is not None else []

    def _close(self, event_id: str) -> list[Reading]:
        known = self._known.get(event_id)
        if known is None:
            event = self._store.project.events.get(event_id)
            known = close_rivals(self._store.project, event) if event is not None else []
            self._known[event_id] = known
        return known


def _placed(view: View, item: int, event_id: str, known: list[Reading]) -> list[Ghost]:
    placed = ((r, _rect(view, item, r)) for r in known)
    return [Ghost(event_id, r, item, rect) for r, rect in placed if rect is not None]


def paint_ghosts(painter: QPainter, view: View, shown: list[Ghost], faded: set[int]) -> None:
    """Paint hollow, faint marks; a few are tied to their events by dotted lines."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marks, found = view.plan.marks, view.frame.items
    for ghost in shown:
        mark = view.plan.lanes.event[found.box[ghost.item]]
        colour = theme().colour(FACTUALITIES[marks.factuality[mark]].value)
        colour.setAlphaF(FAINT * (0.4 if ghost.item in faded else 1.0))
        if len(shown) <= TIED:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            painter.drawLine(_tie(view, ghost))
        paint_ghost(painter, ghost.rect, colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_ghost(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Paint one hollow mark."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1))
    painter.drawRoundedRect(rect, 3, 3)


def told(reading: Reading) -> str:
    """Say a reading that is not in force: "or: Thu 27 Oct 2016 (0.10), the other Thursday"."""
    reason = f", {reading.reason}" if reading.reason else ""
    return f"or: {words(reading.when)} ({reading.score:.2f}){reason}"


def told_of(project: Project, event: Event) -> list[str]:
    """Say every close rival of an event's date."""
    return [told(r) for r in close_rivals(project, event)]


def _rect(view: View, n: int, reading: Reading) -> QRectF | None:
    if reading.when.earliest is None and reading.when.latest is None:
        return None
    found, (start, end) = view.frame.items, bounds(reading.when)
    x0 = view.scale.x(float(start))
    x1 = max(view.scale.x(float(end)), x0 + LEAST)
    if x1 < 0 or x0 > view.scale.width:
        return None
    x0, x1 = max(x0, -FAR), min(x1, view.scale.width + FAR)
    y = float(found.y[n]) + (view.line - view.mark) / 2 + THIN
    return QRectF(x0, y, x1 - x0, view.mark - 2 * THIN)


def _tie(view: View, ghost: Ghost) -> QLineF:
    """Return the line between a ghost and its event's mark, below the labels, kept in reach."""
    found, n, y = view.frame.items, ghost.item, ghost.rect.bottom()
    start, end = float(found.x0[n]), float(found.x1[n])
    if ghost.rect.right() < start:
        return QLineF(ghost.rect.right(), y, min(start, view.scale.width + FAR), y)
    if ghost.rect.left() > end:
        return QLineF(max(end, -FAR), y, ghost.rect.left(), y)
    return QLineF(ghost.rect.left(), y, ghost.rect.left(), y)
