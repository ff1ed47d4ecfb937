"""Whether what is painted now looks like the pictures that are kept beside the tests.

After a wanted change: DATELINE_NEW_PICTURES=1 pytest tests/gui; look at what is new before it is
committed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from PySide6.QtWidgets import QWidget

NEW = bool(os.environ.get("DATELINE_NEW_PICTURES"))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two pictures are: letters are drawn a little differently by every font engine."""

    mean: float
    """How far all pixels and colours are apart, of 255."""
    far: float
    """The share of pixels of which a colour is far off."""

    def __le__(self, most: Likeness) -> bool:
        """Whether both are at most so large."""
        return self.mean <= most.mean and self.far <= most.far


def kept(path: Path, image: QImage) -> QImage:
    """Return the picture kept, made anew where that is asked for."""
    if NEW:
        path.parent.mkdir(exist_ok=True)
        assert image.convertToFormat(QImage.Format.Format_RGB888).save(str(path))
    found = QImage(str(path))
    assert not found.isNull(), f"no picture {path.name}"
    return found


def painted(widget: QWidget, scale: float) -> QImage:
    """Return the widget at a number of device pixels to the pixel."""
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB888)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        widget.render(painter, QPoint())
    return image


def alike(one: QImage, other: QImage, size: QSize, far: float) -> Likeness:
    """Compare two pictures at a size at which the edges of letters have melted into greys."""
    assert one.width() * other.height() == other.width() * one.height(), "another shape"
    apart = np.abs(_pixels(one, size) - _pixels(other, size))
    return Likeness(float(apart.mean()), float((apart.max(axis=2) > far).mean()))


def melted(image: QImage, size: QSize) -> QImage:
    """Return a picture at another size, each pixel the mean of what it covers."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    plain.setDevicePixelRatio(1)
    ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return plain.scaled(size, *ways).convertToFormat(QImage.Format.Format_RGB888)


def _pixels(image: QImage, size: QSize) -> NDArray[np.float64]:
    """Return the colours; shape (rows, columns, 3), of 255."""
    small = melted(image, size)
    high, wide = size.height(), size.width()
    rows = np.frombuffer(small.constBits(), np.uint8).reshape(high, small.bytesPerLine())
    return rows[:, : 3 * wide].reshape(high, wide, 3).astype(np.float64)
