"""Dates as newspapers and archives print them, in the languages of the great vendors."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.edtf import parse

if TYPE_CHECKING:
    from core.model import FuzzyDate

LONGEST = 200
"""Characters; a longer line is prose."""
_SHORT = 40
"""Characters of a line that is asked of dateparser, at most."""

_NAMES = {
    1: "january jan januar janner januari janvier janv enero ene gennaio gen janeiro januar"
    " января январь янв stycznia styczen ocak leden ledna tammikuuta",
    2: "february feb februar februari fevrier fevr fev febrero febbraio fevereiro"
    " февраля февраль фев lutego luty subat unora helmikuuta",
    3: "march mar marz maerz mrz mars maart mrt marzo marco марта март мар"
    " marca marzec mart brezna maaliskuuta",
    4: "april apr avril avr abril abr aprile апреля апрель апр"
    " kwietnia kwiecien nisan dubna huhtikuuta",
    5: "may mai mei mayo maggio mag maio maj мая май maja mayis kvetna toukokuuta",
    6: "june jun juni juin junio giugno giu junho июня июнь июн"
    " czerwca czerwiec haziran cervna kesakuuta",
    7: "july jul juli juillet juil julio luglio lug julho июля июль июл"
    " lipca lipiec temmuz cervence heinakuuta",
    8: "august aug augustus aout agosto ago agustus августа август авг"
    " sierpnia sierpien agustos srpna elokuuta",
    9: "september sep sept septembre septiembre setiembre settembre set setembro"
    " сентября сентябрь сен сент wrzesnia wrzesien eylul zari syyskuuta",
    10: "october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь окт"
    " pazdziernika ekim rijna lokakuuta",
    11: "november nov novembre noviembre novembro ноября ноябрь ноя нояб"
    " listopada kasim listopadu marraskuuta",
    12: "december dec dezember dez decembre diciembre dic dicembre dezembro desember des"
    " декабря декабрь дек grudnia aralik prosince joulukuuta",
}
_MONTHS = {name: number for number, names in _NAMES.items() for name in names.split()}
_WORD = r"(?P<month>[^\W\d_]{3,12})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª|-?е)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_OF = r"(?:\s+(?:de|del|of)\b|,)?\s*"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_DAY}[\s\-/]*{_OF}{_WORD}[\s\-/,]*{_OF}{_YEAR}",
        rf"\b{_WORD}\s*{_DAY}(?!\d)\s*,?\s*(?:[^\W\d_]+\s*,\s*)?{_YEAR}",
        rf"(?<!\d){_YEAR}\s*[年년]\s*(?P<number>\d{{1,2}})\s*[月월]\s*(?P<day>\d{{1,2}})\s*[日일]",
        rf"(?<!\d){_YEAR}(?P<by>[-/.])(?P<number>\d{{1,2}})(?P=by)(?P<day>\d{{1,2}})(?!\d)",
    )
)
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:18|19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_MONTH_ALONE = re.compile(
    rf"\b(?:(?P<first>[^\W\d_]{{3,12}})\.?\s*[/–-]\s*)?{_WORD}\s*{_OF}{_YEAR}", re.IGNORECASE
)
_SEASONS = {
    name: number
    for number, names in {
        21: "spring fruhjahr fruhling printemps primavera lente весна",
        22: "summer sommer ete verano estate zomer verao лето",
        23: "autumn fall herbst automne otono autunno herfst outono осень",
        24: "winter hiver invierno inverno зима",
    }.items()
    for name in names.split()
}
_SEASON = re.compile(
    r"\b(spring|fr[uü]hjahr|fr[uü]hling|printemps|primavera|lente|summer|sommer|[ée]t[ée]|verano"
    r"|estate|zomer|ver[aã]o|autumn|fall|herbst|automne|oto[nñ]o|autunno|herfst|outono|winter"
    rf"|hiver|invierno|inverno|весна|лето|осень|зима)\s*{_YEAR.replace('?P<year>', '')}",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d.])(\d{1,2})[:.h](\d\d)(?::\d\d)?(?:\.\d+)?(?![\d.])\s*([ap])?\.?\s?(?:m\b\.?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"(?:(?:\b(?:GMT|UTC)\s*|^)(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?"
    r"|^(?P<zulu>Z)|\b(?P<name>GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|MEZ|MESZ|JST|HKT|SGT|IST))\b"
)
_ZONES = {
    "GMT": "Z", "UTC": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "BST": "+01:00",
    "CET": "+01:00", "CEST": "+02:00", "MEZ": "+01:00", "MESZ": "+02:00", "JST": "+09:00",
    "HKT": "+08:00", "SGT": "+08:00", "IST": "+05:30",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line, and where it stands there."""

    when: FuzzyDate
    start: int
    end: int


def read_printed(text: str, *, month_first: bool = False) -> FuzzyDate | None:
    """Read the first date of a printed line, with its time of day; None where there is none.

    Figures with slashes are day first unless only the other order is possible, or month_first.
    """
    found = find_printed(text, month_first=month_first)
    return found.when if found else None


