"""Finding and placing all time expressions of an article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.dates.case import ANCHOR_NAMES, Case, Discourse
from core.dates.chronicle import told_years
from core.dates.framing import framed, joined, range_kind
from core.dates.linking import linked
from core.dates.meaning.numeric import order_of
from core.dates.meaning.unplaced import Length, is_reported
from core.dates.measured import measured_from
from core.dates.narrative import asides, following_year, is_narrative
from core.dates.page import Page
from core.dates.passages import story_starts
from core.dates.quoted import speech_day
from core.dates.scan import Found, scan
from core.dates.units import around, finer
from core.model import (
    AnchorKind,
    Derivation,
    FuzzyDate,
    Precision,
    Reading,
    Span,
    TimeMention,
)
from core.wording import WEEKDAYS, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.dates.meaning.base import Candidate
    from core.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression with its candidates on the calendar, best first."""

    found: Found
    candidates: Sequence[Candidate]


def find_times(parsed: Parsed, published: FuzzyDate | None) -> list[TimeMention]:
    """Return every time expression of an article in order, placed where that is possible."""
    page = Page.of(parsed)
    found = linked(list(scan(page)))
    order = order_of(f.meaning for f in found)
    narrative = is_narrative(found, published)
    years = told_years(found) if narrative else {}
    placed = _placed(found, Discourse(published, narrative, order=order, years=years))
    mentions = [_mention(p, parsed.text) for p in placed]
    return _with_ranges(placed, mentions)


def _placed(found: Sequence[Found], discourse: Discourse) -> list[Placed]:
    """Resolve the expressions in order, each in the light of those before it."""
    skipped = asides(found) if discourse.narrative else frozenset()
    stories = story_starts(found, discourse.published)
    placed = []
    for i, (each, discourse.upcoming) in enumerate(
        zip(found, following_year(found, skipped), strict=True)
    ):
        before = discourse.previous
        case = Case(each.site, discourse, story=each.site.start in stories)
        case.speech = _spoken(found, i, discourse)
        this = _place(each, case)
        if each.site.start in skipped:
            discourse.previous = before
        if this is not None:
            placed.append(this)
    return placed


def _spoken(found: Sequence[Found], i: int, discourse: Discourse) -> FuzzyDate | None:
    """Return the day of speech, where that is not the day of publication."""
    day = speech_day(found, i)
    candidates = day.meaning.candidates(Case(day.site, discourse)) if day else []
    if not candidates or candidates[0].unit.precision is not Precision.DAY:
        return None
    same = discourse.published and around(discourse.published.anchor, Precision.DAY)
    return None if candidates[0].unit == same else candidates[0].unit


def _place(found: Found, case: Case) -> Placed | None:
    """Resolve one expression and remember where it led; None where it means nothing after all."""
    discourse = case.discourse
    candidates = found.meaning.candidates(case)
    if not candidates:
        discourse.longer = discourse.longer or is_reported(found.meaning)
        return Placed(found, ()) if found.meaning.value() else None
    best = candidates[0]
    leans = discourse.narrative and best.anchor_kind is AnchorKind.PUBLISHED
    if not leans and not finer(Precision.YEAR, best.unit.precision):
        discourse.previous, discourse.previous_at = best.unit, found.site.start
    if best.unit.precision is Precision.QUARTER and not best.written:
        _report(case, best.unit, found.rule)
    return Placed(found, candidates)


def _report(case: Case, quarter: FuzzyDate, rule: str) -> None:
    """Remember the latest quarter told as past: a report is about that one."""
    discourse = case.discourse
    discourse.longer = False
    known, published = discourse.quarter, discourse.published
    ended = published is None or case.past or (quarter.latest or 0) < published.anchor
    later = known is None or (rule.startswith("quarter") and quarter.anchor > known.anchor)
    if ended and later:
        discourse.quarter = quarter


def _mention(placed: Placed, text: str) -> TimeMention:
    site = placed.found.site
    span = Span(site.start, site.end)
    expression = text[span.start : span.end]
    if not placed.candidates:
        return _unplaced(placed.found, expression, span)
    best = placed.candidates[0]
    when, frame = framed(best.when, site)
    others = placed.candidates[1:]
    rivals = tuple(Reading(framed(c.when, site)[0], c.score, c.reason) for c in others)
    steps = tuple(s for s in (f"“{expression}”", best.reason, frame, _anchor_words(best)) if s)
    derivation = Derivation(
        expression, span, placed.found.rule, best.anchor_kind, best.anchor, steps, rivals,
        Reading(when, best.score, best.reason),
    )  # fmt: skip
    return TimeMention(span, best.timex_type, best.value, when, derivation)


def _unplaced(found: Found, expression: str, span: Span) -> TimeMention:
    """Describe what lies nowhere on the calendar, or hangs on an event that has its own date."""
    site, meaning = found.site, found.meaning
    event = measured_from(site) if isinstance(meaning, Length) else None
    steps = (f"“{expression}”",) + (("no date to count from",) if meaning.dated else ())
    if event is None:
        derivation = Derivation(expression, span, found.rule, steps=steps)
        return TimeMention(span, meaning.kind, meaning.value(), None, derivation)
    words_of = site.page.text[event[0].start : event[0].end]
    steps = (*steps, f"so long {event[1]} “{words_of}”, which has a date of its own")
    rule = f"{event[1]} an event"
    derivation = Derivation(expression, span, rule, AnchorKind.EVENT, steps=steps)
    return TimeMention(span, meaning.kind, meaning.value(), None, derivation, event[0])


def _anchor_words(best: Candidate) -> str:
    anchor = best.anchor
    if anchor is None:
        return ""
    if best.anchor_kind in ANCHOR_NAMES:
        return f"counted from {ANCHOR_NAMES[best.anchor_kind]}: {words(anchor)}"
    if anchor.precision is not Precision.DAY:
        return f"published {words(anchor)}"
    name = WEEKDAYS[(anchor.anchor // 86400 + 3) % 7]
    return f"published {words(anchor).split(' ', 1)[1]}, a {name}"


def _with_ranges(placed: Sequence[Placed], mentions: list[TimeMention]) -> list[TimeMention]:
    """Give both ends of "from 2003 to 2011" the whole stretch."""
    for i in range(len(mentions) - 1):
        kind = range_kind(placed[i].found.site, placed[i + 1].found.site)
        first, second = mentions[i], mentions[i + 1]
        if not kind or not placed[i].candidates or not placed[i + 1].candidates:
            continue
        whole = joined(placed[i].candidates[0].when, placed[i + 1].candidates[0].when, kind)
        if whole is not None:
            step = f"one stretch: {words(whole)}"
            mentions[i], mentions[i + 1] = _over(first, whole, step), _over(second, whole, step)
    return mentions


def _over(mention: TimeMention, whole: FuzzyDate, step: str) -> TimeMention:
    derivation = replace(mention.derivation, steps=(*mention.derivation.steps, step))
    return replace(mention, when=whole, derivation=derivation)
