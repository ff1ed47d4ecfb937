"""How one mark is painted: colour and pattern by factuality, ends by how well they are known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPaintEngine,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)

from core.layout.timeline.boxes import LEAST, TAIL
from core.layout.timeline.marks import FACTUALITIES, Shape
from core.model import Factuality
from gui.theme import theme

CLIP = 60.0
"""Pixels beyond the view from which a bar is cut, so that no coordinate grows huge."""
SLICES = 12
"""Steps in which a soft end is painted on a page."""
LARGE = 90.0
"""Pixels from which a bar has no round corners: they cost as much as all the rest."""
HOLLOW = frozenset({Factuality.PLANNED, Factuality.DENIED, Factuality.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Stroke:
    """All that decides how a mark looks."""

    factuality: Factuality
    shape: Shape = Shape.BLOCK
    soft: bool = False
    guessed: bool = False
    open_start: bool = False
    open_end: bool = False
    colour: str = ""
    """Its name in the theme; empty takes that of the factuality."""
    key: bool = False
    """Whether it is a key event, which stands out."""


@lru_cache(maxsize=4096)
def stroke_of(
    factuality: int,
    shape: int,
    soft: bool,
    guessed: bool,
    open_start: bool,
    open_end: bool,
    colour: str,
) -> Stroke:
    """Return the stroke of a mark's columns, the same object each time."""
    return Stroke(
        FACTUALITIES[factuality], Shape(shape), soft, guessed, open_start, open_end, colour
    )


def paint_mark(
    painter: QPainter, rect: QRectF, stroke: Stroke, view_width: float, *, fine: bool = True
) -> None:
    """Paint a mark into its rectangle (the known part of it; open ends reach beyond).

    Without fine, as is right where there are hundreds, corners are not round.
    """
    place = (rect.left(), rect.top(), rect.width(), rect.height())
    Hand(painter, view_width, fine=fine).paint(*place, stroke)


class Hand:
    """Paints marks one after the other; what is the same for all is asked for once."""

    def __init__(self, painter: QPainter, view_width: float, *, fine: bool = True) -> None:
        self._painter, self._view_width, self._fine = painter, view_width, fine
        self._raster = painter.paintEngine().type() is QPaintEngine.Type.Raster
        self._ratio = painter.device().devicePixelRatioF() if self._raster else 1.0
        self._theme = theme().name
        self._signs: dict[tuple[int, int, int], tuple[Stroke, QPixmap]] = {}
        """Pictures by identity of the stroke, which stands beside, and size."""

    def paint(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        stroke: Stroke,
        gap: tuple[float, float] | None = None,
    ) -> None:
        """Paint a mark, given where its known part stands; no line goes through the gap."""
        narrow = wide <= LEAST + 6 and not (stroke.open_start or stroke.open_end)
        if not narrow or stroke.shape is Shape.BAND:
            rect = QRectF(x, y, wide, high)
            bar = _Bar(rect, stroke, self._view_width, fine=self._fine)
            bar.gap = gap
            bar.paint(self._painter)
        elif self._raster:
            self._painter.drawPixmap(round(x) - 2, round(y) - 2, self._sign(stroke, wide, high))
        else:
            _paint_glyph(self._painter, QRectF(x, y, wide, high), stroke)

    def _sign(self, stroke: Stroke, wide: float, high: float) -> QPixmap:
        size = (round(wide), round(high))
        key = (id(stroke), *size)
        if key not in self._signs:
            self._signs[key] = (stroke, _sign(stroke, size, self._ratio, self._theme))
        return self._signs[key][1]


