"""Lanes with nothing near shrink once the view rests: no lane moves while a gesture lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from gui.timeline.canvas import TimelineCanvas

REST = 350
"""Milliseconds without a pan or zoom from which the view rests."""


class Resting(QObject):
    """Waits for the end of a pan or zoom."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._timer = QTimer(self, interval=REST, singleShot=True)
        self._timer.timeout.connect(self.settle)

    def wait(self) -> None:
        """Begin to wait anew: the view has just moved."""
        self._timer.start()

    def wait_if_loose(self) -> None:
        """Begin to wait where lanes are higher than they need be."""
        if self._canvas.view.loose:
            self.wait()

    def settle(self) -> None:
        """Let lanes shrink; what is selected stays in view, or else the first busy lane does."""
        canvas = self._canvas
        if canvas.pointer.busy or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self.wait()
            return
        frame, bar = canvas.view.frame, canvas.verticalScrollBar()
        anchor = next((n for n in frame.lanes if n not in frame.hints), 0)
        held = canvas.held
        before = float(frame.stack.top[anchor]) - bar.value()
        if canvas.view.settle():
            canvas.renew()
            bar.setValue(round(float(canvas.view.frame.stack.top[anchor]) - before))
            canvas.bring_into_view(held)
