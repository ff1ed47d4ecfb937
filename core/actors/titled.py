"""The whole of a name as it stands: "Iraqi Prime Minister Haider al-Abadi"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon
from core.model import ActorKind, Span

if TYPE_CHECKING:
    from core.actors.roster import Roster
    from core.parsed import Parsed, Token

_LANDS = frozenset({ActorKind.PLACE, ActorKind.COUNTRY})
_QUARTER = re.compile(
    r"(?:[Nn]orth|[Ss]outh)?(?:-?(?:[Ee]ast|[Ww]est))?(?:ern)|[Cc]entral|[Uu]pper|[Ll]ower"
)
_NAMED = frozenset({
    "city", "town", "village", "province", "region", "district", "area", "neighborhood", "island",
    "neighbourhood", "suburb", "governorate", "county",
})  # fmt: skip
_LONGEST_TITLE = 4
_LEFT = frozenset({"ADJ", "NOUN", "PROPN"})
_JOINTS = frozenset({"-", "."})


def own_titles(parsed: Parsed, roster: Roster) -> None:
    """Let every mention of a person by name take in the title before it."""
    starts = [t.start for t in parsed.tokens]
    for draft in roster.drafts:
        if draft.kind is ActorKind.PERSON and draft.named:
            draft.spans = [_titled(parsed, starts, span) for span in draft.spans]
        elif draft.kind in _LANDS:
            draft.spans = [_whole(parsed, starts, span) for span in draft.spans]


def own_long_titles(parsed: Parsed, roster: Roster) -> None:
    """Let "Secretary of State John Kerry" stand for Kerry from its first word on."""
    starts = [t.start for t in parsed.tokens]
    for number, draft in enumerate(roster.drafts):
        if draft.kind is not ActorKind.PERSON or not draft.named:
            continue
        for span in tuple(draft.spans):
            first = bisect_left(starts, span.start)
            count = _title(parsed, first) if first < len(starts) else 0
            if count > 2 and parsed.tokens[first - 2].text.lower() == "of":
                _take_in(roster, number, range(first - count, first))


def _take_in(roster: Roster, number: int, title: range) -> None:
    for i in title:
        other = roster.owner.get(i)
        if other is not None and other != number and not roster.drafts[other].named:
            roster.merge(other, number)
        if other is None or not roster.drafts[other].named:
            roster.owner[i] = number


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


def _whole(parsed: Parsed, starts: list[int], span: Span) -> Span:
    """Take in what the name of a place stands in: "the city of Mosul", "northern Iraq"."""
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    before = parsed.tokens[max(0, first - 2) : first]
    if first >= len(starts) or parsed.tokens[first].pos != "PROPN":
        return span
    if before and _QUARTER.fullmatch(before[-1].text):
        span = Span(before[-1].start, span.end)
    elif len(before) > 1 and before[1].text == "of" and before[0].text.lower() in _NAMED:
        span = Span(before[0].start, span.end)
    after = parsed.tokens[last : last + 1]
    if after and after[0].lemma.lower() in _NAMED and after[0].pos in {"NOUN", "PROPN"}:
        span = Span(span.start, after[0].end)
    return span


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
