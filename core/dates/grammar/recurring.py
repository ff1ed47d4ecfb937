"""Repetitions: "every Friday", "twice a week", "daily"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.grammar.rule import Built, Extent, group, rule
from core.dates.lexicon import DAYPARTS, SEASONS, UNIT, unit_of
from core.dates.meaning.unplaced import Repeat
from core.dates.numbers import NUMBER, Amount, amount
from core.dates.timex3 import daypart_code, length_value

if TYPE_CHECKING:
    from core.dates.page import Site

_ADVERBS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
    "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H",
}  # fmt: skip
_ADJECTIVES = {"quarterly", "monthly", "yearly", "weekly", "nightly"}
_SEASON_CODE = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}


def _set(match: re.Match[str], site: Site) -> Built:
    if adverb := group(match, "adv"):
        return _adverb(adverb, site)
    if unit := group(match, "u2"):
        lead = 2 if site.page.text[match.start("u2") - 2] in "aA" else 4
        value = length_value(1, unit_of(unit))
        return Extent(Repeat(value), match.start("u2") - lead, match.end())
    return _every(group(match, "u"), group(match, "n"))


def _adverb(word: str, site: Site) -> Built:
    tag = site.tag()
    if word in _ADJECTIVES and tag in {"JJ", "NN", "NNP"} and not _recurs(word, tag, site):
        return None
    if word == "annually" and _GROWTH.search(site.before):
        return None
    named = site.text[0].isupper() and site.before.endswith(" ") and tag.startswith("NNP")
    return None if named else Repeat(_ADVERBS[word])


_GROWTH = re.compile(r"(?:%|\bper ?cent(?: of [a-z]+)?)\s$", re.IGNORECASE)
"""What makes "annually" the measure of a rate: "to grow by 20% annually"."""
_PRESS = re.compile(
    r"\s+(?:[A-Z]|newspapers?\b|magazines?\b|papers?\b|journals?\b|news\b|shop\b|pay|wage)"
)


def _recurs(word: str, tag: str, site: Site) -> bool:
    """Whether an adjective tells how often something happens: "his weekly address"."""
    return word != "quarterly" and tag == "JJ" and not _PRESS.match(site.after)


def _every(unit: str, number: str) -> Built:
    if unit in {"morning", "afternoon", "evening", "night"}:
        return Repeat("XXXX-XX-XX" + daypart_code(*DAYPARTS[unit]))
    if unit in SEASONS:
        return Repeat(f"XXXX-{_SEASON_CODE[SEASONS[unit]]}")
    if unit in {"season", "weekend"}:
        return Repeat("XXXX-WXX-WE") if unit == "weekend" else None
    return Repeat(length_value(_how_many(number), unit_of(unit)))


def _how_many(number: str) -> Amount:
    if number == "few":
        return None
    return 2 if number in {"other", "couple of"} else amount(number) if number else 1


_COUNT_BEFORE = re.compile(
    r"(?:\d|times|percent|million|billion|barrels|hours|days)\s$", re.IGNORECASE
)


_MONEY_BEFORE = re.compile(r"[$£€#]\s?\d[\d.,]*(?: (?:million|billion|trillion))?\s$")


def _per(match: re.Match[str], site: Site) -> Built:
    if match["t"] and not re.search(r"times\s$", site.before, re.IGNORECASE):
        return None
    if _MONEY_BEFORE.search(site.before) or re.search(r"(?:24|four) hours $", site.before):
        return None
    if not match["t"] and not _COUNT_BEFORE.search(site.before):
        return None
    return Repeat(length_value(1, unit_of(group(match, "u"))))


RULES = (
    rule(
        "repetition",
        "set",
        rf"\b(?:every|each)(?: (?P<n>{NUMBER}|other|few|couple of))? (?P<u>{UNIT}|morning|afternoon"
        r"|evening|season|spring|summer|autumn|fall|winter)s?\b"
        r"|\b(?P<adv>daily|weekly|monthly|quarterly|annually|yearly|hourly|nightly|biweekly)\b"
        r"|\b(?:once|twice|times|per cent|percent) (?:a|per|each|every) "
        r"(?P<u2>day|week|month|year|hour)\b",
        _set,
    ),
    rule("per unit", "unit", r"(?P<t>(?!x)x)?\b(?:a|per) (?P<u>day|week|month|year|hour)\b", _per),
)
