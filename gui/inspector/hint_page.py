"""Nothing selected: what the inspector is for, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from gui.inspector.page import Page
from gui.inspector.section import words

if TYPE_CHECKING:
    from core.model import Row
    from gui.inspector.notice import Notice
    from gui.store import Store

EMPTY = "Nothing to inspect yet.\n\nAdd articles: drop files on the window, or File › Add articles."
NONE = (
    "Nothing selected.\n\nClick an event, an actor, a tie or a source in any view to see its "
    "evidence and to edit it here. Ctrl+click adds to the selection."
)
HIDDEN = "The filter hides every event.\n\nRemove a filter above the views to see them again."


class HintPage(Page):
    """A few calm words in the middle."""

    def __init__(self, store: Store, notice: Notice) -> None:
        super().__init__(store, notice)
        self.said = words("")
        self.said.setProperty("dim", "true")
        self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(2)
        self.column.addWidget(self.said)
        self.column.addStretch(3)

    @override
    def show_row(self, row: Row) -> None:
        self.show_hint()

    def show_hint(self) -> None:
        """Say what fits: an empty project, a filter that hides all, or nothing selected."""
        project = self.store.project
        if not project.documents and not project.events:
            self.said.setText(self.store.articles.words("things to inspect") or EMPTY)
        else:
            self.said.setText(NONE if self.store.visible else HIDDEN)
