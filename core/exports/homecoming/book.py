"""An edited workbook as plain texts: sheets told by their headers, columns by their names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.exports.homecoming.packed import check_packing
from core.exports.workbook import columns as made
from core.exports.workbook.cells import headers as named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_SERIAL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  (Excel's dates have no zone)
_DATED = frozenset({"Start Date", "End Date", "First Reported", "Published"})
_SERIALS = range(3000, 2_958_466)
"""Excel's numbers for the days to 9999; what is less is a year that somebody typed."""


class SheetKind(StrEnum):
    """The sheets that can come home, named as they are exported."""

    EVENTS = "Events"
    NODES = "Nodes"
    EDGES = "Edges"
    ALIASES = "Aliases"
    SOURCES = "Sources"
    CONFLICTS = "Conflicts"
    MENTIONS = "Mentions"
    ABOUT = "About"


HEADERS: dict[SheetKind, tuple[str, ...]] = {
    SheetKind.EVENTS: tuple(named(made.EVENTS)),
    SheetKind.NODES: tuple(named(made.NODES)),
    SheetKind.EDGES: tuple(named(made.EDGES)),
    SheetKind.ALIASES: tuple(named(made.ALIASES)),
    SheetKind.SOURCES: tuple(named(made.SOURCES)),
    SheetKind.CONFLICTS: tuple(named(made.CONFLICTS)),
    SheetKind.MENTIONS: tuple(named(made.MENTIONS)),
    SheetKind.ABOUT: tuple(named(made.ABOUT)),
}
_MARKS: dict[SheetKind, tuple[frozenset[str], frozenset[str]]] = {
    SheetKind.EVENTS: (frozenset({"event id", "title"}), frozenset({"mention id"})),
    SheetKind.NODES: (frozenset({"id", "label", "aliases"}), frozenset({"source"})),
    SheetKind.EDGES: (frozenset({"source", "target", "id", "kind"}), frozenset()),
    SheetKind.ALIASES: (frozenset({"alias", "actor id"}), frozenset()),
    SheetKind.SOURCES: (frozenset({"source id", "publisher"}), frozenset()),
    SheetKind.CONFLICTS: (frozenset({"conflict id", "resolution"}), frozenset()),
    SheetKind.MENTIONS: (frozenset({"mention id", "event id", "decision"}), frozenset()),
    SheetKind.ABOUT: (frozenset({"topic", "item", "value"}), frozenset()),
}
"""Headers that are enough to tell a sheet of a kind, and headers that it has not."""
_ENOUGH = 0.5
"""What part of the headers of a kind a sheet of it has at least."""
_HEADS = 20
"""Rows among which the header row is looked for."""
KEYS = {
    SheetKind.EVENTS: "Event ID", SheetKind.NODES: "Id", SheetKind.EDGES: "Id",
    SheetKind.SOURCES: "Source ID", SheetKind.CONFLICTS: "Conflict ID",
}  # fmt: skip
"""The column that says which row it is."""
_IDLE = frozenset(
    (
        "Earliest", "Latest", "Summary", "Source Count",
        "Independent Sources", "First Reported", "Evidence", "Modified", "Mention Count",
        "Event Count", "First Seen", "Last Seen", "Degree", "Weighted Degree", "Betweenness",
        "Community", "X", "Y", "Weight", "First Date", "Last Date", "Event IDs", "SHA-256", "Words",
        "Sentence", "Char Start", "Char End", "Date Expression", "Anchor Date", "Resolved Start",
        "Resolved End", "Rule", "Actor Text", "Score",
    )
)  # fmt: skip
"""Columns that the program computes: what is typed there is not read."""
TOLD = ("Summary", "Evidence", "Source URL", "Sources")
"""Of these, what a new row says all the same."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its sheet, its number as Excel counts, its texts by header."""

    sheet: str
    number: int
    texts: Mapping[str, str]
    letters: Mapping[str, str] = field(repr=False, default_factory=dict)
    """The letter of each header's column."""

    def cell(self, header: str) -> str:
        """Return the address of a cell: "Events!M7"."""
        return f"{self.sheet}!{self.letters.get(header, 'A')}{self.number}"


@dataclass(frozen=True, slots=True)
class Book:
    """What was read: the lines of each kind of sheet, and the headers seen."""

    name: str
    lines: Mapping[SheetKind, tuple[Line, ...]]
    headers: Mapping[SheetKind, frozenset[str]]

    @property
    def export_id(self) -> str:
        """The id of the export that it was, as About says; empty where it does not."""
        for line in self.lines.get(SheetKind.ABOUT, ()):
            if line.texts.get("Item") == "Export ID":
                return line.texts.get("Value", "")
        return ""


