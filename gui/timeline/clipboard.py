"""Events cut, copied and pasted; other programs get a table of text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from core.layout.timeline.dragging import snap
from core.layout.timeline.marks import bounds
from core.model import Event
from core.storage.codec import dumps, reader
from core.timeline_edits import cut, paste
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.timeline.canvas import TimelineCanvas

COPIED = "application/x-dateline-copied-events"


class Clipboard:
    """Acts on the events selected."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas

    def copy(self) -> None:
        """Put the events selected on the clipboard."""
        chosen = self._canvas.changes.selected()
        if chosen:
            events = self._canvas.store.project.events
            QApplication.clipboard().setMimeData(packed(events[i] for i in chosen))
            self._canvas.message.emit(f"{_counted(len(chosen))} copied.")

    def cut(self) -> None:
        """Take the events selected away, and keep them on the clipboard; one step."""
        chosen = self._canvas.changes.selected()
        if chosen:
            self.copy()
            self._canvas.perform(cut, chosen)

    def paste(self, moment: float | None = None) -> None:
        """Put copies of the events on the clipboard at their own dates, or from a moment on."""
        events = unpacked(QApplication.clipboard().mimeData())
        if not events:
            self._canvas.message.emit("There are no events on the clipboard.")
            return
        before = set(self._canvas.store.project.events)
        by = 0 if moment is None else self._shift(events, moment)
        self._canvas.perform(paste, events, by)
        self._canvas.store.select(set(self._canvas.store.project.events) - before)

    def _shift(self, events: list[Event], moment: float) -> int:
        """Return the seconds from the first event to the moment, in whole steps of the zoom."""
        first = min((bounds(e.when)[0] for e in events if e.when is not None), default=None)
        if first is None:
            return 0
        step = max(int(snap(self._canvas.scale.per_pixel).about), 60)
        day = min(86400, step)
        return int((moment - first) // day * day)


def packed(events: Iterable[Event]) -> QMimeData:
    """Return events for the clipboard."""
    chosen = list(events)
    data = QMimeData()
    data.setData(COPIED, dumps(chosen).encode("utf-8", "surrogatepass"))
    data.setText("\n".join(f"{words(e.when)}\t{e.title}" for e in chosen))
    return data


def unpacked(data: QMimeData | None) -> list[Event]:
    """Return the events of the clipboard, none where it holds something else, or nothing."""
    if data is None or not data.hasFormat(COPIED):
        return []
    try:
        text = bytes(data.data(COPIED).data()).decode("utf-8", "surrogatepass")
        return [reader(Event)(row) for row in json.loads(text)]
    except (ValueError, TypeError, KeyError):
        return []


def _counted(number: int) -> str:
    return f"{number} event{'s' if number != 1 else ''}"
