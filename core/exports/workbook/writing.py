"""The whole workbook: sheets in order, written beside the target and moved into place."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from core.errors import Problem, UserError
from core.exports.atomic import write_atomically
from core.exports.workbook.listing import listings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from core.exports.workbook.cells import Cell
    from core.exports.workbook.listing import Contents, Listing
    from core.exports.workbook.sheet import Sheet

    Progress = Callable[[int, int], bool]
    """Told the rows written and the rows in all; stops the export by returning False."""
    Kept = Callable[[Sequence[Cell]], None]


_TICK = 200
"""Rows between two calls of progress."""


def write_workbook(
    path: Path,
    contents: Contents,
    *,
    progress: Progress | None = None,
    kept: Kept | None = None,
) -> list[Problem]:
    """Write events with their evidence, actors, ties and sources.

    kept is handed each row of Events as it is written. Returns what had to be shortened or left
    out. Raises UserError where the file cannot be written or the export was stopped; what was at
    path is then whole.
    """
    from openpyxl import Workbook

    listed, charts = listings(contents, kept)
    book: Any = Workbook()
    book.remove(book.active)
    _describe(book, contents.about)
    writing = _Writing(book, path, sum(each.count for each in listed.values()), progress)
    for name, listing in listed.items():
        if name == "About":
            _add_charts(book, charts, contents.pictures)
        writing.add(name, listing)
    with write_atomically(path) as temporary:
        writing.save(temporary)
    writing.end()
    return writing.problems


def _describe(book: Any, about: Mapping[str, str]) -> None:
    properties = book.properties
    properties.title = about.get("Title") or "Timeline of events and actors"
    properties.creator = properties.lastModifiedBy = "Dateline"
    properties.subject = "Events, actors, ties and sources"
    properties.keywords = "timeline, events, actors, sources"
    properties.description = (
        f"Events, their evidence, actors and ties, read from articles by "
        f"{about.get('Program', 'Dateline')}. Filters in force: "
        f"{about.get('Filters in force', 'none')}."
    )


def _add_charts(book: Any, charts: Any, pictures: Mapping[str, bytes]) -> None:
    from core.exports.workbook.charts import lay_out

    lay_out(book.create_sheet("Charts"), charts, pictures)


@dataclass(slots=True)
class _Writing:
    """A workbook in the making: how far it is, and what had to be shortened."""

    book: Any
    path: Path
    total: int
    progress: Progress | None
    done: int = 0
    told: int = 0
    sheets: dict[str, Sheet] = field(default_factory=dict)
    """By the name of its part."""
    problems: list[Problem] = field(default_factory=list)

    def add(self, name: str, listing: Listing) -> None:
        """Make as many sheets as the rows need; they are written when it is saved."""
        from core.exports.workbook import sheet as limits

        rows, most = iter(listing.rows), limits.MOST_ROWS
        for part in range(max(1, -(-listing.count // most))):
            title = name if part == 0 else f"{name} {part + 1}"
            count = min(most, listing.count - part * most)
            made = limits.Sheet(
                self.book.create_sheet(title), listing.columns, _some(rows, count), count, place,
                self._tick,
            )  # fmt: skip
            self.sheets[f"worksheets/sheet{len(self.book.worksheets)}.xml"] = made
        if listing.said:
            self._say(listing.said)
        if listing.count > most:
            self._say(f"{name} has more rows than a sheet can hold and goes on in “{title}”.")

    def save(self, path: Path) -> None:
        """Write the file."""
        from openpyxl.writer.excel import ExcelWriter

        from core.exports.workbook.archive import Archive

        self._tell()
        with Archive(path, self.sheets) as archive:
            ExcelWriter(self.book, archive).save()

    def end(self) -> None:
        """Say that all is written, and what had to be shortened."""
        for sheet in self.sheets.values():
            self._note(sheet)
        if self.progress is not None:
            self.progress(self.total, self.total)

    def _tick(self, rows: int) -> None:
        self.done += rows
        if self.done - self.told >= _TICK:
            self._tell()

    def _tell(self) -> None:
        self.told = self.done
        if self.progress is not None and not self.progress(self.done, self.total):
            raise UserError("The export was stopped; no file was written.")

    def _note(self, sheet: Sheet) -> None:
        cut, unlinked = sheet.lines.cut, sheet.lines.unlinked
        if cut:
            first = ", ".join(cut[:5]) + (" …" if len(cut) > 5 else "")
            self._say(f"{len(cut)} texts were longer than a cell can hold (32,767) and are "
                      f"cut: {first}.")  # fmt: skip
        if unlinked:
            self._say(f"“{sheet.name}” has more links than Excel opens in a sheet: "
                      f"{unlinked:,} cells are plain text.")  # fmt: skip

    def _say(self, message: str) -> None:
        self.problems.append(Problem(self.path.name, message, "warning"))


def _some(rows: Iterator[Sequence[Cell]], count: int) -> Iterable[Sequence[Cell]]:
    """Return the next rows: sheets are written in order."""
    return islice(rows, count)


def place(sheet: str, row: int) -> str:
    """Return the address of a row (from 0) of a table that may go on over several sheets."""
    from core.exports.workbook.sheet import MOST_ROWS

    part, rest = divmod(row, MOST_ROWS)
    title = sheet if part == 0 else f"{sheet} {part + 1}"
    return f"'{title}'!A{rest + 2}"
