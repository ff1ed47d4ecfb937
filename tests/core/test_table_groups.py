from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.edtf import parse
from core.model import Event, Factuality
from core.project import Project
from core.table_columns import BY_NAME
from core.table_groups import label_of
from core.table_rows import TableRows

ids = st.integers(0, 30).map(lambda n: f"E{n:05d}")
cells = st.tuples(st.none() | st.integers(0, 3), st.none() | st.integers(0, 5))
Values = dict[str, tuple[int | None, int | None]]


def made(rows: Values) -> TableRows:
    return TableRows(
        lambda column, i: rows[i][column],
        lambda column, i: rows[i][column],
        lambda column, i: str(rows[i][column]),
    )


def expected(rows: Values, visible: set[str], closed: set[str], *, descending: bool) -> list[str]:
    """Say what stands in each row, from nothing."""

    def seat(row_id: str) -> tuple[bool, int, str]:
        value = rows[row_id][1]
        return value is None, (value or 0) * (-1 if descending else 1), row_id

    def group(row_id: str) -> tuple[bool, int]:
        value = rows[row_id][0]
        return value is None, value or 0

    order = sorted(visible & set(rows), key=lambda i: (group(i), seat(i)))
    if descending:  # rows of one key turn round too, empty cells do not
        found = []
        for _, block in groupby(order, key=lambda i: (group(i), seat(i)[:2])):
            several = list(block)
            found += several if rows[several[0]][1] is None else several[::-1]
        order = found
    said = []
    for _, block in groupby(order, key=group):
        several = list(block)
        name = str(rows[several[0]][0])
        said += [f"{name} {len(several)}", *(several if name not in closed else [])]
    return said


def shown(table: TableRows) -> list[str]:
    heads = [table.head_at(row) for row in range(len(table))]
    return [
        f"{head.label} {head.count}" if head is not None else table.id_at(row)
        for row, head in enumerate(heads)
    ]


@given(
    st.dictionaries(ids, cells, max_size=20), st.sets(ids, max_size=10),
    st.sets(st.sampled_from(["0", "1", "None"])), st.booleans(),
    st.lists(st.tuples(ids, cells, st.sampled_from(["put", "hide", "take"])), max_size=8),
)  # fmt: skip
def test_groups_are_right_at_first_and_after_changes(
    rows: Values, hidden: set[str], closed: set[str], descending: bool,
    changes: list[tuple[str, tuple[int | None, int | None], str]],
) -> None:  # fmt: skip
    rows, visible = dict(rows), set(rows) - hidden
    table = made(rows)
    table.fill(rows, visible)
    table.sort(1, descending=descending)
    table.group_by(0)
    table.close_groups(closed)
    assert shown(table) == expected(rows, visible, closed, descending=descending)
    for row_id, values, action in changes:
        rows[row_id] = values
        (visible.add if action == "put" else visible.discard)(row_id)
        if action == "take":
            del rows[row_id]
        table.renew([row_id], set(rows), visible)
        named = [i for i in shown(table) if i.startswith("E")]
        assert sorted(shown(table)) == sorted(
            expected(rows, visible, closed, descending=descending)
        )
        assert [table.id_at(row) for row in map(table.row_of, named) if row is not None] == named


def test_a_group_closes_and_opens_and_says_where_it_stands() -> None:
    rows: Values = {"E00001": (1, 1), "E00002": (2, 1), "E00003": (1, 2)}
    table = made(rows)
    table.fill(rows, set(rows))
    table.group_by(0)
    table.toggle("1")
    assert shown(table) == ["1 2", "2 1", "E00002"]
    assert (table.row_of("E00001"), table.row_of_head("2"), table.count()) == (None, 1, 3)
    table.toggle("1")
    assert table.ids_in(0) == ["E00001", "E00003"]
    assert table.ids_between(0, 4) == ["E00001", "E00003", "E00002"]
    table.group_by(None)
    assert table.head_at(0) is None


@pytest.mark.parametrize(
    ("column", "event", "label"),
    [
        ("Date", Event("E1", "t", parse("2016-11-03")), "November 2016"),
        ("Date", Event("E1", "t", parse("9999-12-31")), "December 9999"),
        ("Date", Event("E1", "t"), "Undated"),
        ("Confidence", Event("E1", "t", confidence=1.0), "0.9 to 1.0"),
        ("Confidence", Event("E1", "t", confidence=0.3), "0.3 to 0.4"),
        ("Factuality", Event("E1", "t", factuality=Factuality.DENIED), "denied"),
        ("Tags", Event("E1", "t"), "No tags"),
    ],
)
def test_groups_are_named_by_month_by_tenth_or_by_what_the_cell_says(
    column: str, event: Event, label: str
) -> None:
    assert label_of(Project(), event, BY_NAME[column]) == label
