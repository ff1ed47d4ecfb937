"""The analyst's bands and markers: named stretches behind the lanes, their names in a strip."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from core.calendar import DAY, MINUTE
from core.layout.timeline.dragging import moved, resized
from core.layout.timeline.frame import Part
from core.layout.timeline.marks import bounds
from core.model import FuzzyDate, Precision
from core.timeline_edits import change_band, drop_band, new_band
from core.wording import words
from gui.theme import theme
from gui.timeline.gestures import paint_balloon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.layout.timeline.scale import Scale
    from core.model import Band
    from core.project import Patch, Project
    from gui.timeline.canvas import TimelineCanvas
    from gui.timeline.view import View

COLOURS = {
    "accent": "Blue", "ongoing": "Green", "planned": "Violet", "alleged": "Amber",
    "denied": "Red", "hypothetical": "Grey",
}  # fmt: skip
"""Names in the theme, and what they are called."""
EDGE = 5.0
"""Pixels either side of a band's end that take hold of it."""
PAD = 6.0
ROWS = 3
"""Rows of names at most."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A band as it stands in the strip; x from the left of the lanes."""

    band: Band
    x0: float
    x1: float
    end: float
    """Where its name ends, if that is farther."""
    row: int


def laid(project: Project, view: View) -> list[Laid]:
    """Place every band, in rows so that no name covers another; in order of time."""
    found: list[Laid] = []
    free = [float("-inf")] * ROWS
    for band in sorted(project.bands.values(), key=_start):
        x0, x1 = span(view.scale, band)
        end = max(x1, max(x0, 0.0) + view.texts.width(_said(band)) + 3 * PAD)
        row = next((n for n, at in enumerate(free) if at <= x0), ROWS - 1)
        free[row] = end
        found.append(Laid(band, x0, x1, end, row))
    return found


def rows(project: Project, view: View) -> int:
    """Return how many rows the strip has, the same for one zoom level."""
    return max((each.row for each in laid(project, view)), default=-1) + 1


def span(scale: Scale, band: Band) -> tuple[float, float]:
    """Return where a band begins and ends; a marker is as wide as a line."""
    start, end = bounds(band.when)
    return scale.x(float(start)), scale.x(float(end if band.when.extent else start))


def _said(band: Band) -> str:
    return band.name if band.when.extent else f"◆ {band.name}"


def _start(band: Band) -> tuple[int, str]:
    return bounds(band.when)[0], band.id


def stretch(low: float, high: float) -> FuzzyDate:
    """Return a stretch of time, in whole days where it has several, else in minutes."""
    unit, precision = (DAY, Precision.DAY) if high - low >= 3 * DAY else (MINUTE, Precision.MINUTE)
    first, last = round(low / unit) * unit, round(high / unit) * unit - 1
    return FuzzyDate(first, max(last, first + unit - 1), precision, extent=True)


class Bands:
    """Paints the bands of a project and finds them under the pointer."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas
        self._paper: View | None = None

    @property
    def _view(self) -> View:
        return self._paper or self._canvas.view

    @contextmanager
    def on(self, view: View) -> Iterator[None]:
        """Paint on another view than the canvas's."""
        self._paper = view
        try:
            yield
        finally:
            self._paper = None

    def _laid(self) -> list[Laid]:
        return laid(self._canvas.store.project, self._view)

    def paint_behind(self, painter: QPainter) -> None:
        """Paint the stretches below the marks, in coordinates of the lanes."""
        view = self._view
        for each in self._laid():
            colour = theme().colour(each.band.colour)
            area = QRectF(each.x0, view.scroll, each.x1 - each.x0, view.lanes_height)
            painter.setPen(QPen(colour, 1.4))
            painter.drawLines(_edges(area.intersected(_wide(view, area)), each))
            colour.setAlphaF(0.09)
            painter.fillRect(area.intersected(_wide(view, area)), colour)

    def paint_names(self, painter: QPainter) -> None:
        """Paint the names in the strip at the foot of the ruler."""
        view = self._view
        painter.save()
        painter.setClipRect(QRectF(view.header, 0, view.scale.width, view.ruler_height))
        painter.setFont(view.texts.font)
        for each in self._laid():
            rect = self._rect(each)
            colour = theme().colour(each.band.colour)
            painter.setPen(QPen(colour, 1))
            colour.setAlphaF(0.22)
            painter.setBrush(colour)
            painter.drawRect(rect)
            room = max(each.end, each.x1) - max(each.x0, 0.0) - 2 * PAD
            text, _ = view.texts.fitted(_said(each.band), room)
            painter.setPen(theme().colour("text"))
            x = max(rect.left(), view.header) + PAD
            painter.drawStaticText(QPointF(x, rect.top()), text)
        painter.restore()

    def _rect(self, each: Laid) -> QRectF:
        view = self._view
        line = view.band_pitch
        y = view.ruler_height - (view.band_rows - min(each.row, view.band_rows - 1)) * line
        left, right = max(each.x0, -20.0), min(max(each.x1, each.x0 + 3), view.scale.width + 20)
        return QRectF(left + view.header, y, max(right - left, 1), line - 2)

    def at(self, pos: QPointF) -> tuple[Laid, Part] | None:
        """Return the band whose bar or name lies under a point of the ruler, and the part."""
        view = self._canvas.view
        if pos.y() >= view.ruler_height or pos.x() < view.header:
            return None
        for each in reversed(self._laid()):
            rect = self._rect(each)
            wide = rect.adjusted(-EDGE, 0, EDGE, 0)
            wide.setRight(max(wide.right(), each.end + view.header))
            if wide.contains(pos):
                return each, _part(each, pos.x() - view.header)
        return None

    # What the analyst does to them

    def add(self, when: FuzzyDate) -> None:
        """Make a band, or a marker, and ask for its name."""
        canvas = self._canvas
        before = set(canvas.store.project.bands)
        canvas.perform(new_band, "New band" if when.extent else "New marker", when)
        for band_id in set(canvas.store.project.bands) - before:
            self.rename(band_id)

    def add_over_view(self) -> None:
        """Make a band of the middle of the range in view."""
        scale = self._canvas.scale
        self.add(stretch(scale.left + scale.span / 4, scale.right - scale.span / 4))

    def add_marker(self, moment: float) -> None:
        """Mark a moment."""
        self.add(replace(stretch(moment, moment + MINUTE), extent=False))

    def rename(self, band_id: str) -> None:
        """Let the name be typed where the band stands."""
        each = next(e for e in self._laid() if e.band.id == band_id)
        self._canvas.changes.ask_band(band_id, each.band.name, self._rect(each))

    def colour(self, band_id: str, name: str) -> None:
        """Give a band another colour."""
        self._canvas.perform(_coloured, band_id, name)

    def drop(self, band_id: str) -> None:
        """Take a band away."""
        self._canvas.perform(drop_band, band_id)


