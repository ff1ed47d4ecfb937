"""A refusal in words, shown beside where it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.project import Patch
    from gui.store import Store


class Notice(QLabel):
    """A line of words in the colour of errors; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "error")
        self.setContentsMargins(12, 4, 12, 4)
        self.setAccessibleName("Refusal")
        self.hide()

    def say(self, words: str) -> None:
        """Show words, or with none, nothing."""
        self.setText(words)
        self.setVisible(bool(words))

    def attempt(self, store: Store, make: Callable[[], Patch]) -> bool:
        """Make a patch and do it; say why not where it is refused."""
        try:
            store.do(make())
        except UserError as refusal:
            self.say(str(refusal))
            return False
        self.say("")
        return True