def find_printed(text: str, *, month_first: bool = False) -> Found | None:
    """Find the first date of a printed line."""
    text = text[:LONGEST].translate({0xA0: " ", 0x202F: " ", 0x2009: " "})
    named = [f for form in _FORMS for m in form.finditer(text) if (f := _named(m, text))]
    figures = [f for m in _FIGURES.finditer(text) if (f := _figures(m, text, month_first))]
    for found in (named, figures):
        if found:
            return min(found, key=lambda f: f.start)
    return _vague(text)


def read_foreign(text: str) -> FuzzyDate | None:
    """Read a short line with a year in a language whose months are not listed here."""
    if len(text) > _SHORT or not re.search(r"[^\W\d_]{2}", text) or not re.search(r"\d{4}", text):
        return None
    import warnings

    import dateparser

    with warnings.catch_warnings():
        # dateparser asks strptime for days without a year (CPython gh-70647)
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="dateparser")
        found = dateparser.parse(text, settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    return parse(found.strftime("%Y-%m-%d")) if found is not None else None


def month_number(name: str) -> int | None:
    """Return the number of a month by its name in one of the languages, 1 for January."""
    # NFKD takes й apart: Russian keeps it.
    return _MONTHS.get(name.casefold()) or _MONTHS.get(_bare(name))


def _bare(name: str) -> str:
    """Return a name in small letters without their marks."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))


def _month(match: re.Match[str]) -> FuzzyDate | None:
    """Read a month of a year, or the two that a magazine prints: "March/April 2014"."""
    month, year = month_number(match["month"]), match["year"]
    if month is None:
        return None
    first = month_number(match["first"]) if match["first"] else None
    if first is None or first >= month:
        return parse(f"{year}-{month:02}")
    return parse(f"{year}-{first:02}/{year}-{month:02}")


def _named(match: re.Match[str], text: str) -> Found | None:
    parts = match.groupdict()
    number = parts.get("number")
    month = int(number) if number else month_number(parts["month"])
    if month is None:
        return None
    return _at(text, match.span(), int(parts["year"]), month, int(parts["day"]))


def _figures(match: re.Match[str], text: str, month_first: bool) -> Found | None:
    first, by, second = int(match[1]), match[2], int(match[3])
    swap = (month_first and by != "." and first <= 12) or second > 12
    day, month = (second, first) if swap else (first, second)
    year = int(match[4])
    if len(match[4]) == 2:
        year += 2000 if year < 70 else 1900
    return _at(text, match.span(), year, month, day)


def _vague(text: str) -> Found | None:
    """Read "20170401", a month of a year, or a year alone on its line."""
    if match := _COMPACT.search(text):
        return _at(text, match.span(), int(match[1]), int(match[2]), int(match[3]))
    for match in _MONTH_ALONE.finditer(text):
        when = _month(match)
        if when is not None:
            return Found(when, *match.span())
    if (
        len(text) <= _SHORT
        and (match := _SEASON.search(text))
        and (when := parse(f"{match[2]}-{_SEASONS[_bare(match[1])]}"))
    ):
        return Found(when, *match.span())
    if re.fullmatch(r"\s*(?:1[5-9]|20)\d\d\s*", text) and (when := parse(text.strip())):
        return Found(when, 0, len(text))
    return None


def _at(text: str, span: tuple[int, int], year: int, month: int, day: int) -> Found | None:
    """Return the day, or the minute where the rest of the line tells a time."""
    try:
        when = parse(f"{year:04}-{month:02}-{day:02}")
    except ValueError:
        return None
    if when is None:
        return None
    start, end = span
    clock = _clock(text[end:]) or _clock(text[:start])
    fine = parse(f"{year:04}-{month:02}-{day:02}T{clock}") if clock else None
    return Found(fine or when, start, end)


def _clock(text: str) -> str:
    """Write the time of day in a text as ISO 8601; empty where there is none.

    Midnight sharp is what archives write for "not known".
    """
    match = _CLOCK.search(text)
    if match is None or (match[0].strip()[-3:-2] == "." and not match[3]):
        return ""
    hour, minute = int(match[1]), int(match[2])
    if match[3]:
        hour = hour % 12 + (12 if match[3].casefold() == "p" else 0)
    if hour > 23 or minute > 59:
        return ""
    zone = _zone(text[match.end() :])
    return f"{hour:02}:{minute:02}{zone}" if hour or minute else ""


def _zone(text: str) -> str:
    match = _ZONE.search(text)
    if match is None:
        return ""
    if match["zulu"]:
        return "Z"
    if match["name"]:
        return _ZONES[match["name"]]
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if not hours and not minutes:
        return "Z"
    return f"{match['sign']}{hours:02}:{minutes:02}" if hours <= 14 and minutes < 60 else ""
