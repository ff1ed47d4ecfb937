"""A huge change is made while the window goes on turning; it can be stopped, and taken back."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer

from core import edits
from core.errors import StoppedError, UserError
from core.filter import shown
from core.project import Patch
from core.session import HELD
from core.storage import open_project
from gui import store as store_module
from gui.main_window import MainWindow
from tests.gui.test_main_window import folder, take_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from core.project import Project

__all__ = ["folder"]


@pytest.fixture
def quiet(
    qapp: QApplication,
    folder: Path,
    sample_file: Path,
    tmp_path: Path,
) -> Iterator[MainWindow]:
    """A window on a copy of the sample, in which nothing else goes on."""
    window = MainWindow()
    window.projects.open(Path(shutil.copy(sample_file, tmp_path)))
    window.show()
    window.docks.collator.stop()
    yield window
    take_apart(window)


@pytest.fixture(autouse=True)
def huge(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every change counts as a huge one."""
    monkeypatch.setattr(store_module, "HUGE", 0)
    monkeypatch.setattr("core.storage.project_file.EVERY", 1)


def retitled(project: Project) -> Patch:
    rows = (replace(e, title=f"{e.title} (checked)") for e in project.events.values())
    return Patch("Check", tuple(rows))


def in_file(window: MainWindow, tmp: Project) -> bool:
    """Whether the file holds these rows, as another program reads it."""
    journal = window.store.session.journal
    assert journal is not None
    opened = open_project(journal.path)
    same = opened.session.project == tmp
    opened.session.close()
    return same


def turning(window: MainWindow, act: Callable[[], None]) -> list[int]:
    """Return the ticks of the window's loop while something is done."""
    ticks: list[int] = []
    timer = QTimer(window, interval=0)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    act()
    timer.stop()
    timer.deleteLater()
    return ticks


def test_the_window_turns_while_a_huge_change_is_made_and_taken_back(quiet: MainWindow) -> None:
    store = quiet.store
    before, patch = store.project.copy(), retitled(store.project)
    told: list[tuple[int, int]] = []
    store.taking.told.connect(lambda done, total: told.append((done, total)))
    assert len(turning(quiet, lambda: store.do(patch, learn=False))) > 3
    assert len({done for done, _ in told}) > 3
    assert told[-1][0] == told[-1][1]
    after = store.project.copy()
    assert after != before
    assert all(e.title.endswith(" (checked)") for e in after.events.values())
    assert in_file(quiet, after)
    assert len(turning(quiet, store.undo)) > 3
    assert store.project == before
    assert in_file(quiet, before)
    store.redo()
    assert store.project == after
    assert store.session.undo_label == "Check"
    assert store.session.redo_label is None


def test_every_view_says_what_a_huge_change_made_of_the_project(quiet: MainWindow) -> None:
    store = quiet.store
    gone = sorted(store.visible)[: len(store.visible) // 2]
    store.select(gone)
    store.do(edits.delete(store.project, gone), learn=False)
    assert store.visible == shown(store.project, store.filter)
    assert store.selection == frozenset()
    model = quiet.table.model
    assert {model.rows.id_at(row) for row in range(model.rowCount())} == store.visible
    marks = quiet.timeline.canvas.view.plan.marks
    dated = {i for i in store.visible if store.project.events[i].when is not None}
    assert set(map(str, marks.ids)) == dated
    store.undo()
    assert set(gone) <= store.visible
    store.do(edits.retitle(store.project, gone[0], "Another title"))
    assert store.visible == shown(store.project, store.filter)


def test_cancel_leaves_the_project_and_the_file_as_they_were(quiet: MainWindow) -> None:
    store = quiet.store
    before, label = store.project.copy(), store.session.undo_label
    sign = next(s for s in quiet.statusBar().children() if type(s).__name__ == "TakingSign")
    store.taking.began.connect(lambda _: sign.cancel.click())  # type: ignore[attr-defined]
    with pytest.raises(StoppedError):
        store.do(retitled(store.project), learn=False)
    assert sign.isHidden()  # type: ignore[attr-defined]
    assert store.project == before
    assert store.session.undo_label == label
    assert in_file(quiet, before)


def test_meanwhile_every_other_step_is_refused_in_words(quiet: MainWindow) -> None:
    store, said = quiet.store, list[str]()
    first = min(store.project.events)

    steps: list[Callable[[], object]] = [
        partial(store.do, edits.retitle(store.project, first, "Mine")),
        store.undo,
        store.redo,
        quiet.projects.new,
    ]

    def meddle() -> None:
        for step in steps:
            try:
                step()
            except UserError as error:
                said.append(str(error))

    QTimer.singleShot(0, quiet, meddle)
    store.do(retitled(store.project), learn=False)
    assert said == [HELD] * 4
    assert store.project.events[first].title.endswith(" (checked)")
    store.do(edits.retitle(store.project, first, "Mine"))
    assert store.project.events[first].title == "Mine"


def test_a_filter_chosen_meanwhile_is_in_force_afterwards(quiet: MainWindow) -> None:
    store = quiet.store
    asked = replace(store.filter, text="mosul")
    QTimer.singleShot(0, quiet, lambda: store.set_filter(asked))
    store.do(retitled(store.project), learn=False)
    assert store.filter == asked
    assert store.visible == shown(store.project, asked)


def test_a_change_that_cannot_be_written_is_refused_and_changes_nothing(
    quiet: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = quiet.store
    before, journal = store.project.copy(), store.session.journal
    assert journal is not None
    monkeypatch.setattr(journal, "why_read_only", "It may not be written.")
    monkeypatch.setattr(journal, "read_only", True)
    with pytest.raises(UserError, match="may not be written"):
        store.do(retitled(store.project), learn=False)
    assert store.project == before
    assert not store.session.held


def test_stopped_while_it_is_written_nothing_of_it_is_in_the_file(quiet: MainWindow) -> None:
    store = quiet.store
    before, told = store.project.copy(), list[int]()

    def stop(done: int, _total: int) -> None:
        told.append(done)
        if done == 10:
            store.taking.cancel()

    store.taking.told.connect(stop, Qt.ConnectionType.DirectConnection)
    with pytest.raises(StoppedError):
        store.do(retitled(store.project), learn=False)
    assert told == list(range(1, 11))
    assert store.project == before
    assert in_file(quiet, before)


@pytest.mark.parametrize("at", [1, 10])
def test_a_window_closed_meanwhile_stops_it(quiet: MainWindow, at: int) -> None:
    store = quiet.store
    before, journal = store.project.copy(), store.session.journal
    assert journal is not None

    def close(done: int, _total: int) -> None:
        if done == at:
            QTimer.singleShot(0, quiet, quiet.close)
            while not store.taking.cancelled:
                time.sleep(0.001)

    store.taking.told.connect(close, Qt.ConnectionType.DirectConnection)
    with pytest.raises(StoppedError):
        store.do(retitled(store.project), learn=False)
    opened = open_project(journal.path).session
    assert opened.project == before
    opened.close()
