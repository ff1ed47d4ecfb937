"""A window of time that moves over everything shown: the date filter, animated."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.calendar import DAY
from core.model import FuzzyDate
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.filter import Filter
    from core.network import Period
    from gui.store import Store

_TICK = 500
"""Milliseconds between two steps at speed 1."""
_STEPS = 4
"""Steps in which the window passes by its own width, so that the eye can follow."""
_AUTOMATIC = 24
"""Windows that fill the whole, where the analyst does not choose."""


class Window(StrEnum):
    """How much time is shown at once."""

    AUTOMATIC = "automatic"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    ALL_BEFORE = "all up to then"
    """From the beginning on: ties add up and none goes."""


class Speed(StrEnum):
    """How fast time passes."""

    HALF = "½×"
    ONE = "1×"
    TWO = "2×"
    FOUR = "4×"


_LENGTHS = {
    Window.DAY: DAY, Window.WEEK: 7 * DAY, Window.MONTH: 30 * DAY, Window.QUARTER: 91 * DAY,
    Window.YEAR: 365 * DAY, Window.DECADE: 3652 * DAY,
}  # fmt: skip
_RATES = {Speed.HALF: 0.5, Speed.ONE: 1.0, Speed.TWO: 2.0, Speed.FOUR: 4.0}


class Player(QObject):
    """Sets the store's date filter step by step; stop puts the filter back that was in force."""

    moved = Signal(float, str)
    """Where the window is, as a part (0–1) of the whole, and its dates in words."""
    running_changed = Signal(bool)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._before: Filter | None = None
        self._whole: Period = (0, 0)
        self._start = 0.0
        self.window, self.speed = Window.AUTOMATIC, Speed.ONE
        self._anchors: list[int] = []
        """When something happens; time passes quickly where nothing does."""
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._tick)

    @property
    def active(self) -> bool:
        """Whether the window is in force, moving or not."""
        return self._before is not None

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self._timer.isActive()

    def begin(self, anchors: Iterable[int] = ()) -> bool:
        """Put the window at the start of what is dated; say whether anything is.

        anchors: the moments that are worth a stop; time passes quickly between them.
        """
        whole = span(self._store)
        if whole is None:
            return False
        self._before, self._whole = self._store.filter, whole
        self._anchors = sorted(anchors)
        brushed = self._before.dates
        self._start = float(brushed[0] if brushed else whole[0])
        self._apply()
        self._skip()
        return True

    def toggle(self) -> None:
        """Run, or pause; at the end it begins again."""
        if self.running:
            self.pause()
            return
        if self._start >= self._whole[1] - 1:
            self._start = float(self._whole[0])
        self._timer.start()
        self.running_changed.emit(True)

    def pause(self) -> None:
        """Stay where it is."""
        self._timer.stop()
        self.running_changed.emit(False)

    def stop(self) -> None:
        """End it and put the filter back that was in force before."""
        self.pause()
        if self._before is not None:
            before, self._before = self._before, None
            self._store.set_filter(replace(self._store.filter, dates=before.dates))

    def forget(self) -> None:
        """End it in a project that is no longer there."""
        self.pause()
        self._before = None

    def step(self, steps: int) -> None:
        """Move the window by so many steps."""
        low, high = self._whole
        self._start = min(max(self._start + steps * self._length / _STEPS, low), high)
        self._apply()

    def seek(self, part: float) -> None:
        """Move the window to a part (0–1) of the whole."""
        low, high = self._whole
        self._start = low + part * (high - low)
        self._apply()

    def set_window(self, window: Window) -> None:
        """Show more or less at once."""
        self.window = window
        self._apply()

    def set_speed(self, speed: Speed) -> None:
        """Let time pass faster or slower."""
        self.speed = speed
        self._timer.setInterval(round(_TICK / _RATES[speed]))

    @property
    def _length(self) -> float:
        whole = max(self._whole[1] - self._whole[0], DAY)
        return _LENGTHS.get(self.window) or max(whole / _AUTOMATIC, 60.0)

    def _tick(self) -> None:
        self.step(1)
        self._skip()
        if self._start >= self._whole[1]:
            self.pause()

    def _skip(self) -> None:
        """Where nothing happens in the window, go on to what happens next."""
        if self.window is Window.ALL_BEFORE:
            return
        at = bisect_left(self._anchors, int(self._start))
        if at < len(self._anchors) and self._anchors[at] > self._start + self._length:
            self._start = self._anchors[at] - self._length * (1 - 1 / _STEPS)
            self._apply()

    def _apply(self) -> None:
        if not self.active:
            return
        low, high = self._whole
        end = int(self._start + self._length) - 1
        first = low if self.window is Window.ALL_BEFORE else int(self._start)
        self._store.set_filter(replace(self._store.filter, dates=(first, end)))
        part = (self._start - low) / max(high - low, 1)
        self.moved.emit(part, words(FuzzyDate(first, end, extent=True)))


def span(store: Store) -> Period | None:
    """Return the first and the last second of what would be shown without a date filter."""
    from core.filter import shown

    asked = replace(store.filter, dates=None)
    visible = shown(store.project, asked) if store.filter.dates else store.visible
    events = (store.project.events[i] for i in visible if i in store.project.events)
    whens = [e.when for e in events if e.when is not None]
    low = [w.earliest for w in whens if w.earliest is not None]
    high = [w.latest for w in whens if w.latest is not None]
    return (min(low), max(high)) if low and high else None
