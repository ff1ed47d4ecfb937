"""Where the sources of one event differ: in step with every change, for the analyst to resolve."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from core.figures import figures
from core.model import Basis, Conflict, Event, Factuality
from core.project import PREFIX, Patch
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.model import FuzzyDate, Row
    from core.project import Project

DATE, PLACE, FACTUALITY = "date", "place", "factuality"
EDITED = {DATE: "when", PLACE: "places", FACTUALITY: "factuality"}
"""The field of an event that each of these conflicts is about; the others are figures."""
_HAPPENS = (Factuality.OCCURRED, Factuality.ONGOING)


@dataclass(frozen=True, slots=True)
class Telling:
    """What one record says in a field: the words, what they are compared by, and where from."""

    words: str
    value: object
    record: Event
    source: str
    when: FuzzyDate | None = None


def following(project: Project, changed: Iterable[str]) -> Patch:
    """Return what has to change after rows of these ids have changed: conflicts come and go.

    Pairs declined of which an end is gone go too. It belongs to the same step as the change.
    """
    ids = frozenset(changed)
    put: list[Row] = []
    take: list[str] = []
    fresh = _fresh(project)
    for lead in sorted(_leads(project, ids)):
        rows, gone = _renewed(project, lead, fresh)
        put += rows
        take += gone
    known = {row.id for row in put}
    return Patch("", tuple(put), tuple(i for i in (*take, *_loose(project, ids)) if i not in known))


def apart(one: FuzzyDate, other: FuzzyDate) -> bool:
    """Whether two dates share no second."""
    if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
        return True
    return other.latest is not None and one.earliest is not None and other.latest < one.earliest


def resolve(project: Project, conflict_id: str, *, take_b: bool) -> Patch:
    """Take one of the two values for the event, on the analyst's word; both sources keep theirs.

    It settles what other sources say of the same, too, where nothing has been taken yet.
    """
    conflict = project.conflicts[conflict_id]
    taken = conflict.value_b if take_b else conflict.value_a
    beside = [c for c in project.conflicts_of(conflict.event_id) if c.field == conflict.field]
    open_ = [c for c in beside if not c.resolution and c.id != conflict_id]
    rows: list[Row] = [replace(c, resolution=taken) for c in (conflict, *open_)]
    event = project.events.get(project.lead(conflict.event_id))
    if event is not None and conflict.field in EDITED:
        rows.append(_taking(event, conflict, take_b=take_b))
    return Patch(f"Take “{taken}”", tuple(rows))


def reopen(project: Project, conflict_id: str) -> Patch:
    """Make a conflict open again; the event keeps the value that it has."""
    conflict = project.conflicts[conflict_id]
    return Patch("Reopen conflict", (replace(conflict, resolution=""),))


def _taking(event: Event, conflict: Conflict, *, take_b: bool) -> Event:
    field = EDITED[conflict.field]
    edited = tuple(dict.fromkeys((*event.edited, field)))
    value = conflict.value_b if take_b else conflict.value_a
    if conflict.field == DATE:
        when = conflict.when_b if take_b else conflict.when_a
        return replace(event, when=when, basis=Basis.ANALYST, edited=edited)
    if conflict.field == PLACE:
        return replace(event, places=tuple(value.split("; ")), edited=edited)
    return replace(event, factuality=Factuality(value), edited=edited)


def _fresh(project: Project) -> Iterator[str]:
    letter, width = PREFIX[Conflict]
    last = project.last_numbers.get(letter, 0)
    return (f"{letter}{number:0{width}d}" for number in count(last + 1))


def _leads(project: Project, ids: frozenset[str]) -> set[str]:
    """Return the ids of the events whose conflicts may have changed."""
    asked = {i for i in ids if i.startswith("E")}
    about = {c.event_id for i in asked for c in project.conflicts_of(i)}
    return {project.lead(i) for i in asked if i in project.events} | about


def _loose(project: Project, ids: frozenset[str]) -> list[str]:
    """Return the pairs declined that have lost an end."""
    gone = {i for i in ids if project.row(i) is None}
    if not gone:
        return []
    return [d.id for d in project.declined.values() if d.one in gone or d.other in gone]


def _renewed(project: Project, lead: str, fresh: Iterator[str]) -> tuple[list[Conflict], list[str]]:
    """Return the conflicts of an event to put and those to take away."""
    records = frozenset(project.records(lead))
    known = {_sides(c): c for r in records for c in project.conflicts_of(r)}
    wanted = {_sides(c): c for c in differences(project, lead)}
    put, take = [], []
    for sides, new in wanted.items():
        old = known.pop(sides, None)
        row = replace(new, id=old.id if old else next(fresh), resolution=_said(old))
        if row != old:
            put.append(row)
    for old in known.values():
        kept = _settled(project, lead, old) if _stands(old, records) else None
        if kept is None:
            take.append(old.id)
        elif kept != old:
            put.append(kept)
    return put, take


def _said(old: Conflict | None) -> str:
    return old.resolution if old is not None else ""


def _sides(conflict: Conflict) -> tuple[str, str, str]:
    one, other = sorted((conflict.record_a, conflict.record_b))
    return conflict.field, one, other


def _stands(conflict: Conflict, records: frozenset[str]) -> bool:
    return {conflict.record_a, conflict.record_b} <= records


def _settled(project: Project, lead: str, conflict: Conflict) -> Conflict | None:
    """Return a conflict that the analyst has decided, by taking a value or by an own one."""
    conflict = replace(conflict, event_id=lead)
    event = project.events.get(lead)
    if conflict.resolution or event is None:
        return conflict if conflict.resolution else None
    if EDITED.get(conflict.field) not in event.edited:
        return None
    now = next((t.words for t in _tellings(event, conflict.field)), "")
    return replace(conflict, resolution=now or "none of these")


def differences(project: Project, lead: str) -> Iterator[Conflict]:
    """Yield, without ids, how the event's other sources differ from what its lead says.

    A field that the analyst has set on the lead is decided, and yields nothing.
    """
    records = [project.events[i] for i in project.records(lead) if i in project.events]
    yield from _differing(project, records)


def foreseen(project: Project, one: str, other: str) -> list[Conflict]:
    """Return the conflicts, without ids, that there would be if two events were one."""
    ids = (*project.records(one), *project.records(other))
    return list(_differing(project, [project.events[i] for i in ids if i in project.events]))


def _differing(project: Project, records: list[Event]) -> Iterator[Conflict]:
    if len({c.document_id for r in records for c in r.citations}) < 2:
        return
    fields: dict[str, list[Telling]] = {}
    for record in records:
        for field in (DATE, PLACE, FACTUALITY):
            fields.setdefault(field, []).extend(_tellings(record, field))
        for field, telling in _figures(project, record):
            fields.setdefault(field, []).append(telling)
    edited = records[0].edited
    for field, told in fields.items():
        if EDITED.get(field) not in edited:
            yield from _against_first(field, told, records[0].id)


def _against_first(field: str, told: list[Telling], lead: str) -> Iterator[Conflict]:
    """Yield each value that differs from the first telling's, once."""
    seen: list[Telling] = []
    for other in told[1:]:
        first = told[0]
        known = any(not _differ(field, other, known) for known in seen)
        if first.source != other.source and _differ(field, first, other) and not known:
            seen.append(other)
            yield Conflict(
                "", lead, field, first.words, first.source, other.words, other.source,
                first.record.id, other.record.id, first.when, other.when,
            )  # fmt: skip


