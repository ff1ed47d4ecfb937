"""Small jobs off the GUI thread (large ones belong to the worker process)."""

from __future__ import annotations

import logging
from functools import partial
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

log = logging.getLogger(__name__)


class Job(QObject):
    """A thread that drains an iterator and reports every item it yields.

    The thread touches one private signal alone; everything public is emitted on the GUI thread.
    """

    produced = Signal(object)
    failed = Signal(object)
    """The exception that ended it."""
    finished = Signal()
    _to_gui = Signal(object)
    _running: ClassVar[set[Job]] = set()
    """Every job with a message still under way: deleted before that arrives, or by its own
    thread, it would take the program down with it."""

    def __init__(self, work: Callable[[], Iterator[Any]]) -> None:
        super().__init__()
        self._work = work
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="job", daemon=True)
        self._to_gui.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin the work."""
        self._running.add(self)
        self._thread.start()

    def stop(self) -> None:
        """Cancel after the current item and wait until the thread has ended; say nothing more."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            for item in self._work():
                if self._stopped.is_set():
                    break
                self._to_gui.emit(partial(self.produced.emit, item))
        except Exception as error:
            log.exception("Job failed")
            self._to_gui.emit(partial(self.failed.emit, error))
        self._to_gui.emit(None)

    def _call(self, emit: Callable[[], None] | None) -> None:
        """Run in the GUI thread; None comes last of all."""
        if emit is None:
            self._thread.join()
            self._running.discard(self)
            emit = self.finished.emit
        if not self._stopped.is_set():
            emit()
