"""Model rows as rows of SQL, and patches as JSON."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import MISSING, fields
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args

from core.edtf import render
from core.model import (
    Actor,
    Band,
    Conflict,
    Declined,
    Document,
    Event,
    FuzzyDate,
    Relation,
    Rule,
    Scene,
)
from core.project import PREFIX, Patch
from core.storage.codec import bind, dumps, field_types, reader, remembered, unbind
from core.storage.schema import DATE_COLUMNS, MIGRATIONS, version

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.model import Row

TABLES: dict[str, type[Row]] = {
    "documents": Document,
    "events": Event,
    "actors": Actor,
    "relations": Relation,
    "rules": Rule,
    "conflicts": Conflict,
    "declined": Declined,
    "bands": Band,
    "scenes": Scene,
}
TABLE_OF = {kind: table for table, kind in TABLES.items()}
LETTERS = {PREFIX[kind][0]: table for table, kind in TABLES.items()}
_DATE_FIELDS = [name for name in DATE_COLUMNS if name != "edtf"]


@remembered
def columns(kind: type[Row]) -> tuple[str, ...]:
    """Return the columns that hold the fields of a kind of row, in order."""
    found: list[str] = []
    for name, hint in field_types(kind).items():
        dates = [f"{name}_{part}" for part in DATE_COLUMNS]
        found += dates if _bare(hint) is FuzzyDate else [name]
    return tuple(found)


def selected(db: sqlite3.Connection, kind: type[Row]) -> str:
    """Return the columns of a table to select; what an older file has not yet is as at first.

    What a newer file has no more is NULL, which most fields refuse.
    """
    try:
        have = {name for _, name, *_ in db.execute(f"PRAGMA table_info({TABLE_OF[kind]})")}
        firsts = {} if version(db) > len(MIGRATIONS) else _firsts(kind)
    except sqlite3.DatabaseError:  # its table of contents is damaged
        have, firsts = set(), {}
    names = columns(kind)
    return ", ".join(
        n if n in have or not have & set(names) else f"{firsts.get(n, 'NULL')} AS {n}"
        for n in names
    )


def to_sql(row: Row) -> list[Any]:
    """Return the values of a row, as columns names them."""
    values: list[Any] = []
    for name, is_date in _kinds(type(row)):
        value = getattr(row, name)
        values += _date_columns(value) if is_date else (_to_column(value),)
    return values


def from_sql(kind: type[Row], values: Sequence[Any]) -> Row:
    """Read a row from its values; raises ValueError, TypeError or KeyError if it is damaged."""
    rest = iter(values)
    made: Row = kind(**{name: read(rest) for name, read in _readers(kind).items()})
    return made


def patch_to_json(patch: Patch, each: Callable[[], None] | None = None) -> str | bytes:
    """Write a patch, each row with the name of its table; each is called after every row."""
    put = []
    for row in patch.put:
        put.append(dumps((TABLE_OF[type(row)], row)))
        if each is not None:
            each()
    take = dumps(patch.take)
    return bind(f'{{"label":{dumps(patch.label)},"put":[{",".join(put)}],"take":{take}}}')


def patch_from_json(text: str | bytes) -> Patch:
    """Read a patch."""
    made = json.loads(unbind(text))
    put = tuple(reader(TABLES[table])(row) for table, row in made["put"])
    return Patch(made["label"], put, tuple(made["take"]))


def _bare(hint: Any) -> Any:
    """Return the type without "or None"."""
    parts = [part for part in get_args(hint) if part is not NoneType]
    return parts[0] if NoneType in get_args(hint) else hint


def _is_atom(hint: Any) -> bool:
    return isinstance(hint, type) and (hint in (bool, int, float, str) or issubclass(hint, Enum))


@remembered
def _kinds(kind: type[Row]) -> tuple[tuple[str, bool], ...]:
    """Return each field's name, and whether it is a date."""
    return tuple((name, _bare(hint) is FuzzyDate) for name, hint in field_types(kind).items())


def _to_column(value: Any) -> Any:
    if value is None or isinstance(value, int | float):
        return value
    if value == ():
        return "[]"  # most of what has parts has none
    return bind(value if isinstance(value, str) else dumps(value))


def _date_columns(when: FuzzyDate | None) -> list[Any]:
    if when is None:
        return [None] * len(DATE_COLUMNS)
    return [*(getattr(when, name) for name in _DATE_FIELDS), render(when)]


@remembered
def _readers(kind: type[Row]) -> dict[str, Callable[[Any], Any]]:
    return {name: _reader(hint) for name, hint in field_types(kind).items()}


def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return the function that takes a field's value off the values of a row."""
    read = reader(hint)
    if _bare(hint) is FuzzyDate:
        return _date_reader
    if _is_atom(_bare(hint)):
        return lambda rest: read(unbind(next(rest)))
    return lambda rest: read(_loads(unbind(next(rest))))


@remembered
def _firsts(kind: type[Row]) -> dict[str, str]:
    """Return the values that fields have at first, as SQL says them."""
    made = {f.name: f.default for f in fields(kind) if f.default is not MISSING}
    return {name: _literal(_to_column(value)) for name, value in made.items()}


def _literal(value: Any) -> str:
    if value is None or isinstance(value, int | float):
        return "NULL" if value is None else repr(value + 0)
    return "'" + str(value).replace("'", "''") + "'"


def _loads(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _date_reader(rest: Any) -> FuzzyDate | None:
    values = dict(zip(DATE_COLUMNS, (unbind(next(rest)) for _ in DATE_COLUMNS), strict=True))
    if values["precision"] is None:
        return None
    date: FuzzyDate = reader(FuzzyDate)(values)
    return date
