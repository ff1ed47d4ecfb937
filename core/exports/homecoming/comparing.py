"""The comparison of three: as exported, as in the workbook, as in the project now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import Problem
from core.exports.homecoming.actors import compare_actors, compare_aliases
from core.exports.homecoming.book import SheetKind
from core.exports.homecoming.changes import Change, Comparison
from core.exports.homecoming.events import compare_events
from core.exports.homecoming.sources import compare_sources
from core.exports.homecoming.ties import compare_ties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.exports.homecoming.base import Base
    from core.exports.homecoming.book import Book
    from core.model import FuzzyDate
    from core.project import Project

_PARTS = (
    (SheetKind.EVENTS, compare_events),
    (SheetKind.NODES, compare_actors),
    (SheetKind.EDGES, compare_ties),
    (SheetKind.ALIASES, compare_aliases),
    (SheetKind.SOURCES, compare_sources),
)


def compare(
    project: Project,
    book: Book,
    base: Base | None,
    read_date: Callable[[str], FuzzyDate],
    progress: Callable[[int, int], bool] | None = None,
) -> Comparison:
    """Compare a workbook with the project; base is what was exported, None where not known.

    progress is told the sheets done and in all, and stops the comparison by returning False.
    """
    changes: list[Change] = []
    problems: list[Problem] = []
    for number, (kind, part) in enumerate(_PARTS):
        if progress is not None and not progress(number, len(_PARTS)):
            break
        lines = book.lines.get(kind)
        if lines is None:
            continue
        known = base.get(kind, {}) if base is not None else None
        for found in part(project, lines, known, read_date):
            changes.append(found) if isinstance(found, Change) else problems.append(found)
    rows = sum(map(len, book.lines.values()))
    problems += _computed(book)
    return Comparison(book.name, tuple(changes), tuple(problems), base is not None, rows)


def _computed(book: Book) -> Iterator[Problem]:
    """Name the sheets that came home without their key column."""
    for kind, headers in book.headers.items():
        key = {"Events": "Event ID", "Nodes": "Id"}.get(kind)
        if key and key not in headers:
            yield Problem(book.name, f"{kind} has no column “{key}”.", "warning")
