"""The timeline as a picture: the view, or the whole of it, as PNG, SVG or pages of a PDF."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog

from core.calendar import DAY
from core.errors import UserError
from core.layout.timeline import histogram
from core.layout.timeline.scale import Scale, between
from core.model import FuzzyDate
from core.wording import words
from gui.settings import folder, remember_folder
from gui.theme import theme
from gui.timeline import markers
from gui.timeline.legend import Legend
from gui.timeline.painting import Picture
from gui.timeline.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.timeline.pane import TimelinePane

PAGE_WIDTH = 1240.0
"""Pixels of the timeline's own scale that a page is wide."""
MOST_PAGES = 60
"""Pages that the whole timeline may take; beyond, more time stands on each."""
ACROSS = 2_000
"""Pages along time that are looked at."""
TALLEST = 12_000
"""Pixels that a picture of the whole is high at most."""
PNG_SCALE = 2.0
MARGIN = 18.0


class Extent(StrEnum):
    """What of the timeline is exported."""

    VIEW = "view"
    WHOLE = "whole timeline"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page or picture: a stretch of time, and from where on lanes stand on it."""

    scale: Scale
    scroll: float
    height: float
    number: int
    count: int


class Drawing:
    """Lays the timeline out anew for paper, with the lanes, filter and colours in force."""

    def __init__(self, pane: TimelinePane, extent: Extent) -> None:
        self._pane, self._canvas, self.extent = pane, pane.canvas, extent
        shown = self._canvas.view
        self._view = View(shown.plan, shown.texts)
        self._view.factor, self._view.band_rows = shown.factor, shown.band_rows
        # Lanes are as high on every page; a picture of the view shows them as they are seen.
        self._view.shrinks = extent is Extent.VIEW
        self._legend = Legend()
        self._legend.show_colours(self._canvas.colours.legend)
        if not len(shown.plan.marks):
            raise UserError("There is nothing on the timeline to export.")

    @property
    def dots(self) -> int:
        """Dots an inch of the screen: texts were measured so, and fonts are sized by the inch."""
        return int(self._canvas.logicalDpiX())

    # One picture

    def sheet(self) -> Sheet:
        """Return the one sheet of a picture."""
        if self.extent is Extent.VIEW:
            shown = self._canvas.view
            return Sheet(shown.scale, shown.scroll, shown.lanes_height, 1, 1)
        width = max(self._canvas.view.scale.width, round(PAGE_WIDTH))
        scale = self._fitted(width)
        self._show(scale, 0.0, 1000)
        height = min(float(self._view.frame.stack.top[-1]), TALLEST)
        return Sheet(scale, 0.0, height, 1, 1)

    def size(self, sheet: Sheet) -> QSize:
        """Return the pixels of a picture of a sheet, title and legend included."""
        width = sheet.scale.width + self._view.header + 2 * MARGIN
        chrome = self._title_height + self._legend_height(width) + 2 * MARGIN
        return QSize(math.ceil(width), math.ceil(sheet.height + self._view.ruler_height + chrome))

    def _fitted(self, width: int) -> Scale:
        """Return the whole of time, with room for the labels of the last events."""
        low, high = histogram.whole(self._view.plan.marks)
        room = min(self._view.texts.widest, width * 0.3)
        return between(low, high + (high - low) * room / (width - room), width)

    # Pages

    def pages(self) -> Iterator[Sheet]:
        """Yield the sheets of a paged document, along time and then down the lanes."""
        if self.extent is Extent.VIEW:
            yield self.sheet()
            return
        found = self._cut(self._canvas.scale.per_pixel)
        while len(found) > MOST_PAGES:
            found = self._cut(found[0][0].per_pixel * 1.5)
        for number, (scale, scroll, height) in enumerate(found, 1):
            yield Sheet(scale, scroll, height, number, len(found))

    def _cut(self, per_pixel: float) -> list[tuple[Scale, float, float]]:
        """Cut all of time and all lanes into pages; those with nothing on them are left out."""
        low, high = histogram.whole(self._view.plan.marks)
        width = round(PAGE_WIDTH)
        across = min(math.ceil((high - low) / (width * per_pixel)), ACROSS)
        per_pixel = max(per_pixel, (high - low) / (width * across))
        scales = [Scale(low + n * width * per_pixel, per_pixel, width) for n in range(across)]
        self._show(scales[0], 0.0, self._page_height())
        rows = _rows(self._view.frame.stack.top.tolist(), self._page_height())
        return [(s, top, high_) for s in scales for top, high_ in rows if self._busy(s, top, high_)]

    def _busy(self, scale: Scale, scroll: float, height: float) -> bool:
        """Whether any event stands on a page."""
        boxes, top = self._view.plan.boxes, self._view.frame.stack.top[:-1]
        seen = (top < scroll + height) & (self._view.frame.stack.top[1:] > scroll)
        there = (boxes.start < scale.right) & (boxes.end > scale.left) & seen[boxes.lane]
        return bool(there.any())

    def _page_height(self) -> float:
        """Return the lanes' pixels on a page of the shape of landscape A4."""
        width = PAGE_WIDTH + self._view.header + 2 * MARGIN
        chrome = self._title_height + self._legend_height(width) + self._view.ruler_height
        return width / math.sqrt(2) - chrome - 2 * MARGIN

    # Painting

    def paint(self, painter: QPainter, sheet: Sheet) -> None:
        """Paint title, timeline and legend; the origin is the sheet's corner."""
        size = self.size(sheet)
        painter.fillRect(QRectF(QPointF(0, 0), size.toSizeF()), theme().colour("panel"))
        self._paint_title(painter, sheet, size)
        painter.save()
        painter.translate(MARGIN, MARGIN + self._title_height)
        self._show(sheet.scale, sheet.scroll, sheet.height)
        self._paint_lanes(painter)
        painter.setPen(QPen(theme().colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0, 0, self._view.width, self._view.height))
        painter.translate(0, self._view.height + 2)
        self._legend.paint_on(painter, round(size.width() - 2 * MARGIN))
        painter.restore()

    def _paint_lanes(self, painter: QPainter) -> None:
        canvas, view = self._canvas, self._view
        painter.save()
        painter.setClipRect(QRectF(0, 0, view.width, view.height))
        ghosts = canvas.ghosts.in_view(view)
        with canvas.bands.on(view):
            picture = Picture(
                painter, view, canvas.lights, None, None, ghosts, canvas.told,
                canvas.bands.paint_behind, canvas.colours.of,
            )  # fmt: skip
            picture.paint(markers.in_view(canvas.published, view.scale))
            canvas.bands.paint_names(painter)
        painter.restore()

    def _paint_title(self, painter: QPainter, sheet: Sheet, size: QSize) -> None:
        texts, y = self._view.bold, MARGIN
        painter.setFont(texts.font)
        painter.setPen(theme().colour("text"))
        journal = self._canvas.store.session.journal
        name = journal.path.stem if journal is not None else "Timeline"
        painter.drawText(QPointF(MARGIN, y + texts.metrics.ascent()), f"{name} — {_range(sheet)}")
        painter.setFont(self._view.texts.font)
        painter.setPen(theme().colour("dim"))
        line = QRectF(MARGIN, y, size.width() - 2 * MARGIN, texts.metrics.height() * 1.3)
        right = f"{self._counted()} · page {sheet.number} of {sheet.count}"
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, right)

    def _counted(self) -> str:
        shown = len(self._view.plan.marks)
        filtered = " (filtered)" if self._canvas.store.filter else ""
        return f"{shown:,} dated events{filtered} · lanes by {self._view.plan.by.value}"

    @property
    def _title_height(self) -> float:
        return float(self._view.bold.metrics.height() * 1.6)

    def _legend_height(self, width: float) -> float:
        return float(self._legend.height_for(round(width - 2 * MARGIN))) + 4

    def _show(self, scale: Scale, scroll: float, height: float) -> None:
        """Turn the view to a stretch, so high that these lanes stand in it."""
        view = self._view
        view.header = round(view.texts.em * 14)
        view.width = scale.width + view.header
        view.height = math.ceil(height + view.ruler_height)
        view.scale, view.scroll = replace(scale), scroll
        view.changed()


