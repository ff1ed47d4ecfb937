"""The ring round what the keyboard is in: every control, list and canvas, in both themes alike."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from gui.theme import theme

MARKED = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox, QMenu, QMenuBar)
"""What marks the keyboard by itself: fields by their border, menus by their line."""
WIDTH = 2
MOVES = {
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show,
    QEvent.Type.ParentChange,
}  # fmt: skip


class FocusRing(QObject):
    """Follows the keyboard; a click shows no ring, as the hand knows where it is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ring: _Ring | None = None
        self._ringed: QWidget | None = None
        self._hushed: QWidget | None = None
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def hush(self, widget: QWidget) -> None:
        """Put the keyboard into a widget without a ring: nobody asked where it is."""
        self._hushed = widget.focusProxy() or widget
        widget.setFocus()
        self._let_go()

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        by_hand = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and now is not self._hushed:
            self._hushed = None
            if not by_hand and not isinstance(now, MARKED):
                self._put_round(now)

    def _put_round(self, widget: QWidget) -> None:
        self._ringed, window = widget, widget.window()
        self.ring = _Ring(window)
        each: QWidget | None = widget
        while each is not None and each is not window:
            each.installEventFilter(self)
            self._watched.append(each)
            each = each.parentWidget()
        self._place()

    def _let_go(self) -> None:
        for each in self._watched:
            try:
                each.removeEventFilter(self)
            except RuntimeError:  # it has been deleted meanwhile
                continue
        self._watched, self._ringed = [], None
        if self.ring is not None:
            try:
                self.ring.hide()
                self.ring.deleteLater()
            except RuntimeError:  # its window has been deleted, and it with it
                pass
        self.ring = None

    def _place(self) -> None:
        """Put the ring round what can be seen of the widget."""
        if self.ring is None or self._ringed is None:
            return
        widget, window = self._ringed, self._ringed.window()
        seen = QRect(widget.mapTo(window, QPoint()), widget.size())
        each = widget.parentWidget()
        while each is not None and each is not window:
            seen &= QRect(each.mapTo(window, QPoint()), each.size())
            each = each.parentWidget()
        self.ring.setGeometry(seen)
        self.ring.setVisible(widget.isVisible() and not seen.isEmpty())
        self.ring.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._place()
        return False


class _Ring(QWidget):
    """Two strokes of the accent, above everything and in nobody's way."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focus ring")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cover the edge only, so that what is inside repaints without the ring."""
        inside = self.rect().adjusted(WIDTH * 2, WIDTH * 2, -WIDTH * 2, -WIDTH * 2)
        self.setMask(QRegion(self.rect()) - QRegion(inside))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().colour("accent"), WIDTH))
            inside = WIDTH / 2
            room = QRectF(self.rect()).adjusted(inside, inside, -inside, -inside)
            painter.drawRoundedRect(room, 5, 5)
