"""What expressions lend one another: a year ("May and June 1955"), a day ("at 9 on Friday")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.dates.meaning.calendar_date import Calendar
from core.dates.meaning.daytime import Clock, Elsewhere, PartOfDay
from core.dates.meaning.part import Part
from core.dates.meaning.relative import Unit
from core.dates.meaning.unplaced import FromDate, Length
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
    for i in range(len(result) - 1):
        result[i] = _from_date(result[i], result[i + 1])
    return [_on_day(result, i) for i in range(len(result))]


_DISTANCE = re.compile(r"\s+(after|before|from)\s+(?:the\s+)?", re.IGNORECASE)


def _from_date(first: Found, second: Found) -> Found:
    """Measure "two days" from the date in "two days after 12 October"."""
    this, date = first.meaning, second.meaning
    gap = _DISTANCE.fullmatch(first.site.page.text, first.site.end, second.site.start)
    if gap is None or not isinstance(this, Length) or not (is_day(date) or date.explicit_year):
        return first
    sign = -1 if gap[1].lower() == "before" else 1
    return replace(first, meaning=FromDate(this.count, this.unit, date, second.site, sign))


def _on_day(found: Sequence[Found], i: int) -> Found:
    """Join a time of day to the day that its sentence names only after it."""
    this = found[i]
    if not isinstance(this.meaning, Clock | PartOfDay) or this.meaning.on is not None:
        return this
    page, start = this.site.page, this.site.start
    near = [f for f in found[max(0, i - 3) : i + 3] if page.same_sentence(f.site.start, start)]
    days = [f for f in near if is_day(f.meaning)]
    if not days or days[0].site.start < start:
        return this
    return replace(this, meaning=replace(this.meaning, on=Elsewhere(days[0].meaning, days[0].site)))


def is_day(meaning: Meaning) -> bool:
    """Whether it names or points at a single day."""
    if isinstance(meaning, Part):
        return is_day(meaning.of)
    if isinstance(meaning, Unit):
        return meaning.unit is Precision.DAY
    return isinstance(meaning, Weekday) or (isinstance(meaning, Calendar) and bool(meaning.day))


def _lent(first: Meaning, second: Meaning) -> Meaning:
    if isinstance(first, Part):
        return replace(first, of=_lent(first.of, second))
    bare = second.of if isinstance(second, Part) else second
    if not isinstance(first, Calendar) or not isinstance(bare, Calendar):
        return first
    if first.year is not None or first.way or first.of_year or not bare.month or not first.month:
        return first
    if bare.of_year and bare.year is None and first.month <= bare.month:
        return replace(first, of_year=bare.of_year)
    if bare.year is None:
        return first
    return replace(first, year=bare.year - (first.month > bare.month), short=bare.short)
