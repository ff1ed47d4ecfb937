"""Named stretches of an article: the model's, corrected by the gazetteer, one kind a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon
from core.actors.missed_names import from_acronyms, from_capitals, from_first_names
from core.actors.name_kinds import agree
from core.actors.name_span import NameSpan
from core.actors.name_words import is_name
from core.model import ActorKind, Span
from core.parsed import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.actors.lexicon import Known, Lexicon
    from core.parsed import Parsed, Token

TOLD = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.BODY})
"""The parts of an article that tell something; the rest is about the article."""

_KINDS = {
    "PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "GPE": ActorKind.PLACE,
    "LOC": ActorKind.PLACE, "FAC": ActorKind.PLACE, "NORP": ActorKind.GROUP,
    "PRODUCT": ActorKind.OTHER,
}  # fmt: skip
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})
MONTHS = frozenset({"May", "March", "April", "June"})
_FIRST = re.compile(r"[^\W_]+")
_HAPPENINGS = frozenset({
    "assault", "attack", "attacks", "war", "offensive", "talks", "summit", "crisis", "strike",
    "election", "elections", "campaign", "operation", "battle", "strikes", "bombing", "blast",
    "raid", "siege", "deal",
})  # fmt: skip


def find_names(parsed: Parsed) -> list[NameSpan]:
    """Return the names of actors and places in the told parts of the article, in order."""
    told = [s.block.kind in TOLD for s in parsed.sentences]
    own = [n for n in _from_model(parsed, lexicon()) if told[parsed.sentence_of[n.first]]]
    longer = [n for n in own if n.kind in _BODIES and n.last - n.first > 1]
    known = [
        n
        for n in _from_gazetteer(parsed, lexicon())
        if told[parsed.sentence_of[n.first]] and not any(_holds(parsed, m, n) for m in longer)
    ]
    taken = {i for n in known for i in range(n.first, n.last)}
    found = [name for name in own if taken.isdisjoint(range(name.first, name.last))]
    taken.update(i for n in found for i in range(n.first, n.last))
    found += [n for n in from_capitals(parsed, taken) if told[parsed.sentence_of[n.first]]]
    taken.update(i for n in found for i in range(n.first, n.last))
    found += [n for n in from_first_names(parsed, taken) if told[parsed.sentence_of[n.first]]]
    taken.update(i for n in found for i in range(n.first, n.last))
    found += [n for n in from_acronyms(parsed, taken) if told[parsed.sentence_of[n.first]]]
    found = [_with_number(parsed, name, taken) for name in found]
    agree(parsed, found)
    return sorted([n for n in known + found if n.kind is not None], key=lambda n: n.first)


def _with_number(parsed: Parsed, name: NameSpan, taken: set[int]) -> NameSpan:
    """Return "3G iPhone" for what was found from the "G" on: a tied figure is part of a name."""
    before = parsed.tokens[name.first - 1] if name.first else None
    if before is None or before.space or not before.text.isdigit() or before.i in taken:
        return name
    span = Span(before.start, name.span.end)
    text = parsed.text[span.start : span.end]
    return NameSpan(before.i, name.last, span, text, name.kind, name.known)


def _holds(parsed: Parsed, longer: NameSpan, name: NameSpan) -> bool:
    """Whether a gazetteer name is only the start of a body's: the U.S. of "U.S. Navy"."""
    if not (longer.first <= name.first and name.last < longer.last) or name.known is None:
        return False
    rest = parsed.tokens[name.last : longer.last]
    unit = rest[-1].text.lower() in lexicon().units
    proper = all(t.text[0].isupper() or t.text in {"of", "for", "and", "the", "&"} for t in rest)
    return proper and rest[0].tag != "POS" and (unit or name.kind is ActorKind.COUNTRY)


def _from_gazetteer(parsed: Parsed, lex: Lexicon) -> Iterator[NameSpan]:
    text = parsed.text.replace("’", "'").replace("‘", "'")
    past = 0
    for token in parsed.tokens:
        first = _FIRST.match(token.text)
        if token.start < past or not first or first[0] not in lex.known:
            continue
        row = next((k for k in lex.known[first[0]] if _stands(text, token, k)), None)
        if row is None or _is_other(parsed, token, row):
            continue
        past = token.start + len(row.name)
        span = Span(token.start, past)
        last = _last(parsed, token.i, past)
        yield NameSpan(token.i, last, span, row.name, row.kind, row.actor)


