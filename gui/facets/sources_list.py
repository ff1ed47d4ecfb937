"""The sources: what was read, when it appeared, and how many events it tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from core.document_edits import remove_document
from gui.facets.source_painter import SourceDelegate
from gui.facets.source_rows import ID_ROLE, ORDERS, SourceModel
from gui.inspector.notice import Notice
from gui.inspector.section import column, heading
from gui.theme import icon, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from gui.store import Store

EMPTY = "No sources yet. Drop articles on the window, paste one, or open the sample."


class SourcesList(QWidget):
    """A click selects a source and opens it in the reader; the menu filters, dates, removes."""

    set_published_requested = Signal(str)
    """Ask for the date of publication of this document."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.model = SourceModel(store)
        self.view, self.notice = _View(), Notice()
        self._heading, self._order = heading("Sources"), QToolButton()
        self._empty, self._stack = QLabel(EMPTY), QStackedWidget()
        self._own = False
        self._build()
        self._connect()
        self._say_count()

    def source_menu(self, document_id: str) -> QMenu:
        """Return the context menu of one source."""
        menu = QMenu(self)
        for name, sign, press in (
            ("Filter to this source", "filter", self._filter),
            ("Set publication date…", "calendar-days", self._ask_date),
            ("Remove source", "trash-2", self._remove),
        ):
            action = menu.addAction(icon(sign), name)
            action.setData(document_id)
            action.triggered.connect(press)
        return menu

    def order_by(self, name: str) -> None:
        """Order the sources by "date", "title" or "outlet"."""
        self.model.order_by(name)
        self._order.setText(name)
        self._follow(self._store.selection)

    def open_source(self, index: QModelIndex) -> None:
        """Select a source and open it in the reader."""
        document_id = str(index.data(ID_ROLE))
        self._own = True
        self._store.select({document_id})
        self._own = False
        self._store.show_evidence(document_id)

    def _build(self) -> None:
        layout = column(self, 2)
        layout.addLayout(self._top())
        layout.addWidget(self.notice)
        self._empty.setWordWrap(True)
        self._empty.setProperty("dim", "true")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(12, 4, 12, 8)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        layout.addWidget(self._stack, 1)
        self.view.setModel(self.model)
        self.view.setItemDelegate(SourceDelegate(self.view))
        self.setProperty("panel", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Sources")

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 6, 0)
        row.addWidget(self._heading, 1)
        self._order.setText("date")
        self._order.setProperty("flat", "true")
        self._order.setIcon(icon("chevron-down", "dim"))
        self._order.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._order.setToolTip("Order of the sources")
        self._order.setAccessibleName("Order of the sources")
        self._order.setMenu(self._order_menu())
        row.addWidget(self._order)
        return row

    def _order_menu(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        for name in ORDERS:
            action = menu.addAction(f"By {name}")
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == "date")
            group.addAction(action)
        group.triggered.connect(self._reorder)
        return menu

    def _connect(self) -> None:
        self.view.opened.connect(self.open_source)
        self.view.clicked.connect(self.open_source)
        self.view.removed.connect(self._remove_current)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.model.modelReset.connect(self._say_count)
        self._store.articles_changed.connect(self._say_count)
        self._store.selection_changed.connect(self._follow)
        theme().changed.connect(self._restyle)

    def _say_count(self, _change: object = None) -> None:
        count = self.model.rowCount()
        self._heading.setText(f"SOURCES · {count:,}" if count else "SOURCES")
        self._empty.setText(self._store.articles.words("sources") or EMPTY)
        self._stack.setCurrentWidget(self.view if count else self._empty)
        self._order.setVisible(count > 1)
        self._follow(self._store.selection)

    def _restyle(self) -> None:
        self._order.setIcon(icon("chevron-down", "dim"))
        self.view.viewport().update()

    def _follow(self, ids: frozenset[str]) -> None:
        self.view.viewport().update()
        documents = [i for i in ids if i.startswith("S")]
        if len(documents) == 1 and not self._own:
            row = self.model.row_of(documents[0])
            if row is not None:
                self.view.setCurrentIndex(self.model.index(row))

    def _reorder(self, action: QAction) -> None:
        self.order_by(str(action.data()))

    def _open_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        if index.isValid():
            menu = self.source_menu(str(index.data(ID_ROLE)))
            menu.exec(self.view.viewport().mapToGlobal(at))
            menu.deleteLater()

    def _asked(self) -> str:
        action = self.sender()
        return str(action.data()) if isinstance(action, QAction) else ""

    def _filter(self) -> None:
        wanted = frozenset({self._asked()})
        self._store.set_filter(replace(self._store.filter, documents=wanted))

    def _ask_date(self) -> None:
        self.set_published_requested.emit(self._asked())

    def _remove(self) -> None:
        self.remove(self._asked())

    def _remove_current(self, index: QModelIndex) -> None:
        self.remove(str(index.data(ID_ROLE)))

    def remove(self, document_id: str) -> None:
        """Remove a source and the events that it alone tells; one step, to be undone."""
        if document_id in self._store.project.documents:
            self.notice.attempt(
                self._store, lambda: remove_document(self._store.project, document_id)
            )


class _View(QListView):
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName("Sources")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if not index.isValid():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(index)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(index)
        else:
            super().keyPressEvent(event)
