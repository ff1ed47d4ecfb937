"""What is told twice: the same event, the same actor, and where the sources differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from gui.inspector.section import column
from gui.review.conflicts_list import ConflictsList
from gui.review.pairs import Pairs

if TYPE_CHECKING:
    from core.collate import Collation
    from core.project import Patch
    from gui.review.collator import Collator
    from gui.store import Store

NO_EVENTS = (
    "No two events seem to be the same. Once several articles tell of one happening, "
    "the pairs wait here."
)
NO_ACTORS = "No two actors seem to be the same. Names that look alike wait here."
NAMES = ("Same event?", "Same actor?", "Conflicts")


class ComparePane(QWidget):
    """Three lists behind tabs, each tab with its count."""

    count_changed = Signal(int)
    """How many pairs and conflicts wait for the analyst."""

    def __init__(self, store: Store, collator: Collator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collator = collator
        self.events = Pairs(store, collator.events, self._collation, NO_EVENTS)
        self.actors = Pairs(store, collator.actors, self._collation, NO_ACTORS)
        self.conflicts = ConflictsList(store)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName("What may be told twice")
        self._counts = [0, 0, 0]
        self._parts = (self.events, self.actors, self.conflicts)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._refresh_conflicts)
        for name, part in zip(NAMES, self._parts, strict=True):
            self.tabs.addTab(part, name)
        for pairs in (self.events, self.actors):
            pairs.count_changed.connect(self._count)
        self.conflicts.count_changed.connect(self._count)
        column(self, 0).addWidget(self.tabs)
        self.setProperty("panel", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Compare")
        collator.changed.connect(self.refresh)
        store.patched.connect(self._patched)
        store.reset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List everything anew."""
        for part in self._parts:
            part.refresh()

    def _collation(self) -> Collation:
        return self._collator.collation

    def _patched(self, patch: Patch) -> None:
        if "C" in patch.letters:
            self._later.start()

    def _refresh_conflicts(self) -> None:
        self.conflicts.refresh()

    def _count(self, number: int) -> None:
        place = self._parts.index(self.sender())
        self._counts[place] = number
        name = NAMES[place]
        self.tabs.setTabText(place, f"{name} · {number:,}" if number else name)
        self.count_changed.emit(sum(self._counts))
