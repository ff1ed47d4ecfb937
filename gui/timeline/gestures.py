"""What a held mouse button does; each gesture ends in one change, on release, or in none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from core.edits import set_when
from core.layout.timeline.dragging import moved, resized
from core.layout.timeline.frame import Part, within
from core.layout.timeline.marks import FACTUALITIES, bounds, shape
from core.wording import words
from gui.theme import theme
from gui.timeline.strokes import Stroke, paint_mark

if TYPE_CHECKING:
    from core.model import FuzzyDate
    from gui.timeline.canvas import TimelineCanvas

APART = 0.7
"""Rows that a drag must leave its own by for a drop on another event to merge them."""
SLACK = 4.0
"""Pixels that a press may move and still be a click."""


class Gesture(Protocol):
    """Positions are of the viewport; a cancelled gesture leaves everything as it was."""

    cursor: Qt.CursorShape

    def move(self, pos: QPointF) -> None:
        """Follow the pointer."""

    def release(self, pos: QPointF, /) -> None:
        """Make the change."""

    def cancel(self) -> None:
        """Give up."""

    def paint(self, painter: QPainter) -> None:
        """Show what releasing now would do."""


class Pan:
    """Moves the view; a press that does not move clears the selection."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: TimelineCanvas, pos: QPointF) -> None:
        self._canvas, self._start = canvas, pos
        self._scale, self._scroll = canvas.scale, canvas.verticalScrollBar().value()
        self._moved = False

    def move(self, pos: QPointF) -> None:
        """Follow the pointer."""
        by = self._start - pos
        self._moved = self._moved or by.manhattanLength() > SLACK
        if self._moved:
            self._canvas.set_scale(self._scale.panned(by.x()))
            self._canvas.verticalScrollBar().setValue(round(self._scroll + by.y()))

    def release(self, _pos: QPointF) -> None:
        """Leave the view where it is."""
        if not self._moved:
            self._canvas.store.select(())

    def cancel(self) -> None:
        """Put the view back."""
        self._canvas.set_scale(self._scale)
        self._canvas.verticalScrollBar().setValue(self._scroll)

    def paint(self, painter: QPainter) -> None:
        """Show nothing but the moving view."""


class RulerZoom:
    """Zooms to the stretch dragged over on the ruler; a click centres there."""

    cursor = Qt.CursorShape.SplitHCursor

    def __init__(self, canvas: TimelineCanvas, pos: QPointF) -> None:
        self._canvas, self._start, self._now = canvas, pos, pos

    def move(self, pos: QPointF) -> None:
        """Follow the pointer."""
        self._now = pos
        self._canvas.viewport().update()

    def release(self, pos: QPointF) -> None:
        """Show the stretch."""
        low, high = sorted((self._start.x(), pos.x()))
        if high - low > SLACK:
            moment = self._canvas.view.moment
            self._canvas.show_range(moment(QPointF(low, 0)), moment(QPointF(high, 0)))
        else:
            self._canvas.go_to(self._canvas.view.moment(pos))

    def cancel(self) -> None:
        """Leave the view as it is."""

    def paint(self, painter: QPainter) -> None:
        """Show the stretch."""
        height = self._canvas.viewport().height()
        band = QRectF(self._start.x(), 0, self._now.x() - self._start.x(), height)
        _paint_band(painter, band.normalized())


