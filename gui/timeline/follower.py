"""The canvas follows the store: what changed is planned anew, and no more painted than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.layout.timeline.colouring import Colours
from core.layout.timeline.following import followed
from core.layout.timeline.plan import plan
from gui.timeline import bands, markers
from gui.timeline.foresight import Foresight
from gui.timeline.stale import Seen, seen, stale

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from core.layout.timeline.arrangement import Arrangement
    from core.layout.timeline.lanes import LaneBy
    from core.layout.timeline.plan import Plan
    from core.project import Patch
    from gui.timeline.canvas import TimelineCanvas

OWN = ("B", "V")
"""Letters of rows that are the timeline's own: bands and scenes."""


class Follower(QObject):
    """Brings plan, colours and light of a canvas up to date."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.shown_once = False
        self.steered = False
        """Whether the analyst has chosen the stretch in view; articles that arrive keep it."""

    def wire(self) -> None:
        """Begin to follow."""
        store = self._canvas.store
        self._foresight = Foresight(self._canvas, store, self._canvas.view)
        store.patched.connect(self._follow_patch)
        store.reset.connect(self._follow_reset)
        store.filter_changed.connect(self._follow_filter)
        store.selection_changed.connect(self._follow_selection)

    def colour_anew(self) -> None:
        """Choose the colours of what is shown now."""
        canvas, store = self._canvas, self._canvas.store
        canvas.colours = Colours(store.project, store.visible, canvas.memory.colouring())
        canvas.colours_changed.emit()

    def plan_anew(self, by: LaneBy, look: Arrangement, keep: Sequence[str] = ()) -> None:
        """Plan the lanes otherwise; those to keep (keys) stand first, in that order."""
        view, store = self._canvas.view, self._canvas.store
        measure = view.plan.measure
        self.take(plan(store.project, store.visible, by, measure, look, keep, view.wide))

    def replan(self) -> None:
        """Plan anew what is to be shown now, in the same lanes."""
        shown = self._canvas.view.plan
        self.plan_anew(shown.by, shown.look)

    def _follow_patch(self, patch: Patch) -> None:
        touched = patch.ids | self._canvas.store.touched
        self._canvas.ghosts.forget(touched)
        if patch.ids and all(i.startswith(OWN) for i in patch.ids):
            self.renew()
        elif patch.ids:
            self._canvas.pointer.drop_if_gone(patch.ids)
            arrived = "S" in patch.letters
            self.shown_once = self.shown_once and (self.steered or not arrived)
            self._take_in(touched)
            moved = patch.ids & self._canvas.store.selection
            if len(patch.ids) == len(self._canvas.store.selection) == len(moved):
                self._keep_in_view(next(iter(moved), ""))
            self._canvas.colours.forget(patch.ids)
            if arrived:
                self.colour_anew()
                self._canvas.published = markers.published(self._canvas.store.project)

    def _take_in(self, touched: frozenset[str]) -> None:
        """Follow a change of these rows, painting anew only what says something else."""
        foreseen = self._foresight.plan()
        if foreseen is not None:  # many are others: all is painted
            self.take(foreseen)
            return
        was, old = self._seen(), self._canvas.view.plan
        marks = {n for n in map(old.mark, touched) if n is not None}
        shown = followed(old, self._canvas.store.project, touched, self._canvas.store.visible)
        self.take(shown, was, marks | {n for n in map(shown.mark, touched) if n is not None})

    def _seen(self) -> Seen | None:
        """Note what is shown; None where all is to be painted anyway."""
        if self._canvas.pointer.busy or not self.shown_once:
            return None
        known = self._canvas.view.known_frame is not None
        ghosts = len(self._canvas.ghosts.in_view(self._canvas.view)) if known else 0
        return seen(self._canvas.view, self._canvas.lights, ghosts, self._canvas.linked())

    def _keep_in_view(self, event_id: str) -> None:
        """Follow the one selected event where a change of its date took it out of view."""
        mark = self._canvas.view.plan.mark(event_id)
        if mark is not None:
            marks, scale = self._canvas.view.plan.marks, self._canvas.scale
            if not (marks.start[mark] < scale.right and marks.end[mark] > scale.left):
                self._canvas.bring_into_view(event_id)

    def _follow_reset(self) -> None:
        self._canvas.ghosts.forget()
        self._canvas.pointer.cancel()
        self._canvas.focus_id = None
        self.shown_once = self.steered = False
        self._canvas.published = markers.published(self._canvas.store.project)
        self.colour_anew()
        by = self._canvas.memory.lane_by()
        self.plan_anew(by, self._canvas.memory.look(by))

    def _follow_filter(self, _filter: object) -> None:
        self.colour_anew()
        self.replan()

    def _follow_selection(self, _selection: object) -> None:
        canvas, shown = self._canvas, self._canvas.view.plan
        canvas.lighting.renew(shown)
        chosen = [i for i in canvas.store.selection if shown.mark(i) is not None]
        if len(chosen) == 1:
            canvas.focus_id = chosen[0]
            canvas.bring_into_view(chosen[0])
        canvas.describe()
        canvas.viewport().update()

    def take(self, shown: Plan, was: Seen | None = None, touched: Collection[int] = ()) -> None:
        """Show another plan; the first with events is shown whole."""
        canvas = self._canvas
        canvas.view.plan = shown
        same = was is not None and was.marks is shown.marks
        canvas.hovered = canvas.hovered if same else None
        canvas.lighting.follow(shown, touched, same=same)
        self.renew(was, touched)
        canvas.resting.wait_if_loose()
        if not self.shown_once and len(shown.marks):
            canvas.fit_heart()
            canvas.scroll_to_busy()
        canvas.plan_changed.emit()

    def renew(self, was: Seen | None = None, touched: Collection[int] = ()) -> None:
        """Lay the view out anew, and paint what is other than it was (all, if that is unknown)."""
        canvas, view, project = self._canvas, self._canvas.view, self._canvas.store.project
        view.changed()
        view.band_rows = max(view.band_rows, bands.rows(project, view)) if project.bands else 0
        canvas.set_scroll_range()
        now = self._seen() if was is not None else None
        region = stale(was, now, view, touched) if was and now else None
        if region is None:
            canvas.paint_anew()
        elif not region.isEmpty():
            canvas.viewport().update(region)
