"""A stretch of time laid along a row of pixels, and the zoom levels that packing knows."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from core.calendar import DAY, MAX_YEAR, MIN_YEAR, seconds

if TYPE_CHECKING:
    from numpy.typing import NDArray

FIRST, LAST = seconds(MIN_YEAR), seconds(MAX_YEAR + 1) - 1
FINEST = 0.05
"""Seconds a pixel at the deepest zoom."""
COARSEST = (LAST - FIRST) / 400
LEVELS_PER_OCTAVE = 2
CLOSE = DAY / 160
"""Seconds a pixel from which closer in a label tells source and sentence too."""


@dataclass(frozen=True, slots=True)
class Scale:
    """left is the second at pixel 0; per_pixel is in seconds; float64 throughout."""

    left: float
    per_pixel: float
    width: int

    @property
    def right(self) -> float:
        """The second at the right edge."""
        return self.left + self.width * self.per_pixel

    @property
    def span(self) -> float:
        """Seconds in view."""
        return self.width * self.per_pixel

    def x(self, moment: float) -> float:
        """Convert seconds to pixels."""
        return (moment - self.left) / self.per_pixel

    def xs(self, moments: NDArray[np.int64]) -> NDArray[np.float64]:
        """Convert many seconds to pixels."""
        return np.asarray((moments - self.left) / self.per_pixel, np.float64)

    def moment(self, x: float) -> float:
        """Convert a pixel to seconds."""
        return self.left + x * self.per_pixel

    def zoomed(self, factor: float, x: float) -> Scale:
        """Show factor times as much time; the moment at pixel x stays where it is."""
        per_pixel = min(max(self.per_pixel * factor, FINEST), COARSEST)
        left = self.moment(x) - x * per_pixel
        return _kept_in_range(Scale(left, per_pixel, self.width))

    def panned(self, pixels: float) -> Scale:
        """Move the view this many pixels later."""
        return _kept_in_range(replace(self, left=self.left + pixels * self.per_pixel))

    def widened(self, width: int) -> Scale:
        """Show the same stretch of time on another width."""
        per_pixel = min(max(self.span / max(width, 1), FINEST), COARSEST)
        return Scale(self.left, per_pixel, max(width, 1))

    def centred(self, moment: float) -> Scale:
        """Put a moment in the middle."""
        return _kept_in_range(replace(self, left=moment - self.span / 2))


def between(low: float, high: float, width: int) -> Scale:
    """Lay the stretch from low to high over a width; a stretch too short is widened."""
    per_pixel = min(max((high - low) / max(width, 1), FINEST), COARSEST)
    scale = Scale(low, per_pixel, max(width, 1))
    return _kept_in_range(scale if scale.span <= high - low else scale.centred((low + high) / 2))


def level(per_pixel: float) -> int:
    """Return the number of the zoom level; packing is the same within one level."""
    return math.ceil(LEVELS_PER_OCTAVE * math.log2(per_pixel) - 1e-9)


def level_per_pixel(number: int) -> float:
    """Return the coarsest seconds a pixel of a level: boxes packed there fit the whole level."""
    return float(2.0 ** (number / LEVELS_PER_OCTAVE))


def is_close(per_pixel: float) -> bool:
    """Whether labels tell source and sentence at this zoom: the same within one level."""
    return level_per_pixel(level(per_pixel)) <= CLOSE


def _kept_in_range(scale: Scale) -> Scale:
    left = min(max(scale.left, FIRST - scale.span / 2), LAST - scale.span / 2)
    return replace(scale, left=left)
