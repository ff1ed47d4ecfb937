"""Ways to look at a part of the graph: around some actors, two periods, through time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core import network
from gui.graph.arranger import Layout
from gui.graph.player import Player, span

if TYPE_CHECKING:
    from core.network import Period
    from gui.graph.pane import GraphPane
    from gui.graph.scene import Look, Scene


class Modes(QObject):
    """Connects the bars; each is closed by its cross, all by another project."""

    def __init__(self, pane: GraphPane) -> None:
        super().__init__(pane)
        self._pane, self._store = pane, pane.store
        self.focus: frozenset[str] = frozenset()
        """Around whom the ego layout shows the graph."""
        self._also: frozenset[str] = frozenset()
        """Whom the analyst expanded besides."""
        self.periods: tuple[Period, Period] | None = None
        self.player = Player(pane.store, self)
        self._connect_bars()

    @property
    def active(self) -> bool:
        """Whether the graph shows less than its web."""
        return bool(self.focus) or self.periods is not None

    @property
    def words(self) -> str:
        """Why a mode shows nothing, and what helps."""
        if self.periods is not None:
            return "No dated tie in either period. Choose other periods above, or close them."
        return "Nobody is around this actor. Raise the depth above." if self.focus else ""

    def reset(self) -> None:
        """Close all bars: another project is open."""
        self.player.forget()
        self.focus = self._also = frozenset()
        self.periods = None
        for bar in (self._pane.ego_bar, self._pane.period_bar, self._pane.play_bar):
            bar.hide()
        self._pane.foot.play.setChecked(False)

    def look(self, look: Look) -> Look:
        """Add to a look what the modes show of the web."""
        among = self._around() if self.focus else None
        compared = None
        if self.periods is not None:
            visible = self._without_dates()
            compared = network.difference(self._store.project, visible, *self.periods)
            self._pane.period_bar.show_tally(compared.tally())
        return replace(look, among=among, difference=compared)

    def middle(self, scene: Scene) -> list[int]:
        """Return the nodes that the ego layout puts in the middle."""
        nodes = (scene.node_of(i) for i in sorted(self.focus))
        return list(dict.fromkeys(n for n in nodes if n is not None))

    def use_layout(self, layout: Layout) -> None:
        """Show the graph around the selected actors, or the most important one, or all of it."""
        scene = self._pane.scene
        if layout is Layout.EGO:
            chosen = frozenset(i for i in self._store.selection if scene.node_of(i) is not None)
            first = {scene.actors[int(scene.order[0])].id} if scene.actors else set[str]()
            self.show_around(chosen or frozenset(first))
        else:
            self.focus = self._also = frozenset()
            self._pane.ego_bar.hide()

    def show_around(self, ids: frozenset[str]) -> None:
        """Show the graph around these actors."""
        self.focus, self._also = ids, frozenset()
        actors = self._store.project.actors
        names = ", ".join(sorted(actors[i].label for i in ids if i in actors))
        self._pane.ego_bar.said.say(f"Around {names}")
        self._pane.ego_bar.setVisible(bool(ids))

    def expand(self, actor_id: str) -> None:
        """Show the neighbours of an actor too, wherever a mode or the analyst hid them."""
        friends = self._pane.web.friends(actor_id)
        if self.focus:
            self._also |= friends
        self._pane.hidden -= friends
        self._pane.redraw()
        self._pane.canvas.picked.emit(friends | {actor_id}, False)

    def compare(self) -> None:
        """Open the bar of two periods: the dates of the filter and those before, or halves."""
        pane = self._pane
        whole, brushed = span(self._store), self._store.filter.dates
        if whole is None:
            pane.message.emit("No event shown has a date: there are no periods to compare.")
            return
        if brushed:
            length = brushed[1] - brushed[0]
            first, second = (brushed[0] - length - 1, brushed[0] - 1), brushed
        else:
            middle = _middle(pane)
            first, second = (whole[0], middle - 1), (middle, whole[1])
        pane.period_bar.show_periods(first, second)
        pane.period_bar.show()
        self._compare(first, second)

    def play(self) -> None:
        """Open the bar that plays, or close it."""
        pane = self._pane
        if self.player.active:
            self._close_play()
        elif self.player.begin(self._anchors()):
            pane.play_bar.show()
            pane.foot.play.setChecked(True)
            self.player.toggle()
        else:
            pane.foot.play.setChecked(False)
            pane.message.emit("No event shown has a date: there is nothing to play.")

    def escape(self) -> bool:
        """Leave the newest mode; say whether there was one."""
        if self.player.active:
            self._close_play()
        elif self.periods is not None:
            self._close_periods()
        else:
            return False
        return True

    def _connect_bars(self) -> None:
        pane, player, bar = self._pane, self.player, self._pane.play_bar
        pane.ego_bar.depth_chosen.connect(self._redraw)
        pane.ego_bar.closed.connect(self._close_ego)
        pane.period_bar.chosen.connect(self._compare)
        pane.period_bar.brush_asked.connect(self._take_brush)
        pane.period_bar.closed.connect(self._close_periods)
        pane.foot.play.clicked.connect(self.play)
        bar.toggled.connect(player.toggle)
        bar.stepped.connect(player.step)
        bar.sought.connect(player.seek)
        bar.windows.chosen.connect(player.set_window)
        bar.speeds.chosen.connect(player.set_speed)
        bar.closed.connect(self._close_play)
        player.moved.connect(bar.show_place)
        player.running_changed.connect(bar.show_running)

    def _anchors(self) -> list[int]:
        """Return when something happens that ties actors."""
        events, web = self._store.project.events, self._pane.web
        tied = (events[i] for i in web.named if web.ends_of_row(i))
        return [event.when.anchor for event in tied if event.when is not None]

    def _around(self) -> frozenset[str]:
        """Return whom so many ties lead to from the focus, and whom the analyst asked for."""
        web, found = self._pane.web, set(self.focus)
        edge = set(self.focus)
        for _ in range(self._pane.ego_bar.reach):
            edge = {f for i in edge for f in web.friends(i)} - found
            found |= edge
        return frozenset(found | self._also)

    def _without_dates(self) -> frozenset[str]:
        from core.filter import shown

        return shown(self._store.project, replace(self._store.filter, dates=None))

    def _compare(self, first: Period, second: Period) -> None:
        self.periods = (first, second)
        self._pane.redraw()

    def _take_brush(self, which: int) -> None:
        brushed, periods = self._store.filter.dates, self._pane.period_bar.periods
        if brushed is None:
            self._pane.message.emit("No dates are filtered: drag over the timeline's overview.")
        elif periods is not None:
            taken = (brushed, periods[1]) if which == 0 else (periods[0], brushed)
            self._pane.period_bar.show_periods(*taken)
            self._compare(*taken)

    def _close_periods(self) -> None:
        self.periods = None
        self._pane.period_bar.hide()
        self._pane.redraw()

    def _close_play(self) -> None:
        self._pane.play_bar.hide()
        self._pane.foot.play.setChecked(False)
        self.player.stop()

    def _close_ego(self) -> None:
        self._pane.strip.layouts.choose(Layout.FORCE)

    def _redraw(self, _depth: int) -> None:
        self._pane.canvas.fitted = True
        self._pane.redraw()


def _middle(pane: GraphPane) -> int:
    """Return the moment that parts the dated events in two halves."""
    events = pane.store.project.events
    anchors = sorted(
        event.when.anchor
        for event in (events[i] for i in pane.store.visible if i in events)
        if event.when is not None
    )
    return anchors[len(anchors) // 2]
