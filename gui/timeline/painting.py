"""The canvas's picture, layer by layer; every colour by name from the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from core.layout.timeline.boxes import GAP, TAIL
from core.layout.timeline.marks import FACTUALITIES
from core.model import Factuality
from gui.theme import theme
from gui.timeline.density import paint_density
from gui.timeline.ghosts import paint_ghosts
from gui.timeline.light import Light
from gui.timeline.stale import BLEED
from gui.timeline.strokes import HOLLOW, Hand, stroke_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QFont, QStaticText

    from gui.timeline.ghosts import Ghost
    from gui.timeline.markers import Marker
    from gui.timeline.view import View

FADED = 0.32
"""Opacity of what is neither selected nor kin."""
PAD = 6
FINE = 60
"""Marks in view up to which their corners are round."""
LEGIBLE = 5.5
"""Em from which the beginning of a title is worth showing."""


class Title(NamedTuple):
    """The title of an item as it is written."""

    mark: int
    font: QFont
    laid: QStaticText
    x: float
    width: float


class Picture:
    """Paints one frame of a view."""

    def __init__(
        self,
        painter: QPainter,
        view: View,
        lights: NDArray[np.uint8],
        hovered: int | None = None,
        focus: int | None = None,
        ghosts: Sequence[Ghost] = (),
        told: Callable[[int], str] = str,
        behind: Callable[[QPainter], None] = lambda _painter: None,
        colour_of: Callable[[str], str] = lambda _event_id: "",
        parts: Sequence[QRectF] = (),
    ) -> None:
        self.painter, self.view, self.lights = painter, view, lights
        self.hovered, self.focus = hovered, focus
        """Number of the mark under the pointer; box that the keyboard is on."""
        self.ghosts = list(ghosts)
        self.told = told
        """Source and sentence of a mark."""
        self.behind = behind
        """Paints what stands below the marks."""
        self.colour_of = colour_of
        """The name of an event's colour, empty where its factuality decides."""
        self.frame = view.frame
        self._parts = [p.translated(0, view.scroll - view.ruler_height) for p in parts]
        """Parts of the viewport to paint, in coordinates of the lanes; all where there are none."""
        self.lanes = [n for n in self.frame.lanes if self._meets(*self.frame.stack.top[n : n + 2])]
        """The lanes to paint."""

    def _meets(self, top: float, bottom: float) -> bool:
        """Whether something between two heights is to be painted."""
        return not self._parts or any(p.top() < bottom and p.bottom() > top for p in self._parts)

    def _asked(self) -> NDArray[np.bool_]:
        """Say of each item whether it stands where something is to be painted."""
        y = self.frame.items.y
        asked = np.full(len(y), not self._parts)
        for part in self._parts:
            asked |= (y - BLEED < part.bottom()) & (y + self.view.pitch + BLEED > part.top())
        return asked

    def paint(self, markers: list[Marker]) -> None:
        """Paint ground, grid, marks, labels, ruler and lane names."""
        painter, view = self.painter, self.view
        painter.fillRect(QRectF(0, 0, view.width, view.height), theme().colour("panel"))
        painter.setFont(view.texts.font)
        painter.save()
        painter.setClipRect(view.lanes_area())
        painter.translate(view.header, view.ruler_height - view.scroll)
        self._paint_grid()
        self.behind(painter)
        self._paint_markers(markers, labels=False)
        self._paint_hints()
        for density in self.frame.densities:
            if self._meets(density.y, density.y + density.height):
                paint_density(painter, view, density, self._density_opacity())
        chosen = self._lit_as(Light.SELECTED)
        faded = self._lit_as(Light.FADED)
        paint_ghosts(painter, view, [g for g in self.ghosts if g.item not in chosen], faded)
        self._paint_items()
        # The frame of a selected event would hide its own.
        paint_ghosts(painter, view, [g for g in self.ghosts if g.item in chosen], faded)
        painter.restore()
        if self._meets(-1e9, view.scroll):
            self._paint_ruler()
            self._paint_markers(markers, labels=True)
        if not self._parts or any(part.left() < view.header for part in self._parts):
            self._paint_headers()

    def _lit_as(self, light: Light) -> set[int]:
        """Return the items that are drawn in this light."""
        lights = self.lights[self.view.plan.lanes.event[self.frame.items.box]]
        return set((lights == light).nonzero()[0].tolist())

    def _density_opacity(self) -> float:
        # Without a selection all are plain; with one, none is.
        return 1.0 if not len(self.lights) or self.lights[0] == Light.PLAIN else 0.5

    def _paint_grid(self) -> None:
        painter, view, frame = self.painter, self.view, self.frame
        top, bottom = view.scroll, view.scroll + view.lanes_height
        faint = theme().colour("line")
        faint.setAlphaF(0.45)
        painter.setPen(QPen(faint, 1))
        painter.drawLines(self._verticals(frame.ruler.minor, top, bottom))
        painter.setPen(QPen(theme().colour("line"), 1))
        ticks = [t.moment for t in frame.ruler.ticks]
        painter.drawLines(self._verticals(ticks, top, bottom))
        for lane in self.lanes:
            y = float(frame.stack.top[lane + 1])
            painter.drawLine(QPointF(0, y), QPointF(view.scale.width, y))

    def _verticals(
        self, moments: list[int] | tuple[int, ...], y0: float, y1: float
    ) -> list[QLineF]:
        xs = (round(self.view.scale.x(m)) + 0.5 for m in moments)
        return [QLineF(x, y0, x, y1) for x in xs]

    def _paint_items(self) -> None:
        """Paint the faded first and the selected last."""
        mark = self.view.plan.lanes.event[self.frame.items.box]
        lights = self.lights[mark]
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        asked = self._asked()
        framed = (self.frame.items.box == self.focus) | (mark == self.hovered)
        for light in Light:
            chosen = (lights == light) & asked
            numbers = chosen.nonzero()[0]
            self.painter.setOpacity(FADED if light is Light.FADED else 1.0)
            behind = chosen if light is Light.SELECTED else chosen & framed
            for n in behind.nonzero()[0].tolist():
                self._paint_behind(n, light)
            self._paint_marks(numbers, mark[numbers])
            for n in numbers.tolist():
                self._paint_label(n)
        self.painter.setOpacity(1.0)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _row(self, n: int) -> QRectF:
        """Return where an item stands, label and open ends included."""
        found, marks = self.frame.items, self.view.plan.marks
        mark = self.view.plan.lanes.event[found.box[n]]
        x0 = float(found.x0[n]) - (TAIL if marks.open_start[mark] else 0)
        x0 = min(x0, float(found.left[n]))
        left, right = max(x0, -PAD * 4), min(float(found.end[n]), self.view.scale.width + PAD * 4)
        return QRectF(left, float(found.y[n]), max(right - left, 1), self.view.pitch)

    def _paint_behind(self, n: int, light: Light) -> None:
        box = int(self.frame.items.box[n])
        hovered = self.view.plan.lanes.event[box] == self.hovered
        focused = box == self.focus
        row = self._row(n).adjusted(-3.5, 0.5, 3.5, -0.5)
        named = "selection" if light is Light.SELECTED else "hover"
        self.painter.setBrush(
            theme().colour(named) if light is Light.SELECTED or hovered else Qt.BrushStyle.NoBrush
        )
        edge = QPen(theme().colour("accent"), 1.4 if light is Light.SELECTED else 1)
        if focused and light is not Light.SELECTED:
            edge.setStyle(Qt.PenStyle.DotLine)
        self.painter.setPen(edge)
        self.painter.drawRoundedRect(row, 5, 5)

    def _paint_marks(self, numbers: NDArray[np.int64], mark: NDArray[np.int64]) -> None:
        """Paint the marks of these items."""
        found, view, marks = self.frame.items, self.view, self.view.plan.marks
        hand = Hand(self.painter, view.scale.width, fine=len(found) <= FINE)
        x, y = found.x0[numbers], found.y[numbers] + (view.line - view.mark) / 2
        wide = (found.x1[numbers] - x).tolist()
        columns = (marks.factuality, marks.shape, marks.soft, marks.guessed, marks.open_start,
                   marks.open_end)  # fmt: skip
        codes = zip(
            *(column[mark].tolist() for column in columns),
            map(self.colour_of, marks.ids[mark].tolist()),
            strict=True,
        )
        gaps = self._gaps(numbers, mark)
        placed = zip(numbers.tolist(), x.tolist(), y.tolist(), wide, codes, strict=True)
        for n, left, top, width, code in placed:
            hand.paint(left, top, width, view.mark, stroke_of(*code), gaps.get(n))

    def _gaps(
        self, numbers: NDArray[np.int64], mark: NDArray[np.int64]
    ) -> dict[int, tuple[float, float]]:
        """Return where titles stand in bars that are struck through: not their titles."""
        denied = self.view.plan.marks.factuality[mark] == FACTUALITIES.index(Factuality.DENIED)
        struck = numbers[self.frame.items.inside[numbers] & denied]
        titles = ((n, self._title(n)) for n in struck.tolist())
        return {n: (t.x - PAD, t.x + t.width + PAD) for n, t in titles if t is not None}

    def _title(self, n: int) -> Title | None:
        """Return the title of an item and where it stands, where there is room for it."""
        found, view = self.frame.items, self.view
        mark = int(view.plan.lanes.event[found.box[n]])
        x, room = self._label_place(n, mark)
        caption = str(view.plan.marks.captions[mark])
        texts = view.bold if view.plan.marks.key[mark] else view.texts
        if room < view.texts.em * LEGIBLE and view.texts.width(caption) > room:
            return None
        if x < 0 and found.x1[n] < 0:
            return None  # the end of a title without its mark tells nothing
        laid, width = texts.fitted(caption, room)
        if found.left[n] < found.x0[n]:
            x += room - width  # it ends at its mark
        return Title(mark, texts.font, laid, x, width)

    def _paint_label(self, n: int) -> None:
        view, title = self.view, self._title(n)
        if title is None:
            return
        self.painter.setFont(title.font)
        self.painter.setPen(theme().colour("text"))
        x = title.x
        y = float(self.frame.items.y[n]) + (view.line - view.texts.metrics.height()) / 2
        self.painter.drawStaticText(QPointF(x, y), title.laid)
        self.painter.setFont(view.texts.font)
        if view.close:
            self._paint_source(n, title.mark, x, y)

    def _paint_source(self, n: int, mark: int, x: float, y: float) -> None:
        """Write source and sentence below the title."""
        said, texts = self.told(mark), self.view.texts
        room = self._label_place(n, mark)[1]
        if said and room > texts.em * LEGIBLE:
            self.painter.setPen(theme().colour("dim"))
            laid, width = texts.fitted(said, room)
            if self.frame.items.left[n] < self.frame.items.x0[n]:
                x = self._label_place(n, mark)[0] + room - width
            self.painter.drawStaticText(QPointF(x, y + texts.metrics.height()), laid)

    def _paint_hints(self) -> None:
        """Say in a lane with nothing in view how many events stand before and after."""
        view, painter = self.view, self.painter
        painter.setPen(theme().colour("dim"))
        for lane in self.lanes:
            before, after = self.frame.hints.get(lane, (0, 0))
            y = float(self.frame.stack.top[lane]) + view.above
            if before:
                laid, _ = view.texts.fitted(f"◂ {before:,} earlier", 1e6)
                painter.drawStaticText(QPointF(PAD, y), laid)
            if after:
                laid, width = view.texts.fitted(f"{after:,} later ▸", 1e6)
                painter.drawStaticText(QPointF(view.scale.width - width - PAD, y), laid)

    def _label_place(self, n: int, mark: int) -> tuple[float, float]:
        """Return the left edge of the label and its room; inside a bar it stays in view."""
        found, marks = self.frame.items, self.view.plan.marks
        if found.left[n] < found.x0[n]:
            return float(found.left[n]), float(found.room[n])
        if not found.inside[n]:
            after = float(found.x1[n]) + (TAIL if marks.open_end[mark] else 0) + GAP
            return after, float(found.room[n]) + 2
        sign = self.view.mark if FACTUALITIES[marks.factuality[mark]] in SIGNED else 0
        left = max(float(found.x0[n]) + sign, 0.0) + PAD
        return left, min(float(found.x1[n]), self.view.scale.width) - left - PAD / 2

    def _paint_ruler(self) -> None:
        painter, view = self.painter, self.view
        line = view.texts.metrics.height()
        painter.fillRect(QRectF(0, 0, view.width, view.ruler_height), theme().colour("panel"))
        painter.setClipRect(QRectF(view.header, 0, view.scale.width, view.ruler_height))
        painter.setPen(theme().colour("dim"))
        y = line * 1.45
        for tick in self.frame.ruler.ticks:
            laid, width = view.texts.fitted(tick.label, 1e6)
            x = self._x(tick.moment) - width / 2
            if view.header < x < view.width - width:
                painter.drawStaticText(QPointF(x, y), laid)
        self._paint_contexts()
        painter.setClipping(False)
        painter.setPen(QPen(theme().colour("line"), 1))
        painter.drawLine(
            QPointF(0, view.ruler_height - 0.5), QPointF(view.width, view.ruler_height - 0.5)
        )

    def _paint_contexts(self) -> None:
        """Paint the upper line; the first context stays at the left edge while it lasts."""
        painter, view, contexts = self.painter, self.view, self.frame.ruler.contexts
        painter.setFont(view.bold.font)
        painter.setPen(theme().colour("text"))
        for n, context in enumerate(contexts):
            x = max(self._x(context.moment) + 4, view.header + PAD)
            after = self._x(contexts[n + 1].moment) if n + 1 < len(contexts) else view.width
            room = after - x - PAD
            forms = (context.label, *context.shorter)
            text = next((t for t in forms if view.bold.width(t) <= room), "")
            if text:
                painter.drawStaticText(QPointF(x, 4), view.bold.fitted(text, room)[0])
        painter.setFont(view.texts.font)
        painter.setPen(QPen(theme().colour("line"), 1))
        painter.drawLines(
            [
                QLineF(x, 4, x, view.texts.metrics.height() * 1.3)
                for x in (round(self._x(c.moment)) + 0.5 for c in contexts[1:])
            ]
        )

    def _x(self, moment: float) -> float:
        return self.view.scale.x(moment) + self.view.header

    def _paint_headers(self) -> None:
        painter, view = self.painter, self.view
        area = QRectF(0, view.ruler_height, view.header, view.lanes_height)
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, theme().colour("panel"))
        painter.translate(0, view.ruler_height - view.scroll)
        for lane in self.lanes:
            self._paint_header(lane)
        painter.restore()
        x = view.header - 0.5
        painter.setPen(QPen(theme().colour("line"), 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, view.height))

    def _paint_header(self, lane: int) -> None:
        """Paint a lane's name and count; they stay in view while any of the lane does."""
        painter, view = self.painter, self.view
        row, line = view.plan.lanes.rows[lane], view.texts.metrics.height()
        top, bottom = (float(t) for t in self.frame.stack.top[lane : lane + 2])
        slim = bottom - top < 2 * line
        high, above = (line, (bottom - top - line) / 2) if slim else (2 * line, view.above)
        y = min(max(top, view.scroll), bottom - high - above) + above
        begin = view.fold_width
        room = view.header - begin - PAD
        self._paint_fold(lane, y + line / 2)
        painter.setFont(view.texts.font if slim else view.bold.font)
        painter.setPen(theme().colour("dim" if slim else "text"))
        texts = view.texts if slim else view.bold
        painter.drawStaticText(QPointF(begin, y), texts.fitted(row.title, room)[0])
        painter.setFont(view.texts.font)
        painter.setPen(theme().colour("dim"))
        if not slim:
            detail = view.texts.fitted(row.detail, room)[0]
            painter.drawStaticText(QPointF(begin, y + line), detail)
        painter.setPen(QPen(theme().colour("line"), 1))
        painter.drawLine(QPointF(0, bottom), QPointF(view.header, bottom))

    def _paint_fold(self, lane: int, y: float) -> None:
        """Paint the sign that folds a lane: it points down at what is open."""
        view, painter = self.view, self.painter
        x, half = view.fold_width / 2 + 1, view.texts.em * 0.24
        folded = bool(view.plan.collapsed[lane])
        points = ((-half, -half), (half, 0), (-half, half)) if folded else (
            (-half, -half), (half, -half), (0, half))  # fmt: skip
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("dim"))
        painter.drawPolygon(QPolygonF([QPointF(x + a, y + b) for a, b in points]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_markers(self, markers: list[Marker], *, labels: bool) -> None:
        """Paint the dashed lines below the marks, and their words above all."""
        painter, view = self.painter, self.view
        taken = view.header - 1.0
        for marker in markers:
            x = view.scale.x(marker.moment)
            if not 0 <= x <= view.scale.width:
                continue
            if not labels:
                painter.setPen(QPen(theme().colour(marker.colour), 1, Qt.PenStyle.DashLine))
                x = round(x) + 0.5
                painter.drawLine(
                    QPointF(x, view.scroll), QPointF(x, view.scroll + view.lanes_height)
                )
            elif x + view.header > taken:
                taken = self._paint_marker_label(marker, x + view.header, taken)

    def _paint_marker_label(self, marker: Marker, x: float, taken: float) -> float:
        """Write what a line is, at its left where that does not meet the one before."""
        painter, view = self.painter, self.view
        laid, width = view.texts.fitted(marker.words, view.texts.widest)
        left = x - width - PAD if x - width - PAD > taken else x + 4
        foot = view.ruler_height - view.band_rows * view.band_pitch
        y = foot - view.texts.metrics.height() - 2
        behind = theme().colour("panel")
        behind.setAlphaF(0.85)
        painter.fillRect(QRectF(left - 2, y, width + 4, view.texts.metrics.height()), behind)
        painter.setPen(theme().colour(marker.colour))
        painter.drawStaticText(QPointF(left, y), laid)
        return left + width + PAD


SIGNED = frozenset(HOLLOW - {Factuality.HYPOTHETICAL})
"""Bars that begin with a sign."""
