"""The rows of the sheets Sources and About."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.exports.workbook.cells import Cell, Linked, Tinted, joined, published, web_link
from core.exports.workbook.evidence import source_link
from core.model import ActorKind, Factuality, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.exports.workbook.evidence import Evidence
    from core.model import Document

_LEGEND = {
    Factuality.OCCURRED: "said to have happened",
    Factuality.ONGOING: "said to be going on",
    Factuality.PLANNED: "said to be going to happen",
    Factuality.ALLEGED: "claimed by someone, not vouched for",
    Factuality.DENIED: "said not to have happened",
    Factuality.HYPOTHETICAL: "thought of as possible",
}
_STATUS = {
    Status.SUGGESTED: ("dim", "found by the program, not yet looked at"),
    Status.ACCEPTED: ("ongoing", "confirmed by the analyst"),
    Status.REJECTED: ("error", "turned down by the analyst"),
}
_READING = {
    "Start Date, End Date": "First and last day that the date can mean, shown no finer than the "
    "date is known; empty before 1900, where ISO and EDTF stand alone",
    "EDTF": "The date in Extended Date/Time Format (ISO 8601-2): 2016-10~ about, ? uncertain, "
    "A/B from A to B, [A..B] at some time between, .. open",
    "Earliest, Latest": "Inclusive bounds of the date, ISO 8601, years signed before year 0;"
    " without a date: what the day of writing leaves open",
    "Independent Sources": "Sources that are not copies of one another",
    "Evidence": "Click it to see the sentences in Mentions; a Source ID there leads to the source",
    "Confidence, Score": "From 0 to 1: how sure the program is of what it read",
    "Matrix": "How many events an actor takes part in, by the month in which they lie or begin; "
    "No Month counts those whose month is not known",
    "TimelineJS": "Its template's columns: publish the sheet, or paste it into theirs",
    "Rejected": "What was turned down, by the analyst or by a rule of the memory; not in Events",
    "Charts": "Drawn from the tables of values to the right of them",
    "Reliability": "A to F as in the Admiralty system, as judged by the analyst",
    "Several values": "Stand in one cell with “; ” between them",
}


def source_rows(evidence: Evidence) -> Iterator[list[Cell]]:
    """Yield the rows of Sources, in order of id."""
    for document_id in evidence.source_rows:
        document = evidence.project.documents[document_id]
        copied = document.duplicate_of
        yield [
            document.id,
            document.title,
            document.outlet,
            joined(document.authors),
            published(document.published),
            document.published_from.value,
            web_link(document.url, document.url),
            _file_link(document),
            document.language,
            document.sha256,
            len(document.text.split()),
            source_link(evidence, copied) if copied else None,
            document.reliability.value if document.reliability else None,
        ]


def about_rows(
    evidence: Evidence, about: Mapping[str, str], counts: Mapping[str, int]
) -> Iterator[list[Cell]]:
    """Yield the rows of About: the export, counts, how to read it, the legend, file hashes."""
    topics: dict[str, Mapping[str, str | int]] = {
        "Export": dict(about),
        "Rows": dict(counts),
        "How to read": dict(_READING),
    }
    for topic, items in topics.items():
        for item, value in items.items():
            yield [topic, item, value]
    for factuality, said in _LEGEND.items():
        yield ["Factuality", Tinted(factuality.value, factuality.value), said]
    for status, (colour, said) in _STATUS.items():
        yield ["Status", Tinted(status.value, colour), said]
    for kind in ActorKind:
        yield ["Actor type", Tinted(kind.value, kind.value.replace(" ", "_")), "in Nodes"]
    for document_id, row in evidence.source_rows.items():
        sha256 = evidence.project.documents[document_id].sha256
        yield ["SHA-256", Linked(document_id, "Sources", row), sha256 or "not known"]


def _file_link(document: Document) -> Cell:
    path = Path(document.path)
    return web_link(document.path, path.as_uri()) if path.is_absolute() else document.path
