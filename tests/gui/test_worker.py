from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.article import Article
from core.collate import moves, reread
from core.errors import Problem
from core.process import Finished, Found, ReadDocuments, ReadFiles
from core.reading import from_text
from gui.loading import Loading
from gui.store import Store
from gui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


PATIENCE = 120_000
STORY = (
    "Trouble at town hall\n\n3 May 2021\n\n"
    "Mayor Ann Lee resigned on Monday. Police arrested two men.\n"
)


@pytest.fixture(scope="module")
def worker(qapp: object) -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


def drain(qtbot: QtBot, worker: Worker) -> None:
    qtbot.waitUntil(lambda: not worker.busy, timeout=PATIENCE)


def test_files_become_documents_and_problems_in_one_undo_step(
    qtbot: QtBot, worker: Worker, tmp_path: Path
) -> None:
    store, problems = Store(), list[Problem]()
    loading = Loading(store, worker)
    loading.problem.connect(problems.append)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "one.txt").write_text(STORY)
    (tmp_path / "two.txt").write_text(STORY.replace("Ann Lee", "Bo Berg"))
    loading.add_files([tmp_path])
    drain(qtbot, worker)
    assert len(store.project.documents) == 2
    assert store.project.events
    assert [p.where for p in problems if p.severity == "error"] == ["empty.txt"]
    assert store.session.undo_label == "Add 2 articles"
    store.undo()
    assert not store.project.documents
    store.redo()
    assert len(store.project.documents) == 2
    loading.add_files([tmp_path / "one.txt"])
    drain(qtbot, worker)
    assert len(store.project.documents) == 2
    assert "already in the project" in problems[-1].message


def test_an_article_is_read_anew_with_another_date_and_nothing_changes_yet(
    qtbot: QtBot, worker: Worker
) -> None:
    from core.dates import read_date
    from core.edtf import render

    store, again = Store(), list[tuple[Article, str]]()
    loading = Loading(store, worker)
    loading.read_again.connect(lambda article, asked: again.append((article, asked)))
    loading.add_text(STORY)
    drain(qtbot, worker)
    (resigned,) = (e for e in store.project.events.values() if e.title.startswith("Ann Lee resign"))
    assert resigned.when is not None
    assert render(resigned.when) == "2021-05-03"
    document, before = store.project.documents["S001"], store.project.copy()
    assert document.published_span is not None
    assert document.text[document.published_span.start :].startswith("3 May 2021")
    loading.set_published("S001", read_date("2021-05-12"))
    drain(qtbot, worker)
    assert store.project == before
    ((article, asked),) = again
    shown = moves(store.project, reread(store.project, article, asked))
    moved = {m.event_id: m.after for m in shown.moved}[resigned.id]
    assert moved is not None
    assert render(moved) == "2021-05-10"
    assert article.document.published_span is None


def test_cancelling_keeps_what_is_done_and_the_next_job_runs(qtbot: QtBot, worker: Worker) -> None:
    found, ended = list[Found](), list[Finished]()
    worker.found.connect(found.append)
    worker.finished.connect(ended.append)
    worker.run(ReadDocuments(tuple(from_text(STORY + str(n)) for n in range(400))))
    qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    worker.cancel()
    drain(qtbot, worker)
    assert ended[-1].cancelled
    assert 0 < len(found) < 400
    done = len(found)
    worker.run(ReadDocuments((from_text(STORY),)))
    drain(qtbot, worker)
    assert len(found) == done + 1
    worker.found.disconnect(found.append)
    worker.finished.disconnect(ended.append)


def test_a_job_that_does_not_stop_is_killed_and_the_worker_goes_on(
    qtbot: QtBot, worker: Worker
) -> None:
    found, ended = list[Found](), list[Finished]()
    worker.finished.connect(ended.append)
    worker.run(ReadDocuments((from_text("Troops took the town on Monday. " * 12_000),)))
    qtbot.wait(1000)
    worker.cancel()
    drain(qtbot, worker)
    assert ended[-1].cancelled
    worker.found.connect(found.append)
    worker.run(ReadDocuments((from_text(STORY),)))
    drain(qtbot, worker)
    assert len(found) == 1
    worker.found.disconnect(found.append)
    worker.finished.disconnect(ended.append)


def test_a_process_that_dies_is_named_and_replaced(qtbot: QtBot, worker: Worker) -> None:
    problems = list[Problem]()
    worker.problem.connect(problems.append)
    worker.run(ReadDocuments((from_text("Troops took the town on Monday. " * 12_000),)))
    qtbot.wait(1000)
    worker._process.kill()
    drain(qtbot, worker)
    assert "ended unexpectedly" in problems[-1].message
    worker.run(ReadFiles(()))
    drain(qtbot, worker)
    worker.problem.disconnect(problems.append)


def test_pasted_markup_keeps_its_paragraphs_and_nothing_of_the_page_around(
    qtbot: QtBot, worker: Worker
) -> None:
    store, problems = Store(), list[Problem]()
    loading = Loading(store, worker)
    loading.problem.connect(problems.append)
    loading.add_page(
        "<html><body><!--StartFragment--><nav>Home</nav><h1>Mayor resigns</h1>"
        "<p>Mayor Ann Lee resigned on Monday.</p><p>Police arrested <b>two</b> men.</p>"
        "<figure><figcaption>The port.</figcaption></figure><!--EndFragment--></body></html>"
    )
    drain(qtbot, worker)
    (document,) = store.project.documents.values()
    assert document.text.split("\n\n")[-2:] == [
        "Mayor Ann Lee resigned on Monday.", "Police arrested two men.",
    ]  # fmt: skip
    assert document.captions == ("The port.",)
    assert document.path == ""
    loading.add_page("<html><body></body></html>")
    drain(qtbot, worker)
    assert [p.where for p in problems if p.severity == "error"] == ["pasted text"]
