"""The pane: overview, filter, lanes, following the store, pictures in both themes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.calendar import DAY, seconds
from core.edits import delete, set_when
from core.edtf import parse
from core.filter import Filter
from core.model import Event, FuzzyDate
from core.project import Patch, Project
from core.session import Session
from gui.store import Store
from gui.theme import DARK, LIGHT, theme
from gui.timeline import TimelinePane
from gui.timeline.light import Light

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def colours(image: QImage) -> int:
    found = {
        image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    return len(found)


@pytest.mark.parametrize("name", [LIGHT, DARK])
@pytest.mark.parametrize("span", [1 / 48, 1, 20, 400, 40_000, 4_000_000])
def test_the_picture_is_not_blank_at_any_zoom_in_either_theme(
    pane: TimelinePane, name: str, span: float
) -> None:
    theme().use(name)
    middle = seconds(2016, 11, 3, 2)
    pane.canvas.show_range(middle - span * DAY / 2, middle + span * DAY / 2)
    assert colours(pane.canvas.grab().toImage()) > 12
    assert colours(pane.grab().toImage()) > 12


@pytest.mark.parametrize("lanes", ["actor", "place", "source", "type", "factuality", "none"])
def test_lanes_are_chosen_by_name_and_shown_on_the_button(pane: TimelinePane, lanes: str) -> None:
    pane.set_lanes(lanes)
    assert pane.lane_by == lanes
    assert pane.lanes.text() == f"Lanes: {lanes.capitalize()}"
    assert colours(pane.canvas.grab().toImage()) > 12
    assert sum(r.count for r in pane.canvas.view.plan.lanes.rows) >= 8


def test_the_overview_pans_zooms_and_draws_a_new_range(pane: TimelinePane) -> None:
    pane.canvas.show_range(seconds(2015), seconds(2016))
    overview, before = pane.overview, pane.canvas.scale
    middle = overview.brush().center().toPoint()
    drag(pane, middle, QPoint(40, 0))
    by = 40 * overview.scale.per_pixel
    assert pane.canvas.scale.left == pytest.approx(before.left + by, abs=by / 100)
    assert pane.canvas.scale.per_pixel == pytest.approx(before.per_pixel)
    edge = QPoint(round(overview.brush().right()), 10)
    drag(pane, edge, QPoint(30, 0))
    assert pane.canvas.scale.span > before.span * 1.05
    drag(pane, QPoint(20, 10), QPoint(50, 0))
    assert pane.canvas.scale.left == pytest.approx(overview.scale.moment(20), abs=DAY * 4)


def drag(pane: TimelinePane, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(pane.overview, LEFT, NONE, start)
    QTest.mouseMove(pane.overview, start + by)
    QTest.mouseRelease(pane.overview, LEFT, NONE, start + by)


def test_filter_to_range_is_in_force_shown_and_can_be_cleared(
    pane: TimelinePane, store: Store
) -> None:
    pane.canvas.show_range(seconds(2016, 11), seconds(2016, 11, 10))
    assert not pane.chip.isVisible()
    QTest.mouseClick(pane.to_range, LEFT)
    assert store.filter.dates == (seconds(2016, 11), seconds(2016, 11, 10))
    assert pane.chip.isVisible()
    assert "Nov 2016" in pane.chip.text()
    assert "E00005" not in store.visible
    assert pane.overview.scale.left < seconds(2014, 2), "the overview still shows everything"
    QTest.mouseClick(pane.chip, LEFT)
    assert store.filter.dates is None
    assert not pane.chip.isVisible()


def test_the_canvas_follows_patches_undo_and_filters(pane: TimelinePane, store: Store) -> None:
    plan = pane.canvas.view.plan
    store.do(set_when(store.project, "E00009", parse("2016-10-25")))
    assert pane.canvas.view.plan.mark("E00009") is not None
    store.undo()
    assert pane.canvas.view.plan.mark("E00009") is None
    store.do(delete(store.project, ["E00001"]))
    assert len(pane.canvas.view.plan.marks) == len(plan.marks) - 1
    store.set_filter(Filter(actors=frozenset({"A0003"})))
    assert set(pane.canvas.view.plan.marks.ids) == {"E00002", "E00005"}


def test_the_selection_and_its_kin_are_lit_and_the_rest_fades(
    pane: TimelinePane, store: Store
) -> None:
    store.select({"E00002"})
    lights = dict(zip(pane.canvas.view.plan.marks.ids, pane.canvas.lights, strict=True))
    assert lights["E00002"] == Light.SELECTED
    assert lights["E00005"] == Light.KIN
    assert lights["E00001"] == Light.FADED
    store.select({"A0001"})
    lights = dict(zip(pane.canvas.view.plan.marks.ids, pane.canvas.lights, strict=True))
    assert lights["E00001"] == Light.KIN
    assert lights["E00005"] == Light.FADED
    assert colours(pane.grab().toImage()) > 12


def test_an_empty_project_and_one_filtered_to_nothing_say_what_to_do(
    pane: TimelinePane, store: Store
) -> None:
    assert not pane.hollow.isVisible()
    store.set_filter(Filter(text="no such word"))
    assert pane.hollow.isVisible()
    assert pane.hollow.clear.isVisible()
    QTest.mouseClick(pane.hollow.clear, LEFT)
    assert len(store.visible) == 10
    assert not pane.hollow.isVisible()
    store.open(Session())
    assert pane.hollow.isVisible()
    assert pane.hollow.words.text().startswith("No events yet.")
    assert not pane.hollow.clear.isVisible()


def test_go_to_centres_and_fit_shows_all(pane: TimelinePane) -> None:
    pane.go_to(seconds(1900))
    scale = pane.canvas.scale
    assert scale.moment(scale.width / 2) == pytest.approx(seconds(1900), abs=2)
    pane.fit()
    assert pane.canvas.scale.left < seconds(2014)
    assert pane.canvas.scale.right > seconds(2016, 11, 5)


def test_resizing_keeps_the_stretch_of_time(pane: TimelinePane) -> None:
    before = pane.canvas.scale
    pane.resize(700, 500)
    assert pane.canvas.scale.left == before.left
    assert pane.canvas.scale.span == pytest.approx(before.span)
    assert colours(pane.grab().toImage()) > 12


def test_the_first_events_to_arrive_are_brought_into_view(qtbot: QtBot) -> None:
    store = Store(Session())
    pane = TimelinePane(store)
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    pane.show()
    qtbot.waitExposed(pane)
    store.do(Patch("Add", (Event("E00001", "Landing", parse("1944-06-06")),)))
    assert pane.canvas.scale.left < seconds(1944, 6, 6) < pane.canvas.scale.right
    assert pane.canvas.scale.span < 60 * DAY
    kept = pane.canvas.scale
    store.do(Patch("Add", (Event("E00002", "Moon", parse("1969-07-20")),)))
    assert pane.canvas.scale == kept, "later events leave the view alone"


def test_thousands_of_events_are_density_far_out_and_single_close_in(qtbot: QtBot) -> None:
    project = Project()
    start = seconds(2000)
    whens = (start + (n * 7919 % 3650) * DAY for n in range(6000))
    events = [
        Event(f"E{n:05d}", f"Event number {n}", FuzzyDate(at, at + DAY - 1))
        for n, at in enumerate(whens, 1)
    ]
    project.apply(Patch("", tuple(events)))
    store = Store(Session(project))
    pane = TimelinePane(store)
    qtbot.addWidget(pane)
    pane.resize(1000, 600)
    pane.show()
    pane.fit()
    frame = pane.canvas.view.frame
    assert sum(d.events for d in frame.densities) == 6000
    assert colours(pane.grab().toImage()) > 12
    pane.canvas.show_range(start, start + 5 * DAY)
    assert not pane.canvas.view.frame.densities
    moved = replace(events[0], when=FuzzyDate(start, start + DAY - 1))
    store.do(Patch("Move", (moved,)))
    mark = pane.canvas.view.plan.mark("E00001")
    assert mark is not None
    assert pane.canvas.view.plan.marks.start[mark] == start


def test_the_legend_is_shown_on_demand_and_wraps(pane: TimelinePane) -> None:
    assert not pane.legend.isVisible()
    QTest.mouseClick(pane.buttons["palette"], LEFT)
    assert pane.legend.isVisible()
    wide = pane.legend.height()
    pane.resize(420, 600)
    QTest.qWait(1)
    assert pane.legend.height() > wide
    QTest.mouseClick(pane.buttons["palette"], LEFT)
    assert not pane.legend.isVisible()
