"""One large step of the project at a time: made in a thread while the window goes on turning."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal

from core.errors import StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.session import Told


class Taking(QObject):
    """Does the work elsewhere and returns when it is done; meanwhile events are served."""

    began = Signal(str)
    """What is being done, in words."""
    told = Signal(int, int)
    """How much is done, and of how much."""
    ended = Signal()
    """All views have taken it in, or it was stopped."""
    _over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = Event()
        self._thread: Thread | None = None
        self._closing = False

    def run(self, words: str, work: Callable[[Told], None]) -> None:
        """Do the work, which may be told to stop; raises what it raises, then StoppedError."""
        failed: list[BaseException] = []
        loop = QEventLoop()
        self._over.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
        self._stopped.clear()
        self._thread = Thread(target=self._do, args=(work, failed), name="step", daemon=True)
        self.began.emit(words)
        goes = not self._stopped.is_set()
        if goes:
            self._thread.start()
            loop.exec()
            self._thread.join()
        self._thread = None
        self._over.disconnect(loop.quit)
        if failed:
            raise failed[0]
        if self._closing or not goes:
            raise StoppedError  # where it was written by then, no window is left to show it

    @property
    def cancelled(self) -> bool:
        """Whether it is to stop."""
        return self._stopped.is_set()

    def cancel(self) -> None:
        """Stop it, if it is not written yet."""
        self._stopped.set()

    def stop(self) -> None:
        """Stop it and wait until nothing of it goes on; the window is about to close."""
        self.cancel()
        if self._thread is not None:
            self._closing = True
            if self._thread.is_alive():
                self._thread.join()

    def _do(self, work: Callable[[Told], None], failed: list[Any]) -> None:
        try:
            work(self._tell)
        except BaseException as error:
            failed.append(error)
        self._over.emit()

    def _tell(self, done: int, total: int) -> bool:
        """Say from the thread how far it is; False where it is stopped."""
        self.told.emit(done, total)
        return not self._stopped.is_set()
