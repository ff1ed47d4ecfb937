"""A button that shows what is chosen and drops a menu of what can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum


class Choice(QToolButton):
    """Reads "Size: degree ▾"."""

    chosen = Signal(object)
    """The member of the enumeration that was chosen."""

    def __init__(
        self, name: str, tip: str, members: Iterable[StrEnum], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._members: dict[QAction, StrEnum] = {}  # QAction.data makes plain strings of them
        menu, group = QMenu(self), QActionGroup(self)
        for member in members:
            action = QAction(str(member).capitalize(), group, checkable=True)
            menu.addAction(action)
            self._members[action] = member
        group.triggered.connect(self._choose)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(tip)
        self._show(group.actions()[0])

    @property
    def member(self) -> StrEnum:
        """What is chosen."""
        return next(m for a, m in self._members.items() if a.isChecked())

    def choose(self, member: StrEnum) -> None:
        """Choose as if by the menu."""
        for action, known in self._members.items():
            if known is member:
                action.trigger()

    def _choose(self, action: QAction) -> None:
        self._show(action)
        self.chosen.emit(self._members[action])

    def _show(self, action: QAction) -> None:
        action.setChecked(True)
        self.setText(f"{self._name}: {action.text().lower()} ▾")
        self.setAccessibleName(f"{self._name}: {action.text().lower()}")
