"""Text that gives way to narrow docks: it elides and tells the whole in a tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget
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


class ElidedButton(QPushButton):
    """A button whose words give way; its name for screen readers stays whole."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(self._literal(self._whole))

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole) + self._padding()
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 5, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._padding()
        shown = self.fontMetrics().elidedText(self._whole, RIGHT, room)
        self.setText(self._literal(shown))
        self.setToolTip("" if shown == self._whole else plain_tip(self._whole))

    def _padding(self) -> int:
        icon = 0 if self.icon().isNull() else self.iconSize().width() + 6
        return self.fontMetrics().averageCharWidth() * 3 + 4 + icon

    @staticmethod
    def _literal(text: str) -> str:
        """Keep an ampersand from becoming an underlined letter."""
        return text.replace("&", "&&")


def plain_tip(text: str) -> str:
    """Return text from an article as a tooltip that cannot become markup."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{safe}</p>"
