"""The nine most frequent types of the project, each set by a digit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from core.vocabulary import EVENT_TYPES
from gui.inspector.flow import FlowLayout
from gui.keys import keys
from gui.view_keys import view_keys

if TYPE_CHECKING:
    from core.project import Project

MOST = 9


class TypeRow(QWidget):
    """Shows which type the event has; the digits stay as they are while one reviews."""

    chosen = Signal(str)
    """The type to set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.types: tuple[str, ...] = ()
        flow = FlowLayout(self, 4)
        flow.setContentsMargins(0, 0, 0, 0)
        self.buttons = [self._button() for _ in range(MOST)]
        for number, button in enumerate(self.buttons, 1):
            button.setProperty("number", number)
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        keys().declare(view_keys())
        keys().changed.connect(self._relabel)
        self.fill(())

    def count(self, project: Project) -> None:
        """Take the types that occur most often, then others in the order of the list."""
        often = Counter(event.type for event in project.lead_events() if event.type)
        ranked = sorted(EVENT_TYPES, key=lambda each: -often[each])  # the order breaks ties
        self.fill(tuple(ranked[:MOST]))

    def fill(self, types: tuple[str, ...]) -> None:
        """Offer these types."""
        self.types = types
        for button, _ in zip(self.buttons, range(MOST), strict=True):
            button.setVisible(bool(types))
        self._relabel()

    def show_type(self, event_type: str) -> None:
        """Mark the type that the event has."""
        for button, each in zip(self.buttons, self.types, strict=False):
            button.setChecked(each == event_type)

    def press(self, number: int) -> None:
        """Set the type with this digit, from 1."""
        if number <= len(self.types):
            self.chosen.emit(self.types[number - 1])

    def _pressed(self) -> None:
        self.press(int(self.sender().property("number")))

    def _button(self) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setProperty("flat", "true")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._pressed)
        return button

    def _relabel(self) -> None:
        for number, (button, each) in enumerate(zip(self.buttons, self.types, strict=False), 1):
            key = keys().shown(f"Review queue/Type {number}")
            name = each.capitalize()
            button.setText(f"{key} {name}" if key else name)
            tip = f"Set the type: {each.lower()} ({EVENT_TYPES[each]})"
            button.setToolTip(f"{tip}. Key: {key}" if key else tip)
            button.setAccessibleName(f"Type {name}")
