"""The events as rows for Qt; order and choice are core.table_rows'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush
from typing_extensions import override

from core.errors import UserError
from core.model import Status
from core.table_columns import BY_NAME, COLUMNS
from core.table_groups import group_of, label_of
from core.table_rows import TableRows
from gui.inspector.elided import plain_tip
from gui.table.cell_edits import patch_for
from gui.table.columns_asked import is_asked
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.model import Event
    from core.project import Patch
    from core.table_rows import Move
    from gui.store import Store

    Index = QModelIndex | QPersistentModelIndex

ROLE = Qt.ItemDataRole
ID_ROLE = ROLE.UserRole
NOWHERE = QModelIndex()
FEW = 200
"""Rows of a patch that are followed one by one; a larger one is read anew."""
MANY = 3_000
"""Rows of a patch from which all of them are read anew: row by row it would take longer."""
_NUMBERS = (BY_NAME["Confidence"], BY_NAME["Sources"], BY_NAME["Independent"])
_FACTUALITY, _STATUS, _DATE = BY_NAME["Factuality"], BY_NAME["Status"], BY_NAME["Date"]


class EventModel(QAbstractTableModel):
    """Shows the store's visible events; the selection is painted by role from the store's."""

    refused = Signal(str)
    """Why an edit was declined, in words; empty when the next one is taken."""
    grouped = Signal()
    """The rows stand in other groups, or in none."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._store = store
        self.rows = TableRows(self._key, self._group, self._label, self._keys)
        self.rows.column, self.rows.descending = _DATE, False
        self._fill()
        store.patched.connect(self._patched)
        store.reset.connect(self._reset)
        store.filter_changed.connect(self._filtered)
        store.selection_changed.connect(self._repaint)
        theme().changed.connect(self._repaint)

    def event_at(self, row: int) -> Event | None:
        """Return the event of a row, None while a deleted one is being taken away."""
        return self._store.project.events.get(self.rows.id_at(row))

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        name = COLUMNS[section].name
        if role == ROLE.DecorationRole and is_asked(self._store.filter, name):
            return icon("filter", "accent")
        return name if role in (ROLE.DisplayRole, ROLE.ToolTipRole) else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        heading = index.isValid() and self.rows.head_at(index.row()) is not None
        editable = index.isValid() and COLUMNS[index.column()].editable and not heading
        return found | Qt.ItemFlag.ItemIsEditable if editable else found

    @override
    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        column, event = index.column(), self.event_at(index.row())
        if event is None:
            return self._heading(index.row(), role)
        if role == ROLE.DisplayRole:
            return COLUMNS[column].text(self._store.project, event)
        if role == ROLE.EditRole:
            return self._editable_text(column, event)
        if role == ROLE.BackgroundRole:
            chosen = event.id in self._store.selection
            return QBrush(theme().colour("selection")) if chosen else None
        return self._look(column, event, role)

    def _heading(self, row: int, role: int) -> Any:
        """Return what a heading says to a screen reader; it is painted by the view."""
        head = self.rows.head_at(row)
        if head is None or role != ROLE.AccessibleTextRole:
            return None
        state = "closed" if head.closed else "open"
        return f"Group {head.label}, {head.count} events, {state}"

    def _editable_text(self, column: int, event: Event) -> str:
        if COLUMNS[column].name == "Notes":
            return event.notes
        if column == _DATE and event.when is None:
            return ""
        return COLUMNS[column].text(self._store.project, event)

    def _look(self, column: int, event: Event, role: int) -> Any:
        if role == ROLE.ForegroundRole:
            return self._ink(column, event)
        if role == ROLE.ToolTipRole:
            text = COLUMNS[column].text(self._store.project, event)
            return plain_tip(text) if text else None
        if role == ROLE.TextAlignmentRole and column in _NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return event.id if role == ID_ROLE else None

    def _ink(self, column: int, event: Event) -> Any:
        if event.status is Status.REJECTED or (column == _DATE and event.when is None):
            return QBrush(theme().colour("dim"))
        return QBrush(theme().colour(event.factuality)) if column == _FACTUALITY else None

    @override
    def setData(self, index: Index, value: Any, role: int = ROLE.EditRole) -> bool:
        if role != ROLE.EditRole or not index.isValid():
            return False
        event_id, name = self.rows.id_at(index.row()), COLUMNS[index.column()].name
        try:
            patch = patch_for(self._store, event_id, name, str(value))
            self._store.do(patch)
        except UserError as refusal:
            self.refused.emit(str(refusal))
            return False
        self.refused.emit("")
        return True

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        descending = order is Qt.SortOrder.DescendingOrder
        self._rearrange(lambda: self.rows.sort(column, descending=descending))

    def group_by(self, column: int | None) -> None:
        """Put the rows under headings, one for each value of a column; None for no headings."""
        self._rearrange(lambda: self.rows.group_by(column))
        self.grouped.emit()

    def toggle(self, label: str) -> None:
        """Close a group, or open it again."""
        self._rearrange(lambda: self.rows.toggle(label))

    def close_groups(self, labels: frozenset[str]) -> None:
        """Close these groups and no others."""
        self._rearrange(lambda: self.rows.close_groups(labels))

    def _rearrange(self, change: Callable[[], None]) -> None:
        """Let rows change places; what pointed at one (the current cell) points at it still."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        meant = [self._meant(index.row()) for index in before]
        change()
        for old, (event_id, label) in zip(before, meant, strict=True):
            row = self.rows.row_of_head(label) if label else self.rows.row_of(event_id)
            new = QModelIndex() if row is None else self.index(row, old.column())
            self.changePersistentIndex(old, new)
        self.layoutChanged.emit()

    def _meant(self, row: int) -> tuple[str, str]:
        """Return the event of a row, or the words of its heading."""
        head = self.rows.head_at(row)
        return self.rows.id_at(row), head.label if head is not None else ""

    def _key(self, column: int, event_id: str) -> Any:
        return COLUMNS[column].key(self._store.project, self._store.project.events[event_id])

    def _keys(self, column: int, ids: list[str]) -> list[Any]:
        project, key = self._store.project, COLUMNS[column].key
        return [key(project, project.events[i]) for i in ids]

    def _group(self, column: int, event_id: str) -> Any:
        return group_of(self._store.project, self._store.project.events[event_id], column)

    def _label(self, column: int, event_id: str) -> str:
        return label_of(self._store.project, self._store.project.events[event_id], column)

    def _fill(self) -> None:
        leads = (e.id for e in self._store.project.lead_events())
        self.rows.fill(leads, self._store.visible)

    def _reset(self) -> None:
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def _filtered(self, _: object) -> None:
        self._rearrange(lambda: self.rows.choose(self._store.visible))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def _patched(self, _patch: Patch) -> None:
        store = self._store
        events, touched = store.project.events, store.touched
        if len(touched) > MANY:
            self._rearrange(self._fill)
            return
        known = {i for i in touched if i in events and events[i].merged_into is None}
        if len(touched) > FEW or self.rows.groups is not None:
            self._rearrange(lambda: self.rows.renew(sorted(touched), known, store.visible))
            return
        for event_id in sorted(touched):
            self._follow(event_id, known=event_id in known)

    def _follow(self, event_id: str, *, known: bool) -> None:
        """Move, add or take away one row, telling Qt before and after."""
        visible = event_id in self._store.visible
        move = self.rows.plan(event_id, known=known, visible=visible)
        done = self._announce(move)
        self.rows.follow(move, known=known)
        done()
        if move.after is not None:
            last = self.index(move.after, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(move.after, 0), last)

    def _announce(self, move: Move) -> Callable[[], None]:
        """Tell Qt what will happen; return what tells it that it has."""
        before, after = move.before, move.after
        if before == after:
            return _nothing
        if before is None:
            self.beginInsertRows(NOWHERE, after or 0, after or 0)
            return self.endInsertRows
        if after is None:
            self.beginRemoveRows(NOWHERE, before, before)
            return self.endRemoveRows
        target = after + 1 if after > before else after
        self.beginMoveRows(NOWHERE, before, before, NOWHERE, target)
        return self.endMoveRows

    def _repaint(self, _: object = None) -> None:
        if len(self.rows):
            last = self.index(len(self.rows) - 1, len(COLUMNS) - 1)
            roles = [ROLE.BackgroundRole, ROLE.ForegroundRole]
            self.dataChanged.emit(self.index(0, 0), last, roles)


def _nothing() -> None:
    """Tell Qt nothing: no row has moved."""
