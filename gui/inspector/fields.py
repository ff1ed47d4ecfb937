"""Fields that hold an edit until Enter or leaving, and give it up on Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent, QWheelEvent

CHROME = 40
"""Pixels of a list's edges and arrow, as the style sheet has them."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineField(QLineEdit):
    """One line; committed carries the text when it differs from what was shown."""

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self._commit)

    def show_text(self, text: str) -> None:
        """Show what the project holds; an edit under way is kept unless that changed."""
        if text != self._shown or not self.hasFocus():
            self._shown = text
            self.setText(text)
            self.setCursorPosition(0)

    def revert(self) -> None:
        """Give up the edit under way."""
        self.setText(self._shown)

    def _commit(self) -> None:
        if self.text() != self._shown:
            self.committed.emit(self.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.revert()
            return
        super().keyPressEvent(event)


class TextField(QPlainTextEdit):
    """Wrapped text as high as its words; Enter or leaving commits, Esc gives up."""

    committed = Signal(str)

    def __init__(self, *, lines: bool = False, parent: QWidget | None = None) -> None:
        """With lines, Enter breaks the line and Ctrl+Enter commits."""
        super().__init__(parent)
        self._lines, self._shown = lines, ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)

    def use_font(self, font: QFont) -> None:
        """Write in another font."""
        self.setFont(font)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show what the project holds; an edit under way is kept unless that changed."""
        if text != self._shown or not self.hasFocus():
            self._shown = text
            self.setPlainText(text)

    def revert(self) -> None:
        """Give up the edit under way."""
        self.setPlainText(self._shown)

    def _commit(self) -> None:
        if self.toPlainText() != self._shown:
            self.committed.emit(self.toPlainText())

    def _fit(self) -> None:
        frame = max(self.height() - self.viewport().height(), 0) if self.isVisible() else 4
        rows = max(self._rows(), 2 if self._lines else 1)
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + frame)

    def _rows(self) -> int:
        """Count the rows of wrapped text; the layout of plain text counts in rows."""
        return min(int(self.document().size().height()), 12)

    @override
    def sizeHint(self) -> QSize:
        return QSize(80, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER and (control or not self._lines):
            self._commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.revert()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._commit()


class ChoiceField(QComboBox):
    """A coded value; chosen carries it when the analyst picks another."""

    chosen = Signal(str)

    def __init__(self, values: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Values are pairs: as shown, as stored."""
        super().__init__(parent)
        for shown, value in values:
            self.addItem(shown, value)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._choose)

    def show_whole(self) -> None:
        """Never be narrower than the longest value."""
        texts = [self.itemText(n) for n in range(self.count())]
        longest = max((self.fontMetrics().horizontalAdvance(t) for t in texts), default=0)
        self.setMinimumWidth(longest + CHROME)

    def show_value(self, value: str) -> None:
        """Show what the project holds; a value off the list is added to it."""
        place = self.findData(value)
        if place < 0:
            self.addItem(value or "not set", value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def _choose(self, place: int) -> None:
        self.chosen.emit(str(self.itemData(place)))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, so that scrolling never changes a value."""
        event.ignore()
