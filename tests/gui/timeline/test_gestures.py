"""Gestures of the mouse on the canvas, each one change on release."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.calendar import DAY, seconds
from core.edtf import render
from core.model import Factuality
from gui.timeline import hints
from gui.timeline.gestures import RubberBand

if TYPE_CHECKING:
    from gui.store import Store
    from gui.timeline import TimelinePane
    from gui.timeline.canvas import TimelineCanvas

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def on_bar(canvas: TimelineCanvas, event_id: str, share: float = 0.5) -> QPoint:
    """Return a point on the bar of an event, a share of its width from its start."""
    mark = canvas.view.plan.mark(event_id)
    assert mark is not None
    found = canvas.view.frame.items
    events = canvas.view.plan.lanes.event[found.box]
    n = int((events == mark).nonzero()[0][0])
    x0, x1 = max(float(found.x0[n]), 0.0), min(float(found.x1[n]), canvas.scale.width)
    y = float(found.y[n]) + canvas.view.ruler_height - canvas.view.scroll + canvas.view.pitch / 2
    return QPoint(round(x0 + (x1 - x0) * share + canvas.view.header), round(y))


def empty_place(canvas: TimelineCanvas) -> QPoint:
    """Return a point of the lanes with nothing under it."""
    view = canvas.view
    for y in range(view.ruler_height + 4, view.height, 3):
        for x in range(view.header + 30, view.width - 30, 7):
            found = view.hit(QPointF(x, y))
            if found.box is None and found.density is None and found.lane >= 0:
                return QPoint(x, y)
    raise AssertionError("no empty place")


def drag(
    canvas: TimelineCanvas, start: QPoint, by: QPoint, keys: Qt.KeyboardModifier = NONE
) -> None:
    begin_drag(canvas, start, by, keys)
    QTest.mouseRelease(canvas.viewport(), LEFT, keys, start + by)


def begin_drag(
    canvas: TimelineCanvas, start: QPoint, by: QPoint, keys: Qt.KeyboardModifier = NONE
) -> None:
    QTest.mousePress(canvas.viewport(), LEFT, keys, start)
    QTest.mouseMove(canvas.viewport(), start + QPoint(by.x() // 2, by.y() // 2))
    QTest.mouseMove(canvas.viewport(), start + by)


def wheel(
    canvas: TimelineCanvas, pos: QPoint, notches: int, keys: Qt.KeyboardModifier = NONE
) -> None:
    event = QWheelEvent(
        QPointF(pos), canvas.viewport().mapToGlobal(QPointF(pos)), QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), event)


def days(canvas: TimelineCanvas, count: float) -> int:
    return round(count * DAY / canvas.scale.per_pixel)


def test_dragging_a_body_moves_the_date_as_one_step_and_undo_takes_it_back(
    pane: TimelinePane, store: Store
) -> None:
    before = store.project.events["E00001"]
    patches: list[object] = []
    store.patched.connect(patches.append)
    drag(pane.canvas, on_bar(pane.canvas, "E00001"), QPoint(days(pane.canvas, -2), 0))
    after = store.project.events["E00001"].when
    assert after is not None
    assert render(after) == "2016-11-01"
    assert len(patches) == 1
    store.undo()
    assert store.project.events["E00001"] == before


def test_while_dragging_the_words_say_old_and_new(pane: TimelinePane, store: Store) -> None:
    begin_drag(pane.canvas, on_bar(pane.canvas, "E00001"), QPoint(days(pane.canvas, -2), 0))
    gesture = pane.canvas.pointer.gesture
    assert getattr(gesture, "said", "") == "Thu 3 Nov 2016 → Tue 1 Nov 2016"
    pane.grab()
    assert render_of(store, "E00001") == "2016-11-03"


def render_of(store: Store, event_id: str) -> str:
    when = store.project.events[event_id].when
    return render(when) if when else ""


def test_escape_cancels_a_drag(pane: TimelinePane, store: Store) -> None:
    patches: list[object] = []
    store.patched.connect(patches.append)
    start = on_bar(pane.canvas, "E00001")
    begin_drag(pane.canvas, start, QPoint(200, 0))
    QTest.keyClick(pane.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(pane.canvas.viewport(), LEFT, NONE, start + QPoint(200, 0))
    assert not patches
    assert render_of(store, "E00001") == "2016-11-03"


def test_dragging_an_end_resizes_the_interval(pane: TimelinePane, store: Store) -> None:
    end = on_bar(pane.canvas, "E00003", 1.0)
    drag(pane.canvas, end, QPoint(days(pane.canvas, 2), 0))
    assert render_of(store, "E00003") == "2016-10-20/2016-11-05"


def test_a_click_selects_and_a_click_with_control_adds(pane: TimelinePane, store: Store) -> None:
    QTest.mouseClick(pane.canvas.viewport(), LEFT, NONE, on_bar(pane.canvas, "E00001"))
    assert store.selection == {"E00001"}
    QTest.mouseClick(pane.canvas.viewport(), LEFT, CONTROL, on_bar(pane.canvas, "E00008"))
    assert store.selection == {"E00001", "E00008"}
    QTest.mouseClick(pane.canvas.viewport(), LEFT, NONE, empty_place(pane.canvas))
    assert not store.selection


def test_a_double_click_shows_the_evidence(pane: TimelinePane, store: Store) -> None:
    asked: list[tuple[str, object]] = []
    store.evidence_requested.connect(lambda document, span: asked.append((document, span)))
    QTest.mouseDClick(pane.canvas.viewport(), LEFT, NONE, on_bar(pane.canvas, "E00001"))
    assert [document for document, _ in asked] == ["S001"]


def test_a_double_click_on_an_empty_place_makes_an_event_in_that_lane(
    pane: TimelinePane, store: Store
) -> None:
    place = empty_place(pane.canvas)
    lane = pane.canvas.view.hit(QPointF(place)).lane
    key = pane.canvas.view.plan.lanes.rows[lane].key
    moment = pane.canvas.view.moment(QPointF(place))
    before = set(store.project.events)
    QTest.mouseDClick(pane.canvas.viewport(), LEFT, NONE, place)
    (made,) = set(store.project.events) - before
    event = store.project.events[made]
    assert event.when is not None
    assert event.when.anchor == moment // DAY * DAY
    assert [p.actor_id for p in event.participants] == [key]
    editor = pane.canvas.changes.editor
    assert editor is not None
    editor.setText("Bridge falls")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert store.project.events[made].title == "Bridge falls"


def test_the_wheel_keeps_the_time_under_the_pointer(pane: TimelinePane) -> None:
    canvas = pane.canvas
    pos = QPoint(canvas.view.header + 321, 300)
    before = canvas.view.moment(QPointF(pos))
    wheel(canvas, pos, 3)
    assert canvas.view.moment(QPointF(pos)) == pytest.approx(before, abs=1)
    wheel(canvas, pos, -7)
    assert canvas.view.moment(QPointF(pos)) == pytest.approx(before, abs=1)


def test_the_wheel_with_shift_pans_and_with_alt_changes_lane_height(pane: TimelinePane) -> None:
    canvas = pane.canvas
    pos, before = QPoint(600, 300), canvas.scale
    wheel(canvas, pos, -1, SHIFT)
    assert canvas.scale.left > before.left
    assert canvas.scale.per_pixel == before.per_pixel
    wheel(canvas, pos, 2, ALT)
    assert canvas.view.factor > 1
    assert canvas.scale.per_pixel == before.per_pixel


def test_dragging_an_empty_place_pans_and_escape_puts_the_view_back(pane: TimelinePane) -> None:
    canvas, before = pane.canvas, pane.canvas.scale
    place = empty_place(canvas)
    drag(canvas, place, QPoint(-100, 0))
    assert canvas.scale.left == pytest.approx(before.left + 100 * before.per_pixel)
    moved = canvas.scale
    begin_drag(canvas, empty_place(canvas), QPoint(60, 0))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.scale == moved


def test_dragging_with_shift_selects_what_the_rectangle_meets(
    pane: TimelinePane, store: Store
) -> None:
    view = pane.canvas.view
    start = QPoint(view.header + 2, view.ruler_height + 1)
    pane.canvas.pointer._begin(_band(pane.canvas, start))  # an event may lie at the corner
    QTest.mouseMove(pane.canvas.viewport(), QPoint(400, 300))
    end = QPoint(view.width - 2, view.height - 2)
    QTest.mouseRelease(pane.canvas.viewport(), LEFT, SHIFT, end)
    shown = view.plan.lanes.event[view.frame.items.box]
    assert store.selection == {str(i) for i in view.plan.marks.ids[shown]}
    assert len(store.selection) > 4


def _band(canvas: TimelineCanvas, start: QPoint) -> RubberBand:
    return RubberBand(canvas, QPointF(start))


def test_dragging_over_the_ruler_zooms_to_the_range(pane: TimelinePane) -> None:
    canvas = pane.canvas
    low = canvas.view.moment(QPointF(400, 5))
    high = canvas.view.moment(QPointF(600, 5))
    drag(canvas, QPoint(400, 5), QPoint(200, 0))
    assert canvas.scale.left == pytest.approx(low, abs=2)
    assert canvas.scale.right == pytest.approx(high, abs=2)


def test_the_middle_button_centres(pane: TimelinePane) -> None:
    canvas = pane.canvas
    moment = canvas.view.moment(QPointF(900, 300))
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.MiddleButton, NONE, QPoint(900, 300))
    assert canvas.scale.moment(canvas.scale.width / 2) == pytest.approx(moment, abs=1)


def test_the_pointer_lights_every_copy_of_an_event(pane: TimelinePane) -> None:
    canvas = pane.canvas
    QTest.mouseMove(canvas.viewport(), on_bar(canvas, "E00001"))
    mark = canvas.view.plan.mark("E00001")
    assert canvas.hovered == mark
    assert mark is not None
    assert len(canvas.view.plan.boxes_of(mark)) == 2


def test_the_tooltip_says_all_and_escapes_hostile_text(pane: TimelinePane, store: Store) -> None:
    said = pane.canvas.pointer.tooltip(QPointF(on_bar(pane.canvas, "E00001")))
    for part in ("Troops break through", "3 Nov 2016", "Alleged", "Islamic State", "on Thursday"):
        assert part in said
    assert "<i>peace" not in hints.tooltip(store.project, store.project.events["E00010"])


def test_a_planned_lane_gives_its_factuality_to_a_new_event(
    pane: TimelinePane, store: Store
) -> None:
    pane.set_lanes("factuality")
    titles = [r.title for r in pane.canvas.view.plan.lanes.rows]
    before = set(store.project.events)
    pane.canvas.changes.new_event(seconds(2016, 11, 1), titles.index("Planned"))
    (made,) = set(store.project.events) - before
    assert store.project.events[made].factuality is Factuality.PLANNED


def test_a_header_selects_its_actor(pane: TimelinePane, store: Store) -> None:
    view = pane.canvas.view
    QTest.mouseClick(pane.canvas.viewport(), LEFT, NONE, QPoint(20, view.ruler_height + 12))
    assert store.selection == {view.plan.lanes.rows[0].key}
