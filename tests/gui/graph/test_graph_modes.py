"""Parts of the graph: around somebody, two periods, through time, paths, groups, measures."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from core.calendar import DAY, seconds
from core.edits import pin
from core.filter import Filter
from core.model import Actor, ActorKind
from core.network import Turn
from core.project import Patch
from core.storage import open_project
from core.ties import Metrics
from gui.graph import GraphPane
from gui.graph.actors_table import ActorsModel
from gui.graph.arranger import DIRECT, Layout
from gui.graph.geometry import lines
from gui.graph.gestures import DWELL
from gui.graph.player import Window
from gui.graph.scene import Colouring, Measure
from gui.graph.tints import hue
from gui.store import Store
from tests.gui.graph.test_graph_pane import (
    LEFT,
    NONE,
    drag,
    event,
    move,
    rows,
    spot,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def ids(pane: GraphPane) -> set[str]:
    return set(pane.scene.index)


def choose(pane: GraphPane, name: str) -> None:
    """Choose a line of the menu by what it asks for."""
    action = next(a for a in pane.strip.menu.entries() if a.data() == name)
    assert action.isEnabled()
    action.trigger()


def test_every_measure_stands_under_its_own_heading(qapp: QApplication) -> None:
    model = ActorsModel()
    stands = Metrics(
        degree=2, weighted_degree=3, betweenness=0.4, closeness=0.5, eigenvector=0.6, core=7,
        community=8,
    )  # fmt: skip
    model.show([Actor("A1", "Anna", ActorKind.PERSON)], [1], {"A1": stands})
    told = {str(model.headerData(n, Qt.Orientation.Horizontal)): n for n in range(10)}
    said = {name: model.data(model.index(0, column)) for name, column in told.items()}
    assert said == {
        "Actor": "Anna", "Events": "1", "Degree": "2", "Weighted": "3", "Between": "0.400",
        "Close": "0.500", "Eigen": "0.600", "Core": "7", "Community": "8", "Kind": "Person",
    }  # fmt: skip


def test_hierarchical_puts_who_acts_above_whom_it_befalls(pane: GraphPane, store: Store) -> None:
    store.do(Patch("", take=("E4",)))
    pane.strip.layouts.choose(Layout.HIERARCHICAL)
    pane.redraw()
    heights = {i: y for i, (_, y) in pane.places.items()}
    assert heights["A1"] < heights["A2"] < heights["A3"] < heights["A4"]
    assert heights["A1"] < heights["A5"] < heights["A6"]


def test_ego_shows_who_is_so_many_ties_away_in_rings(pane: GraphPane, store: Store) -> None:
    store.select({"A3"})
    pane.strip.layouts.choose(Layout.EGO)
    assert ids(pane) == {"A2", "A3", "A4"}
    assert pane.ego_bar.isVisible()
    assert pane.ego_bar.said.whole == "Around Actor 3"
    pane.ego_bar.more.click()
    assert ids(pane) == {"A1", "A2", "A3", "A4", "A6"}
    away = {i: float(np.hypot(x, y)) for i, (x, y) in pane.places.items()}
    assert away["A3"] < away["A2"] < away["A1"]
    pane.ego_bar.close_button.click()
    assert pane.strip.layouts.member is Layout.FORCE
    assert len(ids(pane)) == 6


def test_expanding_a_node_shows_its_neighbours_too(pane: GraphPane, store: Store) -> None:
    store.select({"A3"})
    pane.strip.layouts.choose(Layout.EGO)
    pane.modes.expand("A4")
    assert ids(pane) == {"A2", "A3", "A4", "A6"}
    assert store.selection == {"A3", "A4", "A6"}


def test_the_paths_between_two_actors_are_listed_and_lit(
    qtbot: QtBot, pane: GraphPane, store: Store
) -> None:
    store.select({"A3", "A5"})
    QTest.keyClick(pane.canvas, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: bool(pane.path_list.paths()))
    assert [set(p) for p in pane.path_list.paths()] == [{"A1", "A2", "A3", "A5"}] or (
        len(pane.path_list.paths()) == 2
    )
    assert pane.path_list.title.text().endswith("shortest over 3 ties")
    path = pane.path_list.paths()[0]
    assert {pane.scene.actors[i].id for i in np.flatnonzero(pane.canvas.light.lit)} == set(path)
    before = len(pane.path_list.paths())
    pane.path_list.longer.setChecked(True)
    qtbot.waitUntil(lambda: len(pane.path_list.paths()) >= before)
    store.select({"A1"})
    assert not pane.path_list.isVisible()
    assert pane.path == ()


def test_two_actors_without_a_way_are_told_so(qtbot: QtBot, pane: GraphPane, store: Store) -> None:
    store.set_filter(Filter(actors=frozenset({"A3", "A5"})))
    store.do(Patch("", take=("E8", "E7", "R1")))
    pane.strip.lonely.setChecked(True)
    store.select({"A3", "A2"})
    store.do(Patch("", (event(30, "A5", "A6"),)))
    store.select({"A3", "A5"})
    QTest.keyClick(pane.canvas, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: "No path" in pane.path_list.title.text())


def test_two_periods_tell_new_lost_and_stronger_ties(pane: GraphPane, store: Store) -> None:
    day = seconds(2016, 11, 1)
    store.do(Patch("", (event(40, "A6", "A5", 9), event(41, "A1", "A5", 9))))
    first, second = (day, day + DAY - 1), (day + 2 * DAY, day + 10 * DAY)
    choose(pane, "compare")
    pane.period_bar.show_periods(first, second)
    pane.period_bar.chosen.emit(first, second)
    found = pane.look.difference
    assert found is not None
    turns = {(b.source, b.target): found.turn((b.source, b.target)) for b in found.bundles}
    assert turns["A1", "A2"] is Turn.STRONGER
    assert turns["A1", "A5"] is Turn.SAME
    assert turns["A2", "A3"] is Turn.LOST
    assert turns["A6", "A5"] is Turn.NEW
    at = pane.scene.bundle_index["A1", "A2"]
    assert pane.scene.tie_label(at) == "stronger · 1 → 2"
    assert "1 new · 4 lost · 1 stronger" in pane.period_bar.said.text()
    pane.period_bar.swap.click()
    assert pane.look.difference is not None
    assert pane.look.difference.turn(("A2", "A3")) is Turn.NEW
    QTest.keyClick(pane.canvas, Qt.Key.Key_Escape)
    assert not pane.period_bar.isVisible()
    assert pane.look.difference is None


def test_the_brush_is_taken_as_a_period(pane: GraphPane, store: Store) -> None:
    day = seconds(2016, 11, 1)
    store.set_filter(replace(store.filter, dates=(day + 2 * DAY, day + 5 * DAY - 1)))
    choose(pane, "compare")
    assert pane.modes.periods is not None
    assert pane.modes.periods[1] == (day + 2 * DAY, day + 5 * DAY - 1)
    assert pane.modes.periods[0] == (day - DAY, day + 2 * DAY - 1)


def test_play_moves_a_window_of_dates_and_gives_the_filter_back(
    pane: GraphPane, store: Store
) -> None:
    before = store.filter
    pane.foot.play.click()
    assert pane.play_bar.isVisible()
    assert pane.modes.player.running
    pane.play_bar.windows.choose(Window.DAY)
    pane.modes.player.pause()
    start = store.filter.dates
    assert start is not None
    assert start[0] == seconds(2016, 11, 1)
    assert start[1] - start[0] == DAY - 1
    assert len(ids(pane)) == 6
    pane.play_bar.on.click()
    assert store.filter.dates == (start[0] + DAY // 4, start[1] + DAY // 4)
    for _ in range(5):
        pane.play_bar.on.click()
    assert ids(pane) == {"A1", "A2"}
    pane.play_bar.close_button.click()
    assert store.filter == before
    assert len(ids(pane)) == 6


def test_actors_keep_their_places_while_time_passes(pane: GraphPane, store: Store) -> None:
    before = pane.places
    pane.foot.play.click()
    pane.modes.player.pause()
    pane.play_bar.sought.emit(0.9)
    assert ids(pane) < set(before)
    assert all(pane.places[i] == before[i] for i in ids(pane))
    pane.play_bar.close_button.click()
    assert pane.places == before


def test_selected_actors_collapse_to_one_node_and_expand(pane: GraphPane, store: Store) -> None:
    before = pane.places
    store.select({"A4", "A5", "A6"})
    QTest.keyClick(pane.canvas, Qt.Key.Key_G)
    (group,) = pane.scene.members
    assert pane.scene.actors[pane.scene.index[group]].label.endswith("and others (3)")
    assert ids(pane) == {"A1", "A2", "A3", group}
    assert ("A3", group) in pane.scene.bundle_index
    store.select(())
    QTest.mouseClick(pane.canvas, LEFT, NONE, spot(pane, group))
    assert store.selection == {"A4", "A5", "A6"}
    QTest.mouseDClick(pane.canvas, LEFT, NONE, spot(pane, group))
    assert pane.places == before


def test_actors_collapse_by_kind_and_a_drag_of_a_group_pins_nobody(
    pane: GraphPane, store: Store
) -> None:
    actors = store.project.actors
    kind = actors["A1"].kind
    store.do(Patch("", tuple(replace(actors[i], kind=kind) for i in ("A2", "A3"))))
    choose(pane, "group kind")
    (group,) = pane.scene.members
    assert pane.scene.people(group) == {"A1", "A2", "A3"}
    start = spot(pane, group)
    drag(pane, start, start + QPoint(50, 30))
    assert all(actor.position is None for actor in store.project.actors.values())
    choose(pane, "ungroup all")
    assert len(ids(pane)) == 6


def test_aligned_and_distributed_actors_are_pinned_in_one_step(
    pane: GraphPane, store: Store
) -> None:
    store.select({"A1", "A2", "A3"})
    choose(pane, "align left")
    xs = {pane.places[i][0] for i in ("A1", "A2", "A3")}
    assert len(xs) == 1
    choose(pane, "distribute down")
    ys = sorted(pane.places[i][1] for i in ("A1", "A2", "A3"))
    assert ys[1] - ys[0] == pytest.approx(ys[2] - ys[1])
    store.undo()
    store.undo()
    assert store.project.actors["A1"].position is None


def test_a_drop_after_a_moment_over_another_node_merges(
    qtbot: QtBot, pane: GraphPane, store: Store
) -> None:
    start, end = spot(pane, "A6"), spot(pane, "A4")
    QTest.mousePress(pane.canvas, LEFT, NONE, start)
    move(pane, start + QPoint(20, 0))
    move(pane, end)
    qtbot.wait(round(DWELL * 1000) + 120)
    QTest.mouseRelease(pane.canvas, LEFT, NONE, end)
    assert store.project.actors["A6"].merged_into == "A4"


def test_hiding_by_key_and_showing_again(pane: GraphPane, store: Store) -> None:
    store.select({"A5", "A6"})
    QTest.keyClick(pane.canvas, Qt.Key.Key_H)
    assert ids(pane) == {"A1", "A2", "A3", "A4"}
    assert "2 hidden" in pane.foot.counts.whole
    pane.strip.unhide.trigger()
    assert len(ids(pane)) == 6


def test_measures_come_from_elsewhere_and_show_as_size_colour_and_table(
    qtbot: QtBot, pane: GraphPane, store: Store
) -> None:
    pane.foot.measures.choose(Measure.BETWEENNESS)
    pane.foot.table.click()
    qtbot.waitUntil(lambda: not pane.standings.busy and bool(pane.standings.metrics), timeout=20000)
    qtbot.waitUntil(lambda: pane.scene.raw.max() > 0)
    model = pane.actors.model
    labels = [row[0] for row in model.rows]
    assert {"Actor 1", "Actor 2"} <= set(labels)
    model.sort(4, Qt.SortOrder.DescendingOrder)
    found = [row[4] for row in model.rows]
    assert found == sorted(found, reverse=True)
    best = model.actors[0].id
    assert pane.scene.raw[pane.scene.index[best]] == pane.scene.raw.max()
    pane.set_colouring(Colouring.COMMUNITY)
    hues = {hue(pane.scene, node) for node in range(len(pane.scene.actors))}
    assert len(hues) > 1
    assert min(hues) >= 100
    pane.actors.table.selectRow(0)
    assert store.selection == {best}


def test_the_measures_follow_the_filter(qtbot: QtBot, pane: GraphPane, store: Store) -> None:
    pane.foot.table.click()
    qtbot.waitUntil(lambda: len(pane.standings.metrics) >= 6, timeout=20000)
    store.set_filter(Filter(actors=frozenset({"A3"})))
    qtbot.waitUntil(lambda: set(pane.standings.metrics) == {"A2", "A3", "A4"}, timeout=20000)


def test_a_large_network_is_measured_in_another_process(qtbot: QtBot, store: Store) -> None:
    count = 900
    actors = [Actor(f"A{i}", f"Actor {i}") for i in range(100, 100 + count)]
    events = [event(i, f"A{i}", f"A{100 + (i - 99) % count}") for i in range(100, 100 + count)]
    store.do(Patch("", (*actors, *events)))
    pane = GraphPane(store)
    qtbot.addWidget(pane)
    pane.arranger.remember({f"A{i}": (float(i), 0.0) for i in range(1, 100 + count)})
    pane.show()
    pane.foot.measures.choose(Measure.CLOSENESS)
    qtbot.waitUntil(lambda: bool(pane.standings.metrics), timeout=30_000)
    assert pane.standings.metrics["A100"].closeness > 0
    assert pane.standings.metrics["A100"].core == 2
    pane.close_down()


def test_the_live_layout_runs_and_pauses_where_it_is(
    qtbot: QtBot, pane: GraphPane, store: Store
) -> None:
    store.do(pin(store.project, {"A2": (300.0, 0.0)}))
    pane.arranger.remember({"A1": (0.0, 0.0), "A3": (1.0, 900.0)})
    pane.redraw()
    QTest.keyClick(pane.canvas, Qt.Key.Key_L)
    assert pane.arranger.busy
    with qtbot.waitSignal(pane.arranger.moved, timeout=20_000):
        pass
    if pane.arranger.busy:  # six nodes may have settled meanwhile
        QTest.keyClick(pane.canvas, Qt.Key.Key_L)
    assert not pane.arranger.busy
    assert pane.places["A2"] == (300.0, 0.0)
    assert pane.places["A3"] != (1.0, 900.0)
    assert pane.arranger.places["A3"] == pane.places["A3"]


def test_a_project_that_is_opened_again_looks_the_same(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "project.dateline"
    store = Store(open_project(path).session)
    store.do(Patch("", tuple(rows())))
    pane = GraphPane(store)
    qtbot.addWidget(pane)
    pane.resize(700, 600)
    pane.show()
    drag(pane, spot(pane, "A4"), spot(pane, "A4") + QPoint(40, 25))
    pane.arranger.remember({"A3": (77.0, -66.0)})
    pane.hidden = frozenset({"A5"})
    pane.redraw()
    before = pane.places
    pane.close_down()
    store.session.close()
    again = Store(open_project(path).session)
    other = GraphPane(again)
    qtbot.addWidget(other)
    other.resize(400, 500)
    other.show()
    other.arrange_first()
    assert ids(other) == set(before)
    for actor_id, place in before.items():
        assert other.places[actor_id] == pytest.approx(place, abs=0.06)
    other.close_down()
    again.session.close()


def test_what_is_shown_is_exported(qtbot: QtBot, pane: GraphPane, tmp_path: Path) -> None:
    pane.hidden = frozenset({"A5"})
    pane.redraw()
    for way in ("png", "svg", "gexf", "graphml"):
        with qtbot.waitSignal(pane.message, timeout=20_000) as said:
            pane.saving.write(way, tmp_path / f"graph.{way}")
        assert said.args == [f"Wrote {tmp_path / f'graph.{way}'}"]
    assert QImage(str(tmp_path / "graph.png")).width() >= 1400
    drawing = (tmp_path / "graph.svg").read_text("utf-8")
    assert "Actor 3" in drawing
    assert "Actor 5" not in drawing
    assert drawing.count("<path") > 10
    gexf = ET.parse(tmp_path / "graph.gexf").getroot()  # noqa: S314 (written above)
    labels = {n.get("label") for n in gexf.iter("{http://www.gexf.net/1.2draft}node")}
    assert labels == {f"Actor {i}" for i in (1, 2, 3, 4, 6)}


def test_a_picture_that_cannot_be_written_is_told(pane: GraphPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.message) as said:
        pane.saving.write("png", Path("/nonexistent/graph.png"))
    assert said.args == ["/nonexistent/graph.png could not be written."]


def test_a_patch_while_a_large_graph_settles_loses_no_pin(qtbot: QtBot, store: Store) -> None:
    count = DIRECT + 60
    actors = [Actor(f"A{i}", f"Actor {i}") for i in range(100, 100 + count)]
    events = [event(i, f"A{i}", f"A{100 + (i - 99) % count}") for i in range(100, 100 + count)]
    store.do(Patch("", (*actors, *events)))
    pane = GraphPane(store)
    qtbot.addWidget(pane)
    pane.resize(600, 600)
    pane.show()
    assert pane.arranger.busy
    store.do(pin(store.project, {"A100": (12.0, 34.0)}))
    with qtbot.waitSignal(pane.arranger.settled, timeout=60_000):
        pass
    assert pane.places["A100"] == (12.0, 34.0)
    assert np.isfinite(pane.scene.places).all()
    pane.close_down()


def test_every_kind_of_tie_can_have_a_line_of_its_own(pane: GraphPane, store: Store) -> None:
    helps = replace(event(50, "A1", "A2"), type="AID")
    store.do(Patch("", (helps,)))
    pane.strip.menu.separate.setChecked(True)
    ties = pane.scene.between("A1", "A2")
    said = {pane.scene.tie_label(tie) for tie in ties}
    assert said == {"attacks · 3", "helps", "attacks"}
    middles = lines(pane.scene, pane.canvas.camera).at(0.5)[ties]
    apart = [np.hypot(*(a - b)) for a, b in combinations(middles, 2)]
    assert min(apart) > 8
    QTest.mouseClick(pane.canvas, LEFT, NONE, QPointF(*middles[1].tolist()).toPoint())
    assert store.selection == set(pane.scene.bundles[ties[1]].ids)
    lit = np.flatnonzero(pane.canvas.light.ties).tolist()
    assert lit == [ties[1]]
    pane.strip.menu.separate.setChecked(False)
    assert len(pane.scene.between("A1", "A2")) == 2
