"""Text that gives way to narrow docks: it elides and tells the whole in a tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

MIDDLE = Qt.TextElideMode.ElideMiddle
RIGHT = Qt.TextElideMode.ElideRight


class ElidedLabel(QLabel):
    """One line of plain text, cut with an ellipsis where the width ends."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = RIGHT
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.say(text)

    @property
    def whole(self) -> str:
        """The text before it was cut."""
        return self._whole

    def say(self, text: str) -> None:
        """Show another text."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, self.mode, self.contentsRect().width())
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else plain_tip(self._whole))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()


def plain_tip(text: str) -> str:
    """Return text from an article as a tooltip that cannot become markup."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{safe.replace(chr(10), '<br>')}</p>"
