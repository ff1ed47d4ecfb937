"""What the form of a news report says of an event: lead, headline, quotation, figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.model import Basis, Event
from core.parsed import BlockKind

if TYPE_CHECKING:
    from core.events.clauses import Clause
    from core.parsed import Parsed, Sentence, Token

TOLD = frozenset({BlockKind.HEADLINE, BlockKind.BODY})
_MONEY = frozenset({
    "$", "€", "£", "%", "percent", "million", "billion", "shares", "stock", "market", "sales",
    "profit", "prices", "price", "company", "firm", "index", "trading", "investors", "shareholders",
    "revenue", "earnings", "bonds", "dividend", "nasdaq", "nikkei", "ftse",
})  # fmt: skip
_LEAD_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl"})


def speaks_of_money(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether a sentence is about firms or money."""
    return any(t.text.lower() in _MONEY for t in parsed.words(sentence))


def is_news_of_the_day(sentence: Sentence, clause: Clause, body_sentences: int) -> bool:
    """Whether an undated clause of the headline or lead happened on the day of the report."""
    if sentence.block.kind is BlockKind.HEADLINE:
        return sentence.first == 0
    simple = clause.verb.tag == "VBD" or any(a in {"was", "were"} for a in clause.auxiliaries)
    return (
        body_sentences == 1
        and simple
        and not clause.perfect
        and not clause.negated
        and clause.verb.dep in _LEAD_CLAUSES
    )


def headline(parsed: Parsed, sentence: Sentence) -> str:
    """Return the headline as it stands, if it is short enough for a title."""
    words = parsed.text[sentence.span.start : sentence.span.end].strip()
    return words if len(words) <= 90 else ""


def same_paragraph_follows(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether an open quotation may go on in the next sentence."""
    following = sentence.last
    if following >= len(parsed.tokens):
        return False
    return parsed.sentences[parsed.sentence_of[following]].block is sentence.block


def by_verb(parsed: Parsed, sentence: Sentence, verbs: set[int]) -> dict[int, list[Token]]:
    """Sort the words of a sentence by the verb whose clause they stand in."""
    found: dict[int, list[Token]] = {}
    verb_of: dict[int, int] = {}
    for token in parsed.words(sentence):
        trail = []
        at = token
        while at.i not in verb_of and at.i not in verbs and at.head != at.i:
            trail.append(at.i)
            at = parsed.tokens[at.head]
        verb = verb_of.get(at.i, at.i)
        for i in trail:
            verb_of[i] = verb
        found.setdefault(verb, []).append(token)
    return found


def headline_dated_by_lead(events: list[Event], lead: tuple[int, int] | None) -> list[Event]:
    """Give a headline's event the date of the lead, where that is a day near publication."""
    if lead is None:
        return events
    dated = next((e for e in events if _stands_in(e, lead) and _is_day(e)), None)
    if dated is None:
        return events
    return [
        replace(e, when=dated.when, basis=Basis.INHERITED, confidence=round(e.confidence * 1.5, 2))
        if e.basis is Basis.DOCUMENT and e.citations[0].sentence.end <= lead[0]
        else e
        for e in events
    ]


def _stands_in(event: Event, lead: tuple[int, int]) -> bool:
    return lead[0] <= event.citations[0].sentence.start < lead[1]


def _is_day(event: Event) -> bool:
    when = event.when
    if when is None or event.basis in (Basis.DOCUMENT, Basis.INHERITED):
        return False
    return when.earliest is not None and when.latest is not None and (
        when.latest - when.earliest < DAY
    )  # fmt: skip
