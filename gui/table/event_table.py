"""The Table tab: the events shown, with a menu of columns, refusals and states in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QWidget

from core.table_columns import BY_NAME, COLUMNS
from gui.inspector.notice import Notice
from gui.inspector.section import column
from gui.table.event_model import EventModel
from gui.table.menus import TableMenus
from gui.table.strip import TableStrip
from gui.table.table_state import TableState
from gui.table.table_view import EventView

if TYPE_CHECKING:
    from gui.store import Store


class EventTable(QWidget):
    """Columns sort by a click, move by a drag, hide by the header's menu; cells edit in place."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.notice = Notice()
        self.model = EventModel(store)
        self.view = EventView(store, self.model, self.notice)
        self.menus = TableMenus(self, store)
        self.strip = TableStrip(self.model, self.menus)
        self.state, self._stack = TableState(store), QStackedWidget()
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
        layout.addWidget(self.strip)
        layout.addWidget(self._stack)
        self._stack.addWidget(self.state)
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
        self.view.filter_asked.connect(self.menus.ask)
        self.view.set_asked.connect(self.menus.set_in_selected)
        for signal in (
            self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset,
            self.model.layoutChanged,
        ):  # fmt: skip
            signal.connect(self._say_state)

    def _say_state(self) -> None:
        full = self.model.rowCount() > 0
        if not full:
            self.state.say()
        self._stack.setCurrentWidget(self.view if full else self.state)
        self.strip.setVisible(full)
        self.strip.say()

    def _show_evidence(self, event_id: str) -> None:
        for record_id in self._store.project.records(event_id):
            record = self._store.project.events.get(record_id)
            for citation in record.citations if record is not None else ():
                self._store.show_evidence(citation.document_id, citation.sentence)
                return
        self.notice.say("This event was made by the analyst: it cites no sentence.")

    def _open_column_menu(self, at: QPoint) -> None:
        header = self.view.horizontalHeader()
        place = header.logicalIndexAt(at)
        menu = self.menus.of_column(place) if place >= 0 else self.menus.of_columns()
        menu.exec(header.mapToGlobal(at))
        menu.deleteLater()

    def _open_row_menu(self, at: QPoint) -> None:
        menu = self.menus.of_rows()
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()