class BandDrag:
    """Moves a band, or one of its ends; one change, on release."""

    def __init__(self, canvas: TimelineCanvas, pos: QPointF, band: Band, part: Part) -> None:
        self._canvas, self._start, self._now, self._part = canvas, pos, pos, part
        self._band, self._new = band, band.when
        self.cursor = (
            Qt.CursorShape.ClosedHandCursor if part is Part.BODY else Qt.CursorShape.SizeHorCursor
        )

    def move(self, pos: QPointF) -> None:
        """Follow the pointer."""
        self._now = pos
        per_pixel = self._canvas.scale.per_pixel
        by = (pos.x() - self._start.x()) * per_pixel
        low, high = bounds(self._band.when)
        if self._part is Part.BODY:
            self._new = moved(self._band.when, by, per_pixel)
        else:
            edge = low if self._part is Part.START else high
            self._new = resized(self._band.when, self._part, edge + by, per_pixel)
        self._canvas.viewport().update()

    def release(self, _pos: QPointF) -> None:
        """Change the band."""
        self._canvas.perform(_moved, self._band.id, self._new)

    def cancel(self) -> None:
        """Leave the band as it is."""

    def paint(self, painter: QPainter) -> None:
        """Show where it would stand, and the words."""
        if self._new == self._band.when:
            return
        view = self._canvas.view
        x0, x1 = (x + view.header for x in span(view.scale, replace(self._band, when=self._new)))
        colour = theme().colour(self._band.colour)
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
        colour.setAlphaF(0.12)
        painter.setBrush(colour)
        painter.drawRect(QRectF(x0, view.ruler_height - 4, max(x1 - x0, 1), view.height))
        said = f"{words(self._band.when)} → {words(self._new)}"
        paint_balloon(painter, self._canvas, self._now, said)


class BandDraw:
    """Draws a new band over the stretch dragged along on the ruler."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: TimelineCanvas, pos: QPointF) -> None:
        self._canvas, self._start, self._now = canvas, pos, pos

    @property
    def _when(self) -> FuzzyDate:
        low, high = sorted(self._canvas.view.moment(p) for p in (self._start, self._now))
        return stretch(low, high)

    def move(self, pos: QPointF) -> None:
        """Follow the pointer."""
        self._now = pos
        self._canvas.viewport().update()

    def release(self, pos: QPointF) -> None:
        """Make the band; a press that did not move marks the moment."""
        self._now = pos
        if abs(pos.x() - self._start.x()) > EDGE:
            self._canvas.bands.add(self._when)
        else:
            self._canvas.bands.add_marker(self._canvas.view.moment(pos))

    def cancel(self) -> None:
        """Make nothing."""

    def paint(self, painter: QPainter) -> None:
        """Show the stretch."""
        view = self._canvas.view
        x0, x1 = sorted((self._start.x(), self._now.x()))
        colour = theme().colour("accent")
        colour.setAlphaF(0.15)
        painter.fillRect(QRectF(x0, 0, x1 - x0, view.height), colour)
        paint_balloon(painter, self._canvas, self._now, f"Band: {words(self._when)}")


def _part(each: Laid, x: float) -> Part:
    if not each.band.when.extent or each.x1 - each.x0 < 4 * EDGE:
        return Part.BODY
    if abs(x - each.x0) <= EDGE:
        return Part.START
    return Part.END if abs(x - each.x1) <= EDGE else Part.BODY


def _edges(area: QRectF, each: Laid) -> list[QLineF]:
    xs = (each.x0, each.x1) if each.band.when.extent else (each.x0,)
    return [QLineF(x, area.top(), x, area.bottom()) for x in xs if -1e4 < x < 1e4]


def _wide(view: View, area: QRectF) -> QRectF:
    """Return what is in view, so that no coordinate grows huge."""
    return QRectF(-20, area.top(), view.scale.width + 40, area.height())


def _coloured(project: Project, band_id: str, name: str) -> Patch:
    return change_band(project, band_id, colour=name)


def _moved(project: Project, band_id: str, when: FuzzyDate) -> Patch:
    return change_band(project, band_id, when=when)