def _stands(text: str, token: Token, row: Known) -> bool:
    """Whether exactly this name stands here, as words of their own."""
    end = token.start + len(row.name)
    if not text.startswith(row.name, token.start):
        return False
    after = text[end : end + 1]
    return not (after.isalnum() or (after == "-" and text[end + 1 : end + 2].isupper()))


def _is_other(parsed: Parsed, token: Token, row: Known) -> bool:
    """Whether the name belongs to a longer one: "Michael Jordan", "Jordan River", "WHO"."""
    if row.name in {"IS", "WHO", "AU", "Ford", "US", "Fed"} and token.pos not in {"PROPN", "NOUN"}:
        return True
    following = parsed.tokens[token.i + 1] if token.i + 1 < len(parsed.tokens) else None
    if following is not None and following.text[:1] in {"$", "€", "£"}:
        return True  # "US $99"
    if row.kind is None or " " in row.name:
        return False
    before = parsed.tokens[token.i - 1] if token.i else None
    if before is not None and before.text.lower() in lexicon().gender and before.head == token.i:
        return before.pos == "PROPN" and before.dep == "compound"
    return (
        before is not None
        and before.pos == "PROPN"
        and before.head == token.i
        and before.dep == "compound"
        and before.text.lower() not in lexicon().address
        and before.text not in lexicon().demonyms
        and row.kind is ActorKind.COUNTRY
        and before.text.lower() not in {"neighboring", "northern", "southern", "western", "eastern"}
    )


def _last(parsed: Parsed, i: int, end: int) -> int:
    while i < len(parsed.tokens) and parsed.tokens[i].start < end:
        i += 1
    return i


def _from_model(parsed: Parsed, lex: Lexicon) -> Iterator[NameSpan]:
    for name in parsed.names:
        if name.label not in _KINDS:
            continue
        first, last = _trimmed(parsed, name.first, name.last)
        last += name.label == "PERSON" and _goes_on_as_month(parsed, first, last)
        if first >= last or not is_name(parsed.tokens[first:last], lex):
            continue
        if _begins_title(parsed, first, last, lex):
            continue
        span = Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)
        text = parsed.text[span.start : span.end]
        goes_on = " ".join(t.text for t in parsed.tokens[first : last + 1])
        if (
            text in lex.demonyms
            or goes_on in lex.demonyms
            or (name.label == "NORP" and text in lex.peoples)
        ):
            continue
        yield NameSpan(first, last, span, text, _by_unit(text, _KINDS[name.label], lex))


def _goes_on_as_month(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a first name is followed by a surname that is also a month: "Theresa May"."""
    if last - first != 1 or last >= len(parsed.tokens) or parsed.tokens[last].text not in MONTHS:
        return False
    known = parsed.tokens[first].text.lower() in lexicon().gender
    figure = last + 1 < len(parsed.tokens) and parsed.tokens[last + 1].pos == "NUM"
    return known and not figure


def _trimmed(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    tokens, lex = parsed.tokens, lexicon()
    while first < last and (
        tokens[first].pos in {"DET", "PUNCT", "ADP", "PART"}
        or tokens[first].text.lower() in lex.address
        or (last - first > 1 and tokens[first].text.lower() in lex.lead | lex.member)
    ):
        first += 1
    while last - first > 1 and tokens[last - 1].text.lower() in _HAPPENINGS:
        last -= 1
    while first < last and (
        tokens[last - 1].pos in {"PUNCT", "PART", "ADP", "DET"} and tokens[last - 1].text != "."
    ):
        last -= 1
    return first, last


def _begins_title(parsed: Parsed, first: int, last: int, lex: Lexicon) -> bool:
    """Whether it is the "Interior" of "Interior Minister", the "State" of "Secretary of State"."""
    words = " ".join(t.text.lower() for t in parsed.tokens[first : last + 1])
    whole = " ".join(t.text.lower() for t in parsed.tokens[max(0, first - 2) : last])
    return words in lex.member or words in lex.lead or whole in lex.member


def _by_unit(text: str, kind: ActorKind, lex: Lexicon) -> ActorKind:
    """Let the last word of a longer name decide: "Ninth Armored Division", "Tigris River"."""
    words = text.split()
    last = words[-1].lower()
    if len(words) < 2 or last not in lex.units:
        return kind
    unit = lex.units[last]
    both = last in {"bank", "front", "party", "force"} and kind is not ActorKind.PLACE
    return ActorKind.ORGANISATION if both and last in {"bank", "party"} else unit
