"""The graph: layout against networkx, moving frames, hit tests, and what one patch costs."""

from __future__ import annotations

import os
import statistics
from time import thread_time
from typing import TYPE_CHECKING

import numpy as np

from tests.benchmarks.measure import Measure, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QGraphicsScene

    from core.project import Project
    from gui.graph import GraphPane
    from gui.graph.scene import Scene

    Ints = NDArray[np.intp]
    Floats = NDArray[np.float64]

SIZE = (1600, 900)
EVENTS = 100_000
_TRIES = 200


def measures() -> Iterator[Measure]:
    """Yield the measures of the graph."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    yield from _drawing()
    yield from _patching()
    yield from _layout()
    app.processEvents()


def communities(count: int, links: int, seed: int = 3) -> Ints:
    """Return links (m, 2) of a connected graph in groups of forty, with a few busy bodies."""
    chance = np.random.default_rng(seed)
    group = chance.integers(0, max(2, count // 40), count)
    order = np.argsort(group, kind="stable")
    chain = np.column_stack((order[:-1], order[1:]))
    busy = chance.pareto(1.8, count) + 1
    one = chance.choice(count, links * 3, p=busy / busy.sum())
    near = order[np.clip(np.argsort(order)[one] + chance.integers(-20, 21, len(one)), 0, count - 1)]
    far = chance.choice(count, links * 3, p=busy / busy.sum())
    other = np.where(chance.random(len(one)) < 0.85, near, far)
    pairs = np.sort(np.column_stack((one, other)), axis=1)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    every = np.unique(np.vstack((np.sort(chain, axis=1), pairs)), axis=0)
    rest = chance.permutation(len(every))[: links - len(chain)]
    found: Ints = np.unique(np.vstack((np.sort(chain, axis=1), every[rest])), axis=0)
    return found.astype(np.intp)


def crossings(places: Floats, links: Ints, seed: int = 0) -> float:
    """Return the share of pairs of links without a common end that cross, of 200,000 pairs."""
    chance = np.random.default_rng(seed)
    a, b = chance.integers(0, len(links), (2, 200_000))
    apart = (links[a][:, :, None] != links[b][:, None, :]).all((1, 2))
    p, q = places[links[a[apart]]].transpose(1, 0, 2)
    s, t = places[links[b[apart]]].transpose(1, 0, 2)
    crossed = (_side(p, q, s) * _side(p, q, t) < 0) & (_side(s, t, p) * _side(s, t, q) < 0)
    return float(crossed.mean())


def _side(one: Floats, other: Floats, third: Floats) -> Floats:
    (ax, ay), (bx, by) = (other - one).T, (third - one).T
    side: Floats = ax * by - ay * bx
    return side


def _layout() -> Iterator[Measure]:
    """Lay out 10,000 bodies with 30,000 links, as the window does and as networkx does."""
    import networkx as nx

    from core.layout.graph_arrange import arranged
    from core.layout.graph_force import Graph

    count, links = 10_000, communities(10_000, 30_000)
    graph = Graph(count, links, np.ones(len(links)))
    unknown, nobody = np.full((count, 2), np.nan), np.zeros(count, dtype=bool)
    boxes = np.full((count, 2), 48.0)
    start = thread_time()
    places = list(arranged(graph, unknown, nobody, boxes, every=1000))[-1]
    ours = thread_time() - start
    plain = nx.Graph(links.tolist())
    start = thread_time()
    found = nx.spring_layout(plain, seed=1)
    theirs = thread_time() - start
    spring = np.array([found[body] for body in range(count)])
    yield Measure("layout-10k-seconds", ours, "s", 2.0, at_most=True)
    yield Measure("layout-10k-to-networkx-spring", ours / theirs, "x", 0.01, at_most=True)
    ratio = crossings(places, links) / crossings(spring, links)
    yield Measure("crossings-to-networkx-spring", ratio, "x", 1.0, at_most=True)


def scene_of(count: int, links: Ints, places: Floats) -> Scene:
    """Return a scene of named actors tied by these links."""
    from core.model import Actor, ActorKind
    from core.ties import Bundle, Edge
    from gui.graph.scene import Scene

    kinds, types = list(ActorKind), ("ASSAULT", "AID", "STATEMENT", "COURT")
    actors = [Actor(f"A{i}", f"Actor number {i}", kinds[i % len(kinds)]) for i in range(count)]
    bundles = [
        Bundle(f"A{a}", f"A{b}", (Edge(f"A{a}", f"A{b}", types[n % 4], 1 + n % 7),))
        for n, (a, b) in enumerate(links.tolist())
    ]
    degrees = np.bincount(links.ravel(), minlength=count)
    none = np.full(count, -1)
    return Scene(actors, degrees, bundles, links, degrees.astype(float), none, places)


def _drawing() -> Iterator[Measure]:
    """Draw and hit 10,000 nodes with 50,000 ties."""
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QPainter, QPixmap

    from core.layout.graph_arrange import arranged
    from core.layout.graph_force import Graph
    from gui.graph.canvas import Canvas
    from gui.graph.geometry import node_at
    from gui.graph.light import dark
    from gui.graph.picture import paint_picture

    count, links = 10_000, communities(10_000, 50_000)
    graph = Graph(count, links, np.ones(len(links)))
    unknown, nobody = np.full((count, 2), np.nan), np.zeros(count, dtype=bool)
    places = list(arranged(graph, unknown, nobody, np.full((count, 2), 48.0), every=1000))[-1]
    scene = scene_of(count, links, places)
    canvas = Canvas()
    canvas.resize(*SIZE)
    canvas.show_scene(scene, dark(scene))
    canvas.fit()
    pixmap = QPixmap(*SIZE)

    def full() -> None:
        with QPainter(pixmap) as painter:
            frame = QRectF(0, 0, *SIZE)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_picture(painter, scene, canvas.camera, canvas.light, frame, canvas.font())

    def moving() -> None:
        canvas.look(canvas.camera.moved(3, 2))
        with QPainter(pixmap) as painter:
            canvas.frame.paint(painter)

    whole = seconds(full, 3)
    canvas.fit()
    moving()
    canvas.frame.finish()
    frame = seconds(moving, 15)
    yield Measure("moving-frame-to-full-redraw-10k-50k", frame / whole, "x", 1 / 8, at_most=True)
    yield Measure("full-redraw-10k-50k", whole * 1000, "ms", 1500, at_most=True)
    canvas.fit()
    chance = np.random.default_rng(5)
    on_nodes = canvas.camera.screen(places[chance.integers(0, count, _TRIES)])
    anywhere = chance.uniform((0, 0), SIZE, (_TRIES, 2))
    spots = [QPointF(*spot) for spot in np.vstack((on_nodes, anywhere)).tolist()]
    node_at(scene, canvas.camera, spots[0])
    canvas.tie_at(spots[0])

    def hit(spot: QPointF) -> None:
        if node_at(scene, canvas.camera, spot) is None:
            canvas.tie_at(spot)

    ours = statistics.median(seconds(lambda s=spot: hit(s), 1) for spot in spots)  # type: ignore[misc]
    canvas.frame.stop()
    items = _items(scene, canvas.camera.screen(places), canvas.camera.node_scale)
    yield from _hits(items, spots, ours)


def _items(scene: Scene, screen: Floats, scale: float) -> QGraphicsScene:
    """Return the same picture as items of Qt's own graphics view."""
    from PySide6.QtWidgets import QGraphicsScene

    items = QGraphicsScene()
    for a, b in scene.ends.tolist():
        items.addLine(*screen[a].tolist(), *screen[b].tolist())
    for (x, y), radius in zip(screen.tolist(), (scene.radii * scale).tolist(), strict=True):
        items.addEllipse(x - radius, y - radius, 2 * radius, 2 * radius)
    return items


