"""The mouse over the canvas: which gesture a press begins, the wheel, hovering, drops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QToolTip

from core.layout.timeline.dragging import at
from core.layout.timeline.frame import Part
from core.wording import words
from gui.theme import theme
from gui.timeline import hints, menus
from gui.timeline.bands import BandDrag, BandDraw
from gui.timeline.gestures import Pan, Redate, RubberBand, RulerZoom, paint_balloon
from gui.timeline.ghosts import told
from gui.timeline.headers import LaneDrag, LaneResize, Zone, zone
from gui.timeline.mime import unpack_events

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragMoveEvent,
        QDropEvent,
        QMouseEvent,
        QWheelEvent,
    )

    from gui.timeline.canvas import TimelineCanvas
    from gui.timeline.gestures import Gesture
    from gui.timeline.view import Hit

HINT_EM = 7
"""Width of a hint of events before or after the view, in em."""
NOTCH = 120
"""Wheel angle of one notch."""
PER_NOTCH = 2**0.5
"""How much more or less time one notch shows."""
ADD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Pointer:
    """Holds the gesture under way; one at a time."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas
        self.gesture: Gesture | None = None
        self._drop_at: QPointF | None = None

    # Presses

    def press(self, event: QMouseEvent) -> None:
        """Begin the gesture that the place and the button ask for."""
        pos = event.position()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._canvas.go_to(self._canvas.view.moment(pos))
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if pos.y() < self._canvas.view.ruler_height:
            self._press_ruler(event)
        elif pos.x() < self._canvas.view.header:
            self._press_header(pos)
        else:
            self._press_lanes(event, self._canvas.view.hit(pos))

    def _press_ruler(self, event: QMouseEvent) -> None:
        """Take hold of a band, draw a new one (Shift), or zoom to a stretch."""
        pos = event.position()
        held = self._canvas.bands.at(pos)
        if held is not None:
            self._begin(BandDrag(self._canvas, pos, held[0].band, held[1]))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._begin(BandDraw(self._canvas, pos))
        else:
            self._begin(RulerZoom(self._canvas, pos))

    def _press_header(self, pos: QPointF) -> None:
        """Fold a lane, or begin to move it or its lower edge."""
        lane, part = zone(self._canvas.view, pos)
        if lane < 0:
            return
        if part is Zone.FOLD:
            key = self._canvas.view.plan.lanes.rows[lane].key
            self._canvas.lane_commands.fold(key)
        else:
            made = LaneResize if part is Zone.EDGE else LaneDrag
            self._begin(made(self._canvas, pos, lane))

    def _press_lanes(self, event: QMouseEvent, found: Hit) -> None:
        pos, shift = event.position(), Qt.KeyboardModifier.ShiftModifier
        ghost = self._canvas.ghosts.at(self._canvas.view, pos) if found.box is None else None
        if ghost is not None:
            self._canvas.store.select({ghost.event_id}, add=bool(event.modifiers() & ADD))
            return
        if found.box is None and self._follow_hint(pos, found):
            return
        if found.box is None:
            band = bool(event.modifiers() & shift)
            self._begin((RubberBand if band else Pan)(self._canvas, pos))
            return
        event_id = self._canvas.view.plan.event_id(found.box)
        shown = self._canvas.view.plan
        self._canvas.focus_lane = shown.lanes.rows[int(shown.lanes.lane[found.box])].key
        if event.modifiers() & ADD:
            self._canvas.store.select({event_id}, add=True)
            return
        self._canvas.store.select({event_id})
        self._begin(Redate(self._canvas, pos, found.box, found.part))

    def _follow_hint(self, pos: QPointF, found: Hit) -> bool:
        """Go to the nearest event of a lane whose hint ("3 later") was pressed."""
        canvas, view = self._canvas, self._canvas.view
        if found.lane < 0 or found.density is not None or view.plan.collapsed[found.lane]:
            return False
        near = view.texts.em * HINT_EM
        x = pos.x() - view.header
        top = float(view.frame.stack.top[found.lane])
        if near < x < view.scale.width - near or view.inside(pos).y() > top + view.line * 1.4:
            return False
        if view.frame.level.busy(view.scale.left, view.scale.right)[found.lane]:
            return False
        begin, end = np.searchsorted(view.plan.boxes.lane, (found.lane, found.lane + 1))
        starts = view.plan.boxes.start[begin:end]
        aside = starts[starts < view.scale.left] if x <= near else starts[starts > view.scale.right]
        if len(aside):
            canvas.go_to(float(aside.max() if x <= near else aside.min()))
        return bool(len(aside))

    def _begin(self, gesture: Gesture) -> None:
        QToolTip.hideText()
        self.gesture = gesture

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer: the gesture, or what it hovers over."""
        if self.gesture is not None:
            self._canvas.viewport().setCursor(self.gesture.cursor)
            self.gesture.move(event.position())
        else:
            self._hover(event.position())

    def _hover(self, pos: QPointF) -> None:
        found = self._canvas.view.hit(pos)
        shown = self._canvas.view.plan
        mark = None if found.box is None else int(shown.lanes.event[found.box])
        self._canvas.hover(mark)
        self._canvas.viewport().setCursor(self._cursor(pos, found))

    def _cursor(self, pos: QPointF, found: Hit) -> Qt.CursorShape:
        if pos.y() < self._canvas.view.ruler_height:
            held = self._canvas.bands.at(pos)
            if held is not None and held[1] is Part.BODY:
                return Qt.CursorShape.PointingHandCursor
            return Qt.CursorShape.SizeHorCursor if held else Qt.CursorShape.SplitHCursor
        if found.box is not None and found.part is not Part.BODY:
            return Qt.CursorShape.SizeHorCursor
        header = pos.x() < self._canvas.view.header
        if header and zone(self._canvas.view, pos)[1] is Zone.EDGE:
            return Qt.CursorShape.SplitVCursor
        hand = found.box is not None or header
        return Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor

    def release(self, event: QMouseEvent) -> None:
        """End the gesture: make its change."""
        gesture, self.gesture = self.gesture, None
        if gesture is not None and event.button() is Qt.MouseButton.LeftButton:
            gesture.release(event.position())
            self._canvas.viewport().update()
            self._hover(event.position())

    def cancel(self) -> bool:
        """Give up the gesture under way; tell whether there was one."""
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.cancel()
            self._canvas.viewport().update()
            self._canvas.viewport().unsetCursor()
        return gesture is not None

    @property
    def busy(self) -> bool:
        """Whether something is under way that is painted over the marks."""
        return self.gesture is not None or self._drop_at is not None

    def drop_if_gone(self, touched: Collection[str]) -> None:
        """Give up a drag of an event that has just changed otherwise."""
        if isinstance(self.gesture, Redate) and self.gesture.event_id in touched:
            self.cancel()

    def double_click(self, event: QMouseEvent) -> None:
        """Show evidence, rename, zoom into a density, or make an event."""
        pos = event.position()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.gesture = None
        found, view = self._canvas.view.hit(pos), self._canvas.view
        held = self._canvas.bands.at(pos)
        if held is not None:
            self._canvas.bands.rename(held[0].band.id)
        elif found.box is not None:
            event_id = view.plan.event_id(found.box)
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            changes = self._canvas.changes
            changes.rename(event_id) if alt else changes.show_evidence(event_id)
        elif found.density is not None:
            self._zoom_into(found)
        elif pos.x() < view.header and zone(view, pos)[1] is Zone.EDGE:
            lane = zone(view, pos)[0]
            self._canvas.lane_commands.free_height(view.plan.lanes.rows[lane].key)
        elif view.lanes_area().contains(pos):
            self._canvas.changes.new_event(view.moment(pos), found.lane)

    def _zoom_into(self, found: Hit) -> None:
        if found.density is not None:
            air = (found.density.high - found.density.low) * 0.05
            self._canvas.show_range(found.density.low - air, found.density.high + air)

    # Wheel, tooltip, menu

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; Shift pans, Alt changes lane height, Ctrl or the names scroll."""
        delta, keys = event.angleDelta(), event.modifiers()
        notches = (delta.y() or delta.x()) / NOTCH
        view = self._canvas.view
        event.accept()
        if keys & Qt.KeyboardModifier.AltModifier:
            self._canvas.set_lane_height(view.factor * 1.25**notches)
        elif keys & Qt.KeyboardModifier.ShiftModifier or (delta.x() and not delta.y()):
            self._canvas.set_scale(view.scale.panned(-notches * view.scale.width / 10))
        elif keys & Qt.KeyboardModifier.ControlModifier or event.position().x() < view.header:
            bar = self._canvas.verticalScrollBar()
            bar.setValue(bar.value() - round(notches * view.pitch * 3))
        else:
            self._canvas.zoom(PER_NOTCH**-notches, event.position().x() - view.header)

    def tooltip(self, pos: QPointF) -> str:
        """Return what a tooltip says at a point."""
        canvas, found = self._canvas, self._canvas.view.hit(pos)
        if self.gesture is not None:
            return ""
        if found.box is not None:
            event = canvas.store.project.events[canvas.view.plan.event_id(found.box)]
            return hints.tooltip(canvas.store.project, event)
        lines = self._tip(pos, found)
        return hints.plain(lines) if lines else ""

    def _tip(self, pos: QPointF, found: Hit) -> str:
        """Return the lines of a tooltip where no event is."""
        canvas = self._canvas
        if (held := canvas.bands.at(pos)) is not None:
            return f"{held[0].band.name}\n{words(held[0].band.when)}"
        if (ghost := canvas.ghosts.at(canvas.view, pos)) is not None:
            title = canvas.store.project.events[ghost.event_id].title
            return f"{title}\n{told(ghost.reading)}"
        if found.density is not None:
            return f"{found.density.events:,} events. Double-click to zoom in."
        if pos.x() < canvas.view.header and found.lane >= 0:
            row = canvas.view.plan.lanes.rows[found.lane]
            return f"{row.title}\n{row.detail}"
        return ""

    def context_menu(self, event: QContextMenuEvent) -> None:
        """Open the menu of the event under the pointer, or of the empty place."""
        pos = QPointF(event.pos())
        found, shown = self._canvas.view.hit(pos), self._canvas.view.plan
        if found.box is not None:
            event_id = shown.event_id(found.box)
            if event_id not in self._canvas.store.selection:
                self._canvas.store.select({event_id})
            menu = menus.event_menu(self._canvas, event_id)
        elif (held := self._canvas.bands.at(pos)) is not None:
            menu = menus.band_menu(self._canvas, held[0].band)
        elif pos.x() < self._canvas.view.header and found.lane >= 0:
            menu = menus.lane_menu(self._canvas, found.lane)
        else:
            menu = menus.empty_menu(self._canvas, self._canvas.view.moment(pos), found.lane)
        menu.popup(event.globalPos())

    # Drops from the undated tray

    def drag_over(self, event: QDragMoveEvent) -> None:
        """Show the date that a drop here would give."""
        if unpack_events(event.mimeData()):
            self._drop_at = event.position()
            event.acceptProposedAction()
            self._canvas.viewport().update()

    def drag_left(self) -> None:
        """Forget the drop."""
        self._drop_at = None
        self._canvas.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        """Date the dropped events, as one step."""
        ids = unpack_events(event.mimeData())
        self.drag_left()
        if ids:
            event.acceptProposedAction()
            self._canvas.changes.set_dates(ids, self._canvas.view.moment(event.position()))

    def paint(self, painter: QPainter) -> None:
        """Show what releasing or dropping now would do."""
        if self.gesture is not None:
            self.gesture.paint(painter)
        if self._drop_at is not None:
            view, x = self._canvas.view, self._drop_at.x()
            painter.setPen(QPen(theme().colour("accent"), 1.5))
            painter.drawLine(QPointF(x, view.ruler_height), QPointF(x, view.height))
            when = at(view.moment(self._drop_at), view.scale.per_pixel)
            paint_balloon(painter, self._canvas, self._drop_at, words(when))
