"""Clock times and parts of the day."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.dates.grammar.pointing import day_by_word, part_of_day
from core.dates.grammar.rule import Built, ends_with, group, rule
from core.dates.lexicon import DAYPARTS, MONTH, WEEKDAY, YEAR, ZONE, ZONES, month_number
from core.dates.meaning.calendar_date import Calendar
from core.dates.meaning.daytime import NOON, Clock

_FOLLOWING = (
    r"(?=\s*(?:GMT|UTC|BST|EST|EDT|ET|CET|CEST|local|hours|on |Saturday|Sunday|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday))"
)
_HALF_DAY = r"(?:a\.m\.?|p\.m\.?|am\b|pm\b|AM\b|PM\b|A\.M\.?|P\.M\.?|o'clock)"
_HOURS = rf"\d{{1,2}}(?:[:.][0-5]\d(?::[0-5]\d)?)?\s?{_HALF_DAY}"
_SPOKEN = (
    r"\d{1,2}(?::[0-5]\d)?(?: o'clock)? "
    r"(?:in the (?:early )?(?:morning|afternoon|evening)|at night)"
)
_FIGURES = (
    r"[0-2]\d[0-5]\d(?= (?:GMT|UTC|hours|local time)\b)"
    rf"|(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d{_FOLLOWING}"
    r"|(?P<bare>(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!:|\d|%|[.-]\d))"
)
_CLOCK = rf"(?:{_SPOKEN}\b|{_HOURS}|{_FIGURES}|(?:noon|midnight|midday)\b)"
_DAY_NAME = rf"(?:(?:{WEEKDAY}|Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?"
DATE = (
    rf"(?:{_DAY_NAME}{MONTH} \d{{1,2}}\b(?!:)(?:,? {YEAR})?"
    rf"|{_DAY_NAME}\d{{1,2}} {MONTH}(?: {YEAR})?|\d{{4}}-\d\d-\d\d|{WEEKDAY}|today|yesterday"
    r"|tomorrow|tonight)"
)

if TYPE_CHECKING:
    from core.dates.meaning.base import Meaning
    from core.dates.page import Site
_BEFORE_NOON = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?\s?([apo])?")


_SAID = re.compile(
    r"(\d{1,2})(:\d\d)?(?: o'clock)? (?:in the (?:early )?|at )(morning|afternoon|evening|night)"
)


def _half_named(low: str) -> str:
    """Spell "8 in the evening" as "8 p"."""
    said = _SAID.fullmatch(low)
    if said is None:
        return low
    early = said[3] == "morning" or (said[3] == "night" and int(said[1]) < 6)
    return f"{said[1]}{said[2] or ''} {'a' if early else 'p'}"


def read_clock(text: str, zone: str = "", on: Meaning | None = None) -> Clock | None:
    """Read "2 a.m.", "15:00", "noon"; None where no clock shows it."""
    low = " ".join(text.lower().split())
    if low in {"noon", "midday", "midnight"}:
        return Clock(24 if low == "midnight" else 12, 0, None, zone or None, on)
    if figures := re.fullmatch(r"(\d\d)(\d\d)", low):
        return Clock(int(figures[1]), int(figures[2]), None, zone or None, on)
    match = _BEFORE_NOON.match(_half_named(low))
    if match is None or int(match[1]) > 24:
        return None
    hour = int(match[1]) % 12 if match[4] == "a" else int(match[1])
    hour += 12 if match[4] == "p" and hour < 12 else 0
    minute, second = (int(match[n]) if match[n] else None for n in (2, 3))
    return Clock(hour, minute, second, zone or None, on)


def _zone(text: str | None) -> str:
    return ZONES.get((text or "").strip(" ()").lower(), "")


def named_date(text: str | None) -> Meaning | None:
    """Read the date joined to a time: "Saturday", "today", "29 April 1975"."""
    if not text:
        return None
    if iso := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        return Calendar(int(iso[1]), int(iso[2]), int(iso[3]))
    name = re.search(MONTH, text)
    if name is None:
        return day_by_word(text)
    year = re.search(rf"\b{YEAR}\b", text)
    day = re.search(r"\b\d{1,2}(?!\d)", text)
    number = int(year[0]) if year else None
    return Calendar(number, month_number(name[0]), int(day[0]) if day else None)


_AT = ends_with("at|by|around|about|from|until|till|before|after|since|between|to|and")


def _clock(match: re.Match[str], site: Site) -> Built:
    if site.before.lower().endswith("high "):
        return None
    if match.groupdict().get("bare") and not match["date"] and not _AT.search(site.before):
        return None
    clock = read_clock(match["c"], _zone(match["tz"]), named_date(match["date"]))
    return _halved(clock, site) if clock and _OPEN_HALF.fullmatch(match["c"]) else clock


_OPEN_HALF = re.compile(r"\d+(?:[:.]\d\d)?\s?o'clock", re.IGNORECASE)
_FORENOON = re.compile(r"\b(?:morning|dawn|breakfast|sunrise|a\.?m\b)", re.IGNORECASE)
_AFTERNOON = re.compile(
    r"\b(?:afternoon|evening|night|tonight|nightfall|dusk|dinner|supper|sunset|p\.?m\b)",
    re.IGNORECASE,
)
_WAKING = 7
"""Before this hour, o'clock without more is that of the afternoon."""


