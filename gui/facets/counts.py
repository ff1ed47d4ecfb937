"""How many of the events shown have each actor, place, type and so on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import nlargest
from typing import TYPE_CHECKING, Any

from core.model import Factuality, Status

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable

    from core.filter import Filter
    from core.model import Event
    from core.project import Project


@dataclass(frozen=True, slots=True)
class Facet:
    """One section: its name, the Filter field that it sets, and the values of an event."""

    name: str
    field: str
    values: Callable[[Project, Event], Iterable[str]]
    order: tuple[str, ...] = ()
    """Values that always stand in this order; without, the most frequent come first."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a section."""

    value: str
    label: str
    count: int
    checked: bool


def _actors(project: Project, event: Event) -> Iterable[str]:
    return {actor.id for actor in project.shown_leads(event)}


FACETS: tuple[Facet, ...] = (
    Facet(
        "Factuality",
        "factuality",
        lambda _, e: (e.factuality.value,),
        tuple(v.value for v in Factuality),
    ),
    Facet("Actors", "actors", _actors),
    Facet("Place", "places", lambda _, e: set(e.places)),
    Facet("Type", "types", lambda _, e: (e.type,) if e.type else ()),
    Facet("Status", "status", lambda _, e: (e.status.value,), tuple(v.value for v in Status)),
    Facet("Tags", "tags", lambda _, e: set(e.tags)),
)
GLYPHS = {
    "occurred": "■", "ongoing": "▨", "planned": "◇", "alleged": "?", "denied": "✕",
    "hypothetical": "○",
}  # fmt: skip
"""What stands beside each factuality, so that it is never told by colour alone."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The values of a section that are listed, the number of the rest, and the highest count."""

    values: tuple[Value, ...]
    more: int = 0
    most: int = 0


def counted(
    project: Project, asked: Filter, counts: Counter[str], facet: Facet, limit: int = 1 << 30
) -> Listed:
    """Return a section's most frequent values, and those asked for; the rest is only counted."""
    chosen: frozenset[str] = getattr(asked, facet.field)
    known = [v for v in facet.order or {*counts, *chosen} if v in counts or v in chosen]
    listed = known if facet.order else _first(project, facet, known, counts, limit)
    first = [v for place, v in enumerate(listed) if place < limit or v in chosen]
    values = (Value(v, label_of(project, facet, v), counts[v], v in chosen) for v in first)
    return Listed(tuple(values), len(known) - len(first), max(counts.values(), default=0))


def _first(
    project: Project, facet: Facet, known: list[str], counts: Counter[str], limit: int
) -> list[str]:
    """Return the most frequent values, by name where they are as frequent, then those asked for.

    Only those that may be among the first are named: naming thousands takes its time.
    """
    least = min(nlargest(limit, (counts[v] for v in known)), default=0) if limit < len(known) else 0
    often = [v for v in known if counts[v] >= least]
    often.sort(key=lambda v: (-counts[v], label_of(project, facet, v).casefold()))
    return [*often, *(v for v in known if counts[v] < least)]


def label_of(project: Project, facet: Facet, value: str) -> str:
    """Return the words for a value."""
    if facet.field == "actors":
        actor = project.actors.get(value)
        return actor.label if actor is not None else value
    if facet.field in ("types", "factuality", "status"):
        return value.capitalize()
    return value


def toggled(asked: Filter, facet: Facet, value: str) -> Filter:
    """Return the filter with a value asked for, or no longer."""
    chosen: frozenset[str] = getattr(asked, facet.field)
    return asking(asked, facet.field, chosen ^ {value})


def asking(asked: Filter, field: str, values: frozenset[str]) -> Filter:
    """Return the filter with other values in one of its fields."""
    named: dict[str, Any] = {field: values}
    return replace(asked, **named)
