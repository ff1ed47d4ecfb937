"""How many of the events shown have each actor, place, type and so on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from core.filter import Filter, shown
from core.model import Factuality, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from core.model import Event
    from core.project import Project


Values = tuple[tuple[str, ...], ...]
"""What one event has, section by section."""


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


class Tally:
    """How often each value of each section stands among the events shown, kept up to date.

    Only the events that came, went or changed are counted, so that one edit among 100,000
    events costs no more than among ten.
    """

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = {facet.field: Counter() for facet in FACETS}
        self._visible: frozenset[str] = frozenset()
        self._had: dict[str, Values] = {}
        self._known: dict[Values, Values] = {}

    def follow(self, project: Project, visible: frozenset[str], changed: Iterable[str]) -> None:
        """Count what the events shown are now; changed are those whose values may differ."""
        again = visible.intersection(changed)
        for event_id in (self._visible - visible) | (again & self._visible):
            self._count(self._had.pop(event_id), -1)
        for event_id in (visible - self._visible) | again:
            values = _values(project, project.events[event_id])
            self._had[event_id] = self._known.setdefault(values, values)
            self._count(values, 1)
        self._visible = visible

    def _count(self, values: Values, step: int) -> None:
        for counter, found in zip(self.counts.values(), values, strict=True):
            for value in found:
                counter[value] += step
                if not counter[value]:
                    del counter[value]


def _values(project: Project, event: Event) -> Values:
    return tuple(tuple(facet.values(project, event)) for facet in FACETS)


def counted(project: Project, asked: Filter, counts: Counter[str], facet: Facet) -> list[Value]:
    """Return a section's values, the most frequent first; counts are of the events shown.

    Where the filter already asks for some value of the section, the others count what they
    would add.
    """
    chosen: frozenset[str] = getattr(asked, facet.field)
    if chosen:
        counts = _open_counts(project, asked, facet)
    values = facet.order or tuple({*counts, *chosen})
    found = [
        Value(v, label_of(project, facet, v), counts[v], v in chosen)
        for v in values
        if v in counts or v in chosen
    ]
    if not facet.order:
        found.sort(key=lambda v: (-v.count, v.label.casefold()))
    return found


def _open_counts(project: Project, asked: Filter, facet: Facet) -> Counter[str]:
    """Count as if the filter asked for nothing in this section."""
    counts: Counter[str] = Counter()
    for event_id in shown(project, asking(asked, facet.field, frozenset())):
        counts.update(facet.values(project, project.events[event_id]))
    return counts


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
