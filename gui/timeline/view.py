"""What the canvas shows and how: scale, lanes, sizes from the font, and the frame in view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFont

from core.layout.timeline.frame import Density, Items, Part, Stack, densities, hit, items, stack
from core.layout.timeline.nearness import rows_near
from core.layout.timeline.scale import Scale, is_close
from core.layout.timeline.ticks import Ruler, ruler
from core.layout.timeline.turning import turned
from gui.timeline.texts import Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.layout.timeline.packing import Level
    from core.layout.timeline.plan import Plan

NEAR = 0.5
"""Widths of the view beside it in which an event still keeps its lane open."""
WIDE_EM = 26
"""Width of a label that tells source and sentence, in em."""
FEWEST, MOST = 3, 400
"""Rows that a lane may have far out, whatever the lane height asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """The geometry of what is in view; x from the left of the lanes, y from the first lane."""

    level: Level
    stack: Stack
    lanes: range
    items: Items
    densities: list[Density]
    ruler: Ruler
    hints: dict[int, tuple[int, int]]
    """By lane with nothing in view, how many events stand before it and after it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a point of the lanes: a box and its part, or a density group, or a lane."""

    box: int | None = None
    part: Part = Part.BODY
    density: Density | None = None
    lane: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """How high lanes stand for what is near the stretch in view."""

    lanes: dict[str, int]
    """The numbers of the lanes by key."""
    per_pixel: float
    rows: NDArray[np.int64]
    """By strip."""
    idle: NDArray[np.bool_]
    """By lane, whether it is a line."""


