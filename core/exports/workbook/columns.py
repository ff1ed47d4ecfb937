"""The headers of every sheet (a contract: other programs rely on them), widths and drop-downs."""

from __future__ import annotations

from core.exports.tables.timelinejs import HEADERS
from core.exports.workbook.cells import Column, Look
from core.model import ActorKind, Basis, Factuality, Precision, PublishedFrom, Reliability, Status
from core.vocabulary import EVENT_TYPES

_YES = ("yes", "no")
_STATUS_COLOURS = (("suggested", "dim"), ("accepted", "ongoing"), ("rejected", "error"))
_FACTUALITY_COLOURS = tuple((f.value, f.value) for f in Factuality)
_KIND_COLOURS = tuple((k.value, k.value.replace(" ", "_")) for k in ActorKind)
_STATUS = tuple(s.value for s in Status)

_PARTS = ("Year", "Month", "Day", "End Year", "End Month", "End Day")
_TIMELINEJS = {
    "Display Date": 22, "Headline": 42, "Text": 70, "Link": 36, "Group": 14, "Background": 12,
    "Media Thumbnail": 12,
}  # fmt: skip

EVENTS = (
    Column("Event ID", 10, Look.ID),
    Column("Start Date", 17, Look.DATE),
    Column("End Date", 17, Look.DATE),
    Column("Start ISO", 17, Look.WORD),
    Column("End ISO", 17, Look.WORD),
    Column("Date Text", 24),
    Column("EDTF", 24),
    Column("Precision", 11, Look.WORD, tuple(p.value for p in Precision)),
    Column("Earliest", 20, Look.WORD),
    Column("Latest", 20, Look.WORD),
    Column("Date Basis", 11, Look.WORD, tuple(b.value for b in Basis)),
    Column("Time Zone", 14, Look.WORD),
    Column("Title", 42),
    Column("Summary", 42),
    Column("Event Type", 14, Look.WORD, tuple(EVENT_TYPES)),
    Column("Actors", 28),
    Column("Actor Roles", 36),
    Column("Location", 18),
    Column("Tags", 16),
    Column("Factuality", 13, Look.WORD, tuple(f.value for f in Factuality), _FACTUALITY_COLOURS),
    Column("Confidence", 11, Look.SHARE),
    Column("Status", 11, Look.WORD, _STATUS, _STATUS_COLOURS),
    Column("Key", 6, Look.WORD, _YES),
    Column("Source Count", 10, Look.NUMBER),
    Column("Independent Sources", 14, Look.NUMBER),
    Column("First Reported", 17, Look.DATE),
    Column("Sources", 14, Look.ID, links=2),
    Column("Source URL", 36, Look.ID, links=2),
    Column("Evidence", 60, Look.QUOTE, links=1),
    Column("Notes", 30),
    Column("Modified", 21, Look.WORD),
)
MENTIONS = (
    Column("Mention ID", 13, Look.ID),
    Column("Event ID", 10, Look.ID, links=2),
    Column("Source ID", 10, Look.ID, links=1),
    Column("Published", 17, Look.DATE),
    Column("Sentence", 70),
    Column("Char Start", 9, Look.NUMBER),
    Column("Char End", 9, Look.NUMBER),
    Column("Date Expression", 20),
    Column("Anchor Date", 17, Look.WORD),
    Column("Resolved Start", 20, Look.WORD),
    Column("Resolved End", 20, Look.WORD),
    Column("Rule", 24),
    Column("Actor Text", 28),
    Column("Actor ID", 16, links=2),
    Column("Score", 8, Look.SHARE),
    Column("Decision", 11, Look.WORD, _STATUS, _STATUS_COLOURS),
)
NODES = (
    Column("Id", 9, Look.ID),
    Column("Label", 28),
    Column("Type", 14, Look.WORD, tuple(k.value for k in ActorKind), _KIND_COLOURS),
    Column("Aliases", 40),
    Column("Mention Count", 10, Look.NUMBER),
    Column("Event Count", 9, Look.NUMBER),
    Column("First Seen", 13, Look.DATE),
    Column("Last Seen", 13, Look.DATE),
    Column("Degree", 8, Look.NUMBER),
    Column("Weighted Degree", 10, Look.NUMBER),
    Column("Betweenness", 13, Look.SHARE),
    Column("Community", 12, Look.NUMBER),
    Column("X", 10, Look.SHARE),
    Column("Y", 10, Look.SHARE),
    Column("Notes", 36),
)
EDGES = (
    Column("Source", 9, Look.ID, links=2),
    Column("Target", 9, Look.ID, links=2),
    Column("Type", 12, Look.WORD, ("Directed", "Undirected")),
    Column("Kind", 15, Look.WORD),
    Column("Id", 26),
    Column("Label", 18),
    Column("Weight", 9, Look.NUMBER),
    Column("Event Count", 9, Look.NUMBER),
    Column("First Date", 13, Look.DATE),
    Column("Last Date", 13, Look.DATE),
    Column("Confidence", 12, Look.SHARE),
    Column("Event IDs", 26),
    Column("Evidence", 70, Look.QUOTE, links=1),
)
ALIASES = (
    Column("Alias", 36),
    Column("Actor ID", 10, Look.ID),
    Column("Actor Label", 36),
    Column("Method", 20, Look.WORD),
    Column("Count", 9, Look.NUMBER),
    Column("Decision", 12, Look.WORD, _STATUS, _STATUS_COLOURS),
)
SOURCES = (
    Column("Source ID", 10, Look.ID),
    Column("Title", 50),
    Column("Publisher", 20),
    Column("Author", 26),
    Column("Published", 17, Look.DATE),
    Column("Date Origin", 11, Look.WORD, tuple(p.value for p in PublishedFrom)),
    Column("URL", 40, Look.ID, links=1),
    Column("File", 40, Look.ID, links=1),
    Column("Language", 11, Look.WORD),
    Column("SHA-256", 34),
    Column("Words", 9, Look.NUMBER),
    Column("Duplicate Of", 11, Look.ID, links=1),
    Column("Reliability", 22, Look.WORD, tuple(r.value for r in Reliability)),
)
CONFLICTS = (
    Column("Conflict ID", 12, Look.ID),
    Column("Event ID", 10, Look.ID),
    Column("Field", 14, Look.WORD),
    Column("Value A", 34),
    Column("Source A", 10, Look.ID),
    Column("Value B", 34),
    Column("Source B", 10, Look.ID),
    Column("Resolution", 34),
)
TIMELINEJS = tuple(
    Column(
        header,
        _TIMELINEJS.get(header, 9),
        Look.NUMBER if header in _PARTS else Look.ID if header == "Link" else Look.TEXT,
        links=int(header == "Link"),
    )
    for header in HEADERS
)
REJECTED = (*MENTIONS, Column("Reason", 44))
MATRIX = (
    Column("Actor ID", 10, Look.ID, links=1),
    Column("Actor", 32),
    Column("Type", 14, Look.WORD, tuple(k.value for k in ActorKind), _KIND_COLOURS),
    Column("Events", 9, Look.NUMBER),
    Column("No Month", 9, Look.NUMBER),
)
"""The months follow, each a column."""
ABOUT = (Column("Topic", 18, Look.WORD), Column("Item", 30), Column("Value", 90))


def month_column(month: str) -> Column:
    """Return a column of Matrix: "2016-11"."""
    return Column(month, 7, Look.NUMBER, heat="accent")
