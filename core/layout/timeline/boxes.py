"""Boxes to be packed, and where they stand at a zoom: all on one line, strip after strip.

Each lane has two strips: long bars above, the rest below. The line is counted in quarter pixels
of the level, so that one pass of numpy serves every lane.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.calendar import DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


UNITS = 4
"""Units of the line a pixel."""
LEAST = 10.0
"""Pixels of the narrowest mark."""
GAP = 6.0
"""Pixels between a mark and its label, and between a label and the next mark."""
TAIL = 56.0
"""Pixels over which an open end fades out."""
LONG = 1200.0
"""Pixels from which a bar goes to the strip above."""
INSIDE = 16.0
"""Pixels that a bar has to be longer than its label to hold it."""
NEAR = DAY / 30
"""Seconds a pixel from which closer in each event has a row of its own as far as possible."""
CLOSER = 8
"""How many times as many rows a lane may have there."""


@dataclass(frozen=True, slots=True, eq=False)
class Boxes:
    """What is to be packed: columns of one length, times in seconds, label widths in pixels."""

    lane: Ints
    start: Ints
    end: Ints
    open_start: NDArray[np.bool_]
    open_end: NDArray[np.bool_]
    label: NDArray[np.float64]
    lanes: int

    def __len__(self) -> int:
        return len(self.lane)


@dataclass(frozen=True, slots=True)
class Line:
    """What turns seconds into places on the line of a level."""

    per_pixel: float
    origin: int
    stride: int

    def base(self, strip: Ints) -> Ints:
        """Return where the origin stands in these strips."""
        begin: Ints = strip * self.stride + self.stride // 4
        return begin


def line_of(boxes: Boxes, per_pixel: float) -> Line:
    """Return the line of a zoom, long enough for all boxes."""
    origin = int(boxes.start.min()) if len(boxes) else 0
    reach = int(boxes.end.max()) - origin if len(boxes) else 0
    return Line(per_pixel, origin, 2 * (int(reach / per_pixel * UNITS) + UNITS * 4000))


def laid(boxes: Boxes, line: Line) -> tuple[Ints, NDArray[np.bool_], tuple[Ints, Ints, Ints]]:
    """Return each box's strip, whether it holds its label, and its extents on the line."""
    width = _pixels(boxes.end - boxes.start, line.per_pixel)
    inside = width >= boxes.label + INSIDE
    strip = boxes.lane * 2 + ((width < LONG) & ~boxes.open_end)
    low, bare, full = _extents(boxes, width, line.per_pixel, line.origin, inside)
    base = line.base(strip)
    return strip, inside, (base + low, base + bare, base + full)


def limits_of(lanes: int, most: int | Ints, per_pixel: float) -> Ints:
    """Return the rows that each strip may have at a zoom."""
    by_lane = np.broadcast_to(np.asarray(most, np.int64), lanes)
    closer = 1 if per_pixel > NEAR else CLOSER
    limits: Ints = np.repeat(by_lane * closer, 2)
    return limits


def touched(boxes: Boxes, chosen: Ints, base: Ints, line: Line) -> tuple[Ints, Ints]:
    """Return the first and the last place on the line that these boxes' times touch."""
    first, last = boxes.start[chosen] - line.origin, boxes.end[chosen] - line.origin
    to_units = UNITS / line.per_pixel
    start, end = first * to_units, last * to_units
    np.floor(start, out=start)
    np.ceil(end, out=end)
    return base + start.astype(np.int64), base + end.astype(np.int64)


def _pixels(length: Ints, per_pixel: float) -> NDArray[np.float64]:
    pixels: NDArray[np.float64] = np.maximum(length / per_pixel, LEAST)
    return pixels


def _extents(
    boxes: Boxes,
    width: NDArray[np.float64],
    per_pixel: float,
    origin: int,
    inside: NDArray[np.bool_],
) -> tuple[Ints, Ints, Ints]:
    """Return low, high without and high with the label, in units from origin."""
    start = (boxes.start - origin) / per_pixel
    low = start - TAIL * boxes.open_start
    bare = start
    bare += width
    bare += TAIL * boxes.open_end
    full = np.where(inside, 0.0, boxes.label + GAP)
    full += bare + GAP * 2
    bare += GAP / 2
    return _units(low, np.floor), _units(bare, np.ceil), _units(full, np.ceil)


def _units(pixels: NDArray[np.float64], rounded: np.ufunc) -> Ints:
    """Turn pixels into units, in the place of the pixels."""
    pixels *= UNITS
    rounded(pixels, out=pixels)
    return pixels.astype(np.int64)
