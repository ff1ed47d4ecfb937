"""Measures, paths and periods against networkx and against hand-made networks."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import network
from core.calendar import DAY
from core.model import Actor, Event, FuzzyDate, Participant, Role
from core.network import Turn
from core.network.measures import EXACT, closeness, eigenvector, plain_graph, standing
from core.network.paths import LONGER, MOST
from core.project import Patch, Project

ends = st.sampled_from("abcdefgh")
ties = st.lists(
    st.tuples(ends, ends, st.integers(1, 5)).filter(lambda t: t[0] != t[1]), max_size=20
)


@settings(deadline=None)
@given(ties)
def test_measures_are_those_of_networkx(found: list[network.Tie]) -> None:
    plain = plain_graph(found)
    measured = standing("abcdefgh", found)
    near, cores = nx.closeness_centrality(plain), nx.core_number(plain)
    between = nx.betweenness_centrality(plain)
    for i in plain:
        assert measured[i].closeness == pytest.approx(near[i])
        assert measured[i].betweenness == pytest.approx(between[i])
        assert measured[i].core == cores[i]
        assert measured[i].degree == plain.degree(i)
        assert measured[i].weighted_degree == plain.degree(i, weight="weight")
    assert all(measured[i] == type(measured[i])() for i in "abcdefgh" if i not in plain)


def test_eigenvectors_are_those_of_networkx_and_of_a_ring_alike() -> None:
    star = plain_graph([("a", "b", 2), ("a", "c", 1), ("c", "d", 1), ("a", "d", 3)])
    wanted = nx.eigenvector_centrality_numpy(star, weight="weight")
    best = max(wanted.values())
    assert eigenvector(star) == pytest.approx({i: v / best for i, v in wanted.items()}, abs=1e-4)
    ring = plain_graph([(f"{i:03}", f"{(i + 1) % 400:03}", 1) for i in range(400)])
    assert set(eigenvector(ring).values()) == {1.0}
    assert eigenvector(plain_graph([])) == {}


def test_closeness_of_a_large_network_is_near_the_exact_one() -> None:
    count = EXACT + 200
    plain = nx.barabasi_albert_graph(count, 3, seed=1)
    found = closeness(nx.relabel_nodes(plain, {i: f"{i:04}" for i in plain}))
    exact = nx.closeness_centrality(plain)
    assert all(abs(found[f"{i:04}"] - exact[i]) < 0.02 for i in plain)


@settings(deadline=None)
@given(ties, ends, ends, st.booleans())
def test_paths_lead_from_end_to_end_the_shortest_first(
    found: list[network.Tie], one: str, other: str, longer: bool
) -> None:
    plain = plain_graph(found)
    ways = network.paths(found, one, other, longer=longer)
    reachable = one != other and {one, other} <= set(plain) and nx.has_path(plain, one, other)
    assert bool(ways) == reachable
    lengths = [len(way) for way in ways]
    assert lengths == sorted(lengths)
    assert len(set(ways)) == len(ways)
    assert len(ways) <= MOST
    for way in ways:
        assert (way[0], way[-1]) == (one, other)
        assert nx.is_simple_path(plain, list(way))
        assert len(way) <= lengths[0] + (LONGER if longer else 0)
    if ways and not longer:
        wanted = {tuple(way) for way in nx.all_shortest_paths(plain, one, other)}
        assert set(ways) <= wanted
        assert len(ways) == min(len(wanted), MOST)


def test_of_equal_paths_the_one_told_most_often_comes_first() -> None:
    found = [("a", "b", 1), ("b", "d", 9), ("a", "c", 4), ("c", "d", 3)]
    assert network.paths(found, "a", "d") == [("a", "c", "d"), ("a", "b", "d")]


def test_two_periods_are_compared_tie_by_tie() -> None:
    def event(number: int, source: str, target: str, day: int | None) -> Event:
        when = None if day is None else FuzzyDate(day * DAY, day * DAY + DAY - 1)
        people = (Participant(source, Role.SOURCE), Participant(target, Role.TARGET))
        return Event(f"E{number}", "deed", when, None, "AID", people)

    project = Project()
    actors = tuple(Actor(f"A{i}", f"Actor {i}") for i in range(1, 5))
    told = [
        ("A1", "A2", 0), ("A1", "A2", 1), ("A2", "A1", 0), ("A2", "A1", 5), ("A1", "A3", 5),
        ("A3", "A1", 0), ("A1", "A4", 9), ("A4", "A1", None), ("A1", "A2", 6), ("A2", "A3", 0),
        ("A2", "A3", 5), ("A2", "A3", 6),
    ]  # fmt: skip
    events = tuple(event(n, *told_of) for n, told_of in enumerate(told))
    project.apply(Patch("", (*actors, *events)))
    found = network.difference(
        project, frozenset(project.events), (0, 2 * DAY - 1), (5 * DAY, 7 * DAY - 1)
    )
    turns = {(b.source, b.target): found.turn((b.source, b.target)) for b in found.bundles}
    assert turns == {
        ("A1", "A2"): Turn.WEAKER, ("A2", "A1"): Turn.SAME, ("A1", "A3"): Turn.NEW,
        ("A3", "A1"): Turn.LOST, ("A2", "A3"): Turn.STRONGER,
    }  # fmt: skip
    assert found.tally() == dict.fromkeys(Turn, 1)
    assert found.counts["A1", "A2"] == (2, 1)
