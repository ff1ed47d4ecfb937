"""Units that are pointed at: "last year", "earlier this week", "the weekend"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.grammar.explicit import WAYS
from core.dates.grammar.pointing import part_of_day
from core.dates.grammar.rule import Built, Extent, ends_with, group, rule
from core.dates.lexicon import FORTNIGHT, SEASONS, unit_of
from core.dates.meaning.base import Meaning, Way
from core.dates.meaning.part import part_of
from core.dates.meaning.quarter import LatestQuarter, ReportQuarter
from core.dates.meaning.relative import Ending, Unit
from core.dates.meaning.season import Season
from core.dates.meaning.unplaced import Length
from core.dates.meaning.weekday import WeekendByTense
from core.model import Precision

if TYPE_CHECKING:
    from core.dates.page import Site

_LENGTH_UNITS = {"year", "week", "month", "decade", "day", "century", "quarter"}


def _unit(match: re.Match[str], site: Site) -> Built:
    unit, way = group(match, "u"), group(match, "dir")
    named = match["u"][0].isupper() and match["dir"][0].isupper() and unit not in SEASONS
    if named and site.start and not re.search(r"[.\n]\W*$", site.before):
        return None
    tail = way.split()[-1]
    meaning = _pointed(unit, way, tail)
    start = site.start + (3 if site.low.startswith("by ") else 0)
    if meaning is None:
        return None
    if meaning.dated:
        meaning = part_of(meaning, group(match, "mod", "mod2"))
    return Extent(meaning, start, site.end)


def _pointed(unit: str, way: str, tail: str) -> Meaning | None:
    if unit in {"second", "minute", "hour"}:
        return Length(1, unit_of(unit)) if tail in {"last", "past", "next", "final"} else None
    if unit == "fortnight":
        return Length(FORTNIGHT, Precision.WEEK)
    if unit == "period":
        return ReportQuarter() if tail in _REPORT_WORDS else None
    if _is_length(unit, way) and unit not in {"weekend", "season"}:
        return Length(1, unit_of(unit))
    if (way == "that" and unit not in _LENGTH_UNITS) or unit == "season" or way == "the entire":
        return None
    told = (way == "the next" and unit in {"day", "night"}) or tail in {
        "following",
        "previous",
        "same",
        "that",
        "preceding",
        "prior",
    }
    return _stepped(unit, way, tail, told=told and way != "this same")


_REPORT_WORDS = {"same", "latest", "current", "previous", "prior"}
_BACK = {"last", "previous", "past", "preceding", "prior"}
_AHEAD = {"next", "coming", "following", "upcoming"}


def _is_length(unit: str, way: str) -> bool:
    if way == "the past":
        return unit in _LENGTH_UNITS
    if way in {"the next", "the coming"}:
        return unit in {"decade", "century"}
    return way == "the entire" and unit in _LENGTH_UNITS | {"night"}


def _stepped(unit: str, way: str, tail: str, *, told: bool) -> Meaning:
    step = -1 if tail in _BACK else 1 if tail in _AHEAD else 0
    if way == "this past" and unit not in SEASONS and unit not in {"weekend", "week", "month"}:
        step = 0
    if unit in SEASONS:
        way_word = Way.FOLLOWING if told and step > 0 else WAYS.get(way, Way.NONE)
        return Season(SEASONS[unit], None, way_word if not told or step else Way.SAME)
    if unit == "quarter":
        if tail in {"latest", "same", "that"}:
            return ReportQuarter(fallback=True)
        return LatestQuarter(step)
    if unit == "night":
        return part_of_day("night", Unit(Precision.DAY, step, told=told))
    return Unit(unit_of(unit), step, told=told)


def _weekend(match: re.Match[str], _: Site) -> Built:
    return Extent(WeekendByTense(), *match.span("x"))


def _week(match: re.Match[str], _: Site) -> Built:
    """Read "for the week, shares fell" and "the week's talks"."""
    possessive = match.string[match.end() : match.end() + 1] != ","
    return Extent(Unit(Precision.WEEK, 0), *match.span("x")) if possessive or match["for"] else None


def _ending(match: re.Match[str], _: Site) -> Built:
    if match["ye"]:
        return part_of(Ending(Precision.YEAR), "end")
    unit = group(match, "u", "u2")
    if unit == "day":
        return Unit(Precision.DAY, 0) if group(match, "mod") == "earlier" else None
    meaning = Ending(unit_of(unit)) if match["u"] else Unit(unit_of(unit), 0)
    return part_of(meaning, group(match, "mod", "mod2"))


_ANY_WAY = (
    "this|this past|this coming|last|the last|the past|next|the next|the coming|the current"
    "|the following|the previous|the same|that same|that|the preceding|the latest|the prior|current"
    "|coming|the upcoming|this same|the present|the entire"
)
_OF_REPORT = ends_with("for|(?:months|quarters?|half) of|so far in")


def _whole_year(match: re.Match[str], site: Site) -> Built:
    if match["so"] and not _OF_REPORT.search(site.before):
        return None
    return Length(1, Precision.YEAR) if match["end"] is not None else Unit(Precision.YEAR, 0)


RULES = (
    rule(
        "whole year",
        "unit",
        r"\b(?:the|its) (?:(?:full|entire) )?(?:fiscal |financial )?year"
        r"(?P<end>(?= end(?:ed|ing) ))|\bthe (?:full|fiscal|full fiscal) year\b(?! end| \d)"
        r"|\b(?P<so>the year)\b(?=[,.])",
        _whole_year,
    ),
    rule(
        "pointed unit",
        "unit season",
        r"(?:\b(?P<mod>early|earlier|late|later|mid)[- ](?:in )?|\b(?:by )?(?:the )?"
        r"(?P<mod2>end|beginning|start|middle|rest|remainder) of )?"
        rf"\b(?P<dir>{_ANY_WAY}) (?:fiscal |calendar |school |financial )?"
        r"(?P<u>second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|season"
        r"|spring|summer|autumn|fall|winter|period)\b"
        r"(?: or so\b)?(?!-(?:old|long|and|earlier|ago))(?! (?:ago|earlier|before)\b)",
        _unit,
    ),
    rule("the week", "unit", r"\b(?P<for>for )?(?P<x>the week)(?:(?='s\b)|(?=,))", _week),
    rule(
        "the weekend",
        "unit",
        r"\b(?:(?:over|during|at|on|for|through|of|in|by) )?(?P<x>the weekend)\b",
        _weekend,
    ),
    rule(
        "end of a unit",
        "unit",
        r"\b(?:the )?(?P<mod2>end|beginning|start|middle|close) of (?:the )?"
        r"(?P<u>year|month|week|decade|century|quarter)\b|\b(?P<ye>year[- ]end|year's end)\b"
        r"|\b(?P<mod>early|earlier|late|later) in the (?P<u2>year|month|week|day|decade)\b",
        _ending,
    ),
)
