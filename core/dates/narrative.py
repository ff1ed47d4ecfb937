"""Telling histories, whose dates follow one another, from news, whose dates lean on its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.calendar import civil

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.dates.scan import Found
    from core.model import FuzzyDate

_FEWEST = 3
"""Years that must be named before a text counts as a history."""
_FAR_SHARE = 0.6
_DEICTIC_SHARE = 0.15
_RUN = 2
"""So many years in a row may be asides."""
_ASIDE = 4
"""A year that lies further than this from both its neighbours, which agree, is an aside."""


def is_narrative(found: Sequence[Found], published: FuzzyDate | None) -> bool:
    """Whether most dates name a year far from publication and few lean on the day of writing."""
    named = [year for f in found if (year := f.meaning.explicit_year) is not None]
    deictic = sum(f.meaning.deictic for f in found)
    if len(named) < _FEWEST or deictic > _DEICTIC_SHARE * (deictic + len(named)):
        return False
    if published is None:
        return True
    here = civil(published.anchor).year
    return sum(year < here - 1 for year in named) >= _FAR_SHARE * len(named)


def asides(found: Sequence[Found]) -> frozenset[int]:
    """Return where years are named in passing ("declassified in 2005"), by their offsets."""
    named = [(f.site.start, y) for f in found if (y := f.meaning.explicit_year) is not None]
    aside: set[int] = set()
    for run in range(1, _RUN + 1):
        for i in range(1, len(named) - run):
            before, after, between = named[i - 1], named[i + run], named[i : i + run]
            near = abs(before[1] - after[1]) <= _ASIDE
            if near and all(_far(year, before[1], after[1]) for _, year in between):
                aside |= {start for start, _ in between}
    return frozenset(aside)


def _far(year: int, before: int, after: int) -> bool:
    """Whether a year lies apart from those around it."""
    return min(abs(year - before), abs(year - after)) > _ASIDE


def following_year(found: Sequence[Found], skipped: frozenset[int]) -> list[int | None]:
    """Return, for each expression, the next year that the text names after it."""
    following: list[int | None] = []
    year: int | None = None
    for each in reversed(found):
        following.append(year)
        named = each.meaning.explicit_year
        if named is not None and each.site.start not in skipped:
            year = named
    return following[::-1]
