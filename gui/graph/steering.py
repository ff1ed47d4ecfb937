"""What the strip, the foot and the menu do to the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.graph.menu import NodeMenu

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from core.model import Actor, ActorKind
    from gui.graph.arranger import Layout
    from gui.graph.deeds import Deeds
    from gui.graph.pane import GraphPane
    from gui.graph.scene import Measure


class Steering(QObject):
    """Connects the controls of one pane."""

    def __init__(self, pane: GraphPane, deeds: Deeds) -> None:
        super().__init__(pane)
        self._pane, self._deeds = pane, deeds
        self._menu: NodeMenu | None = None
        self._actor_id = ""
        strip, canvas = pane.strip, pane.canvas
        strip.layout_chosen.connect(self._use_layout)
        strip.next_asked.connect(self._go_to_next)
        strip.pin.clicked.connect(self._toggle_pins)
        strip.again.clicked.connect(self.arrange_again)
        strip.fit.clicked.connect(pane.fit)
        strip.lonely.toggled.connect(self._show_others)
        strip.things.toggled.connect(self._show_others)
        strip.unhide.triggered.connect(self._unhide)
        strip.unpin_all.triggered.connect(self._unpin_all)
        pane.foot.measure_chosen.connect(self._use_measure)
        canvas.menu_asked.connect(self._show_menu)
        canvas.rename_asked.connect(self._begin_rename)
        canvas.placed.connect(deeds.place)
        canvas.dropped.connect(deeds.merge)
        pane.rename.asked.connect(deeds.rename)

    def _use_layout(self, layout: Layout) -> None:
        self._pane.arranger.layout = layout
        self._pane.canvas.fitted = True
        self._pane.refresh(glide=True)

    def arrange_again(self) -> None:
        """Arrange all actors afresh but those that the analyst pinned."""
        self._pane.arranger.forget()
        self._pane.canvas.fitted = True
        self._pane.refresh(glide=True)

    def _use_measure(self, measure: Measure) -> None:
        self._pane.measure = measure
        self._pane.refresh()

    def _show_others(self) -> None:
        self._pane.refresh()

    def _unhide(self) -> None:
        self._pane.hidden = frozenset()
        self._pane.refresh()

    def _selected(self) -> list[Actor]:
        scene, light = self._pane.scene, self._pane.canvas.light
        return [a for a, chosen in zip(scene.actors, light.selected, strict=True) if chosen]

    def _toggle_pins(self) -> None:
        """Pin what is selected where it stands; if all of it is pinned, let it go."""
        chosen = self._selected()
        if not chosen:
            self._pane.message.emit("Select the actors to pin first.")
        elif all(actor.position is not None for actor in chosen):
            self._let_go(chosen)
        else:
            places = self._pane.places
            self._deeds.place({actor.id: places[actor.id] for actor in chosen})

    def _unpin_all(self) -> None:
        self._let_go([a for a in self._pane.scene.actors if a.position is not None])

    def _let_go(self, actors: list[Actor]) -> None:
        """Unpin without a jump: they stay where they stand until the layout moves them."""
        places = self._pane.places
        self._pane.arranger.remember({a.id: places[a.id] for a in actors})
        self._deeds.unpin([a.id for a in actors])

    def _go_to_next(self) -> None:
        """Select the next actor that the search finds and bring it to the middle."""
        scene, found = self._pane.scene, self._pane.canvas.light.found
        order = [i for i in scene.order.tolist() if found[i]]
        if not order:
            return
        canvas = self._pane.canvas
        at = order.index(canvas.current) + 1 if canvas.current in order else 0
        canvas.current = order[at % len(order)]
        canvas.picked.emit(frozenset({scene.actors[canvas.current].id}), False)
        canvas.centre_on(canvas.current)

    def _begin_rename(self, actor_id: str) -> None:
        scene, canvas = self._pane.scene, self._pane.canvas
        node = scene.index.get(actor_id)
        if node is not None:
            self._pane.rename.edit(actor_id, scene.actors[node].label, canvas.box_of(node))

    def _show_menu(self, at: QPoint, actor_id: str | None) -> None:
        if actor_id is None:
            self._pane.strip.more.menu().popup(at)
            return
        scene = self._pane.scene
        actor = scene.actors[scene.index[actor_id]]
        chosen = {a.id for a in self._selected()} | {actor_id}
        self._menu = NodeMenu(
            actor, len(chosen), merged=self._pane.is_merged(actor_id), parent=self._pane
        )
        self._actor_id = actor_id
        self._menu.asked.connect(self._act)
        self._menu.kind_asked.connect(self._change_kind)
        self._menu.aboutToHide.connect(self._menu.deleteLater)
        self._menu.popup(at)

    def _change_kind(self, kind: ActorKind) -> None:
        self._deeds.change_kind(self._actor_id, kind)

    def _act(self, name: str) -> None:
        """Do what the menu names."""
        actor_id, scene = self._actor_id, self._pane.scene
        if actor_id not in scene.index:
            return
        chosen = [a.id for a in self._selected()]
        if name == "rename":
            self._begin_rename(actor_id)
        elif name == "merge":
            self._deeds.merge(chosen, actor_id)
        elif name == "pin":
            self._deeds.place({actor_id: self._pane.places[actor_id]})
        elif name == "unpin":
            self._let_go([scene.actors[scene.index[actor_id]]])
        elif name == "hide":
            self._pane.hidden = self._pane.hidden | {actor_id}
            self._pane.refresh()
        else:
            self._do_simple(name, actor_id)

    def _do_simple(self, name: str, actor_id: str) -> None:
        deeds = self._deeds
        does = {
            "evidence": deeds.show_first_mention,
            "split": deeds.split,
            "filter": deeds.filter_to,
        }
        does[name](actor_id)
