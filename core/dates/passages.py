"""Stories inside news: paragraphs that tell the past by its years; "in April" follows on."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from core.calendar import civil

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.dates.scan import Found
    from core.model import FuzzyDate


_SET_IN = re.compile(
    r"(?:^|\b(?:in|by|during|on|until|after|before|from|to|and|of)\s+|[,(-]\s?)$",
    re.IGNORECASE,
)


def story_starts(found: Sequence[Found], published: FuzzyDate | None) -> frozenset[int]:
    """Return where the expressions start that stand in a paragraph which tells the past.

    Such a paragraph names a year before that of publication and leans nowhere on the day of
    writing ("yesterday", "on Monday").
    """
    if published is None:
        return frozenset()
    here = civil(published.anchor).year
    told: set[int] = set()
    for group in _by_paragraph(found):
        named = [f for f in group if f.meaning.explicit_year is not None]
        leans = any(f.meaning.deictic for f in group)
        gone = all((f.meaning.explicit_year or here) < here and _tells(f) for f in named)
        if named and gone and not leans:
            told |= {f.site.start for f in group}
    return frozenset(told)


def _tells(found: Found) -> bool:
    """Whether a clause of its own is set in that year: not "since 1980", not "the 1988 bombing"."""
    return bool(_SET_IN.search(found.site.before))


def _by_paragraph(found: Sequence[Found]) -> list[list[Found]]:
    groups: dict[int, list[Found]] = defaultdict(list)
    for each in found:
        page = each.site.page
        sentence = page.sentence_of(page.token_index(each.site.start))
        groups[sentence.block.span.start if sentence else -1].append(each)
    return list(groups.values())
