"""The table against Qt's own sorting and filtering, and a patch of one event in all views."""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSettings,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from core.edits import change_event, retitle, set_when
from core.filter import Asks, ColumnFilter, Filter
from core.model import (
    Actor,
    ActorKind,
    Basis,
    Citation,
    Document,
    Event,
    Factuality,
    FuzzyDate,
    Participant,
    Role,
    Span,
)
from core.project import Project
from core.session import Session
from core.table_columns import BY_NAME, COLUMNS
from core.vocabulary import EVENT_TYPES
from gui import theme
from gui.store import Store
from gui.table import EventTable
from tests.benchmarks.measure import Measure, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.project import Patch
    from gui.main_window import MainWindow

MANY = 100_000
DAY = 86_400
WORDS = (
    *("troops", "shell", "bridge", "mayor", "signs", "treaty", "delegates", "meet", "convoy"),
    *("leaves", "border", "strike", "begins", "court", "orders", "arrest", "editor", "loan"),
    *("agreed", "fire", "harbour", "siege", "lifted", "pipeline", "opened"),
)
TITLE = BY_NAME["Title"]
KEPT: list[object] = []
"""What must outlive the widgets."""


def measures() -> Iterator[Measure]:
    """Yield sorting and filtering of 100,000 rows, and a patch of one of their events."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    KEPT.append(app)
    if isinstance(app, QApplication):
        theme.install(app, theme.LIGHT)
    project = made(MANY)
    yield from _table(project)
    yield from _patches(project)


def made(count: int) -> Project:
    """Return a project of so many events with actors and sources; seeded."""
    chance = random.Random(5)  # noqa: S311  # seeded on purpose
    text = "Alpha attacked Beta on Monday. " * 200
    documents = [Document(f"S{i:03d}", f"Report {i}", text) for i in range(1, 501)]
    actors = [Actor(f"A{i:04d}", f"Actor {i}", ActorKind.GROUP) for i in range(1, 2001)]
    project = Project()
    events = [_event(number, chance) for number in range(1, count + 1)]
    project.load([*documents, *actors, *events])
    return project


def _event(number: int, chance: random.Random) -> Event:
    start, at = chance.randrange(0, 1_400_000_000) // DAY * DAY, chance.randrange(200) * 31
    people = [f"A{chance.randrange(1, 2001):04d}" for _ in range(2)]
    return Event(
        f"E{number:05d}",
        f"{' '.join(chance.choices(WORDS, k=4))} {number}",
        FuzzyDate(start, start + DAY - 1),
        Basis.EXPLICIT,
        chance.choice(tuple(EVENT_TYPES)),
        (Participant(people[0], Role.SOURCE), Participant(people[1], Role.TARGET)),
        factuality=chance.choice(tuple(Factuality)),
        confidence=chance.uniform(0.3, 1.0),
        citations=(Citation(f"S{chance.randrange(1, 501):03d}", Span(at, at + 30)),),
    )


def _table(project: Project) -> Iterator[Measure]:
    """Compare with a proxy over a plain model of the same words."""
    store = Store(Session(project))
    table = EventTable(store)
    table.resize(1200, 800)
    table.show()
    QApplication.processEvents()
    ours = seconds(lambda: table.model.sort(TITLE), 1)
    again = seconds(lambda: table.model.sort(TITLE, Qt.SortOrder.DescendingOrder))
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(Words(project))
    theirs = seconds(lambda: proxy.sort(TITLE), 1)
    yield Measure("sort-first-100k", theirs / ours, "x faster than the proxy", 50)
    yield Measure("sort-again-100k", theirs / again, "x faster than the proxy", 50)
    proxy.setFilterKeyColumn(TITLE)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    finding = iter(("harbour", "treaty", "convoy"))
    slow = seconds(lambda: _proxied(proxy, next(finding)), 3)
    _choose(store, "mayor")  # the first time, the column is read
    finding = iter(("harbour", "treaty", "convoy"))
    quick = seconds(lambda: _choose(store, next(finding)), 3)
    yield Measure("filter-100k", slow / quick, "x faster than the proxy", 20)
    clearing = seconds(lambda: _proxied(proxy, ""), 1)
    yield Measure("unfilter-100k", clearing / seconds(lambda: _clear(store), 1), "x", 20)
    while not store.sieve.fill_texts(1000):
        pass
    yield _search(store)
    table.close()


def _search(store: Store) -> Measure:
    finding = iter(("harbour treaty", "actor 17", "on monday"))
    spent = seconds(lambda: store.set_filter(Filter(text=next(finding))), 3)
    return Measure("search-100k", spent * 1e3, "ms", 30, at_most=True)


def _choose(store: Store, word: str) -> None:
    store.set_filter(Filter(columns=(ColumnFilter("Title", Asks.CONTAINS, (word,)),)))
    QApplication.processEvents()


def _clear(store: Store) -> None:
    store.set_filter(Filter())
    QApplication.processEvents()


def _proxied(proxy: QSortFilterProxyModel, word: str) -> int:
    proxy.setFilterFixedString(word)
    return proxy.rowCount()


class Words(QAbstractTableModel):
    """What the cells say, worked out before: as quick as a model in Python can be."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        events = project.events.values()
        self._rows = [tuple(column.text(project, e) for column in COLUMNS) for e in events]

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return len(COLUMNS)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        shown = role == Qt.ItemDataRole.DisplayRole
        return self._rows[index.row()][index.column()] if shown else None


