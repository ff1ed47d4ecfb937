"""What mouse and keyboard do to the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from typing_extensions import override

from gui import accessibility
from gui.graph import accessible
from gui.graph.geometry import next_towards, node_at
from gui.graph.gestures import CTRL, DragNodes, Gesture, Pan, RubberBand
from gui.graph.tips import bundle_tip, node_tip
from gui.graph.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

    from gui.graph.light import Light
    from gui.graph.scene import Scene

SHIFT = Qt.KeyboardModifier.ShiftModifier
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_KEYS = {
    Qt.Key.Key_L: "run", Qt.Key.Key_P: "paths", Qt.Key.Key_G: "group selected",
    Qt.Key.Key_H: "hide", Qt.Key.Key_E: "neighbours",
}  # fmt: skip
_STEPS = {Qt.Key.Key_N: "on", Qt.Key.Key_Home: "first", Qt.Key.Key_End: "last"}
_BY_KEY = (
    Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)  # fmt: skip
_ZOOMS = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Equal: 1.25, Qt.Key.Key_Minus: 0.8}
Press = tuple[QPointF, Qt.MouseButton, int | None]
"""Where, with which button, on which node."""


class Canvas(View):
    """Asks for changes by signals and makes none itself."""

    picked = Signal(object, bool)
    """These actor ids (frozenset) shall be selected; added or taken away if true."""
    tie_picked = Signal(object, bool)
    """This Bundle shall be selected."""
    placed = Signal(object)
    """Actors were dragged: id to (x, y) in world units."""
    dropped = Signal(object, str)
    """These actor ids (list) were dropped on another, to be merged into it."""
    opened = Signal(object)
    """The actor id, or the Bundle, was double-clicked: show its evidence."""
    menu_asked = Signal(object, object)
    """The context menu of an actor (id) or of nothing (None), at a global QPoint."""
    rename_asked = Signal(str)
    key_asked = Signal(str)
    """A key asks for what a menu names too, such as "run" or "paths"."""
    escaped = Signal()
    """Esc, and there was no gesture to give up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._press: Press | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Graph of actors")
        accessibility.tell(Canvas, accessible.GraphInterface)

    @override
    def show_scene(self, scene: Scene, light: Light) -> None:
        self.cancel()
        super().show_scene(scene, light)

    def cancel(self) -> bool:
        """Give up the gesture under way; say whether there was one."""
        gesture, self.gesture, self._press = self.gesture, None, None
        if gesture is not None:
            gesture.cancel()
            self.unsetCursor()
        return gesture is not None

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        if event.modifiers() & SHIFT:
            self.look(self.camera.moved((turn.y() or turn.x()) / 2, 0))
        else:
            self.look(self.camera.zoomed(1.0016 ** turn.y(), event.position()))
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = event.position()
        self.stop_glide()
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._press = (point, event.button(), node_at(self.scene, self.camera, point))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._press is None:
            self._point_at(point)
            return
        if self.gesture is None:
            start = self._press[0]
            if (point - start).manhattanLength() < QApplication.startDragDistance():
                return
            self.gesture = self._begun(self._press, event.modifiers())
        self.gesture.move(point, event.modifiers())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press, gesture = self._press, self.gesture
        self._press = self.gesture = None
        if gesture is not None:
            self.unsetCursor()
            gesture.release(event.position(), event.modifiers())
            self.update()
        elif press is not None and press[1] is Qt.MouseButton.LeftButton:
            self._click(event.position(), event.modifiers())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        node = node_at(self.scene, self.camera, event.position())
        tie = None if node is not None else self.tie_at(event.position())
        if node is not None:
            self.opened.emit(self.scene.actors[node].id)
        elif tie is not None:
            self.opened.emit(self.scene.bundles[tie])
        else:
            self.fit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.cancel()
        by_mouse = event.reason() is event.Reason.Mouse
        node = node_at(self.scene, self.camera, QPointF(event.pos())) if by_mouse else self.current
        at = event.globalPos()
        if not by_mouse and node is not None:
            at = self.mapToGlobal(self.box_of(node).center().toPoint())
        self.menu_asked.emit(at, None if node is None else self.scene.actors[node].id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._walk(*_ARROWS[key], add=bool(event.modifiers() & SHIFT))
        elif key in _STEPS and not event.modifiers() & ~SHIFT:
            self._step(_STEPS[key], back=bool(event.modifiers() & SHIFT))
        elif key in _ZOOMS:
            self.look(self.camera.zoomed(_ZOOMS[key], QRectF(self.rect()).center()))
        elif key is Qt.Key.Key_Escape:
            if not self.cancel():
                self.escaped.emit()
        elif key in _KEYS and not event.modifiers():
            self.key_asked.emit(_KEYS[key])
        elif self.current is not None and self._act_on(self.current, key, event.modifiers()):
            pass
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard arrives: at what is selected, or the most important actor."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY and self.current is None and self.scene.actors:
            chosen = np.flatnonzero(self.light.selected)
            self.current = int(chosen[0] if len(chosen) else self.scene.order[0])
            self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.frame.renew()
        if event.type() == QEvent.Type.Leave:
            self.hover = None
            self.update()
        return super().event(event)

    def _begun(self, press: Press, keys: Qt.KeyboardModifier) -> Gesture:
        start, button, node = press
        if button is Qt.MouseButton.MiddleButton:
            return Pan(self, start)
        if keys & SHIFT:
            return RubberBand(self, start)
        return Pan(self, start) if node is None else DragNodes(self, node, start)

    def _click(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        add = bool(keys & (CTRL | SHIFT))
        node = node_at(self.scene, self.camera, point)
        if node is not None:
            self.current = node
            self.picked.emit(frozenset({self.scene.actors[node].id}), add)
            return
        tie = self.tie_at(point)
        if tie is not None:
            self.tie_picked.emit(self.scene.bundles[tie], add)
        elif not add:
            self.picked.emit(frozenset(), False)

    def _point_at(self, point: QPointF) -> None:
        """Show by cursor and outline what a click would hit."""
        node = node_at(self.scene, self.camera, point)
        hit = node is not None or self.tie_at(point) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor)
        if node != self.hover:
            self.hover = node
            self.update()

    def _walk(self, dx: int, dy: int, *, add: bool) -> None:
        if not self.scene.actors:
            return
        if self.current is None:
            self._stand_on(int(self.scene.order[0]), add=add)
            return
        onward = next_towards(self.scene.places, self.current, dx, dy)
        if onward is not None:
            self._stand_on(onward, add=add)

    def _step(self, way: str, *, back: bool) -> None:
        """Go through the actors by their importance: on, back, to the first or to the last."""
        order = self.scene.order.tolist()
        if not order:
            return
        at = (
            order.index(self.current) if self.light.selected.any() and self.current in order else -1
        )
        if way != "on":
            at = 0 if way == "first" else len(order) - 1
        elif back:
            at = at - 1 if at > 0 else len(order) - 1
        else:
            at = (at + 1) % len(order)
        self._stand_on(order[at])

    def _stand_on(self, node: int, *, add: bool = False) -> None:
        """Put the keyboard on a node, select it and bring it into view."""
        self.current = node
        if not QRectF(self.rect()).contains(self.box_of(node)):
            self.centre_on(node)
        chosen = self.light.selected
        self.picked.emit(frozenset({self.scene.actors[node].id}), add and not chosen[node])
        accessible.say_focus(self)
        self.update()

    def _act_on(self, node: int, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        actor_id = self.scene.actors[node].id
        if key is Qt.Key.Key_F2:
            self.rename_asked.emit(actor_id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(actor_id)
        elif key is Qt.Key.Key_Space:
            self.picked.emit(frozenset({actor_id}), bool(keys & CTRL))
        else:
            return False
        return True

    def _show_tip(self, event: QHelpEvent) -> None:
        point = QPointF(event.pos())
        node = node_at(self.scene, self.camera, point)
        tie = None if node is not None else self.tie_at(point)
        if node is not None:
            words = node_tip(self.scene, node)
        elif tie is not None:
            words = bundle_tip(self.scene, tie)
        else:
            words = ""
        QToolTip.showText(event.globalPos(), words, self)
