"""A line to type into, laid over the event it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from gui.inspector.date_reading import DateReading

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from core.model import FuzzyDate


class InlineEditor(QLineEdit):
    """Enter or leaving it commits what was typed, Esc gives up."""

    committed = Signal(str)
    """The text, once, where it differs from the first."""
    done = Signal()
    """The editor is closed, either way."""

    def __init__(self, parent: QWidget, name: str, text: str) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self._within = parent
        self._first, self._open = text, True
        self.reading: DateReading | None = None
        """Reads the line as a date; Enter on one that it refuses leaves the line open."""
        self.returnPressed.connect(self._enter)

    def read_dates(self, today: FuzzyDate | None) -> None:
        """Say while one types how the date is read."""
        self.reading = DateReading(self, today, tips=True)

    def show_over(self, rect: QRectF, least: int) -> None:
        """Stand over a rectangle of the parent, kept within it."""
        parent = self._within
        height = self.sizeHint().height()
        width = min(max(round(rect.width()), least), parent.width())
        x = min(max(round(rect.left()), 0), parent.width() - width)
        y = min(max(round(rect.center().y() - height / 2), 0), parent.height() - height)
        self.setGeometry(x, y, width, height)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Take what was typed."""
        if self._open and self._close() and self.text() != self._first:
            self.committed.emit(self.text())

    def _enter(self) -> None:
        if self.reading is None or self.text() == self._first or self.reading.read():
            self.commit()

    def cancel(self) -> None:
        """Give up what was typed."""
        if self._open:
            self._close()

    def _close(self) -> bool:
        self._open = False
        self.hide()
        self.deleteLater()
        self.done.emit()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()
