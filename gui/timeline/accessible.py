"""The timeline as screen readers see it: a chart of lanes, each a list of the events in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from typing_extensions import override

from gui.accessibility import Leaf, Painted
from gui.timeline import hints

if TYPE_CHECKING:
    from gui.timeline.canvas import TimelineCanvas


class _Part(Painted):
    """What lanes and events share: they stand on a canvas, by a key that stays theirs."""

    def __init__(self, root: TimelineInterface, canvas: TimelineCanvas, key: str) -> None:
        super().__init__()
        self._root, self._canvas, self.key = root, canvas, key

    @override
    def isValid(self) -> bool:
        return shiboken6.isValid(self._canvas) and self.place() is not None

    def place(self) -> QRectF | None:
        """Return where it stands in the viewport, None where it is out of view."""
        raise NotImplementedError

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Titles change by renaming alone."""

    @override
    def rect(self) -> QRect:
        place = self.place() if shiboken6.isValid(self._canvas) else None
        if place is None:
            return QRect()
        box = place.intersected(QRectF(self._canvas.viewport().rect())).toAlignedRect()
        return QRect(self._canvas.viewport().mapToGlobal(box.topLeft()), box.size())


class EventInterface(Leaf, _Part):
    """One event in one lane."""

    def __init__(
        self, root: TimelineInterface, canvas: TimelineCanvas, lane: str, event_id: str
    ) -> None:
        super().__init__(root, canvas, event_id)
        self._lane = lane

    def _box(self) -> int | None:
        shown = self._canvas.view.plan
        mark = shown.mark(self.key)
        for box in shown.boxes_of(mark) if mark is not None else ():
            if shown.lanes.rows[int(shown.boxes.lane[box])].key == self._lane:
                return box
        return None

    @override
    def place(self) -> QRectF | None:
        box = self._box()
        return None if box is None else self._canvas.view.rect(box)

    @override
    def parent(self) -> QAccessibleInterface:
        return self._root.lane(self._lane)

    @override
    def text(self, t: QAccessible.Text) -> str:
        project = self._canvas.store.project
        event = project.events.get(self.key)
        if event is None:
            return ""
        if t == QAccessible.Text.Name:
            return event.title
        return hints.spoken(project, event) if t == QAccessible.Text.Description else ""

    @override
    def state(self) -> QAccessible.State:
        state, canvas = QAccessible.State(), self._canvas
        state.focusable = state.selectable = True
        state.selected = self.key in canvas.store.selection
        box = self._box()
        state.focused = box is not None and canvas.hasFocus() and canvas.focus_box() == box
        state.offscreen = self.place() is None
        state.invalid = box is None
        return state


class LaneInterface(_Part):
    """One lane; its children are the events of it that are in view, in order of time."""

    @property
    def _number(self) -> int | None:
        rows = self._canvas.view.plan.lanes.rows
        return next((n for n, row in enumerate(rows) if row.key == self.key), None)

    def events(self) -> list[str]:
        """Return the events in view, in order of time."""
        view, number = self._canvas.view, self._number
        boxes = view.frame.items.box
        own = sorted(boxes[view.plan.boxes.lane[boxes] == number].tolist())
        return [view.plan.event_id(box) for box in own]

    @override
    def place(self) -> QRectF | None:
        view, number = self._canvas.view, self._number
        if number is None:
            return None
        top, bottom = (float(t) for t in view.frame.stack.top[number : number + 2])
        y = top + view.ruler_height - view.scroll
        return QRectF(0, y, view.width, bottom - top)

    @override
    def parent(self) -> QAccessibleInterface:
        return self._root

    @override
    def childCount(self) -> int:
        return len(self.events())

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        ids = self.events()
        return self._root.event(self.key, ids[index]) if 0 <= index < len(ids) else None

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        spot = QPointF(self._canvas.viewport().mapFromGlobal(QPoint(x, y)))
        found = self._canvas.view.hit(spot)
        if found.box is None:
            return None
        return self._root.event(self.key, self._canvas.view.plan.event_id(found.box))

    @override
    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        ids = self.events()
        key = arg__1.key if isinstance(arg__1, EventInterface) else ""
        return ids.index(key) if key in ids else -1

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    @override
    def text(self, t: QAccessible.Text) -> str:
        number = self._number
        if number is None:
            return ""
        row = self._canvas.view.plan.lanes.rows[number]
        if t == QAccessible.Text.Name:
            return row.title
        return row.detail if t == QAccessible.Text.Description else ""

    @override
    def state(self) -> QAccessible.State:
        state, view = QAccessible.State(), self._canvas.view
        number = self._number
        folded = number is not None and bool(view.plan.collapsed[number])
        state.expandable, state.collapsed, state.expanded = True, folded, not folded
        state.selected = self.key in self._canvas.store.selection
        state.offscreen = number is None or number not in view.frame.lanes
        state.invalid = number is None
        return state


class TimelineInterface(QAccessibleWidget):
    """The canvas; its children are the lanes, from the top down."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.Chart, canvas.accessibleName())
        self._canvas = canvas
        self._lanes: dict[str, LaneInterface] = {}
        self._events: dict[tuple[str, str], EventInterface] = {}

    @override
    def childCount(self) -> int:
        return len(self._canvas.view.plan.lanes.rows)

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        rows = self._canvas.view.plan.lanes.rows
        return self.lane(rows[index].key) if 0 <= index < len(rows) else None

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        spot = QPointF(self._canvas.viewport().mapFromGlobal(QPoint(x, y)))
        return self.child(self._canvas.view.hit(spot).lane)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        keys = [row.key for row in self._canvas.view.plan.lanes.rows]
        key = child.key if isinstance(child, LaneInterface) else None
        return keys.index(key) if key in keys else -1

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        box = self._canvas.focus_box()
        if box is None:
            return None
        shown = self._canvas.view.plan
        return self.event(shown.lanes.rows[int(shown.boxes.lane[box])].key, shown.event_id(box))

    def lane(self, key: str) -> LaneInterface:
        """Return the interface of a lane."""
        if key not in self._lanes:
            self._lanes[key] = LaneInterface(self, self._canvas, key)
        return self._lanes[key]

    def event(self, lane: str, event_id: str) -> EventInterface:
        """Return the interface of an event in a lane."""
        known = (lane, event_id)
        if known not in self._events:
            self._events[known] = EventInterface(self, self._canvas, lane, event_id)
        return self._events[known]


def say_focus(canvas: TimelineCanvas) -> None:
    """Tell screen readers that the keyboard is on another event."""
    if QAccessible.isActive() and canvas.focus_box() is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(canvas, QAccessible.Event.Focus))
