"""How a date is read while it is typed: shown inside any line, at its right, and told in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QToolTip
from typing_extensions import override

from core.edtf import render
from core.errors import UserError
from core.wording import words
from gui.inspector.elided import plain_tip
from gui.inspector.section import small
from gui.inspector.typed_date import read_typed, reading

if TYPE_CHECKING:
    from core.model import FuzzyDate

PAUSE = 120
"""Milliseconds after the last key before the text is read."""
EDGE, GAP = 9, 14
"""Pixels from the reading to the line's right edge, and at least from the typed words."""


class DateReading(QObject):
    """Reads a line as a date while one types; the one such reader of the whole window."""

    changed = Signal()
    """Another reading, or another refusal, is shown."""

    def __init__(
        self, line: QLineEdit, today: FuzzyDate | None = None, *, tips: bool = False
    ) -> None:
        """Count relative words from today; with tips, tell below what finds no room inside."""
        super().__init__(line)
        self.line, self.today, self._tips = line, today, tips
        self.when: FuzzyDate | None = None
        self.said, self.refused = "", False
        """The reading in full, or the words that refuse it."""
        self._forms: tuple[str, ...] = ()
        self.inside = QLabel(line)
        """The reading within the line, as much of it as finds room."""
        self._dress()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.read)
        line.textEdited.connect(self._wait)
        line.textChanged.connect(self._place)
        line.installEventFilter(self)

    @property
    def fits(self) -> bool:
        """Whether a reading stands within the line."""
        return not self.inside.isHidden()

    def show_date(self, when: FuzzyDate | None) -> None:
        """Show a known date in words; an empty line where there is none."""
        self._pause.stop()
        self.when = when
        self.line.setText(words(when) if when else "")
        self.line.setCursorPosition(0)
        self._tell(when)

    def read(self) -> bool:
        """Read what stands in the line and tell how; return whether it could be."""
        self._pause.stop()
        try:
            self.when = read_typed(self.line.text(), self.today)
        except UserError as refusal:
            self.when = None
            self._say(str(refusal), (), refused=True)
            return False
        self._tell(self.when)
        return True

    def _tell(self, when: FuzzyDate | None) -> None:
        """Say the date in words, as EDTF and how fine it is; the words only where they add any."""
        if when is None:
            self._say("undated" if self.line.text().strip() else "", ())
            return
        brief, whole = reading(when), f"{words(when)} · {reading(when)}"
        known = self.line.text().strip() == words(when)
        forms = (brief, render(when)) if known else (whole, brief, render(when))
        self._say(forms[0], forms)

    def _say(self, said: str, forms: tuple[str, ...], *, refused: bool = False) -> None:
        self.said, self.refused, self._forms = said, refused, forms
        self.line.setAccessibleDescription(said)
        self.line.setProperty("state", "error" if refused else None)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        self._place()
        if self._tips and self.line.hasFocus():
            self._tip()
        self.changed.emit()

    def _wait(self, _text: str) -> None:
        self._forms = ()
        self._place()
        self._pause.start()

    def _place(self, _text: str = "") -> None:
        """Stand at the right of the line in the longest form that leaves the typed words free."""
        line = self.line
        room = line.width() - EDGE - GAP - line.fontMetrics().horizontalAdvance(line.text()) - EDGE
        metrics = self.inside.fontMetrics()
        form = next((f for f in self._forms if metrics.horizontalAdvance(f) + 2 <= room), "")
        self.inside.setVisible(bool(form))
        self.inside.setText(form)
        width = metrics.horizontalAdvance(form) + 2
        self.inside.setGeometry(line.width() - EDGE - width, 0, width, line.height())

    def _tip(self) -> None:
        """Tell below the line what does not stand in it."""
        whole = self.said if not self.fits or self.inside.text() != self.said else ""
        below = self.line.mapToGlobal(QPoint(0, self.line.height()))
        QToolTip.showText(below, plain_tip(whole) if whole else "", self.line)

    def _dress(self) -> None:
        self.inside.setTextFormat(Qt.TextFormat.PlainText)
        self.inside.setProperty("dim", "true")
        self.inside.setFont(small(self.line.font()))
        self.inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.inside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.inside.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.Show):
            self.inside.setFont(small(self.line.font()))
            self._place()
            self.changed.emit()
        elif event.type() == QEvent.Type.Hide and self._tips:
            QToolTip.hideText()
        return False
