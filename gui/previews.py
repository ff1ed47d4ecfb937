"""Steps that move many dates: each is shown first, and made only when the analyst agrees."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.collate import moves, reread
from core.errors import UserError
from core.project import Project
from core.reading_edits import NO_OUTLET, take_alike
from core.readings import dated_citation, kind_of, outlet_of
from core.wording import words
from gui.dialogs.moves_dialog import MovesDialog, counted
from gui.job import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from core.article import Article
    from core.collate.moving import Moves
    from core.model import Reading, Row
    from core.project import Patch
    from gui.store import Store

HANGS_NOTHING = "Publication date set. No event's date depends on it."
WORKING = "Working out which dates would change…"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A step not yet made; it is worked out anew when applied, if the project has changed."""

    title: str
    question: str
    make: Callable[[Project], Patch]
    unasked: str = ""
    """The words for the status bar where it moves no date and so is made without asking."""


@dataclass(frozen=True, slots=True)
class _Worked:
    """What a proposal came to: its patch, what that moves, and the state it was made for."""

    patch: Patch
    moved: Moves
    state: int


class Previews(QObject):
    """Shows one proposal at a time; worked out in a thread, so that the window stays alive."""

    message = Signal(str)
    """A word for the status bar: what was done."""

    def __init__(self, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._window = store, window
        self._waiting: deque[Proposal] = deque()
        self._state = 0
        """Counts the changes to the project."""
        self._worked: _Worked | None = None
        self._job: Job | None = None
        self._agreed = False
        """Whether the proposal at the head was agreed to, and is but to be made anew."""
        self.dialog: MovesDialog | None = None
        """The proposal on show."""
        store.patched.connect(self._note)
        store.reset.connect(self._drop)

    @property
    def busy(self) -> bool:
        """Whether a proposal is being worked out."""
        return self._job is not None

    def propose_reading(self, article: Article, document_id: str) -> None:
        """Show what an article read again would change; the rest of the project stays."""
        old = self._store.project.documents.get(document_id)
        if old is None or old.text != article.document.text:
            return  # another project is open by now
        after = words(article.document.published)
        question = f"“{old.title}” was published {words(old.published)} → {after}."
        if old.published is None:
            question = f"“{old.title}” was published {after}."
        make = _Rereading(article, document_id)
        self._propose(Proposal("Change publication date", question, make, HANGS_NOTHING))

    def propose_alike(self, event_id: str, reading: Reading) -> None:
        """Show what reading all dates of the outlet this way would change.

        Raises UserError where the source has no outlet.
        """
        event = self._store.project.events[event_id]
        cited = dated_citation(self._store.project, event)
        outlet = outlet_of(self._store.project, cited) if cited else ""
        if not outlet:
            raise UserError(NO_OUTLET)
        question = (
            f"Read every date of {outlet} that was found by the same rule as "
            f"“{kind_of(reading.reason)}”. Dates that you have set stay."
        )
        self._propose(Proposal(f"Apply to all from {outlet}", question, _Alike(event_id, reading)))

    def _propose(self, proposal: Proposal) -> None:
        self._waiting.append(proposal)
        self._next()

    def _next(self) -> None:
        if self.dialog is None and self._job is None and self._waiting:
            self._work()

    def _work(self) -> None:
        """Work the proposal at the head out in a thread, on the rows as they stand now."""
        project = self._store.project
        snapshot = _Snapshot(project.rows(), dict(project.last_numbers), self._state)
        self._job = Job(partial(snapshot.work, self._waiting[0].make))
        self._job.produced.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.start()
        self.message.emit(WORKING)

    def _take(self, worked: _Worked) -> None:
        if self.sender() is not self._job:
            return  # it was meant for a project that is no longer open
        self._job = None
        if worked.state != self._state:
            self._work()
        elif self._agreed:
            self._make(worked)
        elif not worked.moved and self._waiting[0].unasked:
            self._store.do(worked.patch)
            self.message.emit(self._waiting[0].unasked)
            self._leave()
        else:
            self._show(worked)

    def _fail(self, error: Exception) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self._leave()
        raise error  # to be said in words

    def _show(self, worked: _Worked) -> None:
        asked, self._worked = self._waiting[0], worked
        self.dialog = MovesDialog(asked.title, asked.question, worked.moved, self._window)
        self.dialog.accepted.connect(self._agree)
        self.dialog.rejected.connect(self._leave)
        self.message.emit("")
        self.dialog.open()

    def _agree(self) -> None:
        worked, self.dialog = self._worked, None
        if worked is not None and worked.state == self._state:
            self._make(worked)
        else:
            self._agreed = True
            self._work()

    def _make(self, worked: _Worked) -> None:
        title = self._waiting[0].title
        self._store.do(worked.patch)
        self.message.emit(f"{title}: {counted(worked.moved)}. Ctrl+Z takes it back.")
        self._leave()

    def _leave(self) -> None:
        self.dialog, self._worked, self._agreed = None, None, False
        if self._waiting:
            self._waiting.popleft()
        self._next()

    def _note(self, _patch: Patch) -> None:
        self._state += 1

    def _drop(self) -> None:
        """Forget proposals to a project that is no longer open."""
        self._state += 1
        self._waiting.clear()
        self._job, self._agreed = None, False
        if self.dialog is not None:
            self.dialog.reject()


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """The rows of the project at one moment, for a thread to work with."""

    rows: tuple[Row, ...]
    last_numbers: dict[str, int]
    state: int

    def work(self, make: Callable[[Project], Patch]) -> Iterator[_Worked]:
        """Yield what a proposal comes to; no row of the open project is touched."""
        project = Project()
        project.load(self.rows)
        project.last_numbers.update(self.last_numbers)
        patch = make(project)
        yield _Worked(patch, moves(project, patch), self.state)


@dataclass(frozen=True, slots=True)
class _Rereading:
    article: Article
    document_id: str

    def __call__(self, project: Project) -> Patch:
        return replace(
            reread(project, self.article, self.document_id), label="Change publication date"
        )


@dataclass(frozen=True, slots=True)
class _Alike:
    event_id: str
    reading: Reading

    def __call__(self, project: Project) -> Patch:
        return take_alike(project, self.event_id, self.reading)
