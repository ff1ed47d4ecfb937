"""The story: views kept with captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from core.calendar import seconds
from core.filter import Filter
from core.layout.timeline.asked import dumps, loads
from gui.actions import Actions
from gui.timeline.entries import view_entries

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store
    from gui.timeline import TimelinePane

RANGES = (
    (seconds(2016, 10, 1), seconds(2016, 10, 20)),
    (seconds(2016, 11, 1), seconds(2016, 11, 9)),
)


def two_scenes(pane: TimelinePane, store: Store) -> list[str]:
    """Save two views that differ in all that a scene keeps."""
    pane.canvas.show_range(*RANGES[0])
    pane.save_view()
    pane.canvas.show_range(*RANGES[1])
    pane.set_lanes("place")
    store.set_filter(Filter(text="troops"))
    store.select({"E00001"})
    pane.save_view()
    return [s.id for s in pane.story.scenes]


def test_a_scene_brings_back_range_lanes_filter_and_selection(
    pane: TimelinePane, store: Store
) -> None:
    first, second = two_scenes(pane, store)
    pane.story.tell(first)
    assert pane.lane_by == "actor"
    assert store.filter.text == ""
    assert store.selection == frozenset()
    assert round(pane.canvas.scale.left) == RANGES[0][0]
    pane.story.tell(second)
    assert pane.lane_by == "place"
    assert store.filter.text == "troops"
    assert store.selection == {"E00001"}
    assert round(pane.canvas.scale.left) == RANGES[1][0]


def test_keys_step_through_and_stop_at_the_ends(
    pane: TimelinePane, store: Store, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    Actions(window, view_entries(pane))
    window.setCentralWidget(pane)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first, second = two_scenes(pane, store)
    pane.story.tell(first)
    pane.canvas.setFocus()
    QTest.keyClick(pane.canvas, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert pane.story.scene_id == second
    pane.tell_next()
    assert pane.story.scene_id == second
    QTest.keyClick(pane.canvas, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert pane.story.scene_id == first


def test_scenes_are_captioned_renamed_moved_and_deleted_each_undoable(
    pane: TimelinePane, store: Store
) -> None:
    first, second = two_scenes(pane, store)
    pane.story.caption.setPlainText("It ends.")
    pane.canvas.setFocus()
    assert store.project.scenes[second].caption == "It ends."
    pane.story.rename("The end")
    assert "The end" in pane.story.choice.currentText()
    pane.story.move_earlier()
    assert [s.id for s in pane.story.scenes] == [second, first]
    store.undo()
    assert [s.id for s in pane.story.scenes] == [first, second]
    pane.story.drop()
    assert [s.id for s in pane.story.scenes] == [first]
    store.undo()
    assert store.project.scenes[second].name == "The end"


def test_a_scene_keeps_the_view_as_it_is_now(pane: TimelinePane, store: Store) -> None:
    first, _ = two_scenes(pane, store)
    pane.story.tell(first)
    pane.canvas.show_range(*RANGES[1])
    pane.story.renew()
    assert store.project.scenes[first].first == RANGES[1][0]


def test_without_scenes_it_says_what_to_do(pane: TimelinePane) -> None:
    pane.show_story()
    assert pane.story.words.isVisible()
    assert not pane.story.back.isEnabled()


def test_a_filter_is_written_and_read() -> None:
    asked = Filter(text="x", actors=frozenset({"A0001", "A0002"}), dates=(1, 2), confidence=0.5)
    assert loads(dumps(asked)) == asked
    assert loads("nonsense") == Filter()