@lru_cache(maxsize=512)
def _sign(stroke: Stroke, size: tuple[int, int], ratio: float, _theme: str) -> QPixmap:
    """Return a narrow mark as a picture, with two pixels about it."""
    wide, high = size
    pixmap = QPixmap(round((wide + 4) * ratio), round((high + 4) * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_glyph(painter, QRectF(2, 2, wide, high), stroke)
    return pixmap


def _colour(stroke: Stroke, alpha: float = 1.0) -> QColor:
    colour = theme().colour(stroke.colour or stroke.factuality.value)
    colour.setAlphaF(alpha)
    return colour


def _pen(colour: QColor, width: float = 1.4, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(colour, width, style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _paint_glyph(painter: QPainter, rect: QRectF, stroke: Stroke) -> None:
    """Paint a mark too narrow for a bar: a sign of its own for each factuality."""
    side = max(rect.width(), LEAST) - 1
    tall = min(rect.height(), LEAST + 2)
    sign = QRectF(rect.left() + 0.5, rect.center().y() - tall / 2, side, tall)
    colour = _colour(stroke, 0.55 if stroke.soft else 1.0)
    painter.setPen(_pen(_colour(stroke)))
    painter.setBrush(Qt.BrushStyle.NoBrush if stroke.guessed else colour)
    match stroke.factuality:
        case Factuality.OCCURRED:
            painter.drawRoundedRect(sign, 2.5, 2.5)
        case Factuality.ONGOING:
            painter.drawPolygon(_chevron(sign))
        case Factuality.PLANNED:
            painter.setPen(_pen(_colour(stroke), 1.8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(_diamond(sign))
        case Factuality.ALLEGED:
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(sign, 2, 2)
        case Factuality.DENIED:
            _paint_cross(painter, sign, stroke)
        case Factuality.HYPOTHETICAL:
            painter.setPen(_pen(_colour(stroke), 1.6, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(sign, 2, 2)


def _chevron(rect: QRectF) -> QPolygonF:
    x, middle, y = rect.right(), rect.center().y(), rect.top()
    tip = rect.left() + rect.width() * 0.55
    return QPolygonF(
        [rect.topLeft(), QPointF(tip, y), QPointF(x, middle), QPointF(tip, rect.bottom()),
         rect.bottomLeft()]
    )  # fmt: skip


def _diamond(rect: QRectF) -> QPolygonF:
    middle, half = rect.center(), min(rect.height(), rect.width() + 2) / 2
    points = ((0, -half), (half, 0), (0, half), (-half, 0))
    return QPolygonF([QPointF(middle.x() + x, middle.y() + y) for x, y in points])


def _paint_cross(painter: QPainter, rect: QRectF, stroke: Stroke) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(_colour(stroke, 0.7), 1))
    painter.drawRect(rect)
    painter.setPen(_pen(_colour(stroke), 1.8))
    painter.drawLine(rect.topLeft(), rect.bottomRight())
    painter.drawLine(rect.bottomLeft(), rect.topRight())


class _Bar:
    """A mark wide enough to show its ends."""

    def __init__(
        self, rect: QRectF, stroke: Stroke, view_width: float, *, fine: bool = True
    ) -> None:
        self.stroke = stroke
        start = rect.left() - (TAIL if stroke.open_start else 0)
        end = rect.right() + (TAIL if stroke.open_end else 0)
        thin = 0.5
        left, right = max(start, -CLIP), min(end, view_width + CLIP)
        self.rect = QRectF(left, rect.top() + thin, max(right - left, 1), rect.height() - 2 * thin)
        self.known = rect
        self.vector = False
        self.gap: tuple[float, float] | None = None
        """From where to where a title stands in the bar that no line may strike out."""
        self.round = fine and self.rect.width() < LARGE
        self.cut_left, self.cut_right = start < -CLIP, end > view_width + CLIP
        self.fade_left = self._fade(open_end=stroke.open_start, width=end - start)
        self.fade_right = self._fade(open_end=stroke.open_end, width=end - start)

    def _fade(self, *, open_end: bool, width: float) -> float:
        """Return the pixels over which an end comes out of nothing."""
        if open_end:
            return TAIL
        if self.stroke.shape is Shape.BAND:
            return min(width * 0.3, TAIL)
        return min(width * 0.25, 16.0) if self.stroke.soft else 0.0

    def paint(self, painter: QPainter) -> None:
        factuality = self.stroke.factuality
        fill = {True: 0.14, False: 0.42}[self.stroke.guessed]
        self.vector = painter.paintEngine().type() is not QPaintEngine.Type.Raster
        painter.setPen(Qt.PenStyle.NoPen)
        if factuality not in HOLLOW:
            self._fill(painter, fill)
        self._paint_pattern(painter)
        self._paint_outline(painter)
        if self.stroke.shape is Shape.BAND:
            self._paint_within(painter)
        self._paint_arrows(painter)

    def _fill(self, painter: QPainter, alpha: float) -> None:
        if self.vector and (self.fade_left or self.fade_right):
            self._fill_in_slices(painter, alpha)
            return
        if self.round:
            painter.setBrush(self._brush(alpha))
            painter.drawRoundedRect(self.rect, 3, 3)
            return
        # Only the ends run out: the middle is one colour, which is filled far faster.
        left, right = (0 if cut else fade for cut, fade in (
            (self.cut_left, self.fade_left), (self.cut_right, self.fade_right)))  # fmt: skip
        brush, plain = self._brush(alpha), _colour(self.stroke, alpha)
        painter.fillRect(self.rect.adjusted(left, 0, -right, 0), plain)
        if left:
            painter.fillRect(QRectF(self.rect.topLeft(), QSizeF(left, self.rect.height())), brush)
        if right:
            edge = QPointF(self.rect.right() - right, self.rect.top())
            painter.fillRect(QRectF(edge, QSizeF(right, self.rect.height())), brush)

    def _fill_in_slices(self, painter: QPainter, alpha: float) -> None:
        """Fill a bar with soft ends where a page knows no colours that run out: step by step."""
        left, right = (0.0 if cut else min(fade, self.rect.width() / 2) for cut, fade in (
            (self.cut_left, self.fade_left), (self.cut_right, self.fade_right)))  # fmt: skip
        top, high = self.rect.top(), self.rect.height()
        painter.fillRect(self.rect.adjusted(left, 0, -right, 0), _colour(self.stroke, alpha))
        for begin, wide, up in ((self.rect.left(), left, True), (self.rect.right(), right, False)):
            for n in range(SLICES if wide else 0):
                step = wide / SLICES
                x = begin + n * step if up else begin - (n + 1) * step
                shade = _colour(self.stroke, alpha * (n + 0.5) / SLICES)
                painter.fillRect(QRectF(x, top, step, high), shade)

    def _brush(self, alpha: float) -> QBrush:
        """Return the colour, running out towards soft ends."""
        if self.vector:
            return QBrush(_colour(self.stroke, alpha))
        if not (self.fade_left or self.fade_right):
            return QBrush(_colour(self.stroke, alpha))
        gradient = QLinearGradient(self.rect.topLeft(), self.rect.topRight())
        width = max(self.rect.width(), 1)
        left = 0 if self.cut_left else min(self.fade_left / width, 0.5)
        right = 1 if self.cut_right else max(1 - self.fade_right / width, 0.5)
        gradient.setColorAt(0, _colour(self.stroke, 0 if left else alpha))
        gradient.setColorAt(left, _colour(self.stroke, alpha))
        gradient.setColorAt(right, _colour(self.stroke, alpha))
        gradient.setColorAt(1, _colour(self.stroke, 0 if right < 1 else alpha))
        return QBrush(gradient)

    def _paint_pattern(self, painter: QPainter) -> None:
        stroke, rect = self.stroke, self.rect
        painter.setPen(Qt.PenStyle.NoPen)
        match stroke.factuality:
            case Factuality.ALLEGED:
                inner = rect.adjusted(self.fade_left * 0.6, 0, -self.fade_right * 0.6, 0)
                # The pattern goes with the bar: it would crawl over it on pan.
                painter.setBrushOrigin(QPointF(self.known.left() % 8, self.known.top()))
                painter.setBrush(QBrush(_colour(stroke, 0.6), Qt.BrushStyle.BDiagPattern))
                painter.drawRect(inner)
                painter.setBrushOrigin(0, 0)
            case Factuality.ONGOING:
                inset = (self.fade_left / 2, self.fade_right / 2) if self.vector else (0.0, 0.0)
                wide = rect.width() - sum(inset)
                strip = QRectF(rect.left() + inset[0], rect.bottom() - 2.5, wide, 2.5)
                painter.setBrush(self._brush(1.0))
                painter.drawRect(strip)
            case Factuality.DENIED:
                painter.setPen(QPen(self._brush(0.6), 1.2))
                painter.drawLines(self._strike())
                self._paint_sign(painter)
            case Factuality.PLANNED:
                self._paint_sign(painter)

    def _strike(self) -> list[QLineF]:
        """Return the line through the bar, on either side of a title."""
        y, left, right = self.rect.center().y(), self.rect.left(), self.rect.right()
        if self.gap is None:
            return [QLineF(left, y, right, y)]
        begin, end = self.gap
        parts = ((left, min(begin, right)), (max(end, left), right))
        return [QLineF(a, y, b, y) for a, b in parts if b > a]

    def _paint_sign(self, painter: QPainter) -> None:
        """Paint the narrow mark's sign at the start of the bar, where that is in view."""
        side = self.rect.height() * 0.7
        left = self.rect.left() + self.fade_left * 0.5 + 4
        if self.cut_left or self.rect.width() < side * 2.5:
            return
        sign = QRectF(left, self.rect.center().y() - side / 2, side, side)
        painter.setPen(_pen(_colour(self.stroke), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.stroke.factuality is Factuality.PLANNED:
            painter.drawPolygon(_diamond(sign))
        else:
            painter.drawLine(sign.topLeft(), sign.bottomRight())
            painter.drawLine(sign.bottomLeft(), sign.topRight())

    def _paint_outline(self, painter: QPainter) -> None:
        """Draw an outline where the date has edges; running out where it has none."""
        stroke = self.stroke
        style = {
            Factuality.PLANNED: Qt.PenStyle.DashLine,
            Factuality.HYPOTHETICAL: Qt.PenStyle.DotLine,
        }.get(stroke.factuality, Qt.PenStyle.SolidLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not (self.fade_left or self.fade_right):
            painter.setPen(_pen(_colour(stroke, 0.85), 1.2, style))
            if self.round:
                painter.drawRoundedRect(self.rect, 3, 3)
            else:
                self._paint_edges(painter)
            return
        if stroke.factuality in HOLLOW or stroke.guessed:
            painter.setPen(QPen(self._brush(0.85), 1.2, style))
            painter.drawLine(self.rect.topLeft(), self.rect.topRight())
            painter.drawLine(self.rect.bottomLeft(), self.rect.bottomRight())
        painter.setPen(_pen(_colour(stroke, 0.85), 2))
        if not self.fade_left:
            painter.drawLine(self.rect.topLeft(), self.rect.bottomLeft())
        if not self.fade_right:
            painter.drawLine(self.rect.topRight(), self.rect.bottomRight())

    def _paint_edges(self, painter: QPainter) -> None:
        rect = self.rect
        lines = [QLineF(rect.topLeft(), rect.topRight()),
                 QLineF(rect.bottomLeft(), rect.bottomRight())]  # fmt: skip
        if not self.cut_left:
            lines.append(QLineF(rect.topLeft(), rect.bottomLeft()))
        if not self.cut_right:
            lines.append(QLineF(rect.topRight(), rect.bottomRight()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawLines(lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_within(self, painter: QPainter) -> None:
        """Mark that it happened at one time, somewhere within the band: a small notch."""
        if self.stroke.open_start or self.stroke.open_end:
            return
        x, y = self.known.center().x(), self.known.bottom()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(self.stroke))
        painter.drawPolygon(QPolygonF([QPointF(x, y - 5), QPointF(x + 4, y), QPointF(x - 4, y)]))

    def _paint_arrows(self, painter: QPainter) -> None:
        painter.setPen(_pen(_colour(self.stroke), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        y, size = self.rect.center().y(), self.rect.height() * 0.28
        ends = []
        if self.stroke.open_start and not self.cut_left:
            ends.append((self.rect.left() + 6, 1))
        if self.stroke.open_end and not self.cut_right:
            ends.append((self.rect.right() - 6, -1))
        for x, back in ends:
            tip = [QPointF(x + back * size, y - size), QPointF(x, y)]
            painter.drawPolyline(QPolygonF([*tip, QPointF(x + back * size, y + size)]))
