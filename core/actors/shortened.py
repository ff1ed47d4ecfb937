"""Shorter names of bodies and things: "iTunes store" and "the store" of the iTunes Music Store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import ActorKind, Span

if TYPE_CHECKING:
    from core.actors.roster import Roster
    from core.parsed import Parsed, Token

_SORTS = frozenset({ActorKind.ORGANISATION, ActorKind.OTHER})
_LEAST = 2
"""Words that a name must have to be shortened."""


def own_short_names(parsed: Parsed, roster: Roster) -> None:
    """Give "iTunes store" and "the store" to the one body of the article that they shorten."""
    by_last: dict[str, set[int]] = {}
    for number, draft in enumerate(roster.drafts):
        words = draft.label.casefold().split()
        if draft.kind in _SORTS and draft.named and draft.spans and len(words) >= _LEAST:
            by_last.setdefault(words[-1], set()).add(number)
    for token in parsed.tokens:
        numbers = by_last.get(token.text.casefold(), set())
        if numbers and token.tag in {"NN", "NNP"} and token.i not in roster.owner:
            _own(parsed, roster, token, numbers)


def _own(parsed: Parsed, roster: Roster, token: Token, numbers: set[int]) -> None:
    below = [c for c in parsed.governed(token) if c.i < token.i]
    named = [c for c in below if c.dep in {"compound", "nmod"} and c.pos == "PROPN"]
    if named:
        number = next((n for n in numbers if _begins(roster, n, named[0])), None)
        span = Span(named[0].start, token.end)
        if number is not None and all(c.i not in roster.owner for c in named):
            text = " ".join(parsed.text[span.start : span.end].split())
            roster.mention(number, [*(c.i for c in named), token.i], span, "short name")
            roster.alias(number, text, "short name")
        return
    only = next(iter(numbers)) if len(numbers) == 1 else None
    the = any(c.dep == "det" and c.text.lower() in {"the", "this"} for c in below)
    told = only is not None and roster.drafts[only].spans[0].start < token.start
    if only is not None and the and told and len(below) == 1:
        roster.mention(only, [token.i], Span(token.start, token.end), "short name")


def _begins(roster: Roster, number: int, first: Token) -> bool:
    return roster.drafts[number].label.casefold().split()[0] == first.text.casefold()
