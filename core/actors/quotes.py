"""Quotations: where they stand, who says them, and who "I" and "we" are in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon
from core.model import ActorKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.actors.roster import Roster
    from core.parsed import Block, Parsed, Token

_FIRST_PERSON = frozenset({
    "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves",
})  # fmt: skip
_AFTER = 12
"""Tokens after a quotation within which its "he said" begins."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The tokens [first, last) between two quotation marks, and their paragraph."""

    first: int
    last: int
    block: Block
    opens: bool
    """Whether the paragraph begins with it."""


def quotes(parsed: Parsed) -> Iterator[Quote]:
    """Yield the quotations; one left open ends with its paragraph."""
    start: int | None = None
    block: Block | None = None
    begun = 0
    for token in parsed.tokens:
        here = parsed.sentences[parsed.sentence_of[token.i]].block
        if here is not block:
            if start is not None and block is not None and start < token.i:
                yield Quote(start, token.i, block, start - 1 == begun)
            start, block, begun = None, here, token.i
        if token.text == '"':
            if start is not None:
                yield Quote(start, token.i, here, start - 1 == begun)
            start = token.i + 1 if start is None else None
    if start is not None and block is not None and start < len(parsed.tokens):
        yield Quote(start, len(parsed.tokens), block, start - 1 == begun)


def inside_quotes(parsed: Parsed) -> list[bool]:
    """Say for every token whether it is quoted."""
    found = [False] * len(parsed.tokens)
    for quote in quotes(parsed):
        for i in range(quote.first, quote.last):
            found[i] = True
    return found


def speakers(parsed: Parsed, roster: Roster) -> list[tuple[Quote, int]]:
    """Return the quotations whose speaker is known, with the speaker."""
    found: list[tuple[Quote, int]] = []
    quoted = inside_quotes(parsed)
    for quote in quotes(parsed):
        number = _attributed(parsed, quote, roster, quoted)
        if number is None and found and _goes_on(parsed, found[-1][0].block, quote):
            number = found[-1][1]
        if number is not None:
            found.append((quote, number))
    return found


def said_by(found: list[tuple[Quote, int]]) -> dict[int, int]:
    """Return the speaker of every quoted token that has one."""
    return {i: number for quote, number in found for i in range(quote.first, quote.last)}


def own_first_person(parsed: Parsed, roster: Roster, found: list[tuple[Quote, int]]) -> None:
    """Give "I" and "we" to who speaks."""
    for quote, number in found:
        _own_first_person(parsed, quote, roster, number)


def _goes_on(parsed: Parsed, before: Block, quote: Quote) -> bool:
    """Whether the last speaker still speaks: the same paragraph, or the next begins quoted."""
    if before is quote.block:
        return True
    following = parsed.blocks.index(quote.block) - parsed.blocks.index(before) == 1
    return quote.opens and following


def _own_first_person(parsed: Parsed, quote: Quote, roster: Roster, number: int) -> None:
    for token in parsed.tokens[quote.first : quote.last]:
        own = token.text.lower() in _FIRST_PERSON and token.text != "US"
        if own and token.pos in {"PRON", "DET"} and token.i not in roster.owner:
            roster.mention(number, [token.i], Span(token.start, token.end), "speaker")


def _attributed(parsed: Parsed, quote: Quote, roster: Roster, quoted: list[bool]) -> int | None:
    """Return the subject of the "said" beside a quotation: after it, else before it."""
    last = min(len(parsed.tokens), quote.last + _AFTER)
    after = [t for t in parsed.tokens[quote.last : last] if _beside(parsed, t, quote.last)]
    first = parsed.sentences[parsed.sentence_of[quote.first]].first
    before = parsed.tokens[first : quote.first]
    for words in (after, reversed(before)):
        number = _who_says(parsed, words, roster, quoted)
        if number is not None:
            return number
    return None


def _beside(parsed: Parsed, token: Token, end: int) -> bool:
    """Whether a word after the quotation is still of its sentence or of one that it begins."""
    if parsed.sentence_of[token.i] <= parsed.sentence_of[max(0, end - 1)]:
        return True
    return all(not t.text.isalpha() for t in parsed.tokens[end : end + 1]) and (
        parsed.sentence_of[token.i] == parsed.sentence_of[min(end + 1, len(parsed.tokens) - 1)]
    )


def _who_says(
    parsed: Parsed, words: Iterable[Token], roster: Roster, quoted: list[bool]
) -> int | None:
    for verb in words:
        if quoted[verb.i] or verb.pos != "VERB" or verb.lemma not in lexicon().reporting:
            continue
        for subject in parsed.governed(verb):
            number = roster.owner.get(subject.i)
            if subject.dep == "nsubj" and number is not None and not quoted[subject.i]:
                return number if roster.drafts[number].kind is not ActorKind.PLACE else None
    return None
