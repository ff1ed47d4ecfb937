"""Dates and feasts of the Islamic calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates import hijri
from core.dates.grammar.explicit import WAYS
from core.dates.grammar.rule import Built, ends_with, group, rule
from core.dates.meaning.base import Way
from core.dates.meaning.islamic import Islamic

if TYPE_CHECKING:
    from core.dates.page import Site

_FEASTS = (
    ("Eid al-Fitr", r"Eid[ -](?:al|ul|el)[- ]Fitr", 10, 1),
    ("Eid al-Adha", r"Eid[ -](?:al|ul|el)[- ]Adha|Feast of (?:the )?Sacrifice", 12, 10),
    ("Ashura", r"(?:the day of )?Ashoura|Ashura", 1, 10),
    ("Islamic New Year", r"(?:the )?Islamic New Year", 1, 1),
)
_FEAST = "|".join(f"(?P<f{i}>{pattern})" for i, (_, pattern, *_) in enumerate(_FEASTS))
_WAY = r"(?:\b(?P<dir>(?i:last|this|next)) )?"
_ERA = r"(?: ?(?:AH|A\.H\.|hijri))?"


def _month(match: re.Match[str]) -> int:
    return next(i for i in range(1, 13) if match[f"h{i}"])


def _date(match: re.Match[str], site: Site) -> Built:
    if _NAMED_AFTER.match(site.after):
        return None
    month, day = _month(match), int(match["d"] or match["d2"] or 0)
    year = int(match["y"]) if match["y"] else None
    if not day and year is None and not match["dir"] and not _LED.search(site.before):
        return None
    if day > 30 or (month != 9 and year is None and not day):
        return None
    return Islamic(year, month, day or None, WAYS.get(group(match, "dir"), Way.NONE))


def _year(match: re.Match[str], _: Site) -> Built:
    return Islamic(int(match["y"] or match["y2"]))


_LED = ends_with(
    "in|on|during|since|until|by|before|after|throughout|for|mark|marks|marked|marking|celebrate"
    "|celebrated|celebrating|observe|observed|(?:month|start|end|beginning|day|days|eve|feast|festival"
    "|holiday) of"
)
_NAMED_AFTER = re.compile(r"\s(?:War|Offensive|Massacre|Revolution)\b")


def _feast(match: re.Match[str], site: Site) -> Built:
    if not match["dir"] and not _LED.search(site.before):
        return None
    name, _pattern, month, day = next(f for i, f in enumerate(_FEASTS) if match[f"f{i}"])
    return Islamic(None, month, day, WAYS.get(group(match, "dir"), Way.NONE), name)


RULES = (
    rule(
        "hijri date",
        "hijri",
        rf"\b{_WAY}(?:(?P<d>\d\d?)(?:st|nd|rd|th)?(?: of)? )?{hijri.NAME}"
        rf"(?: (?P<d2>\d\d?)(?:st|nd|rd|th)?,?(?!\d))?(?:,? (?P<y>1[0-5]\d\d|[1-9]\d\d){_ERA})?\b",
        _date,
        fold=False,
    ),
    rule(
        "hijri year",
        "hijri",
        r"\b(?:the year )?(?P<y>\d{1,4}) (?:AH|A\.H\.)(?!\w)|\bAH (?P<y2>\d{1,4})\b",
        _year,
        fold=False,
    ),
    rule("islamic feast", "hijri", rf"\b{_WAY}(?:{_FEAST})\b", _feast, fold=False),
)
