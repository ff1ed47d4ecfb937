"""The worker process: reads and analyses articles away from the window, one job after another."""

from __future__ import annotations

import os
import traceback
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import Empty, Full, Queue
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import TYPE_CHECKING, Self

from core.errors import Problem, UserError
from core.model import Document

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.synchronize import Event as Flag

    from core.article import Article
    from core.model import FuzzyDate
    from core.pipeline import Pipeline
    from core.reading.corpora.fields import Choices

AHEAD = 2000
"""Articles that are read ahead of their analysis: no more of a great corpus is held at once."""
PATIENCE = 0.1
"""Seconds that a cancelled job may go unnoticed while it waits for a file."""


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """Read these files and folders."""

    paths: tuple[Path, ...]
    columns: Choices = field(default_factory=dict)
    """The columns that the analyst chose for tables."""


@dataclass(frozen=True, slots=True)
class ReadDocuments:
    """Analyse these documents (pasted, or read again); one with an id keeps it."""

    documents: tuple[Document, ...]
    published: FuzzyDate | None = None


@dataclass(frozen=True, slots=True)
class ReadPasted:
    """Read what the clipboard holds as HTML."""

    html: str


Job = ReadFiles | ReadDocuments | ReadPasted


@dataclass(frozen=True, slots=True)
class Ready:
    """The NLP model is loaded."""

    model: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the job is: articles done of all, words so far, and the article now in hand."""

    done: int
    total: int
    words: int
    title: str


@dataclass(frozen=True, slots=True)
class Found:
    """One article analysed; asked is the id that the job's document had."""

    article: Article
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """The job has ended."""

    cancelled: bool = False


Message = Ready | Progress | Found | Problem | Finished


def serve(connection: Connection, cancelled: Flag) -> None:
    """Run jobs from the connection until it closes (None, or the window is gone)."""
    _be_modest()
    pipeline = _load(connection)
    while pipeline is not None:
        try:
            job: Job | None = connection.recv()
        except (EOFError, KeyboardInterrupt):
            return
        if job is None:
            return
        _run(pipeline, job, connection, cancelled)


def _be_modest() -> None:
    """Leave the machine to the window: one thread for arithmetic, low priority."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "nice"):
        os.nice(10)


def _load(connection: Connection) -> Pipeline | None:
    from core.pipeline import Pipeline

    try:
        pipeline = Pipeline()
    except UserError as error:
        connection.send(Problem("language model", str(error)))
        connection.send(Finished())
        return None
    connection.send(Ready(pipeline.version))
    return pipeline


def _run(pipeline: Pipeline, job: Job, connection: Connection, cancelled: Flag) -> None:
    published = job.published if isinstance(job, ReadDocuments) else None
    with _Supply(job) as supply:
        done = words = 0
        while not cancelled.is_set():
            item = supply.take()
            if item is None:
                break
            if isinstance(item, Problem):
                connection.send(item)
            elif isinstance(item, Document):
                connection.send(Progress(done, done + 1 + supply.left, words, _name(item)))
                words += len(item.text.split())
                connection.send(_analysed(pipeline, item, published))
                done += 1
    connection.send(Finished(cancelled.is_set()))


class _Supply:
    """The documents of a job: files are opened elsewhere and ahead of their analysis."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._items: Queue[Document | Problem | str | None] = Queue(AHEAD)
        self._stopped = Event()
        self._unread = 0
        self._handed = self._taken = 0
        """Documents put on the way and taken off it, each counted by one thread alone."""
        self._thread = Thread(target=self._fill, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join()

    @property
    def left(self) -> int:
        """Articles still to come, as far as is known: a file not yet read counts as one."""
        return self._handed - self._taken + self._unread

    def take(self) -> Document | Problem | str | None:
        """Return the next; None at the end, and words when there is nothing just now."""
        try:
            item = self._items.get(timeout=PATIENCE)
        except Empty:
            return "nothing yet"
        self._taken += isinstance(item, Document)
        return item

    def _fill(self) -> None:
        if isinstance(self._job, ReadDocuments):
            self._unread = len(self._job.documents)
            for document in self._job.documents:
                self._unread -= 1
                self._hand(document)
        elif isinstance(self._job, ReadPasted):
            self._read_pasted(self._job.html)
        else:
            self._read(self._job.paths, self._job.columns)
        self._hand(None)

    def _hand(self, item: Document | Problem | None) -> None:
        """Put an item on the way, or drop it where nobody wants any more."""
        self._handed += isinstance(item, Document)
        while not self._stopped.is_set():
            with suppress(Full):
                self._items.put(item, timeout=PATIENCE)
                return

    def _read(self, paths: tuple[Path, ...], columns: Choices) -> None:
        from core.reading import expand, read_all, skipped

        for note in skipped(paths):
            self._hand(note)
        files = expand(paths)
        self._unread, begun = len(files), set[Path]()
        with closing(read_all(files, columns=columns)) as found:
            for path, item in found:
                if self._stopped.is_set():
                    return
                self._unread -= path not in begun
                begun.add(path)
                if item is not None:
                    self._hand(item)

    def _read_pasted(self, html: str) -> None:
        """Have hostile HTML opened where files are."""
        from core.reading import PASTED, read_all

        with TemporaryDirectory() as folder:
            path = Path(folder, f"pasted text{PASTED}")
            path.write_text(html, "utf-8", "replace")
            for _, item in read_all([path]):
                if isinstance(item, Document):
                    self._hand(replace(item, path=""))
                elif item is not None:
                    self._hand(replace(item, where="pasted text"))


def _analysed(
    pipeline: Pipeline, document: Document, published: FuzzyDate | None
) -> Found | Problem:
    try:
        return Found(pipeline.run(document, published), document.id)
    except Exception:
        last = traceback.format_exc().strip().splitlines()[-1]
        return Problem(_name(document), f"could not be analysed and was left out ({last})")


def _name(document: Document) -> str:
    return document.path.replace("\\", "/").rsplit("/", 1)[-1] or document.title or "pasted text"
