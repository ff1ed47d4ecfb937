"""Another project joins this one: what both have stands once, nothing is overwritten."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from core.errors import Problem
from core.model import Actor, Conflict, Declined, Document, Event, Relation, Rule
from core.project import Patch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.model import Row
    from core.project import Project

_REFERENCES = frozenset(
    (
        "id", "document_id", "actor_id", "merged_into", "duplicate_of", "source", "target",
        "event_id", "source_a", "source_b", "record_a", "record_b", "one", "other", "rule_id",
    )
)  # fmt: skip
"""Fields of rows, and of what they hold, that are ids."""


def merged_project(project: Project, other: Project, name: str) -> tuple[Patch, list[Problem]]:
    """Return the patch that adds the other project's rows, and what was kept as it was here.

    Articles are the same by their text, actors by exact label and kind, events and ties by
    their sentences; those are not added again. What the other's analyst set in an event that
    both have is taken where ours left the field alone; else ours stays and is reported.
    """
    ids: dict[str, str] = {}
    put: dict[str, Row] = {}
    problems: list[Problem] = []
    for kind, same in (
        (Document, _documents(project)),
        (Actor, _actors(project)),
        (Rule, _rules(project)),
        (Event, _events(project)),
        (Relation, _relations(project)),
        (Conflict, {}),
        (Declined, {}),
    ):
        rows = [row for row in _rows(other, kind) if _belongs(row, ids)]
        _match(project, rows, kind, same, ids)
        for row in rows:
            here = project.row(ids[row.id])
            moved = _renamed(row, ids)
            if here is None:
                put[moved.id] = moved
            elif isinstance(here, Event):
                put |= _taken(here, moved, problems, name)
    count = sum(isinstance(row, Document) for row in put.values())
    label = f"Merge project {name} ({count} article{'s' * (count != 1)})"
    return Patch(label, tuple(put.values())) if put else Patch(label), problems


def _rows(project: Project, kind: type[Row]) -> list[Any]:
    return [row for row in project.rows() if isinstance(row, kind)]


def _match(
    project: Project, rows: list[Any], kind: type[Row], same: dict[Any, str], ids: dict[str, str]
) -> None:
    """Give every row its id here: that of the row that is the same, or a fresh one."""
    new = []
    for row in rows:
        here = same.get(_key(_renamed(row, ids)))
        if here is None:
            new.append(row.id)
        else:
            ids[row.id] = here
    ids.update(zip(new, project.fresh_ids(kind, len(new)), strict=True))


def _documents(project: Project) -> dict[Any, str]:
    return _keys(project.documents.values())


def _actors(project: Project) -> dict[Any, str]:
    return _keys(project.lead_actors())


def _rules(project: Project) -> dict[Any, str]:
    return _keys(project.rules.values())


def _events(project: Project) -> dict[Any, str]:
    return _keys(e for e in project.events.values() if e.citations)


def _relations(project: Project) -> dict[Any, str]:
    return _keys(project.relations.values())


def _keys(rows: Iterable[Any]) -> dict[Any, str]:
    return {_key(row): row.id for row in rows}


def _key(row: Any) -> Any:
    """Return what makes two rows the same; None for what is never the same."""
    if isinstance(row, Document):
        return row.text, row.title
    if isinstance(row, Actor):
        return None if row.merged_into else (row.label.casefold(), row.kind)
    if isinstance(row, Rule):
        return row.kind, row.about.casefold(), row.gives, row.only
    if isinstance(row, Event):
        told = tuple((c.document_id, c.sentence, c.trigger) for c in row.citations)
        return told or None
    if isinstance(row, Relation):
        return row.source, row.target, row.kind, tuple(c.sentence for c in row.citations)
    return None


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
        elif isinstance(now, tuple) or is_dataclass(now):
            yield each.name, _renamed(now, ids)


def _taken(here: Event, theirs: Event, problems: list[Problem], name: str) -> dict[str, Row]:
    """Return our event with what their analyst set in fields that ours left alone."""
    named = [f for f in (*theirs.edited, "status") if f not in ("merged_into", "participants")]
    changed = {f: getattr(theirs, f) for f in named if getattr(theirs, f) != getattr(here, f)}
    if theirs.status == "suggested":
        changed.pop("status", None)
    kept = [
        f for f in changed if f in here.edited or (f == "status" and here.status != "suggested")
    ]
    for field in kept:
        said = f"{here.id} “{here.title}”: {field} is kept as here; {name} has “{changed[field]}”."
        problems.append(Problem(name, said, "note"))
        del changed[field]
    if not changed:
        return {}
    edited = tuple(dict.fromkeys((*here.edited, *(f for f in changed if f != "status"))))
    return {here.id: replace(here, **changed, edited=edited, modified=theirs.modified)}
