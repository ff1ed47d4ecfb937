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
from gui.table.headings import paint_headings
from gui.table.pasting import as_rows, filled, header_of, is_single, names, onto, read_cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from core.project import Patch
    from gui.inspector.notice import Notice
    from gui.store import Store
    from gui.table.drafting import Drafting
    from gui.table.event_model import EventModel
    from gui.table.pasting import Cells

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
    filter_asked = Signal(int)
    """Ask what this column is to say."""
    set_asked = Signal(int)
    """Ask for a value of this column for all selected rows."""

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
        text = as_tsv(self._store.project, self.ids_meant(), self._columns())
        QGuiApplication.clipboard().setText(text)

    def ids_meant(self) -> list[str]:
        """Return the selected events shown, or else the current one, or those of its group."""
        ids, current = self.ids_chosen(), self.currentIndex()
        if ids or not current.isValid():
            return ids
        if self._events.rows.head_at(current.row()) is not None:
            return self._events.rows.ids_in(current.row())
        return [self._events.rows.id_at(current.row())]

    def paste(self) -> None:
        """Write what a spreadsheet copied on the cells from the current one on; one step.

        Lines under a line of column names change the events of their Id, or make new ones.
        """
        self._take(self._pasted)

    def paste_new(self) -> None:
        """Make an event of every line that a spreadsheet copied; one step."""
        self._take(self._pasted_new)

    def edit_current(self) -> None:
        """Edit the current cell; refuse in words where nobody can."""
        index = self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif index.isValid() and self._events.rows.head_at(index.row()) is None:
            name = COLUMNS[index.column()].name
            self._notice.say(f"“{name}” comes from the sources: it cannot be changed here.")

    def show_evidence(self) -> None:
        """Show the sentence of the current row."""
        index = self.currentIndex()
        if index.isValid() and self._events.rows.head_at(index.row()) is None:
            self.evidence_asked.emit(self._events.rows.id_at(index.row()))

    def delete_chosen(self) -> None:
        """Delete the selected events, as one step."""
        ids = self.ids_chosen()
        if ids:
            self._notice.attempt(self._store, lambda: delete(self._store.project, ids))

    def select_all(self) -> None:
        """Select every event shown."""
        self._choose(self._events.rows.ids_between(0, len(self._events.rows) - 1))

    def activate(self, index: QModelIndex) -> None:
        """Edit an editable cell; for any other show the event's sentence; turn a heading."""
        if self._toggle(index.row()):
            return
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif index.isValid():
            self.evidence_asked.emit(self._events.rows.id_at(index.row()))

    def _columns(self) -> list[int]:
        """Return the columns shown, as they stand."""
        header = self.horizontalHeader()
        order = sorted(range(len(COLUMNS)), key=header.visualIndex)
        return [c for c in order if not header.isSectionHidden(c)]

    def _take(self, read: Callable[[Cells], tuple[Drafting, str]]) -> None:
        """Read the clipboard, do what it asks for, and select what it changed."""
        ids: list[str] = []

        def make() -> Patch:
            drafting, label = read(read_cells(QGuiApplication.clipboard().text()))
            ids.extend(drafting.ids)
            return drafting.patch(f"{label} {len(ids):,} event{'s' * (len(ids) != 1)}")

        if self._notice.attempt(self._store, make) and ids:
            self._choose(ids)

    def _pasted(self, cells: Cells) -> tuple[Drafting, str]:
        index, project = self.currentIndex(), self._store.project
        named = header_of(cells)
        if named is not None:
            return as_rows(project, cells[1:], named), "Paste"
        if not index.isValid():
            return self._pasted_new(cells)
        columns = self._columns()
        onward = names(columns[columns.index(index.column()) :])
        chosen = self.ids_chosen()
        if is_single(cells) and len(chosen) > 1:
            return filled(project, cells[0], chosen, onward), "Paste into"
        below = self._events.rows.ids_between(index.row(), len(self._events.rows) - 1)
        return onto(project, cells, below, onward), "Paste into"

    def _pasted_new(self, cells: Cells) -> tuple[Drafting, str]:
        named = header_of(cells)
        project, lines = self._store.project, cells if named is None else cells[1:]
        return as_rows(project, lines, named or names(self._columns())), "Paste"

    def _toggle(self, row: int) -> bool:
        """Close or open the heading of a row; return whether it has one."""
        head = self._events.rows.head_at(row) if row >= 0 else None
        if head is None:
            return False
        self._events.toggle(head.label)
        again = self._events.rows.row_of_head(head.label)
        if again is not None:
            column = max(self.currentIndex().column(), 0)
            self.setCurrentIndex(self._events.index(again, column))
        return True

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
        if not event_id:
            return
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
            if inside and not self._toggle(index.row()):
                self._pick(index.row(), event.modifiers())
            elif not inside and not event.modifiers():
                self._choose([])
        elif inside and self._events.rows.id_at(index.row()) not in self._store.selection:
            self._pick(index.row(), Qt.KeyboardModifier.NoModifier)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._events.rows.head_at(index.row()) is not None:
            return  # the press has turned the heading
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.activate(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), event.modifiers()
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # what an editor leaves over, such as Enter, is no command
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif key == Qt.Key.Key_Delete:
            self.delete_chosen()
        elif not self.currentIndex().isValid() or not self._act(key, keys):
            self._walk(event)

    def _act(self, key: int, keys: Qt.KeyboardModifier) -> bool:
        """Do what a key does to the current cell; return whether it does anything."""
        index = self.currentIndex()
        head = self._events.rows.head_at(index.row())
        turning = (
            Qt.Key.Key_Space,
            Qt.Key.Key_Left if head and not head.closed else Qt.Key.Key_Right,
        )
        if head is not None and key in turning:
            self._toggle(index.row())
        elif key == Qt.Key.Key_Down and keys & Qt.KeyboardModifier.AltModifier:
            self.filter_asked.emit(index.column())
        elif key == Qt.Key.Key_F2 and keys & SHIFT and COLUMNS[index.column()].editable:
            self.set_asked.emit(index.column())
        elif key == Qt.Key.Key_F2:
            self.edit_current()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.show_evidence() if keys & CONTROL else self.activate(index)
        elif key == Qt.Key.Key_Space:
            self._pick(index.row(), keys | CONTROL)
        else:
            return False
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._events.rows.groups is not None:
            paint_headings(self, self._events.rows)

    def _walk(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        row = self.currentIndex().row()
        moved = row != before and row >= 0 and event.key() in WALK
        if moved and not event.modifiers() & CONTROL:
            self._pick(row, event.modifiers() & SHIFT)