class View:
    """Turns points of the viewport into time, lanes and events, and back."""

    def __init__(self, plan: Plan, texts: Texts) -> None:
        self.plan = plan
        self.scale = Scale(0.0, 86400.0, 1000)
        self.width, self.height = 1000, 600
        self.scroll = 0.0
        self.factor = 1.0
        """Lane height as the analyst asks for it: 1 is the usual number of rows."""
        self.band_rows = 0
        """Rows of the names of bands."""
        self._frame: Frame | None = None
        self.shrinks = True
        """Whether lanes may be lower than all of their rows, where the analyst asks for that."""
        self.loose = False
        """Whether lanes are higher than what is near asks for."""
        self._kept: Near | None = None
        self._ticks: tuple[tuple[Scale, float], Ruler] | None = None
        self.use(texts)

    def use(self, texts: Texts) -> None:
        """Take all sizes from a font."""
        self.texts = texts
        bold = QFont(texts.font)
        bold.setWeight(QFont.Weight.DemiBold)
        self.bold = Texts(bold)
        line = texts.metrics.height()
        self.line = round(line * 1.42)
        """Pixels of a row of marks with their titles."""
        self.mark = round(line * 1.16)
        self.above = round(line * 0.35)
        self.header = round(texts.em * 14)
        self._ruler = round(line * 3.7)
        """Context, ticks, and the words of the markers."""
        self.band_pitch = round(line * 1.3)
        self.changed()

    def changed(self) -> None:
        """Forget the frame: scale, size, plan or scroll has changed."""
        self._frame = None

    def sized(self, width: int, height: int) -> None:
        """Take another size of the viewport; the stretch of time in view stays."""
        self.width, self.height = width, height
        self.header = round(min(self.texts.em * 14, width * 0.24))
        self.scale = self.scale.widened(max(width - self.header, 1))
        self.changed()

    @property
    def close(self) -> bool:
        """Whether labels tell source and sentence too, on a second line."""
        return self.plan.wide > 0 and is_close(self.scale.per_pixel)

    @property
    def pitch(self) -> int:
        """Pixels of a sub-row: the same within one zoom level."""
        return round(self.line * 1.72) if self.close else self.line

    @property
    def fold_width(self) -> float:
        """Pixels of the sign before a lane's name that folds it."""
        return self.texts.em * 1.35

    @property
    def wide(self) -> float:
        """Pixels of a label that tells source and sentence."""
        return self.texts.em * WIDE_EM

    @property
    def ruler_height(self) -> int:
        """Pixels of the ruler, the strip of the bands' names included."""
        return self._ruler + self.band_rows * self.band_pitch

    @property
    def lanes_height(self) -> float:
        """Pixels of the viewport below the ruler."""
        return max(self.height - self.ruler_height, 1)

    @property
    def content_height(self) -> float:
        """Pixels that all lanes take."""
        return float(self.frame.stack.top[-1])

    @property
    def frame(self) -> Frame:
        """The geometry in view, worked out at most once."""
        if self._frame is None:
            self._frame = self._framed()
        return self._frame

    @property
    def known_frame(self) -> Frame | None:
        """The geometry in view, where it has been worked out."""
        return self._frame

    def body(self) -> QRect:
        """Return where lanes stand in the viewport, with their names."""
        return QRect(0, self.ruler_height, self.width, max(self.height - self.ruler_height, 0))

    @property
    def most(self) -> int:
        """Rows that a lane may have far out."""
        fair = self.lanes_height / self.line / max(len(self.plan.lanes.rows), 1) * 0.9
        return int(min(max(max(fair, 7) * self.factor, FEWEST), MOST))

    def _framed(self) -> Frame:
        shrinks = self.shrinks and self.plan.look.only_busy
        stretch = self._stretch() if shrinks else None
        level = self.plan.level(self.scale.per_pixel, self.most, stretch)
        least = self.texts.metrics.height() * 2.2 + 2 * self.above
        slim, rows = self.plan.collapsed, level.rows
        if shrinks:
            kept = self._near(level)
            slim, rows = slim | kept.idle, kept.rows
        given = self.plan.given
        standing = stack(level, self.pitch, self.above, least, self.lanes_height, given, slim, rows)
        lanes = self._lanes_in_view(standing)
        scale, character = self.scale, self.texts.em * 0.62
        boxes = self.plan.boxes_at(scale.per_pixel)
        return Frame(
            level, standing, lanes,
            turned(items(level, boxes, scale, standing, lanes), boxes, scale.width),
            densities(level, scale, standing, lanes),
            self._ruled(scale, character),
            self._hints(level, lanes),
        )  # fmt: skip

    def _stretch(self) -> tuple[float, float]:
        """Return the stretch of time in which an event keeps its lane open."""
        near = self.scale.width * self.scale.per_pixel * NEAR
        return self.scale.left - near, self.scale.right + near

    def _near(self, level: Level) -> Near:
        """Return the rows that strips have: what is near opens them at once where it asks for more.

        They shrink only when settle() is called, so that no lane moves while a gesture lasts.
        """
        lanes = self.plan.lane_numbers
        rows = rows_near(level, *self._stretch())
        idle = empty = rows.reshape(-1, 2).sum(axis=1) == 0
        asked = int(rows.sum())
        if self._kept is not None and (self._kept.lanes is lanes or self._kept.lanes == lanes):
            idle = idle & self._kept.idle
            if self._kept.per_pixel == level.per_pixel:
                rows = np.maximum(rows, self._kept.rows)
        if level.known is None:  # it may have fewer since, where events went
            rows = np.minimum(rows, level.rows)
        self.loose = int(rows.sum()) > asked or int(idle.sum()) < int(empty.sum())
        self._kept = Near(lanes, level.per_pixel, rows, idle)
        return self._kept

    def settle(self) -> bool:
        """Let lanes with nothing near shrink; return whether any did."""
        was, self._kept = self._kept, None
        self.changed()
        low, high = self.frame.stack.top[[0, -1]]
        now = self._kept or was
        if was is None or now is None or high <= low:
            return False
        same = np.array_equal(was.rows, now.rows) and np.array_equal(was.idle, now.idle)
        return not same

    def _ruled(self, scale: Scale, character: float) -> Ruler:
        """Return the ticks, the same object while the stretch in view is the same."""
        key = (scale, character)
        if self._ticks is None or self._ticks[0] != key:
            made = ruler(scale.left, scale.right, scale.per_pixel, character)
            self._ticks = (key, made)
        return self._ticks[1]

    def _hints(self, level: Level, lanes: range) -> dict[int, tuple[int, int]]:
        """Count, in lanes with nothing in view, the events before the view and after it."""
        boxes, found = self.plan.boxes, {}
        busy = level.busy(self.scale.left, self.scale.right) | self.plan.collapsed
        for lane in lanes:
            if not busy[lane]:
                first, last = np.searchsorted(boxes.lane, (lane, lane + 1)).tolist()
                at = int(np.searchsorted(boxes.start[first:last], self.scale.left))
                found[lane] = (at, last - first - at)
        return found

    def _lanes_in_view(self, standing: Stack) -> range:
        count = len(standing.top) - 1
        first = max(standing.lane_at(self.scroll), 0)
        last = standing.lane_at(self.scroll + self.lanes_height)
        return range(min(first, count), count if last < 0 else last + 1)

    def inside(self, pos: QPointF) -> QPointF:
        """Turn a point of the viewport into one of the lanes."""
        return QPointF(pos.x() - self.header, pos.y() - self.ruler_height + self.scroll)

    def moment(self, pos: QPointF) -> float:
        """Return the second under a point of the viewport."""
        return self.scale.moment(pos.x() - self.header)

    def lanes_area(self) -> QRectF:
        """Return where marks stand in the viewport."""
        return QRectF(self.header, self.ruler_height, self.scale.width, self.lanes_height)

    def hit(self, pos: QPointF) -> Hit:
        """Return what lies under a point of the viewport."""
        at = self.inside(pos)
        lane = self.frame.stack.lane_at(at.y())
        if not self.lanes_area().contains(pos):
            return Hit(lane=lane if pos.y() >= self.ruler_height else -1)
        found = hit(self.frame.items, at.x(), at.y(), self.pitch)
        if found is not None:
            return Hit(int(self.frame.items.box[found[0]]), found[1], None, lane)
        return Hit(density=self._density(at), lane=lane)

    def _density(self, at: QPointF) -> Density | None:
        for density in self.frame.densities:
            level = density.y <= at.y() < density.y + density.height
            if level and density.x[0] <= at.x() <= density.x[-1]:
                return density
        return None

    def rect(self, box: int) -> QRectF | None:
        """Return where a box in view stands in the viewport, with its label."""
        found = self.frame.items
        for n in (found.box == box).nonzero()[0].tolist():
            x = float(found.left[n]) + self.header
            y = float(found.y[n]) + self.ruler_height - self.scroll
            return QRectF(x, y, max(float(found.end[n] - found.left[n]), 10), self.pitch)
        return None

    def rect_of(self, event_id: str) -> QRectF | None:
        """Return where an event stands in the viewport, in the first lane that is in view."""
        mark = self.plan.mark(event_id)
        boxes = self.plan.boxes_of(mark) if mark is not None else []
        return next((r for r in (self.rect(b) for b in boxes) if r is not None), None)

    def sees(self, event_id: str) -> bool:
        """Say whether an event stands in one of the lanes that are seen."""
        mark = self.plan.mark(event_id)
        rects = [self.rect(b) for b in self.plan.boxes_of(mark)] if mark is not None else []
        return any(r is not None and self.lanes_area().contains(r.center()) for r in rects)
