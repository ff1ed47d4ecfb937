"""What the strip, the foot and the menu do to the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.graph.aligning import aligned, distributed
from gui.graph.arranger import Layout
from gui.graph.menu import NodeMenu

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from core.model import Actor, ActorKind
    from gui.graph.deeds import Deeds
    from gui.graph.pane import GraphPane


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
        strip.again.clicked.connect(self._again)
        strip.fit.clicked.connect(pane.fit)
        strip.lonely.toggled.connect(self._show_others)
        strip.things.toggled.connect(self._show_others)
        strip.menu.separate.toggled.connect(self._show_others)
        strip.unhide.triggered.connect(self._unhide)
        strip.unpin_all.triggered.connect(self._unpin_all)
        pane.foot.measure_chosen.connect(pane.set_measure)
        strip.menu.asked.connect(self.ask)
        strip.menu.colouring_chosen.connect(pane.set_colouring)
        strip.menu.aboutToShow.connect(self._offer)
        canvas.key_asked.connect(self.ask)
        canvas.menu_asked.connect(self._show_menu)
        canvas.rename_asked.connect(self._begin_rename)
        canvas.placed.connect(self._place)
        canvas.dropped.connect(self._merge)
        pane.rename.asked.connect(deeds.rename)

    def _use_layout(self, layout: Layout) -> None:
        self._pane.arranger.layout = layout
        self._pane.canvas.fitted = True
        self._pane.modes.use_layout(layout)
        self._pane.redraw(glide=True)

    def _again(self) -> None:
        """Pause a layout that runs; else arrange again."""
        if self._pane.arranger.busy:
            self._pane.arranger.pause()
        else:
            self.arrange_again()

    def arrange_again(self) -> None:
        """Arrange all actors afresh but those that the analyst pinned."""
        self._pane.arranger.forget()
        self._pane.canvas.fitted = True
        self._pane.refresh(glide=True)

    def _run(self) -> None:
        """Let the forces work, or pause them."""
        pane = self._pane
        if pane.arranger.busy:
            pane.arranger.pause()
        elif pane.scene.actors:
            if pane.strip.layouts.member is not Layout.FORCE:
                pane.strip.layouts.choose(Layout.FORCE)
                pane.canvas.stop_glide()
            pane.arranger.run(pane.scene)
        pane.say_counts()

    def _show_others(self) -> None:
        self._pane.redraw()

    def _unhide(self) -> None:
        self._pane.hidden = frozenset()
        self._pane.redraw()

    def _offer(self) -> None:
        self._pane.strip.menu.offer(len(self._selected()))

    def ask(self, name: str) -> None:
        """Do what the menu, or a key on the canvas, names."""
        pane, (first, _, rest) = self._pane, name.partition(" ")
        chosen = [a.id for a in self._selected()]
        if first == "export":
            pane.saving.ask(rest)
        elif first in ("align", "distribute"):
            self._align(first, rest)
        elif name in ("hide", "neighbours"):
            self._act_on(name, chosen)
        elif name == "paths":
            self._show_paths(chosen)
        elif first in ("group", "ungroup"):
            self._group(rest, chosen)
        elif name == "table":
            pane.toggle_table()
        else:
            does = {"run": self._run, "compare": pane.modes.compare, "play": pane.modes.play}
            does[name]()

    def _align(self, how: str, side: str) -> None:
        places = self._pane.places
        chosen = {
            a.id: places[a.id] for a in self._selected() if a.id not in self._pane.scene.members
        }
        if len(chosen) > 1:
            move = aligned if how == "align" else distributed
            self._deeds.place(move(chosen, side))

    def _show_paths(self, chosen: list[str]) -> None:
        if len(chosen) == 2:
            self._pane.telling.show_paths(*chosen)
        else:
            self._pane.message.emit("Select two actors first: Ctrl+click adds the second.")

    def _group(self, how: str, chosen: list[str]) -> None:
        pane, groups = self._pane, self._pane.groups
        project = pane.store.project
        everyone = [i for i in pane.web.events if pane.scene.node_of(i) is not None]
        if how == "kind":
            groups.by_kind(project, everyone)
        elif how == "community":
            groups.by_community(project, everyone, pane.standings.now())
        elif how == "all":
            groups.clear()
        else:
            self._collapse(chosen)
        pane.memory.note()
        pane.redraw()

    def _collapse(self, chosen: list[str]) -> None:
        """Let one node stand for the selected, in their middle."""
        pane = self._pane
        people = frozenset[str]().union(*(pane.scene.people(i) for i in chosen))
        if len(people) < 2:
            pane.message.emit("Select at least two actors to group.")
            return
        spots = [pane.places[i] for i in chosen]
        labels = [a.label for a in self._selected()]
        group = pane.groups.collapse(people, f"{labels[0]} and others")
        if group is not None:
            count = len(spots)
            middle = (sum(x for x, _ in spots) / count, sum(y for _, y in spots) / count)
            pane.arranger.remember({group: middle})

    def _place(self, places: dict[str, tuple[float, float]]) -> None:
        """Pin actors; groups, which are no rows of the project, are remembered where they are."""
        groups = {i: p for i, p in places.items() if i in self._pane.scene.members}
        if groups:
            self._pane.arranger.remember(groups)
        self._deeds.place({i: p for i, p in places.items() if i not in groups})

    def _merge(self, ids: list[str], into: str) -> None:
        if {into, *ids} & self._pane.scene.members.keys():
            self._pane.message.emit("A group is not merged: expand it first.")
        else:
            self._deeds.merge(ids, into)

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
            self._pane.strip.menu.popup(at)
            return
        scene = self._pane.scene
        actor = scene.actors[scene.index[actor_id]]
        chosen = {a.id for a in self._selected()} | {actor_id}
        self._menu = NodeMenu(
            actor,
            len(chosen),
            merged=self._pane.is_merged(actor_id),
            group=actor_id in scene.members,
            parent=self._pane,
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
        both = list(dict.fromkeys([*chosen, actor_id]))
        if name in ("hide", "only", "neighbours", "expand"):
            self._act_on(name, chosen if actor_id in chosen else [actor_id])
        elif name in ("group", "paths", "merge"):
            does = {
                "group": self._group_these,
                "paths": self._show_paths,
                "merge": self._merge_here,
            }
            does[name](both)
        else:
            self._act_on_one(name, actor_id)

    def _merge_here(self, ids: list[str]) -> None:
        self._merge([i for i in ids if i != self._actor_id], self._actor_id)

    def _group_these(self, ids: list[str]) -> None:
        self._group("selected", ids)

    def _act_on_one(self, name: str, actor_id: str) -> None:
        scene, places = self._pane.scene, self._pane.places
        if name == "rename":
            self._begin_rename(actor_id)
        elif name == "pin":
            self._deeds.place({actor_id: places[actor_id]})
        elif name == "unpin":
            self._let_go([scene.actors[scene.index[actor_id]]])
        elif name == "ungroup":
            self._pane.expand_group(actor_id)
        elif name == "around":
            self._show_around(actor_id)
        else:
            self._do_simple(name, actor_id)

    def _act_on(self, name: str, nodes: list[str]) -> None:
        """Hide nodes, or all others, or go on to their neighbours."""
        pane = self._pane
        people = frozenset[str]().union(*(pane.scene.people(i) for i in nodes))
        if not people:
            pane.message.emit("Select actors first.")
        elif name == "expand":
            for actor_id in people:
                pane.modes.expand(actor_id)
        elif name == "neighbours":
            friends = frozenset[str]().union(*(pane.web.friends(i) for i in people))
            pane.store.select(people | friends)
        else:
            everyone = frozenset[str]().union(*(pane.scene.people(a.id) for a in pane.scene.actors))
            pane.hidden |= people if name == "hide" else everyone - people
            pane.redraw()

    def _show_around(self, actor_id: str) -> None:
        self._pane.store.select(self._pane.scene.people(actor_id))
        if self._pane.strip.layouts.member is Layout.EGO:
            self._use_layout(Layout.EGO)
        else:
            self._pane.strip.layouts.choose(Layout.EGO)

    def _do_simple(self, name: str, actor_id: str) -> None:
        deeds = self._deeds
        does = {
            "evidence": deeds.show_first_mention,
            "split": deeds.split,
            "filter": deeds.filter_to,
        }
        does[name](actor_id)
