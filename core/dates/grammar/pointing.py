"""Expressions that point: weekdays, "yesterday", "last year", "this summer", feasts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.grammar.explicit import WAYS
from core.dates.grammar.rule import Built, group, rule
from core.dates.lexicon import (
    DAYPART,
    DAYPARTS,
    WEEKDAY,
    WEEKDAY_NAME,
    weekday_number,
)
from core.dates.meaning.base import Meaning, Way
from core.dates.meaning.daytime import PartOfDay
from core.dates.meaning.part import part_of
from core.dates.meaning.relative import Unit
from core.dates.meaning.unplaced import Repeat
from core.dates.meaning.weekday import Weekday
from core.dates.timex3 import daypart_code
from core.model import Precision

if TYPE_CHECKING:
    from core.dates.page import Site


def part_of_day(word: str, on: Meaning | None) -> PartOfDay:
    """Say which hours of a day a word such as "morning" covers."""
    first, last = (23, 24) if word == "midnight" else DAYPARTS[word]
    return PartOfDay(first, last, on)


def _weekday(match: re.Match[str], _: Site) -> Built:
    name, part = match["wd"], group(match, "part")
    number, way = weekday_number(name), group(match, "dir")
    if way in {"every", "each"} or name.endswith("days") or part.endswith("s"):
        hours = DAYPARTS.get(part.removesuffix("s"))
        return Repeat(f"XXXX-WXX-{number + 1}" + (daypart_code(*hours) if hours else ""))
    of_week = WAYS[group(match, "week").split()[0]] if match["week"] else Way.NONE
    meaning = Weekday(number, WAYS.get(way, Way.NONE), of_week)
    if part:
        return part_of_day(part, meaning)
    return part_of(meaning, group(match, "mod"))


_STEPS = {
    "yesterday": -1, "last night": -1, "yesterday night": -1, "tomorrow": 1, "tomorrow night": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def day_by_word(word: str) -> Meaning:
    """Return the day that "today", "tomorrow" or a weekday's name points at."""
    low = word.lower().removeprefix("on ").removeprefix("last ")
    if re.fullmatch(WEEKDAY, low, re.IGNORECASE):
        return Weekday(weekday_number(low))
    return Unit(Precision.DAY, _STEPS.get(low, 0), flexible=False)


_ON_DAY = re.compile(rf"\s+(?:(?:on|into)\s+)?{WEEKDAY}")
_BETWEEN_DAYS = re.compile(rf"\s+(?:on\s+|from\s+)?{WEEKDAY}\s+(?:in)?to\s+(?P<next>{WEEKDAY})")
_ERA_OF = re.compile(
    r"'s\s(?:[a-z]+\s)?(?:youth|world|children|society|generations?|standards|technology|computers"
    r"|economy|youngsters|consumers|workers)\b"
)


def _overnight(site: Site, today: Meaning) -> Built:
    """Read "overnight" on the day named after it, else on that of writing."""
    if days := _BETWEEN_DAYS.match(site.after):
        return part_of_day("overnight", Weekday(weekday_number(days["next"])))
    if _ON_DAY.match(site.after):
        return part_of_day("overnight", None)
    return None if site.tag() == "JJ" else part_of_day("overnight", today)


def _by_word(match: re.Match[str], site: Site) -> Built:
    if _ERA_OF.match(site.after) or re.search(r"\b(?:people|world) of $", site.before):
        return None
    word, part = group(match, "w"), group(match, "part")
    meaning = Unit(Precision.DAY, _STEPS.get(word, 0), flexible=False)
    if word == "overnight":
        return _overnight(site, meaning)
    if word in {"last night", "tonight"}:
        return part_of_day("night", meaning)
    if found := re.fullmatch(r"this (early |late |mid-?)?(morning|afternoon|evening)", word):
        return part_of_day(found[2], meaning)
    return part_of_day(part, meaning) if part else part_of(meaning, group(match, "mod"))


def _part_day(match: re.Match[str], _: Site) -> Built:
    part = group(match, "part")
    return part_of_day("mid-morning" if match["mod"] and part == "morning" and group(match, "mod")
                       == "mid" else part, day_by_word(match["w"]))  # fmt: skip


def _part_told(match: re.Match[str], _: Site) -> Built:
    steps = {"following": 1, "next": 1, "after": 1, "previous": -1, "before": -1}
    day = Unit(Precision.DAY, steps.get(group(match, "dir", "dir2"), 0), told=True)
    word = group(match, "part", "part2")
    return day if word == "day" else part_of_day(word, day)


RULES = (
    rule(
        "part of a day told",
        "part",
        r"\b(?:the (?P<dir>following|next|previous)|that(?: same)?) "
        r"(?P<part>morning|afternoon|evening|night)\b"
        r"|\bthe (?P<part2>morning|evening|night) (?P<dir2>before|after)(?=[,.;:]|\s*\Z)",
        _part_told,
    ),
    rule(
        "weekday",
        "weekday",
        r"(?:\b(?P<mod>(?i:early|late|mid))[- ](?:on )?)?\b(?:(?P<dir>(?i:last|next"
        r"|this|this past|this coming|the following|the previous|that|every|each)) )?"
        rf"(?<!Good\s)(?<!Black\s)(?P<wd>{WEEKDAY_NAME}s\b|{WEEKDAY})(?!\s\d\d?\b(?!,\d))"
        rf"(?: (?P<part>{DAYPART}|mornings|afternoons|evenings|nights)\b)?"
        r"(?:,? (?P<week>last week|this week|next week)\b)?",
        _weekday,
        fold=False,
    ),
    rule(
        "day by word",
        "deictic part",
        r"\b(?:(?P<mod>early|earlier|late|later) )?(?P<w>today|yesterday|tomorrow|tonight"
        r"|last night|overnight|this (?:early |late |mid-?)?(?:morning|afternoon|evening)"
        r"|the day before yesterday|the day after tomorrow)\b"
        r"(?: (?P<part>morning|afternoon|evening|night)\b)?",
        _by_word,
    ),
    rule(
        "part of a day",
        "part",
        rf"\b(?:(?P<mod>early|late|mid)[- ])?(?P<part>{DAYPART}|predawn) "
        rf"(?P<w>today|yesterday|tomorrow|(?:on )?{WEEKDAY})\b",
        _part_day,
    ),
)
