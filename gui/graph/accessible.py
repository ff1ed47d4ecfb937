"""The graph as screen readers see it: a chart whose children are the nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from typing_extensions import override

from gui.accessibility import Leaf
from gui.graph.geometry import node_at
from gui.graph.tips import counted

if TYPE_CHECKING:
    from gui.graph.canvas import Canvas

_FRIENDS = 5
"""Names of neighbours that are read out."""


class NodeInterface(Leaf):
    """One node: its name, what is known of it, and where it is."""

    def __init__(self, parent: GraphInterface, canvas: Canvas, actor_id: str) -> None:
        super().__init__()
        self._parent, self._canvas, self._id = parent, canvas, actor_id

    @property
    def _node(self) -> int | None:
        return self._canvas.scene.index.get(self._id) if self._canvas_lives() else None

    def _canvas_lives(self) -> bool:
        return shiboken6.isValid(self._canvas)

    @override
    def isValid(self) -> bool:
        return self._node is not None

    @override
    def parent(self) -> QAccessibleInterface:
        return self._parent

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Names change by renaming alone."""

    @override
    def text(self, t: QAccessible.Text) -> str:
        node = self._node
        if node is None:
            return ""
        if t == QAccessible.Text.Name:
            return self._canvas.scene.actors[node].label
        return self._told(node) if t == QAccessible.Text.Description else ""

    @override
    def rect(self) -> QRect:
        node = self._node
        if node is None:
            return QRect()
        box = self._canvas.box_of(node).toAlignedRect()
        return QRect(self._canvas.mapToGlobal(box.topLeft()), box.size())

    @override
    def state(self) -> QAccessible.State:
        state, node, canvas = QAccessible.State(), self._node, self._canvas
        state.focusable = state.selectable = True
        if node is None:
            state.invalid = True
            return state
        state.focused = canvas.hasFocus() and canvas.current == node
        state.selected = bool(canvas.light.selected[node])
        state.offscreen = not canvas.rect().intersects(canvas.box_of(node).toAlignedRect())
        return state

    def _told(self, node: int) -> str:
        """Say kind, events, ties, and to whom it is tied."""
        scene = self._canvas.scene
        ties = (scene.ends == node).any(1)
        others = [int(b if a == node else a) for a, b in scene.ends[ties].tolist()]
        names = [scene.actors[i].label for i in dict.fromkeys(others)]
        told = [str(scene.actors[node].kind), counted(int(scene.events[node]), "event")]
        told.append(counted(len(names), "neighbour"))
        if names:
            more = f" and {len(names) - _FRIENDS} more" if len(names) > _FRIENDS else ""
            told.append(f"tied to {', '.join(names[:_FRIENDS])}{more}")
        if scene.actors[node].position is not None:
            told.append("pinned")
        return ", ".join(told)


class GraphInterface(QAccessibleWidget):
    """The canvas; its children come in the order that the key N walks them."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, QAccessible.Role.Chart, canvas.accessibleName())
        self._canvas = canvas
        self._nodes: dict[str, NodeInterface] = {}

    @override
    def childCount(self) -> int:
        return len(self._canvas.scene.actors)

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        scene = self._canvas.scene
        if not 0 <= index < len(scene.actors):
            return None
        return self._node(scene.actors[int(scene.order[index])].id)

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        spot = QPointF(self._canvas.mapFromGlobal(QPoint(x, y)))
        node = node_at(self._canvas.scene, self._canvas.camera, spot)
        return None if node is None else self._node(self._canvas.scene.actors[node].id)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        scene = self._canvas.scene
        order = [scene.actors[i].id for i in scene.order.tolist()]
        known = [i for i, node in self._nodes.items() if node is child]
        return order.index(known[0]) if known and known[0] in order else -1

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        current = self._canvas.current
        return None if current is None else self._node(self._canvas.scene.actors[current].id)

    def _node(self, actor_id: str) -> NodeInterface:
        if actor_id not in self._nodes:
            self._nodes[actor_id] = NodeInterface(self, self._canvas, actor_id)
        return self._nodes[actor_id]


def say_focus(canvas: Canvas) -> None:
    """Tell screen readers which node the keyboard stands on."""
    if canvas.current is None or not QAccessible.isActive():
        return
    event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
    event.setChild(canvas.scene.order.tolist().index(canvas.current))
    QAccessible.updateAccessibility(event)
