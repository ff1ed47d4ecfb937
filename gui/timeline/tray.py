"""The undated tray: events without a date, to be read, or dragged onto the timeline."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from core.edits import delete
from core.errors import UserError
from core.layout.timeline.marks import dated
from core.within import undated_words
from gui.theme import theme
from gui.timeline import hints, tray_painter
from gui.timeline.mime import EVENTS, pack_events

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QItemSelection, QPoint

    from core.model import Event
    from core.project import Patch, Project
    from gui.store import Store

    Index = QModelIndex | QPersistentModelIndex

EMPTY = "No undated events. Events whose date could not be found wait here."
HIDDEN = (
    "The filter hides what has no date here ({count:,}). Remove a filter above the views to see "
    "it; a filter of dates hides everything undated."
)
FEW = 200
"""Rows touched up to which it is looked at each whether it bears on the tray."""
HINT = "Drag an event onto the timeline to date it; double-click to read its sentence."

SAYS: dict[int, Callable[[Project, Event], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda _project, event: event.title,
    Qt.ItemDataRole.ToolTipRole: hints.tooltip,
    Qt.ItemDataRole.AccessibleTextRole: hints.spoken,
    tray_painter.BOUNDS_ROLE: lambda _project, event: undated_words(event),
    tray_painter.FACTUALITY_ROLE: lambda _project, event: event.factuality.value,
}
"""What a row says, by role."""


class UndatedModel(QAbstractListModel):
    """The visible events without a date, in order of id."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.ids: list[str] = []
        self.known: set[str] = set()
        self.renew()

    def renew(self) -> None:
        """Read the store anew."""
        events = self._store.project.events
        self.beginResetModel()
        self.ids = sorted(i for i in self._store.visible if not dated(events[i]))
        self.known = set(self.ids)
        self.endResetModel()

    def follow(self, event_id: str) -> bool:
        """Let one event come, go or say something else; return whether it is or was here."""
        event = self._store.project.events.get(event_id)
        here = event is not None and event_id in self._store.visible and not dated(event)
        row = bisect_left(self.ids, event_id)
        if here and event_id in self.known:
            self.dataChanged.emit(self.index(row), self.index(row))
        elif here:
            self.beginInsertRows(QModelIndex(), row, row)
            self.ids.insert(row, event_id)
            self.known.add(event_id)
            self.endInsertRows()
        elif event_id in self.known:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.ids[row]
            self.known.discard(event_id)
            self.endRemoveRows()
            return True
        return here

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.ids)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        project = self._store.project
        event = project.events.get(self.ids[index.row()])
        if event is None:
            return None
        says = SAYS.get(role)
        return says(project, event) if says is not None else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeTypes(self) -> list[str]:
        return [EVENTS]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return pack_events(self.ids[index.row()] for index in indexes)


class UndatedTray(QWidget):
    """A list to drag from; its selection is everyone's."""

    count_changed = Signal(int)
    """The number of undated events shown."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._telling = False
        self.model = UndatedModel(store)
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.words.setProperty("dim", True)
        self.words.setContentsMargins(12, 8, 12, 8)
        self.list = self._list()
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.words, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.list, 1)
        self._wire()
        self._renew()

    @property
    def count(self) -> int:
        """The number of undated events shown."""
        return len(self.model.ids)

    def _list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setUniformItemSizes(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setItemDelegate(tray_painter.TrayDelegate(view))
        view.setMouseTracking(True)
        view.setDragEnabled(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setAccessibleName("Undated events")
        return view

    def _wire(self) -> None:
        self.list.doubleClicked.connect(self._show_evidence)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.selectionModel().selectionChanged.connect(self._select)
        self._store.patched.connect(self._follow_patch)
        self._store.filter_changed.connect(self._renew)
        self._store.reset.connect(self._renew)
        self._store.articles_changed.connect(self._say)
        self._store.selection_changed.connect(self._follow_selection)
        theme().changed.connect(self.list.viewport().update)

    def _follow_patch(self, _patch: Patch) -> None:
        """Take in the events that the patch touched, one by one or, where they are many, anew."""
        touched = self._store.touched
        if len(touched) > FEW:
            self._renew()
            return
        self._telling = True
        bears = [self.model.follow(event_id) for event_id in sorted(touched)]
        self._telling = False
        if any(bears):
            self._say_count()

    def _renew(self, _change: object = None) -> None:
        self._telling = True
        self.model.renew()
        self._telling = False
        self._say_count()

    def _say_count(self) -> None:
        self._say()
        self.list.setVisible(bool(self.count))
        self._follow_selection(self._store.selection)
        self.count_changed.emit(self.count)

    def _say(self, _change: object = None) -> None:
        """Say what to do with what waits here, or why nothing does."""
        self.words.setText(HINT if self.count else self._why_empty())

    def _why_empty(self) -> str:
        waiting = self._store.articles.words("undated events")
        hidden = self._store.sieve.hidden_undated
        if hidden:
            return HIDDEN.format(count=hidden)
        return waiting if waiting and not self._store.project.events else EMPTY

    def _select(self, _on: QItemSelection, _off: QItemSelection) -> None:
        if not self._telling:
            rows = self.list.selectionModel().selectedIndexes()
            self._telling = True
            self._store.select(self.model.ids[index.row()] for index in rows)
            self._telling = False

    def _follow_selection(self, selection: frozenset[str]) -> None:
        if self._telling:
            return
        self._telling = True
        chosen = self.list.selectionModel()
        chosen.clearSelection()
        for row, event_id in enumerate(self.model.ids):
            if event_id in selection:
                chosen.select(self.model.index(row), chosen.SelectionFlag.Select)
        self._telling = False

    def _show_evidence(self, index: QModelIndex) -> None:
        self._open(self.model.ids[index.row()])

    def _open(self, event_id: str) -> None:
        for citation in self._store.project.events[event_id].citations[:1]:
            self._store.show_evidence(citation.document_id, citation.sentence)

    def _menu(self, pos: QPoint) -> None:
        index = self.list.indexAt(pos)
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Show evidence", partial(self._open, self.model.ids[index.row()]))
        menu.addAction("Delete", self._delete)
        menu.popup(self.list.viewport().mapToGlobal(pos))

    def _delete(self) -> None:
        chosen = [i for i in self.model.ids if i in self._store.selection]
        try:
            self._store.do(delete(self._store.project, chosen))
        except UserError as refused:
            self.words.setText(str(refused))
