"""A date as a person types it, with how it is read below while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from core.errors import UserError
from core.wording import words
from gui.inspector.section import small
from gui.inspector.typed_date import read_typed, reading

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from core.model import FuzzyDate

PAUSE = 120
"""Milliseconds after the last key before the text is read."""


class DateField(QWidget):
    """Shows a FuzzyDate in words, takes any form that is typed; Enter applies, Esc gives up."""

    committed = Signal(object)
    """The FuzzyDate typed, or None where the date was taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today: FuzzyDate | None = None
        """The day that relative words count from."""
        self._when: FuzzyDate | None = None
        self.line = _Line(self)
        self.said = QLabel()
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._read)
        self.line.textEdited.connect(self._pause.start)
        self.line.returnPressed.connect(self._apply)
        self.line.left.connect(self._leave)
        self.line.given_up.connect(self.revert)

    def show_date(self, when: FuzzyDate | None, today: FuzzyDate | None) -> None:
        """Show what the project holds; an edit under way is kept unless that changed."""
        self.today = today
        if when != self._when or not (self.line.isModified() and self.line.hasFocus()):
            self._when = when
            self.revert()

    def revert(self) -> None:
        """Give up the edit under way."""
        self._pause.stop()
        self.line.setText(words(self._when) if self._when else "")
        self.line.setCursorPosition(0)
        self._say(reading(self._when) if self._when else "")

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
        self.setFocusProxy(self.line)

    def _read(self) -> tuple[bool, FuzzyDate | None]:
        """Read what is typed and say how; the first value is whether it could be."""
        try:
            when = read_typed(self.line.text(), self.today)
        except UserError as refusal:
            self._say(str(refusal), refused=True)
            return False, None
        self._say(reading(when))
        return True, when

    def _apply(self) -> None:
        self._pause.stop()
        if not self.line.isModified():
            return
        readable, when = self._read()
        if not readable:
            return
        self.line.setModified(False)
        if when == self._when:
            self.revert()
        else:
            self.committed.emit(when)

    def _leave(self) -> None:
        if self.line.isModified():
            self._apply()

    def _say(self, text: str, *, refused: bool = False) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.said.setProperty("role", "error" if refused else None)
        self.said.setProperty("dim", None if refused else "true")
        self.line.setProperty("state", "error" if refused else None)
        for widget in (self.said, self.line):
            widget.style().unpolish(widget)
            widget.style().polish(widget)


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
