"""One import at a time: read in a process of its own, shown in the status bar, stopped there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from core.errors import Problem, StoppedError, UserError
from gui.busy import Busy
from gui.errors import refuse
from gui.job import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from core.errand import Errand
    from core.project import Patch, Project
    from gui.store import Store

    Work = Callable[[], Iterator[object]]
    Made = tuple[Patch, Any]
    """A patch, and what else is to be said of it."""

MANY = 300
"""Rows that are worked out and taken in at once, without a word."""
STOPPED = "The import was stopped; nothing is changed"
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is."""

    words: str
    done: int = 0
    total: int = 0


class Incoming(QObject):
    """Runs what yields Steps, Problems, and at last the one result."""

    message = Signal(str)
    """A word for the status bar."""
    problem = Signal(object)
    _told = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        self.busy = Busy()
        self.busy.cancelled.connect(self.cancel)
        self._told.connect(self._step, Qt.ConnectionType.QueuedConnection)
        self._stopped = Event()
        self._job: Job | None = None
        self._errand: Errand | None = None

    def run(self, words: str, work: Work, then: Callable[[Any], None]) -> None:
        """Do the work away from the window, then give its result to then."""
        if self._job is not None:
            refuse(self.window, UserError("Another file is being imported already."))
            return
        self.busy.say(words)
        self._stopped.clear()
        self._job = job = Job(work)
        job.produced.connect(partial(self._take, then))
        job.failed.connect(self._fail)
        job.finished.connect(partial(self._end, job))
        job.start()

    def settle(
        self,
        store: Store,
        words: str,
        make: Callable[[Project], Made],
        then: Callable[[Made], None],
    ) -> None:
        """Let make work out its first item, a patch, from a copy of the project, off this thread.

        then is given what it made once that fits the project as it stands: where the project has
        changed meanwhile, it is made anew.
        """
        self._try(store, words, make, then, _TRIES)

    def _try(
        self, store: Store, words: str, make: Callable[[Project], Made],
        then: Callable[[Made], None], tries: int,
    ) -> None:  # fmt: skip
        copied = store.project.copy()

        def work() -> Iterator[object]:
            made = make(copied)
            if not self._stopped.is_set():
                yield made

        def check(made: Made) -> None:
            if fits(store.project, copied, made[0]):
                then(made)
            elif tries:
                self._try(store, words, make, then, tries - 1)
            else:
                then(make(store.project))

        self.run(words, work, check)

    def apply(self, store: Store, patch: Patch) -> bool:
        """Make a patch that came in a step of the project; refuse it in words where it cannot be.

        One that is huge is made while the window goes on; the status bar says how far it is.
        """
        try:
            store.do(patch)
        except StoppedError:
            self.message.emit(STOPPED)
            return False
        except UserError as error:
            refuse(self.window, error)
            return False
        return True

    def sent(self, errand: Errand) -> Iterator[Any]:
        """Yield what an errand brings; stopping the job ends it."""
        self._errand = errand
        yield from errand.items()

    def tell(self, words: str, done: int, total: int) -> bool:
        """Say from the job's thread how far it is; False where it is stopped."""
        if not self._stopped.is_set():
            self._told.emit(Step(words, done, total))
        return not self._stopped.is_set()

    def cancel(self) -> None:
        """Stop what is under way, on the analyst's word."""
        if self._job is not None:
            self.stop()
            self.message.emit(STOPPED)

    def stop(self) -> None:
        """Let go of what is under way."""
        self._stopped.set()
        if self._errand is not None:
            self._errand.stop()
        if self._job is not None:
            self._job.stop()
        self._job = self._errand = None
        self.busy.hide()

    def _take(self, then: Callable[[Any], None], item: object) -> None:
        if isinstance(item, Step):
            self._step(item)
        elif isinstance(item, Problem):
            self.problem.emit(item)
        else:
            self._job = self._errand = None
            self.busy.hide()
            then(item)

    def _step(self, step: Step) -> None:
        if self._job is not None:
            self.busy.say(step.words, step.done, step.total)

    def _fail(self, error: Exception) -> None:
        self.busy.hide()
        if not isinstance(error, UserError):
            raise error
        refuse(self.window, error)

    def _end(self, job: Job) -> None:
        if self._job is job:
            self._job = self._errand = None
            self.busy.hide()


def fits(now: Project, then: Project, patch: Patch) -> bool:
    """Whether a patch worked out of an earlier state of the project still says the same."""
    same = all(now.row(row_id) is then.row(row_id) for row_id in patch.ids)
    return same and now.actors == then.actors
