"""Lanes as the analyst arranges them: sorted, folded, moved, hidden, resized, remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.calendar import seconds
from core.layout.timeline.arrangement import LaneSort
from core.layout.timeline.lanes import LaneBy
from core.model import Participant
from core.storage import open_project, save_as
from gui.store import Store
from gui.timeline.links import link
from gui.timeline.pane import TimelinePane

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.timeline.canvas import TimelineCanvas

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def titles(canvas: TimelineCanvas) -> list[str]:
    return [row.title for row in canvas.view.plan.lanes.rows]


def header(canvas: TimelineCanvas, title: str, x: int = 60) -> QPoint:
    """Return a point of a lane's header, below its upper edge."""
    lane = titles(canvas).index(title)
    top = float(canvas.view.frame.stack.top[lane])
    return QPoint(x, round(top - canvas.view.scroll + canvas.view.ruler_height + 12))


def edge(canvas: TimelineCanvas, title: str) -> QPoint:
    """Return a point of the line below a lane's header."""
    lane = titles(canvas).index(title)
    bottom = float(canvas.view.frame.stack.top[lane + 1])
    return QPoint(60, round(bottom - canvas.view.scroll + canvas.view.ruler_height - 1))


def drag(canvas: TimelineCanvas, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(canvas.viewport(), LEFT, NONE, start)
    QTest.mouseMove(canvas.viewport(), (start + end) / 2)
    QTest.mouseMove(canvas.viewport(), end)
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, end)


def test_lanes_sort_by_count_name_first_date_and_by_hand(pane: TimelinePane) -> None:
    canvas = pane.canvas
    assert titles(canvas)[0] == "Islamic State"
    canvas.lane_commands.sort(LaneSort.NAME)
    assert titles(canvas)[:3] == ["Baghdadi", "Iraqi forces", "Islamic State"]
    canvas.lane_commands.sort(LaneSort.FIRST)
    assert titles(canvas)[0] == "Baghdadi"
    canvas.lane_commands.move(canvas.lane_commands.keys[0], 1)
    assert titles(canvas)[1] == "Baghdadi"
    assert canvas.view.plan.look.sort is LaneSort.HAND


def test_a_lane_is_dragged_by_its_header_to_another_place(pane: TimelinePane) -> None:
    canvas = pane.canvas
    before = titles(canvas)
    drag(canvas, header(canvas, before[2]), header(canvas, before[0]) - QPoint(0, 8))
    assert titles(canvas) == [before[2], before[0], before[1], *before[3:]]


def test_escape_leaves_a_dragged_lane_where_it_was(pane: TimelinePane) -> None:
    canvas = pane.canvas
    before, start = titles(canvas), header(canvas, titles(canvas)[2])
    QTest.mousePress(canvas.viewport(), LEFT, NONE, start)
    QTest.mouseMove(canvas.viewport(), start - QPoint(0, 90))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, start - QPoint(0, 90))
    assert titles(canvas) == before


def test_the_sign_before_the_name_folds_a_lane_to_a_line(pane: TimelinePane) -> None:
    canvas = pane.canvas
    title = titles(canvas)[0]
    top = canvas.view.frame.stack.top
    open_height = float(top[1] - top[0])
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, header(canvas, title, 6))
    top = canvas.view.frame.stack.top
    assert float(top[1] - top[0]) < open_height
    assert not (canvas.view.plan.boxes.lane[canvas.view.frame.items.box] == 0).any()
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, header(canvas, title, 6))
    top = canvas.view.frame.stack.top
    assert float(top[1] - top[0]) == open_height


def test_a_hidden_lane_waits_in_the_menu(pane: TimelinePane) -> None:
    canvas = pane.canvas
    key, title = canvas.lane_commands.keys[0], titles(canvas)[0]
    canvas.lane_commands.hide(key)
    assert title not in titles(canvas)
    assert [row.title for row in canvas.view.plan.lanes.hidden] == [title]
    assert "1 hidden" in pane.lanes.text()
    canvas.lane_commands.show_all()
    assert titles(canvas)[0] == title


