"""What went wrong with which file, in words that can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QMenu,
    QStackedWidget,
    QTableView,
    QWidget,
)
from typing_extensions import override

from gui.inspector.elided import plain_tip
from gui.inspector.section import column
from gui.keyed import with_key
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from core.errors import Problem
    from core.project import Patch
    from gui.store import Store

    Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("Severity", "File", "Message")
ICONS = {
    "error": ("circle-alert", "error"),
    "warning": ("triangle-alert", "warning"),
    "note": ("info", "dim"),
}
NOWHERE = QModelIndex()
EMPTY = "No problems: every article was read."


class ProblemsList(QWidget):
    """One row per problem, the newest last; Ctrl+C copies the selected rows.

    With a store, an article's missing date is listed only for as long as it is missing.
    """

    count_changed = Signal(int)
    """How many problems are listed now."""

    def __init__(self, store: Store | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._all: list[Problem] = []
        self.model, self.view = _Problems(self), _View()
        self._empty, self._stack = QLabel(EMPTY), QStackedWidget()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("dim", "true")
        self._empty.setWordWrap(True)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        column(self, 0).addWidget(self._stack)
        self.view.setModel(self.model)
        self.view.set_widths()
        self.view.copy_asked.connect(self.copy)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.setProperty("panel", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme().changed.connect(self.view.viewport().update)
        if store is not None:
            store.patched.connect(self._recheck)
            store.reset.connect(self._forget)

    def add(self, problems: Iterable[Problem]) -> None:
        """List more problems."""
        new = list(problems)
        self._all += new
        self.model.add([p for p in new if self._open(p)])
        self._follow()

    def clear(self) -> None:
        """Forget all problems."""
        self._all = []
        self.model.show([])
        self._follow()

    def copy(self) -> None:
        """Put the selected rows, or else all, on the clipboard, one a line."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        problems = self.model.problems
        chosen = [problems[row] for row in rows] or problems
        lines = (f"{p.severity}\t{p.where}\t{p.message}" for p in chosen)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _open(self, problem: Problem) -> bool:
        """Whether it is one still."""
        if self._store is None or not problem.undated or not problem.document_id:
            return True
        document = self._store.project.documents.get(problem.document_id)
        return document is not None and document.published is None

    def _recheck(self, patch: Patch) -> None:
        if "S" in patch.letters:
            self._list_open()

    def _forget(self) -> None:
        """Forget what was about articles of the project that was open before."""
        self._all = [p for p in self._all if not p.document_id]
        self._list_open()

    def _list_open(self) -> None:
        open_ = [p for p in self._all if self._open(p)]
        if open_ != self.model.problems:
            self.model.show(open_)
            self._follow()

    def _follow(self) -> None:
        count = len(self.model.problems)
        self._stack.setCurrentWidget(self.view if count else self._empty)
        self.view.resizeRowsToContents()
        self.count_changed.emit(count)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(icon("copy"), with_key("Copy", "Problems/Copy")).triggered.connect(self.copy)
        menu.addAction(icon("trash-2"), "Clear the list").triggered.connect(self.clear)
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()


class _Problems(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.problems: list[Problem] = []

    def add(self, problems: list[Problem]) -> None:
        if problems:
            first = len(self.problems)
            self.beginInsertRows(NOWHERE, first, first + len(problems) - 1)
            self.problems += problems
            self.endInsertRows()

    def show(self, problems: list[Problem]) -> None:
        self.beginResetModel()
        self.problems = problems
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.problems)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        named = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if named else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        problem = self.problems[index.row()]
        text = (problem.severity.capitalize(), problem.where, problem.message)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(*ICONS[problem.severity])
        return None


class _View(QTableView):
    copy_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setAccessibleName("Problems")

    def set_widths(self) -> None:
        """Give the message what the severity and the file leave."""
        if self.model() is None:
            return
        header, wide = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, wide * 14)
        self.setColumnWidth(1, min(wide * 34, (self.width() - wide * 14) // 3))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_widths()
        self.resizeRowsToContents()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)
