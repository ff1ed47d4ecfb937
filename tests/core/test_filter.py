from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import seconds
from core.edtf import parse
from core.filter import Filter, shown
from core.model import (
    Actor,
    Alias,
    Citation,
    Document,
    Event,
    Factuality,
    Participant,
    Span,
    Status,
)
from core.project import Patch, Project
from tests.strategies import patches

TEXT = "Troops crossed the Tigris. Baghdadi spoke."


@pytest.fixture
def project() -> Project:
    made = Project()
    made.apply(
        Patch(
            "",
            (
                Document("S001", "t", TEXT),
                Document("S002", "u", TEXT),
                Actor("A0001", "Islamic State", aliases=(Alias("Daesh", "x"),)),
                Actor("A0002", "ISIL", merged_into="A0001"),
                Event(
                    "E00001",
                    "Crossing",
                    parse("2016-10-29"),
                    type="MOBILIZE",
                    participants=(Participant("A0002"),),
                    places=("Mosul",),
                    confidence=0.5,
                    tags=("river",),
                    citations=(Citation("S001", Span(0, 26)),),
                ),
                Event("E00002", "Speech", parse("2015/.."), factuality=Factuality.ALLEGED),
                Event("E00003", "Undated"),
                Event("E00004", "Wrong", status=Status.REJECTED),
                Event(
                    "E00005",
                    "Crossing retold",
                    notes="ferry",
                    participants=(Participant("A0009"),),
                    citations=(Citation("S002", Span(27, 42)),),
                    merged_into="E00001",
                ),
            ),
        )
    )
    return made


def days(first: str, last: str) -> tuple[int, int]:
    low, high = parse(first), parse(last)
    assert low is not None
    assert high is not None
    assert low.earliest is not None
    assert high.latest is not None
    return low.earliest, high.latest


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, "1 2 3"),
        ({"rejected": True}, "1 2 3 4"),
        ({"status": frozenset({"rejected"})}, "4"),
        ({"text": "TIGRIS crossed"}, "1"),
        ({"text": "tigris speech"}, ""),
        ({"text": "daesh"}, "1"),
        ({"text": "isil"}, "1"),
        ({"text": "E00003"}, "3"),
        ({"text": "ferry"}, "1"),
        ({"text": "baghdadi"}, "1"),
        ({"actors": frozenset({"A0001"})}, "1"),
        ({"actors": frozenset({"A0002"})}, "1"),
        ({"actors": frozenset({"A0009"})}, "1"),
        ({"actors": frozenset({"A0003"})}, ""),
        ({"documents": frozenset({"S001"})}, "1"),
        ({"documents": frozenset({"S002"})}, "1"),
        ({"places": frozenset({"Mosul", "Erbil"})}, "1"),
        ({"types": frozenset({"MOBILIZE"})}, "1"),
        ({"factuality": frozenset({"alleged"})}, "2"),
        ({"tags": frozenset({"river"})}, "1"),
        ({"confidence": 0.75}, "2 3"),
        ({"dates": days("2016-10-29", "2016-10-29")}, "1 2"),
        ({"dates": days("2016-10-30", "2017")}, "2"),
        ({"dates": days("2014", "2014")}, ""),
    ],
)
def test_a_filter_lets_through_what_has_all_that_it_asks(
    project: Project, asked: dict[str, Any], ids: str
) -> None:
    expected = {f"E{int(number):05d}" for number in ids.split()}
    assert shown(project, Filter(**asked)) == expected


def test_the_ends_of_a_period_belong_to_it(project: Project) -> None:
    last = seconds(2016, 10, 30) - 1
    assert "E00001" in shown(project, Filter(dates=(last, last)))
    assert "E00001" not in shown(project, Filter(dates=(last + 1, last + 1)))


def test_a_filter_that_asks_nothing_is_false() -> None:
    assert not Filter()
    assert not Filter(rejected=True)
    assert Filter(dates=(0, 0))
    assert Filter(confidence=0.1)


@given(st.lists(patches(), max_size=4), st.text(max_size=3))
def test_asking_for_more_never_shows_more(steps: list[Patch], text: str) -> None:
    project = Project()
    for step in steps:
        project.apply(step)
    everything = Filter(rejected=True)
    asked = replace(everything, text=text)
    assert shown(project, asked) <= shown(project, everything)
    assert all(project.events[i].merged_into is None for i in shown(project, everything))
