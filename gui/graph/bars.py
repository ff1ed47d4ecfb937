"""The narrow bars between the strip and the graph: ego depth, two periods, play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)

from core.model import FuzzyDate
from gui.graph.choice import Choice
from gui.graph.paint_ties import TURNS
from gui.graph.player import Speed, Window
from gui.graph.strip import Legend
from gui.inspector.date_reading import DateReading
from gui.inspector.elided import ElidedLabel
from gui.theme import icon, theme

if TYPE_CHECKING:
    from core.network import Period, Turn


DEEPEST = 6
"""Ties away from the middle that the ego layout shows at most."""


class Bar(QWidget):
    """A row of controls that can be closed; its icons follow the theme."""

    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._icons: dict[QToolButton, str] = {}
        self.close_button = self.button("x", f"Close: {name.lower()}")
        self.close_button.clicked.connect(self.closed)
        theme().changed.connect(self._dress)

    def button(self, picture: str, words: str) -> QToolButton:
        """Make a button with an icon, named by words."""
        made = QToolButton()
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.setProperty("flat", True)
        self._icons[made] = picture
        made.setIcon(icon(picture))
        return made

    def picture(self, button: QToolButton, name: str, words: str) -> None:
        """Give a button another icon and name."""
        self._icons[button] = name
        button.setIcon(icon(name))
        button.setToolTip(words)
        button.setAccessibleName(words)

    def _dress(self) -> None:
        for button, name in self._icons.items():
            button.setIcon(icon(name))


def _label(words: str = "", *, dim: bool = False) -> QLabel:
    made = QLabel(words, textFormat=Qt.TextFormat.PlainText)
    made.setProperty("dim", dim)
    made.setSizePolicy(QSizePolicy.Policy.Ignored if dim else QSizePolicy.Policy.Preferred,
                       QSizePolicy.Policy.Preferred)  # fmt: skip
    return made


class EgoBar(Bar):
    """Around whom the graph is drawn, and how many ties away one may be."""

    depth_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Around an actor", parent)
        self.reach = 1
        self.said = ElidedLabel()
        self.depth_label = _label()
        self.fewer = self.button("minus", "Show actors one tie less away")
        self.more = self.button("plus", "Show actors one tie farther away")
        self.fewer.clicked.connect(self._step_down)
        self.more.clicked.connect(self._step_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 6)
        row.addWidget(self.said, 1)
        for widget in (self.fewer, self.depth_label, self.more, self.close_button):
            row.addWidget(widget)
        self._show_depth()

    def set_depth(self, depth: int) -> None:
        """Show actors up to so many ties away."""
        depth = min(max(depth, 1), DEEPEST)
        if depth != self.reach:
            self.reach = depth
            self._show_depth()
            self.depth_chosen.emit(depth)

    def _show_depth(self) -> None:
        self.depth_label.setText(f"depth {self.reach}")
        self.fewer.setEnabled(self.reach > 1)
        self.more.setEnabled(self.reach < DEEPEST)

    def _step_down(self) -> None:
        self.set_depth(self.reach - 1)

    def _step_up(self) -> None:
        self.set_depth(self.reach + 1)


class PeriodBar(Bar):
    """Two periods in words, and what became of the ties from the one to the other."""

    chosen = Signal(object, object)
    """Both periods, in seconds."""
    brush_asked = Signal(int)
    """Take the date filter as the first (0) or the second (1) period."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Two periods compared", parent)
        self.lines = [QLineEdit(placeholderText="2016-10, Oct 2016 …") for _ in range(2)]
        self._readings = [DateReading(line) for line in self.lines]
        self.brushes = [self.button("calendar-days", "Take the dates of the filter") for _ in "AB"]
        self.swap = self.button("refresh-cw", "Swap the periods")
        self.legend = Legend(_turn_entries)
        self.said = _label(dim=True)
        rows = QGridLayout(self)
        rows.setContentsMargins(12, 0, 8, 6)
        rows.setVerticalSpacing(4)
        for row, (name, line) in enumerate(zip("AB", self.lines, strict=True)):
            line.setAccessibleName(f"Period {name}")
            line.editingFinished.connect(self._read)
            rows.addWidget(_label(name), row, 0)
            rows.addWidget(line, row, 1)
            rows.addWidget(self.brushes[row], row, 2)
        rows.addWidget(self.swap, 1, 3)
        rows.addWidget(self.close_button, 0, 3)
        rows.addWidget(self.said, 2, 0, 1, 4)
        rows.addWidget(self.legend, 3, 0, 1, 4)
        self.brushes[0].clicked.connect(self._brush_first)
        self.brushes[1].clicked.connect(self._brush_second)
        self.swap.clicked.connect(self._swap)

    @property
    def periods(self) -> tuple[Period, Period] | None:
        """Both periods; None while one of them is no date."""
        whens = [reading.when for reading in self._readings]
        bounds = [(w.earliest, w.latest) for w in whens if w is not None]
        known = [(a, b) for a, b in bounds if a is not None and b is not None]
        return (known[0], known[1]) if len(known) == 2 else None

    def show_periods(self, first: Period, second: Period) -> None:
        """Write two periods into the fields."""
        for reading, (start, end) in zip(self._readings, (first, second), strict=True):
            reading.show_date(FuzzyDate(start, end, extent=True))

    def show_tally(self, tally: dict[Turn, int]) -> None:
        """Say how many ties are new, lost, stronger, weaker and the same."""
        self.said.setText(" · ".join(f"{n} {turn}" for turn, n in tally.items()))

    def _read(self) -> None:
        read = [reading.read() for reading in self._readings]
        if all(read) and self.periods is not None:
            self.chosen.emit(*self.periods)
        else:
            self.said.setText("Both periods need a date, such as Oct 2016 or 2016-10-17/2016-11-03")

    def _swap(self) -> None:
        if self.periods is not None:
            first, second = self.periods
            self.show_periods(second, first)
            self.chosen.emit(second, first)

    def _brush_first(self) -> None:
        self.brush_asked.emit(0)

    def _brush_second(self) -> None:
        self.brush_asked.emit(1)


