"""The graph pane on a real store, driven by real mouse and keyboard events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.calendar import DAY, seconds
from core.edits import merge, pin, rename_actor
from core.filter import Filter
from core.model import (
    Actor,
    ActorKind,
    Citation,
    Document,
    Event,
    FuzzyDate,
    Mention,
    MentionKind,
    Participant,
    Relation,
    Role,
    Row,
    Span,
)
from core.project import Patch
from gui.graph import GraphPane
from gui.graph.arranger import DIRECT, Layout
from gui.graph.geometry import lines
from gui.graph.scene import Measure
from gui.theme import install, theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "The army attacked the rebels. The army shelled them. The rebels fled. Talks began."
SENTENCES = (Span(0, 29), Span(30, 52), Span(53, 69))
KINDS = list(ActorKind)


def event(number: int, source: str, target: str, day: int = 1, span: Span = SENTENCES[0]) -> Event:
    start = seconds(2016, 11, day)
    people = (Participant(source, Role.SOURCE), Participant(target, Role.TARGET))
    when = FuzzyDate(start, start + DAY - 1)
    cited = (Citation("S1", span),)
    return Event(f"E{number}", "attack", when, None, "ASSAULT", people, citations=cited)


def rows() -> list[Row]:
    actors = [Actor(f"A{i}", f"Actor {i}", KINDS[i % len(KINDS)]) for i in range(1, 8)]
    said = (Mention(Span(4, 8), MentionKind.ACTOR, "A1"),)
    events = [
        event(1, "A1", "A2", 1, SENTENCES[0]), event(2, "A1", "A2", 5, SENTENCES[1]),
        event(3, "A1", "A2", 3, SENTENCES[2]), event(4, "A2", "A1"), event(5, "A2", "A3"),
        event(6, "A3", "A4"), event(7, "A1", "A5"), event(8, "A5", "A6"),
    ]  # fmt: skip
    lonely = Event("E9", "alone", participants=(Participant("A7"),))
    tie = Relation("R1", "A4", "A6", "leads")
    return [*actors, Document("S1", "News", TEXT, mentions=said), *events, lonely, tie]


def spot(pane: GraphPane, actor_id: str) -> QPoint:
    return pane.canvas.box_of(pane.scene.index[actor_id]).center().toPoint()


def tie_spot(pane: GraphPane, source: str, target: str) -> QPoint:
    """Return the middle of the line from the one to the other."""
    ends = (pane.scene.index[source], pane.scene.index[target])
    tie = [tuple(e) for e in pane.scene.ends.tolist()].index(ends)
    middle = lines(pane.scene, pane.canvas.camera).at(0.5)[tie]
    return QPointF(*middle.tolist()).toPoint()


def move(pane: GraphPane, to: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    at = QPointF(to)
    where = QPointF(pane.canvas.mapToGlobal(to))
    kind = QEvent.Type.MouseMove
    moved = QMouseEvent(kind, at, where, Qt.MouseButton.NoButton, LEFT, keys)
    QApplication.sendEvent(pane.canvas, moved)


def drag(pane: GraphPane, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(pane.canvas, LEFT, keys, start)
    for part in (0.3, 0.7, 1.0):
        move(pane, start + (end - start) * part, keys)
    QTest.mouseRelease(pane.canvas, LEFT, keys, end)


def test_only_actors_with_a_tie_are_shown_until_the_others_are_asked_for(pane: GraphPane) -> None:
    assert [a.id for a in pane.scene.actors] == ["A1", "A2", "A3", "A4", "A5", "A6"]
    assert pane.foot.counts.whole == "6 actors · 7 ties"
    pane.strip.lonely.setChecked(True)
    assert "A7" in pane.scene.index


def test_the_graph_follows_the_filter_and_nobody_jumps(pane: GraphPane, store: Store) -> None:
    before = pane.places
    store.set_filter(Filter(actors=frozenset({"A3"})))
    assert set(pane.scene.index) == {"A2", "A3", "A4"}
    assert all(pane.places[i] == before[i] for i in pane.scene.index)
    store.set_filter(Filter(text="no such words"))
    assert "filter" in pane.canvas.words
    store.set_filter(Filter())
    assert pane.places == before


def test_dragging_a_node_pins_it_in_one_step_and_undo_puts_it_back(
    pane: GraphPane, store: Store
) -> None:
    patches: list[Patch] = []
    store.patched.connect(patches.append)
    before, start = pane.places, spot(pane, "A4")
    drag(pane, start, start + QPoint(60, 40))
    assert len(patches) == 1
    x, y = store.project.actors["A4"].position or (0.0, 0.0)
    scale = pane.canvas.camera.scale
    assert (x, y) == pytest.approx(np.add(before["A4"], np.divide((60, 40), scale)), abs=0.5)
    assert pane.places["A4"] == (x, y)
    store.undo()
    assert store.project.actors["A4"].position is None
    assert pane.places == before


def test_escape_gives_up_a_drag(pane: GraphPane, store: Store) -> None:
    before, start = pane.places, spot(pane, "A4")
    QTest.mousePress(pane.canvas, LEFT, NONE, start)
    move(pane, start + QPoint(80, 0))
    assert pane.places["A4"] != before["A4"]
    QTest.keyClick(pane.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(pane.canvas, LEFT, NONE, start + QPoint(80, 0))
    assert pane.places == before
    assert store.session.undo_label is None


def test_a_drop_on_another_node_merges_only_with_ctrl(pane: GraphPane, store: Store) -> None:
    drag(pane, spot(pane, "A6"), spot(pane, "A4"))
    assert store.project.actors["A6"].merged_into is None
    store.undo()
    drag(pane, spot(pane, "A6"), spot(pane, "A4"), CTRL)
    assert store.project.actors["A6"].merged_into == "A4"
    assert "A6" not in pane.scene.index
    assert store.selection == {"A4"}
    store.undo()
    assert "A6" in pane.scene.index


def test_a_click_on_a_tie_lists_its_sentences_newest_first(pane: GraphPane, store: Store) -> None:
    QTest.mouseClick(pane.canvas, LEFT, NONE, tie_spot(pane, "A1", "A2"))
    assert store.selection == {"E1", "E2", "E3"}
    assert pane.statements.isVisible()
    assert [s.row_id for s in pane.statements.statements()] == ["E2", "E3", "E1"]
    assert pane.statements.statements()[0].text == TEXT[30:52]
    assert pane.statements.title.text() == "Actor 1 → Actor 2 · 3 sentences"


def test_a_click_on_a_sentence_opens_the_article_there(
    qtbot: QtBot, pane: GraphPane, store: Store
) -> None:
    QTest.mouseClick(pane.canvas, LEFT, NONE, tie_spot(pane, "A1", "A2"))
    sentences = pane.statements.list
    with qtbot.waitSignal(store.evidence_requested) as asked:
        middle = sentences.visualItemRect(sentences.item(0)).center()
        QTest.mouseClick(sentences.viewport(), LEFT, NONE, middle)
    assert asked.args == ["S1", SENTENCES[1]]
    assert store.selection == {"E2"}
    assert pane.statements.isVisible()


def test_the_sentences_go_when_something_else_is_selected(pane: GraphPane, store: Store) -> None:
    QTest.mouseClick(pane.canvas, LEFT, NONE, tie_spot(pane, "A1", "A2"))
    store.select({"A6"})
    assert not pane.statements.isVisible()


def test_two_selected_actors_list_what_is_told_either_way(pane: GraphPane, store: Store) -> None:
    store.select({"A1", "A2"})
    assert {s.row_id for s in pane.statements.statements()} == {"E1", "E2", "E3", "E4"}


def test_a_click_selects_ctrl_adds_and_empty_space_clears(pane: GraphPane, store: Store) -> None:
    QTest.mouseClick(pane.canvas, LEFT, NONE, spot(pane, "A1"))
    assert store.selection == {"A1"}
    QTest.mouseClick(pane.canvas, LEFT, CTRL, spot(pane, "A6"))
    assert store.selection == {"A1", "A6"}
    QTest.mouseClick(pane.canvas, LEFT, NONE, QPoint(3, 3))
    assert store.selection == frozenset()


def test_a_rubber_band_selects_what_it_encloses(pane: GraphPane, store: Store) -> None:
    box = pane.canvas.rect()
    drag(pane, QPoint(2, 2), QPoint(box.right() - 2, box.bottom() - 2), SHIFT)
    assert store.selection == set(pane.scene.index)


def test_the_selection_lights_an_actor_with_its_neighbours(pane: GraphPane, store: Store) -> None:
    store.select({"A3"})
    light, scene = pane.canvas.light, pane.scene
    assert {scene.actors[i].id for i in np.flatnonzero(light.lit)} == {"A2", "A3", "A4"}
    store.select({"E8"})
    lit = {scene.actors[i].id for i in np.flatnonzero(pane.canvas.light.lit)}
    assert lit == {"A5", "A6"}
    assert pane.canvas.light.ties.sum() == 1


def test_a_double_click_opens_the_first_mention(
    qtbot: QtBot, pane: GraphPane, store: Store
) -> None:
    with qtbot.waitSignal(store.evidence_requested) as asked:
        QTest.mouseDClick(pane.canvas, LEFT, NONE, spot(pane, "A1"))
    assert asked.args == ["S1", Span(4, 8)]


@pytest.mark.parametrize("turn", [120, -360, 1200])
def test_the_wheel_zooms_at_the_cursor(pane: GraphPane, turn: int) -> None:
    at = QPointF(210.0, 155.0)
    before, scale = pane.canvas.camera.world(at), pane.canvas.camera.scale
    wheel = QWheelEvent(
        at, pane.canvas.mapToGlobal(at), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, NONE,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pane.canvas, wheel)
    assert pane.canvas.camera.world(at) == pytest.approx(before)
    assert (pane.canvas.camera.scale > scale) == (turn > 0)


def test_panning_moves_the_picture_and_fit_brings_everything_back(pane: GraphPane) -> None:
    fitted = pane.canvas.camera
    drag(pane, QPoint(3, 3), QPoint(203, 103))
    assert pane.canvas.camera == fitted.moved(200, 100)
    pane.fit()
    assert pane.canvas.camera == fitted
    inside = pane.canvas.rect()
    assert all(inside.contains(spot(pane, i)) for i in pane.scene.index)


def test_the_keyboard_walks_from_node_to_node(pane: GraphPane, store: Store) -> None:
    pane.canvas.setFocus()
    QTest.keyClick(pane.canvas, Qt.Key.Key_N)
    (first,) = store.selection
    x = pane.places[first][0]
    key = Qt.Key.Key_Right if any(p[0] > x + 20 for p in pane.places.values()) else Qt.Key.Key_Left
    QTest.keyClick(pane.canvas, key)
    (second,) = store.selection
    assert second != first
    assert (pane.places[second][0] > x) == (key == Qt.Key.Key_Right)


def test_f2_renames_in_place_and_an_empty_name_is_refused_in_words(
    qtbot: QtBot, pane: GraphPane, store: Store
) -> None:
    QTest.mouseClick(pane.canvas, LEFT, NONE, spot(pane, "A1"))
    QTest.keyClick(pane.canvas, Qt.Key.Key_F2)
    pane.rename.setText("  ")
    with qtbot.waitSignal(pane.message) as said:
        QTest.keyClick(pane.rename, Qt.Key.Key_Return)
    assert said.args == ["An actor needs a name."]
    assert store.selection == {"A1"}
    QTest.keyClick(pane.canvas, Qt.Key.Key_F2)
    pane.rename.setText("The Army")
    QTest.keyClick(pane.rename, Qt.Key.Key_Return)
    assert store.project.actors["A1"].label == "The Army"
    assert pane.scene.actors[pane.scene.index["A1"]].label == "The Army"


def test_new_articles_leave_everybody_where_they_were(pane: GraphPane, store: Store) -> None:
    store.do(pin(store.project, {"A2": (500.0, -20.0)}))
    before = pane.places
    store.do(Patch("", (Actor("A8", "New"), event(20, "A8", "A2"))))
    assert {i: pane.places[i] for i in before} == before
    assert np.hypot(*np.subtract(pane.places["A8"], (500.0, -20.0))) < 600
    store.do(merge(store.project, "A2", ["A8"]))
    assert pane.places == before


def test_circular_keeps_pins_and_force_brings_the_old_places_back(
    qtbot: QtBot, pane: GraphPane, store: Store
) -> None:
    store.do(pin(store.project, {"A2": (500.0, -20.0)}))
    before = pane.places
    pane.strip.layouts.choose(Layout.CIRCULAR)
    qtbot.waitUntil(lambda: pane.places["A3"] != before["A3"])
    assert pane.places["A2"] == (500.0, -20.0)
    pane.strip.layouts.choose(Layout.FORCE)
    qtbot.waitUntil(lambda: pane.places == before)


def test_sizes_follow_the_chosen_measure(pane: GraphPane) -> None:
    pane.foot.measures.choose(Measure.DEGREE)
    a2, a4 = (pane.scene.radii[pane.scene.index[i]] for i in ("A2", "A4"))
    assert a2 == a4
    pane.foot.measures.choose(Measure.EVENTS)
    a2, a4 = (pane.scene.radii[pane.scene.index[i]] for i in ("A2", "A4"))
    assert a2 > a4


def test_the_search_rings_what_it_finds_and_enter_goes_there(pane: GraphPane, store: Store) -> None:
    pane.strip.search.setText("actor 6")
    assert pane.canvas.light.found.sum() == 1
    QTest.keyClick(pane.strip.search, Qt.Key.Key_Return)
    assert store.selection == {"A6"}


def test_a_hidden_actor_comes_back(pane: GraphPane) -> None:
    pane.hidden = frozenset({"A1"})
    pane.refresh()
    assert "A1" not in pane.scene.index
    pane.strip.unhide.trigger()
    assert "A1" in pane.scene.index


def test_a_large_graph_settles_off_the_gui_thread(qtbot: QtBot, store: Store) -> None:
    count = DIRECT + 60
    actors = [Actor(f"A{i}", f"Actor {i}") for i in range(100, 100 + count)]
    events = [event(i, f"A{i}", f"A{100 + (i - 99) % count}") for i in range(100, 100 + count)]
    store.do(Patch("", (*actors, *events)))
    pane = GraphPane(store)
    qtbot.addWidget(pane)
    pane.resize(600, 600)
    with qtbot.waitSignal(pane.arranger.settled, timeout=60_000):
        pane.show()
    assert np.isfinite(pane.scene.places).all()
    assert len(np.unique(pane.scene.places.round(1), axis=0)) == len(pane.scene.actors)
    assert "arranging" not in pane.foot.counts.whole


def test_a_hostile_name_is_shown_as_it_is(pane: GraphPane, store: Store) -> None:
    store.do(rename_actor(store.project, "A1", "<b>x</b> & <img src=a>"))
    QTest.mouseClick(pane.canvas, LEFT, NONE, tie_spot(pane, "A1", "A2"))
    assert pane.statements.title.text().startswith("<b>x</b> & <img src=a> →")
    assert pane.statements.title.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("name", ["light", "dark"])
def test_both_themes_paint_ties_and_nodes_in_their_colours(
    qapp: QApplication, pane: GraphPane, name: str
) -> None:
    install(qapp, name)
    image = pane.canvas.grab().toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert theme().colour("panel").name() in colours
    assert theme().colour("armed_group").name() in colours
    assert len(colours) > 50
    install(qapp, "light")


def test_an_arrangement_broken_off_is_made_again(qtbot: QtBot, store: Store) -> None:
    count = DIRECT + 60
    actors = [Actor(f"A{i}", f"Actor {i}") for i in range(100, 100 + count)]
    events = [event(i, f"A{i}", f"A{100 + (i - 99) % count}") for i in range(100, 100 + count)]
    store.do(Patch("", (*actors, *events)))
    pane = GraphPane(store)
    qtbot.addWidget(pane)
    pane.resize(600, 600)
    pane.show()
    pane.refresh()
    assert pane.arranger.busy
    with qtbot.waitSignal(pane.arranger.settled, timeout=60_000):
        pane.refresh()
    assert pane.arranger.places.keys() == pane.scene.index.keys()
