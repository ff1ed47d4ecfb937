"""The columns that Timesketch reads: message, datetime, timestamp_desc, tag, and our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.calendar import seconds
from core.edtf import iso_bounds, iso_moment, render
from core.exports.chosen import articles, citations, labels, outlet, quoted
from core.exports.tables.dates import last_second, one_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exports.chosen import Chosen
    from core.exports.tables.writing import Value
    from core.model import Event, FuzzyDate

HEADERS = (
    "message", "datetime", "timestamp_desc", "tag", "event_id", "edtf", "earliest", "latest",
    "precision", "event_type", "factuality", "status", "confidence", "actors", "places",
    "sources", "sentence",
)  # fmt: skip
_FIRST = seconds(1700)
"""Timesketch drops what is earlier."""


def fits(event: Event) -> bool:
    """Whether Timesketch has a place for the event's date."""
    return event.when is not None and event.when.anchor >= _FIRST


def rows(chosen: Chosen) -> Iterator[list[Value]]:
    """Yield a row for the start of every event that fits, and one for the end where it lasts."""
    for event in chosen.events:
        if event.when is not None and fits(event):
            for moment, said in _moments(event.when):
                yield [event.title, iso_moment(moment) + "+00:00", said, *_rest(chosen, event)]


def _moments(when: FuzzyDate) -> Iterator[tuple[int, str]]:
    yield when.anchor, "Event start" if when.extent else "Event time"
    if when.extent and not one_day(when):
        yield last_second(when), "Event end"


def _rest(chosen: Chosen, event: Event) -> list[Value]:
    """Return the cells from tag on."""
    earliest, latest = iso_bounds(event.when) if event.when else (None, None)
    told = [quoted(c, d) for c, d in citations(chosen.project, event)]
    return [
        ",".join(event.tags),
        event.id,
        render(event.when) if event.when else None,
        earliest,
        latest,
        event.when.precision.value if event.when else None,
        event.type,
        event.factuality.value,
        event.status.value,
        round(event.confidence, 3),
        "; ".join(labels(chosen.project, event)),
        "; ".join(event.places),
        "; ".join(outlet(d) for d in articles(chosen.project, event)),
        told[0] if told else None,
    ]
