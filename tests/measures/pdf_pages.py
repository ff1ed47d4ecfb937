"""PDF pages made of articles, laid out as papers do; the same seed gives the same file."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages look."""

    columns: int = 1
    justified: bool = False
    hyphens: bool = False
    indented: bool = False
    """A paragraph begins with an indent instead of a blank line."""
    head: bool = False
    numbers: bool = False
    across: bool = False
    """Written line by line across the columns, as some programs do."""
    size: float = 10.0
    family: str = "Serif"


LAYOUTS = {
    "plain": Layout(),
    "head and numbers": Layout(head=True, numbers=True),
    "justified, indented": Layout(justified=True, indented=True, numbers=True),
    "hyphens": Layout(hyphens=True, justified=True),
    "two columns": Layout(columns=2, head=True, numbers=True, size=9),
    "two columns, hyphens": Layout(columns=2, hyphens=True, justified=True, indented=True, size=9),
    "across columns": Layout(columns=2, across=True, size=9, numbers=True),
    "three columns": Layout(columns=3, hyphens=True, justified=True, head=True, size=8),
    "sans": Layout(family="Sans", size=12, head=True),
}
_DPI = 72
_WIDTH, _HEIGHT, _MARGIN, _GUTTER = 595.0, 842.0, 60.0, 18.0


@dataclass(frozen=True, slots=True)
class _Set:
    """A line as it is set: its words, where each begins, and the room above it."""

    words: tuple[tuple[float, str], ...]
    above: float
    size: float


def write(path: Path, title: str, paragraphs: Sequence[str], layout: Layout, seed: int = 0) -> None:
    """Write an article as a PDF; a QGuiApplication must exist."""
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter(writer)
    _paint(writer, painter, title, list(_lines(paragraphs, layout, random.Random(seed))), layout)
    painter.end()


def _font(layout: Layout, size: float) -> QFont:
    font = QFont(layout.family)
    font.setPointSizeF(size)
    return font


def _column_width(layout: Layout) -> float:
    room = _WIDTH - 2 * _MARGIN - _GUTTER * (layout.columns - 1)
    return room / layout.columns


def _lines(paragraphs: Sequence[str], layout: Layout, chance: random.Random) -> Iterator[_Set]:
    metrics = QFontMetricsF(_font(layout, layout.size))
    for number, paragraph in enumerate(paragraphs):
        above = layout.size * (0.0 if layout.indented or not number else 0.7)
        indent = 1.5 * layout.size if layout.indented and number else 0.0
        for words, last in _broken(paragraph.split(), layout, indent, metrics, chance):
            yield _Set(_placed(words, last, layout, indent, metrics), above, layout.size)
            above = indent = 0.0


def _broken(
    words: list[str], layout: Layout, indent: float, metrics: QFontMetricsF, chance: random.Random
) -> Iterator[tuple[list[str], bool]]:
    """Yield the words of each line, and whether it is the last of its paragraph."""
    room = _column_width(layout) - indent
    line: list[str] = []
    while words:
        word = words.pop(0)
        wide = metrics.horizontalAdvance(" ".join([*line, word]))
        if not line or wide <= room:
            line.append(word)
            continue
        cut = chance.randint(3, len(word) - 3) if len(word) > 6 and word.isalpha() else 0
        head = f"{word[:cut]}-"
        if layout.hyphens and cut and metrics.horizontalAdvance(" ".join([*line, head])) <= room:
            line.append(head)
            word = word[cut:]
        words.insert(0, word)
        yield line, False
        line, room = [], _column_width(layout)
    if line:
        yield line, True


def _placed(
    words: list[str], last: bool, layout: Layout, indent: float, metrics: QFontMetricsF
) -> tuple[tuple[float, str], ...]:
    """Return the words and where they begin; a full line is stretched where that is wanted."""
    if not layout.justified or last or len(words) < 2:
        return ((indent, " ".join(words)),)
    wide = sum(metrics.horizontalAdvance(word) for word in words)
    blank = (_column_width(layout) - indent - wide) / (len(words) - 1)
    placed, at = [], indent
    for word in words:
        placed.append((at, word))
        at += metrics.horizontalAdvance(word) + blank
    return tuple(placed)


def _paint(
    writer: QPdfWriter, painter: QPainter, title: str, lines: list[_Set], layout: Layout
) -> None:
    page = 1
    top = _furniture(painter, layout, page) + _headline(painter, title, layout)
    while lines:
        columns = [_fill(lines, _HEIGHT - _MARGIN - top) for _ in range(layout.columns)]
        _draw(painter, columns, top, layout)
        if lines:
            writer.newPage()
            page += 1
            top = _furniture(painter, layout, page)


def _furniture(painter: QPainter, layout: Layout, page: int) -> float:
    """Draw what stands on every page; return where the text begins."""
    painter.setFont(_font(layout, 8))
    if layout.head:
        painter.drawText(QPointF(_MARGIN, 30), "The Harbour Gazette · Foreign desk")
    if layout.numbers:
        painter.drawText(QPointF(_WIDTH / 2, _HEIGHT - 24), f"Page {page}")
    return _MARGIN


def _headline(painter: QPainter, title: str, layout: Layout) -> float:
    font = _font(layout, 20)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    y = _MARGIN + 20
    line: list[str] = []
    for word in title.split():
        if line and metrics.horizontalAdvance(" ".join([*line, word])) > _WIDTH - 2 * _MARGIN:
            painter.drawText(QPointF(_MARGIN, y), " ".join(line))
            y, line = y + 24, []
        line.append(word)
    painter.drawText(QPointF(_MARGIN, y), " ".join(line))
    return y - _MARGIN + 24


def _fill(lines: list[_Set], room: float) -> list[_Set]:
    taken: list[_Set] = []
    while lines and room >= lines[0].above + lines[0].size * 1.3:
        room -= lines[0].above + lines[0].size * 1.3
        taken.append(lines.pop(0))
    return taken


def _draw(painter: QPainter, columns: list[list[_Set]], top: float, layout: Layout) -> None:
    painter.setFont(_font(layout, layout.size))
    spots = []
    for number, column in enumerate(columns):
        left, y = _MARGIN + number * (_column_width(layout) + _GUTTER), top
        for line in column:
            y += line.above + line.size * 1.3
            spots += [(y, number, left + x, word) for x, word in line.words]
    if layout.across:
        spots.sort(key=lambda spot: (spot[0], spot[1]))
    for y, _, x, word in spots:
        painter.drawText(QPointF(x, y), word)
