"""What all views share: the open project, one selection, one filter."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import StoppedError
from core.filter import LIKELY, Filter
from core.memory import remembering
from core.session import Session
from core.sieve import Sieve
from gui.articles import Articles
from gui.taking import Taking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from core.model import Span
    from core.project import Patch, Project
    from core.session import Planned, Told

    Ahead = Callable[[Project, Sieve, frozenset[str]], Any]


log = logging.getLogger(__name__)

AT_ONCE = 400
"""Events made ready for the search in one go: a few milliseconds."""
PAUSE = 30
"""Milliseconds in between."""
HUGE = 3_000
"""Rows from which a step is made away from the window's thread: about a third of a second."""
_WORDS = {
    "do": "Taking {count:,} rows into the project …",
    "undo": "Undoing {count:,} rows …",
    "redo": "Doing {count:,} rows again …",
}


class Store(QObject):
    """Views change the project through do and follow the signals, never each other."""

    patched = Signal(object)
    """A Patch has been applied (done, undone or redone)."""
    reset = Signal()
    """Another project is open: read everything anew."""
    selection_changed = Signal(object)
    """The selected ids, frozenset[str]: events, actors, documents and relations together."""
    filter_changed = Signal(object)
    """The Filter now in force; visible is already up to date."""
    remembered = Signal(object)
    """The rules that the last edit taught, or switched on or off: a tuple of Rule."""
    rules_requested = Signal(str)
    """Show the rules, this one (id) first."""
    articles_changed = Signal(object)
    """How far reading is (Articles): for views that have nothing to show."""
    evidence_requested = Signal(str, object)
    """Show this document (id) at this Span (or None for its start)."""

    def __init__(self, session: Session | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session or Session()
        self.selection: frozenset[str] = frozenset()
        self.touched: frozenset[str] = frozenset()
        """The events that the last patch touched: they may say something else, or be hidden."""
        self.sieve = Sieve(self.project, Filter(confidence=LIKELY))
        self.articles = Articles()
        """How far the reading of articles is."""
        self.taking = Taking(self)
        """A large step under way; every other one is refused in words until it has ended."""
        self._ahead: dict[QObject, Ahead] = {}
        self._ready: dict[QObject, Any] = {}
        self.learning = True
        """Whether edits teach rules."""
        self._reading = QTimer(self, interval=PAUSE)
        self._reading.timeout.connect(self._read_on)
        self._reading.start()

    @property
    def filter(self) -> Filter:
        """The filter in force."""
        return self.sieve.asked

    @property
    def visible(self) -> frozenset[str]:
        """The events shown; the same object until one comes or goes."""
        return self.sieve.visible

    @property
    def project(self) -> Project:
        """The project as it stands; treat it as read-only."""
        return self.session.project

    def open(self, session: Session) -> None:
        """Put another project in place of the open one."""
        self.session.check_free()
        self.session = session
        self.selection = self.touched = frozenset()
        self.sieve = Sieve(self.project, Filter(confidence=LIKELY))
        self._reading.start()
        self.reset.emit()

    def do(self, patch: Patch, *, extend: bool = False, learn: bool = True) -> None:
        """Make a change, as one undoable step (or a part of the last); an empty patch is none.

        The rules that it teaches are part of the step, unless nothing is to be learned from it.
        """
        if not patch:
            return
        learn = learn and self.learning
        if len(patch) > HUGE:
            taught = self._take("do", patch, extend=extend, learn=learn)
        else:
            taught = remembering(self.project, patch) if learn else patch
            self._follow(self.session.do(taught, extend=extend))
        if len(taught.put) > len(patch.put):
            self.remembered.emit(taught.put[len(patch.put) :])

    def undo(self) -> None:
        """Take back the last step."""
        self._step_back("undo")

    def redo(self) -> None:
        """Make the last step taken back again."""
        self._step_back("redo")

    def select(self, ids: Iterable[str], *, add: bool = False) -> None:
        """Select these ids in every view; with add, toggle them in the selection."""
        asked = frozenset(ids)
        chosen = self.selection ^ asked if add else asked
        if chosen != self.selection:
            self.selection = chosen
            self.selection_changed.emit(chosen)

    def set_filter(self, asked: Filter) -> None:
        """Put a filter in force for every view."""
        if asked != self.filter:
            self.sieve.choose(asked)
            self.filter_changed.emit(asked)

    def ahead(self, view: QObject, work: Ahead) -> None:
        """Let a view work out what it will show of a large step, in the thread of the step.

        It is given the project to be, its sieve, and the ids of the patch and of the events that
        may say something else; it must change nothing that is shown now.
        """
        self._ahead[view] = work

    def worked_out(self, view: QObject) -> Any:
        """Return what a view worked out ahead of the patch just told; None where it did not."""
        return self._ready.pop(view, None)

    def tell_articles(self, articles: Articles) -> None:
        """Tell the views how far the reading of articles is."""
        if articles != self.articles:
            self.articles = articles
            self.articles_changed.emit(articles)

    def show_evidence(self, document_id: str, span: Span | None = None) -> None:
        """Ask the reader to open a document at a sentence."""
        self.evidence_requested.emit(document_id, span)

    def _step_back(self, step: Literal["undo", "redo"]) -> None:
        stack = self.session.stacks[step == "redo"]
        if not stack or len(stack[-1]) <= HUGE:
            self._follow(self.session.undo() if step == "undo" else self.session.redo())
            return
        with suppress(StoppedError):
            self._take(step, stack[-1])

    def _take(
        self, step: Literal["do", "undo", "redo"], patch: Patch, *, extend: bool = False,
        learn: bool = False,
    ) -> Patch:  # fmt: skip
        """Make a large step: worked out, written and sifted in a thread, then shown at once.

        The window goes on turning until then; whoever called waits. Raises StoppedError where the
        analyst stopped it; all is then as it was.
        """
        session = self.session
        made: list[tuple[Patch, Planned, Sieve, frozenset[str]]] = []
        session.check_free()

        def work(told: Told) -> None:
            taught = remembering(session.project, patch) if learn else patch
            planned = session.plan(step, taught, extend=extend)
            sieve, touched = self.sieve.renewed(planned.project, planned.patch.ids)
            made.append((taught, planned, sieve, touched))
            self._foresee(planned.project, sieve, planned.patch.ids | touched)
            session.write(planned, told)

        session.held = True
        try:
            try:
                self.taking.run(_WORDS[step].format(count=len(patch)), work)
            finally:
                session.held = False
            taught, planned, sieve, touched = made[0]
            self._show_large(session.adopt(planned), sieve, touched)
        finally:
            self.taking.ended.emit()
        return taught

    def _show_large(self, patch: Patch, sieve: Sieve, touched: frozenset[str]) -> None:
        """Show what a large step made of the project."""
        if sieve.asked != self.sieve.asked:
            self._ready.clear()  # it was meant for another filter
        sieve.take_over(self.sieve)
        self.sieve, self.touched = sieve, touched
        self._reading.start()
        self._say(patch)
        self._ready.clear()

    def _foresee(self, project: Project, sieve: Sieve, touched: frozenset[str]) -> None:
        """Let views work out what they show of a project to be; who cannot looks when it is."""
        self._ready = {}
        for view, work in self._ahead.items():
            try:
                self._ready[view] = work(project, sieve, touched)
            except Exception:
                log.exception("Not foreseen: %r", view)

    def _follow(self, patch: Patch | None) -> None:
        if patch is not None:
            self.touched = self.sieve.follow(patch.ids)
            self._say(patch)

    def _say(self, patch: Patch) -> None:
        gone = {i for i in self.selection if self.project.row(i) is None}
        self.patched.emit(patch)
        if gone:
            self.select(self.selection - gone)

    def _read_on(self) -> None:
        """Make some more events ready for the search, so that the first one is quick too."""
        if self.sieve.fill_texts(AT_ONCE):
            self._reading.stop()
