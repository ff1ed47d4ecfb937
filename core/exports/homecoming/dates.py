"""A date changed in any of the six cells that show it, in any form that a person types."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core import edtf
from core.errors import UserError
from core.exports.homecoming.base import DATE_HEADERS
from core.model import FuzzyDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    ReadDate = Callable[[str], FuzzyDate]

_MOMENT = re.compile(r"^(-?\d{4,}-\d\d-\d\d)T(\d\d:\d\d)(?::00)?$")
_STARTS = ("Start Date", "Start ISO")
_ENDS = ("End Date", "End ISO")
_TELLING = ("EDTF", "Start Date", "Start ISO", "End Date", "End ISO")
_UNDATED = frozenset(
    {"undated", "no date", "none", "n/a", "n.a.", "n.d.", "nd", "s.d.", "unknown", "tbd", "tbc",
     "?", "-", "–"}
)  # fmt: skip
_NOTHING = _UNDATED | {""}


def changed_headers(line: Mapping[str, str], base: Mapping[str, str]) -> list[str]:
    """Return which of the date's cells differ from the export."""
    return [h for h in DATE_HEADERS if h in line and line[h] != base.get(h, "")]


def date_of(line: Mapping[str, str], base: Mapping[str, str], read: ReadDate) -> FuzzyDate | None:
    """Read the date that a row's changed cells mean; None is undated.

    EDTF counts before words, words before start and end. Raises UserError where a cell cannot
    be read, or the end lies before the start.
    """
    changed = changed_headers(line, base)
    for header in ("EDTF", "Date Text"):
        if header in changed and line[header].casefold() not in _NOTHING:
            return _read(line[header], read)
    start, end = _side(line, changed, _STARTS), _side(line, changed, _ENDS)
    if start is None and end is None:
        if not any(line[h].casefold() in _UNDATED for h in changed):
            _cleared(line)
        return None
    return _from_ends(line, base, start, end, read)


def _cleared(line: Mapping[str, str]) -> None:
    """Check that all cells of the date were cleared, or that one says undated.

    Raises UserError where something else is left of it.
    """
    said = line.get("Date Text", "").casefold()
    left = [h for h in _TELLING if line.get(h, "").casefold() not in _NOTHING]
    if left and (said not in _NOTHING or not said):
        raise UserError(
            f"Part of the date was cleared, but {left[0]} is left; clear all its cells, or type "
            "“undated” in Date Text."
        )


def _side(line: Mapping[str, str], changed: list[str], headers: tuple[str, ...]) -> str | None:
    """Return what was typed for one end; None where nothing was."""
    typed = (line[h] for h in headers if h in changed and line[h].casefold() not in _NOTHING)
    return next(typed, None)


def _from_ends(
    line: Mapping[str, str],
    base: Mapping[str, str],
    start: str | None,
    end: str | None,
    read: ReadDate,
) -> FuzzyDate:
    """Put a date together: a start alone moves a date of one unit, an end alone makes it last."""
    one = not base.get("Start ISO") or base.get("Start ISO") == base.get("End ISO")
    if start is not None and end is None and one:
        return _read(start, read)
    had = edtf.parse(base.get("EDTF", ""))
    if had is not None and end is None and start is not None and had.latest is None:
        return replace(_read(start, read), latest=None, extent=had.extent)
    if had is not None and start is None and end is not None and had.earliest is None:
        return replace(_read(end, read), earliest=None, extent=had.extent)
    first = _read(start, read) if start is not None else _read(_shown(base, _STARTS), read)
    last = _read(end, read) if end is not None else _read(_shown(base, _ENDS), read)
    return _between(first, last, line)


def _between(first: FuzzyDate, last: FuzzyDate, line: Mapping[str, str]) -> FuzzyDate:
    if (first.earliest, first.latest) == (last.earliest, last.latest):
        return first
    low, high = first.earliest, last.latest
    if low is None or high is None or high < low:
        said = " – ".join(line.get(h, "") for h in ("Start Date", "End Date"))
        raise UserError(f"The end lies before the start: {said}.")
    return FuzzyDate(low, high, max(first.precision, last.precision, key=_size), extent=True)


def _size(precision: object) -> int:
    from core.model import Precision

    return list(Precision).index(Precision(str(precision)))


def _shown(base: Mapping[str, str], headers: tuple[str, ...]) -> str:
    found = next((base[h] for h in headers[::-1] if base.get(h)), "")
    if not found:
        raise UserError("One end of the period is missing.")
    return found


def _read(text: str, read: ReadDate) -> FuzzyDate:
    match = _MOMENT.match(text)
    if match:
        text = f"{match[1]}T{match[2]}"
    return edtf.parse(text) or read(text)
