"""Every shown actor with its measures, sorted by any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from core.ties import Metrics
from gui.graph.glyphs import ICONS
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

    from core.model import Actor

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (
    ("Actor", "The name of the actor"),
    ("Events", "How many shown events it takes part in"),
    ("Degree", "How many other actors it is tied to"),
    ("Weighted", "Weighted degree: how often it is tied to them"),
    ("Between", "Betweenness: the share of shortest paths between others that pass through it"),
    ("Close", "Closeness: how near all others are"),
    ("Eigen", "Eigenvector: how well tied those are that it is tied to"),
    ("Core", "k-core: the largest k such that it is in a group where all are tied to k others"),
    ("Community", "The community that it belongs to, the largest being 1"),
    ("Kind", "What sort of actor it is"),
)
_DECIMALS = {4: 3, 5: 3, 6: 3}
_KIND = 9
Value = str | int | float


class ActorsModel(QAbstractTableModel):
    """Rows of actors; sorting keeps what is equal in the order that it had."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.actors: list[Actor] = []
        self.rows: list[tuple[Value, ...]] = []
        self._by, self._down = 1, True

    def show(self, actors: list[Actor], events: list[int], metrics: Mapping[str, Metrics]) -> None:
        """Show these actors; without metrics their cells are empty."""
        self.beginResetModel()
        self.actors = actors
        none = Metrics()
        self.rows = [
            _row(a, count, metrics.get(a.id, none)) for a, count in zip(actors, events, strict=True)
        ]
        self._sort()
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column, value = index.column(), self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{value:.{_DECIMALS[column]}f}" if column in _DECIMALS else str(value)
        if role == Qt.ItemDataRole.TextAlignmentRole and 0 < column < _KIND:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            kind = self.actors[index.row()].kind
            return icon(ICONS[kind], kind.replace(" ", "_"))
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][0]
        return COLUMNS[section][1] if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._by, self._down = column, order is Qt.SortOrder.DescendingOrder
        self._sort()
        self.endResetModel()

    def _sort(self) -> None:
        keys = [row[self._by] for row in self.rows]
        folded = [k.casefold() if isinstance(k, str) else k for k in keys]
        order = sorted(range(len(keys)), key=folded.__getitem__, reverse=self._down)
        self.actors = [self.actors[i] for i in order]
        self.rows = [self.rows[i] for i in order]


def _row(actor: Actor, events: int, stands: Metrics) -> tuple[Value, ...]:
    return (
        " ".join(actor.label.split()), events, stands.degree, stands.weighted_degree,
        stands.betweenness, stands.closeness, stands.eigenvector, stands.core, stands.community,
        str(actor.kind).capitalize(),
    )  # fmt: skip


class ActorsTable(QWidget):
    """The table, and a line that says what it counts."""

    picked = Signal(object)
    """These actors (frozenset of ids) shall be selected."""
    opened = Signal(str)
    """Show this actor in the graph."""
    closed = Signal()
    shown = Signal()
    """Somebody looks at it now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ActorsModel(self)
        self.table = QTableView(sortingEnabled=True, cornerButtonEnabled=False)
        self.table.setAccessibleName("Actors and their measures")
        self.table.setToolTip("Click a head to sort; double-click an actor to find it")
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.table.setWordWrap(False)
        self._dress_header()
        self.said = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.said.setProperty("dim", True)
        self.said.setContentsMargins(12, 4, 6, 4)
        self._close = QToolButton()
        self._close.setToolTip("Close the table of actors")
        self._close.setAccessibleName("Close the table of actors")
        self._close.setProperty("flat", True)
        self._close.clicked.connect(self.closed)
        head, box = QHBoxLayout(), QVBoxLayout(self)
        head.setContentsMargins(0, 2, 6, 0)
        head.addWidget(self.said, 1)
        head.addWidget(self._close)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.table, 1)
        self._following = False
        self.table.selectionModel().selectionChanged.connect(self._pick)
        self.table.doubleClicked.connect(self._open)
        theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._close.setIcon(icon("x", "dim"))
        self.table.viewport().update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def show_actors(
        self, actors: list[Actor], events: list[int], metrics: Mapping[str, Metrics], words: str
    ) -> None:
        """Show these actors and what the line below says."""
        self._following = True
        self.model.show(actors, events, metrics)
        self._following = False
        self.said.setText(words)

    def select(self, ids: frozenset[str]) -> None:
        """Select the rows of these actors."""
        chosen, rows = QItemSelection(), []
        for row, actor in enumerate(self.model.actors):
            if actor.id in ids:
                chosen.select(self.model.index(row, 0), self.model.index(row, len(COLUMNS) - 1))
                rows.append(row)
        self._following = True
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().select(chosen, how)
        self._following = False
        if len(rows) == 1:
            self.table.scrollTo(self.model.index(rows[0], 0))

    def _dress_header(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
        header.setHighlightSections(False)
        wide = self.fontMetrics().averageCharWidth()
        for column, chars in enumerate((22, 9, 10, 12, 11, 9, 9, 8, 14, 16)):
            header.resizeSection(column, wide * chars)

    def _pick(self) -> None:
        if not self._following:
            rows = self.table.selectionModel().selectedRows()
            self.picked.emit(frozenset(self.model.actors[i.row()].id for i in rows))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.actors[index.row()].id)
