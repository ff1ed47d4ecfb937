"""Several cells of several events, written as one patch."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.model import Actor, Basis, Event, Factuality, Participant, Status
from core.project import Patch
from core.table_columns import BY_NAME, COLUMNS
from core.vocabulary import EVENT_TYPES
from gui.inspector.section import parted
from gui.inspector.typed_date import read_typed, today_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model import Row
    from core.project import Project

CHOICES: dict[str, tuple[str, ...]] = {
    "Type": tuple(EVENT_TYPES),
    "Factuality": tuple(value.value for value in Factuality),
    "Status": tuple(value.value for value in Status),
}
"""The values of the coded columns that are chosen from a list."""
FIELDS = {"Type": "type", "Factuality": "factuality", "Status": "status", "Tags": "tags",
          "Places": "places", "Notes": "notes", "Title": "title"}  # fmt: skip
COUNTED = frozenset(column.name for column in COLUMNS if not column.editable)
"""Columns that say what the sources or the program say: nobody types into them."""


class Drafting:
    """Collects what cells are to say; nothing changes until the patch is done."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._now = datetime.now(UTC).isoformat(timespec="seconds")
        self._events: dict[str, Event] = {}
        self._named: dict[str, Actor] | None = None
        self._actors: list[Actor] = []
        self._made: list[Event] = []

    @property
    def ids(self) -> list[str]:
        """The events that differ, or are new."""
        return [*self._events, *(event.id for event in self._made)]

    def patch(self, label: str) -> Patch:
        """Return the patch of all that was set; an empty one where nothing differs."""
        rows: list[Row] = [*self._actors, *self._events.values(), *self._made]
        return Patch(label, tuple(rows))

    def set(self, event_id: str, column: str, text: str) -> None:
        """Let a cell say something else; raises UserError for what it cannot say."""
        event = self._events.get(event_id, self._project.events[event_id])
        said = COLUMNS[BY_NAME[column]].text(self._project, self._project.events[event_id])
        if _flat(text) == _flat(said):
            return
        if column in COUNTED:
            raise UserError(f"“{column}” comes from the sources: it cannot be changed here.")
        today = today_of(self._project, event_id) if column == "Date" else None
        values = self._values(event, column, text, today)
        changed = {k: v for k, v in values.items() if getattr(event, k) != v}
        if changed:
            edited = tuple(dict.fromkeys((*event.edited, *(k for k in changed if k != "basis"))))
            self._events[event_id] = replace(event, **changed, edited=edited, modified=self._now)

    def add(self, cells: dict[str, str]) -> None:
        """Make an event of these cells, by column; raises UserError for what cannot be read."""
        if not cells.get("Title", "").strip():
            raise UserError("an event needs a title.")
        event = Event("", " ".join(cells["Title"].split()), modified=self._now)
        event = replace(event, status=Status.ACCEPTED)
        for column, text in cells.items():
            if column not in COUNTED and text.strip():
                event = replace(event, **self._values(event, column, text, None))
        number = len(self._made)
        self._made.append(replace(event, id=self._project.fresh_ids(Event, number + 1)[-1]))

    def _values(self, event: Event, column: str, text: str, today: Any) -> dict[str, Any]:
        if column == "Title" and not text.strip():
            raise UserError("An event needs a title.")
        if column == "Date":
            when = read_typed(text, today)
            return {"when": when, "basis": Basis.ANALYST if when is not None else None}
        if column == "Actors":
            return {"participants": self._people(event, parted(text))}
        if column in CHOICES:
            return {FIELDS[column]: choice(column, text)}
        if column in ("Tags", "Places"):
            return {FIELDS[column]: parted(text)}
        return {FIELDS[column]: text.strip() if column == "Notes" else " ".join(text.split())}

    def _people(self, event: Event, names: Iterable[str]) -> tuple[Participant, ...]:
        """Keep who is named still, in their roles, and let others in; rejected ones stay."""
        leads = [(p, self._project.shown_lead(p.actor_id)) for p in event.participants]
        found = [p for p, lead in leads if lead is None]
        for name in names:
            same = [p for p, a in leads if a is not None and a.label.casefold() == name.casefold()]
            found += same or [Participant(self._actor(name).id)]
        return tuple(dict.fromkeys(found))

    def _actor(self, name: str) -> Actor:
        if self._named is None:
            self._named = _names(self._project)
        known = self._named.get(name.casefold())
        if known is None:
            fresh = self._project.fresh_ids(Actor, len(self._actors) + 1)[-1]
            known = Actor(fresh, name, edited=("label",))
            self._actors.append(known)
            self._named[name.casefold()] = known
        return known


def choice(column: str, text: str) -> Any:
    """Return the value of a list that was typed, letter case aside; UserError for another."""
    typed = text.strip().casefold()
    for value in CHOICES[column]:
        if typed == value.casefold():
            kinds: dict[str, type[Factuality | Status]] = {
                "Factuality": Factuality, "Status": Status,
            }  # fmt: skip
            return kinds[column](value) if column in kinds else value
    known = ", ".join(CHOICES[column])
    raise UserError(f"“{text.strip()}” is no {column.lower()}. It can be: {known}.")


def _names(project: Project) -> dict[str, Actor]:
    """Return the lead actors by name; a label goes before another's alias."""
    found: dict[str, Actor] = {}
    for by_alias in (False, True):
        for actor in project.actors.values():
            lead = project.shown_lead(actor.id)
            if lead is not None:
                names = [a.text for a in actor.aliases] if by_alias else [actor.label]
                found |= {n: lead for n in map(str.casefold, names) if n not in found}
    return found


def _flat(text: str) -> str:
    return " ".join(text.split())
