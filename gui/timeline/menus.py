"""The canvas's context menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from core.layout.timeline.lanes import LaneBy
from gui.theme import icon

if TYPE_CHECKING:
    from gui.timeline.canvas import TimelineCanvas


def event_menu(canvas: TimelineCanvas, event_id: str) -> QMenu:
    """Return the menu of an event; accept, reject and delete act on the whole selection."""
    menu, changes = _menu(canvas), canvas.changes
    menu.addAction(icon("book-open"), "Show evidence", partial(changes.show_evidence, event_id))
    menu.addAction(icon("pencil"), "Rename\tF2", partial(changes.rename, event_id))
    menu.addAction(icon("calendar"), "Change date…", partial(changes.change_date, event_id))
    menu.addAction(icon("refresh-cw"), "Take next reading\tR", partial(changes.read_on, event_id))
    menu.addSeparator()
    menu.addAction(icon("check"), "Accept", changes.accept)
    menu.addAction(icon("x"), "Reject", changes.reject)
    menu.addSeparator()
    menu.addAction(icon("trash-2"), "Delete\tDel", changes.delete)
    return menu


def empty_menu(canvas: TimelineCanvas, moment: float, lane: int) -> QMenu:
    """Return the menu of an empty place."""
    menu = _menu(canvas)
    menu.addAction(icon("plus"), "New event here", partial(canvas.changes.new_event, moment, lane))
    menu.addAction(icon("maximize"), "Fit all\tCtrl+0", canvas.fit)
    add_lanes(menu.addMenu(icon("rows-3"), "Lanes"), canvas)
    return menu


def add_lanes(menu: QMenu, canvas: TimelineCanvas) -> None:
    """Add a choice for each way to make lanes."""
    for by in LaneBy:
        action = menu.addAction(by.value.capitalize(), partial(_set_lanes, canvas, by))
        action.setCheckable(True)
        action.setChecked(by is canvas.lane_by)


def _set_lanes(canvas: TimelineCanvas, by: LaneBy) -> None:
    canvas.lane_by = by


def _menu(canvas: TimelineCanvas) -> QMenu:
    menu = QMenu(canvas)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
