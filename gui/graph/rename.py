"""An actor renamed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_WIDE = 24
"""Characters that fit."""


class RenameField(QLineEdit):
    """Stands over a node's name; Enter asks for the new one, Esc does not."""

    asked = Signal(str, str)
    """Actor id, new label."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAccessibleName("New name of the actor")
        self._actor_id = ""
        self.hide()

    def edit(self, actor_id: str, label: str, node: QRectF) -> None:
        """Begin below a node."""
        self._actor_id = actor_id
        self.setText(label)
        self.selectAll()
        self.setProperty("state", "")
        self.resize(self.fontMetrics().averageCharWidth() * _WIDE, self.sizeHint().height())
        room = self._over.size() - self.size()
        x = min(max(round(node.center().x() - self.width() / 2), 4), max(room.width() - 4, 4))
        y = min(max(round(node.bottom() + 4), 4), max(room.height() - 4, 4))
        self.move(x, y)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()  # by hand, because a line edit passes the key on to its parent
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()

    def _ask(self) -> None:
        actor_id, label = self._actor_id, self.text()
        self._end()
        self.asked.emit(actor_id, label)

    def _end(self) -> None:
        self._over.setFocus(Qt.FocusReason.OtherFocusReason)  # first: hiding would pass focus on
        self.hide()
