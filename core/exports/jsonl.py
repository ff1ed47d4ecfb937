"""One JSON object for each document: the output of `main.py extract --json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from core.edtf import iso_bounds, render
from core.model import Basis, Event, Factuality, Precision, Relation, Role
from core.ties import ends_of
from core.within import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from core.model import (
        Actor,
        Citation,
        Derivation,
        Document,
        FuzzyDate,
        Mention,
        Participant,
        Span,
        TimeMention,
    )
    from core.project import Project

_DOUBTED = frozenset({Factuality.ALLEGED, Factuality.DENIED, Factuality.HYPOTHETICAL})
_TO_THE_DAY = (
    Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.DAYPART, Precision.DAY,
)  # fmt: skip


def document_record(
    document: Document,
    times: Sequence[TimeMention],
    actors: Iterable[Actor],
    events: Sequence[Event],
    relations: Iterable[Relation],
    mentions: Sequence[Mention],
    clusters: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return the record of one document; offsets are half-open, in characters of its text.

    clusters gives the id that all tellings of an event share, for events told more than once;
    without it, it is read from the merged_into of the events given.
    """
    clusters = _clusters(events) if clusters is None else clusters
    actors = tuple(actors)
    return {
        "document": _document(document),
        "text": document.text,
        "times": [_time(document.text, time) for time in times],
        "actors": [_actor(document.text, actor, mentions) for actor in actors],
        "events": [_event(document, event, clusters) for event in events],
        "relations": [
            *_stated(document, relations),
            *_done(document, events, {a.id: a for a in actors}),
        ],
    }


def clusters(project: Project) -> dict[str, str]:
    """Return, for every event told more than once, the id of the record that leads."""
    merged = {e.id: project.lead(e.id) for e in project.events.values() if e.merged_into}
    return {**{lead: lead for lead in merged.values()}, **merged}


def collated(project: Project, document: Document, line: str, shared: Mapping[str, str]) -> str:
    """Return a document's line with what is known once all documents are in the project."""
    events = project.events_citing(document.id)
    if document.duplicate_of is None and not any(e.id in shared for e in events):
        return line
    record = json.loads(line)
    original = project.documents.get(document.duplicate_of or "")
    record["document"]["duplicate_of"] = (original.given_id or original.id) if original else None
    for event in record["events"]:
        event["cluster"] = shared.get(event["id"])
    return json.dumps(record, ensure_ascii=False) + "\n"


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.given_id or document.id,
        "title": document.title,
        "published": _published(document.published),
        "published_from": document.published_from.value,
        "outlet": document.outlet,
        "authors": list(document.authors),
        "place": document.place,
        "url": document.url,
        "path": document.path,
        "language": document.language,
        "duplicate_of": document.duplicate_of,
    }


def _published(when: FuzzyDate | None) -> str | None:
    """Write a publication date as an ISO date, or datetime, or as EDTF where it is coarser."""
    if when is None:
        return None
    return iso_bounds(when)[0] if when.precision in _TO_THE_DAY else render(when)


def _when(when: FuzzyDate | None) -> dict[str, Any]:
    earliest, latest = iso_bounds(when) if when else (None, None)
    return {
        "edtf": render(when) if when else None,
        "earliest": earliest,
        "latest": latest,
        "precision": when.precision.value if when else None,
    }


def _offsets(span: Span | None) -> dict[str, int | None]:
    return {"start": span.start if span else None, "end": span.end if span else None}


def _time(text: str, time: TimeMention) -> dict[str, Any]:
    return {
        **_offsets(time.span),
        "text": text[time.span.start : time.span.end],
        "type": time.timex_type,
        "value": time.value,
        **_when(time.when),
        "derivation": _derivation(time.derivation),
    }


def _derivation(why: Derivation) -> dict[str, Any]:
    return {
        "expression": why.expression,
        **_offsets(why.span),
        "rule": why.rule,
        "anchor_kind": why.anchor_kind.value,
        "anchor": render(why.anchor) if why.anchor else None,
        "steps": list(why.steps),
        "rivals": [
            {**_when(rival.when), "score": rival.score, "reason": rival.reason}
            for rival in why.rivals
        ],
    }


def _actor(text: str, actor: Actor, mentions: Sequence[Mention]) -> dict[str, Any]:
    spans = [mention.span for mention in mentions if mention.actor_id == actor.id]
    return {
        "id": actor.id,
        "label": actor.label,
        "kind": actor.kind.value,
        "aliases": [alias.text for alias in actor.aliases],
        "mentions": [{**_offsets(s), "text": text[s.start : s.end]} for s in spans],
    }


def _citation(document: Document, row: Event | Relation) -> Citation | None:
    """Return the row's sentence in this document."""
    own = (c for c in row.citations if c.document_id == document.id)
    return next(own, row.citations[0] if row.citations else None)


def _trigger(cited: Citation | None) -> Span | None:
    return (cited.trigger or cited.sentence) if cited else None


def _people(event: Event) -> Iterable[Participant]:
    """Return who takes part; on whose word it stands belongs to what is not held to be true."""
    doubted = event.factuality in _DOUBTED
    return (p for p in event.participants if doubted or p.role is not Role.SPEAKER)


def _role(role: Role) -> str:
    """Return a role in the three words that other programs know."""
    return (Role.OTHER if role is Role.SPEAKER else role).value


def _event(document: Document, event: Event, clusters: Mapping[str, str]) -> dict[str, Any]:
    cited = _citation(document, event)
    trigger = _trigger(cited)
    when = event.when or within(event)
    basis = Basis.DOCUMENT if event.when is None else event.basis
    dated = {**_when(when), "basis": basis.value if basis else None}
    return {
        "id": event.id,
        **_offsets(trigger),
        "text": document.text[trigger.start : trigger.end] if trigger else "",
        "title": event.title,
        "sentence": _offsets(cited.sentence) if cited else None,
        "time": {**dated, **_offsets(cited.date if cited else None)} if when else None,
        "type": event.type,
        "factuality": event.factuality.value,
        "confidence": event.confidence,
        "participants": [
            {"actor": p.actor_id, "role": _role(p.role), **_offsets(p.span)} for p in _people(event)
        ],
        "places": list(event.places),
        "cluster": clusters.get(event.id),
    }


def _clusters(events: Iterable[Event]) -> dict[str, str]:
    merged = {event.id: event.merged_into for event in events if event.merged_into}
    return {**{lead: lead for lead in merged.values()}, **merged}


def _stated(document: Document, relations: Iterable[Relation]) -> Iterator[dict[str, Any]]:
    for tie in relations:
        ends = {"source": tie.source, "target": tie.target, "kind": tie.kind, "event": None}
        yield {**ends, **_offsets(_trigger(_citation(document, tie)))}


def _done(
    document: Document, events: Iterable[Event], actors: Mapping[str, Actor]
) -> Iterator[dict[str, Any]]:
    """Yield the ties that events make, by the rule that the graph goes by too."""
    for event in events:
        where = _offsets(_trigger(_citation(document, event)))
        for source, target in ends_of(event, actors, document.text):
            tie = {"source": source, "target": target, "kind": event.type, "event": event.id}
            yield {**tie, **where}
