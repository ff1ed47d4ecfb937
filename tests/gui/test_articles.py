"""Views without anything to show say what they wait for, or why nothing came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from core.errors import Problem
from core.filter import Filter
from core.model import Document
from core.process import Finished, Progress
from core.project import Patch
from core.session import Session
from gui.articles import Articles, ArticlesOfWorker
from gui.facets import Facets, SourcesList
from gui.graph import GraphPane
from gui.inspector import Inspector
from gui.reader import Reader
from gui.review import ReviewQueue
from gui.store import Store
from gui.table import EventTable
from gui.timeline import TimelinePane
from gui.timeline.tray import UndatedTray
from gui.worker import Worker
from tests.gui.table.sample import sample_store

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

VIEWS: list[Callable[[Store], QWidget]] = [
    EventTable, GraphPane, UndatedTray, Facets, SourcesList, Inspector, Reader, ReviewQueue,
    TimelinePane,
]  # fmt: skip


def said(view: QWidget) -> str:
    """Return the words that a view shows in place of its content."""
    if isinstance(view, GraphPane):
        return view.canvas.words
    if isinstance(view, Facets):
        return view.why_empty
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


Shown = Callable[[Callable[[Store], QWidget], Store], QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    """Return what shows a view of a store; both live until the test is over."""
    kept: list[tuple[QWidget, Store]] = []

    def show(make: Callable[[Store], QWidget], store: Store) -> QWidget:
        view = make(store)
        kept.append((view, store))
        qtbot.addWidget(view)
        view.resize(500, 500)
        view.show()
        return view

    yield show
    for view, _ in kept:
        view.close()


@pytest.mark.parametrize("make", VIEWS)
def test_an_empty_view_says_that_articles_are_being_read(
    qtbot: QtBot, shown: Shown, make: Callable[[Store], QWidget]
) -> None:
    store = Store()
    view = shown(make, store)
    before = said(view)
    assert before
    store.tell_articles(Articles(reading=True, total=12))
    qtbot.waitUntil(lambda: "Reading 12 articles…" in said(view))
    assert "Cancel" in said(view)
    store.tell_articles(Articles())
    qtbot.waitUntil(lambda: said(view) == before)


@pytest.mark.parametrize("make", VIEWS)
def test_after_a_load_that_failed_it_says_so_and_where_the_reasons_are(
    qtbot: QtBot, shown: Shown, make: Callable[[Store], QWidget]
) -> None:
    store = Store()
    view = shown(make, store)
    store.tell_articles(Articles(failed=2))
    qtbot.waitUntil(lambda: "2 articles could not be read" in said(view))
    assert "Problems" in said(view)


@pytest.mark.parametrize("make", [EventTable, GraphPane, UndatedTray, Facets])
def test_a_filter_that_hides_all_goes_before_what_is_being_read(
    qtbot: QtBot, shown: Shown, make: Callable[[Store], QWidget]
) -> None:
    store = sample_store()
    view = shown(make, store)
    store.set_filter(Filter(text="no such word"))
    store.tell_articles(Articles(reading=True, total=12))
    qtbot.wait(10)
    assert "ilter" in said(view)
    assert "Reading" not in said(view)


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def test_the_store_follows_the_worker_until_another_project_is_open(worker: Worker) -> None:
    store = Store()
    ArticlesOfWorker(store, worker)
    worker.started.emit()
    assert store.articles == Articles(reading=True)
    worker.progressed.emit(Progress(1, 3, 0, "One"))
    worker.problem.emit(Problem("two.txt", "is empty"))
    worker.problem.emit(Problem("three.txt", "has no date", "warning"))
    assert store.articles == Articles(reading=True, total=3, done=1, failed=1)
    worker.finished.emit(Finished())
    assert store.articles == Articles(total=3, done=1, failed=1)
    store.open(Session())
    assert not store.articles.words("events")


def test_a_source_that_came_ends_the_words_of_its_list(shown: Shown) -> None:
    store = Store()
    view = shown(SourcesList, store)
    store.tell_articles(Articles(reading=True, total=2))
    assert "Reading" in said(view)
    store.do(Patch("", (Document("S001", "One", "Text."),)))
    assert "Reading" not in said(view)
