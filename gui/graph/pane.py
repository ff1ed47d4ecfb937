"""The graph with its controls, its sentences and its place among the other views."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from core import network
from core.ties import is_thing
from gui.graph.actors_table import ActorsTable
from gui.graph.arranger import Arranger
from gui.graph.bars import EgoBar, PeriodBar, PlayBar
from gui.graph.canvas import Canvas
from gui.graph.deeds import Deeds
from gui.graph.groups import Groups
from gui.graph.light import Light, light
from gui.graph.memory import Memory
from gui.graph.modes import Modes
from gui.graph.path_list import PathList
from gui.graph.rename import RenameField
from gui.graph.saving import Saving
from gui.graph.scene import QUICK, Colouring, Look, Measure, Scene
from gui.graph.standings import Standings
from gui.graph.statement_list import StatementList
from gui.graph.steering import Steering
from gui.graph.strip import Foot, Strip
from gui.graph.telling import Telling
from gui.graph.tips import counted
from gui.graph.weave import built, remeasured, revised

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from core.project import Patch
    from gui.store import Store


_WIDE = 1.25
"""How many times wider than high the pane is when its lists stand beside the graph."""
_LISTS = 36
"""Characters that a list beside the graph has room for at least."""
GROWN = 1.5
"""How many times as many actors as before make an arrangement out of date."""


class GraphPane(QWidget):
    """Follows the store: its project, its filter, its selection."""

    message = Signal(str)
    """Words for the status bar."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.look = Look()
        self.groups = Groups()
        self.path: network.Path = ()
        """Actors in a row whose ties are lit."""
        self.web = network.Web()
        self._stale = True
        self._arranged = 0
        """How many actors there were when all were arranged afresh."""
        self.strip, self.canvas, self.foot = Strip(), Canvas(), Foot()
        self.statements, self.path_list = StatementList(), PathList()
        self.ego_bar, self.period_bar, self.play_bar = EgoBar(), PeriodBar(), PlayBar()
        self.actors = ActorsTable()
        """The table of measures."""
        self.arranger, self.deeds = Arranger(self), Deeds(store, self)
        self.rename = RenameField(self.canvas)
        self._lay_out()
        self.memory, self.saving = Memory(self, store), Saving(self, store)
        self.telling, self.modes = Telling(self), Modes(self)
        self.standings = Standings(self)
        self._connect_parts()
        self._connect_store()
        self.setFocusProxy(self.canvas)
        self.memory.read()

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self.canvas.scene

    @property
    def measure(self) -> Measure:
        """What the sizes say."""
        return self.look.measure

    @property
    def hidden(self) -> frozenset[str]:
        """Actors that the analyst hid here."""
        return self.look.hidden

    @hidden.setter
    def hidden(self, ids: frozenset[str]) -> None:
        self.look = replace(self.look, hidden=ids)
        self.memory.note()

    @property
    def places(self) -> dict[str, tuple[float, float]]:
        """Where each shown actor stands, by id, in world units."""
        places = self.scene.places.tolist()
        return {a.id: (x, y) for a, (x, y) in zip(self.scene.actors, places, strict=True)}

    def ask(self, name: str) -> None:
        """Do what the graph's menu calls by this name."""
        self._steering.ask(name)

    def fit(self) -> None:
        """Show the whole graph."""
        self.canvas.fit()

    def arrange_again(self) -> None:
        """Arrange all actors afresh for the room there is; pinned ones stay."""
        self._steering.arrange_again()

    def arrange_first(self) -> None:
        """Arrange all actors for the room there is, but for a project that kept its places."""
        known = self.arranger.places
        if sum(i in known for i in self.scene.index) * 2 < len(self.scene.actors) or not (
            self.arranger.recalled
        ):
            self.arrange_again()
        else:
            self._arranged = len(self.scene.actors)
            self.fit()

    def settle(self, _finished: object = None) -> None:
        """Arrange afresh where most actors came since that was done last; pinned ones stay."""
        if len(self.scene.actors) > self._arranged * GROWN:
            self._arranged = len(self.scene.actors)
            self.arrange_again()

    def close_down(self) -> None:
        """Keep what is to be kept and end all work; call before the project is closed."""
        self.memory.write()
        self.arranger.stop()
        self.standings.stop()
        self.telling.stop()
        self.saving.stop()

    @property
    def is_stale(self) -> bool:
        """Whether the web is to be read anew before it is shown."""
        return self._stale

    def is_thing(self, actor_id: str) -> bool:
        """Whether the actor is a mere thing."""
        return is_thing(self.store.project.actors[actor_id])

    def reveal(self, actor_id: str) -> None:
        """Bring an actor to the middle of the graph."""
        node = self.scene.node_of(actor_id)
        if node is None:
            self.message.emit("The graph does not show this actor: nothing ties it to another.")
        else:
            self.canvas.current = node
            self.canvas.centre_on(node)

    def toggle_table(self) -> None:
        """Show the table of actors and their measures, or close it."""
        self.actors.setVisible(self.actors.isHidden())
        self.foot.table.setChecked(not self.actors.isHidden())

    def expand_group(self, group: str) -> None:
        """Let the members of a group stand for themselves again."""
        self.groups.expand(group)
        self.memory.note()
        self.redraw()

    def is_merged(self, actor_id: str) -> bool:
        """Whether records are merged into the actor."""
        return len(self.store.project.records(actor_id)) > 1

    def refresh(self, *, glide: bool = False) -> None:
        """Read the project anew; nodes that were there stay where they are."""
        self._stale = False
        self.web.read(self.store.project, self.shown())
        self.redraw(glide=glide)
        self.standings.ask()

    def redraw(self, *, glide: bool = False) -> None:
        """Make the scene anew from the web as it is."""
        self.look = self.modes.look(
            replace(
                self.look,
                lonely=self.strip.lonely.isChecked(),
                things=self.strip.things.isChecked(),
                separate=self.strip.menu.separate.isChecked(),
                groups=dict(self.groups.of),
                labels=dict(self.groups.labels),
            )
        )
        scene = built(self.store.project, self.web, self.look, self.standings.metrics)
        self._show(scene, glide=glide)

    def _show(self, scene: Scene, *, glide: bool = False) -> None:
        aspect = self.width() / max(self.height() - self.strip.height() - self.foot.height(), 1)
        before = self.scene.places
        same = glide and [*self.scene.index] == [*scene.index]
        scene.places = places = self.arranger.arrange(scene, aspect, self.modes.middle(scene))
        if glide and same:
            scene.places = before
        self.canvas.words = self._empty_words()
        self.canvas.show_scene(scene, self._light(scene))
        if glide and same:
            self.canvas.glide(places)
        self.say_counts()

    def shown(self) -> frozenset[str] | None:
        """Return the events shown; None for all that are not rejected."""
        asked = self.store.filter
        return self.store.visible if asked or asked.rejected else None

    def set_measure(self, measure: Measure) -> None:
        """Let the sizes say something else."""
        self.look = replace(self.look, measure=measure)
        self._remeasure()

    def set_colouring(self, colouring: Colouring) -> None:
        """Let the colours say something else."""
        self.look = replace(self.look, colouring=colouring)
        self._remeasure()

    def _remeasure(self) -> None:
        self.standings.ask()
        self.restyle()

    def restyle(self) -> None:
        """Give the nodes the sizes and colours of the measures as they are known now."""
        metrics = self.standings.metrics
        scene = remeasured(self.scene, self.web, self.look, metrics)
        self.canvas.show_scene(scene, self._light(scene))
        self.say_counts()

    @property
    def needs_metrics(self) -> bool:
        """Whether anything shown is computed off the GUI thread."""
        slow = self.look.measure not in QUICK
        return slow or self.look.colouring is Colouring.COMMUNITY or self.actors.isVisible()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists where there is room: beside a wide graph, below a high one."""
        super().resizeEvent(event)
        wide = self.width() > _WIDE * self.height()
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() is not way:
            self._split.setOrientation(way)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if hasattr(self, "canvas"):  # the garbage collector empties a pane before it hides it
            self.canvas.cancel()
            self.modes.player.pause()

    def _lay_out(self) -> None:
        self._split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        parts = (self.canvas, self.statements, self.path_list, self.actors)
        for part, widget in enumerate(parts):
            self._split.addWidget(widget)
            self._split.setStretchFactor(part, 2 if part else 3)
        for widget in parts[1:]:
            widget.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LISTS)
        self.statements.hide()
        self.path_list.hide()
        self.actors.hide()
        self.setProperty("panel", True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.strip)
        for bar in (self.ego_bar, self.period_bar, self.play_bar):
            bar.hide()
            box.addWidget(bar)
        box.addWidget(self._split, 1)
        box.addWidget(self.foot)

    def _connect_parts(self) -> None:
        self.canvas.picked.connect(self._pick)
        self.canvas.escaped.connect(self._escape)
        self.arranger.moved.connect(self.canvas.put_moving)
        self.arranger.settled.connect(self._settled)
        self.arranger.failed.connect(self.message)
        self.arranger.kept.connect(self.memory.note)
        self.foot.table.clicked.connect(self.toggle_table)
        self.actors.closed.connect(self.toggle_table)
        self.strip.sought.connect(self.relight)
        self.deeds.message.connect(self.message)
        self.saving.message.connect(self.message)
        self._steering = Steering(self, self.deeds)

    def _connect_store(self) -> None:
        self.store.patched.connect(self.follow)
        self.store.reset.connect(self._reset)
        self.store.filter_changed.connect(self._follow_filter)
        self.store.selection_changed.connect(self._follow_selection)
        self.store.articles_changed.connect(self._show_words)

    def follow(self, patch: Patch) -> None:
        """Follow what a patch changed of what is shown; all else stays as it is."""
        ids = [row_id for row_id in patch.ids if row_id[:1] in "EARS"]
        if not self._watched() or self._stale:
            self._stale = True
        elif ids:
            self._take(self.web.follow(self.store.project, self.shown(), ids))

    def _follow_filter(self, _asked: object) -> None:
        if not self._watched() or self._stale:
            self._stale = True
        else:
            self._take(self.web.refilter(self.store.project, self.shown()))

    def _take(self, change: network.Change | None) -> None:
        """Show what changed."""
        if change is None:
            self.refresh()
        elif not change:
            self._show_words()
            return
        elif not self.look.plain or self.modes.active:
            self.redraw()
        else:
            metrics = self.standings.metrics
            scene = revised(self.scene, self.store.project, self.web, change, metrics)
            if scene is self.scene:  # the ties say something else, and look as before
                self.relight()
                self.telling.follow(change)
                return
            if scene.retouched is None or self.arranger.busy:
                self._show(scene)
            else:
                self.canvas.cancel()
                self.canvas.show_retouched(scene, self._light(scene), scene.retouched)
                self.say_counts()
        self.standings.ask()
        self.telling.follow(change)

    def _show_words(self, _change: object = None) -> None:
        words = self._empty_words()
        if words != self.canvas.words:
            self.canvas.words = words
            self.canvas.update()

    def _watched(self) -> bool:
        """Whether anybody sees the graph or its table."""
        return self.isVisible() or self.actors.isVisible()

    def _reset(self) -> None:
        self.hidden = frozenset()
        self.groups.clear()
        self.path = ()
        self.telling.close()
        self.modes.reset()
        self.arranger.forget()
        self.standings.forget()
        self.memory.read()
        self.canvas.fitted = True
        self._stale = True
        if self._watched():
            self.refresh()
        self._arranged = len(self.scene.actors)

    def _light(self, scene: Scene) -> Light:
        store = self.store
        return light(scene, store.project, self.web, store.selection, self._finds(scene), self.path)

    def relight(self, _change: object = None) -> None:
        """Light what is selected, found, or on the chosen path now."""
        self.canvas.show_light(self._light(self.scene))

    def _follow_selection(self, selection: frozenset[str]) -> None:
        """Light what is selected; sentences stay while their tie, or its two ends, are."""
        if self.path and not {self.path[0], self.path[-1]} <= selection:
            self.path = ()
        self.relight()
        self.actors.select(selection)
        self.telling.follow_selection(selection)
        self.strip.menu.offer(int(self.canvas.light.selected.sum()))

    def _pick(self, ids: frozenset[str], add: bool) -> None:
        people = frozenset[str]().union(*(self.scene.people(i) for i in ids))
        self.store.select(people, add=add)

    def _escape(self) -> None:
        """Leave the newest mode; without one, select nothing."""
        if not self.modes.escape():
            self.store.select(())

    def _settled(self) -> None:
        self.canvas.put(self.scene.places)
        self.say_counts()

    def say_counts(self) -> None:
        """Say how much there is."""
        actors, ties = len(self.scene.actors), len(self.scene.bundles)
        words = f"{counted(actors, 'actor')} · {counted(ties, 'tie')}"
        pinned = int(self.scene.pinned.sum())
        words += f" · {pinned} pinned" if pinned else ""
        words += f" · {len(self.hidden)} hidden" if self.hidden else ""
        words += " · arranging…" if self.arranger.busy else ""
        words += " · measuring…" if self.standings.busy else ""
        self.foot.counts.say(words)
        self.canvas.setAccessibleDescription(words.replace(" · ", ", "))
        self.strip.unhide.setEnabled(bool(self.hidden))
        self.strip.unpin_all.setEnabled(bool(pinned))
        self.strip.show_busy(self.arranger.busy)

    def _finds(self, scene: Scene) -> list[str]:
        """Return the actors whose name or alias holds what the search box says."""
        wanted = " ".join(self.strip.search.text().casefold().split())
        if not wanted:
            return []
        return [
            actor.id
            for actor in scene.actors
            if any(wanted in n.casefold() for n in (actor.label, *(a.text for a in actor.aliases)))
        ]

    def _empty_words(self) -> str:
        """Say why nothing is shown, and what helps."""
        project = self.store.project
        if not project.events and not project.relations:
            waiting = self.store.articles.words("actors and ties")
            if waiting:
                return waiting
            if project.documents:
                return (
                    "Nobody does anything to anyone in the articles read so far. "
                    "Who does what to whom appears here as they are read."
                )
            return "No actors yet. Add articles: who does what to whom is drawn here."
        if self.modes.words:
            return self.modes.words
        if self.shown() is not None:
            return "No ties among the events that the filter shows. Widen the filter to see more."
        return (
            "No event has both a source and a target yet. Give events actors in the inspector, "
            "or show unconnected actors from the menu above."
        )
