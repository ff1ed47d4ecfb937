"""Dates put together from others: pairs of days, weeks of a month, parts of a named day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.grammar.clock import DATE, named_date
from core.dates.grammar.explicit import WAYS, year_of
from core.dates.grammar.pointing import part_of_day
from core.dates.grammar.rule import Built, Extent, ends_with, group, rule
from core.dates.lexicon import (
    DAYPARTS,
    MONTH,
    WEEKDAY,
    WEEKDAY_NAME,
    YEAR,
    month_number,
    unit_of,
    weekday_number,
)
from core.dates.meaning.base import Way
from core.dates.meaning.calendar_date import Calendar
from core.dates.meaning.day_alone import DayAlone
from core.dates.meaning.nth import DayBeside, Nth, UnitOf
from core.dates.meaning.weekday import Weekday
from core.dates.numbers import ordinal

if TYPE_CHECKING:
    from core.dates.page import Site

_MONTH_BEFORE = re.compile(rf"\b(?P<mon>{MONTH})\s+\d\d?(?:st|nd|rd|th)?$")
_COUNTED = re.compile(r"\s(?!in\b|at\b|by\b|for\b|as\b|when\b|the\b|with\b|and\b)[a-z\d]")
"""What follows a number that counts something: "May 3 and 5 people"."""


def _second_day(match: re.Match[str], site: Site) -> Built:
    before = _MONTH_BEFORE.search(site.before)
    counted = "-" not in match["join"] and _COUNTED.match(site.after)
    if before is None or counted or not 1 <= int(match["d"]) <= 31:
        return None
    year = year_of(match["y"], "") if match["y"] else None
    meaning = Calendar(year, month_number(before["mon"]), int(match["d"]))
    return Extent(meaning, match.start("d"), match.end())


def _first_day(match: re.Match[str], _: Site) -> Built:
    if not 1 <= int(match["d"]) < int(match["d2"]) <= 31:
        return None
    return Extent(Calendar(None, month_number(match["mon"]), int(match["d"])), *match.span("d"))


def _part_of_date(match: re.Match[str], _: Site) -> Built:
    part, mod = group(match, "part"), group(match, "mod")
    known = f"{mod}-{part}" if mod == "mid" else f"{mod} {part}"
    return part_of_day(known if known in DAYPARTS else part, named_date(match["date"]))


def _nth(match: re.Match[str], _: Site) -> Built:
    year = int(match["y"]) if match["y"] else None
    month = Calendar(year, month_number(match["mon"]))
    number, day = ordinal(match["o"]), match["wd"]
    return Nth(month, number, weekday_number(day) if day else None)


def _beside(match: re.Match[str], _: Site) -> Built:
    day = named_date(match["date"])
    if match["dir"] and day is not None:
        day = Weekday(weekday_number(match["date"]), WAYS[match["dir"].lower()])
    return DayBeside(day, 1 if match["side"] == "after" else -1) if day else None


def _week_of(match: re.Match[str], _: Site) -> Built:
    day = named_date(match["date"])
    return UnitOf(day, unit_of(match["u"])) if day else None


_NOT_ALONE = re.compile(
    r"\s*(?:of\s+(?!(?:this|last|next|the|that)\s+month\b)|and\s+\d|-|(?!of\b)[a-z]+s?\s+(?:century|floor))"
)
_SHARED_MONTH = re.compile(
    rf"\s*(?:-|to|and|or)\s*(?:the\s+)?\d\d?(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH}"
)
_VERBAL = {"VBD", "VBZ", "VBP", "VBN", "VBG", "MD", "IN", "CC", "TO", "RB", "PRP", "WRB", "WDT"}
_VERBAL |= {"DT", "EX", "WP", "PRP$", "POS"}


def _day_alone(match: re.Match[str], site: Site) -> Built:
    day = int(match["d"])
    if not 1 <= day <= 31:
        return None
    if match["of"]:
        way = {"last": Way.LAST, "next": Way.NEXT}.get(group(match, "of"), Way.THIS)
        return DayAlone(day, way)
    following = site.page.token_index(site.end)
    tokens = site.page.tokens[following : following + 1]
    ends = not tokens or tokens[0].text in {".", ",", ";", ":", ")", '"', "”", "-", "–"}
    shared = _SHARED_MONTH.match(site.after)
    if shared or _NOT_ALONE.match(site.after) or not (ends or tokens[0].tag in _VERBAL):
        return None
    return DayAlone(day) if _ON.search(site.before) else None


_ON = ends_with("on|until|till|by|since|from|to|before|after|through|between|and|of")
RULES = (
    rule(
        "second day",
        "month",
        r"(?<=[\dhdt])(?P<join>\s?-\s?| (?:and|to) )(?P<d>\d\d?)(?:st|nd|rd|th)?\b"
        rf"(?![\d:/%-]|[.,]\d)(?:,? (?P<y>{YEAR})\b)?",
        _second_day,
        fold=False,
    ),
    rule(
        "first day",
        "month",
        r"(?<![\d/.-])\b(?P<d>\d\d?)(?:st|nd|rd|th)?(?=(?:\s?-\s?| and | to | or )(?:the )?"
        rf"(?P<d2>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<mon>{MONTH})(?![a-z]))",
        _first_day,
        fold=False,
    ),
    rule(
        "day of the month",
        "ordinal",
        r"\bthe (?P<d>\d\d?)(?:st|nd|rd|th)\b(?: of (?P<of>this|last|next|the|that) month\b)?",
        _day_alone,
    ),
    rule(
        "part of a named day",
        "part",
        r"(?:\bthe )?\b(?:(?P<mod>early|late|mid)[- ](?:in the |on the )?)?"
        r"(?P<part>morning|afternoon|evening|night|dawn|early hours|small hours)(?: hours)? of "
        rf"(?P<date>{DATE})(?: (?:morning|evening|night)\b)?",
        _part_of_date,
        fold=False,
    ),
    rule(
        "day beside a day",
        "month weekday",
        rf"\b(?:[Tt]he )day (?P<side>before|after) (?:(?P<dir>last|next) (?={WEEKDAY}))?"
        rf"(?P<date>{WEEKDAY}|{MONTH} \d\d?\b(?!:)(?:,? {YEAR}\b)?|\d\d? {MONTH}\b(?: {YEAR}\b)?)",
        _beside,
        fold=False,
    ),
    rule(
        "week of a day",
        "month",
        rf"\bthe (?P<u>week|weekend) of (?P<date>{MONTH} \d\d?\b(?!:)(?:,? {YEAR}\b)?"
        rf"|\d\d? {MONTH}\b(?:,? {YEAR}\b)?)",
        _week_of,
        fold=False,
    ),
    rule(
        "week or weekday of a month",
        "month",
        r"\b(?:the )?(?P<o>first|second|third|fourth|last|final) "
        rf"(?:week|(?P<wd>{WEEKDAY_NAME})) (?:of|in) (?P<mon>{MONTH})(?![a-z])"
        rf"(?:,? (?P<y>{YEAR})\b)?",
        _nth,
        fold=False,
    ),
)
