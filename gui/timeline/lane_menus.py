"""Menus of lanes: sort, fold, hide, show, move; every one of them with the keyboard too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.layout.timeline.arrangement import Arrangement, LaneSort
from core.layout.timeline.lanes import LaneBy
from gui.keyed import with_key
from gui.theme import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from gui.timeline.canvas import TimelineCanvas

MANY = 40
"""Hidden lanes up to which the menu lists each."""


class LaneCommands:
    """Changes of the arrangement of lanes; each looks at the lanes as they are then."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas

    @property
    def _look(self) -> Arrangement:
        return self._canvas.view.plan.look

    @property
    def keys(self) -> list[str]:
        """The keys of the lanes shown, in order."""
        return [row.key for row in self._canvas.view.plan.lanes.rows]

    def group(self, by: LaneBy) -> None:
        """Make lanes by something else."""
        self._canvas.lane_by = by

    def sort(self, by: LaneSort) -> None:
        """Sort the lanes."""
        self._canvas.arrange(self._look.sorted_by(by, self.keys), anew=True)

    def fold(self, key: str) -> None:
        """Collapse a lane, or open it."""
        self._canvas.arrange(self._look.folded([key], folded=key not in self._look.collapsed))

    def fold_all(self, folded: bool) -> None:
        """Collapse all lanes, or open them."""
        self._canvas.arrange(self._look.folded(self.keys, folded=folded))

    def hide(self, key: str) -> None:
        """Hide a lane; the last one stays."""
        if len(self.keys) > 1:
            self._canvas.arrange(self._look.showing([key], shown=False))

    def hide_others(self, key: str) -> None:
        """Show this lane alone."""
        others = [k for k in self.keys if k != key]
        self._canvas.arrange(self._look.showing(others, shown=False))

    def show(self, key: str) -> None:
        """Show a hidden lane again."""
        self._canvas.arrange(self._look.showing([key], shown=True))

    def show_all(self) -> None:
        """Show every lane again."""
        self._canvas.arrange(self._look.showing(self._look.hidden, shown=True))

    def move(self, key: str, by: int) -> None:
        """Move a lane up or down."""
        keys = self.keys
        at = keys.index(key)
        place = min(max(at + by + (by > 0), 0), len(keys))
        self._canvas.arrange(self._look.moved(keys, key, place))

    def free_height(self, key: str) -> None:
        """Let a lane be as high as its events ask for."""
        self._canvas.arrange(self._look.resized(key, None))

    def shrink(self) -> None:
        """Shrink lanes with nothing in view, or no more."""
        from dataclasses import replace

        self._canvas.arrange(replace(self._look, only_busy=not self._look.only_busy))

    def reset(self) -> None:
        """Let lanes be as they were at first."""
        self._canvas.arrange(Arrangement(), anew=True)


def add_lanes(menu: QMenu, canvas: TimelineCanvas) -> None:
    """Add a choice for each way to make lanes."""
    for by in LaneBy:
        chosen = by is canvas.lane_by
        _add(menu, by.value.capitalize(), partial(canvas.lane_commands.group, by), chosen)


def add_arranging(menu: QMenu, canvas: TimelineCanvas) -> None:
    """Add what can be done to all lanes."""
    commands, look = canvas.lane_commands, canvas.view.plan.look
    sorting = menu.addMenu("Sort lanes by")
    for sort in LaneSort:
        words = sort.value.capitalize()
        _add(sorting, words, partial(commands.sort, sort), sort is look.sort)
    menu.addAction("Collapse all lanes", partial(commands.fold_all, True))
    menu.addAction("Expand all lanes", partial(commands.fold_all, False))
    _add(menu, "Shrink lanes with nothing in view", commands.shrink, look.only_busy)
    hidden = canvas.view.plan.lanes.hidden
    if hidden:
        showing = menu.addMenu(icon("eye"), f"Hidden lanes · {len(hidden)}")
        showing.addAction("Show all", commands.show_all)
        showing.addSeparator()
        for row in hidden[:MANY]:
            showing.addAction(f"{row.title} · {row.count}", partial(commands.show, row.key))
    menu.addAction("Reset lanes", commands.reset)


def add_lane(menu: QMenu, canvas: TimelineCanvas, lane: int) -> None:
    """Add what can be done to one lane."""
    commands, shown = canvas.lane_commands, canvas.view.plan
    key = shown.lanes.rows[lane].key
    folded = key in shown.look.collapsed
    fold = partial(commands.fold, key)
    menu.addAction("Expand lane" if folded else "Collapse lane", fold)
    menu.addAction(icon("eye-off"), "Hide lane", partial(commands.hide, key))
    menu.addAction("Hide all other lanes", partial(commands.hide_others, key))
    menu.addAction(
        with_key("Move lane up", "Timeline/Move the lane up"), partial(commands.move, key, -1)
    )
    menu.addAction(
        with_key("Move lane down", "Timeline/Move the lane down"), partial(commands.move, key, 1)
    )
    if key in shown.look.rows:
        menu.addAction("Height by its events", partial(commands.free_height, key))
    menu.addSeparator()


def _add(menu: QMenu, words: str, run: Callable[[], None], chosen: bool) -> None:
    action = menu.addAction(words, run)
    action.setCheckable(True)
    action.setChecked(chosen)
