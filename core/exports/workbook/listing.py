"""What stands on each sheet: its columns, how many rows, and the rows as they are asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.exports.chosen import Chosen
from core.exports.tables import timelinejs
from core.exports.workbook import columns
from core.exports.workbook.cells import web_link
from core.exports.workbook.conflicts import conflict_rows
from core.exports.workbook.events import event_rows
from core.exports.workbook.evidence import Evidence, gather, mention_rows
from core.exports.workbook.figures import Figures, figures
from core.exports.workbook.months import count, matrix_rows, month_name
from core.exports.workbook.network import alias_rows, edge_rows, node_rows
from core.exports.workbook.rejected import rejected_rows
from core.exports.workbook.sources import about_rows, source_rows
from core.filter import Filter, shown
from core.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from core.exports.workbook.cells import Cell, Column
    from core.model import Event
    from core.project import Project
    from core.ties import Edge, Node


@dataclass(frozen=True, slots=True)
class Contents:
    """What a workbook is made of; visible None stands for all events that are not rejected."""

    project: Project
    visible: Collection[str] | None = None
    nodes: Sequence[Node] = ()
    edges: Sequence[Edge] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    rejected: Collection[str] | None = None
    """The events turned down that the filter lets through; None stands for all."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """PNG by its caption."""
    only_cited: bool = False
    """Whether articles that nothing exported rests on are left out."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One sheet: as many rows as it says."""

    columns: Sequence[Column]
    count: int
    rows: Iterable[Sequence[Cell]]
    said: str = ""
    """What had to be left out, in words."""


def listings(
    contents: Contents, kept: Callable[[Sequence[Cell]], None] | None = None
) -> tuple[dict[str, Listing], Figures]:
    """Return every sheet of rows in order, and what Charts shows, which stands before About."""
    project, nodes = contents.project, contents.nodes
    asked = contents.visible
    evidence = gather(project, shown(project, Filter()) if asked is None else asked)
    turned_down = gather(project, _rejected(contents))
    if contents.only_cited:
        evidence.source_rows = _cited(contents, evidence, turned_down)
    evidence.node_rows = {node.id: row for row, node in enumerate(nodes)}
    turned_down.source_rows, turned_down.node_rows = evidence.source_rows, evidence.node_rows
    events = event_rows(evidence)
    made = {
        "Events": Listing(
            columns.EVENTS, len(evidence.events), _passing(events, kept) if kept else events
        ),
        "Mentions": Listing(columns.MENTIONS, evidence.count, mention_rows(evidence)),
        "Nodes": Listing(columns.NODES, len(nodes), node_rows(nodes)),
        "Edges": Listing(
            columns.EDGES, len(contents.edges), edge_rows(evidence, nodes, contents.edges)
        ),
        "Aliases": _whole(columns.ALIASES, alias_rows(evidence, nodes)),
        "Sources": Listing(columns.SOURCES, len(evidence.source_rows), source_rows(evidence)),
        "Conflicts": _whole(columns.CONFLICTS, conflict_rows(evidence)),
        "Matrix": _matrix(evidence, nodes),
        "TimelineJS": _timelinejs(evidence),
        "Rejected": _whole(columns.REJECTED, rejected_rows(evidence, turned_down)),
    }
    counts = {name: listing.count for name, listing in made.items()}
    made["About"] = _whole(columns.ABOUT, about_rows(evidence, contents.about, counts))
    return made, figures(evidence, nodes)


def _cited(contents: Contents, *told: Evidence) -> dict[str, int]:
    """Return the rows of the articles that events and ties exported rest on, and of originals."""
    project = contents.project
    rows = (each.document.id for e in told for event in e.events for each in e.told(event.id))
    ids = {*rows, *(c.document_id for edge in contents.edges for c in edge.citations)}
    ids |= {project.original(document_id) for document_id in ids}
    return {i: row for row, i in enumerate(sorted(ids & project.documents.keys()))}


def _rejected(contents: Contents) -> Collection[str]:
    if contents.rejected is not None:
        return contents.rejected
    leads = contents.project.lead_events()
    return [event.id for event in leads if event.status is Status.REJECTED]


def _passing(
    rows: Iterable[Sequence[Cell]], kept: Callable[[Sequence[Cell]], None]
) -> Iterator[Sequence[Cell]]:
    for row in rows:
        kept(row)
        yield row


def _whole(listed: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Listing:
    """Return a listing whose rows must be made to be counted."""
    made = list(rows)
    return Listing(listed, len(made), made)


def _matrix(evidence: Evidence, nodes: Sequence[Node]) -> Listing:
    matrix = count(evidence)
    months = (columns.month_column(month_name(month)) for month in matrix.months)
    rows = matrix_rows(matrix, evidence, nodes)
    said = f"{matrix.left_out} months with few events have no column in Matrix; "
    said += "its column Events counts them."
    return Listing(
        (*columns.MATRIX, *months), len(matrix.total), rows, said if matrix.left_out else ""
    )


def _timelinejs(evidence: Evidence) -> Listing:
    dated = tuple(event for event in evidence.events if event.when is not None)
    return Listing(columns.TIMELINEJS, len(dated), _linked(evidence, dated))


def _linked(evidence: Evidence, dated: tuple[Event, ...]) -> Iterator[list[Cell]]:
    """Yield the rows of TimelineJS, with the address in the last column as a link."""
    for *cells, address in timelinejs.rows(Chosen(evidence.project, dated)):
        yield [*cells, web_link(address, address) if isinstance(address, str) else None]
