"""Quarters, halves and the periods of financial reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.grammar.rule import Built, Extent, group, rule
from core.dates.lexicon import MONTH, YEAR, month_number
from core.dates.meaning.base import Way
from core.dates.meaning.calendar_date import Years
from core.dates.meaning.part import Part, Portion
from core.dates.meaning.quarter import (
    LatestQuarter,
    QuarterEnded,
    ReportQuarter,
    Section,
)

if TYPE_CHECKING:
    from core.dates.page import Site

_NUMBER = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "final": 4, "last": 4,
}  # fmt: skip


def _section(match: re.Match[str], site: Site) -> Built:
    word, half = group(match, "o"), group(match, "u") == "half"
    pre, year = group(match, "pre"), group(match, "y", "y2")
    number = min(_NUMBER[word], 2) if half and word in {"final", "last"} else _NUMBER[word]
    if half and (number > 2 or not (year or pre)):
        return None
    if word == "last" and not half and not year:
        return LatestQuarter()
    if found := re.search(r"'?(\d)\ds", year):
        portion = Portion.LATE if number > 1 else Portion.EARLY
        return Part(Years(1900 + 10 * int(found[1]), 10), portion)
    named = re.search(YEAR, year) or re.search(YEAR, pre)
    fiscal = "fiscal" in site.low
    known = int(named[0]) if named else None
    meaning = Section(number, half, known, _year_word(year, pre), fiscal)
    return Extent(meaning, site.start + _lead(site.low), site.end)


def _year_word(year: str, pre: str) -> Way:
    words = f"{year} {pre}"
    if any(word in words for word in ("last", "ago", "earlier")):
        return Way.LAST
    return Way.NEXT if "next" in words else Way.NONE


def _lead(low: str) -> int:
    """Count the characters of a leading word that is no part of the expression."""
    word = low.split(maxsplit=1)[0]
    if word in {"its", "a"}:
        return len(word) + 1
    loose = word in {"this", "the"} and "-quarter" in low and "year" not in low
    return len(word) + 1 if loose else 0


_ENDED = re.compile(rf"\s+(?:that )?end(?:ed|ing)\s+(?:on )?(?P<mon>{MONTH})")


def _report(match: re.Match[str], site: Site) -> Built:
    period = group(match, "q") == "period"
    ended = _ENDED.match(site.after)
    if ended and not match["y"] and not period:
        return QuarterEnded(month_number(ended["mon"]))
    if match["y"]:
        return ReportQuarter(0, int(match["y"]), fallback=not period)
    low = site.low
    if any(word in low for word in ("ago", "earlier", "last year")):
        return ReportQuarter(1)
    if "current" in low or low.startswith("this"):
        return LatestQuarter(0) if not period else ReportQuarter()
    return ReportQuarter(fallback=low in {"the quarter", "the latest quarter"})


def _numbered(match: re.Match[str], _: Site) -> Built:
    half = match["k"] == "H"
    if half and not match["y"]:
        return None
    return Section(int(match["n"]), half, int(match["y"]) if match["y"] else None)


RULES = (
    rule(
        "quarter",
        "unit",
        rf"(?:\b(?:the |its |this |a )?(?:(?P<pre>{YEAR}|year-?ago|year-?earlier|this year's"
        rf"|last year's|next year's|fiscal(?:-year)?|fiscal {YEAR}|latest|current|flat|strong"
        r"|recent)[- ])?(?:fiscal[- ])?)\b(?P<o>first|second|third|fourth|1st|2nd|3rd|4th|final"
        r"|last)[- ](?P<u>quarter|half)\b(?! of (?:the|a) (?:game|match))"
        rf"(?:,? of (?:fiscal )?(?P<y>{YEAR}|this year|last year|next year|the year|the '?\d\ds))?"
        rf"(?: (?P<y2>{YEAR}))?",
        _section,
    ),
    rule(
        "quarter of the report",
        "unit",
        r"\b(?:the|its|this|that|last year's|the (?P<y>(?:19|20)\d\d)|the (?:latest|current"
        r"|most recent|year-?ago|year-?earlier|comparable(?: year-?ago)?|corresponding|same)) "
        r"(?P<q>quarter|period)\b(?!-)(?: (?:last year|a year (?:ago|earlier)))?",
        _report,
    ),
    rule(
        "numbered quarter",
        "quarter",
        rf"\b(?P<k>[QH])(?P<n>[1-4])(?: (?:of )?(?P<y>{YEAR}))?\b",
        _numbered,
        fold=False,
    ),
)
