"""`main.py extract`: articles in, JSON lines, a workbook or a project file out; no window."""

from __future__ import annotations

import argparse
import json
import sys
from collections import deque
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from core.errors import Problem, UserError
from core.model import Document
from core.session import Session
from core.standing import standing

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from core.article import Article
    from core.model import FuzzyDate, Rule
    from core.project import Project

AHEAD = 16
"""Articles that wait for each process: no more of a great corpus is held at once."""
ALL_READ, SOME_FAILED, NOTHING = 0, 1, 2


@dataclass(slots=True)
class Run:
    """What one call was asked for and what came of it."""

    inputs: list[Path]
    json: Path | None
    xlsx: Path | None
    project: Path | None
    published: FuzzyDate | None
    jobs: int
    quiet: bool
    into: Path | None = None
    rules: Path | None = None
    seen: int = 0
    """Articles that came out of the files so far."""
    unread: int = 0
    """Files still to be read."""
    read: int = 0
    added: list[str] = field(default_factory=list)
    """The ids of the articles that came into the project."""
    problems: list[Problem] = field(default_factory=list)

    def report(self, problem: Problem) -> None:
        """List a problem on stderr, clear of the progress bar."""
        self.problems.append(problem)
        clear = "" if self.quiet or not sys.stderr.isatty() else "\r\x1b[K"
        print(f"{clear}{problem.severity}: {problem}", file=sys.stderr)  # noqa: T201


def run(arguments: list[str]) -> int:
    """Extract as the arguments ask; return the exit status (0 all read, 1 some failed, 2 none)."""
    try:
        asked = _parse(arguments)
        if asked is None:
            return NOTHING
        _extract(asked)
    except UserError as error:
        print(f"dateline: {error}", file=sys.stderr)  # noqa: T201
        return NOTHING
    except KeyboardInterrupt:
        print("dateline: stopped; nothing was written", file=sys.stderr)  # noqa: T201
        return NOTHING
    failed = any(p.severity == "error" for p in asked.problems)
    return SOME_FAILED if failed else ALL_READ


def _parse(arguments: list[str]) -> Run | None:
    p = argparse.ArgumentParser("main.py extract", description="Extract without a window.")
    p.add_argument(
        "inputs", nargs="+", type=Path, metavar="INPUT", help="files of any kind, folders"
    )
    p.add_argument("--json", type=Path, metavar="OUT.jsonl", help="one object per document")
    p.add_argument("--xlsx", type=Path, metavar="OUT.xlsx", help="the workbook")
    p.add_argument("--project", type=Path, metavar="OUT.dateline", help="a project file")
    p.add_argument("--into", type=Path, metavar="PROJECT.dateline", help="a project to add to, "
                   "as its rules say")  # fmt: skip
    p.add_argument("--rules", type=Path, metavar="RULES.json", help="rules to obey (JSON, TOML)")
    p.add_argument("--published", metavar="DATE", help="publication date of all the inputs")
    p.add_argument("--jobs", type=int, default=1, metavar="N", help="processes (default 1)")
    p.add_argument("--quiet", action="store_true", help="no progress bar")
    try:
        given = p.parse_args(arguments)
    except SystemExit as stop:
        if stop.code:
            return None
        raise
    published = _date(given.published) if given.published else None
    outs = (given.json, given.xlsx, given.project)
    taught = (given.into, given.rules)
    return Run(given.inputs, *outs, published, max(1, given.jobs), given.quiet, *taught)


def _date(text: str) -> FuzzyDate:
    from core.dates import read_date

    return read_date(text)


def _extract(asked: Run) -> None:
    """Read, analyse and write; raises UserError where nothing can be written."""
    documents = _documents(asked)
    first = next(documents, None)
    if first is None:
        raise UserError("no article could be read, so nothing was written")
    with ExitStack() as stack:
        stack.enter_context(closing(documents))
        session, mine = _session(asked, stack)
        place = stack.enter_context(_json_place(asked))
        lines = stack.enter_context(TemporaryFile("w+", encoding="utf-8", newline="\n"))
        for article in _progress(asked, _articles(asked, chain([first], documents))):
            if article is not None:
                _add(asked, session, article, lines, mine)
        if not asked.read:
            raise UserError("no article could be analysed, so nothing was written")
        _collate(session)
        if place is not None:
            _write_json(place, session.project, lines, asked.added)
        if asked.xlsx:
            _write_workbook(asked, session.project)
        if asked.project:
            _write_project(asked.project, session)


def _documents(asked: Run) -> Generator[Document]:
    """Yield the articles one by one, and report what hinders the reading of others."""
    from core.reading import expand, read_all, skipped

    paths = []
    for path in expand(asked.inputs):
        if path.exists():
            paths.append(path)
        else:
            asked.report(Problem(str(path), "there is no such file or folder"))
    for note in skipped(asked.inputs):
        asked.report(note)
    with closing(read_all(paths)) as found:
        asked.unread = len(paths)
        for _, item in found:
            if isinstance(item, Document):
                asked.seen += 1
                yield item
            elif item is not None:
                asked.report(item)
            asked.unread -= item is None


