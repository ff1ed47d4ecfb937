"""The columns of a PDF page: blank strips from top to bottom tell them from wide spaces."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from core.reading.office.pdf_page import COLUMN_WORDS, INTERLEAVED, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

Gutter = tuple[float, float]
"""Where a blank strip begins and ends, in points from the left."""
_FEWEST = 6
"""Lines that a column has, at least."""
_BLANK = 0.1
"""Share of the lines that may cross a gutter: headlines, running heads."""
_FILLED = 0.35
"""Share of the lines that stand at either side of a gutter, at least."""
_NEAR = 60
"""Points to either side of a gutter where its columns must be."""
_WIDEST = 3000


def gutters_of(lines: Sequence[Line]) -> list[Gutter]:
    """Return the blank strips between columns, from left to right."""
    if len(lines) < 2 * _FEWEST:
        return []
    cover = _cover(lines)
    often = sorted(count for count in cover if count)
    usual = often[len(often) * 3 // 4] if often else 0
    least = max(5.0, 0.6 * median(line.size for line in lines))
    found = []
    for start, end in _strips(cover, max(1, _BLANK * usual)):
        beside = (
            max(cover[max(start - _NEAR, 0) : start], default=0),
            max(cover[end : end + _NEAR], default=0),
        )
        if end - start >= least and min(beside) >= max(_FEWEST, _FILLED * usual):
            found.append((float(start), float(end)))
    return found


def merged(lines: Sequence[Line], gutters: Sequence[Gutter]) -> list[Line]:
    """Put together what stands on one line of one column."""
    whole: list[Line] = []
    for line in lines:
        if whole and _continues(whole[-1], line, gutters):
            whole[-1] = _together(whole[-1], line)
        else:
            whole.append(line)
    return whole


def is_interleaved(lines: Sequence[Line], gutters: Sequence[Gutter]) -> bool:
    """Whether the page was written across its columns: it goes from one to the other and back."""
    if not gutters:
        return False
    inside = [line for line in lines if not _spans(line, gutters)]
    columns = [_column(line, gutters) for line in inside]
    turns = sum(a != b for a, b in pairwise(columns))
    words = sum(len(line.text.split()) for line in inside)
    return turns >= max(4, INTERLEAVED * len(lines)) and words >= COLUMN_WORDS * len(inside)


def by_columns(lines: Sequence[Line], gutters: Sequence[Gutter]) -> list[Line]:
    """Put lines in order: column after column, between what spans several."""
    ordered: list[Line] = []
    columns: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for line in sorted(lines, key=lambda line: (-line.middle, line.left)):
        if _spans(line, gutters):
            ordered += [other for column in columns for other in column]
            ordered.append(line)
            columns = [[] for _ in columns]
        else:
            columns[_column(line, gutters)].append(line)
    return ordered + [line for column in columns for line in column]


def _spans(line: Line, gutters: Sequence[Gutter]) -> bool:
    return any(line.left < start and line.right > end for start, end in gutters)


def _column(line: Line, gutters: Sequence[Gutter]) -> int:
    return sum(line.left > start for start, _ in gutters)


def _cover(lines: Sequence[Line]) -> list[int]:
    """Return how many lines stand over every point of the page's width."""
    width = min(int(max(line.right for line in lines)) + 2, _WIDEST)
    steps = [0] * (width + 1)
    for line in lines:
        start = min(max(int(line.left), 0), width)
        steps[start] += 1
        steps[min(max(int(line.right) + 1, start), width)] -= 1
    cover, count = [], 0
    for step in steps:
        count += step
        cover.append(count)
    return cover


def _strips(cover: Sequence[int], most: float) -> list[tuple[int, int]]:
    """Return the stretches over which no more than that many lines stand."""
    found: list[tuple[int, int]] = []
    start = None
    for x, count in enumerate(cover):
        if count <= most and start is None:
            start = x
        elif count > most and start is not None:
            found.append((start, x))
            start = None
    return found


def _beside(a: Line, b: Line) -> bool:
    """Whether two lines stand at one height, the second to the right."""
    level = min(a.top, b.top) - max(a.bottom, b.bottom)
    return level > 0.4 * min(a.top - a.bottom, b.top - b.bottom) and b.left > a.right - a.size


def _between(a: Line, b: Line, gutters: Sequence[Gutter]) -> bool:
    """Whether a gutter lies between the end of one line and the beginning of another."""
    return any(
        a.right <= (start + end) / 2 + 1 and b.left >= (start + end) / 2 - 1
        for start, end in gutters
    )


def _continues(a: Line, b: Line, gutters: Sequence[Gutter]) -> bool:
    alike = 0.6 < a.size / max(b.size, 0.1) < 1.7
    near = b.left - a.right < 12 * max(a.size, b.size)
    return alike and near and _beside(a, b) and not _between(a, b, gutters)


def _together(a: Line, b: Line) -> Line:
    blank = " " if b.left - a.right > 0.15 * a.size else ""
    larger = a if len(a.text) >= len(b.text) else b
    return replace(
        a, text=f"{a.text}{blank}{b.text}", right=max(a.right, b.right), size=larger.size,
        bottom=min(a.bottom, b.bottom), top=max(a.top, b.top),
    )  # fmt: skip
