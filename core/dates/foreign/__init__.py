"""Dates in articles in other languages: fewer forms than in English, and each one explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.dates.foreign.lexicon import lexicon, primary
from core.dates.foreign.patterns import scan
from core.dates.foreign.placing import Anchor, place
from core.dates.timex3 import timex_type, timex_value
from core.model import AnchorKind, Derivation, Precision, Reading, Span, TimeMention
from core.wording import words

if TYPE_CHECKING:
    from core.dates.foreign.patterns import Hit
    from core.dates.foreign.placing import Place
    from core.model import FuzzyDate

__all__ = ["find_foreign", "knows", "primary"]

_TOLD = (Precision.DAY, Precision.MONTH)
_NEAR = 2
"""Characters between a date and its weekday."""


def knows(language: str) -> bool:
    """Whether dates are looked for in a language (ISO 639-1, a region is no matter)."""
    return lexicon(primary(language)) is not None


def find_foreign(text: str, language: str, published: FuzzyDate | None) -> list[TimeMention]:
    """Return the time expressions of a text that is not English, in order.

    Those that are counted from the day of writing stay without a date where that is unknown.
    """
    known = lexicon(primary(language))
    if known is None:
        return []
    today = Anchor(published, AnchorKind.PUBLISHED) if published else None
    told: tuple[int, FuzzyDate] | None = None
    found: list[TimeMention] = []
    for hit in scan(text, known):
        if hit.kind == "weekday" and _beside(found, hit, text):
            continue  # "12月1日(星期日)", "23 Haziran Pazar": the day is told already
        anchor = _anchor(hit, today, told, text)
        try:
            at = place(hit, known, anchor)
        except (ValueError, KeyError, OverflowError):
            continue  # "31 de abril", or a number that is none
        if at is not None and hit.parts.get("year") and at.when.precision in _TOLD:
            told = (hit.end, at.when)
        if at is not None or _counts(hit):
            found.append(_mention(text, hit, at, known.code))
    return found


def _anchor(
    hit: Hit, today: Anchor | None, told: tuple[int, FuzzyDate] | None, text: str
) -> Anchor | None:
    """Return what a date without a year is counted from: a date before it in its paragraph."""
    if told is None or hit.kind not in {"day", "before", "range", "month", "east"}:
        return today
    if today is None or "\n" not in text[told[0] : hit.start]:
        return Anchor(told[1], AnchorKind.PREVIOUS_DATE)
    return today


def _beside(found: list[TimeMention], hit: Hit, text: str) -> bool:
    """Whether a weekday stands right after a date that is written out."""
    if not found or not found[-1].derivation.rule.startswith(("day", "before", "east", "iso")):
        return False
    between = text[found[-1].span.end : hit.start]
    return len(between) <= _NEAR and not between.strip(" ,，、(（")


def _counts(hit: Hit) -> bool:
    return hit.kind in {"day", "before", "range", "step", "sided", "weekday", "ago", "ahead"}


def _mention(text: str, hit: Hit, at: Place | None, code: str) -> TimeMention:
    span = Span(hit.start, hit.end)
    expression = text[hit.start : hit.end]
    rule = f"{hit.kind} ({code})"
    if at is None:
        steps = (f"“{expression}”", "no date to count from")
        return TimeMention(span, "DATE", "", None, Derivation(expression, span, rule, steps=steps))
    chosen = Reading(at.when, 0.7, at.reason)
    told = (f"“{expression}”", at.reason, words(at.when))
    derivation = Derivation(
        expression, span, rule, at.anchor_kind, at.anchor, told, at.rivals, chosen
    )
    value = timex_value(at.when)
    return TimeMention(span, timex_type(at.when), value, at.when, derivation)
