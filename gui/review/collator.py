"""What may be told twice, worked out in slices so short that the window never waits."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.collate import Collation, collating
from core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Generator

    from core.collate import Suggestion
    from core.project import Patch
    from gui.store import Store

SLICE = 0.004
"""Seconds of work in one turn of the event loop."""
IDLE = 250
"""Milliseconds without a change after which the work begins: views show the change first."""
PAUSE = 400
"""Milliseconds between two announcements while work goes on, at least."""
REST = 20
"""How much longer than the listing the rest before the next one is."""


class Collator(QObject):
    """Follows the store; once new articles are in, copies are linked and sure tellings merged."""

    changed = Signal()
    """The suggestions are others, or the conflicts."""
    message = Signal(str)
    """A word for the status bar: what was done."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.collation = Collation(store.project)
        self._known: set[str] = set()
        self._new: list[str] = []
        self._due = False
        self._clustering: Generator[None, None, Patch] | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._work)
        self._idle = QTimer(self, interval=IDLE, singleShot=True)
        self._idle.timeout.connect(self._turn.start)
        self._soon = QTimer(self, interval=PAUSE, singleShot=True)
        self._soon.timeout.connect(self._tell)
        store.patched.connect(self._follow)
        store.reset.connect(self._begin)
        store.filter_changed.connect(self._announce)
        self._begin()

    @property
    def busy(self) -> bool:
        """Whether rows are still to be looked at, or a step is still to come of them."""
        return bool(self.collation.waiting) or self._due

    def events(self, most: int | None = None) -> tuple[list[Suggestion], int]:
        """Return the events shown that may be one, the likeliest first, and how many there are."""
        visible = self._store.visible
        count = self.collation.count_events(visible)
        return self.collation.same_events(visible, most), count

    def actors(self, most: int | None = None) -> tuple[list[Suggestion], int]:
        """Return the actors that may be one, the likeliest first, and how many there are."""
        found = self.collation.same_actors()
        return found[:most], len(found)

    def settle(self, _finished: object = None) -> None:
        """Collate the articles that came in, as one step, as soon as all has been looked at."""
        self._due = bool(self._new)
        self._turn.start()

    def stop(self) -> None:
        """Work no more."""
        self._idle.stop()
        self._turn.stop()
        self._soon.stop()

    def _begin(self) -> None:
        self.collation = Collation(self._store.project)
        self._known = set(self._store.project.documents)
        self._new, self._due, self._clustering = [], False, None
        self._turn.start()

    def _follow(self, patch: Patch) -> None:
        new = {row.id for row in patch.put if row.id.startswith("S")} - self._known
        self._known |= new
        self._new += sorted(new)
        self.collation.follow(patch)
        if not self._due:
            self._turn.stop()
            self._idle.start()
        self._announce()

    def _work(self) -> None:
        """Do a slice of the work; at its end, do what needs no asking."""
        stop = time.perf_counter() + SLICE
        if self.collation.waiting:
            self._clustering = None  # what it has worked out is no longer true
        while self.collation.step():
            if time.perf_counter() > stop:
                return
        while self._due and not self._store.session.held and time.perf_counter() <= stop:
            self._cluster()
        if not self.busy:  # the step just made may itself be waiting to be looked at
            self._turn.stop()
            self._announce()

    def _cluster(self) -> None:
        """Work out a piece of what needs no asking; at its end, do it."""
        self._clustering = self._clustering or collating(self.collation, list(self._new))
        try:
            next(self._clustering)
        except StopIteration as end:
            self._due, self._clustering, self._new = False, None, []
            self._make(end.value)

    def _make(self, patch: Patch) -> None:
        if not patch:
            return
        try:
            self._store.do(patch, learn=False)
        except UserError as refusal:
            self.message.emit(str(refusal))
            return
        self.message.emit(f"Done: {patch.label[:1].lower()}{patch.label[1:]}. Ctrl+Z undoes it.")

    def _tell(self) -> None:
        """Say that there is something new; the more the listing costs, the longer until then."""
        start = time.perf_counter()
        self.changed.emit()
        self._soon.setInterval(max(PAUSE, int((time.perf_counter() - start) * 1000 * REST)))

    def _announce(self, _change: object = None) -> None:
        if not self._soon.isActive():
            self._soon.start()
