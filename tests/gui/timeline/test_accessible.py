"""The timeline as a screen reader walks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from gui.store import Store
    from gui.timeline import TimelinePane

NAME, TOLD = QAccessible.Text.Name, QAccessible.Text.Description


def root_of(pane: TimelinePane) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(pane.canvas)
    assert found is not None
    return found


def lanes_of(pane: TimelinePane) -> dict[str, QAccessibleInterface]:
    root = root_of(pane)
    lanes = (root.child(n) for n in range(root.childCount()))
    return {lane.text(NAME): lane for lane in lanes if lane is not None}


def events_of(lane: QAccessibleInterface) -> dict[str, QAccessibleInterface]:
    found = (lane.child(n) for n in range(lane.childCount()))
    return {event.text(NAME): event for event in found if event is not None}


def test_the_timeline_is_a_chart_of_lanes_that_list_their_events(pane: TimelinePane) -> None:
    assert root_of(pane).role() == QAccessible.Role.Chart
    lanes = lanes_of(pane)
    assert list(lanes) == [r.title for r in pane.canvas.view.plan.lanes.rows]
    lane = lanes["Iraqi forces"]
    assert lane.role() == QAccessible.Role.List
    assert "3 events" in lane.text(TOLD)
    assert set(events_of(lane)) == {"Troops break through", "Campaign on Mosul", "Route to be cut"}


def test_an_event_tells_its_date_and_where_it_stands(pane: TimelinePane) -> None:
    lane = lanes_of(pane)["Iraqi forces"]
    event = events_of(lane)["Troops break through"]
    assert event.role() == QAccessible.Role.ListItem
    assert "Thu 3 Nov 2016, alleged" in event.text(TOLD)
    shown = pane.canvas.viewport()
    whole = QRect(shown.mapToGlobal(QPoint(0, 0)), shown.size())
    assert whole.contains(event.rect())
    assert lane.rect().contains(event.rect().center())
    spot = event.rect().center()
    under = lane.childAt(spot.x(), spot.y())
    assert under is not None
    assert under.text(NAME) == "Troops break through"
    assert lane.indexOfChild(event) >= 0
    parent = event.parent()
    assert parent is not None
    assert parent.text(NAME) == "Iraqi forces"


def test_focus_and_selection_are_told(pane: TimelinePane, store: Store) -> None:
    pane.canvas.setFocus()
    QTest.keyClick(pane.canvas, Qt.Key.Key_Right)
    focused = root_of(pane).focusChild()
    assert focused is not None
    assert focused.text(NAME) == store.project.events[pane.canvas.focus_id or ""].title
    assert focused.state().selected


def test_a_folded_lane_says_so_and_lists_nothing(pane: TimelinePane) -> None:
    key = pane.canvas.view.plan.lanes.rows[0].key
    pane.canvas.lane_commands.fold(key)
    lane = root_of(pane).child(0)
    assert lane is not None
    assert lane.state().collapsed
    assert lane.childCount() == 0
