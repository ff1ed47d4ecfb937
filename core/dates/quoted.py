"""Words of time inside a quotation lean on the day of speech: "Tomorrow", he said on Monday."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.governing import governor
from core.dates.linking import is_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.dates.page import Site
    from core.dates.scan import Found

_SAYING = frozenset(
    {
        "say", "tell", "add", "announce", "declare", "warn", "write", "tweet", "state", "vow",
        "post", "insist", "claim", "note", "explain", "promise", "predict", "ask", "reply",
    }
)  # fmt: skip
_MARK = re.compile(r'"|``|\'\'')
_REACH = 400
"""How many characters around a quotation are searched for its day of speech."""


def speech_day(found: Sequence[Found], i: int) -> Found | None:
    """Return the expression that dates the speech in which another one stands, if one does."""
    this = found[i]
    if not this.meaning.deictic or not _in_quotation(this.site):
        return None
    near = [f for f in found[max(0, i - 4) : i + 5] if f is not this and _dates_it(f, this)]
    return min(near, key=lambda f: abs(f.site.start - this.site.start), default=None)


def _dates_it(day: Found, said: Found) -> bool:
    page = day.site.page
    if not is_day(day.meaning) or abs(day.site.start - said.site.start) > _REACH:
        return False
    if not page.same_paragraph(day.site.start, said.site.start) or _in_quotation(day.site):
        return False
    verb = governor(page, day.site.start, day.site.end)
    return verb is not None and verb.lemma.lower() in _SAYING


def _in_quotation(site: Site) -> bool:
    """Whether an odd number of quotation marks comes before, within its paragraph."""
    page = site.page
    sentence = page.sentence_of(page.token_index(site.start))
    start = sentence.block.span.start if sentence else page.text.rfind("\n", 0, site.start) + 1
    return len(_MARK.findall(page.text, start, site.start)) % 2 == 1
