"""Another project joins this one: what both have stands once, nothing is overwritten."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from core.errors import Problem
from core.model import (
    Actor,
    Band,
    Conflict,
    Declined,
    Document,
    Event,
    Relation,
    Rule,
    Scene,
)
from core.project import Patch
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from core.model import Row
    from core.project import Project

_REFERENCES = frozenset(
    (
        "id", "document_id", "actor_id", "merged_into", "duplicate_of", "source", "target",
        "event_id", "source_a", "source_b", "record_a", "record_b", "one", "other", "rule_id",
    )
)  # fmt: skip
"""Fields of rows, and of what they hold, that are ids."""
_QUOTED = re.compile(r'"([A-Z]\d{3,})"')
_DECIDED = frozenset(
    (
        "title", "when", "type", "places", "factuality", "confidence", "status", "key", "tags",
        "notes",
    )
)  # fmt: skip
"""Fields of an event that are taken over where only the other's analyst set them."""
_KINDS = (Document, Actor, Rule, Event, Relation, Conflict, Declined, Band, Scene)
"""In this order: a row is the same when what it refers to is."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What joining another project does."""

    patch: Patch
    kept: tuple[Problem, ...]
    """What the other's analyst set and ours set otherwise: it stays as it is here."""
    new: Mapping[str, int]
    """Rows that are added, by kind: "Document", "Event" …"""
    known: Mapping[str, int]
    """Rows that both have."""


def merged_project(project: Project, other: Project, name: str) -> Merged:
    """Return what adds the other project's rows to this one.

    Articles are the same by their title and text, actors by label and kind, events and ties by
    their sentences; those are not added again. What the other's analyst set in an event that
    both have is taken where ours left the field alone; else ours stays and is reported.
    """
    ids: dict[str, str] = {}
    put: dict[str, Row] = {}
    kept: list[Problem] = []
    new: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for kind in _KINDS:
        rows = [row for row in _rows(other, kind) if _belongs(row, ids)]
        _match(project, rows, kind, ids)
        for row in rows:
            here, moved = project.row(ids[row.id]), _renamed(row, ids)
            (new if here is None else known)[kind.__name__] += 1
            changed = moved if here is None else _taken(here, moved, kept, name)
            if changed is not None:
                put[changed.id] = changed
    count = new["Document"]
    label = f"Merge project {name} ({count} article{'s' * (count != 1)})"
    return Merged(Patch(label, tuple(put.values())), tuple(kept), new, known)


def _rows(project: Project, kind: type[Row]) -> list[Any]:
    return sorted((row for row in project.rows() if type(row) is kind), key=_place)


def _place(row: Any) -> tuple[bool, str]:
    """Put leads before what was merged into them."""
    return getattr(row, "merged_into", None) is not None, row.id


def _match(project: Project, rows: list[Any], kind: type[Row], ids: dict[str, str]) -> None:
    """Give every row its id here: that of the row that is the same, or a fresh one.

    Where several rows are alike, the first is the first, the second the second.
    """
    here: defaultdict[Any, list[str]] = defaultdict(list)
    for row in _rows(project, kind):
        here[_key(row)].append(row.id)
    for found in here.values():
        found.reverse()
    new = []
    for row in rows:
        same = here.get(_key(_renamed(row, ids)))
        if same:
            ids[row.id] = same.pop()
        else:
            new.append(row.id)
    ids.update(zip(sorted(new), project.fresh_ids(kind, len(new)), strict=True))


def _key(row: Any) -> Any:
    """Return what makes two rows the same."""
    if isinstance(row, Event | Relation):
        told = tuple((c.document_id, c.sentence, c.trigger) for c in row.citations)
        return _event(row, told) if isinstance(row, Event) else (*_ends(row), told)
    return _KEYS[type(row)](row)


def _event(row: Event, told: tuple[object, ...]) -> object:
    return told or (row.title.casefold(), row.when)


def _ends(row: Relation) -> tuple[str, str, str]:
    return row.source, row.target, row.kind


_KEYS: dict[type, Callable[[Any], object]] = {
    Document: lambda row: (row.text, row.title),
    Actor: lambda row: (row.label.casefold(), row.kind),
    Rule: lambda row: (row.kind, row.about.casefold(), row.gives, row.only),
    Conflict: lambda row: (row.event_id, row.field, row.record_a, row.record_b),
    Declined: lambda row: frozenset((row.one, row.other)),
    Band: lambda row: (row.name, row.when),
    Scene: lambda row: (row.name, row.caption, row.first, row.last),
}


def _belongs(row: Any, ids: dict[str, str]) -> bool:
    """Whether all that a conflict or a declined pair is about came along."""
    if isinstance(row, Conflict):
        return row.event_id in ids
    return not isinstance(row, Declined) or (row.one in ids and row.other in ids)


def _renamed(value: Any, ids: dict[str, str]) -> Any:
    """Return a row, or what it holds, with the ids that it has here."""
    if isinstance(value, tuple):
        return tuple(_renamed(item, ids) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **dict(_changes(value, ids)))


def _changes(value: Any, ids: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for each in fields(value):
        now = getattr(value, each.name)
        if each.name in _REFERENCES and isinstance(now, str):
            yield each.name, ids.get(now, now)
        elif isinstance(value, Scene) and each.name in ("asked", "selection"):
            yield each.name, _within(now, ids)
        elif isinstance(now, tuple) or is_dataclass(now):
            yield each.name, _renamed(now, ids)


def _within(told: Any, ids: dict[str, str]) -> Any:
    """Return a selection, or a filter as JSON, with the ids that its rows have here."""
    if isinstance(told, tuple):
        return tuple(ids.get(row_id, row_id) for row_id in told)
    return _QUOTED.sub(lambda match: f'"{ids.get(match[1], match[1])}"', told)


def _taken(here: Row, theirs: Any, kept: list[Problem], name: str) -> Row | None:
    """Return our row with what theirs adds; None where it adds nothing."""
    if isinstance(here, Event):
        return _decided(here, theirs, kept, name)
    if isinstance(here, Actor):
        had = {here.label, *(alias.text for alias in here.aliases)}
        more = tuple(alias for alias in theirs.aliases if alias.text not in had)
        row = replace(here, aliases=(*here.aliases, *more), notes=here.notes or theirs.notes)
        return row if row != here else None
    if isinstance(here, Conflict) and theirs.resolution and not here.resolution:
        return replace(here, resolution=theirs.resolution)
    return None


def _decided(here: Event, theirs: Event, kept: list[Problem], name: str) -> Event | None:
    """Return our event with what their analyst set in fields that ours left alone."""
    named = [f for f in (*theirs.edited, "status") if f in _DECIDED]
    changed = {f: getattr(theirs, f) for f in named if getattr(theirs, f) != getattr(here, f)}
    if theirs.status == "suggested":
        changed.pop("status", None)
    ours = [
        f for f in changed if f in here.edited or (f == "status" and here.status != "suggested")
    ]
    for field in ours:
        value = changed.pop(field)
        said = words(value) if field == "when" else _said(value)
        kept.append(
            Problem(name, f"{here.id} “{here.title}”: {field} stays; {name} has “{said}”.", "note")
        )
    if not changed:
        return None
    edited = tuple(dict.fromkeys((*here.edited, *(f for f in changed if f != "status"))))
    if "when" in changed:
        changed["basis"] = theirs.basis
    return replace(here, **changed, edited=edited, modified=theirs.modified)


def _said(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
