"""The canvas as Qt sees it: hands each event to the pointer or the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QKeyEvent,
        QMouseEvent,
        QWheelEvent,
    )

    from gui.timeline.keyboard import Keyboard
    from gui.timeline.pointer import Pointer


class Surface(QAbstractScrollArea):
    """What is under the pointer and what a key means is known elsewhere."""

    pointer: Pointer
    keyboard: Keyboard

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pointer.context_menu(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keyboard.press(event):
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.pointer.drag_over(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.pointer.drag_over(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.pointer.drag_left()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.pointer.drop(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            said = self.pointer.tooltip(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().viewportEvent(event)
