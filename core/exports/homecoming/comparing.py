"""The comparison of three: as exported, as in the workbook, as in the project now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.exports.homecoming.actors import compare_actors, compare_aliases
from core.exports.homecoming.base import EDITABLE
from core.exports.homecoming.book import HEADERS, KEYS, SheetKind
from core.exports.homecoming.changes import Change, Comparison
from core.exports.homecoming.differences import compare_conflicts
from core.exports.homecoming.events import compare_events
from core.exports.homecoming.mentions import compare_mentions
from core.exports.homecoming.rows import Sheet, not_understood
from core.exports.homecoming.sources import compare_sources
from core.exports.homecoming.ties import compare_ties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from core.errors import Problem
    from core.exports.homecoming.book import Book, Line
    from core.exports.homecoming.sifting import Sifted
    from core.model import FuzzyDate
    from core.project import Project

    Told = Callable[[int, int], bool]

_PARTS = {
    SheetKind.EVENTS: compare_events,
    SheetKind.NODES: compare_actors,
    SheetKind.EDGES: compare_ties,
    SheetKind.ALIASES: compare_aliases,
    SheetKind.SOURCES: compare_sources,
    SheetKind.CONFLICTS: compare_conflicts,
    SheetKind.MENTIONS: compare_mentions,
}
_MOST = 8
"""Columns that are named."""
_STEP = 200
"""Rows between two words of progress."""


def compare(
    project: Project,
    sifted: Sifted,
    read_date: Callable[[str], FuzzyDate],
    progress: Told | None = None,
) -> Comparison:
    """Compare what a workbook may have changed with the project.

    progress is told the rows done and in all, and stops the comparison by returning False.
    """
    book, changes, problems = sifted.book, [], list(_not_there(sifted.book))
    counted = _counted(sum(len(book.lines.get(kind, ())) for kind in _PARTS), progress)
    for kind, part in _PARTS.items():
        if kind not in book.lines:
            continue
        base = sifted.base.get(kind, {}) if sifted.base is not None else None
        sheet = Sheet(counted(book.lines[kind]), base, sifted.missing.get(kind, ()), read_date)
        for found in part(project, sheet):
            changes.append(found) if isinstance(found, Change) else problems.append(found)
    return Comparison(
        book.name, tuple(changes), tuple(problems), sifted.base is not None, sifted.rows
    )


def _not_there(book: Book) -> Iterator[Problem]:
    """List sheets and columns that are gone, and columns that are not read."""
    if SheetKind.EVENTS not in book.headers:
        yield not_understood(
            "Events", "No sheet has the columns of Events: none of it is compared."
        )
    for kind, editable in EDITABLE.items():
        seen = book.headers.get(SheetKind(kind))
        if seen is None:
            continue
        if KEYS[SheetKind(kind)] not in seen:
            why = "rows are told by their titles, dates and names alone."
            yield not_understood(kind, f"Without a column “{KEYS[SheetKind(kind)]}”, {why}")
        lost = [header for header in editable if header not in seen]
        if lost:
            why = f"The columns {_named(lost)} are not there; what they say stays as it is."
            yield not_understood(kind, why)
        own = sorted(seen.difference(HEADERS[SheetKind(kind)]))
        if own:
            yield not_understood(kind, f"Columns that are not known are not read: {_named(own)}.")


def _named(headers: Iterable[str]) -> str:
    listed = list(headers)
    more = f" and {len(listed) - _MOST} more" if len(listed) > _MOST else ""
    return ", ".join(f"“{header}”" for header in listed[:_MOST]) + more


def _counted(total: int, progress: Told | None) -> Callable[[Iterable[Line]], Iterator[Line]]:
    """Return what passes lines on and tells how many have passed."""
    done = 0

    def passed(lines: Iterable[Line]) -> Iterator[Line]:
        nonlocal done
        for line in lines:
            if progress is not None and done % _STEP == 0 and not progress(done, total):
                return
            done += 1
            yield line

    return passed