class RubberBand:
    """Selects the events in a rectangle, those shown as density included."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: TimelineCanvas, pos: QPointF) -> None:
        self._canvas, self._start, self._now = canvas, pos, pos

    def move(self, pos: QPointF) -> None:
        """Follow the pointer."""
        self._now = pos
        self._canvas.viewport().update()

    def release(self, pos: QPointF) -> None:
        """Add the events to the selection."""
        found = set(self._events(pos))
        self._canvas.store.select(self._canvas.store.selection | found)

    def _events(self, pos: QPointF) -> list[str]:
        view = self._canvas.view
        a, b = view.inside(self._start), view.inside(pos)
        x0, x1 = sorted((a.x(), b.x()))
        y0, y1 = sorted((a.y(), b.y()))
        numbers = within(view.frame.items, x0, y0, x1, y1, view.pitch)
        boxes = [int(view.frame.items.box[n]) for n in numbers]
        level, all_boxes = view.frame.level, view.plan.boxes
        for density in view.frame.densities:
            if density.y <= y1 and density.y + density.height >= y0:
                places = slice(*level.groups.first[density.group : density.group + 2].tolist())
                inside = level.order[places]
                low, high = view.scale.moment(x0), view.scale.moment(x1)
                meets = (all_boxes.start[inside] <= high) & (all_boxes.end[inside] >= low)
                boxes += inside[meets].tolist()
        return [view.plan.event_id(box) for box in boxes]

    def cancel(self) -> None:
        """Leave the selection as it is."""

    def paint(self, painter: QPainter) -> None:
        """Show the rectangle."""
        _paint_band(painter, QRectF(self._start, self._now).normalized())


class Redate:
    """Moves an event in time, or one end of its date; the words old → new stand by the pointer."""

    def __init__(self, canvas: TimelineCanvas, pos: QPointF, box: int, part: Part) -> None:
        self._canvas, self._start, self._part = canvas, pos, part
        self.cursor = (
            Qt.CursorShape.ClosedHandCursor if part is Part.BODY else Qt.CursorShape.SizeHorCursor
        )
        self.event_id = canvas.view.plan.event_id(box)
        self._row = canvas.view.rect(box)
        when = canvas.store.project.events[self.event_id].when
        self._old = when
        self._new: FuzzyDate | None = None
        self._now = pos
        self.into: str | None = None
        """The event that a drop now would merge with."""

    @property
    def said(self) -> str:
        """The words old → new; empty until the pointer has moved."""
        if self._new is None:
            return ""
        if self.into is not None:
            return f"Merge into “{self._canvas.store.project.events[self.into].title}”"
        return f"{words(self._old)} → {words(self._new)}"

    def move(self, pos: QPointF) -> None:
        """Follow the pointer."""
        self._now = pos
        if self._new is not None or (pos - self._start).manhattanLength() > SLACK:
            self._new = self._dated(pos)
            self.into = self._under(pos)
            self._canvas.viewport().update()

    def _under(self, pos: QPointF) -> str | None:
        """Return the event that a drop here merges with: one of another row."""
        view = self._canvas.view
        if self._part is not Part.BODY or abs(pos.y() - self._start.y()) < view.pitch * APART:
            return None
        found = view.hit(pos)
        other = view.plan.event_id(found.box) if found.box is not None else self.event_id
        return other if other != self.event_id else None

    def _dated(self, pos: QPointF) -> FuzzyDate | None:
        scale, old = self._canvas.scale, self._old
        if old is None:
            return None
        by = (pos.x() - self._start.x()) * scale.per_pixel
        if self._part is Part.BODY:
            return moved(old, by, scale.per_pixel)
        return resized(old, self._part, self._edge(old) + by, scale.per_pixel)

    def _edge(self, old: FuzzyDate) -> float:
        """Return where the end taken hold of was drawn, an open one at the horizon."""
        start, end = bounds(old)
        if self._part is Part.START:
            return start
        return max(end, self._canvas.view.plan.horizon) if old.open_end else end

    def release(self, _pos: QPointF) -> None:
        """Change the date, or merge, as one step."""
        if self.into is not None:
            self._canvas.changes.merge(self.event_id, self.into)
        elif self._new is not None and self._new != self._old:
            self._canvas.perform(set_when, self.event_id, self._new)

    def cancel(self) -> None:
        """Leave the date as it is."""
        self._new = self.into = None

    def paint(self, painter: QPainter) -> None:
        """Show the mark at its new place, and the words."""
        if self._new is None or self._row is None:
            return
        if self.into is not None:
            self._paint_merge(painter, self.into)
            return
        view = self._canvas.view
        x0, x1 = (view.scale.x(b) + view.header for b in bounds(self._new))
        y = self._row.top() + (view.line - view.mark) / 2
        event = self._canvas.store.project.events[self.event_id]
        stroke = Stroke(
            FACTUALITIES[FACTUALITIES.index(event.factuality)], shape(self._new),
            open_start=self._new.open_start, open_end=self._new.open_end,
        )  # fmt: skip
        painter.setClipRect(view.lanes_area())
        rect = QRectF(x0, y, max(x1 - x0, 10.0), view.mark)
        paint_mark(painter, rect, stroke, view.width)
        painter.setClipping(False)
        paint_balloon(painter, self._canvas, self._now, self.said)

    def _paint_merge(self, painter: QPainter, into: str) -> None:
        """Frame the event that the drop would merge with."""
        view = self._canvas.view
        mark = view.plan.mark(into)
        boxes = view.plan.boxes_of(mark) if mark is not None else []
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in (view.rect(box) for box in boxes):
            if rect is not None and rect.contains(self._now):
                painter.drawRoundedRect(rect.adjusted(-3, 0, 3, 0), 5, 5)
        paint_balloon(painter, self._canvas, self._now, self.said)


def paint_balloon(painter: QPainter, canvas: TimelineCanvas, pos: QPointF, text: str) -> None:
    """Paint words by the pointer, kept within the viewport."""
    texts = canvas.view.texts
    laid, width = texts.fitted(text, 1e6)
    height = texts.metrics.height() + 10
    x = min(pos.x() + 12, canvas.viewport().width() - width - 22)
    y = pos.y() - height - 10 if pos.y() > height + 14 else pos.y() + 18
    balloon = QRectF(max(x, 2), y, width + 18, height)
    painter.setPen(QPen(theme().colour("accent"), 1))
    painter.setBrush(theme().colour("panel"))
    painter.drawRoundedRect(balloon, 5, 5)
    painter.setPen(theme().colour("text"))
    painter.setFont(texts.font)
    painter.drawStaticText(balloon.topLeft() + QPointF(9, 5), laid)


def _paint_band(painter: QPainter, band: QRectF) -> None:
    fill = theme().colour("accent")
    painter.setPen(QPen(fill, 1))
    fill.setAlphaF(0.12)
    painter.setBrush(fill)
    painter.drawRect(band)
