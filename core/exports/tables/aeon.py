"""Columns named as Aeon Timeline's import knows them; several values by the pipe it splits at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.exports.chosen import articles, citations, labels, outlet, quoted
from core.exports.tables.dates import iso, last_second, timed
from core.model import Role
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.exports.chosen import Chosen
    from core.exports.tables.writing import Value
    from core.model import Event

HEADERS = (
    "Internal Identifier", "Type", "Label", "Start Date", "End Date", "Date Text", "Summary",
    "Tags", "Participant", "Observer", "Place", "Source", "Links", "Factuality", "Status", "Notes",
)  # fmt: skip


def rows(chosen: Chosen) -> Iterator[list[Value]]:
    """Yield a row for every event, undated ones without dates."""
    for event in chosen.events:
        documents = articles(chosen.project, event)
        yield [
            event.id,
            "Event",
            event.title,
            *_dates(event),
            words(event.when),
            _summary(chosen, event),
            _several(event.tags),
            _several(labels(chosen.project, event, Role.SOURCE, Role.TARGET)),
            _several(labels(chosen.project, event, Role.OTHER)),
            _several(event.places),
            _several(outlet(d) for d in documents),
            _several(d.url for d in documents),
            event.factuality.value,
            event.status.value,
            event.notes,
        ]


def _dates(event: Event) -> list[Value]:
    if event.when is None:
        return [None, None]
    clock = timed(event.when)
    return [iso(event.when.anchor, clock=clock), iso(last_second(event.when), clock=clock)]


def _summary(chosen: Chosen, event: Event) -> str:
    told = (f"“{quoted(c, d)}” ({outlet(d)})" for c, d in citations(chosen.project, event))
    return " ".join(dict.fromkeys(told))


def _several(values: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(value.replace("|", "/") for value in values if value))