def test_a_lane_pulled_at_its_edge_keeps_its_height_at_every_zoom(pane: TimelinePane) -> None:
    canvas = pane.canvas
    title = titles(canvas)[1]
    start = edge(canvas, title)
    drag(canvas, start, start + QPoint(0, 90))
    key = canvas.lane_commands.keys[1]
    assert canvas.view.plan.look.rows[key] > 1
    top = canvas.view.frame.stack.top
    high = float(top[2] - top[1])
    canvas.zoom(4.0)
    top = canvas.view.frame.stack.top
    assert float(top[2] - top[1]) == high
    canvas.lane_commands.free_height(key)
    assert key not in canvas.view.plan.look.rows


def test_lane_heights_and_rows_are_the_same_wherever_one_pans(pane: TimelinePane) -> None:
    canvas = pane.canvas
    tops = canvas.view.frame.stack.top.tolist()
    for _ in range(12):
        canvas.set_scale(canvas.scale.panned(400))
        assert canvas.view.frame.stack.top.tolist() == tops


def test_what_is_arranged_is_remembered_by_project_and_grouping(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "kept.dateline"
    save_as(store.session, path)
    first = TimelinePane(store)
    qtbot.addWidget(first)
    first.canvas.lane_by = LaneBy.TYPE
    first.canvas.lane_by = LaneBy.ACTOR
    first.canvas.lane_commands.sort(LaneSort.NAME)
    first.canvas.lane_commands.fold("A0002")
    store.session.close()
    again = TimelinePane(Store(open_project(path).session))
    qtbot.addWidget(again)
    assert again.canvas.view.plan.look.sort.value == "name"
    assert again.canvas.view.plan.look.collapsed == {"A0002"}
    again.canvas.lane_by = LaneBy.TYPE
    assert again.canvas.view.plan.look.sort.value == "count"
    again.canvas.store.session.close()


def test_arranging_lanes_is_no_step_of_the_project(pane: TimelinePane, store: Store) -> None:
    pane.canvas.lane_commands.fold_all(True)
    assert store.session.undo_label is None


def test_an_event_of_two_actors_is_tied_over_its_lanes(pane: TimelinePane) -> None:
    view = pane.canvas.view
    mark = view.plan.mark("E00001")
    assert mark is not None
    points = link(view, mark)
    assert len(points) == 2
    assert points[0].x() == points[1].x()
    alone = view.plan.mark("E00002")
    assert alone is not None
    assert link(view, alone) == []


def test_lanes_by_tag(pane: TimelinePane, store: Store) -> None:
    from core.edits import retag

    store.do(retag(store.project, ["E00001"], ["urgent", "mosul"]))
    pane.set_lanes("tag")
    assert set(titles(pane.canvas)) == {"urgent", "mosul", "No tag"}


def test_an_edit_leaves_the_lanes_in_their_order(pane: TimelinePane, store: Store) -> None:
    from core.edits import set_participants

    before = titles(pane.canvas)
    people = [Participant("A0003")]
    store.do(set_participants(store.project, "E00001", people))
    store.do(set_participants(store.project, "E00003", people))
    assert titles(pane.canvas) == before


def test_an_empty_lane_tells_what_stands_out_of_view_and_goes_there(pane: TimelinePane) -> None:
    canvas = pane.canvas
    canvas.show_range(seconds(2014, 3, 1), seconds(2014, 3, 9))
    lane = titles(canvas).index("Iraqi forces")
    top = float(canvas.view.frame.stack.top[lane]) - canvas.view.scroll
    spot = QPoint(canvas.view.width - 20, round(top + canvas.view.ruler_height + 10))
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, spot)
    assert canvas.scale.left < seconds(2016, 10, 20) < canvas.scale.right


def test_lanes_open_at_once_and_shrink_only_when_the_view_rests(pane: TimelinePane) -> None:
    canvas = pane.canvas
    canvas.show_range(seconds(2016, 10, 1), seconds(2016, 11, 20))
    canvas.resting.settle()
    full = canvas.view.content_height
    span = seconds(2016, 11, 20) - seconds(2016, 10, 1)
    moment = seconds(2016, 10, 1)
    for _ in range(8):  # a pan away from all but the open end
        moment += span // 2
        canvas.show_range(moment, moment + span)
        assert canvas.view.content_height >= full - 1
    canvas.resting.settle()
    assert canvas.view.content_height < full
    assert canvas.view.frame.hints  # a lane with nothing in view says where its events are
    canvas.show_range(seconds(2016, 10, 1), seconds(2016, 11, 20))
    assert canvas.view.content_height >= full - 1
