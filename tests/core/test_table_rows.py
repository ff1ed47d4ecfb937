from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.table_rows import TableRows

Values = dict[str, int | None]
values = st.dictionaries(
    st.integers(0, 30).map(lambda n: f"E{n:05d}"), st.none() | st.integers(0, 5), max_size=20
)


def ordered(rows: Values, *, descending: bool) -> list[tuple[int | None, str]]:
    filled = sorted((v, i) for i, v in rows.items() if v is not None)
    empty = sorted(i for i, v in rows.items() if v is None)
    return [*(reversed(filled) if descending else filled), *((None, i) for i in empty)]


def shown(rows: TableRows) -> list[str]:
    return [rows.id_at(row) for row in range(len(rows))]


@given(values, st.booleans(), st.sets(st.integers(0, 30).map(lambda n: f"E{n:05d}")))
def test_rows_are_the_visible_ones_in_order_with_empty_cells_last(
    rows: Values, descending: bool, hidden: set[str]
) -> None:
    table = TableRows(lambda _, row_id: rows[row_id])
    table.fill(rows, set(rows) - hidden)
    table.sort(0, descending=descending)
    expected = ordered({i: v for i, v in rows.items() if i not in hidden}, descending=descending)
    assert shown(table) == [i for _, i in expected]
    assert [table.row_of(i) for _, i in expected] == list(range(len(expected)))
    assert all(table.row_of(i) is None for i in hidden)


changes = st.lists(
    st.tuples(
        st.integers(0, 30).map(lambda n: f"E{n:05d}"),
        st.sampled_from(["put", "hide", "take"]),
        st.none() | st.integers(0, 5),
    ),
    max_size=25,
)


@given(values, st.booleans(), changes)
def test_following_changes_one_by_one_gives_what_reading_anew_gives(
    rows: Values, descending: bool, steps: list[tuple[str, str, int | None]]
) -> None:
    rows, visible = dict(rows), set(rows)
    table = TableRows(lambda _, row_id: rows[row_id])
    table.fill(rows, visible)
    table.sort(0, descending=descending)
    for row_id, action, value in steps:
        known = action != "take"
        rows[row_id] = value
        (visible.add if action == "put" else visible.discard)(row_id)
        if not known:
            del rows[row_id]
        move = table.plan(row_id, known=known, visible=row_id in visible)
        assert move.before == (shown(table).index(row_id) if row_id in shown(table) else None)
        table.follow(move, known=known)
        keys = [(rows[i] is None, rows[i] or 0) for i in shown(table)]
        filled = [key for empty, key in keys if not empty]
        assert [empty for empty, _ in keys] == sorted(empty for empty, _ in keys)
        assert filled == sorted(filled, reverse=descending)
        assert set(shown(table)) == visible & set(rows)
        assert [table.row_of(i) for i in shown(table)] == list(range(len(table)))
