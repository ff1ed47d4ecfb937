"""The paths between two actors, one a row; the chosen one is lit in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.network.paths import MOST
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.network import Path

NO_PATH = "No path of shown ties leads from one to the other. Widen the filter to see more."
_PATH = Qt.ItemDataRole.UserRole


class PathList(QWidget):
    """A title, whether longer paths count, and the paths."""

    chosen = Signal(object)
    """The Path under the cursor."""
    longer_asked = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.title = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.title.setProperty("role", "section")
        self.longer = QCheckBox("Longer paths too")
        self.longer.setToolTip("Also paths up to two ties longer than the shortest")
        self.longer.toggled.connect(self.longer_asked)
        self._close = QToolButton()
        self._close.setToolTip("Close the list of paths")
        self._close.setAccessibleName("Close the list of paths")
        self._close.setProperty("flat", True)
        self._close.clicked.connect(self.closed)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Paths, the shortest first")
        self.list.currentItemChanged.connect(self._choose)
        head, box = QHBoxLayout(), QVBoxLayout(self)
        head.setContentsMargins(12, 4, 6, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self._close)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 6, 4)
        below.addWidget(self.longer)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(head)
        box.addLayout(below)
        box.addWidget(self.list, 1)
        theme().changed.connect(self._dress)
        self._dress()

    def show_waiting(self) -> None:
        """Say that paths are being looked for."""
        self.list.clear()
        self.title.setText("Looking for paths…")

    def show_paths(self, found: Sequence[Path], labels: Mapping[str, str]) -> None:
        """List paths; the first is chosen."""
        self.list.clear()
        for path in found:
            words = " – ".join(" ".join(labels.get(i, i).split()) for i in path)
            item = QListWidgetItem(f"{len(path) - 1}:  {words}", self.list)
            item.setData(_PATH, path)
            item.setToolTip("")
        self.title.setText(_title(found))
        if found:
            self.list.setCurrentRow(0)

    def paths(self) -> list[Path]:
        """Return what is listed, from the top."""
        return [tuple(self.list.item(row).data(_PATH)) for row in range(self.list.count())]

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(tuple(item.data(_PATH)))

    def _dress(self) -> None:
        self._close.setIcon(icon("x", "dim"))


def _title(found: Sequence[Path]) -> str:
    if not found:
        return (
            "No path of shown ties leads from the one to the other. Widen the filter to see more."
        )
    shortest, many = len(found[0]) - 1, f"{len(found)} paths" if len(found) > 1 else "1 path"
    more = " at least" if len(found) == MOST else ""
    return f"{many}{more} · shortest over {shortest} {'tie' if shortest == 1 else 'ties'}"
