"""Articles on their way from a gesture through the worker into the project."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from core.collate import join, known_copy
from core.errors import Problem, UserError
from core.memory import read_mine
from core.model import Document, PublishedFrom
from core.process import Found, ReadDocuments, ReadFiles, ReadPasted
from core.project import Patch
from core.reading import from_text
from gui.dialogs.mapping_memory import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from core.article import Article
    from core.model import FuzzyDate, Rule
    from core.reading.corpora.fields import Choices
    from gui.store import Store
    from gui.worker import Worker


class Loading(QObject):
    """Adds articles to the open project, all those of one gesture as one undo step."""

    problem = Signal(object)
    """A Problem with one input."""
    read_again = Signal(object, str)
    """An Article of the project, read with another publication date; nothing is changed yet."""

    def __init__(self, store: Store, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._worker = worker
        self._added = 0
        self._mine: tuple[Rule, ...] = ()
        """The user's rules for all projects, as they were when the reading began."""
        self._first_label = ""
        self._waiting = deque[Found]()
        worker.found.connect(self._take)
        store.taking.ended.connect(self._take_waiting, Qt.ConnectionType.QueuedConnection)
        worker.problem.connect(self.problem)
        worker.started.connect(self._begin)

    def add_files(self, paths: Iterable[Path], columns: Choices | None = None) -> None:
        """Read files and folders and add their articles.

        columns are those chosen for tables just now; the remembered ones stand for the others.
        """
        self._worker.run(ReadFiles(tuple(paths), {**remembered(), **(columns or {})}))

    def add_text(self, text: str) -> None:
        """Add a pasted article."""
        if text.strip():
            self._worker.run(ReadDocuments((from_text(text),)))

    def add_page(self, html: str) -> None:
        """Add an article pasted or dropped as HTML."""
        if html.strip():
            self._worker.run(ReadPasted(html))

    def set_published(self, document_id: str, published: FuzzyDate) -> None:
        """Read an article anew as published on this date; read_again brings what was found."""
        document = self._store.project.documents[document_id]
        dated = replace(
            document, published=published, published_from=PublishedFrom.USER,
            published_span=None, mentions=(),
        )  # fmt: skip
        self._worker.run(ReadDocuments((dated,), published))

    def _begin(self) -> None:
        self._added = 0
        try:
            self._mine = read_mine()
        except UserError as error:
            self.problem.emit(Problem("rules for all projects", str(error), "warning"))

    def _take(self, found: Found) -> None:
        """Take in what the worker found; while a large step is being made it waits."""
        self._waiting.append(found)
        self._take_waiting()

    def _take_waiting(self) -> None:
        while self._waiting and not self._store.session.held:
            self._take_one(self._waiting.popleft())

    def _take_one(self, found: Found) -> None:
        if found.asked:
            self.read_again.emit(found.article, found.asked)
            return
        document_id = self._add(found.article)
        for each in found.article.problems:
            if document_id or not each.undated:
                self.problem.emit(replace(each, document_id=document_id))

    def _add(self, article: Article) -> str:
        """Add an article; return its id, empty where the project has it already."""
        project = self._store.project
        copy = known_copy(project, article.document)
        if copy is not None:
            name = article.document.path.replace("\\", "/").rsplit("/", 1)[-1]
            words = f"already in the project, as {copy.id} “{copy.title}”; not added again"
            self.problem.emit(Problem(name or "pasted text", words, "note"))
            return ""
        patch = join(project, article, self._mine)
        goes_on = self._added > 0 and self._store.session.undo_label == self._label()
        self._added = self._added + 1 if goes_on else 1
        label = patch.label if self._added == 1 else self._label()
        self._first_label = patch.label if self._added == 1 else self._first_label
        self._store.do(Patch(label, patch.put, patch.take), extend=goes_on)
        return next(row.id for row in patch.put if isinstance(row, Document))

    def _label(self) -> str:
        return self._first_label if self._added == 1 else f"Add {self._added} articles"
