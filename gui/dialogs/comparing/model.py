"""The changes as rows of a table, each with a box to take it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from core.exports.homecoming import Kind
from gui.inspector.elided import plain_tip
from gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.exports.homecoming import Change

    Index = QModelIndex | QPersistentModelIndex

HEADINGS = ("Take", "What", "Row", "Field", "As exported", "In the workbook", "In the project now",
            "Cell")  # fmt: skip
WORDS = {
    Kind.CHANGED: "change",
    Kind.CONFLICT: "conflict",
    Kind.NEW: "new",
    Kind.MISSING: "missing",
}
_COLOURS = {Kind.CONFLICT: "warning", Kind.NEW: "accent", Kind.MISSING: "error"}
_DISPLAY, _CHECK = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.CheckStateRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ChangesModel(QAbstractTableModel):
    """Rows are the changes of one kind, or all; what is ticked is kept for all of them."""

    taken_changed = Signal()

    def __init__(self, changes: Sequence[Change]) -> None:
        super().__init__()
        self.changes = changes
        self.taken = [change.sure for change in changes]
        self._shown = list(range(len(changes)))
        self._empty = QModelIndex()

    def show_only(self, kind: str | None, text: str) -> None:
        """Show the changes of one kind, with these words in them."""
        wanted = text.casefold().split()
        self.beginResetModel()
        self._shown = [
            n for n, change in enumerate(self.changes)
            if (kind is None or change.kind == kind) and _says(change, wanted)
        ]  # fmt: skip
        self.endResetModel()

    def take_shown(self, *, take: bool) -> None:
        """Tick, or untick, every row shown."""
        for number in self._shown:
            self.taken[number] = take
        if self._shown:
            last = self.index(len(self._shown) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [_CHECK])
        self.taken_changed.emit()

    def chosen(self) -> list[Change]:
        """Return the changes that are ticked."""
        return [c for c, take in zip(self.changes, self.taken, strict=True) if take]

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return HEADINGS[section]
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else usual

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        number = self._shown[index.row()]
        change = self.changes[number]
        if index.column() == 0:
            return self._box(number, role)
        text = _cells(change)[index.column() - 1]
        if role == _DISPLAY:
            return " ".join(text.split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(change, index.column())
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK or index.column() != 0:
            return False
        self.taken[self._shown[index.row()]] = Qt.CheckState(value) is _ON
        self.dataChanged.emit(index, index, [_CHECK])
        self.taken_changed.emit()
        return True

    def _box(self, number: int, role: int) -> object:
        if role == _CHECK:
            return _ON if self.taken[number] else _OFF
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Take {self.changes[number].name}"
        return None


def _cells(change: Change) -> tuple[str, ...]:
    """Return the texts of the columns after the box."""
    theirs = "(row deleted: reject it)" if change.kind is Kind.MISSING else change.theirs
    return (
        WORDS[change.kind],
        f"{change.name}  {change.row_id}".rstrip(),
        change.what,
        change.exported,
        theirs,
        change.ours,
        change.cell,
    )


def _colour(change: Change, column: int) -> object:
    if column == HEADINGS.index("What"):
        return theme().colour(_COLOURS[change.kind]) if change.kind in _COLOURS else None
    quiet = column in (HEADINGS.index("As exported"), HEADINGS.index("Cell"))
    return theme().colour("dim") if quiet else None


def _says(change: Change, wanted: Sequence[str]) -> bool:
    hay = " ".join(_cells(change)).casefold() if wanted else ""
    return all(word in hay for word in wanted)
