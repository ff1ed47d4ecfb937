"""Panning and scrolling just so far that an event is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.timeline.steering import Steering

LATE = 0.92
"""Share of the width from which an event begins too far to the right to be read."""


def bring_into_view(canvas: Steering, event_id: str) -> None:
    """Pan and scroll until an event stands in view; one without a date is left alone."""
    mark = canvas.view.plan.mark(event_id)
    if mark is None:
        return
    x = canvas.scale.x(float(canvas.view.plan.marks.start[mark]))
    if not 0 <= x <= canvas.scale.width * LATE:
        canvas.go_to(canvas.scale.moment(x))
    if not canvas.view.sees(event_id):
        _scroll_to(canvas, event_id, mark)


def _scroll_to(canvas: Steering, event_id: str, mark: int) -> None:
    """Show the top of its first lane, or as far below as it stands in a high one."""
    view = canvas.view
    lane = int(view.plan.boxes.lane[view.plan.boxes_of(mark)[0]])
    top, below = (int(y) for y in view.frame.stack.top[lane : lane + 2])
    for y in range(top, below, max(int(view.lanes_height) - 2 * view.pitch, view.pitch)):
        canvas.verticalScrollBar().setValue(y)
        if view.sees(event_id):
            return