def _rows(top: list[float], tall: float) -> list[tuple[float, float]]:
    """Cut lanes (their tops, and the end of the last) into pages: between lanes where that goes."""
    found, begin = [], 0.0
    while begin < top[-1] - 0.5:
        reached = [t for t in top if begin < t <= begin + tall]
        end = max(reached, default=begin + tall)
        end = begin + tall if end - begin < tall / 3 else end
        found.append((begin, min(end, top[-1]) - begin))
        begin = end
    return found


def image(drawing: Drawing) -> QImage:
    """Return one picture at twice the pixels of the screen."""
    sheet = drawing.sheet()
    image = QImage(drawing.size(sheet) * PNG_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PNG_SCALE)
    with QPainter(image) as painter:
        drawing.paint(painter, sheet)
    return image


def write_png(drawing: Drawing, path: Path) -> None:
    """Write one picture."""
    if not image(drawing).save(str(path)):
        raise UserError(f"“{path.name}” cannot be written.")


def write_svg(drawing: Drawing, path: Path) -> None:
    """Write one picture as vectors, its texts as text."""
    sheet = drawing.sheet()
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setTitle("Timeline")
    generator.setResolution(drawing.dots)
    generator.setSize(drawing.size(sheet))
    generator.setViewBox(QRect(QRect(0, 0, 0, 0).topLeft(), drawing.size(sheet)))
    painter = QPainter()
    if not painter.begin(generator):
        raise UserError(f"“{path.name}” cannot be written.")
    drawing.paint(painter, sheet)
    painter.end()


