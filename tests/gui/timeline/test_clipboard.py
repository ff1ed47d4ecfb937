"""Events cut, copied, pasted and merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.calendar import seconds
from tests.gui.timeline.test_gestures import on_bar

if TYPE_CHECKING:
    from gui.store import Store
    from gui.timeline import TimelinePane

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(pane: TimelinePane, key: Qt.Key) -> None:
    QTest.keyClick(pane.canvas, key, CONTROL)


def test_copies_keep_everything_but_the_id(pane: TimelinePane, store: Store) -> None:
    store.select({"E00001"})
    press(pane, Qt.Key.Key_C)
    assert "Troops break through" in QApplication.clipboard().text()
    press(pane, Qt.Key.Key_V)
    (made,) = store.selection
    old, new = store.project.events["E00001"], store.project.events[made]
    assert made != "E00001"
    assert (new.title, new.when, new.participants) == (old.title, old.when, old.participants)
    assert new.citations == old.citations
    store.undo()
    assert made not in store.project.events


def test_cut_is_one_step_and_its_events_come_back_with_paste(
    pane: TimelinePane, store: Store
) -> None:
    store.select({"E00001", "E00002"})
    press(pane, Qt.Key.Key_X)
    assert not {"E00001", "E00002"} & set(store.project.events)
    assert (store.session.undo_label or "").startswith("Cut")
    press(pane, Qt.Key.Key_V)
    titles = {store.project.events[i].title for i in store.selection}
    assert titles == {"Troops break through", "Baghdadi speaks"}


def test_paste_here_moves_the_first_to_the_moment(pane: TimelinePane, store: Store) -> None:
    store.select({"E00001", "E00008"})
    pane.canvas.clipboard.copy()
    pane.canvas.clipboard.paste(seconds(2016, 10, 25) + 3600.0)
    starts = sorted(
        e.when.earliest or 0
        for e in (store.project.events[i] for i in store.selection)
        if e.when is not None
    )
    assert starts == [seconds(2016, 10, 25), seconds(2016, 10, 27)]


def test_pasting_something_else_says_so(pane: TimelinePane, store: Store) -> None:
    QApplication.clipboard().setText("no events")
    said: list[str] = []
    pane.canvas.message.connect(said.append)
    press(pane, Qt.Key.Key_V)
    assert said == ["There are no events on the clipboard."]


def drop(pane: TimelinePane, one: str, other: str, *, escape: bool = False) -> None:
    """Drag an event onto another that stands in another row."""
    start, end = on_bar(pane.canvas, one), on_bar(pane.canvas, other)
    QTest.mousePress(pane.canvas.viewport(), LEFT, NONE, start)
    QTest.mouseMove(pane.canvas.viewport(), QPoint(start.x(), (start.y() + end.y()) // 2))
    QTest.mouseMove(pane.canvas.viewport(), end)
    if escape:
        QTest.keyClick(pane.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(pane.canvas.viewport(), LEFT, NONE, end)


def test_an_event_dropped_on_another_is_merged_with_it(pane: TimelinePane, store: Store) -> None:
    when = store.project.events["E00002"].when
    drop(pane, "E00002", "E00003")
    assert store.project.events["E00002"].merged_into == "E00003"
    assert store.selection == {"E00003"}
    store.undo()
    assert store.project.events["E00002"].merged_into is None
    assert store.project.events["E00002"].when == when


def test_escape_merges_nothing(pane: TimelinePane, store: Store) -> None:
    before = dict(store.project.events)
    drop(pane, "E00002", "E00003", escape=True)
    assert store.project.events == before


def test_a_key_event_is_marked_and_unmarked(pane: TimelinePane, store: Store) -> None:
    store.select({"E00001"})
    pane.canvas.changes.toggle_key("E00001")
    assert store.project.events["E00001"].key
    mark = pane.canvas.view.plan.mark("E00001")
    assert mark is not None
    assert str(pane.canvas.view.plan.marks.captions[mark]).startswith("★")
    pane.canvas.changes.toggle_key("E00001")
    assert not store.project.events["E00001"].key


def test_the_keyboard_walks_in_time_and_in_the_source(pane: TimelinePane, store: Store) -> None:
    pane.canvas.setFocus()
    store.select({"E00003"})
    QTest.keyClick(pane.canvas, Qt.Key.Key_Period)
    assert store.selection == {"E00007"}  # burnt by the 28th, in another lane
    QTest.keyClick(pane.canvas, Qt.Key.Key_Comma)
    assert store.selection == {"E00003"}
    QTest.keyClick(pane.canvas, Qt.Key.Key_BracketRight)
    assert store.selection == {"E00004"}
    QTest.keyClick(pane.canvas, Qt.Key.Key_BracketLeft)
    assert store.selection == {"E00003"}
