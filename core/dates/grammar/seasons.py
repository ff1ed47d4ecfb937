"""Seasons and feasts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.grammar.explicit import ERA, WAYS, year_of
from core.dates.grammar.rule import Built, ends_with, group, rule
from core.dates.lexicon import SEASON, SEASONS, SHORT_YEAR, YEAR, is_short_year, unit_of
from core.dates.meaning.base import Way
from core.dates.meaning.feast import FEASTS, Feast
from core.dates.meaning.nth import UnitOf
from core.dates.meaning.part import part_of
from core.dates.meaning.season import Season
from core.dates.meaning.unplaced import Repeat

if TYPE_CHECKING:
    from core.dates.page import Site

_SEASON_BEFORE = ends_with("in|since|until|by|during|through|of|for|last|this")


def _season(match: re.Match[str], site: Site) -> Built:
    word, way = group(match, "s"), group(match, "dir")
    anchored = way or match["y"] or match["mod"] or site.low.startswith("the ")
    if not anchored and not _SEASON_BEFORE.search(site.before):
        return None
    if site.tag(match.start("s")).startswith("VB") or (
        site.low in {"the fall", "the spring"} and re.match(r"\s(?:of|in|from)\b", site.after)
    ):
        return None
    if match["s"][0].isupper() and re.match(r"\s[A-Z]", site.after):
        return None
    if way in {"each", "every"}:
        return Repeat(f"XXXX-{ {21: 'SP', 22: 'SU', 23: 'FA', 24: 'WI'}[SEASONS[word]] }")
    era = group(match, "era")
    year = year_of(match["y"], era) if match["y"] else None
    short = is_short_year(match["y"]) and not era
    season = Season(SEASONS[word], year, WAYS.get(way, Way.NONE), short)
    return part_of(season, group(match, "mod").removesuffix(" of"))


_NAMED_AFTER = re.compile(
    r"\s(?:War|Massacre|Rising|Uprising|Agreement|Accords?|Offensive|Bombing|Truce|Island|Parade"
    r"|Revolution|massacre|parade|truce|Foundation|Museum)\b"
)


def _feast(match: re.Match[str], site: Site) -> Built:
    if _NAMED_AFTER.match(site.after):
        return None
    if match["h"].lower() == "election day" and match["h"].islower():
        return None  # not that of the United States
    name = group(match, "h").replace("new years ", "new year's ")
    year = int(match["y"]) if match["y"] else None
    way = group(match, "dir")
    if way in {"every", "each"}:
        return Repeat("P1Y")
    feast = Feast(name, year, WAYS.get(way, Way.NONE))
    return UnitOf(feast, unit_of(match["u"])) if match["u"] else feast


_FEASTS = "|".join(sorted(map(re.escape, FEASTS), key=len, reverse=True)).replace(r"\ ", " ")
RULES = (
    rule(
        "season",
        "season",
        r"\b(?i:the )?(?:(?P<mod>(?i:early|late|mid|end of))[- ](?:the )?)?(?:(?P<dir>(?i:last|this"
        rf"|next|this past|this coming|the past|each|every|past)) )?(?P<s>{SEASON})(?: (?:of )?"
        rf"(?P<y>{YEAR}|{SHORT_YEAR}|\d{{1,4}}(?= BC| B\.C)){ERA}?)?(?!\w)",
        _season,
        fold=False,
    ),
    rule(
        "feast",
        "feast",
        rf"\b(?:(?P<dir>last|this|next|every|each) )?(?P<h>{_FEASTS}|new years (?:day|eve))\b"
        rf"(?: (?P<u>week|weekend)\b)?(?:,? (?:of )?(?P<y>{YEAR}))?",
        _feast,
    ),
)