def _differ(field: str, one: Telling, other: Telling) -> bool:
    if field == DATE and one.when is not None and other.when is not None:
        return apart(one.when, other.when)
    if isinstance(one.value, frozenset) and isinstance(other.value, frozenset):
        return one.value.isdisjoint(other.value)
    return one.value != other.value


def _tellings(record: Event, field: str) -> Iterator[Telling]:
    """Yield what a record says in a field, if it says anything of its own."""
    source = _source(record)
    if field == DATE and record.when is not None and record.basis is not Basis.DOCUMENT:
        dated = next((c.document_id for c in record.citations if c.derivation), source)
        yield Telling(words(record.when), record.when, record, dated, record.when)
    if field == PLACE and record.places:
        value = frozenset(p.casefold() for p in record.places)
        yield Telling("; ".join(record.places), value, record, source)
    if field == FACTUALITY:
        happens = Factuality.OCCURRED if record.factuality in _HAPPENS else record.factuality
        yield Telling(record.factuality.value, happens, record, source)


def _figures(project: Project, record: Event) -> Iterator[tuple[str, Telling]]:
    """Yield the figures of a record's sentences, each kind once for each source."""
    found: dict[tuple[str, str], dict[float | str, str]] = {}
    for cited in record.citations:
        document = project.documents.get(cited.document_id)
        if document is not None:
            sentence = document.text[cited.sentence.start : cited.sentence.end]
            for field, amounts in figures(sentence).items():
                found.setdefault((field, document.id), {}).update(amounts)
    for (field, source), amounts in found.items():
        yield field, Telling("; ".join(amounts.values()), frozenset(amounts), record, source)


def _source(record: Event) -> str:
    return record.citations[0].document_id if record.citations else ""
