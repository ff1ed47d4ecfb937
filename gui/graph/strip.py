"""The controls above and below the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget
from typing_extensions import override

from core.ties import Tone
from gui.graph.arranger import Layout
from gui.graph.choice import Choice
from gui.graph.paint_ties import COLOURS
from gui.graph.scene import Measure
from gui.theme import icon, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Strip(QWidget):
    """Layout, search, pin, fit, and a menu for the rest."""

    layout_chosen = Signal(object)
    """A Layout."""
    sought = Signal(str)
    """What is typed in the search box."""
    next_asked = Signal()
    """Enter in the search box: go to the next find."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[QToolButton, str] = {}
        self.layouts = Choice("Layout", "How actors are arranged", Layout)
        self.layouts.chosen.connect(self.layout_chosen)
        self.search = QLineEdit(placeholderText="Find an actor", clearButtonEnabled=True)
        self.search.setAccessibleName("Find an actor")
        self.search.textChanged.connect(self.sought)
        self.search.returnPressed.connect(self.next_asked)
        self.pin = self._button("pin", "Pin the selected actors where they stand, or let them go")
        self.again = self._button("refresh-cw", "Arrange again; pinned actors stay")
        self.fit = self._button("maximize", "Fit the graph to the window (Ctrl+0)")
        self.more = self._button("ellipsis", "More")
        self.lonely = QAction("Show unconnected actors", self, checkable=True)
        self.things = QAction("Show things without a name", self, checkable=True)
        self.unhide = QAction("Show hidden actors", self, enabled=False)
        self.unpin_all = QAction("Unpin all", self)
        menu = QMenu(self)
        menu.addActions([self.lonely, self.things, self.unhide, self.unpin_all])
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        theme().changed.connect(self._dress)
        self._dress()

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setProperty("flat", True)
        self._icons[button] = name
        return button

    def _dress(self) -> None:
        for button, name in self._icons.items():
            button.setIcon(icon(name))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.layouts)
        row.addWidget(self.search, 1)
        self.search.setMinimumWidth(self.search.fontMetrics().averageCharWidth() * 10)
        for button in self._icons:
            row.addWidget(button)


class Foot(QWidget):
    """What the sizes mean, how much there is, and what the colours of ties say."""

    measure_chosen = Signal(object)
    """A Measure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.measures = Choice("Size", "What the size of a node says", Measure)
        self.measures.chosen.connect(self.measure_chosen)
        self.counts = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.counts.setProperty("dim", True)
        self.legend = Legend()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 6)
        row.setSpacing(10)
        row.addWidget(self.measures)
        row.addWidget(self.counts)
        row.addStretch(1)
        row.addWidget(self.legend)

    @override
    def resizeEvent(self, event: object) -> None:
        taken = self.measures.sizeHint().width() + self.counts.sizeHint().width() + 60
        self.legend.setVisible(self.width() >= taken + self.legend.sizeHint().width())


class Legend(QWidget):
    """A stroke and a word for each tone of tie, and for stated ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = ", ".join(word for word, _, _ in self._entries())
        self.setAccessibleName(f"Legend of ties: {words}")
        theme().changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = sum(metrics.horizontalAdvance(word) + 40 for word, _, _ in self._entries())
        return QSize(width, metrics.height() + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            x, middle = 0.0, self.height() / 2
            for word, colour, dashed in self._entries():
                pen = QPen(theme().colour(colour), 2.4)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                if dashed:
                    pen.setDashPattern([2.4, 1.6])
                painter.setPen(pen)
                painter.drawLine(QPointF(x, middle), QPointF(x + 20, middle))
                painter.setPen(theme().colour("dim"))
                width = self.fontMetrics().horizontalAdvance(word)
                box = QRectF(x + 25, 0, width + 2, self.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, word)
                x += width + 40

    def _entries(self) -> list[tuple[str, str, bool]]:
        return [*((str(tone), COLOURS[tone], False) for tone in Tone), ("stated", "dim", True)]
