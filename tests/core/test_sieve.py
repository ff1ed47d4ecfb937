from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.filter import Asks, ColumnFilter, Filter, shown
from core.model import Actor, Document, Factuality, Status
from core.project import Patch, Project
from core.sieve import Sieve
from core.table_columns import COLUMNS
from tests.strategies import patches, row_ids, text


def chosen(values: st.SearchStrategy[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.just(frozenset[str]()) | st.frozensets(values, min_size=1, max_size=2)


columns = st.builds(
    ColumnFilter,
    st.sampled_from([column.name for column in COLUMNS]),
    st.sampled_from(Asks),
    st.lists(text, min_size=1, max_size=2).map(tuple),
)
filters = st.builds(
    Filter,
    text=st.sampled_from(("", "e", "0 1")) | text,
    actors=chosen(row_ids(Actor)),
    documents=chosen(row_ids(Document)),
    places=chosen(text),
    types=chosen(text),
    factuality=chosen(st.sampled_from([v.value for v in Factuality])),
    status=chosen(st.sampled_from([v.value for v in Status])),
    tags=chosen(text),
    confidence=st.sampled_from((0.0, 0.5)),
    dates=st.none() | st.tuples(st.integers(-(10**11), 0), st.integers(0, 10**11)),
    rejected=st.booleans(),
    columns=st.just(()) | columns.map(lambda c: (c,)),
)
one_asked = st.builds(
    lambda f, name: replace(Filter(), **{name: getattr(f, name)}),
    filters,
    st.sampled_from(Filter.__slots__),
)


def made(rows: list[Patch]) -> Project:
    project = Project()
    for patch in rows:
        project.apply(patch)
    return project


@given(st.lists(patches(), max_size=4), filters | one_asked)
def test_it_shows_what_the_filter_shows(before: list[Patch], asked: Filter) -> None:
    project = made(before)
    assert Sieve(project, asked).visible == shown(project, asked)


@given(st.lists(patches(), max_size=3), st.lists(patches(), max_size=4), filters | one_asked)
def test_following_patches_is_as_good_as_filtering_anew(
    before: list[Patch], after: list[Patch], asked: Filter
) -> None:
    project = made(before)
    sieve = Sieve(project, asked)
    for patch in after:
        project.apply(patch)
        sieve.follow(patch.ids)
        assert sieve.visible == shown(project, asked)
        assert sieve.choose(asked) == shown(project, asked)
        assert sieve.leads == len(project.lead_events())
        undated = [i for i in sieve.visible if project.events[i].when is None]
        assert sieve.undated == len(undated)


@given(st.lists(patches(), max_size=3), patches(), filters | one_asked)
def test_what_no_patch_touches_says_what_it_said(
    before: list[Patch], patch: Patch, asked: Filter
) -> None:
    project = made(before)
    sieve = Sieve(project, asked)
    said = {i: cells(project, i) for i in project.events}
    project.apply(patch)
    touched = sieve.follow(patch.ids)
    now = {i: cells(project, i) for i in project.events}
    assert {i for i in said.keys() | now.keys() if said.get(i) != now.get(i)} <= touched


def cells(project: Project, event_id: str) -> list[str]:
    event = project.events[event_id]
    return [column.text(project, event) for column in COLUMNS] if event.merged_into is None else []
