"""The context menu of an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.model import ActorKind
from gui.keyed import with_key
from gui.theme import icon

if TYPE_CHECKING:
    from core.model import Actor


class NodeMenu(QMenu):
    """Names what can be done to one actor, or to all that are selected."""

    asked = Signal(str)
    """What was chosen: "rename", "merge", "split", "filter", "hide", "pin", "unpin", "evidence",
    "neighbours", "expand", "around", "paths", "group", "ungroup", "only"."""
    kind_asked = Signal(object)
    """An ActorKind was chosen."""

    def __init__(
        self,
        actor: Actor,
        selected: int,
        *,
        merged: bool,
        group: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"What to do with {actor.label}")
        self._kinds: dict[QAction, ActorKind] = {}
        if group:
            self._add("ungroup", "Expand the group", "maximize-2")
        else:
            self._add(
                "evidence", with_key("Show first mention", "Graph/Open the evidence"), "book-open"
            )
            self._add("rename", with_key("Rename…", "Graph/Rename the actor"), "pencil")
            self._add_kinds(actor)
        self.addSeparator()
        self._add(
            "neighbours",
            with_key("Select its neighbours", "Graph/Select its neighbours"),
            "network",
        )
        self._add("expand", "Show its neighbours, hidden ones too", "git-fork")
        self._add("around", "Show only what is around it", "circle-dot")
        self._add(
            "paths",
            with_key("Show the paths between both", "Graph/Paths between two actors"),
            "git-fork",
            shown=selected == 2,
        )
        self.addSeparator()
        self._add_merging(actor, selected, merged=merged, group=group)
        self.addSeparator()
        self._add("filter", "Show only events with this actor", "filter", shown=not group)
        many = selected > 1
        self._add(
            "hide",
            with_key("Hide the selected" if many else "Hide in the graph", "Graph/Hide the actor"),
            "eye-off",
        )
        self._add("only", "Hide all others" if many else "Hide all but it", "eye")
        self.triggered.connect(self._ask)

    def _add_merging(self, actor: Actor, selected: int, *, merged: bool, group: bool) -> None:
        into = " ".join(actor.label.split()).replace("&", "&&")[:40]
        several = selected > 1 and not group
        self._add("merge", f"Merge selected into {into}", "merge", shown=several)
        self._add("split", "Split: undo its merging", "split", shown=merged)
        self._add(
            "group",
            with_key("Group the selected", "Graph/Group the selected actors"),
            "layers",
            shown=selected > 1,
        )
        pinned = actor.position is not None
        words = "Unpin" if pinned else "Pin here"
        self._add("unpin" if pinned else "pin", words, "pin", shown=not group)

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
