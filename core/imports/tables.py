"""The rows of a table as events on the word of whoever made it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from core import edits, edtf
from core.errors import Problem, UserError
from core.imports.columns import EventField
from core.model import Actor, Basis, Event, Factuality, FuzzyDate, Participant, Role, Status
from core.project import Patch
from core.vocabulary import EVENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from core.project import Project

    ReadDate = Callable[[str], FuzzyDate]

_SPLIT = re.compile(r"[;|\n]")
_ROLE = re.compile(r"^(.*\S)\s*\((source|target|other)\)$", re.IGNORECASE)
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::\d{2})?$")
_TRUE = frozenset({"yes", "y", "true", "1", "x", "key"})
_PEOPLE = (
    (EventField.SOURCE_ACTORS, Role.SOURCE),
    (EventField.TARGET_ACTORS, Role.TARGET),
    (EventField.ACTORS, Role.OTHER),
)


@dataclass(frozen=True, slots=True)
class EventRow:
    """One row as it was understood."""

    number: int
    """As a spreadsheet counts rows."""
    title: str
    when: FuzzyDate | None
    people: tuple[tuple[str, Role], ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    """Other fields of the event by name."""


def event_rows(
    rows: Iterable[tuple[int, Sequence[str]]],
    columns: Mapping[EventField, int],
    read_date: ReadDate,
    name: str,
) -> Iterator[EventRow | Problem]:
    """Yield each row as an event, or what was not understood, by the number of its row."""
    for number, cells in rows:
        row = {f: cells[c].strip() for f, c in columns.items() if c < len(cells)}
        title = " ".join((row.get(EventField.TITLE) or row.get(EventField.NOTES, "")).split())
        if not any(row.values()):
            continue
        if not title:
            yield Problem(f"{name}, row {number}", "has no title; it is left out.", "warning")
            continue
        try:
            when = _when(row, read_date)
        except UserError as error:
            said = f"{error} The event is kept without a date."
            yield Problem(f"{name}, row {number}", said, "warning")
            when = None
        yield EventRow(number, title[:300], when, tuple(_people(row)), _values(row, title))


def rows_patch(project: Project, rows: Sequence[EventRow], name: str) -> Patch:
    """Return one patch that adds the rows as accepted events; known names keep their actors."""
    labels = dict.fromkeys(label for row in rows for label, _ in row.people)
    actors, made = _actors(project, list(labels))
    events = [
        Event(
            event_id,
            row.title,
            row.when,
            Basis.ANALYST if row.when else None,
            participants=tuple(
                Participant(actors[label], role) for label, role in dict.fromkeys(row.people)
            ),
            status=Status.ACCEPTED,
            edited=("title", "when"),
            **row.values,
        )
        for row, event_id in zip(rows, project.fresh_ids(Event, len(rows)), strict=True)
    ]
    count = f"{len(rows)} event{'s' * (len(rows) != 1)}"
    return Patch(f"Import {count} from {name}", (*made, *events))


def _actors(project: Project, labels: Sequence[str]) -> tuple[dict[str, str], list[Actor]]:
    known = {label: edits.find_actor(project, label) for label in labels}
    new = [label for label, actor in known.items() if actor is None]
    ids = dict(zip(new, project.fresh_ids(Actor, len(new)), strict=True))
    made = [Actor(ids[label], label, edited=("label",)) for label in new]
    return ids | {label: actor.id for label, actor in known.items() if actor is not None}, made


def _people(row: Mapping[EventField, str]) -> Iterator[tuple[str, Role]]:
    for column, usual in _PEOPLE:
        for part in _SPLIT.split(row.get(column, "")):
            match = _ROLE.match(part.strip())
            label, role = (match[1], Role(match[2].lower())) if match else (part.strip(), usual)
            if label:
                yield label, role


def _values(row: Mapping[EventField, str], title: str) -> dict[str, Any]:
    notes = [row.get(EventField.NOTES, ""), row.get(EventField.REFERENCE, "")]
    values: dict[str, Any] = {
        "type": _type(row.get(EventField.TYPE, "")),
        "places": _listed(row.get(EventField.PLACES, "")),
        "tags": _tags(row),
        "notes": "\n".join(dict.fromkeys(n for n in notes if n and n != title)),
        "factuality": _factuality(row.get(EventField.FACTUALITY, "")),
        "confidence": _share(row.get(EventField.CONFIDENCE, "")),
        "key": row.get(EventField.KEY, "").casefold() in _TRUE,
    }
    return values


def _type(text: str) -> str:
    return text.upper() if text.upper() in EVENT_TYPES else ""


def _tags(row: Mapping[EventField, str]) -> tuple[str, ...]:
    """Keep a type that is none of ours as a tag: nothing is lost."""
    told = row.get(EventField.TYPE, "")
    own = (told,) if told and not _type(told) else ()
    return tuple(dict.fromkeys((*_listed(row.get(EventField.TAGS, ""), comma=True), *own)))


def _listed(text: str, *, comma: bool = False) -> tuple[str, ...]:
    parts = re.split(r"[;|\n,]", text) if comma else _SPLIT.split(text)
    return tuple(dict.fromkeys(p.strip() for p in parts if p.strip()))


def _factuality(text: str) -> Factuality:
    known = {str(f): f for f in Factuality}
    return known.get(text.casefold(), Factuality.OCCURRED)


def _share(text: str) -> float:
    try:
        value = float(text.rstrip("% ").replace(",", ".")) / (100 if text.endswith("%") else 1)
    except ValueError:
        return 1.0
    return value if 0 <= value <= 1 else 1.0


def _when(row: Mapping[EventField, str], read: ReadDate) -> FuzzyDate | None:
    start = _moment(row, read, EventField.DATE, EventField.TIME) or _parts(row, "")
    end = _moment(row, read, EventField.END, EventField.END_TIME) or _parts(row, "end ")
    if start is None or end is None:
        return start or end
    if (start.earliest, start.latest) == (end.earliest, end.latest):
        return start
    if start.earliest is None or end.latest is None or end.latest < start.earliest:
        raise UserError("The end lies before the start.")
    return replace(start, latest=end.latest, extent=True)


def _moment(
    row: Mapping[EventField, str], read: ReadDate, day: EventField, time: EventField
) -> FuzzyDate | None:
    text, clock = row.get(day, ""), _CLOCK.match(row.get(time, ""))
    if not text:
        return None
    if clock and edtf.parse(text) is not None and "T" not in text:
        text = f"{text}T{int(clock[1]):02d}:{clock[2]}"
    text = re.sub(r"(?<=\d)(?:\+00:00|Z)$", "", text)
    short = re.match(r"^(-?\d{4}-\d\d-\d\d)[T ]00:00(?::00)?$", text)
    return edtf.parse(short[1] if short else text) or read(text)


def _parts(row: Mapping[EventField, str], prefix: str) -> FuzzyDate | None:
    """Put year, month and day together, as TimelineJS splits them."""
    told = [row.get(EventField(prefix + part), "") for part in ("year", "month", "day")]
    if not told[0]:
        return None
    try:
        numbers = [int(float(t)) for t in told if t]
        return edtf.unit(*numbers)
    except (ValueError, TypeError) as error:
        raise UserError(f"“{'-'.join(filter(None, told))}” is not a date.") from error
