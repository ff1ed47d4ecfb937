"""The worker process as the window sees it: one job at a time, reported by signals."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections import deque
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from core.errors import Problem
from core.process import Finished, Found, Job, Message, Progress, Ready, serve

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SPAWN = multiprocessing.get_context("spawn")
"""Never fork after Qt has started."""
PATIENCE = 1500
"""Milliseconds that a cancelled job has to stop by itself before the process is killed."""
SLICE = 4
"""Messages handled per turn of the event loop, so that the window stays responsive."""


class Worker(QObject):
    """Runs jobs in a spawned, long-lived process; cancelling keeps what is done."""

    ready = Signal(str)
    """The NLP model is loaded; its name."""
    progressed = Signal(object)
    found = Signal(object)
    problem = Signal(object)
    started = Signal()
    finished = Signal(object)
    _received = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Job] = deque()
        self._inbox: deque[tuple[object, Message | None]] = deque()
        self._listeners: list[Thread] = []
        self._busy = False
        self._closing = False
        self._received.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._handle_some)
        self._deadline = QTimer(self, interval=PATIENCE, singleShot=True)
        self._deadline.timeout.connect(self._kill)
        self._spawn()

    @property
    def busy(self) -> bool:
        """Whether a job is running or waiting."""
        return self._busy or bool(self._waiting)

    def run(self, job: Job) -> None:
        """Start a job, or queue it behind the one that runs."""
        self._waiting.append(job)
        self._next()

    def cancel(self) -> None:
        """Drop the waiting jobs and stop the running one after its article, or by force."""
        self._waiting.clear()
        if self._busy:
            self._cancelled.set()
            self._deadline.start()

    def close(self) -> None:
        """End the process; call before the application ends."""
        self._closing = True
        self._turn.stop()
        self._deadline.stop()
        self._process.kill()
        self._process.join()
        # A thread that still emits, or a message still under way, while Qt deletes this object
        # would crash the program.
        for listener in self._listeners:
            listener.join()
        QCoreApplication.sendPostedEvents(self)
        self._connection.close()

    def _spawn(self) -> None:
        self._connection, theirs = SPAWN.Pipe()
        self._cancelled = SPAWN.Event()
        self._process = SPAWN.Process(
            target=serve, args=(theirs, self._cancelled), name="dateline-worker", daemon=True
        )
        self._process.start()
        theirs.close()
        listener = Thread(target=self._listen, args=(self._connection,), daemon=True)
        self._listeners = [*(old for old in self._listeners if old.is_alive()), listener]
        listener.start()

    def _listen(self, connection: Connection) -> None:
        """Run in a thread: it touches only the one private signal."""
        with contextlib.suppress(EOFError, OSError, RuntimeError, TypeError):
            while True:
                self._received.emit((connection, connection.recv()))
        with contextlib.suppress(RuntimeError):
            self._received.emit((connection, None))

    def _take(self, received: tuple[object, Message | None]) -> None:
        self._inbox.append(received)
        if not self._closing:
            self._turn.start()

    def _handle_some(self) -> None:
        for _ in range(min(SLICE, len(self._inbox))):
            connection, message = self._inbox.popleft()
            if connection is self._connection:
                self._handle(message)
        if not self._inbox:
            self._turn.stop()

    def _handle(self, message: Message | None) -> None:
        match message:
            case Ready():
                self.ready.emit(message.model)
            case Progress():
                self.progressed.emit(message)
            case Found():
                self.found.emit(message)
            case Problem():
                self.problem.emit(message)
            case Finished():
                self._end(message)
            case None:
                self._lost()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        self._cancelled.clear()
        try:
            self._connection.send(self._waiting.popleft())
        except OSError:
            self._lost()
            return
        self.started.emit()

    def _end(self, message: Finished) -> None:
        self._deadline.stop()
        self._busy = False
        self.finished.emit(message)
        self._next()

    def _lost(self) -> None:
        """Take the process for dead: say so, start another, go on with the waiting jobs."""
        if self._closing:
            return
        was_busy = self._busy
        if was_busy:
            cause = "the reading process ended unexpectedly; the article in hand was left out"
            self.problem.emit(Problem("reading", cause))
            self._spawn()
            self._end(Finished(cancelled=True))

    def _kill(self) -> None:
        """Stop a job that did not stop by itself."""
        old = self._connection
        self._process.kill()
        self._process.join()
        self._spawn()
        old.close()
        self._end(Finished(cancelled=True))
