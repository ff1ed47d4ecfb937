from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from core.edits import new_event, retitle, set_status
from core.edtf import unit
from core.errors import Problem
from core.filter import Filter
from core.model import Document, Event, Status
from core.project import Patch
from core.session import Session
from gui.review import ProblemsList, ReviewQueue
from gui.store import Store
from tests.gui.table.sample import sample_store

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def store(qtbot: QtBot) -> Store:
    return sample_store()


@pytest.fixture
def queue(qtbot: QtBot, store: Store) -> ReviewQueue:
    made = ReviewQueue(store)
    qtbot.addWidget(made)
    made.resize(900, 240)
    made.show()
    return made


def press(queue: ReviewQueue, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(queue, key)


def current(queue: ReviewQueue) -> str | None:
    return queue.order.current


KEY = Qt.Key


def test_suggestions_come_by_date_with_undated_ones_last(queue: ReviewQueue) -> None:
    seen = []
    for _ in range(4):
        seen.append((queue.progress, current(queue)))
        press(queue, KEY.Key_Space)
    assert seen == [
        ("1 of 4", "E00002"), ("2 of 4", "E00003"), ("3 of 4", "E00001"), ("4 of 4", "E00004"),
    ]  # fmt: skip
    assert current(queue) == "E00002"


def test_a_accepts_x_rejects_and_both_go_on(queue: ReviewQueue, store: Store) -> None:
    press(queue, KEY.Key_A, KEY.Key_X)
    assert store.project.events["E00002"].status is Status.ACCEPTED
    assert store.project.events["E00003"].status is Status.REJECTED
    assert current(queue) == "E00001"
    assert queue.progress == "3 of 4"
    assert store.selection == {"E00001"}


def test_backspace_takes_the_decision_back_and_returns_to_it(
    queue: ReviewQueue, store: Store
) -> None:
    press(queue, KEY.Key_A, KEY.Key_X, KEY.Key_Backspace)
    assert store.project.events["E00003"].status is Status.SUGGESTED
    assert current(queue) == "E00003"
    press(queue, KEY.Key_Backspace)
    assert current(queue) == "E00002"
    assert store.session.undo_label is None


def test_f_flags_and_stays(queue: ReviewQueue, store: Store) -> None:
    press(queue, KEY.Key_F)
    assert store.project.events["E00002"].key
    assert current(queue) == "E00002"
    press(queue, KEY.Key_F)
    assert not store.project.events["E00002"].key


def test_e_asks_for_the_date_of_the_event(qtbot: QtBot, queue: ReviewQueue, store: Store) -> None:
    with qtbot.waitSignal(queue.date_requested) as asked:
        press(queue, KEY.Key_E)
    assert asked.args == ["E00002"]
    assert store.selection == {"E00002"}


def test_m_merges_the_selected_events_into_the_one_shown(queue: ReviewQueue, store: Store) -> None:
    press(queue, KEY.Key_M)
    assert "Ctrl+click" in queue.notice.text()
    store.select({"E00003", "E00001"})
    press(queue, KEY.Key_M)
    assert store.project.records("E00002") == ["E00002", "E00001", "E00003"]
    assert queue.progress == "1 of 2"


def test_when_all_is_decided_it_says_so(queue: ReviewQueue, store: Store) -> None:
    press(queue, *[KEY.Key_A] * 4)
    said = [label.text() for label in queue.findChildren(QLabel)]
    assert any("All decided" in words for words in said)
    assert current(queue) is None
    press(queue, KEY.Key_A, KEY.Key_X, KEY.Key_F, KEY.Key_M, KEY.Key_Space)
    assert store.session.undo_label == "Accept event"
    press(queue, KEY.Key_Backspace)
    assert current(queue) == "E00004"


def test_where_the_filter_hides_what_waits_it_says_so(queue: ReviewQueue, store: Store) -> None:
    store.set_filter(Filter(text="no such word"))
    waiting = sum(e.status is Status.SUGGESTED for e in store.project.events.values())
    assert f"The filter hides {waiting} that wait" in queue._title.text()
    assert queue.event_shown is None


def test_new_suggestions_join_and_hidden_ones_leave(queue: ReviewQueue, store: Store) -> None:
    store.do(new_event(store.project, None))
    assert queue.progress == "1 of 4"
    (found,) = new_event(store.project, None).put
    assert isinstance(found, Event)
    store.do(set_status(store.project, ["E00005"], Status.SUGGESTED))
    assert queue.progress == "2 of 5"
    store.set_filter(Filter(types=frozenset({"ASSAULT"})))
    assert len(queue.order) == 2
    store.set_filter(Filter())
    assert len(queue.order) == 5


def test_a_suggestion_selected_elsewhere_is_turned_to(queue: ReviewQueue, store: Store) -> None:
    store.select({"E00001"})
    assert current(queue) == "E00001"


def test_buttons_say_their_keys_and_do_the_same(queue: ReviewQueue, store: Store) -> None:
    buttons = {b.text().split()[0]: b for b in queue.findChildren(QPushButton)}
    assert buttons["Accept"].text().endswith("A")
    assert buttons["Skip"].text().endswith("Space")
    buttons["Accept"].click()
    assert store.project.events["E00002"].status is Status.ACCEPTED


def test_words_of_articles_are_never_markup(queue: ReviewQueue, store: Store) -> None:
    store.do(retitle(store.project, "E00002", "<h1>Loud</h1>"))
    store.select({"E00002"})
    assert queue._title.textFormat() is Qt.TextFormat.PlainText
    assert "&lt;b&gt;" in queue._sentence.text()


def test_the_queue_survives_a_project_without_events(queue: ReviewQueue, store: Store) -> None:
    store.do(Patch("empty", take=tuple(store.project.events)))
    press(queue, KEY.Key_A, KEY.Key_Space, KEY.Key_M, KEY.Key_E)
    assert current(queue) is None


PROBLEMS = [
    Problem("empty.txt", "The file is empty."),
    Problem("scan.txt", "This is no text.", "warning"),
    Problem("nodate.txt", "No date was found.", "note"),
]


def test_problems_are_listed_counted_and_cleared(qtbot: QtBot) -> None:
    problems = ProblemsList()
    qtbot.addWidget(problems)
    counts: list[int] = []
    problems.count_changed.connect(counts.append)
    problems.add(PROBLEMS[:1])
    problems.add(iter(PROBLEMS[1:]))
    cells = [problems.model.index(row, column).data() for row in range(3) for column in range(3)]
    assert cells[:3] == ["Error", "empty.txt", "The file is empty."]
    assert cells[3] == "Warning"
    problems.clear()
    assert counts == [1, 3, 0]
    assert problems.model.rowCount() == 0


def test_selected_problems_are_copied_else_all(qtbot: QtBot) -> None:
    problems = ProblemsList()
    qtbot.addWidget(problems)
    problems.add(PROBLEMS)
    problems.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3
    problems.view.selectRow(1)
    QTest.keyClick(problems.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "warning\tscan.txt\tThis is no text."


def test_a_missing_date_is_a_problem_until_it_is_set_and_again_when_that_is_undone(
    qtbot: QtBot,
) -> None:
    session = Session()
    session.do(Patch("Add", (Document("S001", "Town", "On Monday."),)))
    store = Store(session)
    problems = ProblemsList(store)
    qtbot.addWidget(problems)
    counts: list[int] = []
    problems.count_changed.connect(counts.append)
    undated = Problem("town.txt", "no date", "warning", undated=True, document_id="S001")
    problems.add([undated, Problem("other.txt", "damaged")])
    dated = replace(store.project.documents["S001"], published=unit(2021, 5, 12))
    store.do(Patch("Date", (dated,)))
    assert [p.where for p in problems.model.problems] == ["other.txt"]
    store.undo()
    assert [p.where for p in problems.model.problems] == ["town.txt", "other.txt"]
    store.undo()  # the article itself is gone
    assert [p.where for p in problems.model.problems] == ["other.txt"]
    store.redo()
    assert counts == [2, 1, 2, 1, 2]
    store.open(Session())
    assert [p.where for p in problems.model.problems] == ["other.txt"]
