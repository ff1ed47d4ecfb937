"""The line above the article: whose and of when, how to walk its events, what the tints mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from core.model import MentionKind
from core.wording import words
from gui.inspector.elided import ElidedLabel
from gui.inspector.section import small
from gui.keyed import keep_tip
from gui.reader.formats import COLOURS, FAINT, tint
from gui.theme import icon, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from core.model import Document

_DASHES = {
    MentionKind.ACTOR: Qt.PenStyle.SolidLine,
    MentionKind.DATE: Qt.PenStyle.DashLine,
    MentionKind.PLACE: Qt.PenStyle.DotLine,
}


class ReaderHeader(QWidget):
    """READER · OUTLET · DATE, and two buttons."""

    next_asked = Signal()
    previous_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("READER")
        self.title.setProperty("role", "section")
        self.title.setFont(small(self.title.font(), spaced=True))
        self.previous, self.next = QToolButton(), QToolButton()
        self.captions = QToolButton()
        self.captions.setCheckable(True)
        self.captions.setProperty("flat", "true")
        self.captions.setToolTip("Show the captions of its pictures below the article")
        self.captions.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 4)
        row.addWidget(self.title, 1)
        row.addWidget(self.captions)
        row.addWidget(Legend())
        self._button(self.previous, "Previous event in this article", self.previous_asked, "before")
        self._button(self.next, "Next event in this article", self.next_asked, "after")
        row.addWidget(self.previous)
        row.addWidget(self.next)
        self.restyle()

    def show_document(self, document: Document | None, told: int) -> None:
        """Name the article; told is how many of its sentences tell of events."""
        parts = ["READER"]
        if document is not None:
            parts.append((document.outlet or document.title or document.id).upper())
            published = words(document.published) if document.published else "no publication date"
            parts.append(published.upper())
        self.title.say(" · ".join(parts))
        count = len(document.captions) if document is not None else 0
        self.captions.setText(f"{count} caption{'s' * (count != 1)}")
        self.captions.setVisible(count > 0)
        for button in (self.previous, self.next):
            button.setEnabled(told > 0)

    def restyle(self) -> None:
        """Tint the icons anew."""
        self.previous.setIcon(icon("chevron-left"))
        self.next.setIcon(icon("chevron-right"))

    def _button(self, button: QToolButton, tip: str, signal: SignalInstance, way: str) -> None:
        button.setProperty("flat", "true")
        keep_tip(button, tip, f"Reader/Event {way} in the source")
        button.clicked.connect(signal)


class Legend(QWidget):
    """The three kinds of lit text, as they look in the article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(small(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Legend: actor underlined, date dashed, place dotted")

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = sum(metrics.horizontalAdvance(kind.value) + 12 for kind in MentionKind)
        return QSize(width, metrics.height() + 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        at, metrics = 0, self.fontMetrics()
        with QPainter(self) as painter:
            for kind in MentionKind:
                colour = theme().colour(COLOURS[kind])
                box = QRect(at, 1, metrics.horizontalAdvance(kind.value) + 6, metrics.height() + 2)
                painter.fillRect(box, tint(colour, FAINT))
                painter.setPen(QPen(colour, 1.5, _DASHES[kind]))
                painter.drawLine(box.bottomLeft(), box.bottomRight())
                painter.setPen(theme().colour("text"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, kind.value)
                at += box.width() + 6
