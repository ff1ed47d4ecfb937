"""The network against hand-made projects and against networkx."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import network
from core.calendar import DAY, seconds
from core.edits import merge
from core.model import (
    Actor,
    ActorKind,
    Alias,
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
    Status,
)
from core.project import Patch, Project
from core.ties import Edge, Tone, tone, verb
from core.vocabulary import EVENT_TYPES

TEXT = "The army attacked the rebels. The rebels fled. The army leads the coalition."
DAYS = [seconds(2016, 11, day) for day in range(1, 11)]


def event(
    number: int,
    sources: str,
    targets: str,
    kind: str = "ASSAULT",
    day: int | None = 0,
    **more: object,
) -> Event:
    people = [Participant(f"A{s}", Role.SOURCE) for s in sources]
    people += [Participant(f"A{t}", Role.TARGET) for t in targets]
    when = None if day is None else FuzzyDate(DAYS[day], DAYS[day] + DAY - 1)
    cited = (Citation("S1", Span(0, 29)),)
    made = Event(f"E{number}", f"event {number}", when, None, kind, tuple(people), citations=cited)
    return Event(**{f: getattr(made, f) for f in made.__slots__} | more)


def project(*rows: Row, actors: str = "abcd") -> Project:
    made = Project()
    people = tuple(Actor(f"A{letter}", letter.upper() * 3, ActorKind.GROUP) for letter in actors)
    published = FuzzyDate(seconds(2016, 11, 12), seconds(2016, 11, 13) - 1)
    made.apply(Patch("", (*people, Document("S1", "News", TEXT, published), *rows)))
    return made


def ends(found: list[Edge]) -> set[tuple[str, str, str, int]]:
    return {(e.source[1:], e.target[1:], e.kind, e.count) for e in found}


def test_every_source_is_tied_to_every_target() -> None:
    found = network.edges(project(event(1, "ab", "cd")))
    assert ends(found) == {(s, t, "ASSAULT", 1) for s in "ab" for t in "cd"}
    assert all(e.directed and not e.stated and e.event_ids == ("E1",) for e in found)


def test_events_of_one_kind_between_two_actors_are_one_edge_with_its_period() -> None:
    rows = (event(1, "a", "b", day=3), event(2, "a", "b", day=1), event(3, "a", "b", "AID"))
    assault, aid = sorted(network.edges(project(*rows)), key=lambda e: -e.count)
    assert (assault.count, assault.event_ids) == (2, ("E1", "E2"))
    assert (assault.first, assault.last) == (DAYS[1], DAYS[3] + DAY - 1)
    assert (aid.kind, aid.count, aid.weight, aid.event_count) == ("AID", 1, 1, 1)


def test_no_actor_is_tied_to_itself_and_bystanders_to_nobody() -> None:
    beside = event(2, "a", "", participants=(Participant("Aa"), Participant("Ab", Role.TARGET)))
    assert network.edges(project(event(1, "a", "a"), beside)) == []


def test_merged_actors_stand_for_their_lead_and_merging_two_ends_leaves_no_loop() -> None:
    made = project(event(1, "a", "b"), event(2, "c", "b"), event(3, "a", "c"))
    made.apply(merge(made, "Aa", ["Ac"]))
    assert ends(network.edges(made)) == {("a", "b", "ASSAULT", 2)}


def test_rejected_events_and_relations_and_merged_events_tie_nobody() -> None:
    made = project(
        event(1, "a", "b", status=Status.REJECTED),
        event(2, "a", "b", merged_into="E3"),
        event(3, "a", "b"),
        Relation("R1", "Aa", "Ab", "leads", status=Status.REJECTED),
    )
    assert [e.event_ids for e in network.edges(made)] == [("E3",)]


def test_only_visible_events_tie_and_relations_need_both_ends_among_them() -> None:
    made = project(
        event(1, "a", "b"), event(2, "c", "d"),
        Relation("R1", "Aa", "Ab", "leads"), Relation("R2", "Ab", "Ac", "leads"),
    )  # fmt: skip
    found = network.edges(made, {"E1"})
    assert {e.id for e in found} == {"Aa>Ab:ASSAULT", "R1"}
    assert len(network.edges(made)) == 4


def test_a_mutual_relation_told_from_both_sides_is_one_edge_without_direction() -> None:
    made = project(
        Relation("R1", "Ab", "Aa", "allied with"), Relation("R2", "Aa", "Ab", "allied with"),
        Relation("R3", "Ab", "Aa", "leads"),
    )  # fmt: skip
    allied, leads = network.edges(made)
    assert (allied.id, allied.count, allied.directed, allied.stated) == ("R1; R2", 2, False, True)
    assert (leads.source, leads.target, leads.directed) == ("Ab", "Aa", True)


def test_a_bundle_holds_all_edges_one_way_the_strongest_first() -> None:
    made = project(
        event(1, "a", "b"), event(2, "a", "b"), event(3, "a", "b", "AID"),
        event(4, "b", "a", "AID"), Relation("R1", "Aa", "Ab", "allied with"),
    )  # fmt: skip
    there, back = network.bundles(network.edges(made))
    assert (there.kind, there.count, there.label) == ("ASSAULT", 4, "attacks · 2 (+2)")
    assert set(there.ids) == {"E1", "E2", "E3", "R1"}
    assert (there.directed, there.stated, there.tone) == (True, False, Tone.HOSTILE)
    assert (back.ids, back.label) == (("E4",), "helps")


def test_every_event_type_has_a_verb_of_its_own() -> None:
    assert {kind for kind in EVENT_TYPES if verb(kind) == kind.lower()} == set()
    assert tone("COERCE") is Tone.HOSTILE
    assert tone("leads") is Tone.OTHER


def test_statements_are_the_sentences_newest_first_and_undated_ones_last() -> None:
    late = (Citation("S1", Span(30, 46)),)
    bare = event(3, "a", "b", day=None, citations=())
    rows = (event(1, "a", "b", day=2), event(2, "a", "b", day=7, citations=late), bare)
    made = project(*rows)
    (edge,) = network.edges(made)
    told = network.statements(made, edge)
    assert [s.row_id for s in told] == ["E2", "E1", "E3"]
    assert [s.text for s in told[:2]] == [TEXT[30:46], TEXT[:29]]
    assert (told[0].document_id, told[0].span) == ("S1", Span(30, 46))
    assert (told[2].document_id, told[2].span, told[2].text) == ("", None, "event 3")


def test_an_event_tells_the_sentences_of_the_records_merged_into_it() -> None:
    other = event(2, "a", "b", citations=(Citation("S1", Span(30, 46)),), merged_into="E1")
    made = project(event(1, "a", "b"), other)
    told = network.statements(made, network.bundles(network.edges(made))[0])
    assert {(s.row_id, s.text) for s in told} == {("E1", TEXT[:29]), ("E1", TEXT[30:46])}


def test_nodes_hold_what_the_workbook_lists() -> None:
    actor = Actor(
        "Aa", "Army", ActorKind.ARMED_GROUP, (Alias("the army", "exact"),), "noted", (3.0, 4.0)
    )
    seen = (
        Mention(Span(0, 8), MentionKind.ACTOR, "Aa"),
        Mention(Span(9, 12), MentionKind.ACTOR, "Ac"),
    )
    made = project(event(1, "a", "b", day=2), event(2, "b", "a", day=5))
    made.apply(Patch("", (actor, Document("S1", "News", TEXT, mentions=seen))))
    made.apply(merge(made, "Aa", ["Ac"]))
    a, b, d = network.nodes(made, places={"Aa": (9.0, 9.0), "Ab": (1.0, 2.0)})
    assert (a.id, a.label, a.aliases) == ("Aa", "Army", ("the army", "CCC"))
    assert (a.mention_count, a.event_count, a.degree, a.weighted_degree) == (2, 2, 1, 2)
    assert (a.first_seen, a.last_seen) == (DAYS[2], DAYS[5] + DAY - 1)
    assert (a.x, a.y, b.x, b.y, a.notes) == (3.0, 4.0, 1.0, 2.0, "noted")
    assert (d.degree, d.community, d.x) == (0, 0, None)
    assert [n.id for n in network.nodes(made, {"E1"})] == ["Aa", "Ab"]


def test_communities_are_numbered_from_the_largest() -> None:
    rows = [
        event(10 + i, s, t) for i, (s, t) in enumerate(map(tuple, ["ab", "bc", "ca", "de", "cd"]))
    ]
    rows += [
        event(20 + i, s, t) for i, (s, t) in enumerate(map(tuple, ["ab", "bc", "ca", "de", "de"]))
    ]
    found = network.metrics(project(*rows, actors="abcde"))
    assert found["Aa"].community == found["Ab"].community == found["Ac"].community == 1
    assert found["Ad"].community == found["Ae"].community == 2


pairs = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=25)


@given(pairs)
def test_measures_equal_those_of_networkx_and_are_plain_numbers(
    drawn: list[tuple[str, str]],
) -> None:
    made = project(*(event(i, s, t) for i, (s, t) in enumerate(drawn)), actors="abcdef")
    found = network.metrics(made)
    plain = nx.Graph([(f"A{s}", f"A{t}") for s, t in drawn if s != t])
    between = nx.betweenness_centrality(plain)
    for actor_id, measured in found.items():
        assert measured.degree == (plain.degree(actor_id) if actor_id in plain else 0)
        told = sum(s != t and actor_id[1] in (s, t) for s, t in drawn)
        assert measured.weighted_degree == told
        assert measured.betweenness == pytest.approx(between.get(actor_id, 0.0))
        kinds = (type(measured.degree), type(measured.betweenness), type(measured.community))
        assert kinds == (int, float, int)


@given(pairs)
def test_the_graph_has_every_edge_with_its_count(drawn: list[tuple[str, str]]) -> None:
    made = project(*(event(i, s, t) for i, (s, t) in enumerate(drawn)), actors="abcdef")
    found = network.graph(made)
    assert set(found) == {f"A{letter}" for letter in "abcdef"}
    weights = sum(weight for _, _, weight in found.edges(data="weight"))
    assert weights == sum(s != t for s, t in drawn)
