"""Steps that move many dates: each is shown first, and made only when the analyst agrees."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.collate import moves, reread
from core.errors import UserError
from core.reading_edits import take_alike
from core.readings import dated_citation, kind_of, outlet_of
from core.wording import words
from gui.dialogs.moves_dialog import MovesDialog, counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from core.article import Article
    from core.model import Reading
    from core.project import Patch, Project
    from gui.store import Store

HANGS_NOTHING = "Publication date set. No event's date depends on it."


@dataclass(frozen=True, slots=True)
class Proposal:
    """A step not yet made; it is worked out anew when applied, for the project may have changed."""

    title: str
    question: str
    make: Callable[[Project], Patch]


class Previews(QObject):
    """Shows one proposal at a time; the window stays alive meanwhile."""

    message = Signal(str)
    """A word for the status bar: what was done."""

    def __init__(self, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._window = store, window
        self._waiting: deque[Proposal] = deque()
        self.dialog: MovesDialog | None = None
        """The proposal on show."""
        store.reset.connect(self._drop)

    def propose_reading(self, article: Article, document_id: str) -> None:
        """Show what an article read again would change; the rest of the project stays."""
        old = self._store.project.documents.get(document_id)
        if old is None or old.text != article.document.text:
            return  # another project is open by now
        make = _Rereading(article, document_id)
        if not moves(self._store.project, make(self._store.project)):
            self._store.do(make(self._store.project))
            self.message.emit(HANGS_NOTHING)
            return
        after = words(article.document.published)
        question = f"“{old.title}” was published {words(old.published)} → {after}."
        if old.published is None:
            question = f"“{old.title}” was published {after}."
        self._propose(Proposal("Change publication date", question, make))

    def propose_alike(self, event_id: str, reading: Reading) -> None:
        """Show what reading all dates of the outlet this way would change."""
        event = self._store.project.events[event_id]
        cited = dated_citation(self._store.project, event)
        outlet = outlet_of(self._store.project, cited) if cited else ""
        question = (
            f"Read every date of {outlet} that was found by the same rule as "
            f"“{kind_of(reading.reason)}”. Dates that you have set stay."
        )
        self._propose(Proposal(f"Apply to all from {outlet}", question, _Alike(event_id, reading)))

    def _propose(self, proposal: Proposal) -> None:
        self._waiting.append(proposal)
        self._next()

    def _next(self) -> None:
        if self.dialog is not None or not self._waiting:
            return
        asked = self._waiting[0]
        try:
            shown = moves(self._store.project, asked.make(self._store.project))
        except UserError:
            self._waiting.popleft()
            raise  # to be said in words where it was asked for
        self.dialog = MovesDialog(asked.title, asked.question, shown, self._window)
        self.dialog.accepted.connect(self._apply)
        self.dialog.rejected.connect(self._leave)
        self.dialog.open()

    def _apply(self) -> None:
        asked = self._waiting[0]
        patch = asked.make(self._store.project)
        said = counted(moves(self._store.project, patch))
        self._store.do(patch)
        self._leave()
        self.message.emit(f"{asked.title}: {said}. Ctrl+Z takes it back.")

    def _leave(self) -> None:
        self.dialog = None
        if self._waiting:
            self._waiting.popleft()
        self._next()

    def _drop(self) -> None:
        """Forget proposals to a project that is no longer open."""
        self._waiting.clear()
        if self.dialog is not None:
            self.dialog.reject()


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
