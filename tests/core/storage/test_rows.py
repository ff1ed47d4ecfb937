from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from core.model import Event, FuzzyDate, Relation
from core.project import Patch
from core.storage.project_file import write_rows
from core.storage.rows import TABLE_OF, columns, from_sql, patch_from_json, patch_to_json
from core.storage.schema import migrate
from tests.strategies import KINDS, any_row, patches

if TYPE_CHECKING:
    from core.model import Row


@given(any_row)
def test_every_row_comes_back_from_the_database_exactly(row: Row) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db)
        write_rows(db, Patch("", (row,)))
        names, table = ", ".join(columns(type(row))), TABLE_OF[type(row)]
        (values,) = db.execute(f"SELECT {names} FROM {table}").fetchall()  # noqa: S608
    assert from_sql(type(row), values) == row


@given(patches())
def test_every_patch_comes_back_from_its_json_exactly(patch: Patch) -> None:
    assert patch_from_json(patch_to_json(patch)) == patch


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_has_its_columns_in_the_newest_version(kind: type[Row]) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db)
        found = {name for _, name, *_ in db.execute(f"PRAGMA table_info({TABLE_OF[kind]})")}
    assert found == {"number", *columns(kind)}


def test_a_date_can_be_read_by_people_and_by_programs() -> None:
    row = Relation("R0001", "A0001", "A0002", "leads", FuzzyDate(0, 86399, approximate=True))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db)
        write_rows(db, Patch("", (row,)))
        asked = (
            "SELECT source, when_earliest, when_latest, when_precision, when_edtf FROM relations"
        )
        assert db.execute(asked).fetchall() == [("A0001", 0, 86399, "day", "1970-01-01~")]


@pytest.mark.parametrize("column", ["participants", "factuality", "confidence", "title"])
def test_a_damaged_value_is_noticed(column: str) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db)
        write_rows(db, Patch("", (Event("E00001", "t"),)))
        db.execute(f"UPDATE events SET {column} = NULL")  # noqa: S608
        names = ", ".join(columns(Event))
        (values,) = db.execute(f"SELECT {names} FROM events").fetchall()  # noqa: S608
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_sql(Event, values)