def _turn_entries() -> list[tuple[str, str, tuple[float, ...]]]:
    return [(str(turn), colour, dashes) for turn, (colour, dashes) in TURNS.items()]


class PlayBar(Bar):
    """A window of time that moves over the graph: run, step, how wide, how fast."""

    toggled = Signal()
    stepped = Signal(int)
    """Steps forward (1) or back (−1)."""
    sought = Signal(float)
    """The slider was moved to this part (0–1) of the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Play through time", parent)
        self.back = self.button("arrow-left", "One step back")
        self.run = self.button("play", "Play")
        self.on = self.button("arrow-right", "One step on")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 1000)
        self.slider.setAccessibleName("Where in time the window is")
        self.windows = Choice("Window", "How much time is shown at once", Window)
        self.speeds = Choice("Speed", "How fast time passes", Speed)
        self.speeds.choose(Speed.ONE)
        self.said = ElidedLabel()
        top, below = QHBoxLayout(), QHBoxLayout()
        for widget in (self.back, self.run, self.on):
            top.addWidget(widget)
        top.addWidget(self.slider, 1)
        top.addWidget(self.close_button)
        below.addWidget(self.windows)
        below.addWidget(self.speeds)
        below.addWidget(self.said, 1)
        rows = QGridLayout(self)
        rows.setContentsMargins(12, 0, 8, 6)
        rows.setVerticalSpacing(4)
        rows.addLayout(top, 0, 0)
        rows.addLayout(below, 1, 0)
        self.back.clicked.connect(self._step_back)
        self.on.clicked.connect(self._step_on)
        self.run.clicked.connect(self.toggled)
        self.slider.sliderMoved.connect(self._seek)

    def show_running(self, running: bool) -> None:
        """Offer to pause, or to play."""
        self.picture(self.run, *(("pause", "Pause") if running else ("play", "Play")))

    def show_place(self, part: float, words: str) -> None:
        """Show where in time the window is."""
        if not self.slider.isSliderDown():
            self.slider.setValue(round(part * 1000))
        self.said.say(words)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _step_on(self) -> None:
        self.stepped.emit(1)

    def _seek(self, value: int) -> None:
        self.sought.emit(value / 1000)
