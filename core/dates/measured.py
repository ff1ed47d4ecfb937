"""Which event a distance is measured from: "attack" in "two days after the attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import Span

if TYPE_CHECKING:
    from core.dates.page import Site
    from core.parsed import Token

_SIDES = {"after": 1, "following": 1, "before": -1, "since": 1, "into": 1}
_VAGUE = frozenset({"that", "this", "it", "which", "then", "now", "them", "those"})


def measured_from(site: Site) -> tuple[Span, str] | None:
    """Return the word of the event that follows, and "after" or "before"; None where none does."""
    page = site.page
    i = page.token_index(site.end)
    if page.parsed is None or i >= len(page.tokens):
        return None
    link = page.tokens[i]
    side = _SIDES.get(link.text.lower())
    event = _governed(site, link) if side else None
    if event is None or event.text.lower() in _VAGUE or event.pos in {"NUM", "PRON"}:
        return None
    return Span(event.start, event.end), "after" if side == 1 else "before"


def _governed(site: Site, link: Token) -> Token | None:
    """Return the noun or verb that a preposition or conjunction leads to."""
    page = site.page
    if link.dep == "mark" and link.head != link.i:
        return page.tokens[link.head]
    governed = page.parsed.governed(link) if page.parsed else []
    return next((t for t in governed if t.dep in {"pobj", "pcomp", "dobj"}), None)
