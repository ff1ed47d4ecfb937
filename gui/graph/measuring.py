"""The measures of the shown network, computed away from the GUI thread."""

from __future__ import annotations

import multiprocessing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.network.apart import serve
from core.network.measures import standing
from gui.job import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.context import SpawnProcess

    from core.network import Tie
    from core.ties import Metrics

    Network = tuple[list[str], list[Tie]]
    """Actors, and the ties among them."""

SPAWN = multiprocessing.get_context("spawn")
SMALL = 1500
"""Actors and ties up to which a thread does it; networkx would hold up the window for longer."""
_REST = 200
"""Milliseconds without a change after which the measuring begins."""
_LOOK = 0.05
"""Seconds between two looks whether it is to be given up."""


class Measuring(QObject):
    """Measures the last network that it was handed; one that changes meanwhile begins anew."""

    measured = Signal(object)
    """Actor id to its Metrics."""
    began = Signal()
    failed = Signal(str)
    """Why there are no measures."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: Callable[[], Network] = _nothing
        self._job: Job | None = None
        self._process: SpawnProcess | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether measures are on their way."""
        return self._job is not None or self._rest.isActive()

    def ask(self, network: Callable[[], Network]) -> None:
        """Measure the actors and ties that network returns, as soon as no more changes come."""
        self.stop()
        self._asked = network
        self._rest.start()

    def stop(self) -> None:
        """Give up what is under way."""
        self._rest.stop()
        if self._process is not None:
            self._process.kill()
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _begin(self) -> None:
        ids, ties = self._asked()
        small = len(ids) + len(ties) <= SMALL
        self._job = Job(partial(_here if small else self._apart, ids, ties))
        self._job.produced.connect(self.measured)
        self._job.finished.connect(self._end)
        self._job.failed.connect(self._fail)
        self.began.emit()
        self._job.start()

    def _apart(self, ids: list[str], ties: list[Tie]) -> Iterator[dict[str, Metrics]]:
        """Have another process do it; killed, it sends nothing."""
        into, out = SPAWN.Pipe(duplex=False)
        self._process = process = SPAWN.Process(target=serve, args=(out, ids, ties), daemon=True)
        process.start()
        out.close()
        try:
            while not into.poll(_LOOK):
                pass  # a process that ends closes its end, which can be read too
            yield into.recv()
        except EOFError:
            raise RuntimeError("the measuring process ended without a result") from None
        finally:
            process.join()
            into.close()
            self._process = None

    def _end(self) -> None:
        self._job = None

    def _fail(self, error: object) -> None:
        self._job = None
        self.failed.emit(str(error))


def _here(ids: list[str], ties: list[Tie]) -> Iterator[dict[str, Metrics]]:
    yield standing(ids, ties)


def _nothing() -> Network:
    return [], []
