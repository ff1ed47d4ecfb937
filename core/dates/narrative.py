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
_DEICTIC_SHARE = 0.3


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
