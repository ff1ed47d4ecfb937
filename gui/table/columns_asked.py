"""What a column can be asked, and the filter that asks it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from core.errors import UserError
from core.filter import FAR, Asks, ColumnFilter, Filter
from core.sieve import without
from core.table_columns import BY_NAME, COLUMNS
from gui.facets.counts import FACETS, asking, label_of
from gui.inspector.typed_date import read_typed

if TYPE_CHECKING:
    from gui.facets.counts import Facet
    from gui.store import Store

FACET_OF: dict[str, Facet] = {
    {"Place": "Places"}.get(facet.name, facet.name): facet for facet in FACETS
}
"""The columns that have a section among the facets: asking for their values is the same there."""


def values_of(store: Store, column: str) -> list[tuple[str, str, int]]:
    """Return value, words and count for what a column says, the most frequent first.

    The events counted are those shown if nothing were asked of the column.
    """
    project, facet = store.project, FACET_OF.get(column)
    counts: Counter[str] = Counter()
    for event_id in store.sieve.shown(freed(store.filter, column)):
        event = project.events[event_id]
        said = (
            facet.values(project, event)
            if facet
            else [COLUMNS[BY_NAME[column]].text(project, event)]
        )
        counts.update(value for value in said if value)
    words = {v: label_of(project, facet, v) if facet else v for v in counts}
    found = [(value, words[value], count) for value, count in counts.items()]
    return sorted(found, key=lambda each: (-each[2], each[1].casefold()))


def chosen_in(asked: Filter, column: str) -> frozenset[str]:
    """Return the values of a column that the filter asks for."""
    if column in FACET_OF:
        found: frozenset[str] = getattr(asked, FACET_OF[column].field)
        return found
    kept = (c for c in asked.columns if c.column == column and c.asks is Asks.ONE_OF)
    return frozenset(value for each in kept for value in each.values)


def freed(asked: Filter, column: str) -> Filter:
    """Return the filter that asks nothing of a column."""
    kept = tuple(each for each in asked.columns if each.column != column)
    asked = replace(asked, columns=kept)
    if column in FACET_OF:
        return without(asked, FACET_OF[column].field)
    field = {"Date": "dates", "Confidence": "confidence"}.get(column)
    return without(asked, field) if field else asked


def is_asked(asked: Filter, column: str) -> bool:
    """Whether the filter asks something of a column."""
    return freed(asked, column) != asked


def among(asked: Filter, column: str, values: frozenset[str]) -> Filter:
    """Return the filter that asks for one of these values of a column; for none, nothing."""
    asked = freed(asked, column)
    if column in FACET_OF:
        return asking(asked, FACET_OF[column].field, values)
    if not values:
        return asked
    return _with(asked, ColumnFilter(column, Asks.ONE_OF, tuple(sorted(values))))


def saying(asked: Filter, column: str, asks: Asks, text: str = "") -> Filter:
    """Return the filter that asks what a column contains, or whether it says anything.

    Raises UserError where there is nothing to look for.
    """
    words = text.strip()
    if asks in (Asks.EMPTY, Asks.FILLED):
        return _with(freed(asked, column), ColumnFilter(column, asks))
    if not words:
        raise UserError(f"Type what “{column}” is to contain.")
    return _with(freed(asked, column), ColumnFilter(column, asks, (words,)))


def between(asked: Filter, first: str, last: str) -> Filter:
    """Return the filter that asks for dates of a period; an empty end is open.

    Raises UserError for words that are no date, and for a period that ends before it starts.
    """
    start, end = read_typed(first, None), read_typed(last, None)
    if start is None and end is None:
        raise UserError("Type the first day, the last day or both, in any form of date.")
    low = start.earliest if start is not None and start.earliest is not None else -FAR
    high = end.latest if end is not None and end.latest is not None else FAR
    if low > high:
        raise UserError("The period ends before it starts.")
    return replace(freed(asked, "Date"), dates=(low, high))


def at_least(asked: Filter, confidence: float) -> Filter:
    """Return the filter that asks for a least confidence."""
    return replace(freed(asked, "Confidence"), confidence=confidence)


def _with(asked: Filter, each: ColumnFilter) -> Filter:
    return replace(asked, columns=(*asked.columns, each))
