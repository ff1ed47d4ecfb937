"""A table view whose selection is the store's: nothing is selected cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from core.edits import delete
from core.table_columns import COLUMNS
from gui.table.cell_editors import CellDelegate
from gui.table.copying import as_tsv

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from gui.inspector.notice import Notice
    from gui.store import Store
    from gui.table.event_model import EventModel

    Index = QModelIndex | QPersistentModelIndex

NO_CHANGE = QAbstractItemView.SelectionMode.NoSelection
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
WALK = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip


class EventView(QTableView):
    """Click, Ctrl+click, Shift+click and the arrow keys select in the store."""

    evidence_asked = Signal(str)
    """Show the sentence of this event."""

    def __init__(self, store: Store, model: EventModel, notice: Notice) -> None:
        super().__init__()
        self._store, self._events, self._notice = store, model, notice
        self._anchor: str | None = None
        self._own = False
        self.setModel(model)
        self.setItemDelegate(CellDelegate(store, self))
        self._set_up()
        store.selection_changed.connect(self._follow)

    def ids_chosen(self) -> list[str]:
        """Return the selected events shown, in the order of the rows."""
        rows = self._events.rows
        found = [(rows.row_of(i), i) for i in self._store.selection]
        return [i for row, i in sorted((r, i) for r, i in found if r is not None)]

    def copy(self) -> None:
        """Put the selected rows, or else the current one, on the clipboard as TSV."""
        ids = self.ids_chosen()
        current = self.currentIndex()
        if not ids and current.isValid():
            ids = [self._events.rows.id_at(current.row())]
        header = self.horizontalHeader()
        order = sorted(range(len(COLUMNS)), key=header.visualIndex)
        shown = [c for c in order if not header.isSectionHidden(c)]
        QGuiApplication.clipboard().setText(as_tsv(self._store.project, ids, shown))

    def delete_chosen(self) -> None:
        """Delete the selected events, as one step."""
        ids = self.ids_chosen()
        if ids:
            self._notice.attempt(self._store, lambda: delete(self._store.project, ids))

    def select_all(self) -> None:
        """Select every event shown."""
        self._choose(self._events.rows.ids_between(0, len(self._events.rows) - 1))

    def activate(self, index: QModelIndex) -> None:
        """Edit an editable cell; for any other show the event's sentence."""
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif index.isValid():
            self.evidence_asked.emit(self._events.rows.id_at(index.row()))

    def _set_up(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setSelectionMode(NO_CHANGE)
        self.setEditTriggers(triggers.EditKeyPressed)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.setAccessibleName("Table of events")

    def _choose(self, ids: list[str], *, add: bool = False) -> None:
        self._own = True
        self._store.select(ids, add=add)
        self._own = False

    def _follow(self, ids: frozenset[str]) -> None:
        """Bring an event selected elsewhere into sight and make its row current."""
        if self._own or len(ids) != 1:
            return
        row = self._events.rows.row_of(self._store.project.lead(next(iter(ids))))
        if row is not None:
            self._anchor = self._events.rows.id_at(row)
            column = max(self.currentIndex().column(), 0)
            self.setCurrentIndex(self._events.index(row, column))

    def _pick(self, row: int, keys: Qt.KeyboardModifier) -> None:
        event_id = self._events.rows.id_at(row)
        start = self._events.rows.row_of(self._anchor) if self._anchor else None
        if keys & SHIFT and start is not None:
            self._choose(self._events.rows.ids_between(start, row))
            return
        self._anchor = event_id
        self._choose([event_id], add=bool(keys & CONTROL))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        inside = index.isValid()
        if event.button() == Qt.MouseButton.LeftButton:
            if inside:
                self._pick(index.row(), event.modifiers())
            elif not event.modifiers():
                self._choose([])
        elif inside and self._events.rows.id_at(index.row()) not in self._store.selection:
            self._pick(index.row(), Qt.KeyboardModifier.NoModifier)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.activate(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), event.modifiers()
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # what an editor leaves over, such as Enter, is no command
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif key == Qt.Key.Key_Delete:
            self.delete_chosen()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activate(self.currentIndex())
        elif key == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._pick(self.currentIndex().row(), keys | CONTROL)
        else:
            self._walk(event)

    def _walk(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        row = self.currentIndex().row()
        moved = row != before and row >= 0 and event.key() in WALK
        if moved and not event.modifiers() & CONTROL:
            self._pick(row, event.modifiers() & SHIFT)
