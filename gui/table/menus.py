"""The menus of the table: of a column, of all columns, of groups, of the selected rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMenu

from core.table_columns import BY_NAME, COLUMNS
from gui.table.cell_edits import set_in_all
from gui.table.columns_asked import freed, is_asked
from gui.table.filter_dialog import FilterDialog
from gui.table.set_dialog import SetDialog
from gui.theme import icon

if TYPE_CHECKING:
    from gui.store import Store
    from gui.table.event_table import EventTable

FIXED = BY_NAME["Title"]
"""The one column that cannot be hidden."""
GROUPING = tuple(
    BY_NAME[name]
    for name in ("Date", "Type", "Actors", "Places", "Factuality", "Confidence", "Status", "Tags")
)
"""The columns that are offered first to group by."""
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class TableMenus(QObject):
    """Makes the menus anew each time they open, and does what they say."""

    def __init__(self, table: EventTable, store: Store) -> None:
        super().__init__(table)
        self._table, self._store = table, store

    def of_column(self, place: int) -> QMenu:
        """Return the menu of one column's heading."""
        menu, name = QMenu(self._table), COLUMNS[place].name
        view, model = self._table.view, self._table.model
        menu.setTitle(f"Column “{name}”")
        menu.addAction("Sort ascending").triggered.connect(partial(view.sortByColumn, place, UP))
        menu.addAction("Sort descending").triggered.connect(partial(view.sortByColumn, place, DOWN))
        menu.addSeparator()
        asking = menu.addAction(icon("filter"), f"Filter by {name.lower()}…\tAlt+Down")
        asking.triggered.connect(partial(self.ask, place))
        if is_asked(self._store.filter, name):
            menu.addAction("Remove the filter").triggered.connect(partial(self._free, name))
        if model.rows.grouped_by == place:
            menu.addAction("No groups").triggered.connect(partial(model.group_by, None))
        else:
            grouping = menu.addAction(icon("rows-3"), f"Group by {name.lower()}")
            grouping.triggered.connect(partial(model.group_by, place))
        menu.addSeparator()
        hide = menu.addAction(icon("eye-off"), "Hide column")
        hide.setEnabled(place != FIXED)
        hide.triggered.connect(partial(self._table.show_column, place, False))
        menu.addMenu(self.of_columns(menu))
        return menu

    def of_columns(self, parent: QMenu | None = None) -> QMenu:
        """Return the menu of all columns: a tick for each, and a way back."""
        menu = QMenu("Columns", parent or self._table)
        for place, each in enumerate(COLUMNS):
            action = menu.addAction(each.name)
            action.setCheckable(True)
            action.setChecked(not self._table.view.isColumnHidden(place))
            action.setEnabled(place != FIXED)
            action.toggled.connect(partial(self._table.show_column, place))
        menu.addSeparator()
        menu.addAction("Reset columns").triggered.connect(self._table.reset_columns)
        return menu

    def of_groups(self) -> QMenu:
        """Return the menu of what to group by."""
        menu, model = QMenu("Group by", self._table), self._table.model
        for place in (None, *GROUPING):
            action = menu.addAction("No groups" if place is None else COLUMNS[place].name)
            action.setCheckable(True)
            action.setChecked(model.rows.grouped_by == place)
            action.triggered.connect(partial(model.group_by, place))
        if model.rows.groups is not None:
            menu.addSeparator()
            menu.addAction("Close all groups").triggered.connect(self._close_all)
            menu.addAction("Open all groups").triggered.connect(self._open_all)
        return menu

    def of_rows(self) -> QMenu:
        """Return the menu of the selected rows and of the current cell."""
        menu, view = QMenu(self._table), self._table.view
        for name, sign, keys, press in (
            ("Edit cell", "pencil", "F2", view.edit_current),
            ("Show evidence", "book-open", "Ctrl+Return", view.show_evidence),
            ("Copy rows", "copy", "Ctrl+C", view.copy),
            ("Paste cells", "clipboard-paste", "Ctrl+V", view.paste),
            ("Paste as new events", "plus", "", view.paste_new),
            ("Delete", "trash-2", "Del", view.delete_chosen),
        ):
            menu.addAction(icon(sign), f"{name}\t{keys}").triggered.connect(press)
        place = view.currentIndex().column()
        if place >= 0:
            self._add_column(menu, place)
        return menu

    def ask(self, place: int) -> None:
        """Ask what a column is to say, and filter every view by it."""
        dialog = FilterDialog(self._store, COLUMNS[place].name, self._table)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._store.set_filter(dialog.asked)
        dialog.deleteLater()

    def set_in_selected(self, place: int) -> None:
        """Ask for a value and set it in all selected rows, as one step."""
        ids, name = self._table.view.ids_meant(), COLUMNS[place].name
        dialog = SetDialog(self._store.project, name, len(ids), self._table)
        if ids and dialog.exec() == QDialog.DialogCode.Accepted:
            project, text = self._store.project, dialog.text
            self._table.notice.attempt(self._store, lambda: set_in_all(project, ids, name, text))
        dialog.deleteLater()

    def _add_column(self, menu: QMenu, place: int) -> None:
        menu.addSeparator()
        count, each = len(self._table.view.ids_meant()), COLUMNS[place]
        if each.editable and count > 1:
            words = f"Set {each.name.lower()} in {count:,} events…\tShift+F2"
            setting = menu.addAction(icon("list"), words)
            setting.triggered.connect(partial(self.set_in_selected, place))
        of_column = self.of_column(place)
        of_column.setParent(menu, of_column.windowFlags())
        menu.addMenu(of_column)

    def _free(self, name: str) -> None:
        self._store.set_filter(freed(self._store.filter, name))

    def _close_all(self) -> None:
        groups = self._table.model.rows.groups
        if groups is not None:
            self._table.model.close_groups(frozenset(head.label for head in groups.heads))

    def _open_all(self) -> None:
        self._table.model.close_groups(frozenset())
