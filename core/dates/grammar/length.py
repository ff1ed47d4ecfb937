"""Lengths of time: "two weeks", "nearly a year", "the past three months", "for years"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.grammar.relative import HEDGE
from core.dates.grammar.rule import Built, Extent, ends_with, group, rule
from core.dates.lexicon import FORTNIGHT, UNIT, unit_of
from core.dates.meaning.unplaced import Length, Repeat, Vague
from core.dates.numbers import NUMBER, ORDINAL, VAGUE, Amount, amount
from core.dates.timex3 import length_value
from core.model import Precision

_HALVES = {"half a", "half an", "a half"}


def _count(match: re.Match[str], site: Site) -> Amount:
    """Count the units; a fortnight is two weeks."""
    count = _units(match, site)
    fortnight = group(match, "u") == "fortnight" and count is not None
    return count * FORTNIGHT if fortnight and count is not None else count


def _units(match: re.Match[str], site: Site) -> Amount:
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
_MONEY_BEFORE = re.compile(r"[$£€#]\s?\d[\d.,]*(?: (?:million|billion|trillion))?\s$")
_PRICE_BEFORE = re.compile(r"[$£€#]\s?\d[\d.,]*\s$")
"""What makes "a year" part of a price or rate: "a dividend of $1.76 a year"."""
_SOME_DAY = re.compile(
    r"""(?:\b(?:will|would|may|might|could|can|he|she|they|we|I|and|that)|^|[.,"])\s$"""
)
_NUMBERED = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|dozens|hundreds|thousands"
    r"|several|many) (?:of )?(?:[a-z]+ )?[a-z]+s $",
    re.IGNORECASE,
)
_AROUND_THE_CLOCK = re.compile(
    r"(?:24|twenty-four)\shours\sa\sday|(?:7|seven)\sdays\sa\sweek", re.IGNORECASE
)
_RATED = {"day", "year", "week", "month", "hour"}
_ARTICLE = re.compile(r"\b(?:a|an|the|the same|that) $", re.IGNORECASE)


def _length(match: re.Match[str], site: Site) -> Built:
    unit, single = group(match, "u"), group(match, "n") in {"a", "an"}
    round_ = single and _CLOCK_ROUND.search(site.before)
    if (
        round_
        or _no_length(match, site, unit, single=single)
        or _AROUND_THE_CLOCK.match(site.text + site.after)
    ):
        return None
    if single and unit in _RATED and _is_rate(site):
        per_money = _PRICE_BEFORE.search(site.before)
        return None if per_money else Repeat(length_value(1, unit_of(unit)))
    if site.low == "one day" and _SOME_DAY.search(site.before):
        return Vague("FUTURE_REF")
    meaning = Length(_count(match, site), unit_of(unit))
    before = _ARTICLE.search(site.before) if match["per"] else None
    return Extent(meaning, site.start - len(before[0]) if before else site.start, site.end)


_CLOCK_ROUND = re.compile(r"(?:24|twenty-four) hours $", re.IGNORECASE)


def _is_rate(site: Site) -> bool:
    """Whether it says how often or how much: "700 seats a week", "$2 million a year"."""
    patterns = (_MONEY_BEFORE, _RATE_BEFORE, _NUMBERED)
    return any(pattern.search(site.before) for pattern in patterns)


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
    if single and unit == "day" and re.match(r"\s+of\s+[a-z]", site.after):
        return not _FOR.search(site.before)
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
    loose = way in _LOOSE or (way == "last" and site.tag().startswith("VB"))
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


def _lent(match: re.Match[str], _: Site) -> Built:
    """Read "in as many weeks" as some, and "for a second day" as one."""
    if match["many"]:
        return Extent(Length(None, unit_of(match["many"])), match.start("x"), match.end())
    return Extent(Length(1, unit_of(match["u"])), match.start("y"), match.end())


def _either(match: re.Match[str], _: Site) -> Built:
    return Length(amount(match["a"]), unit_of(match["u"]))


_FOR = ends_with(
    "for|in|of|follows|following|followed|take|took|after|within|over|last|lasted|spent"
    "|with|spend|takes|before"
)
_FOLLOWED = re.compile(
    r"\s+(?:before|after|later|earlier|ago|since|ahead|to come|following|that followed)\b"
)


_GONE = {"recent", "past", "the recent"}


def _unnumbered(word: str) -> Length:
    return Length(None, unit_of(word))


def _bare(match: re.Match[str], site: Site) -> Built:
    if adjective := group(match, "adj"):
        if "future" in adjective:
            return Vague("FUTURE_REF")
        years = unit_of(match["u2"]) is Precision.YEAR
        return Vague("PAST_REF") if years and adjective in _GONE else _unnumbered(match["u2"])
    if site.before.lower().endswith("matter of "):
        return None
    apart = site.low.endswith(("later", "earlier"))
    if not apart and not _FOR.search(site.before) and not _FOLLOWED.match(site.after):
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
        r"(?: and a half| or so\b)?(?!-old)",
        _stretch,
    ),
    rule(
        "length",
        "unit",
        rf"(?:\b(?:{HEDGE}|over(?= an? [a-z]+\b)|a mere|an? (?:additional|extra|entire|full)) )?"
        rf"\b(?P<n>{NUMBER}|{VAGUE}|a couple of|half an?|a half|one|a|an)(?P<hy>[- ])"
        r"(?:(?:more|full|straight|consecutive|additional|long|whole|successive|trading|working"
        r"|business) )?(?P<half>half[- ])?"
        r"(?P<u>second|minute|hour|day|night|week|fortnight|month|year|decade|century"
        r"|centurie|quarter|season)(?P<pl>s?)(?:'(?!'))?(?: and a half| or so\b)?(?![a-z])"
        r"(?P<old>-old)?(?P<per> period\b)?",
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
        "lent length",
        "unit",
        r"\bin (?P<x>as many (?P<many>minutes|hours|days|nights|weeks|months|years))\b"
        rf"|\bfor (?P<y>(?:an?|the) {ORDINAL} (?:straight |consecutive |successive |running )?"
        r"(?P<u>day|night|week|month|year))\b(?: (?:in a row|running)\b)?(?! of\b)",
        _lent,
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
        r"|\b(?P<u>years|decades|months|weeks|days|hours|minutes|centuries)\b"
        r"(?: (?:later|earlier)\b)?",
        _bare,
    ),
)
