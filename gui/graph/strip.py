"""The controls above and below the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from core.ties import Tone
from gui.graph.arranger import Layout
from gui.graph.choice import Choice
from gui.graph.more_menu import MoreMenu
from gui.graph.paint_ties import COLOURS, STATED
from gui.graph.scene import Measure
from gui.inspector.elided import ElidedLabel
from gui.keyed import keep_tip
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent


AGAIN = "Arrange again; pinned actors stay"
PAUSE = "Pause the layout; everybody stays where they are now"
TABLE = "Actors and their measures"
PLAY = "Play through time: a window of dates moves over the graph"
Stroke = tuple[str, str, tuple[float, ...]]
"""Word, name of the colour, dashes."""


class Strip(QWidget):
    """Layout, search, pin, arrange, fit, and a menu for the rest."""

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
        self.again = self._button("refresh-cw", AGAIN)
        self.fit = self._button("maximize", "Fit the graph to the window")
        keep_tip(self.fit, "Fit the graph to the window", "View/Fit all")
        self.more = self._button("ellipsis", "More")
        self.menu = MoreMenu(self)
        self.lonely, self.things = self.menu.lonely, self.menu.things
        self.unhide, self.unpin_all = self.menu.unhide, self.menu.unpin_all
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        theme().changed.connect(self._dress)
        self._dress()

    def show_busy(self, busy: bool) -> None:
        """Offer to pause a layout that is running, and else to arrange again."""
        self._icons[self.again] = "pause" if busy else "refresh-cw"
        self.again.setIcon(icon(self._icons[self.again]))
        self.again.setToolTip(PAUSE if busy else AGAIN)
        self.again.setAccessibleName(PAUSE if busy else AGAIN)

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
        self.counts = ElidedLabel()
        self.counts.setProperty("dim", True)
        self.counts.setMinimumWidth(self.fontMetrics().averageCharWidth() * 6)
        self.play = QToolButton()
        self.play.setCheckable(True)
        self.play.setToolTip(PLAY)
        self.play.setAccessibleName(PLAY)
        self.play.setProperty("flat", True)
        self.table = QToolButton()
        self.table.setCheckable(True)
        self.table.setToolTip(TABLE)
        self.table.setAccessibleName(TABLE)
        self.table.setProperty("flat", True)
        theme().changed.connect(self._dress)
        self._dress()
        self.legend = Legend()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.measures)
        row.addWidget(self.play)
        row.addWidget(self.table)
        row.addWidget(self.counts, 1)
        row.addWidget(self.legend)

    def _dress(self) -> None:
        self.play.setIcon(icon("play"))
        self.table.setIcon(icon("table"))

    @override
    def resizeEvent(self, event: object) -> None:
        taken = (
            self.play.sizeHint().width()
            + self.measures.sizeHint().width()
            + self.fontMetrics().horizontalAdvance(self.counts.whole)
            + 60
        )
        self.legend.setVisible(self.width() >= taken + self.legend.sizeHint().width())


class Legend(QWidget):
    """A stroke and a word for each tone of tie, and for stated ones."""

    def __init__(
        self, entries: Callable[[], list[Stroke]] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entries = entries or tone_entries
        words = ", ".join(word for word, _, _ in self._entries())
        self.setAccessibleName(f"Legend of ties: {words}")
        self.setMinimumHeight(self.sizeHint().height())
        theme().changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = sum(metrics.horizontalAdvance(word) + 40 for word, _, _ in self._entries())
        return QSize(width, metrics.height() + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tight = min(1.0, (self.width() + 12) / max(self.sizeHint().width(), 1))
        stroke, gap = 20 * max(tight - 0.2, 0.3), 40 * max(tight - 0.25, 0.3)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            x, middle = 0.0, self.height() / 2
            for word, colour, dashes in self._entries():
                pen = QPen(theme().colour(colour), 2.4)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                if dashes:
                    pen.setDashPattern([d * 0.6 for d in dashes])
                painter.setPen(pen)
                painter.drawLine(QPointF(x, middle), QPointF(x + stroke, middle))
                painter.setPen(theme().colour("dim"))
                width = self.fontMetrics().horizontalAdvance(word)
                box = QRectF(x + stroke + 4, 0, width + 2, self.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, word)
                x += width + stroke + gap * 0.5


def tone_entries() -> list[Stroke]:
    """Return what the colours of ties say."""
    return [
        *((str(tone), COLOURS[tone], ()) for tone in Tone),
        ("stated", "dim", STATED),
    ]
