"""Counts from another day ("two weeks ago", "a year earlier") and vague references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.grammar.rule import Built, Extent, group, rule
from core.dates.lexicon import FORTNIGHT, UNIT, unit_of
from core.dates.meaning.relative import Anniversary, Count, YearAgo
from core.dates.meaning.unplaced import Apart, Vague
from core.dates.numbers import NUMBER, ORDINAL, VAGUE, Amount, amount
from core.model import Precision

HEDGE = (
    "(?:nearly|almost|more than|less than|at least|up to|no more than|fewer than|approximately"
    "|roughly)"
)

if TYPE_CHECKING:
    from core.dates.page import Site
"""Words of measure that belong to the expression."""
_SHORT = {Precision.DAY, Precision.HOUR, Precision.MINUTE, Precision.SECOND}
_EVENT_AFTER = re.compile(
    r"\s+[a-z]+ing\b|\s+(?:the|a|an|he|she|it|they|we|his|her|its|their|[A-Z])\b|\s+[A-Z]"
)


def _offset(match: re.Match[str], site: Site) -> Built:
    count, unit, way = amount(match["n"]), unit_of(match["u"]), group(match, "dir")
    if match["half"]:
        count = 0.5
    elif count is not None and " and a half" in site.low and not count % 1:
        count += 0.5
    if count is not None and group(match, "u") == "fortnight":
        count *= FORTNIGHT
    if _is_distance(unit, way, site):
        return Extent(Apart(count, unit, way != "before"), site.start, match.start("dir") - 1)
    meaning = _counted(count, unit, way, match)
    return (
        Extent(meaning, match.start("u"), match.end())
        if _adjective(match) and isinstance(meaning, Count)
        else meaning
    )


def _is_distance(unit: Precision, way: str, site: Site) -> bool:
    """Whether it measures the distance from an event: "two days after the attack"."""
    if unit in _SHORT and way in {"later", "earlier", "before", "after", "prior"}:
        return unit is not Precision.DAY or way in {"before", "after"}
    if way in {"before", "after"} and unit is not Precision.YEAR:
        return bool(_EVENT_AFTER.match(site.after))
    return way == "after"


def _counted(count: Amount, unit: Precision, way: str, match: re.Match[str]) -> Built:
    sign = -1 if way in {"ago", "earlier", "before", "prior"} else 1
    told = way in {"before", "later", "earlier", "prior"}
    fine = unit in {Precision.HOUR, Precision.MINUTE, Precision.SECOND}
    if count is not None and fine and way != "ago":
        return Extent(Apart(count, unit), match.start(), match.start("dir") - 1)
    if count is None and way in {"later", "earlier"}:
        return Apart(count, unit, way == "later")
    return Count(count, unit, sign, told)


def _adjective(match: re.Match[str]) -> bool:
    """Whether it is the "year-earlier" of "a year-earlier loss", which leaves the article out."""
    joint = match.string[match.end("u") : match.start("dir")]
    return joint == "-" and group(match, "n") in {"a", "an"}


def _year_ago(match: re.Match[str], site: Site) -> Built:
    meaning = YearAgo(quarter="quarter" in group(match, "q"))
    if match["q"] or not match["the"] or " " in match["ago"]:
        return meaning
    return Extent(meaning, match.start("ago"), site.end)


_TURN_AFTER = re.compile(r",|\s+(?:for|then)\b")
"""What follows the "Now" that opens a turn of speech and tells no time."""


def _anniversary(match: re.Match[str], _: Site) -> Built:
    count = amount(match["n"])
    if not isinstance(count, int):
        return None
    unit = Precision.DAY if group(match, "w") == "today" else unit_of(match["u"])
    return Anniversary(count * (10 if group(match, "p") == "decade" else 1), unit)


_AS = re.compile(r"\s+as\b")


def _vague(match: re.Match[str], site: Site) -> Built:
    if site.low == "most recently" or (site.low == "recently" and _AS.match(site.after)):
        return None  # the last of several, or of what follows, and no time of its own
    if site.low == "current" and (site.tag() != "JJ" or site.text != "current"):
        return None  # that of a river, or "Current Affairs"
    if site.text == "Now" and _TURN_AFTER.match(site.after):
        return None
    return Vague("PRESENT_REF" if match["now"] else "PAST_REF" if match["past"] else "FUTURE_REF")


RULES = (
    rule(
        "count from a day",
        "unit",
        rf"(?:\b(?:{HEDGE}|about|over|under) )?"
        rf"\b(?P<n>{NUMBER}|{VAGUE}|a couple of|a|an)[- ](?P<half>half[- ])?(?P<u>{UNIT})s?"
        r"(?: or (?:so|more|two))?(?: and a half)?,?[- ]"
        r"(?P<dir>ago|earlier|later|before|after|from now|hence|prior)\b",
        _offset,
    ),
    rule(
        "years ago to the day",
        "unit",
        rf"\b(?:(?:{HEDGE}|exactly|just) )?(?P<n>{NUMBER}|a) (?P<p>year|decade)s? ago "
        r"(?P<w>today|this (?P<u>week|weekend|month))\b(?!'s)",
        _anniversary,
    ),
    rule(
        "year ago",
        "unit",
        r"(?:\b(?P<the>the )?(?:comparable )?)?\b(?P<ago>year-?[- ](?P<dir>ago|earlier|before))\b"
        rf"(?: (?P<q>(?:(?:{ORDINAL})[- ])?quarter|period|month|half|(?:six|nine) months))?",
        _year_ago,
    ),
    rule(
        "vague",
        "vague",
        r"\b(?P<now>(?:right )?now|currently|at present|these days|nowadays|current)\b"
        r"|\b(?P<past>recently|more recently|most recently|the (?:recent |distant )?past|lately)\b"
        r"|\b(?P<fut>the (?:near |distant )?future|the (?:near|short) term|a later date)\b",
        _vague,
    ),
)
