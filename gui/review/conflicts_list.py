"""All conflicts between sources in one list: A takes the first value, B the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from core.conflicts import reopen, resolve
from core.errors import UserError
from gui.inspector.conflicts_view import source_name
from gui.inspector.elided import plain_tip
from gui.inspector.notice import Notice
from gui.review.deciding import Deciding, DecidingPane, is_for_pane
from gui.theme import icon, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from core.model import Conflict
    from gui.store import Store

HEADINGS = ("Event", "Differ in", "A", "B", "Taken")
B, TAKEN = 3, 4
DECISIONS = (
    ("Take A", "A", "check", "Take the first value for the event"),
    ("Take B", "B", "check", "Take the second value for the event"),
    ("Reopen", "O", "circle-help", "Make it open again"),
    ("Undo", "Backspace", "undo-2", "Take the last step back"),
)
SHARES = (0.3, 0.1, 0.23, 0.23)
"""How the columns but the last share the width."""
NOTHING = "No conflicts. Where sources of one event differ, both values are listed here."


class ConflictsList(DecidingPane):
    """Open conflicts first; a click selects the event, a double click opens a value's sentence."""

    count_changed = Signal(int)
    """How many conflicts are open."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        acts = (self.take_a, self.take_b, self.reopen, self.undo)
        super().__init__(Deciding(DECISIONS, acts, "Conflicts"), parent)
        self._store = store
        self.found: list[Conflict] = []
        self.table, self.notice = _Table(), Notice()
        self._empty, self._stack = QLabel(NOTHING), QStackedWidget()
        self._filling = False
        self._build()
        self.table.currentCellChanged.connect(self._chosen)
        self.table.cellDoubleClicked.connect(self._open)
        theme().changed.connect(self._restyle)
        self.refresh()

    @property
    def current(self) -> Conflict | None:
        """The conflict of the current row."""
        row = self.table.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    def refresh(self) -> None:
        """List the conflicts anew, and stay at the same one."""
        project, before = self._store.project, self.current
        known = project.conflicts.values()
        told = [c for c in known if project.lead(c.event_id) in project.events]
        order = sorted(told, key=lambda c: (bool(c.resolution), c.event_id, c.id))
        self.found, self._filling = order, True
        self.table.setRowCount(len(self.found))
        for number, conflict in enumerate(self.found):
            self._put(number, conflict)
        ids = [c.id for c in self.found]
        if self.found:
            self.table.setCurrentCell(ids.index(before.id) if before and before.id in ids else 0, 0)
        self._filling = False
        self._stack.setCurrentIndex(1 if self.found else 0)
        self.count_changed.emit(sum(not c.resolution for c in self.found))

    def take_a(self) -> None:
        """Take the first value."""
        self._resolve(take_b=False)

    def take_b(self) -> None:
        """Take the second value."""
        self._resolve(take_b=True)

    def reopen(self) -> None:
        """Make the conflict open again."""
        found, project = self.current, self._store.project
        if found is not None and self.notice.attempt(
            self._store, lambda: reopen(project, found.id)
        ):
            self.refresh()

    def undo(self) -> None:
        """Take the last step back."""
        try:
            self._store.undo()
        except UserError as refusal:
            self.notice.say(str(refusal))
        self.refresh()

    def _resolve(self, *, take_b: bool) -> None:
        found, project, row = self.current, self._store.project, self.table.currentRow()
        if found is not None and self.notice.attempt(
            self._store, lambda: resolve(project, found.id, take_b=take_b)
        ):
            self.refresh()
            if not self.found[row].resolution:  # the next open one has moved up
                self.table.setCurrentCell(row, 0)

    def _chosen(self, row: int, *_rest: int) -> None:
        if not self._filling and 0 <= row < len(self.found):
            self._store.select({self._store.project.lead(self.found[row].event_id)})

    def _open(self, row: int, place: int) -> None:
        """Show the sentence of the side that was double-clicked."""
        found, project = self.found[row], self._store.project
        b = place == B
        record = project.events.get(found.record_b if b else found.record_a)
        source = found.source_b if b else found.source_a
        cited = [c for c in record.citations if c.document_id == source] if record else []
        if source in project.documents:
            self._store.show_evidence(source, cited[0].sentence if cited else None)

    def _put(self, number: int, conflict: Conflict) -> None:
        project = self._store.project
        event = project.events[project.lead(conflict.event_id)]
        one, other = (source_name(project, s) for s in (conflict.source_a, conflict.source_b))
        cells = (
            event.title, conflict.field, f"{conflict.value_a} · {one}",
            f"{conflict.value_b} · {other}", conflict.resolution or "open",
        )  # fmt: skip
        for place, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            if place == TAKEN and conflict.resolution:
                item.setForeground(theme().colour("dim"))
            if place == TAKEN:
                name = "check" if conflict.resolution else "circle-dot"
                item.setIcon(icon(name, "ongoing" if conflict.resolution else "warning"))
            self.table.setItem(number, place, item)

    def _restyle(self) -> None:
        self._deciding.tint()
        self.refresh()

    def _build(self) -> None:
        page = self._beside(self.table, self.notice)
        self._hold(self._stack, self._empty, page)
        self.setFocusProxy(self.table)


class _Table(QTableWidget):
    """Leaves letters to the keys of the pane."""

    def __init__(self) -> None:
        super().__init__(0, len(HEADINGS))
        self.setHorizontalHeaderLabels(list(HEADINGS))
        self.setAccessibleName("Conflicts between sources, the open ones first")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for place, share in enumerate(SHARES):
            self.setColumnWidth(place, int(self.viewport().width() * share))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_pane(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
