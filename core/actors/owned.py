"""Fuller names of bodies that the text gives by whose they are: "Iran's Revolutionary Guard"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import ActorKind

if TYPE_CHECKING:
    from core.actors.roster import Roster
    from core.parsed import Parsed, Token

_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})
_LONGEST = 8
"""Words of such a name."""


def own_fuller_names(parsed: Parsed, roster: Roster) -> None:
    """Note "Beatles' Apple Corps" as another name of Apple Corps."""
    for i, number in list(roster.owner.items()):
        token = parsed.tokens[i]
        draft = roster.drafts[number]
        if draft.kind not in _BODIES or not draft.named or roster.how.get(i) != "name":
            continue
        owner = next((c for c in parsed.governed(token) if _is_named(c)), None)
        if owner is not None and roster.owner.get(owner.i, number) != number:
            _note(parsed, roster, number, owner, token)


def _is_named(child: Token) -> bool:
    return child.dep == "poss" and child.pos == "PROPN"


def _note(parsed: Parsed, roster: Roster, number: int, owner: Token, token: Token) -> None:
    words = parsed.tokens[_first(parsed, owner) : token.i + 1]
    text = parsed.text[words[0].start : token.end]
    if len(words) <= _LONGEST and "\n" not in text and not text[0].islower():
        tidy = " ".join(text.split()).replace(" '", "'").replace(" \u2019", "\u2019")
        roster.alias(number, tidy, "stated")


def _first(parsed: Parsed, owner: Token) -> int:
    """Return the first word of a possessor, without its article."""
    first = owner.i
    while first and parsed.tokens[first - 1].head == owner.i and (
        parsed.tokens[first - 1].dep in {"compound", "nmod"}
    ):  # fmt: skip
        first -= 1
    return first
