"""The editable cells of an export as texts: what the comparison starts from, and ends at."""

from __future__ import annotations

import json
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from core.exports.homecoming.book import SheetKind, moment_text, number_text, text_of
from core.exports.workbook.cells import Moment, headers, joined, published
from core.exports.workbook.columns import EVENTS
from core.exports.workbook.events import dates_of, people_of
from core.exports.workbook.text import LONGEST, fitted, marked, restored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.exports.workbook.cells import Cell
    from core.model import Actor, Conflict, Document, Event, Relation
    from core.project import Project
    from core.ties import Node

Texts = dict[str, str]
"""Text by header."""
Base = dict[str, dict[str, Texts]]
"""By sheet, then by id of the row."""

DATE_HEADERS = ("Start Date", "End Date", "Start ISO", "End ISO", "Date Text", "EDTF")
"""Any of them may be edited to change a date."""
ACTOR_HEADERS = ("Actors", "Actor Roles")
COMPUTED = ("Precision", "Date Basis", "Time Zone")
"""Computed, but so easily typed over that it is said when they were."""
_EDITED = (
    *DATE_HEADERS, *COMPUTED, "Title", "Event Type", *ACTOR_HEADERS, "Location", "Tags",
    "Factuality", "Confidence", "Status", "Key", "Notes",
)  # fmt: skip
EDITABLE: dict[str, tuple[str, ...]] = {
    SheetKind.EVENTS: tuple(h for h in _EDITED if h not in COMPUTED),
    SheetKind.NODES: ("Label", "Type", "Aliases", "Notes"),
    SheetKind.EDGES: ("Kind",),
    SheetKind.SOURCES: ("Title", "Publisher", "Author", "URL", "Reliability"),
    SheetKind.CONFLICTS: ("Resolution",),
}
"""Columns that are read when a workbook comes home, by sheet."""
_PLACES = tuple((h, headers(EVENTS).index(h)) for h in _EDITED)
_QUICK = 1
"""Compression: a tenth of the time of the usual level, for a third more."""


def base_of(project: Project, events: Iterable[Event], nodes: Iterable[Node]) -> Base:
    """Return the editable texts of these events and actors, of all stated ties and sources."""
    return {
        SheetKind.EVENTS: {event.id: event_texts(project, event) for event in events},
        SheetKind.NODES: {
            n.id: actor_texts(project, project.actors[n.id])
            for n in nodes
            if n.id in project.actors
        },
        SheetKind.EDGES: {tie.id: tie_texts(tie) for tie in project.relations.values()},
        SheetKind.SOURCES: {d.id: source_texts(d) for d in project.documents.values()},
        SheetKind.CONFLICTS: {c.id: conflict_texts(c) for c in project.conflicts.values()},
    }


def pack(base: Base) -> bytes:
    """Return the base as it is kept in the project file."""
    return zlib.compress(json.dumps(base, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def unpack(data: bytes) -> Base:
    """Return the base that pack was given."""
    found: Base = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    return found


class Packing:
    """Packs a base while the rows of its events are written, so that none is made twice."""

    def __init__(self) -> None:
        self._zip = zlib.compressobj(_QUICK)
        self._parts = [self._zip.compress(f'{{"{SheetKind.EVENTS}": {{'.encode())]
        self._between = ""

    def event(self, row: Sequence[Cell]) -> None:
        """Keep a row of Events as it is written."""
        texts = {header: cell_text(row[place]) for header, place in _PLACES}
        event_id, told = json.dumps(str(row[0])), json.dumps(texts, ensure_ascii=False)
        self._add(f"{self._between}{event_id}: {told}")
        self._between = ", "

    def done(self, project: Project, nodes: Iterable[Node]) -> bytes:
        """Return what pack gives for a base of these events, and of the rest."""
        rest = json.dumps(base_of(project, (), nodes), ensure_ascii=False)
        self._add("}, " + rest.removeprefix(f'{{"{SheetKind.EVENTS}": {{}}, '))
        self._parts.append(self._zip.flush())
        return b"".join(self._parts)

    def _add(self, text: str) -> None:
        self._parts.append(self._zip.compress(text.encode("utf-8", "surrogatepass")))


def event_texts(project: Project, event: Event) -> Texts:
    """Return the editable cells of an event as a workbook shows them."""
    dates = dict(zip(DATE_HEADERS, map(cell_text, dates_of(event)), strict=False))
    people = people_of(project, event)
    when = event.when
    return {
        **dates,
        "Precision": when.precision.value if when else "",
        "Date Basis": event.basis.value if event.basis else "",
        "Time Zone": (when.zone if when else "") or "",
        "Title": _fit(event.title),
        "Event Type": event.type,
        "Actors": _fit(joined(label for label, _ in people)),
        "Actor Roles": _fit(joined(f"{label} ({role.value})" for label, role in people)),
        "Location": _fit(joined(event.places)),
        "Tags": _fit(joined(event.tags)),
        "Factuality": event.factuality.value,
        "Confidence": number_text(event.confidence),
        "Status": event.status.value,
        "Key": "yes" if event.key else "",
        "Notes": _fit(event.notes),
    }


def actor_texts(project: Project, actor: Actor) -> Texts:
    """Return the editable cells of an actor."""
    records = [project.actors[i] for i in project.records(actor.id) if i in project.actors]
    names = (name for r in records for name in (r.label, *(a.text for a in r.aliases)))
    return {
        "Label": _fit(actor.label),
        "Type": actor.kind.value,
        "Aliases": _fit(joined(name for name in names if name != actor.label)),
        "Notes": _fit(actor.notes),
    }


def tie_texts(tie: Relation) -> Texts:
    """Return the editable cells of a stated tie."""
    return {"Source": tie.source, "Target": tie.target, "Kind": tie.kind}


def source_texts(document: Document) -> Texts:
    """Return the editable cells of a source."""
    return {
        "Title": _fit(document.title),
        "Publisher": _fit(document.outlet),
        "Author": _fit(joined(document.authors)),
        "Published": cell_text(published(document.published)),
        "URL": _fit(document.url),
        "Reliability": document.reliability or "",
    }


def conflict_texts(conflict: Conflict) -> Texts:
    """Return the editable cell of a conflict between sources."""
    return {"Resolution": _fit(conflict.resolution)}


def same(one: Mapping[str, str], other: Mapping[str, str], headers: Iterable[str]) -> bool:
    """Whether two rows agree in these cells."""
    return all(one.get(header, "") == other.get(header, "") for header in headers)


def cell_text(cell: Cell) -> str:
    """Return a cell of a row, unlinked, as it comes back."""
    if isinstance(cell, str):
        return _fit(cell)
    return _moment_text(cell) if isinstance(cell, Moment) else text_of(cell)


@lru_cache(4096)
def _moment_text(moment: Moment) -> str:
    return moment_text(moment.value)


def _fit(text: str) -> str:
    """Return a text as it comes back from a cell."""
    if len(text) * 2 <= LONGEST and not marked(text)[1]:
        return text
    return text_of(restored(fitted(text)[0]))
