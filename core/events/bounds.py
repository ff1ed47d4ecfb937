"""Dates bounded by another happening: "the day after the attack", "before he resigned"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.calendar import DAY, add_months, civil
from core.edtf import unit as unit_of
from core.events.clauses import is_verb
from core.events.nominal import is_event_noun
from core.model import AnchorKind, Basis, Derivation, FuzzyDate, Precision, Span

if TYPE_CHECKING:
    from core.model import Event
    from core.parsed import Parsed, Token

_WORDS = {"after": 1, "following": 1, "since": 1, "before": -1, "until": -1, "till": -1}
_LASTING = frozenset({"since", "until", "till"})
_LENGTHS = {"day": 1, "week": 7, "month": 1, "year": 12}
"""Days in a day or week, months in a month or year."""
_COUNTS = {
    "the": 1, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_OWN = frozenset({Basis.EXPLICIT, Basis.RESOLVED})


@dataclass(frozen=True, slots=True)
class Bound:
    """What a clause says of another happening: after it, before it, so many days off."""

    other: Token
    """The word that tells the other happening."""
    way: int
    """1 after, -1 before."""
    apart: tuple[int, str] | None
    """How many days, weeks, months or years lie between the two, where that is said."""
    span: Span
    lasting: bool = False
    """Whether it goes on from there, or up to there: "since the invasion", "until he resigned"."""


def bound_of(parsed: Parsed, verb: Token) -> Bound | None:
    """Return the first bound that stands with a verb."""
    for child in _phrases(parsed, verb):
        word = _word(parsed, child)
        way = _WORDS.get(word.text.lower(), 0) if word is not None else 0
        other = _other(parsed, child)
        if word is not None and way and other is not None:
            first = _measure(parsed, word)
            apart = _apart(parsed, first, word)
            span = Span(parsed.tokens[first].start, other.end)
            return Bound(other, way, apart, span, word.text.lower() in _LASTING)
    return None


def eve_of(parsed: Parsed, noun: Token) -> Bound | None:
    """Return the bound of "on the eve of the visit": the day after that of its clause."""
    prep = parsed.tokens[noun.head]
    eve = parsed.tokens[prep.head]
    if noun.dep != "pobj" or prep.text.lower() != "of" or eve.lemma.lower() != "eve":
        return None
    verb = eve
    for _ in range(3):
        verb = parsed.tokens[verb.head]
        if is_verb(verb):
            return Bound(verb, 1, (1, "day"), Span(eve.start, noun.end))
    return None


def anniversary_of(parsed: Parsed, noun: Token) -> Bound | None:
    """Return the bound of "the second anniversary of his abduction": two years on, to the day."""
    if noun.lemma.lower() != "anniversary":
        return None
    below = parsed.governed(noun)
    count = next((n for c in below if (n := _ordinal(c.text.lower())) is not None), None)
    others = [o for c in below if c.dep == "prep" and (o := _other(parsed, c)) is not None]
    if count is None or not others:
        return None
    span = Span(noun.start, others[0].end)
    return Bound(others[0], 1, (count, "anniversary"), span)


def _ordinal(word: str) -> int | None:
    digits = word.rstrip("stndrh")
    return int(digits) if digits.isdigit() and digits != word else _ORDINALS.get(word)


def _phrases(parsed: Parsed, verb: Token) -> list[Token]:
    """Return what stands with a verb, and under the "week" of "a week before the summit"."""
    own = parsed.governed(verb)
    measures = (c for c in own if c.dep in {"npadvmod", "nsubj", "dobj"} and c.i < verb.i)
    return [*own, *(c for m in measures if _is_length(m) for c in parsed.governed(m))]


def _is_length(token: Token) -> bool:
    return token.lemma.lower() in _LENGTHS


def _word(parsed: Parsed, child: Token) -> Token | None:
    """Return the "after" of a phrase or clause."""
    if child.dep == "prep":
        return child
    if child.dep != "advcl":
        return None
    marks = (c for c in parsed.governed(child) if c.dep in {"mark", "advmod"})
    return next((c for c in marks if c.text.lower() in _WORDS), None)


def _other(parsed: Parsed, child: Token) -> Token | None:
    if child.dep == "advcl":
        return child if is_verb(child) else None
    below = (c for c in parsed.governed(child) if c.dep in {"pobj", "pcomp"})
    return next((c for c in below if is_event_noun(c) or c.dep == "pcomp"), None)


def _measure(parsed: Parsed, word: Token) -> int:
    """Return where "two days after", "the day before" begins."""
    before = parsed.tokens[max(0, word.i - 2) : word.i]
    told = len(before) == len("ab") and _is_length(before[1])
    return before[0].i if told and _count(before[0]) is not None else word.i


def _count(token: Token) -> int | None:
    text = token.text.lower()
    return int(text) if text.isdigit() and len(text) < len("1000") else _COUNTS.get(text)


def _apart(parsed: Parsed, first: int, word: Token) -> tuple[int, str] | None:
    if first == word.i:
        return None
    return _count(parsed.tokens[first]) or 1, parsed.tokens[first + 1].lemma.lower()


def bounded(
    event: Event, bound: Bound, when: FuzzyDate, words: str, now: FuzzyDate | None
) -> Event:
    """Return an event with the date that a bound gives it, unless it has one of its own."""
    date = _date(bound, when, now)
    if date is None or event.basis in _OWN:
        return event
    reason = "some time after it" if bound.way > 0 else "before it"
    reason = "so long from it" if bound.apart is not None else reason
    why = Derivation(words, bound.span, "bound by an event", AnchorKind.EVENT, when, (reason,))
    cited = replace(event.citations[0], date=bound.span, derivation=why)
    return replace(event, when=date, basis=Basis.INHERITED, citations=(cited, *event.citations[1:]))


def _date(bound: Bound, when: FuzzyDate, now: FuzzyDate | None) -> FuzzyDate | None:
    low, high = when.earliest, when.latest
    if low is None or high is None or (when.extent and bound.apart is not None):
        return None
    if bound.apart is not None and high - low < DAY:
        return _counted(low, bound.way * bound.apart[0], bound.apart[1])
    if bound.way < 0:
        return FuzzyDate(None, high, Precision.DAY, extent=bound.lasting)
    last = now.latest if now is not None and now.latest is not None else None
    if last is not None and last <= low:
        return None
    return FuzzyDate(low, last, Precision.DAY, extent=bound.lasting)


def _counted(start: int, count: int, unit: str) -> FuzzyDate:
    """Return the day so many days or weeks off, or the month or year so many of those off."""
    if unit == "anniversary":
        day = add_months(start // DAY * DAY, 12 * count)
        return FuzzyDate(day, day + DAY - 1, Precision.DAY)
    if unit in {"month", "year"}:
        at = civil(add_months(start, count * _LENGTHS[unit]))
        return unit_of(at.year, at.month if unit == "month" else None)
    day = (start // DAY + count * _LENGTHS[unit]) * DAY
    return FuzzyDate(day, day + DAY - 1, Precision.DAY, approximate=unit == "week")
