"""What expressions lend one another: a year ("May and June 1955"), a day ("at 9 on Friday")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.dates.meaning.calendar_date import Calendar
from core.dates.meaning.daytime import Clock, Elsewhere, PartOfDay
from core.dates.meaning.part import Part
from core.dates.meaning.relative import Unit
from core.dates.meaning.weekday import Weekday
from core.model import Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.dates.meaning.base import Meaning
    from core.dates.scan import Found

_SHARED = re.compile(
    r"\s*(?:-|,|,? and|,? or|\bto|until|till|through|and (?:in|on))\s*(?:the )?", re.IGNORECASE
)


def linked(found: Sequence[Found]) -> list[Found]:
    """Give dates without a year that of the date they are joined to."""
    result = list(found)
    for i in range(len(result) - 2, -1, -1):
        first, second = result[i], result[i + 1]
        gap = first.site.page.text[first.site.end : second.site.start]
        if _SHARED.fullmatch(gap):
            result[i] = replace(first, meaning=_lent(first.meaning, second.meaning))
    return [_on_day(result, i) for i in range(len(result))]


def _on_day(found: Sequence[Found], i: int) -> Found:
    """Join a time of day to the day that its sentence names only after it."""
    this = found[i]
    if not isinstance(this.meaning, Clock | PartOfDay) or this.meaning.on is not None:
        return this
    page, start = this.site.page, this.site.start
    near = [f for f in found[max(0, i - 3) : i + 3] if page.same_sentence(f.site.start, start)]
    days = [f for f in near if _is_day(f.meaning)]
    if not days or days[0].site.start < start:
        return this
    return replace(this, meaning=replace(this.meaning, on=Elsewhere(days[0].meaning, days[0].site)))


def _is_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Part):
        return _is_day(meaning.of)
    if isinstance(meaning, Unit):
        return meaning.unit is Precision.DAY
    return isinstance(meaning, Weekday) or (isinstance(meaning, Calendar) and bool(meaning.day))


def _lent(first: Meaning, second: Meaning) -> Meaning:
    if isinstance(first, Part):
        return replace(first, of=_lent(first.of, second))
    bare = second.of if isinstance(second, Part) else second
    if not isinstance(first, Calendar) or not isinstance(bare, Calendar):
        return first
    if first.year is not None or first.way or first.of_year or not bare.month:
        return first
    if bare.year is None or first.month is None:
        return first
    return replace(first, year=bare.year - (first.month > bare.month))
