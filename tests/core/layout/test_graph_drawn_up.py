"""Layouts that follow from the ties alone: hierarchical and ego."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.layout.graph_ego import ego, steps_from
from core.layout.graph_layers import layered, ranks

LINKS = st.integers(1, 24).flatmap(
    lambda n: st.tuples(
        st.just(n),
        st.lists(
            st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] != p[1]),
            max_size=40,
        ),
    )
)


def array(links: list[tuple[int, int]]) -> np.typing.NDArray[np.intp]:
    return np.array(links, dtype=np.intp).reshape(-1, 2)


def closest(places: np.typing.NDArray[np.float64]) -> float:
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    apart[np.arange(len(places)), np.arange(len(places))] = np.inf
    return float(apart.min(initial=np.inf))


@settings(deadline=None)
@given(LINKS)
def test_layers_keep_bodies_apart_whatever_the_links(
    drawn: tuple[int, list[tuple[int, int]]],
) -> None:
    count, links = drawn
    places = layered(count, array(links))
    assert places.shape == (count, 2)
    assert np.isfinite(places).all()
    assert closest(places) > 45
    assert np.array_equal(places, layered(count, array(links)))


def test_without_cycles_every_link_runs_downwards() -> None:
    links = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (0, 4)]
    places = layered(5, array(links))
    assert all(places[a, 1] < places[b, 1] for a, b in links)
    assert ranks(5, links) == [0, 1, 1, 2, 3]


def test_a_cycle_is_cut_once() -> None:
    links = [(0, 1), (1, 2), (2, 0)]
    layers = ranks(3, links)
    assert sorted(layers) == [0, 1, 2]
    assert sum(layers[a] > layers[b] for a, b in links) == 1


def test_a_wide_layer_is_broken_and_parts_stand_in_rows() -> None:
    star = [(0, i) for i in range(1, 40)]
    pairs = [(i, i + 1) for i in range(40, 60, 2)]
    places = layered(60, array(star + pairs), aspect=1.0)
    width, height = np.ptp(places, axis=0)
    assert 0.4 < width / height < 2.5


@settings(deadline=None)
@given(LINKS, st.data())
def test_rings_tell_how_many_ties_away_one_is(
    drawn: tuple[int, list[tuple[int, int]]], data: st.DataObject
) -> None:
    count, links = drawn
    middle = data.draw(st.integers(0, count - 1))
    away = steps_from(count, array(links), [middle])
    places = ego(count, array(links), [middle])
    radii = np.hypot(*places.T)
    assert radii[middle] == 0
    assert closest(places) > 45
    for one in range(count):
        for other in range(count):
            if 0 <= away[one] < away[other]:
                assert radii[one] < radii[other]