def _hits(items: QGraphicsScene, spots: list[QPointF], ours: float) -> Iterator[Measure]:
    from PySide6.QtGui import QTransform

    same = QTransform()
    items.itemAt(spots[0], same)
    theirs = statistics.median(
        seconds(lambda s=spot: items.itemAt(s, same), 1)  # type: ignore[misc]
        for spot in spots
    )
    yield Measure("hit-test-to-graphics-scene", theirs / ours, "x", 50)
    yield Measure("hit-test", ours * 1e6, "µs", 100, at_most=True)


def project_of(events: int, actors: int) -> Project:
    """Return a project of so many events between actors, each of its own day."""
    from core.calendar import DAY
    from core.model import Actor, Event, FuzzyDate, Participant, Role
    from core.project import Project

    chance = np.random.default_rng(11)
    links = communities(actors, actors * 5)
    rows: list[Actor | Event] = [Actor(f"A{i}", f"Actor {i}") for i in range(actors)]
    chosen = links[chance.integers(0, len(links), events)].tolist()
    for number, (a, b) in enumerate(chosen):
        when = FuzzyDate(number * DAY, number * DAY + DAY - 1)
        people = (Participant(f"A{a}", Role.SOURCE), Participant(f"A{b}", Role.TARGET))
        rows.append(Event(f"E{number}", "deed", when, None, "AID", people))
    project = Project()
    project.load(rows)
    return project


def _patching() -> Iterator[Measure]:
    """Change one event of 100,000 while the graph of 10,000 actors is shown."""
    from PySide6.QtCore import QCoreApplication

    from core.session import Session
    from gui.graph import GraphPane
    from gui.store import Store

    project = project_of(EVENTS, 10_000)
    pane = GraphPane(Store(Session(project)))
    pane.resize(*SIZE)
    pane.arranger.recall(_scattered(project))
    pane.show()
    QCoreApplication.processEvents()
    costs = [_patched(pane, number) for number in range(12)]
    pane.close_down()
    pane.hide()
    yield Measure("patch-at-100k-events", statistics.median(costs) * 1000, "ms", 4, at_most=True)


def _scattered(project: Project) -> bytes:
    import json

    chance = np.random.default_rng(1)
    spots = chance.normal(0, 5000, (len(project.actors), 2)).tolist()
    return json.dumps(dict(zip(project.actors, spots, strict=True))).encode()


def _patched(pane: GraphPane, number: int) -> float:
    """Return what following a patch of one event costs the graph in the GUI thread."""
    from dataclasses import replace

    from core.model import Participant, Role
    from core.project import Patch

    store = pane.store
    event = store.project.events[f"E{number * 7}"]
    people = (Participant(f"A{number}", Role.SOURCE), *event.participants[1:])
    patch = Patch("Change", (replace(event, participants=people),))
    store.session.do(patch)
    start = thread_time()
    pane.follow(patch)
    return thread_time() - start
