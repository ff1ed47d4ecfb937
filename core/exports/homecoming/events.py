"""The sheet Events, row by row and cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.errors import Problem, UserError
from core.exports.homecoming import words
from core.exports.homecoming.base import ACTOR_HEADERS, COMPUTED, DATE_HEADERS, event_texts, same
from core.exports.homecoming.book import TOLD
from core.exports.homecoming.changes import Change, Kind
from core.exports.homecoming.dates import changed_headers, date_of
from core.exports.homecoming.people import People
from core.exports.homecoming.rows import (
    Sheet,
    by_id,
    fields,
    here,
    judged,
    missing,
    not_understood,
)
from core.wording import words as date_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.exports.homecoming.base import Texts
    from core.exports.homecoming.book import Line
    from core.model import Event, FuzzyDate, Role
    from core.project import Project

    ReadDate = Callable[[str], FuzzyDate]

_CELLS: dict[str, tuple[str, Callable[[str], object]]] = {
    "Title": ("title", words.title),
    "Event Type": ("type", words.event_type),
    "Location": ("places", words.listed),
    "Tags": ("tags", words.listed),
    "Factuality": ("factuality", words.factuality),
    "Confidence": ("confidence", words.share),
    "Status": ("status", words.status),
    "Key": ("key", words.flag),
    "Notes": ("notes", str),
}


def compare_events(project: Project, sheet: Sheet) -> Iterator[Change | Problem]:
    """Yield what differs in Events."""
    problems: list[Problem] = []
    known, new = by_id(sheet.lines, "Event ID", problems)
    yield from problems
    people = People(project)
    for found in here(known, "Event ID", project.events):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _compare(project, *found, sheet, people)
    for line in new:
        yield from _new(line, sheet.read_date, people)
    names = {e.id: e.title for e in project.lead_events()} if sheet.gone else {}
    yield from missing("Events", sheet.gone, names)


def _compare(
    project: Project, line: Line, event: Event, sheet: Sheet, people: People
) -> Iterator[Change | Problem]:
    event_id = event.id
    ours = event_texts(project, event)
    exported = sheet.exported(event_id, ours)
    if same(line.texts, exported, [h for h in exported if h in line.texts]):
        return
    name = event.title
    if not any(line.texts.get(h) for h in exported):
        yield Change(Kind.MISSING, line.cell("Event ID"), event_id, name, "", exported=name,
                     ours=name)  # fmt: skip
        return
    yield from _date(line, event_id, name, exported, ours, sheet.read_date)
    yield from _actors(line, event_id, name, exported, ours, people)
    yield from fields(line, event_id, name, exported, ours, _CELLS)
    yield from _computed(line, exported, ours)


def _computed(line: Line, base: Texts, ours: Texts) -> Iterator[Problem]:
    """List what was typed over what the program works out."""
    for header in COMPUTED:
        theirs = line.texts.get(header)
        if theirs is not None and header in base and theirs not in (base[header], ours[header]):
            why = f"{header} follows from the date and is not read; change the date itself."
            yield not_understood(line.cell(header), why)


def _date(
    line: Line, event_id: str, name: str, base: Texts, ours: Texts, read: ReadDate
) -> Iterator[Change | Problem]:
    changed = changed_headers(line.texts, base)
    if not changed or same(line.texts, ours, [h for h in DATE_HEADERS if h in line.texts]):
        return
    cell = line.cell(changed[0])
    try:
        when = date_of(line.texts, base, read)
    except UserError as error:
        yield not_understood(cell, str(error))
        return
    kind = judged(base.get("EDTF", ""), ours.get("EDTF", ""))
    yield Change(kind, cell, event_id, name, "Date", base.get("Date Text", ""), date_words(when),
                 ours.get("Date Text", ""), {"when": when})  # fmt: skip


def _actors(
    line: Line, event_id: str, name: str, base: Texts, ours: Texts, known: People
) -> Iterator[Change]:
    """Yield a change of those who take part; roles count before the bare names."""
    changed = [h for h in ACTOR_HEADERS if line.texts.get(h, base.get(h)) != base.get(h)]
    if not changed or same(line.texts, ours, [h for h in ACTOR_HEADERS if h in line.texts]):
        return
    header = "Actor Roles" if "Actor Roles" in changed else "Actors"
    people = known.read(line.texts[header])
    if header == "Actors":
        people = _with_roles(people, base)
    shown = known.words(people)
    kind = judged(base.get("Actor Roles", ""), ours.get("Actor Roles", ""))
    yield Change(kind, line.cell(header), event_id, name, "Actors", base.get("Actor Roles", ""),
                 shown, ours.get("Actor Roles", ""), {"people": people})  # fmt: skip


def _with_roles(people: tuple[tuple[str, Role], ...], base: Texts) -> tuple[tuple[str, Role], ...]:
    """Give those who stay the roles that they had."""
    had: dict[str, list[Role]] = {}
    for label, role in words.people(base.get("Actor Roles", "")):
        had.setdefault(label.casefold(), []).append(role)
    return tuple((n, r) for n, role in people for r in had.get(n.casefold(), [role]))


def _keep_told(line: Line, values: dict[str, Any]) -> None:
    """Keep in the notes what a new row says in columns that are worked out for other rows."""
    told = [f"{h}: {line.texts[h]}" for h in TOLD if line.texts.get(h)]
    if told:
        values["notes"] = "\n".join(filter(None, (values.get("notes", ""), *told)))


def _new(line: Line, read: ReadDate, people: People) -> Iterator[Change | Problem]:
    """Read a row without an id as an event made by the analyst."""
    values: dict[str, Any] = {}
    for header, (field, parse) in _CELLS.items():
        if line.texts.get(header):
            try:
                values[field] = parse(line.texts[header])
            except UserError as error:
                yield not_understood(line.cell(header), str(error))
    try:
        if any(line.texts.get(h) for h in DATE_HEADERS):
            values["when"] = date_of(line.texts, {}, read)
    except UserError as error:
        yield not_understood(line.cell(changed_headers(line.texts, {})[0]), str(error))
    named = line.texts.get("Actor Roles") or line.texts.get("Actors")
    if named:
        values["people"] = people.read(named)
    _keep_told(line, values)
    if "title" not in values:
        why = "A new row needs a title; it is left out."
        yield not_understood(line.cell("Title"), why)
        return
    parts = (
        values["title"],
        date_words(values.get("when")),
        people.words(values.get("people", ())),
    )
    shown = ", ".join(filter(None, parts))
    yield Change(Kind.NEW, line.cell("Title"), "", values["title"], "", theirs=shown, values=values)
