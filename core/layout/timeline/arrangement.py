"""How the analyst wants the lanes of a grouping: their order, which are folded, hidden, resized."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class LaneSort(StrEnum):
    """What lanes are sorted by."""

    COUNT = "count"
    NAME = "name"
    FIRST = "first date"
    HAND = "by hand"


TALLEST = 60
"""Rows that a lane may be given."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Keys of lanes; a lane that is not named is as lanes are at first."""

    sort: LaneSort = LaneSort.COUNT
    hand: tuple[str, ...] = ()
    """The order by hand; lanes that it does not name come after, by count."""
    collapsed: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    rows: Mapping[str, int] = field(default_factory=dict)
    """Rows that lanes were given; their height does not depend on the zoom."""
    only_busy: bool = True
    """Whether lanes with nothing near the stretch in view shrink to a line."""

    def sorted_by(self, sort: LaneSort, keys: Sequence[str] = ()) -> Arrangement:
        """Sort otherwise; by hand begins with the order that is seen."""
        return replace(self, sort=sort, hand=tuple(keys) if sort is LaneSort.HAND else self.hand)

    def moved(self, keys: Sequence[str], key: str, place: int) -> Arrangement:
        """Put a lane at a place among the keys as they are seen."""
        rest = [k for k in keys if k != key]
        at = place - sum(k == key for k in keys[:place])
        return self.sorted_by(LaneSort.HAND, [*rest[:at], key, *rest[at:]])

    def folded(self, keys: Iterable[str], *, folded: bool) -> Arrangement:
        """Collapse lanes to a line each, or open them."""
        asked = frozenset(keys)
        return replace(self, collapsed=self.collapsed | asked if folded else self.collapsed - asked)

    def showing(self, keys: Iterable[str], *, shown: bool) -> Arrangement:
        """Show lanes, or hide them."""
        asked = frozenset(keys)
        return replace(self, hidden=self.hidden - asked if shown else self.hidden | asked)

    def resized(self, key: str, rows: int | None) -> Arrangement:
        """Give a lane so many rows; None leaves it to its events."""
        kept = {k: n for k, n in self.rows.items() if k != key}
        given = {} if rows is None else {key: min(max(rows, 1), TALLEST)}
        return replace(self, rows={**kept, **given})


PLAIN = Arrangement()


def dumps(arrangement: Arrangement) -> str:
    """Write it as text."""
    sets = {n: sorted(getattr(arrangement, n)) for n in ("collapsed", "hidden")}
    return json.dumps({**asdict(arrangement), **sets})


def loads(text: str) -> Arrangement:
    """Read it from text; what cannot be read is as at first."""
    try:
        return _read(json.loads(text))
    except (ValueError, TypeError, AttributeError):
        return PLAIN


def _read(values: Any) -> Arrangement:
    return Arrangement(
        LaneSort(values["sort"]) if "sort" in values else LaneSort.COUNT,
        tuple(map(str, values.get("hand", ()))),
        frozenset(map(str, values.get("collapsed", ()))),
        frozenset(map(str, values.get("hidden", ()))),
        {str(k): int(n) for k, n in values.get("rows", {}).items()},
        bool(values.get("only_busy", True)),
    )
