"""Graph layouts: finite, repeatable, true to pins, and close to what they approximate."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.layout.graph_arrange import arranged
from core.layout.graph_circular import circular, ring_order
from core.layout.graph_force import LINK, Graph, relax
from core.layout.graph_repulsion import Floats, exact, mesh
from core.layout.graph_spread import spread, turned
from core.layout.graph_start import started


def graph(count: int, pairs: list[tuple[int, int]]) -> Graph:
    links = np.array(pairs, dtype=np.intp).reshape(-1, 2)
    return Graph(count, links, np.ones(len(links)))


def unknown(count: int) -> Floats:
    return np.full((count, 2), np.nan)


def nobody(count: int) -> np.typing.NDArray[np.bool_]:
    return np.zeros(count, dtype=bool)


def laid(made: Graph, known: Floats, pinned: np.typing.NDArray[np.bool_]) -> Floats:
    boxes = np.full((made.count, 2), 60.0)
    return list(arranged(made, known, pinned, boxes))[-1]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    count = draw(st.integers(1, 25))
    body = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(body, body).filter(lambda p: p[0] != p[1]), max_size=50))
    return graph(count, pairs if count > 1 else [])


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_any_graph_gets_finite_places_the_same_every_time(made: Graph) -> None:
    places = laid(made, unknown(made.count), nobody(made.count))
    assert places.shape == (made.count, 2)
    assert np.isfinite(places).all()
    assert np.array_equal(places, laid(made, unknown(made.count), nobody(made.count)))


@settings(max_examples=40, deadline=None)
@given(graphs(), st.data())
def test_pinned_bodies_never_move(made: Graph, data: st.DataObject) -> None:
    pins = data.draw(st.lists(st.booleans(), min_size=made.count, max_size=made.count))
    known, pinned = unknown(made.count), np.array(pins)
    known[pinned] = np.random.default_rng(1).normal(0, 400, (int(pinned.sum()), 2))
    places = laid(made, known, pinned)
    assert np.array_equal(places[pinned], known[pinned])
    assert np.isfinite(places).all()


def test_a_new_body_settles_beside_its_friend_and_moves_nobody() -> None:
    ring = [(i, (i + 1) % 12) for i in range(12)]
    before = laid(graph(12, ring), unknown(12), nobody(12))
    known = np.vstack((before, unknown(1)))
    after = laid(graph(13, [*ring, (3, 12)]), known, nobody(13))
    assert np.array_equal(after[:12], before)
    distances = np.hypot(*(before - after[12]).T)
    assert int(distances.argmin()) in {2, 3, 4}
    assert distances[3] < 1.5 * LINK


def test_a_new_body_without_friends_starts_outside_the_rest() -> None:
    known = np.vstack((np.random.default_rng(2).normal(0, 100, (9, 2)), unknown(2)))
    places = started(graph(11, [(0, 1)]), known)
    middle = known[:9].mean(0)
    far = np.hypot(*(known[:9] - middle).T).max()
    assert (np.hypot(*(places[9:] - middle).T) > far).all()


def test_friends_end_nearer_than_strangers() -> None:
    cliques = [
        (i, j) for base in (0, 6) for i in range(base, base + 6) for j in range(i + 1, base + 6)
    ]
    made = graph(12, [*cliques, (0, 6)])
    places = list(relax(made, started(made, unknown(12)), nobody(12)))[-1]
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    inside = apart[:6, :6].sum() / 30
    assert inside < 0.6 * apart[:6, 6:].mean()


def test_the_mesh_agrees_with_counting_every_pair() -> None:
    chance = np.random.default_rng(3)
    places, masses = chance.normal(0, 10, (1500, 2)), chance.integers(1, 9, 1500).astype(float)
    true, near = exact(places, masses), mesh(places, masses)
    assert np.abs(true - near).mean() < 0.03 * np.abs(true).mean()


def test_exact_repulsion_is_the_sum_over_pairs() -> None:
    places = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 4.0]])
    pushed = exact(places, np.array([1.0, 2.0, 3.0]))
    assert pushed[0] == pytest.approx([-1 * 2 / 2, -1 * 3 / 4])
    assert pushed.sum(0) == pytest.approx([0.0, 0.0])


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 40), st.integers(0, 99))
def test_spread_boxes_do_not_overlap_and_the_rest_stay(count: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    places, boxes = chance.normal(0, 150, (count, 2)), chance.uniform(20, 60, (count, 2))
    apart = spread(places, boxes, nobody(count), rounds=500)
    one, other = np.triu_indices(count, 1)
    inside = (boxes[one] + boxes[other]) / 2 - np.abs(apart[one] - apart[other])
    assert not (inside > 1.0).all(1).any()


def test_boxes_that_are_apart_stay_where_they_are() -> None:
    places = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0]])
    assert np.array_equal(spread(places, np.full((3, 2), 50.0), nobody(3)), places)


def test_a_layout_is_turned_to_the_longer_side_of_its_frame() -> None:
    places = np.column_stack((np.linspace(0, 500, 20), np.linspace(0, 480, 20) ** 1.01))
    for aspect in (0.5, 2.0):
        width, height = np.ptp(turned(places, aspect), axis=0)
        assert (width > height) == (aspect > 1)


@given(graphs())
def test_a_ring_holds_every_body_once_all_equally_far_from_the_middle(made: Graph) -> None:
    assert sorted(ring_order(made).tolist()) == list(range(made.count))
    radii = np.hypot(*circular(made).T)
    assert radii == pytest.approx(np.full(made.count, radii[0]))


def test_neighbours_on_the_ring_are_friends_where_a_cycle_allows() -> None:
    shuffled = np.random.default_rng(4).permutation(10).tolist()
    made = graph(10, [(shuffled[i], shuffled[(i + 1) % 10]) for i in range(10)])
    order = ring_order(made).tolist()
    friends = {frozenset(pair) for pair in made.links.tolist()}
    assert all(frozenset((order[i], order[(i + 1) % 10])) in friends for i in range(10))
