"""Lengths of time: "two weeks", "nearly a year", "the past three months", "for years"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.grammar.relative import HEDGE
from core.dates.grammar.rule import Built, Extent, ends_with, group, rule
from core.dates.lexicon import UNIT, unit_of
from core.dates.meaning.unplaced import Length, Repeat, Vague
from core.dates.numbers import NUMBER, VAGUE, Amount, amount
from core.dates.timex3 import length_value
from core.model import Precision

_HALVES = {"half a", "half an", "a half"}


def _count(match: re.Match[str], site: Site) -> Amount:
    if group(match, "n") in _HALVES or group(match, "half"):
        return 0.5
    count = amount(match["n"])
    if count is not None and " and a half" in site.low and not count % 1:
        count += 0.5
    return count


_AGE_AFTER = re.compile(r"\s*(?:old\b|-old|older|younger|of age)|\sand older")
_RATE_BEFORE = re.compile(
    r"(?:\d|times|once|twice|percent|million|billion|barrels|tons|hours|days|per share|each)\s$",
    re.IGNORECASE,
)

if TYPE_CHECKING:
    from core.dates.page import Site
_RATED = {"day", "year", "week", "month", "hour"}


def _length(match: re.Match[str], site: Site) -> Built:
    unit, single = group(match, "u"), group(match, "n") in {"a", "an"}
    if _no_length(match, site, unit, single=single):
        return None
    if single and unit in _RATED and _RATE_BEFORE.search(site.before):
        return Repeat(length_value(1, unit_of(unit)))
    if site.low == "one day" and re.search(r'(?:^|[.,"]\s|and\s|that\s)$', site.before):
        return Vague("FUTURE_REF")
    return Length(_count(match, site), unit_of(unit))


def _no_length(match: re.Match[str], site: Site, unit: str, *, single: bool) -> bool:
    """Whether it is an age, an ordinal ("second"), a quarter of something."""
    if match["old"] or _AGE_AFTER.match(site.after) or unit == "season":
        return True
    if match["u"][0].isupper() and not site.text[0].isupper():
        return True
    if unit == "second" and not match["pl"] and (single or site.tag(match.start("u")) != "NN"):
        return True
    if single and (unit in {"night", "quarter"} or match["hy"] == "-"):
        return True
    fraction = match["hy"] == "-" or re.match(r"\s+of\b", site.after)
    return unit == "quarter" and group(match, "n") in {"one", "three", "1", "3"} and bool(fraction)


_LOOSE = {"these", "those", "another", "an additional"}


def _stretch(match: re.Match[str], site: Site) -> Built:
    way, number, unit = group(match, "dir"), group(match, "n"), group(match, "u")
    count = _count(match, site)
    if way in {"the", "these", "those"} and number == "one":
        return None
    if unit == "quarter" and number in {"one", "three"} and way == "the":
        return None
    loose = way in _LOOSE
    if way == "the":
        loose = "-" in site.page.text[match.end("n") : match.start("u")] or count == 2
    return Extent(Length(count, unit_of(unit)), match.start("n") if loose else site.start, site.end)


def _long(match: re.Match[str], site: Site) -> Built:
    if match["ty"]:
        over = re.search(r"\bover\s$", site.before, re.IGNORECASE)
        return Length(None, Precision.YEAR) if over else None
    unit = group(match, "u")
    if site.low.endswith("old") and not unit.endswith("s"):
        return None
    count = None if unit.endswith("s") else 1
    return Extent(Length(count, unit_of(unit)), match.start("u"), match.end())


def _either(match: re.Match[str], _: Site) -> Built:
    return Length(amount(match["a"]), unit_of(match["u"]))


_FOR = ends_with("for|in|of|take|took|after|within|over|last|lasted|spent|with|spend|takes|before")
_FOLLOWED = re.compile(r"\s+(?:before|after|later|earlier|ago)\b")


def _bare(match: re.Match[str], site: Site) -> Built:
    if adjective := group(match, "adj"):
        back = any(word in adjective for word in ("recent", "past", "previous"))
        return Length(None, unit_of(match["u2"])) if back else Vague("FUTURE_REF")
    if not _FOR.search(site.before) and not _FOLLOWED.match(site.after):
        return None
    return Length(None, unit_of(match["u"]))


_DIRECTIONS = (
    "the past|the last|the next|the first|the coming|the previous|the final|the preceding"
    "|the following|past|last|next|this past|these past|the|these|those|another|an additional"
    "|the entire|the latest"
)
_APPROXIMATE = (
    "about|around|approximately|roughly|nearly|almost|more than|less than|fewer than|over|at least"
    "|at most|up to|no more than|as (?:much|many|long|little|few) as|only"
)
RULES = (
    rule(
        "stretch",
        "unit",
        rf"\b(?P<dir>{_DIRECTIONS})(?: (?:{_APPROXIMATE}))? "
        rf"(?P<n>{NUMBER}|several|few|couple of|many)[- ](?P<more>more )?(?P<u>{UNIT})s?\b"
        r"(?: and a half)?(?!-old)",
        _stretch,
    ),
    rule(
        "length",
        "unit",
        rf"(?:\b(?:{HEDGE}|a mere|an? (?:additional|extra|entire|full)) )?"
        rf"\b(?P<n>{NUMBER}|{VAGUE}|a couple of|half an?|a half|one|a|an)(?P<hy>[- ])"
        r"(?:(?:more|full|straight|consecutive|additional|long|whole|successive) )?"
        r"(?P<half>half[- ])?(?P<u>second|minute|hour|day|night|week|month|year|decade|century"
        r"|centurie|quarter|season)(?P<pl>s?)'?(?: and a half)?(?![a-z])(?P<old>-old)?",
        _length,
    ),
    rule(
        "long",
        "unit",
        r"\b(?:(?:an? )?(?P<u>years|decades|months|weeks|days|hours|day|week|month|year|hour"
        r"|decade))-(?:long|old)\b|\b(?P<ty>the years)\b",
        _long,
    ),
    rule(
        "either length",
        "unit",
        rf"\b(?:the (?:next|past|last|first) )?(?P<a>{NUMBER}) (?:to|or) {NUMBER}[- ]"
        rf"(?P<u>{UNIT})s?\b(?! old)",
        _either,
    ),
    rule(
        "unnumbered length",
        "unit",
        r"\b(?P<adj>recent|coming|past|future|the coming|previous|the recent) "
        r"(?P<u2>years|months|weeks|days|decades|hours|quarters)\b"
        r"|\b(?P<u>years|decades|months|weeks|days|hours|minutes|centuries)\b",
        _bare,
    ),
)
