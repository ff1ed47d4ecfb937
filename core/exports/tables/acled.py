"""The columns of the ACLED codebook (2023), so far as an article tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.calendar import civil
from core.exports.chosen import articles, citations, labels, outlet, quoted
from core.exports.tables.dates import iso
from core.model import Precision, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exports.chosen import Chosen
    from core.exports.tables.writing import Value
    from core.model import Event, FuzzyDate

HEADERS = (
    "event_id_cnty", "event_date", "year", "time_precision", "event_type", "actor1",
    "assoc_actor_1", "actor2", "assoc_actor_2", "location", "source", "source_scale", "notes",
    "tags", "factuality", "confidence",
)  # fmt: skip
_WEEK = (Precision.WEEK, Precision.WEEKEND)


def rows(chosen: Chosen) -> Iterator[list[Value]]:
    """Yield a row for every dated event; ACLED codes no others."""
    for event in chosen.events:
        if event.when is not None:
            sources = labels(chosen.project, event, Role.SOURCE)
            targets = labels(chosen.project, event, Role.TARGET)
            yield [
                event.id,
                iso(event.when.anchor, clock=False),
                civil(event.when.anchor).year,
                time_precision(event.when),
                event.type,
                sources[0] if sources else None,
                "; ".join(sources[1:]),
                targets[0] if targets else None,
                "; ".join(targets[1:]),
                "; ".join(event.places),
                "; ".join(outlet(d) for d in articles(chosen.project, event)),
                "Other",
                _notes(chosen, event),
                "; ".join(event.tags),
                event.factuality.value,
                round(event.confidence, 3),
            ]


def time_precision(when: FuzzyDate) -> int:
    """Return ACLED's code: 1 the day is known, 2 the week, 3 the month or less."""
    low, high = when.earliest, when.latest
    if low is None or high is None:
        return 3
    days = (high - low) // 86400 + 1
    if days == 1:
        return 1
    return 2 if when.precision in _WEEK or days <= 7 else 3


def _notes(chosen: Chosen, event: Event) -> str:
    told = next(citations(chosen.project, event), None)
    return f"{event.title}. “{quoted(*told)}”" if told else event.title
