"""Most rows come home as they left: only the others need to be compared with the project."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.exports.homecoming.base import same
from core.exports.homecoming.book import KEYS, Book, SheetKind
from core.exports.homecoming.identity import with_ids, without_copies
from core.exports.homecoming.mentions import decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from core.exports.homecoming.base import Base, Texts
    from core.exports.homecoming.book import Line


@dataclass(frozen=True, slots=True)
class Sifted:
    """What of a workbook may differ from the project."""

    book: Book
    """Its lines are those that are not as they were exported; all, where that is not known."""
    base: Base | None
    """What was exported of those lines."""
    missing: Mapping[str, tuple[str, ...]]
    """By sheet, the ids that were exported and are not in the workbook."""
    rows: int
    """Rows in the workbook."""


def sift(book: Book, base: Base | None) -> Sifted:
    """Leave out the lines that are as they were exported; base is None where not known."""
    rows = sum(map(len, book.lines.values()))
    if base is None:
        return Sifted(book, None, {}, rows)
    book = replace(book, lines={k: _known(k, found, base) for k, found in book.lines.items()})
    lines = {k: tuple(_altered(k, found, base.get(k, {}))) for k, found in book.lines.items()}
    part = {k: _needed(lines.get(SheetKind(k), ()), k, known) for k, known in base.items()}
    events = base.get(SheetKind.EVENTS, {})
    decided = tuple(_decided(book.lines.get(SheetKind.MENTIONS, ()), events))
    if decided:
        lines[SheetKind.MENTIONS] = decided
        part[SheetKind.MENTIONS] = {i: events[i] for i in _told(decided) if i in events}
    missing = {
        kind: tuple(row_id for row_id in known if row_id not in seen)
        for kind, known in base.items()
        for seen in [_ids(book.lines.get(SheetKind(kind), ()), kind)]
        if kind in book.lines
    }
    return Sifted(replace(book, lines=lines), part, missing, rows)


def _known(kind: SheetKind, lines: tuple[Line, ...], base: Base) -> tuple[Line, ...]:
    """Return the lines, each under the id that it was exported with."""
    exported = base.get(kind, {})
    if kind not in KEYS or kind is SheetKind.EDGES or not exported:
        return lines
    lines = with_ids(lines, kind, KEYS[kind], exported)
    sheets = {line.sheet for line in lines}
    return without_copies(lines, KEYS[kind], exported) if len(sheets) > 1 else lines


def _decided(lines: Iterable[Line], events: Mapping[str, Texts]) -> Iterator[Line]:
    """Yield the sentences whose decision is not that on their event any more."""
    for line in lines:
        theirs = line.texts.get("Decision", "").casefold()
        if theirs and theirs != decision(line, events, ""):
            yield line


def _told(lines: Iterable[Line]) -> set[str]:
    return {line.texts.get("Event ID", "") for line in lines}


def _ids(lines: Iterable[Line], kind: str) -> set[str]:
    """Return the ids of a sheet; an edge of several ties has several in one cell."""
    key = KEYS[SheetKind(kind)]
    cells = (line.texts.get(key, "") for line in lines)
    return {part.strip() for cell in cells for part in cell.split(";")}


def _altered(kind: SheetKind, lines: tuple[Line, ...], base: Mapping[str, Texts]) -> list[Line]:
    if kind is SheetKind.MENTIONS:
        return []
    if kind not in KEYS:
        return list(lines)
    key = KEYS[kind]
    often = Counter(line.texts.get(key, "") for line in lines)
    return [
        line for line in lines
        if not (often[line.texts.get(key, "")] == 1 and _as_it_was(line, key, base))
    ]  # fmt: skip


def _as_it_was(line: Line, key: str, base: Mapping[str, Texts]) -> bool:
    row_id = line.texts.get(key, "")
    exported = base.get(row_id)
    if exported is None:
        made, colon, kind = row_id.rpartition(":")
        # An edge that events make is known by its ends and its kind.
        return bool(made and colon) and kind == line.texts.get("Kind", kind)
    return same(line.texts, exported, [h for h in exported if h in line.texts])


def _needed(lines: Iterable[Line], kind: str, known: Mapping[str, Texts]) -> dict[str, Texts]:
    return {i: known[i] for i in _ids(lines, kind) if i in known}
