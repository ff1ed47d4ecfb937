"""The Table tab: the events shown, with a menu of columns, refusals and states in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QMenu, QStackedWidget, QWidget

from core.table_columns import BY_NAME, COLUMNS
from gui.inspector.notice import Notice
from gui.inspector.section import column
from gui.table.event_model import EventModel
from gui.table.table_view import EventView
from gui.theme import icon

if TYPE_CHECKING:
    from gui.store import Store

EMPTY = "No events yet. Add articles, and what happens in them is listed here, one event a row."
HIDDEN = "The filter hides all {count:,} events. Remove a filter to see them again."
FIXED = BY_NAME["Title"]
"""The one column that cannot be hidden."""


class EventTable(QWidget):
    """Columns sort by a click, move by a drag, hide by the header's menu; cells edit in place."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.notice = Notice()
        self.model = EventModel(store)
        self.view = EventView(store, self.model, self.notice)
        self._state, self._stack = QLabel(), QStackedWidget()
        self._build()
        self._set_header()
        self._connect()
        self._say_state()

    def save_columns(self) -> QByteArray:
        """Return the order, widths and visibility of the columns, to keep in the settings."""
        return self.view.horizontalHeader().saveState()

    def restore_columns(self, state: QByteArray) -> bool:
        """Put columns back as save_columns found them."""
        return self.view.horizontalHeader().restoreState(state)

    def show_column(self, place: int, shown: bool) -> None:
        """Show or hide a column."""
        self.view.setColumnHidden(place, not shown)

    def column_menu(self) -> QMenu:
        """Return the header's menu: a tick for every column, and a way back."""
        menu = QMenu(self)
        for place, each in enumerate(COLUMNS):
            action = menu.addAction(each.name)
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(place))
            action.setEnabled(place != FIXED)
            action.toggled.connect(partial(self.show_column, place))
        menu.addSeparator()
        menu.addAction("All columns as at first").triggered.connect(self.reset_columns)
        return menu

    def row_menu(self) -> QMenu:
        """Return the menu of the selected rows."""
        menu = QMenu(self)
        for name, sign, keys, press in (
            ("Edit cell", "pencil", "F2", self._edit),
            ("Show evidence", "book-open", "Enter", self._evidence),
            ("Copy rows", "copy", "Ctrl+C", self.view.copy),
            ("Delete", "trash-2", "Del", self.view.delete_chosen),
        ):
            menu.addAction(icon(sign), f"{name}\t{keys}").triggered.connect(press)
        return menu

    def reset_columns(self) -> None:
        """Show every column, in the order and widths of the start."""
        header = self.view.horizontalHeader()
        for place, each in enumerate(COLUMNS):
            header.moveSection(header.visualIndex(place), place)
            self.view.setColumnHidden(place, False)
            width = self.fontMetrics().averageCharWidth() * each.width
            self.view.setColumnWidth(place, width)

    def _build(self) -> None:
        layout = column(self, 0)
        layout.addWidget(self.notice)
        layout.addWidget(self._stack)
        self._state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._state.setProperty("dim", "true")
        self._stack.addWidget(self._state)
        self._stack.addWidget(self.view)
        self.setProperty("panel", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _set_header(self) -> None:
        header = self.view.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSortIndicator(BY_NAME["Date"], Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 4)
        self.view.setSortingEnabled(True)
        self.reset_columns()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_column_menu)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_row_menu)

    def _connect(self) -> None:
        self.model.refused.connect(self.notice.say)
        self.view.evidence_asked.connect(self._show_evidence)
        for signal in (
            self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset,
            self.model.layoutChanged, self._store.selection_changed,
        ):  # fmt: skip
            signal.connect(self._say_state)

    def _say_state(self) -> None:
        count = len(self._store.project.events)
        self._state.setText(HIDDEN.format(count=count) if count else EMPTY)
        full = self.model.rowCount() > 0
        self._stack.setCurrentWidget(self.view if full else self._state)

    def _show_evidence(self, event_id: str) -> None:
        for record_id in self._store.project.records(event_id):
            record = self._store.project.events.get(record_id)
            for citation in record.citations if record is not None else ():
                self._store.show_evidence(citation.document_id, citation.sentence)
                return
        self.notice.say("This event was made by the analyst: it cites no sentence.")

    def _edit(self) -> None:
        self.view.edit(self.view.currentIndex())

    def _evidence(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self._show_evidence(self.model.rows.id_at(index.row()))

    def _open_column_menu(self, at: QPoint) -> None:
        menu = self.column_menu()
        menu.exec(self.view.horizontalHeader().mapToGlobal(at))
        menu.deleteLater()

    def _open_row_menu(self, at: QPoint) -> None:
        menu = self.row_menu()
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()
