"""The keyboard on the canvas: walking from event to event, zoom, and the edits with a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from core.layout.timeline import walk

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gui.timeline.canvas import TimelineCanvas

Key = Qt.Key
STEPS = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Up: -1, Key.Key_Down: 1}

IN_TIME = {Key.Key_Comma: -1, Key.Key_Period: 1}
IN_SOURCE = {Key.Key_BracketLeft: -1, Key.Key_BracketRight: 1}
_UP_DOWN = (Key.Key_Up, Key.Key_Down)
_CLIPBOARD = {Key.Key_C: "copy", Key.Key_X: "cut", Key.Key_V: "paste"}


class Keyboard:
    """Answers the keys that the canvas knows."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; tell whether it asked for anything."""
        key = Key(event.key())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and key in _CLIPBOARD:
            getattr(self._canvas.clipboard, _CLIPBOARD[key])()
            return True
        if control and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in _UP_DOWN:
            return self._move_lane(STEPS[key])
        if key in IN_TIME or key in IN_SOURCE:
            return self._walk_on(key)
        if key in STEPS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._move_view(key)
        if key in STEPS or key in (Key.Key_Home, Key.Key_End):
            return self._walk(key)
        return self._zoom(event, key) or self._edit(key)

    def _walk(self, key: Qt.Key) -> bool:
        canvas, boxes = self._canvas, self._canvas.view.plan.boxes
        box = canvas.focus_box()
        middle = canvas.scale.moment(canvas.scale.width / 2)
        found = walk.nearest(boxes, middle) if box is None else self._step(box, key)
        if found is not None:
            canvas.focus_on(found)
        return True

    def _step(self, box: int, key: Qt.Key) -> int:
        boxes = self._canvas.view.plan.boxes
        if key in (Key.Key_Home, Key.Key_End):
            return walk.end(boxes, box, last=key == Key.Key_End)
        step = walk.along if key in (Key.Key_Left, Key.Key_Right) else walk.across
        return step(boxes, box, STEPS[key])

    def _walk_on(self, key: Qt.Key) -> bool:
        """Go to the next event in time, or in the source that the event stands in."""
        canvas, box = self._canvas, self._canvas.focus_box()
        boxes = canvas.view.plan.boxes
        if box is None:
            return self._walk(Key.Key_Right)
        if key in IN_TIME:
            mark, at = canvas.view.plan.lanes.event[box], box
            while canvas.view.plan.lanes.event[at] == mark:  # its copies are no other event
                following = walk.in_time(boxes, at, IN_TIME[key])
                if following == at:
                    return True
                at = following
            canvas.focus_on(at)
            return True
        following_id = canvas.changes.beside_in_source(canvas.view.plan.event_id(box),
                                                       IN_SOURCE[key])  # fmt: skip
        mark_ = canvas.view.plan.mark(following_id) if following_id else None
        found = canvas.view.plan.boxes_of(mark_) if mark_ is not None else []
        if found:
            canvas.focus_on(found[0])
        return True

    def _move_lane(self, by: int) -> bool:
        """Move the lane that the keyboard is in."""
        box = self._canvas.focus_box()
        if box is not None:
            shown = self._canvas.view.plan
            key = shown.lanes.rows[int(shown.lanes.lane[box])].key
            self._canvas.lane_commands.move(key, by)
        return True

    def _move_view(self, key: Qt.Key) -> bool:
        canvas = self._canvas
        if key in (Key.Key_Left, Key.Key_Right):
            canvas.set_scale(canvas.scale.panned(STEPS[key] * canvas.scale.width / 5))
        else:
            bar = canvas.verticalScrollBar()
            bar.setValue(bar.value() + STEPS[key] * bar.singleStep() * 3)
        return True

    def _zoom(self, event: QKeyEvent, key: Qt.Key) -> bool:
        canvas = self._canvas
        if key in (Key.Key_Plus, Key.Key_Equal, Key.Key_Minus, Key.Key_Underscore):
            nearer = key in (Key.Key_Plus, Key.Key_Equal)
            canvas.zoom(0.5 if nearer else 2.0, self._focus_x())
        elif key == Key.Key_0 and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            canvas.fit()
        elif key in (Key.Key_PageUp, Key.Key_PageDown):
            bar = canvas.verticalScrollBar()
            bar.setValue(bar.value() + (1 if key == Key.Key_PageDown else -1) * bar.pageStep())
        else:
            return False
        return True

    def _focus_x(self) -> float | None:
        """Return where the focused event stands, to zoom at, if it is in view."""
        box = self._canvas.focus_box()
        if box is None:
            return None
        x = self._canvas.scale.x(float(self._canvas.view.plan.boxes.start[box]))
        return x if 0 <= x <= self._canvas.scale.width else None

    def _edit(self, key: Qt.Key) -> bool:
        canvas, changes = self._canvas, self._canvas.changes
        if key == Key.Key_Escape:
            if not canvas.pointer.cancel():
                canvas.store.select(())
            return True
        if key == Key.Key_Insert:
            lane = canvas.view.frame.lanes.start if canvas.view.plan.lanes.rows else -1
            changes.new_event(canvas.scale.moment(canvas.scale.width / 2), lane)
            return True
        if key == Key.Key_Delete:
            changes.delete()
            return True
        return self._edit_focused(key)

    def _edit_focused(self, key: Qt.Key) -> bool:
        event_id = self._canvas.focus_id
        if event_id is None or self._canvas.view.plan.mark(event_id) is None:
            return False
        if key == Key.Key_F2:
            self._canvas.changes.rename(event_id)
        elif key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
            self._canvas.store.select({event_id})
            self._canvas.bring_into_view(event_id)
        else:
            return False
        return True
