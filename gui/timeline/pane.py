"""The timeline with its strip, overview and legend, as the main window shows it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from core.layout.timeline.colouring import ColourBy, Colouring
from core.layout.timeline.lanes import LaneBy
from core.layout.timeline.scale import FIRST, LAST
from core.model import FuzzyDate, Precision
from core.wording import words
from gui.keyed import keep_tip
from gui.settings import remember, text
from gui.theme import icon, theme
from gui.timeline.canvas import TimelineCanvas
from gui.timeline.colour_rules import ColourRules
from gui.timeline.hollow import Hollow
from gui.timeline.lane_menus import add_arranging, add_lanes
from gui.timeline.legend import Legend
from gui.timeline.overview import Overview
from gui.timeline.story import Story

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from core.filter import Filter
    from gui.store import Store

DAY = 86400
NARROW = 42
"""Lines wide, below which the buttons say less."""
TIGHT = 34
"""Lines wide, below which some buttons are left out."""
GHOSTS = "timeline/ghosts"
"""Where it is remembered whether close second readings are shown."""

KEYED = {
    "zoom-out": "Timeline/Zoom out", "zoom-in": "Timeline/Zoom in", "maximize": "View/Fit all",
}  # fmt: skip
"""Buttons whose commands have keys, by icon."""


class TimelinePane(QWidget):
    """Lanes of events over time; follows the store, and changes it by gestures and keys."""

    message = Signal(str)
    """A word for the status bar."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.canvas = TimelineCanvas(store)
        self.overview = Overview(self.canvas)
        self.legend = Legend()
        self.story = Story(self.canvas)
        self.hollow = Hollow(store, self.canvas)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._wire()
        self._follow_plan()
        self._follow_colours()
        self._follow_filter(store.filter)
        self._tint()

    # For the main window

    def fit(self) -> None:
        """Show all events."""
        self.canvas.fit()

    def go_to(self, moment: float) -> None:
        """Put a moment, in seconds, in the middle."""
        self.canvas.go_to(moment)

    def set_lanes(self, name: str) -> None:
        """Make lanes by actor, place, source, type, factuality or none."""
        self.canvas.lane_by = LaneBy(name)

    @property
    def lane_by(self) -> str:
        """What events share a lane by."""
        return self.canvas.lane_by.value

    @lane_by.setter
    def lane_by(self, name: str) -> None:
        self.set_lanes(name)

    def filter_to_range(self) -> None:
        """Put the stretch of time in view in force as the date filter of every view."""
        scale = self.canvas.scale
        dates = (int(max(scale.left, FIRST)), int(min(scale.right, LAST)))
        self._store.set_filter(replace(self._store.filter, dates=dates))

    def clear_range(self) -> None:
        """Take the date filter away."""
        self._store.set_filter(replace(self._store.filter, dates=None))

    # Parts

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._strip())
        layout.addWidget(self.overview)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.legend)
        layout.addWidget(self.story)
        self.setFocusProxy(self.canvas)

    def _strip(self) -> QHBoxLayout:
        strip = QHBoxLayout()
        strip.setContentsMargins(8, 4, 8, 4)
        strip.setSpacing(6)
        self.lanes = QPushButton()
        self.lanes.setToolTip("What events share a lane by")
        self.lanes.setMenu(QMenu(self.lanes))
        self.lanes.menu().aboutToShow.connect(self._fill_lanes)
        strip.addWidget(self.lanes)
        strip.addWidget(self._colour_button())
        self.buttons = {
            "zoom-out": self._button("Zoom out", self.zoom_out),
            "zoom-in": self._button("Zoom in", self.zoom_in),
            "maximize": self._button("Fit all events", self.fit),
            "git-fork": self._button("Close second readings of dates", self._toggle_ghosts),
            "palette": self._button("Legend", self._toggle_legend),
            "play": self._button("Story: views kept with captions", self._toggle_story),
        }
        for button in self.buttons.values():
            strip.addWidget(button)
        for name, key_id in KEYED.items():
            keep_tip(self.buttons[name], self.buttons[name].toolTip(), key_id)
        for name in ("palette", "git-fork", "play"):
            self.buttons[name].setCheckable(True)
        shown = text(GHOSTS, "on") == "on"
        self.buttons["git-fork"].setChecked(shown)
        self.canvas.show_ghosts(shown=shown)
        self.legend.hide()
        self.story.hide()
        strip.addStretch(1)
        strip.addWidget(self._filter_chip())
        strip.addWidget(self._filter_button())
        return strip

    def _button(self, words_: str, slot: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setToolTip(words_)
        button.setAccessibleName(words_)
        button.setProperty("flat", True)
        side = round(self.fontMetrics().height() * 1.05)
        button.setIconSize(QSize(side, side))
        button.clicked.connect(slot)
        return button

    def _colour_button(self) -> QPushButton:
        self.colour = QPushButton()
        self.colour.setToolTip("What the marks are coloured by")
        self.colour.setMenu(QMenu(self.colour))
        self.colour.menu().aboutToShow.connect(self._fill_colours)
        return self.colour

    def _fill_colours(self) -> None:
        menu, now = self.colour.menu(), self.canvas.colours.colouring
        menu.clear()
        for by in ColourBy:
            action = menu.addAction(by.value.capitalize(), partial(self.colour_by, by))
            action.setCheckable(True)
            action.setChecked(by is now.by)
        menu.addSeparator()
        menu.addAction("Edit my rules…", self.edit_rules)

    def colour_by(self, by: ColourBy) -> None:
        """Colour the marks by something else; rules that are not there yet are asked for."""
        now = self.canvas.colours.colouring
        if by is ColourBy.RULES and not now.rules:
            self.edit_rules()
            return
        self.canvas.colour(replace(now, by=by))
        self.buttons["palette"].setChecked(True)
        self._toggle_legend()

    def edit_rules(self) -> None:
        """Let the analyst say which texts give which colours."""
        dialog = ColourRules(self.canvas.colours.colouring.rules, self)
        if dialog.exec() == ColourRules.DialogCode.Accepted and dialog.rules:
            self.canvas.colour(Colouring(ColourBy.RULES, dialog.rules))
            self.buttons["palette"].setChecked(True)
            self._toggle_legend()
        dialog.deleteLater()

    def _follow_colours(self) -> None:
        by = self.canvas.colours.colouring.by.value
        self._name_buttons()
        self.colour.setAccessibleName(f"Colour by {by}")
        self.legend.show_colours(self.canvas.colours.legend)

    def _filter_button(self) -> QPushButton:
        self.to_range = QPushButton("Filter to range")
        self.to_range.setToolTip("Show only events of the stretch in view, in every view")
        self.to_range.clicked.connect(self.filter_to_range)
        return self.to_range

    def _filter_chip(self) -> QPushButton:
        self.chip = QPushButton()
        self.chip.setProperty("chip", True)
        self.chip.setToolTip("Date filter in force: click to clear")
        self.chip.setAccessibleName("Clear the date filter")
        self.chip.clicked.connect(self.clear_range)
        return self.chip

    def zoom_in(self) -> None:
        """Show half as much time."""
        self.canvas.zoom(0.5)

    def zoom_out(self) -> None:
        """Show twice as much time."""
        self.canvas.zoom(2.0)

    def _toggle_ghosts(self) -> None:
        shown = self.buttons["git-fork"].isChecked()
        self.canvas.show_ghosts(shown=shown)
        remember(GHOSTS, "on" if shown else "off")

    def _toggle_legend(self) -> None:
        self.legend.setVisible(self.buttons["palette"].isChecked())

    def _toggle_story(self) -> None:
        self.story.setVisible(self.buttons["play"].isChecked())

    def show_story(self) -> None:
        """Show the story below the timeline."""
        self.buttons["play"].setChecked(True)
        self._toggle_story()

    def tell_next(self) -> None:
        """Tell the next scene of the story."""
        self.show_story()
        self.story.tell_next()

    def tell_previous(self) -> None:
        """Tell the scene before."""
        self.show_story()
        self.story.tell_previous()

    def save_view(self) -> None:
        """Keep the view as a scene of the story."""
        self.show_story()
        self.story.save_view()

    def _wire(self) -> None:
        self.canvas.message.connect(self.message)
        self.canvas.plan_changed.connect(self._follow_plan)
        self.canvas.colours_changed.connect(self._follow_colours)
        self.overview.filter_asked.connect(self.filter_to_range)
        self.overview.clear_asked.connect(self.clear_range)
        self._store.filter_changed.connect(self._follow_filter)
        theme().changed.connect(self._tint)

    def _fill_lanes(self) -> None:
        self.lanes.menu().clear()
        add_lanes(self.lanes.menu(), self.canvas)
        self.lanes.menu().addSeparator()
        add_arranging(self.lanes.menu(), self.canvas)

    def _name_buttons(self) -> None:
        """Say on the buttons what is in force, in short where there is little room."""
        short = self.width() < self.fontMetrics().height() * NARROW
        hidden = len(self.canvas.view.plan.lanes.hidden)
        more = f" · {hidden} hidden" if hidden else ""
        by = self.canvas.colours.colouring.by.value.capitalize()
        self.lanes.setText(f"{'' if short else 'Lanes: '}{self.lane_by.capitalize()}{more}")
        self.colour.setText(f"{'' if short else 'Colour: '}{by}")
        self.to_range.setText("Filter" if short else "Filter to range")
        # What the wheel and the keys do too makes room for what they do not.
        tight = self.width() < self.fontMetrics().height() * TIGHT
        for name in ("zoom-out", "zoom-in", "maximize"):
            self.buttons[name].setVisible(not tight)
        for button in (self.lanes, self.colour, self.to_range):
            button.setMinimumWidth(self.fontMetrics().height() * 5)
        self.legend.fit_into(self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_buttons()

    def _follow_plan(self) -> None:
        self._name_buttons()
        self.lanes.setAccessibleName(f"Lanes by {self.lane_by}")

    def _follow_filter(self, asked: Filter) -> None:
        dates = asked.dates
        self.chip.setVisible(dates is not None)
        self.to_range.setVisible(dates is None)
        if dates is not None:
            self.chip.setText(f"{_said(*dates)}  ✕")
            self.chip.setAccessibleName(f"Date filter {_said(*dates)}, click to clear")
        self.overview.update()

    def _tint(self) -> None:
        for name, button in self.buttons.items():
            button.setIcon(icon(name))


def _said(low: int, high: int) -> str:
    """Say a period by its days, or by its times where it is shorter."""
    if high - low >= 2 * DAY:
        low, high = low // DAY * DAY, high // DAY * DAY + DAY - 1
        return words(FuzzyDate(low, high, extent=True))
    return words(FuzzyDate(low, high, Precision.MINUTE, extent=True))
