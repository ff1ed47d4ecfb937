"""The canvas's context menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from gui.keyed import with_key
from gui.theme import icon
from gui.timeline.bands import COLOURS
from gui.timeline.lane_menus import add_arranging, add_lane, add_lanes

if TYPE_CHECKING:
    from core.model import Band
    from gui.timeline.canvas import TimelineCanvas


def event_menu(canvas: TimelineCanvas, event_id: str) -> QMenu:
    """Return the menu of an event; accept, reject and delete act on the whole selection."""
    menu, changes = _menu(canvas), canvas.changes
    menu.addAction(icon("book-open"), "Show evidence", partial(changes.show_evidence, event_id))
    menu.addAction(
        icon("pencil"), with_key("Rename", "Event/Rename event…"), partial(changes.rename, event_id)
    )
    menu.addAction(icon("calendar"), "Change date…", partial(changes.change_date, event_id))
    menu.addAction(
        icon("refresh-cw"),
        with_key("Take next reading", "Event/Take next reading of date"),
        partial(changes.read_on, event_id),
    )
    menu.addSeparator()
    menu.addAction(icon("check"), "Accept", changes.accept)
    menu.addAction(icon("x"), "Reject", changes.reject)
    menu.addSeparator()
    menu.addAction(with_key("Cut", "Timeline/Cut"), canvas.clipboard.cut)
    menu.addAction(icon("copy"), with_key("Copy", "Timeline/Copy"), canvas.clipboard.copy)
    if len(changes.selected()) > 1:
        menu.addAction(icon("merge"), "Merge selected", partial(changes.merge_selected, event_id))
    menu.addAction(icon("star"), "Key event", partial(changes.toggle_key, event_id))
    menu.addAction(icon("trash-2"), with_key("Delete", "Event/Delete"), changes.delete)
    return menu


def empty_menu(canvas: TimelineCanvas, moment: float, lane: int) -> QMenu:
    """Return the menu of an empty place."""
    menu = _menu(canvas)
    menu.addAction(icon("plus"), "New event here", partial(canvas.changes.new_event, moment, lane))
    paste = partial(canvas.clipboard.paste, moment)
    menu.addAction(icon("clipboard-paste"), "Paste here", paste)
    menu.addAction(icon("maximize"), with_key("Fit all", "View/Fit all"), canvas.fit)
    menu.addAction(icon("flag"), "New marker here", partial(canvas.bands.add_marker, moment))
    menu.addAction("New band over the view", canvas.bands.add_over_view)
    lanes = menu.addMenu(icon("rows-3"), "Lanes")
    add_lanes(lanes, canvas)
    lanes.addSeparator()
    add_arranging(lanes, canvas)
    return menu


def lane_menu(canvas: TimelineCanvas, lane: int) -> QMenu:
    """Return the menu of a lane's header."""
    menu = _menu(canvas)
    add_lane(menu, canvas, lane)
    add_arranging(menu, canvas)
    return menu


def band_menu(canvas: TimelineCanvas, band: Band) -> QMenu:
    """Return the menu of a band or marker."""
    menu, bands = _menu(canvas), canvas.bands
    menu.addAction(icon("pencil"), "Rename", partial(bands.rename, band.id))
    colours = menu.addMenu(icon("palette"), "Colour")
    for name, words in COLOURS.items():
        colours.addAction(icon("circle-dot", name), words, partial(bands.colour, band.id, name))
    menu.addAction(icon("trash-2"), "Delete", partial(bands.drop, band.id))
    return menu


def _menu(canvas: TimelineCanvas) -> QMenu:
    menu = QMenu(canvas)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
