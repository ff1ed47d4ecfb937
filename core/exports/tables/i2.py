"""One row a link, ends and all, as i2 Analyst's Notebook's import takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.calendar import civil
from core.exports.chosen import articles, citations, outlet, quoted
from core.exports.tables.dates import clock, last_second, timed
from core.model import Role, Status
from core.ties import MUTUAL, verb
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exports.chosen import Chosen
    from core.exports.tables.writing import Value
    from core.model import Actor, Citation, Document, Event, FuzzyDate, Relation

HEADERS = (
    "Link ID", "From ID", "From Type", "From Label", "To ID", "To Type", "To Label", "Link Type",
    "Link Label", "Direction", "Start Date", "Start Time", "End Date", "End Time", "Date Text",
    "Description", "Strength", "Source Reference", "Source Text",
)  # fmt: skip
_STRENGTH = {"occurred": "Confirmed", "ongoing": "Confirmed"}


def rows(chosen: Chosen) -> Iterator[list[Value]]:
    """Yield the links that events make, then those that are stated.

    i2 takes no cell of several lines.
    """
    for row in _links(chosen):
        yield [" ".join(cell.split()) if isinstance(cell, str) else cell for cell in row]


def _links(chosen: Chosen) -> Iterator[list[Value]]:
    for event in chosen.events:
        for number, (source, target) in enumerate(_ends(chosen, event), 1):
            yield _done(chosen, event, f"{event.id}-{number}", source, target)
    for relation in _stated(chosen):
        source, target = (chosen.project.actors[chosen.project.lead(i)]
                          for i in (relation.source, relation.target))  # fmt: skip
        yield _tie(chosen, relation, source, target)


def _ends(chosen: Chosen, event: Event) -> Iterator[tuple[Actor, Actor]]:
    found: dict[Role, dict[str, None]] = {role: {} for role in Role}
    for part in event.participants:
        found[part.role][chosen.project.lead(part.actor_id)] = None
    actors = chosen.project.actors
    for source in found[Role.SOURCE]:
        for target in found[Role.TARGET]:
            if source != target and source in actors and target in actors:
                yield actors[source], actors[target]


def _stated(chosen: Chosen) -> Iterator[Relation]:
    """Yield the ties between actors that go out."""
    going = {node.id for node in chosen.nodes}
    for relation in sorted(chosen.project.relations.values(), key=lambda r: r.id):
        ends = {chosen.project.lead(relation.source), chosen.project.lead(relation.target)}
        if relation.status is not Status.REJECTED and len(ends) == 2 and ends <= going:
            yield relation


def _done(chosen: Chosen, event: Event, link_id: str, source: Actor, target: Actor) -> list[Value]:
    told = next(citations(chosen.project, event), None)
    return [
        link_id,
        *_end(source),
        *_end(target),
        event.type or "OTHER",
        verb(event.type),
        "From → To",
        *_dates(event.when),
        event.title,
        _STRENGTH.get(event.factuality.value, "Unconfirmed"),
        "; ".join(outlet(d) for d in articles(chosen.project, event)),
        quoted(*told) if told else None,
    ]


def _tie(chosen: Chosen, relation: Relation, source: Actor, target: Actor) -> list[Value]:
    told = _first(chosen, relation)
    return [
        relation.id,
        *_end(source),
        *_end(target),
        relation.kind,
        relation.kind,
        "None" if relation.kind in MUTUAL else "From → To",
        *_dates(relation.when),
        f"{source.label} {relation.kind} {target.label}",
        "Confirmed",
        outlet(told[1]) if told else "analyst",
        quoted(*told) if told else None,
    ]


def _first(chosen: Chosen, relation: Relation) -> tuple[Citation, Document] | None:
    documents = chosen.project.documents
    known = (
        (c, documents[c.document_id]) for c in relation.citations if c.document_id in documents
    )
    return next(known, None)


def _end(actor: Actor) -> list[Value]:
    return [actor.id, actor.kind.value, actor.label]


def _dates(when: FuzzyDate | None) -> list[Value]:
    """Return the cells from Start Date to Date Text; i2 takes day/month/year, from year 100 on."""
    if when is None:
        return [None, None, None, None, words(None)]
    cells: list[Value] = []
    for moment in (when.anchor, last_second(when)):
        at = civil(moment)
        known = at.year >= 100
        cells += [
            f"{at.day:02d}/{at.month:02d}/{at.year:04d}" if known else None,
            clock(moment) if known and timed(when) else None,
        ]
    return [*cells, words(when)]
