"""What all views share: the open project, one selection, one filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.filter import LIKELY, Filter
from core.memory import remembering
from core.session import Session
from core.sieve import Sieve
from gui.articles import Articles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model import Span
    from core.project import Patch, Project


AT_ONCE = 400
"""Events made ready for the search in one go: a few milliseconds."""
PAUSE = 30
"""Milliseconds in between."""


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
        taught = remembering(self.project, patch) if learn and self.learning else patch
        self._follow(self.session.do(taught, extend=extend))
        if len(taught.put) > len(patch.put):
            self.remembered.emit(taught.put[len(patch.put) :])

    def undo(self) -> None:
        """Take back the last step."""
        self._follow(self.session.undo())

    def redo(self) -> None:
        """Make the last step taken back again."""
        self._follow(self.session.redo())

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

    def tell_articles(self, articles: Articles) -> None:
        """Tell the views how far the reading of articles is."""
        if articles != self.articles:
            self.articles = articles
            self.articles_changed.emit(articles)

    def show_evidence(self, document_id: str, span: Span | None = None) -> None:
        """Ask the reader to open a document at a sentence."""
        self.evidence_requested.emit(document_id, span)

    def _follow(self, patch: Patch | None) -> None:
        if patch is None:
            return
        self.touched = self.sieve.follow(patch.ids)
        gone = {i for i in self.selection if self.project.row(i) is None}
        self.patched.emit(patch)
        if gone:
            self.select(self.selection - gone)

    def _read_on(self) -> None:
        """Make some more events ready for the search, so that the first one is quick too."""
        if self.sieve.fill_texts(AT_ONCE):
            self._reading.stop()
