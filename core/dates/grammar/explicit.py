"""Dates that name themselves: figures, days and months by name, years, decades, centuries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.grammar.rule import Built, Extent, ends_with, group, rule
from core.dates.lexicon import (
    MONTH,
    SHORT_YEAR,
    WEEKDAY,
    YEAR,
    full_year,
    is_short_year,
    month_number,
)
from core.dates.meaning.base import Way
from core.dates.meaning.calendar_date import Calendar
from core.dates.meaning.daytime import Clock
from core.dates.meaning.numeric import Numeric
from core.dates.meaning.part import part_of
from core.dates.meaning.unplaced import Repeat

ERA = r"(?: (?P<era>(?-i:BCE?|B\.C\.(?:E\.)?|AD|A\.D\.))(?!\w))"
EARLY = (
    r"(?:\b(?P<mod>(?i:early|late|mid))[- ](?:in )?"
    r"|\b(?i:the )?(?P<mod2>(?i:end|beginning|start|middle)) of )?"
)

if TYPE_CHECKING:
    from core.dates.page import Site
_DAY_NAME = rf"(?:(?P<wd>{WEEKDAY}),? )?"
_YEAR_OF = rf"(?:,? (?:of )?(?P<y>{YEAR}|{SHORT_YEAR}|\d{{1,4}}(?= BC| B\.C)))"

_OF_YEAR = "(?:,? (?P<of>(?:of )?(?:last|this|next|that|the same|the previous|the following) year))"

WAYS = {
    "last": Way.LAST, "of last": Way.LAST, "past": Way.LAST, "this past": Way.LAST,
    "next": Way.NEXT, "this coming": Way.NEXT, "this": Way.THIS,
    "the following": Way.FOLLOWING, "the previous": Way.PREVIOUS, "that": Way.SAME,
    "the same": Way.SAME, "the past": Way.LAST,
}  # fmt: skip


def year_of(digits: str, era: str) -> int:
    """Read a year; years before Christ are astronomical (44 BC is -43)."""
    before_christ = era.replace(".", "").startswith("bc")
    return 1 - int(digits) if before_christ else full_year(digits)


def _iso(match: re.Match[str], _: Site) -> Built:
    date = Calendar(int(match["y"]), int(match["m"]), int(match["d"]))
    if match["h"] is None:
        return date
    second = int(match["s"]) if match["s"] else None
    return Clock(int(match["h"]), int(match["min"]), second, match["z"], date)


def _numeric(match: re.Match[str], _: Site) -> Built:
    first, second, year = int(match["a"]), int(match["b"]), full_year(match["y"])
    short = is_short_year(match["y"])
    if match["sep"] == ".":
        return Calendar(year, second, first, short=short) if second <= 12 else None
    return Numeric(first, second, year, short)


def _is_2001(match: re.Match[str], site: Site) -> bool:
    """Whether it is that 11 September which needs no year."""
    eleventh = match["d"] == "11" and match["mon"].startswith("Sep") and match["y"] is None
    return eleventh and bool(re.match(r"\s(?:terror|attack|hijack)", site.after))


def _day(match: re.Match[str], site: Site) -> Built:
    if not 1 <= int(match["d"]) <= 31:
        return None
    year = year_of(match["y"], group(match, "era")) if match["y"] else None
    if _is_2001(match, site):
        year = 2001
    month, of_year = month_number(match["mon"]), _of_year(match)
    way = WAYS.get(group(match, "dir"), Way.NONE) if year is None else Way.NONE
    short = is_short_year(match["y"]) and not match["era"]
    meaning = Calendar(year, month, int(match["d"]), way, of_year, short)
    skip = 3 if group(match, "dir") == "of last" else 0
    return Extent(part_of(meaning, group(match, "mod", "mod2")), match.start() + skip, match.end())


def _of_year(match: re.Match[str]) -> Way:
    return WAYS.get(group(match, "of").removesuffix(" year").removeprefix("of "), Way.NONE)


def _month_year(match: re.Match[str], _: Site) -> Built:
    year = year_of(match["y"], group(match, "era"))
    short = is_short_year(match["y"]) and not match["era"]
    month = Calendar(year, month_number(match["mon"]), short=short)
    return part_of(month, group(match, "mod", "mod2"))


_MONTH_BEFORE = ends_with(
    "in|since|until|by|of|from|to|through|and|for|late|early|during|between|before|after|till|or|a"
    "|the|as|next|last"
)
_TITLE_BEFORE = re.compile(r"\b(?:Ms|Mr|Mrs|Dr)\.?\s$|[A-Z][a-z]+\s$")
_VESSEL_BEFORE = re.compile(
    r"\b(?:storm|hurricane|typhoon|cyclone|ferry|tanker|trawler|yacht|operation)\s$", re.IGNORECASE
)
"""What bears a name that may be spelt like a month."""
_AMBIGUOUS = {"may", "march", "mar"}
_FIRST_NAMES = {"april", "june", "may", "august"}


def _is_month(match: re.Match[str], site: Site) -> bool:
    """Tell a month from a verb or a name that is spelt like one."""
    word, pointed = match["mon"], group(match, "dir", "of", "mod", "mod2")
    named = re.match(r"\s+[A-Z][a-z]+", site.after)
    led = bool(_MONTH_BEFORE.search(site.before))
    verb = site.tag(match.start("mon"))[:2] in {"VB", "MD"}
    if word.lower().rstrip(".") in _AMBIGUOUS and not pointed and (not led or verb):
        return False
    if _VESSEL_BEFORE.search(site.before) or (named and _TITLE_BEFORE.search(site.before)):
        return False
    if word.lower() in _FIRST_NAMES and not pointed:
        return led or not named
    return not (len(word) == 3 and re.match(r"\s[A-Z]", site.after))


def _month(match: re.Match[str], site: Site) -> Built:
    if not _is_month(match, site):
        return None
    number, way = month_number(match["mon"]), group(match, "dir")
    if way in {"each", "every"}:
        return Repeat(f"XXXX-{number:02d}")
    month = Calendar(None, number, None, WAYS.get(way, Way.NONE), _of_year(match))
    meaning = part_of(month, group(match, "mod", "mod2"))
    skip = 3 if way == "of last" else 0
    return Extent(meaning, match.start() + skip, match.end())


RULES = (
    rule(
        "iso date",
        "year",
        r"\b(?P<y>(?:1[0-9]|20)\d\d)(?P<sep>[-/])(?P<m>[01]\d)(?P=sep)(?P<d>[0-3]\d)(?!\d)"
        r"(?:[T ](?P<h>[0-2]\d):(?P<min>[0-5]\d)(?::(?P<s>[0-5]\d))?(?:\.\d+)?"
        r"\s?(?P<z>Z|[+-]\d\d:?\d\d)?)?",
        _iso,
    ),
    rule(
        "nine eleven",
        "eleven",
        r"(?<![\d/])9/11(?![\d/])",
        lambda _match, _site: Calendar(2001, 9, 11),
    ),
    rule(
        "date in figures",
        "figures",
        r"(?<![\d/.-])(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?P=sep)(?P<y>(?:19|20)?\d\d)(?![\d/-])",
        _numeric,
    ),
    rule(
        "month day",
        "month",
        rf"{EARLY}\b(?:(?P<dir>(?i:last|next|this|this past|of last)) )?{_DAY_NAME}"
        rf"(?P<mon>{MONTH}) (?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b(?![:.]\d)"
        rf"(?:{_YEAR_OF}\b{ERA}?|{_OF_YEAR})?",
        _day,
        fold=False,
    ),
    rule(
        "day month",
        "month",
        rf"{EARLY}\b{_DAY_NAME}(?:the )?(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<mon>{MONTH})"
        rf"(?![a-z])(?:{_YEAR_OF}\b{ERA}?|{_OF_YEAR})?",
        _day,
        fold=False,
    ),
    rule(
        "month year",
        "month",
        rf"{EARLY}\b(?P<mon>{MONTH}),?(?: of)? "
        rf"(?P<y>{YEAR}|{SHORT_YEAR}|\d{{1,4}}(?= BC| B\.C))\b{ERA}?",
        _month_year,
        fold=False,
    ),
    rule(
        "month",
        "month",
        rf"{EARLY}\b(?:(?P<dir>(?i:last|next|this|this past|this coming|of last|each"
        r"|every|the (?:previous|following))) )?"
        rf"(?P<mon>{MONTH})(?![a-z])(?:{_OF_YEAR})?",
        _month,
        fold=False,
    ),
)
