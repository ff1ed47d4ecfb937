"""Years, decades and centuries by their number or name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.grammar.explicit import EARLY, ERA, year_of
from core.dates.grammar.rule import Built, Extent, ends_with, group, rule
from core.dates.lexicon import MONTH, SEASON, SEASONS, YEAR, full_year, month_number
from core.dates.meaning.calendar_date import Calendar, Years
from core.dates.meaning.part import part_of
from core.dates.meaning.season import Season
from core.dates.numbers import ORDINAL, TEN, amount, ordinal

_NOT_A_YEAR_BEFORE = re.compile(
    r"[\d$£€.,/#]$|\b(?:No|Flight|flight|[Rr]esolution|Article|Section|Bill|Route|Highway|page|Room|Boeing|Windows)\.?\s?$"
)
_NOT_A_YEAR_AFTER = re.compile(
    r"\s(?:to\s\d{4}\s)?(?:people|members|shares|points|men|women|troops|students|workers|employees"
    r"|votes|homes|miles|cars|cases|units|companies|stocks|civilians|fighters|refugees|others"
    r"|prisoners|aircraft|tanks|dead|wounded|casualties|hours|tonnes|killed|km|m)\b"
)
_MODEL_AFTER = re.compile(
    r"\s(?:Audi|BMW|Buick|Cadillac|Chevrolet|Chevy|Chrysler|Citro|Dodge|Ferrari|Fiat|Ford|GMC"
    r"|Honda|Hyundai|Jaguar|Jeep|Kia|Lada|Lexus|Lincoln|Mazda|Mercedes|Mitsubishi|Nissan|Opel"
    r"|Peugeot|Plymouth|Pontiac|Porsche|Renault|Saab|Skoda|Subaru|Suzuki|Toyota|Volkswagen|Volvo)\b"
)
"""Makes of cars, whose years are part of their names."""
_YEAR_BEFORE = ends_with("in|since|of|from|until|to|by|year|before|after|and|circa|around|c")
_COUNTED = (
    r"people|members?|points?|miles?|shares?|troops|soldiers|jobs|pounds|feet|metres|meters|km|tons"
    r"|dollars|words|yen|francs|percent"
)

if TYPE_CHECKING:
    from core.dates.page import Site


def _year(match: re.Match[str], site: Site) -> Built:
    lead, modified = group(match, "lead"), group(match, "mod", "mod2")
    if not lead and not modified and not match["side"] and not _is_year(match, site):
        return None
    meaning = part_of(Calendar(year_of(match["y"], group(match, "era"))), modified)
    start = match.start("y") if lead == "the year" else match.start()
    return Extent(meaning, start, match.end())


def _is_year(match: re.Match[str], site: Site) -> bool:
    if _NOT_A_YEAR_BEFORE.search(site.before) or _NOT_A_YEAR_AFTER.match(site.after):
        return False
    if _MODEL_AFTER.match(site.after):
        return False
    if site.before.endswith("-") or match["era"]:
        return bool(match["era"])
    if int(match["y"]) >= 1800 or _YEAR_BEFORE.search(site.before):
        return True
    return int(match["y"]) >= 1500 and not _counts(site)


def _counts(site: Site) -> bool:
    """Whether a number counts the thing named after it ("1700 men")."""
    following = site.page.token_index(site.end)
    tokens = site.page.tokens[following : following + 2]
    return not tokens or any(token.tag == "NNS" for token in tokens)


def _year_before_christ(match: re.Match[str], _: Site) -> Built:
    return part_of(Calendar(year_of(match["y"], group(match, "era"))), group(match, "mod", "mod2"))


def _second_year(match: re.Match[str], site: Site) -> Built:
    first = int(site.page.text[match.start() - 4 : match.start()])
    digits = match["y"]
    year = int(digits) if len(digits) == 4 else first - first % 100 + int(digits)
    return Extent(Calendar(year), match.start("y"), match.end()) if 0 < year - first < 60 else None


_SHORT_BEFORE = ends_with("in|of|since|from|to|until|by|summer|spring|fall|winter|and")


def _short_year(match: re.Match[str], site: Site) -> Built:
    if not _SHORT_BEFORE.search(site.before):
        return None
    return Calendar(full_year(match["y"]), short=True)


_DECADES = {
    f"{name}ties": 1900 + 10 * i
    for i, name in enumerate(("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"), 2)
}


def _decade(match: re.Match[str], site: Site) -> Built:
    if word := group(match, "w"):
        if not match["the"] or ends_with("his|her|their|my|in").search(site.before):
            return None
        first = _DECADES[word]
    else:
        first = 10 * int(match["y"]) if match["y"] else 1900 + 10 * int(match["yy"])
    if group(match, "era").replace(".", "").startswith("bc"):
        first = 1 - first - 9
    return part_of(Years(first, 10), group(match, "mod", "mod2"))


def _century(match: re.Match[str], _: Site) -> Built:
    number = ordinal(match["o"])
    before_christ = group(match, "era").startswith("b")
    first = 1 - 100 * number if before_christ else 100 * (number - 1)
    meaning = part_of(Years(first, 100), group(match, "mod", "mod2"))
    skip = 4 if match[0].lower().startswith("the ") and not group(match, "mod2") else 0
    return Extent(meaning, match.start() + skip, match.end())


def _spoken(match: re.Match[str], _: Site) -> Built:
    hundreds = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[group(match, "c")]
    year = hundreds + int(amount(match["r"]) or 0)
    if season := group(match, "s"):
        return Season(SEASONS[season], year)
    return Calendar(year, month_number(match["mon"]) if match["mon"] else None)


def _two_thousand(match: re.Match[str], _: Site) -> Built:
    return Calendar(2000 + int(amount(match["r"]) or 0 if match["r"] else 0))


_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_CENTURY_MOD = r"(?:\b(?P<mod>early|late|mid)[- ]|\b(?P<mod2>end|beginning|start|middle) of the )?"
RULES = (
    rule(
        "year",
        "year",
        rf"{EARLY}(?:\b(?P<lead>fiscal(?: year)?|the year) |\b(?P<side>(?i:pre|post))-)?"
        rf"(?<!\d)(?P<y>{YEAR}){ERA}?"
        rf"(?![\d%]|[.,]\d|-(?!(?:1[0-9]|20)\d\d\b)\d\d\d|s\b|[- ](?:{_COUNTED}))",
        _year,
        fold=False,
    ),
    rule(
        "year before Christ",
        "era",
        rf"{EARLY}(?<![\d,.])\b(?P<y>\d{{1,4}}) (?P<era>BCE?|B\.C\.(?:E\.)?)(?!\w)",
        _year_before_christ,
        fold=False,
    ),
    rule(
        "year of our Lord",
        "era",
        r"\b(?:AD|A\.D\.) (?P<y>\d{1,4})\b",
        lambda match, _site: Calendar(int(match["y"])),
        fold=False,
    ),
    rule(
        "first year before Christ",
        "era",
        r"(?<![\d,.])\b(?P<y>\d{1,4})(?=\s?(?:-|to)\s?\d{1,4} (?P<era>BCE?\b|B\.C))",
        _year_before_christ,
        fold=False,
    ),
    rule(
        "second year", "year", r"(?<=\d\d\d\d)[-/](?P<y>(?:1[0-9]|20)?\d\d)\b(?!s|-)", _second_year
    ),
    rule("short year", "year", r"(?<!\w)'(?P<y>\d\d)\b(?!s)", _short_year),
    rule(
        "decade",
        "year decade",
        r"(?:\b(?P<the>the ))?"
        r"(?:\b(?P<mod>(?:early|mid)-?[- ]to[- ](?:late|mid)|early|late|mid)[- ]"
        r"|\b(?P<mod2>end|beginning|start|middle|(?:first|second|last|latter) half) of the )?"
        r"(?:\b(?P<y>1[0-9]\d|20\d)0'?s\b|'(?P<yy>\d)0s\b|\b(?P<w>"
        + "|".join(_DECADES)
        + rf")\b){ERA}?",
        _decade,
    ),
    rule(
        "century",
        "unit",
        rf"(?:\bthe )?{_CENTURY_MOD}\b(?P<o>{ORDINAL})[- ]centur(?:y|ies)\b{ERA}?",
        _century,
    ),
    rule(
        "spoken year",
        "number",
        rf"(?:\b(?P<mon>{MONTH}),? (?:of )?|\b(?:the )?(?P<s>{SEASON}) (?:of )?)?"
        rf"\b(?P<c>nineteen|eighteen|twenty) (?P<r>(?:{TEN}[- ](?:one|two|three|four|five|six|seven"
        rf"|eight|nine))|{TEN}|{_TEENS})\b(?! (?:people|percent|men|women|years|days))",
        _spoken,
    ),
    rule(
        "spoken two thousand",
        "thousand",
        rf"\b(?:the )?year two thousand(?: (?:and )?(?P<r>{TEN}|{_TEENS}|one|two|three|four|five"
        r"|six|seven|eight|nine))?\b",
        _two_thousand,
    ),
)