def read_book(path: Path) -> Book:
    """Read a workbook, however it was saved again.

    Raises UserError where it cannot be opened, or holds no sheet that was exported.
    """
    lines: defaultdict[SheetKind, list[Line]] = defaultdict(list)
    headers: defaultdict[SheetKind, set[str]] = defaultdict(set)
    for name, rows in _sheets(path):
        found = header_of(rows)
        if found is not None:
            kind, top, columns = found
            headers[kind] |= set(columns)
            lines[kind] += _lines(name, rows, top, columns, kind)
    if not set(lines) - {SheetKind.ABOUT} and not set(headers) - {SheetKind.ABOUT}:
        raise UserError(
            f"“{path.name}” holds no sheet of a Dateline workbook (Events with “Event ID”, Nodes "
            "with “Id” …). To take in another table, choose Import › Spreadsheet."
        )
    return Book(
        path.name,
        {kind: tuple(found) for kind, found in lines.items()},
        {kind: frozenset(found) for kind, found in headers.items()},
    )


def id_in(path: Path) -> str:
    """Return the id of the export that a workbook was, as About says; About is mostly last.

    Raises UserError where the workbook cannot be opened.
    """
    for name, rows in _sheets(path, backwards=True):
        found = header_of(rows)
        if found is not None and found[0] is SheetKind.ABOUT:
            lines = tuple(_lines(name, rows, found[1], found[2], found[0]))
            return Book(path.name, {SheetKind.ABOUT: lines}, {}).export_id
    return ""


def _sheets(path: Path, *, backwards: bool = False) -> Iterator[tuple[str, list[list[Any]]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    check_packing(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names[:: -1 if backwards else 1]:
            yield name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, OSError) as error:
        raise UserError(f"“{path.name}” cannot be read as a workbook: {error}.") from error


def _lines(
    sheet: str, rows: list[list[Any]], top: int, columns: dict[str, int], kind: SheetKind
) -> Iterator[Line]:
    letters = {header: _letter(column) for header, column in columns.items()}
    wanted = tuple((h, c) for h, c in columns.items() if h not in _IDLE)
    told = tuple((h, columns[h]) for h in TOLD if h in columns)
    key = KEYS.get(kind, "")
    for place in range(top + 1, len(rows)):
        row = rows[place]
        texts = {h: text_of(row[c], dated=h in _DATED) for h, c in wanted if c < len(row)}
        if kind is SheetKind.EVENTS and not texts.get(key):
            texts |= {h: text_of(row[c]) for h, c in told if c < len(row)}
        if any(texts.values()):
            yield Line(sheet, place + 1, texts, letters)


def header_of(rows: list[list[Any]]) -> tuple[SheetKind, int, dict[str, int]] | None:
    """Return what kind of sheet it is, the place of its header row and the column of each header.

    The header row need not be the first, nor its words be written just so.
    """
    for place, row in enumerate(rows[:_HEADS]):
        texts = [text_of(value) for value in row]
        folded = frozenset(map(_folded, filter(None, texts)))
        kind = _kind(folded) if len(folded) > 2 else None
        if kind is not None:
            known = {_folded(header): header for header in HEADERS[kind]}
            columns: dict[str, int] = {}
            for column, text in enumerate(texts):
                if text:
                    columns.setdefault(known.get(_folded(text), text), column)
            return kind, place, columns
    return None


def _kind(folded: frozenset[str]) -> SheetKind | None:
    """Return the kind that these headers tell, or else most of whose headers they are."""
    for kind, (has, lacks) in _MARKS.items():
        if has <= folded and not lacks & folded:
            return kind
    shares = {k: len(names & folded) / len(names) for k, names in _FOLDED.items()}
    best = max(shares, key=lambda kind: shares[kind])
    return best if shares[best] >= _ENOUGH else None


def _folded(header: str) -> str:
    return " ".join(header.split()).casefold()


_FOLDED = {kind: frozenset(map(_folded, headers)) for kind, headers in HEADERS.items()}


def _letter(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def text_of(value: Any, *, dated: bool = False) -> str:
    """Return a cell's value as text: dates as ISO, numbers short, line ends alike."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        serial = dated and int(value) in _SERIALS
        return moment_text(_SERIAL_ZERO + timedelta(days=value)) if serial else number_text(value)
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return "" if value is None else str(value).strip()


def moment_text(value: datetime) -> str:
    """Write a moment as ISO 8601, a midnight as its day."""
    near = value.replace(microsecond=0) + timedelta(seconds=value.microsecond >= 500_000)
    bare = (near.hour, near.minute, near.second) == (0, 0, 0)
    return near.date().isoformat() if bare else near.isoformat()


def number_text(value: float) -> str:
    """Write a number without digits that saving may have added."""
    if float(value).is_integer():
        return f"{value:.0f}"
    return f"{value:.6f}".rstrip("0").rstrip(".") if abs(value) < 1e9 else f"{value:.15g}"
