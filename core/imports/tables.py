"""The rows of a table as events on the word of whoever made it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache, partial
from html import unescape
from typing import TYPE_CHECKING, Any

from core.errors import Problem, UserError
from core.imports.columns import EventField
from core.imports.dates import read_day, when_of
from core.model import Actor, Basis, Event, Factuality, Participant, Role, Status
from core.project import Patch
from core.vocabulary import EVENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from core.imports.columns import Choice
    from core.imports.dates import ReadDate
    from core.model import FuzzyDate
    from core.project import Project

_SPLIT = re.compile(r"[;|\n]")
_ROLE = re.compile(r"^(.*\S)\s*\((source|target|other|speaker)\)$", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:p|br|b|i|em|strong|a|div|span|h\d|ul|li)\b[^>]*>", re.IGNORECASE)
_ENDING = re.compile(r"[.!?](?=\s+[“\"A-Z0-9])")
_TRUE = frozenset({"yes", "y", "true", "1", "x", "key"})
_NO_EVENTS = frozenset(
    (
        "title", "person", "people", "character", "place", "location", "project", "arc",
        "narrative folder", "folder", "chapter", "scene", "family", "theme", "concept",
    )
)  # fmt: skip
"""Rows of TimelineJS and Aeon Timeline that are something else."""
_LIKE: dict[str, str] = {
    "battles": "ASSAULT",
    "violence against civilians": "ASSAULT",
    "explosions/remote violence": "ASSAULT",
    "remote violence": "ASSAULT",
    "protests": "PROTEST",
    "riots": "PROTEST",
    "agreement": "AGREE",
    "arrests": "COERCE",
}
"""ACLED's types as ours; its own word is kept as a tag."""
_PEOPLE = (
    (EventField.SOURCE_ACTORS, Role.SOURCE),
    (EventField.SOURCE_ALLIES, Role.SOURCE),
    (EventField.TARGET_ACTORS, Role.TARGET),
    (EventField.TARGET_ALLIES, Role.TARGET),
    (EventField.ACTORS, Role.OTHER),
)
_SHORT = 15
"""Characters that the first sentence of a note must have to be a title."""
LONGEST = 300
"""Characters of a title."""


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
    headers: Sequence[str],
    choice: Choice,
    read_date: ReadDate,
    name: str,
) -> Iterator[EventRow | Problem]:
    """Yield each row as an event, or what was not understood, by the number of its row."""
    columns, others = choice.columns(headers), choice.others(headers)
    read = lru_cache(10_000)(partial(read_day, read_date, month_first=choice.month_first))
    for number, cells in rows:
        row = {f: cells[c].strip() for f, c in columns.items() if c < len(cells)}
        more = [f"{h}: {cells[c]}" for h, c in others.items() if c < len(cells) and cells[c]]
        if any(row.values()):
            yield from _understood(number, row, more, read, f"{name}, row {number}")


def _understood(
    number: int, row: Mapping[EventField, str], more: list[str], read: ReadDate, where: str
) -> Iterator[EventRow | Problem]:
    phase = row.get(EventField.PHASE, "").casefold()
    title, notes = _told(row)
    if phase in _NO_EVENTS or not title:
        why = f"is a {phase}, no event" if phase in _NO_EVENTS else "has no title"
        severity = "note" if phase in _NO_EVENTS else "warning"
        yield Problem(where, f"{why}; it is left out.", severity)  # type: ignore[arg-type]
        return
    try:
        when = when_of(row, read)
    except UserError as error:
        yield Problem(where, f"{error} The event is kept without a date.", "warning")
        when = None
    if phase.endswith("end") and when is not None and when.extent:
        return  # the row of its start has told the whole of it
    notes = "\n".join(filter(None, (notes, row.get(EventField.REFERENCE, ""), *more)))
    yield EventRow(number, title, when, tuple(_people(row)), _values(row, notes))


