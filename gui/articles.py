"""How far the reading of articles is, for views that have nothing to show yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from core.errors import Problem
    from core.process import Finished, Progress
    from gui.store import Store
    from gui.worker import Worker


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles that were asked for last."""

    reading: bool = False
    total: int = 0
    """0 while it is not known."""
    done: int = 0
    failed: int = 0
    """How many errors Problems lists of them."""

    def words(self, here: str) -> str:
        """Say what a view with nothing in it waits for, or why nothing came; empty if neither.

        here names what would stand in the view: "events", "sources" …
        """
        if self.reading:
            many = f"{self.total:,} article{'s' * (self.total != 1)}" if self.total else "articles"
            return (
                f"Reading {many}…\nThe first {here} appear as soon as an article is through. "
                "Cancel, at the lower right, stops it and keeps what is read."
            )
        if not self.failed:
            return ""
        many = "1 article" if self.failed == 1 else f"{self.failed:,} articles"
        return (
            f"No {here}: {many} could not be read.\n"
            "Problems, at the bottom, says why. Mend what is named there, or add other articles."
        )


class ArticlesOfWorker(QObject):
    """Keeps the store's word on the articles that the worker reads."""

    def __init__(self, store: Store, worker: Worker) -> None:
        super().__init__(store)
        self._store = store
        worker.started.connect(self._begin)
        worker.progressed.connect(self._go_on)
        worker.problem.connect(self._note)
        worker.finished.connect(self._end)
        store.reset.connect(self._forget)

    def _begin(self) -> None:
        self._store.tell_articles(Articles(reading=True))

    def _go_on(self, progress: Progress) -> None:
        now = replace(self._store.articles, total=progress.total, done=progress.done)
        self._store.tell_articles(now)

    def _note(self, problem: Problem) -> None:
        if problem.severity == "error":
            known = self._store.articles
            self._store.tell_articles(replace(known, failed=known.failed + 1))

    def _end(self, _finished: Finished) -> None:
        self._store.tell_articles(replace(self._store.articles, reading=False))

    def _forget(self) -> None:
        """Another project is open: what was read was read for the one before."""
        self._store.tell_articles(replace(self._store.articles, failed=0))
