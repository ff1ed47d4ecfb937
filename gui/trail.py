"""The way back: what was selected before, and forward again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.actions import Entry

if TYPE_CHECKING:
    from gui.store import Store

LONGEST = 200
"""Steps that are kept."""


class Trail(QObject):
    """Remembers selections in their order, as a browser does pages."""

    changed = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._steps: list[frozenset[str]] = []
        self._at = -1
        self._walking = False
        store.selection_changed.connect(self._note)
        store.reset.connect(self._forget)

    def entries(self) -> list[Entry]:
        """Return the lines of the View menu."""
        return [
            Entry("View", "Back", self.back, "Alt+Left", "arrow-left", divider=True),
            Entry("View", "Forward", self.forward, "Alt+Right", "arrow-right"),
        ]

    def back(self) -> None:
        """Select what was selected before."""
        self._walk(-1)

    def forward(self) -> None:
        """Select what was selected before going back."""
        self._walk(1)

    def can_go(self, step: int) -> bool:
        """Whether there is anything that way that is still in the project."""
        return self._next(step) is not None

    def _walk(self, step: int) -> None:
        found = self._next(step)
        if found is None:
            return
        self._at = found
        self._walking = True
        self._store.select(self._alive(self._steps[found]))
        self._walking = False
        self.changed.emit()

    def _next(self, step: int) -> int | None:
        """Find the next step that way which shows something other than what is selected."""
        at = self._at + step
        while 0 <= at < len(self._steps):
            alive = self._alive(self._steps[at])
            if alive and alive != self._store.selection:
                return at
            at += step
        return None

    def _alive(self, ids: frozenset[str]) -> frozenset[str]:
        project = self._store.project
        return frozenset(i for i in ids if project.row(i) is not None)

    def _note(self, ids: frozenset[str]) -> None:
        if self._walking or not ids:
            return
        if not self._steps or self._steps[self._at] != ids:
            self._steps = [*self._steps[: self._at + 1], ids][-LONGEST:]
            self._at = len(self._steps) - 1
        self.changed.emit()

    def _forget(self) -> None:
        self._steps, self._at = [], -1
        self.changed.emit()
