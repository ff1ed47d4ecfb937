"""What the charts show, counted: events by month and type, and the busiest actors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.exports.workbook.months import month_name, month_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.exports.workbook.evidence import Evidence
    from core.ties import Node

MOST_MONTHS = 120
MOST_TYPES = 7
MOST_PEOPLE = 15
_SPARSE = 4
"""Where fewer than one of so many months have events, those without are left out."""
_REST = "Other types"


@dataclass(slots=True)
class Figures:
    """What the charts show: headers and rows of their tables, and words about each."""

    types: list[str]
    months: list[list[str | int]]
    people: list[list[str | int]]
    said: str = ""


def figures(evidence: Evidence, nodes: Sequence[Node]) -> Figures:
    """Count events by month and type, and those of the busiest actors."""
    counted: Counter[tuple[int, str]] = Counter()
    for event in evidence.events:
        month = month_of(event.when)
        if month is not None:
            counted[month, event.type or "OTHER"] += 1
    busiest = sorted((n for n in nodes if n.event_count), key=lambda n: (-n.event_count, n.id))
    people: list[list[str | int]] = [[n.label, n.event_count] for n in busiest[:MOST_PEOPLE]]
    if not counted:
        return Figures([], [], people)
    types, first, last = _types(counted), *_window(counted)
    rows = [_month(counted, month, types) for month in range(first, last + 1)]
    used = {month_name(month) for month, _ in counted if first <= month <= last}
    outside = sum(n for (month, _), n in counted.items() if not first <= month <= last)
    span = f"{month_name(first)} to {month_name(last)}"
    unknown = len(evidence.events) - sum(counted.values())
    said = f"Events by the month in which they lie or begin, {span}"
    if len(used) * _SPARSE < len(rows):
        rows = [row for row in rows if row[0] in used]
        said += "; months without events are left out"
    said += f"; {outside} lie outside these months" if outside else ""
    said += f"; {unknown} without a known month are not in it" if unknown else ""
    return Figures(types, rows, people, f"{said}.")


def _types(counted: Counter[tuple[int, str]]) -> list[str]:
    """Name the most frequent types; the others share a column."""
    often: Counter[str] = Counter()
    for (_, kind), number in counted.items():
        often[kind] += number
    named = [kind for kind, _ in sorted(often.items(), key=lambda item: (-item[1], item[0]))]
    return named if len(named) <= MOST_TYPES + 1 else [*named[:MOST_TYPES], _REST]


def _window(counted: Counter[tuple[int, str]]) -> tuple[int, int]:
    """Return the first and last of the months shown: those with most events, side by side."""
    often: Counter[int] = Counter()
    for (month, _), number in counted.items():
        often[month] += number
    months = sorted(often)
    if months[-1] - months[0] < MOST_MONTHS:
        return months[0], months[-1]
    best, start, held = (0, months[0], months[0]), 0, 0
    for month in months:
        held += often[month]
        while month - months[start] >= MOST_MONTHS:
            held -= often[months[start]]
            start += 1
        best = max(best, (held, months[start], month))
    return best[1], best[2]


def _month(counted: Counter[tuple[int, str]], month: int, types: list[str]) -> list[str | int]:
    row = [counted[month, kind] for kind in types]
    if types[-1] == _REST:
        row[-1] = sum(n for (m, k), n in counted.items() if m == month and k not in types)
    return [month_name(month), *row]
