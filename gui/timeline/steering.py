"""The stretch of time in view, and what moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.layout.timeline import histogram
from core.layout.timeline.scale import between
from gui.timeline import seeing
from gui.timeline.surface import Surface

if TYPE_CHECKING:
    from core.layout.timeline.scale import Scale
    from gui.timeline.follower import Follower
    from gui.timeline.resting import Resting
    from gui.timeline.view import View

FEW = 300
"""Events up to which the last ones' labels get room when all are shown."""


class Steering(Surface):
    """Pans, zooms and scrolls the view."""

    view: View
    follower: Follower
    resting: Resting

    @property
    def scale(self) -> Scale:
        """The stretch of time in view."""
        return self.view.scale

    def set_scale(self, scale: Scale) -> None:
        """Show another stretch of time."""
        if scale != self.view.scale:
            self.resting.wait()
            self.view.scale = scale
            self.follower.shown_once = self.follower.steered = True
            self.follower.renew()

    def show_range(self, low: float, high: float) -> None:
        """Show the stretch from low to high, in seconds."""
        self.set_scale(between(low, high, self.view.scale.width))

    def fit(self) -> None:
        """Show all events, with room for the labels of the last."""
        self._fit(*histogram.whole(self.view.plan.marks))

    def fit_heart(self) -> None:
        """Show the stretch that nearly all events lie in."""
        self._fit(*histogram.heart(self.view.plan.marks))
        self.follower.steered = False

    def _fit(self, low: float, high: float) -> None:
        width = self.view.scale.width
        many = len(self.view.plan.marks) > FEW
        label = min(self.view.texts.em * 5 if many else self.view.texts.widest, width * 0.4)
        self.show_range(low, high + (high - low) * label / max(width - label, 1))

    def go_to(self, moment: float) -> None:
        """Put a moment in the middle."""
        self.set_scale(self.scale.centred(moment))

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Show factor times as much time, about a pixel of the lanes (the middle if None)."""
        at = self.scale.width / 2 if x is None else x
        self.set_scale(self.scale.zoomed(factor, at))

    def set_lane_height(self, factor: float) -> None:
        """Allow lanes more rows, or fewer, than usual (1)."""
        self.view.factor = min(max(factor, 0.3), 12.0)
        self.follower.renew()

    def bring_into_view(self, event_id: str) -> None:
        """Pan and scroll just so far that an event is seen."""
        seeing.bring_into_view(self, event_id)

    def scroll_to_busy(self) -> None:
        """Begin at the first lane that has something in view."""
        level, scale = self.view.frame.level, self.scale
        busy = level.busy(scale.left, scale.right).nonzero()[0]
        if len(busy):
            self.verticalScrollBar().setValue(int(self.view.frame.stack.top[busy[0]]))
