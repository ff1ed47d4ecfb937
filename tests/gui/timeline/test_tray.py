"""The undated tray, and drops from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from core.calendar import DAY
from core.edits import set_when
from core.edtf import parse
from core.filter import Filter
from core.model import Citation, Span
from core.project import Patch
from gui.timeline.mime import pack_events, unpack_events
from gui.timeline.tray import UndatedTray
from gui.timeline.tray_painter import BOUNDS_ROLE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store
    from gui.timeline import TimelinePane


@pytest.fixture
def tray(qtbot: QtBot, store: Store) -> UndatedTray:
    made = UndatedTray(store)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_lists_the_undated_events_shown_and_counts_them(tray: UndatedTray, store: Store) -> None:
    assert tray.model.ids == ["E00009", "E00010"]
    counts: list[int] = []
    tray.count_changed.connect(counts.append)
    store.do(set_when(store.project, "E00009", parse("2016")))
    store.set_filter(Filter(text="no such word"))
    assert counts == [1, 0]
    assert "filter hides what has no date here (1)" in tray.words.text()
    assert not tray.list.isVisible()
    store.set_filter(Filter())
    store.do(set_when(store.project, "E00010", parse("2016")))
    assert "No undated events" in tray.words.text()


def test_a_row_says_what_is_known_of_an_undated_event(tray: UndatedTray, store: Store) -> None:
    event = store.project.events["E00009"]
    by = Citation("S001", Span(0, 33), within=parse("[..2016-11-03]"))
    store.do(Patch("Read again", (replace(event, citations=(by,)),)))
    assert tray.model.index(0).data(BOUNDS_ROLE) == "by 3 Nov 2016"
    assert "by 3 Nov 2016" in tray.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "by 3 Nov 2016" in tray.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert tray.model.ids == ["E00009", "E00010"], "a bound is no date"


def test_its_selection_is_everyones(tray: UndatedTray, store: Store) -> None:
    tray.list.setCurrentIndex(tray.model.index(1))
    assert store.selection == {"E00010"}
    store.select({"E00009"})
    assert [i.row() for i in tray.list.selectionModel().selectedIndexes()] == [0]


def test_a_double_click_shows_the_evidence(tray: UndatedTray, store: Store) -> None:
    asked: list[str] = []
    store.evidence_requested.connect(lambda document, _span: asked.append(document))
    tray.list.doubleClicked.emit(tray.model.index(0))
    assert asked == ["S001"]


def test_a_row_carries_its_event_and_plain_text(tray: UndatedTray) -> None:
    data = tray.model.mimeData([tray.model.index(0), tray.model.index(1)])
    assert unpack_events(data) == ["E00009", "E00010"]
    text = tray.model.index(1).data(Qt.ItemDataRole.DisplayRole)
    assert text == "A life of <i>peace</i>"


def test_dropping_dates_the_events_as_one_step(pane: TimelinePane, store: Store) -> None:
    canvas = pane.canvas
    pos = QPointF(500, 300)
    data = pack_events(["E00009", "E00010"])
    move = QDragEnterEvent(
        pos.toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), move)
    assert move.isAccepted()
    pane.grab()
    expected = canvas.view.moment(pos) // DAY * DAY
    QApplication.sendEvent(canvas.viewport(), dropped(pos, data))
    whens = [store.project.events[i].when for i in ("E00009", "E00010")]
    assert [w.anchor for w in whens if w] == [expected, expected]
    assert store.selection == {"E00009", "E00010"}
    store.undo()
    assert store.project.events["E00009"].when is None
    assert store.project.events["E00010"].when is None


def test_a_drop_of_anything_else_is_left_to_others(pane: TimelinePane) -> None:
    data = QMimeData()
    data.setText("E00009")
    event = dropped(QPointF(500, 300), data)
    event.ignore()
    QApplication.sendEvent(pane.canvas.viewport(), event)
    assert not event.isAccepted()


def dropped(pos: QPointF, data: QMimeData) -> QDropEvent:
    return QDropEvent(
        pos, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