def _articles(asked: Run, documents: Iterable[Document]) -> Iterator[Article | Problem]:
    if asked.jobs == 1:
        _start()
        yield from (_analyse(d, asked.published) for d in documents)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    spawn = get_context("spawn")
    with ProcessPoolExecutor(asked.jobs, mp_context=spawn, initializer=_start) as pool:
        waiting = deque(
            pool.submit(_analyse, d, asked.published) for d in islice(documents, AHEAD * asked.jobs)
        )
        while waiting:
            yield waiting.popleft().result()
            waiting += (pool.submit(_analyse, d, asked.published) for d in islice(documents, 1))


def _start() -> None:
    """Load the NLP model of this process."""
    from core.pipeline import Pipeline

    globals()["_pipeline"] = Pipeline()


def _analyse(document: Document, published: FuzzyDate | None) -> Article | Problem:
    try:
        article: Article = globals()["_pipeline"].run(document, published)
    except Exception as error:
        cause = f"could not be analysed and was left out ({type(error).__name__}: {error})"
        return Problem(document.given_id or document.path, cause)
    return article


def _progress(asked: Run, articles: Iterable[Article | Problem]) -> Iterator[Article | None]:
    """Yield the articles (None for one that failed), with a bar on stderr."""
    done = 0
    for done, item in enumerate(articles, 1):
        if isinstance(item, Problem):
            asked.report(item)
        yield None if isinstance(item, Problem) else item
        if not asked.quiet:
            # A file that is not read yet counts as one article.
            _bar(done, max(asked.seen + asked.unread, done + 1))
    if done and not asked.quiet:
        _bar(done, done)


def _bar(done: int, total: int, width: int = 30) -> None:
    full = width * done // total
    end = "\n" if done == total else ""
    text = f"\r[{'#' * full}{'.' * (width - full)}] {done}/{total} articles{end}"
    print(text, end="", file=sys.stderr, flush=True)  # noqa: T201


def _json_place(asked: Run) -> AbstractContextManager[Path | None]:
    from core.exports.atomic import write_atomically

    return write_atomically(asked.json) if asked.json is not None else nullcontext()


def _session(asked: Run, stack: ExitStack) -> tuple[Session, tuple[Rule, ...]]:
    """Return the project to add to, with the rules asked for, and the user's own rules.

    A new project obeys the rules that it is given alone, so that it is the same anywhere.
    """
    from core.memory import import_rules, read_mine, read_rules
    from core.storage import open_project

    session = Session()
    mine: tuple[Rule, ...] = ()
    if asked.into is not None:
        opened = open_project(asked.into)
        session, mine = opened.session, read_mine()
        stack.callback(session.close)
        for problem in opened.problems:
            asked.report(problem)
        if session.journal is not None and session.journal.read_only:
            raise UserError(f"“{asked.into.name}” cannot be changed, so nothing was added to it")
    if asked.rules is not None:
        patch = import_rules(session.project, read_rules(asked.rules))
        if patch:
            session.do(patch)
    return session, mine


def _add(
    asked: Run,
    session: Session,
    article: Article,
    lines: IO[str],
    mine: tuple[Rule, ...] = (),
) -> None:
    """Put an article into the project and keep its line for the end."""
    from core.collate import join, known_copy

    copy = known_copy(session.project, article.document) if asked.into is not None else None
    if copy is not None:
        words = f"already in the project, as {copy.id}; not added again"
        asked.report(Problem(article.document.path or copy.title, words, "note"))
        asked.read += 1
        return
    patch = session.do(join(session.project, article, mine))
    asked.read += 1
    asked.added.append(patch.put[0].id)
    for problem in article.problems:
        asked.report(problem)
    if asked.json is not None:
        record = _record(session.project, article, patch.put[0].id)
        lines.write(json.dumps(record, ensure_ascii=False) + "\n")


def _record(project: Project, article: Article, document_id: str) -> dict[str, object]:
    from core.exports.jsonl import document_record

    told = standing(project, document_id)
    mentions = told.document.mentions
    return document_record(
        told.document, article.times, told.actors, told.events, told.relations, mentions
    )


def _collate(session: Session) -> None:
    """Link the copies of one story, and merge what several articles tell beyond doubt."""
    from core.collate import Collation, collate

    collation = Collation(session.project)
    collation.run()
    if patch := collate(collation, session.project.documents):
        session.do(patch)


def _write_json(place: Path, project: Project, lines: IO[str], added: list[str]) -> None:
    """Write the lines of the documents added, in order, with what several of them tell."""
    from core.exports.jsonl import clusters, collated

    lines.seek(0)
    shared = clusters(project)
    documents = [project.documents[i] for i in added]
    with place.open("w", encoding="utf-8", newline="\n") as out:
        for document, line in zip(documents, lines, strict=True):
            out.write(collated(project, document, line, shared))


def _write_project(path: Path, session: Session) -> None:
    from core.storage import write_project

    write_project(path, session)


def _write_workbook(asked: Run, project: Project) -> None:
    from core.export import export_workbook
    from core.filter import LIKELY, Filter, shown

    if asked.xlsx is not None:
        likely = Filter(confidence=LIKELY)
        for problem in export_workbook(project, asked.xlsx, shown(project, likely), asked=likely):
            asked.report(problem)
