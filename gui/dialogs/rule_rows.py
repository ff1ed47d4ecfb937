"""The rules of the project as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from core.memory import applied, counting, evidence, overruled, sentence, set_active, state
from gui.inspector.elided import plain_tip
from gui.theme import theme

if TYPE_CHECKING:
    from core.model import Rule
    from core.project import Patch
    from gui.store import Store

HEADINGS = ("On", "Rule", "Holds in", "Learned from", "Obeyed")
ON, RULE, SCOPE, FROM, APPLIED = range(5)
SORTING, RULE_ID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class RuleRows(QAbstractTableModel):
    """One row for a rule; its first cell switches it on and off, as an undoable edit."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.rules: list[Rule] = []
        self._applied: dict[str, int] = {}
        self._winners: dict[str, Rule] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read the rules anew."""
        project = self._store.project
        self.beginResetModel()
        self.rules = sorted(project.rules.values(), key=_newest, reverse=True)
        self._applied = applied(project)
        self._winners = {
            loser: project.rules[winner] for loser, winner in overruled(self.rules).items()
        }
        self.endResetModel()

    def follow(self, patch: Patch) -> None:
        """Take over a change of the project."""
        if any(i[:1] in "MAES" for i in patch.ids):
            self.refresh()

    def state_of(self, rule: Rule) -> str:
        """Say whether a rule holds, and if not why."""
        return state(rule, self._winners.get(rule.id))

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rules)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        return known | Qt.ItemFlag.ItemIsUserCheckable if index.column() == ON else known

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        rule, column = self.rules[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(rule, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join((sentence(rule), self.state_of(rule), evidence(rule))))
            case _ if role == SORTING:
                return self._sorting(rule, column)
            case _ if role == RULE_ID:
                return rule.id
        return self._look(rule, column, role)

    def _look(self, rule: Rule, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole:
            dim = not self.holds(rule) or column in (SCOPE, FROM)
            return theme().colour("dim") if dim else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column == APPLIED:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if column != ON:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if rule.active else Qt.CheckState.Unchecked
        return self.state_of(rule) if role == Qt.ItemDataRole.AccessibleTextRole else None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != ON:
            return False
        active = Qt.CheckState(value) is Qt.CheckState.Checked
        rule_id = self.rules[index.row()].id
        self._store.do(set_active(self._store.project, [rule_id], active))
        return True

    def holds(self, rule: Rule) -> bool:
        """Whether a rule is in force."""
        return rule.active and rule.id not in self._winners

    def _text(self, rule: Rule, column: int) -> str:
        if column == ON:
            counted = counting(rule)
            return "overruled" if rule.id in self._winners else counted
        if column == APPLIED:
            return f"{self._applied.get(rule.id, 0):,}×"
        return {RULE: sentence(rule), SCOPE: rule.scope.value, FROM: evidence(rule)}[column]

    def _sorting(self, rule: Rule, column: int) -> Any:
        if column == ON:
            return 2 if self.holds(rule) else int(rule.active)
        if column == APPLIED:
            return self._applied.get(rule.id, 0)
        return rule.learned if column == FROM else self._text(rule, column).casefold()


def _newest(rule: Rule) -> tuple[str, int, str]:
    return rule.changed, len(rule.id), rule.id
