"""Where the world stands on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QRectF

    Floats = NDArray[np.float64]

SMALLEST, LARGEST = 0.002, 6.0


@dataclass(frozen=True, slots=True)
class Camera:
    """A screen point is the world point times scale plus the offset (x, y)."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @property
    def node_scale(self) -> float:
        """By how much nodes are enlarged: like the world, but legible far out and close in."""
        grown = self.scale**0.6 if self.scale > 0.2 else 1.9 * self.scale
        return float(np.clip(grown, 0.12, 1.5))

    def screen(self, places: Floats) -> Floats:
        """Convert world places (n, 2) to screen places."""
        return places * self.scale + (self.x, self.y)

    def world(self, point: QPointF) -> tuple[float, float]:
        """Convert a screen point to the world."""
        return (point.x() - self.x) / self.scale, (point.y() - self.y) / self.scale

    def point(self, x: float, y: float) -> QPointF:
        """Convert one world place to a screen point."""
        return QPointF(x * self.scale + self.x, y * self.scale + self.y)

    def zoomed(self, factor: float, at: QPointF) -> Camera:
        """Zoom so that the world under a screen point stays there."""
        scale = float(np.clip(self.scale * factor, SMALLEST, LARGEST))
        grown = scale / self.scale
        return Camera(scale, at.x() - (at.x() - self.x) * grown, at.y() - (at.y() - self.y) * grown)

    def moved(self, dx: float, dy: float) -> Camera:
        """Move the picture by screen pixels."""
        return Camera(self.scale, self.x + dx, self.y + dy)

    def centred(self, x: float, y: float, frame: QRectF) -> Camera:
        """Bring a world place to the middle of the frame."""
        middle = frame.center()
        return Camera(self.scale, middle.x() - x * self.scale, middle.y() - y * self.scale)


def fitting(places: Floats, frame: QRectF, largest: float = 1.5) -> Camera:
    """Show all places inside the frame, no larger than asked."""
    if not len(places):
        return Camera(1.0, frame.center().x(), frame.center().y())
    low, high = places.min(0), places.max(0)
    width, height = np.maximum(high - low, 1.0)
    scale = min(frame.width() / width, frame.height() / height, largest)
    scale = float(np.clip(scale, SMALLEST, LARGEST))
    middle = (low + high) / 2
    return Camera(scale).centred(float(middle[0]), float(middle[1]), frame)