def _patches(project: Project) -> Iterator[Measure]:
    """Change events one by one with the whole window open: timeline, table and graph in sight.

    What is counted is the change itself and all that it sets off on the GUI thread (timers,
    painting) until every view shows it; what is worked out afterwards, when the window rests, is
    judged by its longest slice.
    """
    window, opening = _window(project)
    yield Measure("open-100k", opening, "s", 10, at_most=True)
    window.views.arrange("three")
    _settle(window)
    store, slices = window.store, list[float]()
    for name, change in (("title", _retitled), ("date", _moved), ("type", _retyped)):
        spent = []
        for number in range(10, 19):
            patch = change(store.project, f"E{number:05d}")
            spent.append(_spent(partial(store.do, patch)) + _until_shown(window))
            slices.append(_settle(window))
        value = statistics.median(spent[2:]) * 1e3
        yield Measure(f"patch-{name}-all-views-100k", value, "ms", 16, at_most=True)
    yield Measure("patch-longest-slice-100k", max(slices) * 1e3, "ms", 16, at_most=True)
    window.close()


def _retitled(project: Project, event_id: str) -> Patch:
    return retitle(project, event_id, f"New title of {event_id}")


def _moved(project: Project, event_id: str) -> Patch:
    when = project.events[event_id].when
    if when is None or when.earliest is None or when.latest is None:
        raise ValueError(when)
    later = replace(when, earliest=when.earliest + DAY, latest=when.latest + DAY)
    return set_when(project, event_id, later)


def _retyped(project: Project, event_id: str) -> Patch:
    other = "PROTEST" if project.events[event_id].type == "ASSAULT" else "ASSAULT"
    return change_event(project, event_id, "Change type", type=other)


def _until_shown(window: MainWindow) -> float:
    """Return the thread CPU time until nothing is left to paint: 40 ms pass without work."""
    spent, quiet, frame = 0.0, 0, window.graph.canvas.frame
    while quiet < 8:
        once = _spent(QApplication.processEvents)
        spent += once
        waits = frame.painting and not frame.touched_up
        quiet = 0 if once > 0.0002 or waits else quiet + 1
        time.sleep(0.005)
    return spent


def _window(project: Project) -> tuple[MainWindow, float]:
    from gui.main_window import MainWindow

    folder = tempfile.mkdtemp()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    window = MainWindow()
    KEPT.append(window)
    window.resize(1600, 900)
    window.show()
    start = time.thread_time()
    window.store.open(Session(project))
    QApplication.processEvents()
    return window, time.thread_time() - start


def _settle(window: MainWindow, limit: float = 240.0) -> float:
    """Let what is worked out in the background come to its end; return its longest slice."""
    until, longest = time.monotonic() + limit, 0.0
    quiet = 0
    while time.monotonic() < until and quiet < 20:
        spent = _spent(QApplication.processEvents)
        longest = max(longest, spent)
        busy = window.docks.collator.busy or spent > 0.002
        quiet = 0 if busy else quiet + 1
        time.sleep(0.002 if busy else 0.05)
    return longest


def _spent(work: Callable[[], object]) -> float:
    return seconds(work, 1)