def _halved(clock: Clock, site: Site) -> Clock:
    """Choose the half of the day of "9 o'clock" by the words around it, else by waking hours."""
    if not 1 <= clock.hour <= NOON:
        return clock
    early, late = clock.hour % NOON, clock.hour % NOON + NOON
    near = _sentence(site)
    shown = bool(_AFTERNOON.search(near)) - bool(_FORENOON.search(near))
    first = late if shown > 0 or (not shown and early < _WAKING) else early
    other = None if shown else early + late - first
    return replace(clock, hour=first, other=other)


def _sentence(site: Site) -> str:
    """Return the sentence around an expression, as far as it is kept."""
    before, after = (
        re.split(r"[.;\n]\s", site.before)[-1],
        re.split(r"[.;\n](?:\s|$)", site.after)[0],
    )
    return f"{before}{site.text}{after}"


_IN = ends_with("in")
_BY = ends_with("by|before|until|after|since|at|around|towards?")


def _part(match: re.Match[str], site: Site) -> Built:
    word, mod = group(match, "part"), group(match, "mod")
    if word in {"mid-morning", "midmorning", "mid-afternoon"}:
        return part_of_day(word, None)
    if mod:
        known = f"{mod}-{word}" if mod == "mid" else f"{mod} {word}"
        return part_of_day(known if known in DAYPARTS else word, None)
    if group(match, "the"):
        return part_of_day(word, None) if _IN.search(site.before) else None
    return part_of_day(word, None) if _BY.search(site.before) else None


RULES = (
    rule(
        "date and clock",
        "month",
        rf"\b(?P<date>{_DAY_NAME}(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}),? {YEAR}),?"
        rf"(?: at| -| \|| /)? (?P<c>{_HOURS}|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\b"
        rf"|[0-2]\d\.[0-5]\d(?= (?:GMT|UTC|BST|EST|CET)))"
        rf"(?P<tz> ?{ZONE})?",
        _clock,
        fold=False,
    ),
    rule(
        "clock",
        "clock",
        rf"(?<![\d.,:$£€])\b(?P<c>{_CLOCK})(?P<tz>\s*{ZONE})?"
        rf"(?:\s?\([^()\n]{{3,16}}\)(?=,? (?:on )?{DATE}))?"
        rf"(?:,? (?:on |this |last )?(?P<date>{DATE}))?"
        r"(?: (?:morning|afternoon|evening|night)\b)?",
        _clock,
        fold=False,
    ),
    rule(
        "part of the day",
        "part",
        r"\b(?:(?P<mod>early|late|mid)[- ](?:in the )?)"
        r"(?P<part>morning|afternoon|evening|night)s?\b",
        _part,
    ),
    rule(
        "part of that day",
        "part",
        r"\b(?P<the>the )?(?P<part>midmorning|morning|afternoon|evening|nightfall|dawn|dusk"
        r"|daybreak)\b",
        _part,
    ),
)
