"""What all sheets share: lines by id, rows that are missing, and the three-way rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from core.errors import Problem, UserError
from core.exports.homecoming.changes import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from core.exports.homecoming.base import Texts
    from core.exports.homecoming.book import Line
    from core.model import Actor, Event, FuzzyDate

    Parse = Callable[[str], object]
    Lead = TypeVar("Lead", Event, Actor)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What of one kind of sheet is to be compared."""

    lines: Iterable[Line]
    base: Mapping[str, Texts] | None
    """What was exported of these lines, by id; None where that is not known."""
    gone: Sequence[str]
    """Ids that were exported and are not in the workbook."""
    read_date: Callable[[str], FuzzyDate]

    def exported(self, row_id: str, ours: Texts) -> Texts:
        """Return what was exported of a row; what the project says now, where not known."""
        return ours if self.base is None else self.base.get(row_id, ours)


def by_id(
    lines: Iterable[Line], header: str, problems: list[Problem]
) -> tuple[dict[str, Line], list[Line]]:
    """Return the lines by id, and those without one; an id told twice is a problem."""
    known: dict[str, Line] = {}
    new: list[Line] = []
    for line in lines:
        row_id = line.texts.get(header, "")
        if not row_id:
            new.append(line)
        elif row_id in known:
            first = known[row_id].cell(header)
            problems.append(
                not_understood(
                    line.cell(header),
                    f"{row_id} stands in {first} already; the second row is left out. "
                    "Clear its id to make it a new row.",
                )
            )
        else:
            known[row_id] = line
    return known, new


def here(
    lines: Mapping[str, Line], header: str, rows: Mapping[str, Lead]
) -> Iterator[tuple[Line, Lead] | Problem]:
    """Yield each line with its row of the project; a Problem where that is gone, or merged."""
    for row_id, line in lines.items():
        row = rows.get(row_id)
        if row is None or row.merged_into is not None:
            why = "was merged into another" if row else "is not in this project"
            yield not_understood(line.cell(header), f"{row_id} {why}; its row is left out.")
        else:
            yield line, row


def not_understood(cell: str, why: str) -> Problem:
    """Return a finding about one cell."""
    return Problem(cell, why, "warning")


def missing(sheet: str, gone: Iterable[str], names: Mapping[str, str]) -> Iterator[Change]:
    """Yield the rows that were exported and are still in the project, but not in the workbook."""
    for row_id in gone:
        if row_id in names:
            yield Change(Kind.MISSING, sheet, row_id, names[row_id], "", exported=names[row_id],
                         ours=names[row_id])  # fmt: skip


def fields(
    line: Line, row_id: str, name: str, base: Texts, ours: Texts,
    parsers: Mapping[str, tuple[str, Parse]],
) -> Iterator[Change | Problem]:  # fmt: skip
    """Yield a change for every cell that the workbook alters; parsers: header → field, reader."""
    for header, (field, parse) in parsers.items():
        theirs = line.texts.get(header)
        if theirs is None or theirs == base.get(header, "") or theirs == ours.get(header, ""):
            continue
        try:
            value = parse(theirs)
        except UserError as error:
            yield not_understood(line.cell(header), str(error))
            continue
        kind = judged(base.get(header, ""), ours.get(header, ""))
        yield Change(kind, line.cell(header), row_id, name, header, base.get(header, ""), theirs,
                     ours.get(header, ""), {field: value})  # fmt: skip


def judged(base: str, ours: str) -> Kind:
    """Return whether the project changed too since the export."""
    return Kind.CHANGED if base == ours else Kind.CONFLICT
