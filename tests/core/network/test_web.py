"""The web follows any patches to the same edges as reading everything anew."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core import network
from core.edits import merge, unmerge
from core.filter import Filter, shown
from core.model import Actor, Event, Participant, Relation, Role, Status
from core.network import Web
from core.project import Patch, Project

ACTORS = [f"A{i}" for i in range(1, 7)]
EVENTS = [f"E{i}" for i in range(1, 9)]
FILTERS = [None, Filter(confidence=0.2), Filter(actors=frozenset({"A2"})), Filter(text="bert")]
NAMES = ("anna", "bert", "the army")

people = st.lists(
    st.builds(Participant, st.sampled_from(ACTORS), st.sampled_from([Role.SOURCE, Role.TARGET])),
    max_size=4,
)
events = st.builds(
    Event,
    st.sampled_from(EVENTS),
    st.just("deed"),
    type=st.sampled_from(["ASSAULT", "AID"]),
    participants=people.map(tuple),
    confidence=st.sampled_from([0.1, 0.9]),
    status=st.sampled_from(list(Status)),
)
relations = st.builds(
    Relation,
    st.sampled_from(["R1", "R2"]),
    st.sampled_from(ACTORS),
    st.sampled_from(ACTORS),
    st.sampled_from(["leads", "fights"]),
    status=st.sampled_from(list(Status)),
)
steps = st.one_of(
    events,
    relations,
    st.tuples(st.just("take"), st.sampled_from([*EVENTS, "R1", "R2"])),
    st.tuples(st.just("merge"), st.sampled_from(ACTORS), st.sampled_from(ACTORS)),
    st.tuples(st.just("merge"), st.sampled_from(EVENTS), st.sampled_from(EVENTS)),
    st.tuples(st.just("split"), st.sampled_from([*ACTORS, *EVENTS])),
    st.tuples(st.just("name"), st.sampled_from(ACTORS), st.sampled_from(NAMES)),
    st.tuples(st.just("status"), st.sampled_from(ACTORS), st.sampled_from(list(Status))),
)


def patch(project: Project, step: object) -> Patch:
    """Make what a step does to the project; nothing where it does not apply."""
    if isinstance(step, Event | Relation):
        known = project.row(step.id)
        if isinstance(step, Event) and isinstance(known, Event):
            step = replace(step, merged_into=known.merged_into)
        return Patch("", (step,))
    assert isinstance(step, tuple)
    kind, row_id, *rest = step
    if project.row(row_id) is None or (kind == "merge" and project.row(rest[0]) is None):
        return Patch("")
    if kind == "take":
        return Patch("", take=(row_id,)) if len(project.records(row_id)) == 1 else Patch("")
    if kind == "merge":
        return merge(project, row_id, [rest[0]])
    if kind == "split":
        return unmerge(project, row_id)
    field = "label" if kind == "name" else "status"
    return Patch("", (replace(project.actors[row_id], **{field: rest[0]}),))


def visible(project: Project, asked: Filter | None) -> frozenset[str] | None:
    return None if asked is None else shown(project, asked)


@settings(max_examples=150, deadline=None)
@given(st.lists(steps, max_size=14), st.sampled_from(FILTERS), st.sampled_from(FILTERS[1:]))
def test_any_patches_lead_to_the_edges_that_reading_anew_finds(
    todo: list[object], asked: Filter | None, then: Filter
) -> None:
    project, web = Project(), Web()
    project.apply(Patch("", tuple(Actor(i, NAMES[int(i[1:]) % 3]) for i in ACTORS)))
    web.read(project, visible(project, asked))
    for step in todo:
        made = patch(project, step)
        project.apply(made)
        change = web.follow(project, visible(project, asked), made.ids)
        assert change is not None
        _same(project, web, asked)
    if asked is not None and web.refilter(project, visible(project, then)) is not None:
        _same(project, web, then)


def _same(project: Project, web: Web, asked: Filter | None) -> None:
    expected = network.edges(project, visible(project, asked))
    assert web.edges(project) == expected
    ends = {(b.source, b.target): b for b in network.bundles(expected)}
    found = {(b.source, b.target): b for p in web.pairs() for b in web.bundles(project, p)}
    assert found == ends
    told = network.shown_events(project, visible(project, asked))
    counts: dict[str, int] = {}
    for event in told:
        for actor_id in network.actors_in(project, event):
            counts[actor_id] = counts.get(actor_id, 0) + 1
    assert {i: n for i, n in web.events.items() if n} == counts
    friends: dict[str, set[str]] = {}
    for edge in expected:
        friends.setdefault(edge.source, set()).add(edge.target)
        friends.setdefault(edge.target, set()).add(edge.source)
    assert all(web.friends(i) == friends.get(i, set()) for i in ACTORS)