def _told(row: Mapping[EventField, str]) -> tuple[str, str]:
    """Return title and notes; where only notes are told, their first sentence is the title."""
    title = " ".join(_plain(row.get(EventField.TITLE, "")).split())
    notes = _plain(row.get(EventField.NOTES, ""))
    if not title:
        whole = " ".join(notes.split())
        ends = (m.start() for m in _ENDING.finditer(whole) if m.start() >= _SHORT)
        title = whole[: next(ends, len(whole))]
        notes = "" if len(title) + 1 >= len(whole) else notes
    if len(title) > LONGEST:
        notes = "\n".join(filter(None, (title, notes)))
        title = title[: LONGEST - 1] + "…"
    return title, "" if notes == title else notes


def _plain(text: str) -> str:
    """Return a text without the markup that TimelineJS shows."""
    if not _MARKUP.search(text) and "&" not in text:
        return text
    lines = re.sub(r"(?i)</p>|<br\s*/?>|</li>|</div>", "\n", text)
    bare = (
        unescape(re.sub(r"<[^<>]{0,500}>", "", lines)) if _MARKUP.search(text) else unescape(text)
    )
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip())


def not_here(project: Project, rows: Sequence[EventRow]) -> list[EventRow]:
    """Return the rows of which the project has no event with the same title and date."""
    here = {(event.title.casefold(), event.when) for event in project.lead_events()}
    return [row for row in rows if (row.title.casefold(), row.when) not in here]


def rows_patch(project: Project, rows: Sequence[EventRow], name: str) -> Patch:
    """Return one patch that adds the rows as accepted events; known names keep their actors."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
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
            modified=now,
            **row.values,
        )
        for row, event_id in zip(rows, project.fresh_ids(Event, len(rows)), strict=True)
    ]
    count = f"{len(rows)} event{'s' * (len(rows) != 1)}"
    return Patch(f"Import {count} from {name}", (*made, *events))


def _actors(project: Project, labels: Sequence[str]) -> tuple[dict[str, str], list[Actor]]:
    """Return the id of each name, and the actors that must be made for names not known."""
    known = _known(project)
    bare = {label: " ".join(label.split()).casefold() for label in labels}
    new = list(dict.fromkeys(name for name in bare.values() if name not in known))
    ids = known | dict(zip(new, project.fresh_ids(Actor, len(new)), strict=True))
    first = {name: label for label, name in reversed(bare.items())}
    made = [Actor(ids[n], " ".join(first[n].split()), edited=("label",)) for n in new]
    return {label: ids[name] for label, name in bare.items()}, made


def _known(project: Project) -> dict[str, str]:
    """Return the leads by their names, letter case aside; labels count before aliases."""
    called: dict[str, str] = {}
    named: dict[str, str] = {}
    for actor in project.actors.values():
        lead = project.shown_lead(actor.id)
        if lead is not None:
            named.setdefault(actor.label.casefold(), lead.id)
            for alias in actor.aliases:
                called.setdefault(alias.text.casefold(), lead.id)
    return called | named


def _people(row: Mapping[EventField, str]) -> Iterator[tuple[str, Role]]:
    for column, usual in _PEOPLE:
        for part in _SPLIT.split(row.get(column, "")):
            match = _ROLE.match(part.strip())
            label, role = (match[1], Role(match[2].lower())) if match else (part.strip(), usual)
            if label:
                yield label, role


def _values(row: Mapping[EventField, str], notes: str) -> dict[str, Any]:
    return {
        "type": _type(row.get(EventField.TYPE, "")),
        "places": _listed(row.get(EventField.PLACES, "")),
        "tags": _tags(row),
        "notes": notes,
        "factuality": _factuality(row.get(EventField.FACTUALITY, "")),
        "confidence": _share(row.get(EventField.CONFIDENCE, "")),
        "key": row.get(EventField.KEY, "").casefold() in _TRUE,
    }


def _type(text: str) -> str:
    own = text.upper() if text.upper() in EVENT_TYPES else ""
    return own or _LIKE.get(text.casefold(), "")


def _tags(row: Mapping[EventField, str]) -> tuple[str, ...]:
    """Keep a type that is none of ours as a tag: nothing is lost."""
    told = row.get(EventField.TYPE, "")
    own = (told,) if told and told.upper() not in EVENT_TYPES else ()
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
