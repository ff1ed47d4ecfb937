"""A guess at a table of events: by its headers, then by what stands in its cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.imports.columns import Choice, EventField, guess_columns, known_format
from core.imports.dates import month_first_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE = re.compile(
    r"^(?:-?\d{4}(?:-\d\d){0,2}(?:[T ].*)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}.*"
    r"|\d{4}年\d{1,2}月.*|\d{1,2}\.? \w{3,10}\.?,? \d{4}.*|\w{3,10}\.? \d{1,2},? \d{4}.*)$"
)
_MOST = 0.6
"""Share of the filled cells that must look like dates."""


def guess(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Choice:
    """Guess which column of a table holds what."""
    found = guess_columns(headers)
    cells = {i: [r[i] for r in rows if i < len(r) and r[i]] for i in range(len(headers))}
    free = [i for i in cells if i not in found.values()]
    if not {EventField.DATE, EventField.YEAR, EventField.DATE_TEXT} & found.keys():
        dated = [i for i in free if _share(cells[i]) >= _MOST]
        found |= {EventField.DATE: dated[0]} if dated else {}
    if not {EventField.TITLE, EventField.NOTES} & found.keys():
        told = [i for i in free if i not in found.values() and _share(cells[i]) < _MOST]
        longest = max(told, key=lambda i: sum(map(len, cells[i])), default=None)
        found |= {EventField.TITLE: longest} if longest is not None else {}
    dates = cells.get(found.get(EventField.DATE, -1), [])
    first = known_format(headers) == "CaseMap" or month_first_in(dates)
    return Choice(tuple((f, headers[found[f]]) for f in EventField if f in found), first)


def looks_dated(cell: str) -> bool:
    """Whether a cell looks like a date."""
    return bool(_DATE.match(cell))


def _share(cells: Sequence[str]) -> float:
    return sum(bool(_DATE.match(cell)) for cell in cells) / max(len(cells), 1)