def write_pdf(drawing: Drawing, path: Path) -> None:
    """Write pages of landscape A4; each tells its stretch of time and its number."""
    writer = QPdfWriter(str(path))
    writer.setTitle("Timeline")
    writer.setCreator("Dateline")
    writer.setResolution(drawing.dots)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF(0, 0, 0, 0)
    )
    writer.setPageLayout(layout)
    painter = QPainter()
    if not painter.begin(writer):
        raise UserError(f"“{path.name}” cannot be written.")
    for sheet in drawing.pages():
        if sheet.number > 1:
            writer.newPage()
        size, page = drawing.size(sheet), painter.viewport()
        scale = min(page.width() / size.width(), page.height() / size.height())
        painter.save()
        painter.scale(scale, scale)
        drawing.paint(painter, sheet)
        painter.restore()
    painter.end()


WRITERS = {".png": write_png, ".svg": write_svg, ".pdf": write_pdf}
OFFERED = "PDF pages (*.pdf);;SVG picture (*.svg);;PNG picture (*.png)"


def export(pane: TimelinePane, path: Path, extent: Extent) -> None:
    """Write the timeline to a file; its suffix says how."""
    WRITERS[path.suffix.lower()](Drawing(pane, extent), path)


class Pictures:
    """Asks where to write pictures of the timeline."""

    def __init__(self, pane: TimelinePane) -> None:
        self._pane = pane

    def ask_view(self) -> None:
        """Ask where to write what is in view."""
        self._ask(Extent.VIEW)

    def ask_whole(self) -> None:
        """Ask where to write the whole timeline."""
        self._ask(Extent.WHOLE)

    def _ask(self, extent: Extent) -> None:
        suggested = folder("export") / f"timeline {extent.value.split()[0]}.pdf"
        title = f"Export: {extent.value}"
        chosen, kind = QFileDialog.getSaveFileName(self._pane, title, str(suggested), OFFERED)
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in WRITERS:
            path = path.with_name(path.name + kind[-5:-1])
        remember_folder("export", path)
        try:
            export(self._pane, path, extent)
        except UserError as refused:
            self._pane.message.emit(str(refused))
        else:
            self._pane.message.emit(f"Wrote {path}")


def _range(sheet: Sheet) -> str:
    low, high = int(sheet.scale.left) // DAY * DAY, int(sheet.scale.right) // DAY * DAY + DAY - 1
    return words(FuzzyDate(low, high, extent=True))
