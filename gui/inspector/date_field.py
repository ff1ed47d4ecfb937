"""A date in the inspector: a line that reads what is typed, applied on Enter or on leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from gui.inspector.date_reading import DateReading
from gui.inspector.section import small

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from core.model import FuzzyDate


class DateField(QWidget):
    """Shows a FuzzyDate in words, takes any form that is typed; Enter applies, Esc gives up."""

    committed = Signal(object)
    """The FuzzyDate typed, or None where the date was taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._when: FuzzyDate | None = None
        self.line = _Line(self)
        self.reading = DateReading(self.line)
        self.said = QLabel()
        """What finds no room within the line: a refusal, or the reading in full."""
        self._build()
        self.reading.changed.connect(self._say)
        self.line.returnPressed.connect(self._apply)
        self.line.left.connect(self._leave)
        self.line.given_up.connect(self.revert)

    def show_date(self, when: FuzzyDate | None, today: FuzzyDate | None) -> None:
        """Show what the project holds; an edit under way is kept unless that changed."""
        self.reading.today = today
        if when != self._when or not (self.line.isModified() and self.line.hasFocus()):
            self._when = when
            self.revert()

    def revert(self) -> None:
        """Give up the edit under way."""
        self.reading.show_date(self._when)

    def start_edit(self) -> None:
        """Put the keyboard here, all of the text selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self.said)
        self.line.setPlaceholderText("undated — type any form of date")
        self.line.setAccessibleName("When")
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setFont(small(self.said.font()))
        self.said.setAccessibleName("How the date is read")
        self.said.hide()
        self.setFocusProxy(self.line)

    def _apply(self) -> None:
        if not self.line.isModified() or not self.reading.read():
            return
        self.line.setModified(False)
        when = self.reading.when
        if when == self._when:
            self.revert()
        else:
            self.committed.emit(when)

    def _leave(self) -> None:
        if self.line.isModified():
            self._apply()

    def _say(self) -> None:
        reading = self.reading
        self.said.setText(reading.said)
        whole_inside = reading.fits and reading.inside.text() == reading.said
        self.said.setVisible(bool(reading.said) and not whole_inside)
        self.said.setProperty("role", "error" if reading.refused else None)
        self.said.setProperty("dim", None if reading.refused else "true")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)


class _Line(QLineEdit):
    left = Signal()
    given_up = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
