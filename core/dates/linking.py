"""Lending a year to dates that share it with the next one: "May and June 1955"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.dates.meaning.calendar_date import Calendar
from core.dates.meaning.part import Part

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
    return result


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
