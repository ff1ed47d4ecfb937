"""The rows of the sheet Events."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from core.exports.workbook.cells import (
    Linked,
    bounds,
    edtf,
    iso,
    joined,
    moment,
    published,
    web_link,
)
from core.exports.workbook.evidence import sentence, source_link
from core.model import Role
from core.within import within
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exports.workbook.cells import Cell
    from core.exports.workbook.evidence import Evidence
    from core.model import Document, Event, FuzzyDate
    from core.project import Project

_QUOTED = 2
"""Sentences in one Evidence cell; all of them are in Mentions."""


def event_rows(evidence: Evidence) -> Iterator[list[Cell]]:
    """Yield the rows, in order of time, undated events last."""
    for event in evidence.events:
        dates = dates_of(event)
        people = people_of(evidence.project, event)
        yield [
            event.id,
            *dates,
            event.basis.value if event.basis else None,
            event.when.zone if event.when else None,
            event.title,
            _summary(event, people, str(dates[4])),
            event.type,
            joined(label for label, _ in people),
            joined(f"{label} ({role.value})" for label, role in people),
            joined(event.places),
            joined(event.tags),
            event.factuality.value,
            event.confidence,
            event.status.value,
            "yes" if event.key else None,
            *_sources(evidence, event),
            event.notes,
            event.modified,
        ]


def dates_of(event: Event) -> list[Cell]:
    """Return the cells from Start Date to Latest."""
    if event.when is not None:
        return list(_dates(event.when))
    around = within(event)
    return [None, None, None, None, words(None), None, None,
            *(bounds(around) if around is not None else (None, None))]  # fmt: skip


@lru_cache(4096)
def _dates(when: FuzzyDate) -> tuple[Cell, ...]:
    low, high, precision = when.earliest, when.latest, when.precision
    return (
        moment(low, precision),
        moment(high, precision),
        iso(low, precision),
        iso(high, precision),
        words(when),
        edtf(when),
        precision.value,
        *bounds(when),
    )


def people_of(project: Project, event: Event) -> list[tuple[str, Role]]:
    """Return the labels of those who take part, and their roles, each pair once."""
    found: dict[tuple[str, Role], None] = {}
    for person in event.participants:
        actor = project.shown_lead(person.actor_id)
        if actor is not None:
            found[actor.label, person.role] = None
    return list(found)


def _summary(event: Event, people: list[tuple[str, Role]], when: str) -> str:
    """Say who does it to whom, where and when, in one line."""
    sides = [joined(label for label, r in people if r is role) for role in Role]
    ends = " → ".join(side for side in sides[:2] if side) or sides[2]
    place = f"in {joined(event.places)}" if event.places else ""
    return ", ".join(part for part in (ends, place, when) if part)


def _sources(evidence: Evidence, event: Event) -> list[Cell]:
    """Return the cells from Source Count to Evidence."""
    told = evidence.told(event.id)
    documents = list({t.document.id: t.document for t in told}.values())
    links = [d for d in documents if d.url]
    listed = joined(d.id for d in documents)
    quotes = "\n".join(dict.fromkeys(f"“{sentence(t)}” ({t.document.id})" for t in told[:_QUOTED]))
    more = f"\n… {len(told) - _QUOTED} more in Mentions" if len(told) > _QUOTED else ""
    return [
        len(documents),
        len({evidence.project.original(d.id) for d in documents}),
        published(_first_reported(documents)),
        source_link(evidence, documents[0].id, listed) if documents else None,
        web_link(joined(d.url for d in links), links[0].url) if links else None,
        Linked(quotes + more, "Mentions", evidence.rows[event.id]) if told else None,
    ]


def _first_reported(documents: list[Document]) -> FuzzyDate | None:
    dated = [d.published for d in documents if d.published is not None]
    return min(dated, key=lambda when: when.anchor, default=None)
