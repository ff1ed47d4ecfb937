"""Marks and lanes from the rows of a project, and how they follow a change."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar import DAY, seconds
from core.edtf import parse
from core.layout.timeline import following, walk
from core.layout.timeline import plan as plans
from core.layout.timeline.following import followed
from core.layout.timeline.histogram import heart, whole
from core.layout.timeline.lanes import LaneBy, lanes
from core.layout.timeline.marks import Marks, Shape, marks
from core.layout.timeline.packing import pack
from core.layout.timeline.plan import most_of, plan
from core.layout.timeline.scale import level_per_pixel
from core.model import (
    Actor,
    ActorKind,
    Citation,
    Document,
    Event,
    Factuality,
    FuzzyDate,
    Participant,
    Span,
)
from core.project import Patch, Project


def project() -> Project:
    def event(number: int, when: str | None, *actors: str, **more: object) -> Event:
        people = tuple(Participant(a) for a in actors)
        date = parse(when) if when else None
        row = Event(f"E{number:05d}", f"Event {number}", date, participants=people)
        return replace(row, **more)  # type: ignore[arg-type]

    rows = (
        Document("S001", "No retreat", "text"),
        Actor("A0001", "Islamic State", ActorKind.ARMED_GROUP),
        Actor("A0002", "Baghdadi", ActorKind.PERSON),
        Actor("A0003", "ISIS", merged_into="A0001"),
        event(1, "2016-11-03", "A0001", "A0002", places=("Mosul",)),
        event(2, "2015/..", "A0003", "A0001", factuality=Factuality.ONGOING),
        event(3, "2014", citations=(Citation("S001", Span(0, 2)),)),
        event(4, "../2016", "A0001"),
        event(5, None, "A0002"),
        event(6, "[2016-10-31..2016-11-02]~", "A0002"),
    )
    found = Project()
    found.apply(Patch("", rows))
    return found


def shown(of: Project) -> frozenset[str]:
    return frozenset(of.events)


def measured(
    captions: np.ndarray[tuple[int], np.dtype[np.object_]],
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.full(len(captions), 60.0)


def test_only_dated_events_have_marks_and_each_date_its_shape() -> None:
    found = marks(project(), sorted(shown(project())))
    assert found.ids.tolist() == ["E00001", "E00002", "E00003", "E00004", "E00006"]
    shapes = [Shape(s) for s in found.shape]
    assert shapes == [Shape.BLOCK, Shape.BAR, Shape.BAND, Shape.BAR, Shape.BAND]
    assert found.open_end.tolist() == [False, True, False, False, False]
    assert found.open_start.tolist() == [False, False, False, True, False]
    assert found.captions[4] == "~ Event 6"


def test_an_open_end_reaches_to_the_horizon() -> None:
    found = marks(project(), sorted(shown(project())))
    assert found.horizon == seconds(2017)
    assert found.ends(found.horizon)[1] == seconds(2017)


def test_an_event_stands_in_the_lane_of_each_actor_once() -> None:
    ids = ["E00001", "E00002", "E00003"]
    found = lanes(project(), ids, LaneBy.ACTOR)
    assert [(r.title, r.count) for r in found.rows] == [
        ("Islamic State", 2), ("Baghdadi", 1), ("No actor", 1),
    ]  # fmt: skip
    pairs = zip(found.event.tolist(), found.lane.tolist(), strict=True)
    assert sorted(pairs) == [(0, 0), (0, 1), (1, 0), (2, 2)]
    assert found.rows[0].detail == "2 events · armed group"


def test_lanes_by_place_source_type_factuality_and_none() -> None:
    ids = sorted(shown(project()))
    titles = {by: [r.title for r in lanes(project(), ids, by).rows] for by in LaneBy}
    assert titles[LaneBy.PLACE] == ["Mosul", "No place"]
    assert titles[LaneBy.SOURCE] == ["No retreat", "No source"]
    assert titles[LaneBy.FACTUALITY] == ["Occurred", "Ongoing"]
    assert titles[LaneBy.TYPE] == ["No type"]
    assert titles[LaneBy.NONE] == ["All events"]


@pytest.mark.parametrize("by", list(LaneBy))
def test_a_plan_that_follows_a_patch_equals_one_made_anew(
    monkeypatch: pytest.MonkeyPatch, by: LaneBy
) -> None:
    monkeypatch.setattr(following, "AMENDED_FROM", 0)
    of = many(40)
    before = plan(of, shown(of), by, measured)
    old = of.events["E00001"]
    changed = replace(old, when=parse("1999"), title="Other", participants=(), places=("Kirkuk",))
    made = replace(old, id="E00050", factuality=Factuality.PLANNED)
    undated = replace(of.events["E00004"], when=None)
    of.apply(Patch("", (changed, made, undated), ("E00003",)))
    after = followed(before, of, {"E00001", "E00003", "E00004", "E00050"}, shown(of))
    anew = plan(of, shown(of), by, measured)
    assert described(after) == described(anew)
    assert set(after.lanes.rows) == set(anew.lanes.rows)
    assert after.index == {i: n for n, i in enumerate(after.marks.ids.tolist())}
    mark = after.mark("E00001")
    assert mark is not None
    assert after.marks.start[mark] == seconds(1999)


@pytest.mark.parametrize("by", [LaneBy.ACTOR, LaneBy.PLACE, LaneBy.NONE, LaneBy.FACTUALITY])
@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.integers(10, 39), st.integers(0, 40), st.integers(0, 3), st.integers(0, 5)),
        min_size=1,
        max_size=8,
    ),
    st.integers(12, 40),
)
def test_a_plan_changed_in_place_equals_one_made_anew(
    by: LaneBy, steps: list[tuple[int, int, int, int]], zoom: int
) -> None:
    of = many(40)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(following, "AMENDED_FROM", 0)
        found = plan(of, shown(of), by, measured)
        per_pixel = level_per_pixel(zoom)
        for number, later, people, factuality in steps:
            found.level(per_pixel, 3).packed(range(len(found.level(per_pixel, 3).groups)))
            assert found.counter.touching(0.0, 1.0) >= 0
            old = of.events[f"E{number:05d}"]
            start = seconds(2016, 10, 1) + later * 43_200
            changed = replace(
                old,
                title=f"Of {later}" * (1 + later % 3),
                when=FuzzyDate(start, start + 86_399 * (1 + later % 4)),
                participants=of.events["E00001"].participants[:people],
                factuality=list(Factuality)[factuality],
            )
            of.apply(Patch("", (changed,)))
            found = followed(found, of, {changed.id}, shown(of))
        anew = plan(of, shown(of), by, measured)
    assert described(found) == described(anew)
    assert set(found.lanes.rows) == set(anew.lanes.rows)
    edges = np.linspace(seconds(2016), seconds(2017), 40)
    assert found.counter.histogram(edges).tolist() == anew.counter.histogram(edges).tolist()
    kept = pack(found.boxes, zoom, most_of(found.lanes, found.look, 3))
    level = found.level(per_pixel, 3)
    # Where the same time begins two boxes, which is first depends on what came when.
    for name in ("low", "full", "rows"):
        assert getattr(level, name).tolist() == getattr(kept, name).tolist(), name


def many(count: int) -> Project:
    of = project()
    more = [
        replace(of.events["E00001"], id=f"E{n:05d}", title=f"More {n}") for n in range(10, count)
    ]
    of.apply(Patch("", tuple(more)))
    return of


def described(found: plans.Plan) -> set[tuple[object, ...]]:
    """Return all columns of every box, and the lane that it stands in."""
    columns = [getattr(found.marks, f.name)[found.lanes.event].tolist() for f in fields(Marks)]
    lane = [found.lanes.rows[n].key for n in found.boxes.lane]
    rows = zip(*columns, lane, found.boxes.end.tolist(), found.boxes.label.tolist(), strict=True)
    return set(rows)


def test_the_walk_goes_along_a_lane_in_time_and_across_to_the_nearest() -> None:
    of = project()
    found = plan(of, shown(of), LaneBy.ACTOR, measured)
    first = walk.end(found.boxes, 0, last=False)
    lane = found.lanes.rows[int(found.boxes.lane[first])]
    assert lane.title == "Islamic State"
    starts = [first]
    for _ in range(lane.count - 1):
        starts.append(walk.along(found.boxes, starts[-1], 1))
    assert [int(found.boxes.start[b]) for b in starts] == sorted(
        int(found.boxes.start[b]) for b in starts
    )
    assert len(set(starts)) == lane.count
    assert walk.along(found.boxes, starts[-1], 1) == starts[-1]
    below = walk.across(found.boxes, starts[-1], 1)
    assert found.boxes.lane[below] == found.boxes.lane[first] + 1
    assert walk.across(found.boxes, first, -1) == first


def test_the_heart_holds_the_crowd_and_the_whole_holds_all() -> None:
    of = Project()
    near = [Event(f"E{n:05d}", "x", parse(f"2016-11-{n:02d}")) for n in range(1, 20)]
    of.apply(Patch("", (*near, Event("E00099", "old", parse("1914")))))
    found = marks(of, sorted(of.events))
    low, high = heart(found)
    assert seconds(2016, 10) < low < seconds(2016, 11, 7)
    assert high - low < 40 * DAY
    low, high = whole(found)
    assert low < seconds(1914)
    assert high > seconds(2016, 11, 20)
