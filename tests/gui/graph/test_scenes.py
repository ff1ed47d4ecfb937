"""A scene that follows patches is the scene that is made anew."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from core.edits import change_event, delete
from core.filter import Filter
from core.model import Actor, ActorKind, Event, FuzzyDate, Participant, Role
from core.network import Web
from core.project import Patch, Project
from core.session import Session
from gui.graph import GraphPane
from gui.graph.geometry import lines
from gui.graph.paint_ties import MANY
from gui.graph.scene import Look, Measure, Scene
from gui.graph.weave import built, revised
from gui.store import Store
from tests.core.network.test_web import ACTORS, NAMES, patch, steps, visible

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def content(scene: Scene) -> object:
    """Return all that a scene says, without the order of its nodes and ties."""
    actors = {
        a.id: (a, int(scene.events[i]), float(scene.raw[i])) for i, a in enumerate(scene.actors)
    }
    ties = {
        (scene.actors[s].id, scene.actors[t].id): (bundle, tuple(style), bool(curved))
        for (s, t), bundle, style, curved in zip(
            scene.ends.tolist(), scene.bundles, scene.styles.tolist(), scene.curved, strict=True
        )
    }
    assert scene.index == {a.id: i for i, a in enumerate(scene.actors)}
    assert scene.bundle_index == {(b.source, b.target): i for i, b in enumerate(scene.bundles)}
    return actors, ties


def painted(scene: Scene) -> object:
    """Return all that the picture of a scene shows but where its nodes stand."""
    actors = {
        a.id: (a.label, a.kind, a.position, float(raw))
        for a, raw in zip(scene.actors, scene.raw, strict=True)
    }
    ties = {
        (b.source, b.target): (tuple(style), b.label, bool(curved))
        for b, style, curved in zip(scene.bundles, scene.styles.tolist(), scene.curved, strict=True)
    }
    return actors, ties


@settings(max_examples=150, deadline=None)
@given(
    st.lists(steps, max_size=14),
    st.booleans(),
    st.sampled_from([Measure.EVENTS, Measure.DEGREE]),
    st.sampled_from([frozenset[str](), frozenset({"A3"})]),
)
def test_any_patches_lead_to_the_scene_that_is_made_anew(
    todo: list[object], lonely: bool, measure: Measure, hidden: frozenset[str]
) -> None:
    project, web, asked = Project(), Web(), Filter(confidence=0.2)
    project.apply(Patch("", tuple(Actor(i, NAMES[int(i[1:]) % 3].title()) for i in ACTORS)))
    web.read(project, visible(project, asked))
    look = Look(measure=measure, lonely=lonely, hidden=hidden)
    scene = built(project, web, look)
    for step in todo:
        made = patch(project, step)
        project.apply(made)
        change = web.follow(project, visible(project, asked), made.ids)
        assert change is not None
        scene.places = np.nan_to_num(scene.places)
        before, drawn = scene, painted(scene)
        scene = revised(scene, project, web, change)
        assert content(scene) == content(built(project, web, look))
        assert scene is not before or painted(scene) == drawn


@pytest.mark.parametrize("field", ["title", "when"])
def test_what_the_picture_does_not_show_leaves_the_scene_as_it_is(field: str) -> None:
    from tests.gui.graph.test_graph_pane import rows

    project, web = Project(), Web()
    project.apply(Patch("", tuple(rows())))
    web.read(project, None)
    scene = built(project, web, Look())
    changed = replace(project.events["E1"], title="Said otherwise")
    if field == "when":
        changed = replace(project.events["E1"], when=FuzzyDate(0, 86_399))
    project.apply(Patch("", (changed,)))
    change = web.follow(project, None, ["E1"])
    assert change is not None
    assert change.pairs
    assert revised(scene, project, web, change) is scene
    assert content(scene) == content(built(project, web, Look()))


def crowded(qtbot: QtBot) -> GraphPane:
    """Return a graph of so many ties that they are drawn plainly, painted."""
    project = Project()
    ids = [f"A{n:03d}" for n in range(90)]
    pairs = list(combinations(ids, 2))[: MANY + 500]
    project.apply(Patch("", tuple(Actor(i, f"Actor {i}", ActorKind.PERSON) for i in ids)))
    project.apply(Patch("", tuple(deed(n, *pair) for n, pair in enumerate(pairs))))
    made = GraphPane(Store(Session(project)))
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    qtbot.waitUntil(lambda: not made.arranger.busy, timeout=20000)
    made.canvas.frame.finish()
    return made


def deed(number: int, source: str, target: str) -> Event:
    people = (Participant(source, Role.SOURCE), Participant(target, Role.TARGET))
    return Event(f"E{number:05d}", "deed", type="AGREE", participants=people)


def test_a_tie_of_a_crowd_is_repainted_alone_at_once_and_all_when_the_graph_rests(
    qtbot: QtBot,
) -> None:
    pane = crowded(qtbot)
    store, frame = pane.store, pane.canvas.frame
    before = pane.canvas.grab().toImage()
    store.do(change_event(store.project, "E00007", "Change type", type="ASSAULT"))
    assert frame.touched_up
    at_once = pane.canvas.grab().toImage()
    frame.finish()
    assert not frame.touched_up
    row = store.project.events["E00007"].participants
    ends = (row[0].actor_id, row[1].actor_id)
    tie = pane.scene.bundle_index[ends]
    found = lines(pane.scene, pane.canvas.camera)
    box = QRectF(QPointF(*found.start[tie]), QPointF(*found.end[tie])).normalized()
    spots = differing(before, at_once)
    assert spots
    assert all(box.adjusted(-4, -4, 4, 4).contains(spot) for spot in spots)
    store.do(delete(store.project, ["E00008"]))
    assert frame.touched_up
    assert content(pane.scene) == content(built(store.project, pane.web, pane.look))
    pane.close_down()


def differing(one: QImage, other: QImage) -> list[QPointF]:
    """Return the pixels in which two pictures differ."""
    rows = (
        np.frombuffer(i.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
        for i in (one, other)
    )
    apart = np.flatnonzero(np.not_equal(*rows)).tolist()
    return [QPointF(place % one.width(), place // one.width()) for place in apart]


def test_nodes_that_stay_keep_their_places_when_others_go() -> None:
    project, web = Project(), Web()
    from tests.gui.graph.test_graph_pane import rows

    project.apply(Patch("", tuple(rows())))
    web.read(project, None)
    scene = built(project, web, Look())
    scene.places = np.arange(12, dtype=float).reshape(6, 2)
    before = {a.id: tuple(scene.places[i]) for i, a in enumerate(scene.actors)}
    gone = Patch("", take=("E1", "E2", "E3", "E4", "E7"))
    project.apply(gone)
    change = web.follow(project, None, gone.ids)
    assert change is not None
    scene = revised(scene, project, web, change)
    after = {a.id: tuple(scene.places[i]) for i, a in enumerate(scene.actors)}
    assert set(after) == {"A2", "A3", "A4", "A5", "A6"}
    assert after == {i: pytest.approx(before[i]) for i in after}
