"""The context menu of an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.model import ActorKind
from gui.theme import icon

if TYPE_CHECKING:
    from core.model import Actor


class NodeMenu(QMenu):
    """Names what can be done to one actor, or to all that are selected."""

    asked = Signal(str)
    """What was chosen: "rename", "merge", "split", "filter", "hide", "pin", "unpin", "evidence"."""
    kind_asked = Signal(object)
    """An ActorKind was chosen."""

    def __init__(
        self, actor: Actor, selected: int, *, merged: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"What to do with {actor.label}")
        self._kinds: dict[QAction, ActorKind] = {}
        self._add("evidence", "Show first mention", "book-open")
        self._add("rename", "Rename…\tF2", "pencil")
        self._add_kinds(actor)
        self.addSeparator()
        into = " ".join(actor.label.split()).replace("&", "&&")[:40]
        self._add("merge", f"Merge selected into {into}", "merge", shown=selected > 1)
        self._add("split", "Split: undo its merging", "split", shown=merged)
        pinned = actor.position is not None
        self._add("unpin" if pinned else "pin", "Unpin" if pinned else "Pin here", "pin")
        self.addSeparator()
        self._add("filter", "Show only events with this actor", "filter")
        self._add("hide", "Hide in the graph", "eye-off")
        self.triggered.connect(self._ask)

    def _add(self, name: str, words: str, picture: str, *, shown: bool = True) -> None:
        action = QAction(icon(picture), words, self, visible=shown)
        action.setData(name)
        self.addAction(action)

    def _add_kinds(self, actor: Actor) -> None:
        kinds = self.addMenu(icon("tag"), "Change kind")
        for kind in ActorKind:
            action = QAction(
                str(kind).capitalize(), kinds, checkable=True, checked=actor.kind is kind
            )
            self._kinds[action] = kind
            kinds.addAction(action)

    def _ask(self, action: QAction) -> None:
        data = action.data()
        if action in self._kinds:
            self.kind_asked.emit(self._kinds[action])
        elif data:
            self.asked.emit(str(data))
