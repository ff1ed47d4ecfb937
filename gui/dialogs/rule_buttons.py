"""The buttons of the rules dialog: what can be done to those selected, and to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.model import RuleScope
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model import Rule

ONE = (
    ("switch", "Switch off", "Switch on or off (Space)", ""),
    ("edit", "Edit…", "Change its words (F2)", "pencil"),
    ("delete", "Delete", "Take it away (Del)", "trash-2"),
    ("spread", "In all my projects",
     "Keep it in a file of yours, which every project of yours takes it from", ""),
    ("where", "Show where obeyed",
     "Select the actors and events in which it was obeyed", "locate"),
)  # fmt: skip
ALL = (
    ("apply", "Apply to what is here…", "", ""),
    ("import", "Import…", "Add the rules of a file (JSON or TOML)", "upload"),
    ("export", "Export…", "", "download"),
)


class RuleButtons(QWidget):
    """Says by its words and its greyness what would happen to what is selected."""

    asked = Signal(str)
    """"switch", "edit", "delete", "spread", "where", "apply", "import", "export" or "close"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_name: dict[str, QPushButton] = {}
        self._icons: dict[str, str] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for entries in (ONE, ALL):
            line = QHBoxLayout()
            for name, words, tip, picture in entries:
                line.addWidget(self._button(name, words, tip, picture))
            line.addStretch(1)
            rows.addLayout(line)
        line.addWidget(self._button("close", "Close", "Close (Esc)"))
        theme().changed.connect(self._tint)

    def describe(self, chosen: Sequence[Rule], some: bool) -> None:
        """Fit the buttons to the rules selected, and to whether there are any at all."""
        for name, *_ in ONE:
            self.by_name[name].setEnabled(bool(chosen))
        self.by_name["edit"].setEnabled(len(chosen) == 1)
        on = bool(chosen) and all(r.active for r in chosen)
        self.by_name["switch"].setText("Switch off" if on else "Switch on")
        everywhere = bool(chosen) and all(r.scope is RuleScope.EVERYWHERE for r in chosen)
        words = "This project only" if everywhere else "In all my projects"
        self.by_name["spread"].setText(words)
        which = "the selected rules" if chosen else "all rules"
        tips = {
            "apply": f"Show what {which} would change in what is already here",
            "export": f"Write {which} to a file",
        }
        for name, tip in tips.items():
            self.by_name[name].setEnabled(some)
            self.by_name[name].setToolTip(tip)
            self.by_name[name].setAccessibleDescription(tip)

    def _button(self, name: str, words: str, tip: str, picture: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        button.clicked.connect(self._ask)
        self.by_name[name] = button
        if picture:
            button.setIcon(icon(picture))
            self._icons[name] = picture
        return button

    def _ask(self) -> None:
        self.asked.emit(self.sender().objectName())

    def _tint(self) -> None:
        for name, picture in self._icons.items():
            self.by_name[name].setIcon(icon(picture))
