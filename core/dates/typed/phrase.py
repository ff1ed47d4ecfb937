"""Typed dates in English words, read by the rules that read articles."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.calendar import DAY, HOUR, weekday
from core.dates.case import Case, Discourse
from core.dates.framing import framed
from core.dates.grammar.clock import read_clock
from core.dates.lexicon import DAYPARTS, ZONE, ZONES, weekday_number
from core.dates.meaning.calendar_date import Calendar
from core.dates.page import Page
from core.dates.scan import Found, scan
from core.dates.typed.figures import checked
from core.errors import UserError
from core.model import FuzzyDate, Precision
from core.wording import MONTHS, WEEKDAYS, words

if TYPE_CHECKING:
    from core.dates.meaning.base import Candidate

_NAMES = re.compile(
    r"\b(?:" + "|".join(f"{n[:3]}(?:{n[3:]})?" for n in (*MONTHS, *WEEKDAYS)) + r"|sept)\b(\.?)",
    re.IGNORECASE,
)
_DAY_ABBREVIATED = re.compile(r"\b(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?(?=,? |$)")
_AHEAD = re.compile(
    r"^in ((?:\d+|an?|one|two|three|four|five|six) (?:day|week|month|year)s?)$", re.IGNORECASE
)
_LEAD = re.compile(r"(?:on|in|at|during|the|year|for|over|within)\s+", re.IGNORECASE)
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d(?::\d\d)?)?\s?(?:a\.?m\.?|p\.?m\.?)|\d{1,2}:\d\d(?::\d\d)?"
    r"|noon|midday|midnight)"
)
_CLOCK_LAST = re.compile(
    rf"(?P<date>.+?)(?:,|\s+at|,\s*at)?\s+(?P<clock>{_CLOCK})\s?(?P<zone>{ZONE})?", re.IGNORECASE
)
_CLOCK_FIRST = re.compile(
    rf"(?P<clock>{_CLOCK})\s?(?P<zone>{ZONE})?(?:,|\s+on|,\s*on)?\s+(?P<date>.+)", re.IGNORECASE
)
_WEEKDAY_FIRST = re.compile(rf"(?P<name>{'|'.join(WEEKDAYS)}),?\s+(?P<date>.*\d.*)")


def tidy(text: str) -> str:
    """Spell months and weekdays as the rules expect them: "3-nov-2016" becomes "3 Nov 2016"."""
    text = re.sub(r"(?<=\d)-(?=[A-Za-z]{3})|(?<=[A-Za-z]{3})-(?=\d)(?<!mid-)", " ", text)
    text = re.sub(r"\bmid (?=\d)", "mid-", text, flags=re.IGNORECASE)
    text = re.sub(r"^(?:the )?([2-9])0s$", r"19\g<1>0s", text, flags=re.IGNORECASE)
    text = _AHEAD.sub(r"\g<1> from now", text)
    text = _NAMES.sub(lambda m: m[0].capitalize(), text)
    return _DAY_ABBREVIATED.sub(lambda m: WEEKDAYS[weekday_number(m[0])], text)


def split_clock(text: str) -> tuple[str, str, str] | None:
    """Split "3 Nov 2016, 2pm GMT" into the date, the clock time and the zone."""
    match = _CLOCK_LAST.fullmatch(text) or _CLOCK_FIRST.fullmatch(text)
    if match is None:
        return None
    return match["date"], match["clock"], (match["zone"] or "").strip(" ()")


def at_clock(date: FuzzyDate, clock: str, zone: str) -> FuzzyDate:
    """Put a clock time on a day.

    Raises UserError where the date is no single day, or no clock shows the time.
    """
    if date.earliest is None or date.precision is not Precision.DAY:
        raise UserError(f"A time of day needs a single day, not “{words(date)}”.")
    time = read_clock(clock.replace(".m", "m").replace("m.", "m"), ZONES.get(zone.lower(), ""))
    if time is None or (time.minute or 0) > 59 or (time.second or 0) > 59:
        raise UserError(f"“{clock}” is no time of day.")
    return time.at(date)


_PART_NAME = "|".join(sorted(DAYPARTS, key=len, reverse=True))
_PART_LAST = re.compile(rf"(?P<date>.+?),?\s+(?:in the |at )?(?P<part>{_PART_NAME})", re.IGNORECASE)


def split_part(text: str) -> tuple[str, str] | None:
    """Split "3 Nov 2016, morning" into the date and the part of the day."""
    match = _PART_LAST.fullmatch(text)
    return (match["date"], match["part"].lower()) if match else None


def at_part(date: FuzzyDate, part: str) -> FuzzyDate:
    """Narrow a day to a part of it.

    Raises UserError where the date is no single day.
    """
    if date.earliest is None or date.precision is not Precision.DAY:
        raise UserError(f"A part of the day needs a single day, not “{words(date)}”.")
    first, last = (date.earliest + hour * HOUR for hour in DAYPARTS[part])
    return replace(date, earliest=first, latest=last - 1, precision=Precision.DAYPART)


def check_weekday(text: str, date: FuzzyDate) -> None:
    """Refuse "Friday 3 November 2016", which was a Thursday."""
    match = _WEEKDAY_FIRST.match(text)
    if match is None or date.earliest is None or date.precision is not Precision.DAY:
        return
    if weekday_number(match["name"]) != weekday(date.earliest):
        name = WEEKDAYS[weekday(date.earliest)]
        raise UserError(f"{words(date).split(' ', 1)[1]} is a {name}, not a {match['name']}.")


def read_phrase(text: str, today: FuzzyDate) -> FuzzyDate | None:
    """Read an English phrase; None where the rules do not know it.

    Raises UserError for a length of time, a repetition, or a day that does not exist.
    """
    found = _whole(text) or _whole(f"in {text}")
    if found is None:
        return None
    _check_day(found)
    if not found.meaning.dated:
        return _undated(found, today)
    candidates = found.meaning.candidates(Case(found.site, Discourse(today)))
    if not candidates:
        return None
    best: Candidate = candidates[0]
    return framed(best.when, found.site)[0]


def _whole(text: str) -> Found | None:
    """Return the expression that covers the text but for a leading "on" or "the"."""
    for found in scan(Page(text)):
        lead, rest = text[: found.site.start], text[found.site.end :]
        if rest.strip(" .,") == "" and (not lead or _LEAD.fullmatch(lead)):
            return found
    return None


def _check_day(found: Found) -> None:
    meaning = found.meaning
    if isinstance(meaning, Calendar) and meaning.year is not None:
        checked(meaning.year, meaning.month, meaning.day)


def _undated(found: Found, today: FuzzyDate) -> FuzzyDate:
    if found.meaning.value() == "PRESENT_REF" and today.earliest is not None:
        return FuzzyDate(today.earliest, today.earliest + DAY - 1)
    kinds = {"DURATION": "a length of time", "SET": "a repetition"}
    kind = kinds.get(found.meaning.kind, "too vague for a date")
    raise UserError(f"“{found.site.text}” is {kind}; a date says when, such as “3 Nov 2016”.")


_TURNED = re.compile(r"(\d{4}),?\s+([QH][1-4]|\w+)|([1-4])([QH])\s+(\d{4})", re.IGNORECASE)


def read_turned(text: str, today: FuzzyDate) -> FuzzyDate | None:
    """Read "2016 Q3", "3Q 2016", "2016 November"."""
    match = _TURNED.fullmatch(text)
    if match is None:
        return None
    if match[5]:
        return read_phrase(f"{match[4].upper()}{match[3]} {match[5]}", today)
    return read_phrase(f"{match[2]} {match[1]}", today)
