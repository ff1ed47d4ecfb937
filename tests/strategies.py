"""Random rows, patches and projects (hypothesis)."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from hypothesis import strategies as st

from core.calendar import MAX_YEAR, MIN_YEAR, seconds
from core.model import (
    Actor,
    Citation,
    Conflict,
    Declined,
    Document,
    Event,
    FuzzyDate,
    Participant,
    Precision,
    Relation,
    Rule,
    Span,
)
from core.project import PREFIX, Patch, Project

if TYPE_CHECKING:
    from core.model import Row

FIRST, LAST = seconds(MIN_YEAR), seconds(MAX_YEAR, 12, 31)
KINDS: tuple[type[Row], ...] = (Document, Event, Actor, Relation, Rule, Conflict, Declined)

text = st.text(max_size=12) | st.text(st.characters(), max_size=6)
"""Any text at all: control characters and halves of surrogate pairs too."""
spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: Span(min(p), max(p)))


def row_ids(kind: type[Row]) -> st.SearchStrategy[str]:
    letter, width = PREFIX[kind]
    return st.integers(1, 6).map(lambda number: f"{letter}{number:0{width}d}")


@st.composite
def dates(draw: st.DrawFn) -> FuzzyDate:
    low, high = sorted(draw(st.tuples(*[st.integers(FIRST, LAST)] * 2)))
    return FuzzyDate(
        draw(st.sampled_from((low, None))),
        draw(st.sampled_from((high, None))),
        draw(st.sampled_from(Precision)),
        approximate=draw(st.booleans()),
        uncertain=draw(st.booleans()),
        extent=draw(st.booleans()),
        zone=draw(st.sampled_from((None, "+03:00", "Asia/Baghdad"))),
    )


def rows(kind: type[Row]) -> st.SearchStrategy[Row]:
    """Rows of one kind, every field filled with anything that its type allows."""
    hint: Any = kind
    return _values(hint)


_ATOMS: dict[Any, st.SearchStrategy[Any]] = {
    FuzzyDate: dates(),
    Span: spans,
    str: text,
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
}


@cache
def _values(hint: Any) -> st.SearchStrategy[Any]:
    if hint in _ATOMS:
        return _ATOMS[hint]
    if get_args(hint):
        return _compound(hint)
    return _dataclass(hint) if hasattr(hint, "__dataclass_fields__") else st.from_type(hint)


def _compound(hint: Any) -> st.SearchStrategy[Any]:
    parts = get_args(hint)
    if NoneType in parts:
        return st.none() | _values(next(p for p in parts if p is not NoneType))
    if parts[-1] is ...:
        return st.lists(_values(parts[0]), max_size=2).map(tuple)
    return st.tuples(*(_values(part) for part in parts))


_IDS: dict[tuple[type, str], type[Row]] = {
    (Citation, "document_id"): Document,
    (Participant, "actor_id"): Actor,
    (Relation, "source"): Actor,
    (Relation, "target"): Actor,
    (Document, "duplicate_of"): Document,
    (Event, "merged_into"): Event,
    (Conflict, "event_id"): Event,
    (Conflict, "record_a"): Event,
    (Conflict, "record_b"): Event,
    (Declined, "one"): Event,
    (Declined, "other"): Event,
    (Actor, "merged_into"): Actor,
}
"""Fields that hold the id of another row."""


def _dataclass(kind: type) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    made = {field.name: _field(kind, field.name, hints[field.name]) for field in fields(kind)}
    return st.builds(kind, **made)


def _field(kind: type, name: str, hint: Any) -> st.SearchStrategy[Any]:
    if name == "id" and kind in KINDS:
        return row_ids(kind)
    if (kind, name) not in _IDS:
        return _values(hint)
    ids = row_ids(_IDS[kind, name])
    return st.none() | ids if NoneType in get_args(hint) else ids


any_row = st.one_of(*(rows(kind) for kind in KINDS))
any_id = st.one_of(*(row_ids(kind) for kind in KINDS))


@st.composite
def patches(draw: st.DrawFn) -> Patch:
    """Patches over few ids, so that they meet each other's rows."""
    put = draw(st.lists(any_row, max_size=3))
    return Patch(draw(text), tuple(put), tuple(draw(st.lists(any_id, max_size=2))))


def rebuilt(project: Project) -> Project:
    """Make a project of the same rows, its indexes from nothing."""
    fresh = Project()
    fresh.load(project.rows())
    return fresh
