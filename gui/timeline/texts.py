"""Texts as laid out once: elided to a width, kept as QStaticText; widths by the thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTransform

if TYPE_CHECKING:
    from numpy.typing import NDArray

KEPT = 20_000
STEP = 8
"""Pixels by which the widths of elided texts differ."""
KNOWN = 0x250
"""Code points whose widths are measured; others count as one em."""
WIDEST_EM = 22
"""Longest label, in em."""
CHARACTERS = 70
"""Of a caption that are measured; longer ones are at the widest anyway."""


class Texts:
    """The texts of one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.em = self.metrics.height() * 0.8
        self.widest = self.em * WIDEST_EM
        self._laid: dict[tuple[str, int], tuple[QStaticText, float]] = {}
        self._widths: dict[str, float] = {}
        self._advances = self._measured_advances()

    def measure(self, captions: NDArray[np.object_]) -> NDArray[np.float64]:
        """Return the widths of captions in pixels, summed from their characters, at most widest."""
        cut = [str(c)[:CHARACTERS] for c in captions]
        lengths = np.fromiter((len(c) for c in cut), np.int64, len(cut))
        codes = np.frombuffer("".join(cut).encode("utf-32-le", "replace"), np.uint32)
        sums = np.concatenate(([0.0], np.cumsum(self._advances[np.minimum(codes, KNOWN)])))
        after = np.cumsum(lengths)
        widths: NDArray[np.float64] = sums[after] - sums[after - lengths] + 2
        return np.minimum(widths, self.widest)

    def width(self, text: str) -> float:
        """Return the exact width of a text."""
        if text not in self._widths:
            self._widths[text] = self.metrics.horizontalAdvance(text)
        return self._widths[text]

    def fitted(self, text: str, room: float) -> tuple[QStaticText, float]:
        """Return the text, elided where it is wider than the room, and its width."""
        whole = self.width(text) <= room
        step = -1 if whole else int(room) // STEP
        key = (text, step)
        if key not in self._laid:
            if len(self._laid) > KEPT:
                self._laid.clear()
            elided = Qt.TextElideMode.ElideRight
            shown = text if whole else self.metrics.elidedText(text, elided, step * STEP)
            self._laid[key] = (self._lay(shown), self.metrics.horizontalAdvance(shown))
        return self._laid[key]

    def _lay(self, text: str) -> QStaticText:
        laid = QStaticText(text)
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        laid.prepare(QTransform(), self.font)
        return laid

    def _measured_advances(self) -> NDArray[np.float64]:
        """Return widths by code point; the last stands for all that are not measured."""
        advances = [self.metrics.horizontalAdvance(chr(c)) for c in range(KNOWN)]
        return np.array([*advances, self.em * 1.1])
