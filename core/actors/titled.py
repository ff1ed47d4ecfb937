"""The whole of a name as it stands: "Iraqi Prime Minister Haider al-Abadi"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon
from core.model import ActorKind, Span

if TYPE_CHECKING:
    from core.actors.roster import Roster
    from core.parsed import Parsed, Token

_LONGEST_TITLE = 4
_LEFT = frozenset({"ADJ", "NOUN", "PROPN"})
_JOINTS = frozenset({"-", "."})


def own_titles(parsed: Parsed, roster: Roster) -> None:
    """Let every mention of a person by name take in the title before it."""
    starts = [t.start for t in parsed.tokens]
    for draft in roster.drafts:
        if draft.kind is ActorKind.PERSON and draft.named:
            draft.spans = [_titled(parsed, starts, span) for span in draft.spans]


def _titled(parsed: Parsed, starts: list[int], span: Span) -> Span:
    first = bisect_left(starts, span.start)
    if first >= len(starts) or parsed.tokens[first].pos != "PROPN":
        return span
    begin = first - _title(parsed, first)
    if begin == first:
        return span
    while begin and _belongs(parsed, begin - 1, begin):
        begin -= 1
    return Span(starts[begin], span.end)


def _title(parsed: Parsed, first: int) -> int:
    """Return how many words right before a name are a title: "Secretary of State"."""
    lex = lexicon()
    floor = parsed.sentences[parsed.sentence_of[first]].first
    for count in range(_LONGEST_TITLE, 0, -1):
        words = [t.text.lower() for t in parsed.tokens[max(floor, first - count) : first]]
        if len(words) == count and any(
            " ".join(words) in known for known in (lex.lead, lex.member, lex.address, lex.person)
        ):
            return count
    return 0


def _belongs(parsed: Parsed, i: int, following: int) -> bool:
    """Whether a word is of the title that begins after it: "Iraqi", "former", "U.S."."""
    token: Token = parsed.tokens[i]
    if parsed.sentence_of[i] != parsed.sentence_of[following]:
        return False
    if token.text in _JOINTS:
        return i > 0 and parsed.tokens[i - 1].end == token.start
    return token.pos in _LEFT and token.dep in {"compound", "amod", "nmod"}
