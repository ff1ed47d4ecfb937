"""The graph with its controls, its sentences and its place among the other views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from core import network
from core.ties import Bundle
from gui.graph.arranger import Arranger
from gui.graph.canvas import Canvas
from gui.graph.deeds import Deeds
from gui.graph.light import Light, light
from gui.graph.rename import RenameField
from gui.graph.scene import Measure, Scene, built
from gui.graph.statement_list import StatementList
from gui.graph.steering import Steering
from gui.graph.strip import Foot, Strip
from gui.graph.tips import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from core.project import Patch
    from core.ties import Statement
    from gui.store import Store


GROWN = 1.5
"""How many times as many actors as before make an arrangement out of date."""


class GraphPane(QWidget):
    """Follows the store: its project, its filter, its selection."""

    message = Signal(str)
    """Words for the status bar."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.measure = Measure.EVENTS
        self.hidden: frozenset[str] = frozenset()
        """Actors that the analyst hid here."""
        self._stale = True
        self._arranged = 0
        """How many actors there were when all were arranged afresh."""
        self._bundle: Bundle | None = None
        """What the list of sentences is about."""
        self.strip, self.canvas, self.foot = Strip(), Canvas(), Foot()
        self.statements = StatementList()
        self.arranger, self._deeds = Arranger(self), Deeds(store, self)
        self.rename = RenameField(self.canvas)
        self._lay_out()
        self._connect_parts()
        self._connect_store()
        self.setFocusProxy(self.canvas)

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self.canvas.scene

    @property
    def places(self) -> dict[str, tuple[float, float]]:
        """Where each shown actor stands, by id, in world units."""
        places = self.scene.places.tolist()
        return {a.id: (x, y) for a, (x, y) in zip(self.scene.actors, places, strict=True)}

    def fit(self) -> None:
        """Show the whole graph."""
        self.canvas.fit()

    def arrange_again(self) -> None:
        """Arrange all actors afresh for the room there is; pinned ones stay."""
        self._steering.arrange_again()

    def settle(self, _finished: object = None) -> None:
        """Arrange afresh where most actors came since that was done last; pinned ones stay."""
        if len(self.scene.actors) > self._arranged * GROWN:
            self._arranged = len(self.scene.actors)
            self.arrange_again()

    def is_merged(self, actor_id: str) -> bool:
        """Whether records are merged into the actor."""
        return len(self._store.project.records(actor_id)) > 1

    def refresh(self, *, glide: bool = False) -> None:
        """Read the project anew; nodes that were there stay where they are."""
        self._stale = False
        scene = built(
            self._store.project, self._shown(), self.measure,
            lonely=self.strip.lonely.isChecked(), things=self.strip.things.isChecked(),
            hidden=self.hidden,
        )  # fmt: skip
        aspect = self.width() / max(self.height() - self.strip.height() - self.foot.height(), 1)
        before, same = self.scene.places, [*self.scene.index] == [*scene.index]
        scene.places = places = self.arranger.arrange(scene, aspect)
        if glide and same:
            scene.places = before
        self.canvas.words = self._empty_words()
        self.canvas.show_scene(scene, self._light(scene))
        if glide and same:
            self.canvas.glide(places)
        self._say_counts()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.canvas.cancel()

    def _lay_out(self) -> None:
        self._split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._split.addWidget(self.canvas)
        self._split.addWidget(self.statements)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self.statements.hide()
        self.setProperty("panel", True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.strip)
        box.addWidget(self._split, 1)
        box.addWidget(self.foot)

    def _connect_parts(self) -> None:
        self.canvas.picked.connect(self._pick)
        self.canvas.tie_picked.connect(self._pick_tie)
        self.canvas.opened.connect(self._open)
        self.arranger.moved.connect(self.canvas.put)
        self.arranger.settled.connect(self._say_counts)
        self.statements.chosen.connect(self._show_statement)
        self.statements.closed.connect(self._close_statements)
        self.strip.sought.connect(self._relight)
        self._deeds.message.connect(self.message)
        self._steering = Steering(self, self._deeds)

    def _connect_store(self) -> None:
        self._store.patched.connect(self._follow)
        self._store.reset.connect(self._reset)
        self._store.filter_changed.connect(self._change)
        self._store.selection_changed.connect(self._follow_selection)

    def _follow(self, patch: Patch) -> None:
        """Read anew where the patch touches what is shown; an edit of a source alone is not."""
        if any(row_id[:1] in "EAR" for row_id in patch.ids):
            self._change()

    def _change(self) -> None:
        """Read anew now, or when next shown."""
        if not self.isVisible():
            self._stale = True
            return
        self.refresh()
        if self._bundle is not None:
            self._show_between(self._bundle.source, self._bundle.target)

    def _reset(self) -> None:
        self.hidden = frozenset()
        self._close_statements()
        self.arranger.forget()
        self.canvas.fitted = True
        self._change()
        self._arranged = len(self.scene.actors)

    def _shown(self) -> frozenset[str] | None:
        asked = self._store.filter
        return self._store.visible if asked or asked.rejected else None

    def _light(self, scene: Scene) -> Light:
        return light(scene, self._store.project, self._store.selection, self._finds(scene))

    def _relight(self) -> None:
        self.canvas.show_light(self._light(self.scene))

    def _follow_selection(self, selection: frozenset[str]) -> None:
        """Light what is selected; sentences stay while their tie, or its two ends, are."""
        self._relight()
        actors = [i for i in selection if i in self.scene.index]
        if len(actors) == 2 and len(selection) == 2:
            self._show_between(*sorted(actors))
        elif self._bundle is not None and selection.isdisjoint(self._bundle.ids):
            self._close_statements()

    def _pick(self, ids: frozenset[str], add: bool) -> None:
        self._store.select(ids, add=add)

    def _pick_tie(self, bundle: Bundle, add: bool) -> None:
        self._show_bundle(bundle)
        self._store.select(bundle.ids, add=add)

    def _open(self, what: object) -> None:
        if isinstance(what, Bundle):
            self._deeds.show_newest(what)
        else:
            self._deeds.show_first_mention(str(what))

    def _show_between(self, one: str, other: str) -> None:
        """List all that is told between two actors, either way."""
        edges = [
            e for b in self.scene.bundles if {b.source, b.target} == {one, other} for e in b.edges
        ]
        if edges:
            self._show_bundle(Bundle(one, other, tuple(edges)))
        else:
            self._close_statements()

    def _show_bundle(self, bundle: Bundle) -> None:
        project = self._store.project
        told = network.statements(project, bundle)
        ends = [project.actors[i].label for i in (bundle.source, bundle.target)]
        ways = {(e.source, e.target) for e in bundle.edges if e.directed}
        arrow = " → " if len(ways) == 1 else " – "
        self._bundle = bundle
        self.statements.show_statements(arrow.join(ends), [(s, self._source(s)) for s in told])
        self.statements.show()

    def _source(self, statement: Statement) -> str:
        document = self._store.project.documents.get(statement.document_id)
        return (document.outlet or document.title) if document else "the analyst"

    def _show_statement(self, statement: Statement) -> None:
        self._store.select({statement.row_id})
        if statement.document_id:
            self._store.show_evidence(statement.document_id, statement.span)

    def _close_statements(self) -> None:
        self._bundle = None
        self.statements.hide()

    def _say_counts(self) -> None:
        actors, ties = len(self.scene.actors), len(self.scene.bundles)
        words = f"{counted(actors, 'actor')} · {counted(ties, 'tie')}"
        pinned = int(self.scene.pinned.sum())
        words += f" · {pinned} pinned" if pinned else ""
        words += f" · {len(self.hidden)} hidden" if self.hidden else ""
        self.foot.counts.setText(words + (" · arranging…" if self.arranger.busy else ""))
        self.canvas.setAccessibleDescription(words.replace(" · ", ", "))
        self.strip.unhide.setEnabled(bool(self.hidden))
        self.strip.unpin_all.setEnabled(bool(pinned))

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
        project = self._store.project
        if not project.events and not project.relations:
            return "No actors yet. Add articles: who does what to whom is drawn here."
        if self._shown() is not None:
            return "No ties among the events that the filter shows. Widen the filter to see more."
        return (
            "No event has both a source and a target yet. Give events actors in the inspector, "
            "or show unconnected actors from the menu above."
        )
