"""Keys on the canvas, and the inline editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.edtf import render

if TYPE_CHECKING:
    from gui.store import Store
    from gui.timeline import TimelinePane

Key = Qt.Key


def press(pane: TimelinePane, key: Qt.Key, keys: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(pane.canvas, key, keys or Qt.KeyboardModifier.NoModifier)


def test_left_and_right_walk_a_lane_in_time_and_end_reaches_its_last(
    pane: TimelinePane, store: Store
) -> None:
    store.select({"E00001"})
    pane.canvas.focus_lane = "A0001"
    press(pane, Key.Key_Home)
    seen: list[str] = []
    for _ in range(5):
        seen.append(*store.selection)
        press(pane, Key.Key_Right)
    starts = [store.project.events[i].when for i in seen]
    assert seen[-1] == "E00001"
    assert all(w is not None for w in starts)
    press(pane, Key.Key_Left)
    press(pane, Key.Key_End)
    assert store.selection == {"E00001"}


def test_up_and_down_go_to_the_next_lane(pane: TimelinePane, store: Store) -> None:
    store.select({"E00001"})
    pane.canvas.focus_lane = "A0001"
    press(pane, Key.Key_Down)
    (below,) = store.selection
    lanes = [r.key for r in pane.canvas.view.plan.lanes.rows]
    assert pane.canvas.focus_lane == lanes[lanes.index("A0001") + 1]
    people = {p.actor_id for p in store.project.events[below].participants}
    assert pane.canvas.focus_lane in people


def test_the_walk_begins_in_the_middle_of_the_view(pane: TimelinePane, store: Store) -> None:
    press(pane, Key.Key_Right)
    assert len(store.selection) == 1


def test_plus_and_minus_zoom_and_control_0_fits(pane: TimelinePane) -> None:
    before = pane.canvas.scale.per_pixel
    press(pane, Key.Key_Plus)
    assert pane.canvas.scale.per_pixel == pytest.approx(before / 2)
    press(pane, Key.Key_Minus)
    assert pane.canvas.scale.per_pixel == pytest.approx(before)
    press(pane, Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    marks = pane.canvas.view.plan.marks
    assert pane.canvas.scale.left < marks.start.min()
    assert pane.canvas.scale.right > marks.horizon


def test_f2_edits_the_title_and_escape_gives_up(pane: TimelinePane, store: Store) -> None:
    store.select({"E00001"})
    for key, expected in ((Key.Key_Escape, "Troops break through"), (Key.Key_Return, "Changed")):
        press(pane, Key.Key_F2)
        editor = pane.canvas.changes.editor
        assert editor is not None
        editor.setText("Changed")
        QTest.keyClick(editor, key)
        assert store.project.events["E00001"].title == expected
        assert pane.canvas.changes.editor is None


def test_an_empty_title_is_refused_in_words(pane: TimelinePane, store: Store) -> None:
    said: list[str] = []
    pane.message.connect(said.append)
    pane.canvas.changes.rename("E00001")
    editor = pane.canvas.changes.editor
    assert editor is not None
    editor.setText("  ")
    QTest.keyClick(editor, Key.Key_Return)
    assert said == ["An event needs a title."]
    assert store.project.events["E00001"].title == "Troops break through"


def test_a_date_is_typed_in_any_form(pane: TimelinePane, store: Store) -> None:
    pane.canvas.changes.change_date("E00001")
    editor = pane.canvas.changes.editor
    assert editor is not None
    editor.setText("5 Nov 2016")
    QTest.keyClick(editor, Key.Key_Return)
    when = store.project.events["E00001"].when
    assert when is not None
    assert render(when) == "2016-11-05"


def test_delete_takes_the_selected_events_away_as_one_step(
    pane: TimelinePane, store: Store
) -> None:
    store.select({"E00001", "E00002"})
    press(pane, Key.Key_Delete)
    assert not {"E00001", "E00002"} & set(store.project.events)
    store.undo()
    assert {"E00001", "E00002"} <= set(store.project.events)


def test_escape_clears_the_selection(pane: TimelinePane, store: Store) -> None:
    store.select({"E00001"})
    press(pane, Key.Key_Escape)
    assert not store.selection


def test_a_screen_reader_hears_the_focused_event(pane: TimelinePane, store: Store) -> None:
    assert "lanes" in pane.canvas.accessibleDescription()
    store.select({"E00001"})
    said = pane.canvas.accessibleDescription()
    assert said.startswith("Troops break through, Thu 3 Nov 2016, alleged")


def test_the_menus_offer_the_edits_and_accept_and_reject_do_them(
    pane: TimelinePane, store: Store
) -> None:
    from gui.timeline import menus

    store.select({"E00001"})
    menu = menus.event_menu(pane.canvas, "E00001")
    actions = {a.text().split("\t")[0]: a for a in menu.actions() if a.text()}
    assert set(actions) == {
        "Show evidence", "Rename", "Change date…", "Take next reading",
        "Accept", "Reject", "Cut", "Copy", "Key event", "Delete",
    }  # fmt: skip
    actions["Accept"].trigger()
    assert store.project.events["E00001"].status == "accepted"
    actions["Reject"].trigger()
    assert pane.canvas.view.plan.mark("E00001") is None
    menu.deleteLater()


def test_a_date_that_cannot_be_read_keeps_its_line_open(pane: TimelinePane) -> None:
    event_id = min(pane.canvas.store.visible)
    before = pane.canvas.store.project.events[event_id]
    pane.canvas.changes.change_date(event_id)
    editor = pane.canvas.changes.editor
    assert editor is not None
    assert editor.reading is not None
    editor.setText("no date at all")
    QTest.keyClick(editor, Key.Key_Return)
    assert pane.canvas.changes.editor is editor
    assert editor.reading.refused
    QTest.keyClick(editor, Key.Key_Escape)
    assert pane.canvas.store.project.events[event_id] == before
