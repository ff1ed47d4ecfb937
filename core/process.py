"""The worker process: reads and analyses articles away from the window, one job after another."""

from __future__ import annotations

import os
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import Problem, UserError
from core.model import Document

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.synchronize import Event as Flag
    from pathlib import Path

    from core.article import Article
    from core.model import FuzzyDate
    from core.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """Read these files and folders."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class ReadDocuments:
    """Analyse these documents (pasted, or read again); one with an id keeps it."""

    documents: tuple[Document, ...]
    published: FuzzyDate | None = None


Job = ReadFiles | ReadDocuments


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
    from core.reading import expand, read

    documents: list[Document] = []
    if isinstance(job, ReadDocuments):
        documents += job.documents
    else:
        for path in expand(job.paths):
            for item in read(path):
                documents.append(item) if isinstance(item, Document) else connection.send(item)
    words, published = 0, job.published if isinstance(job, ReadDocuments) else None
    for done, document in enumerate(documents):
        if cancelled.is_set():
            break
        connection.send(Progress(done, len(documents), words, _name(document)))
        words += len(document.text.split())
        connection.send(_analysed(pipeline, document, published))
    connection.send(Finished(cancelled.is_set()))


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
