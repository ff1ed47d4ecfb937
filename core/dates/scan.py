"""Finding expressions: one pass for trigger words, then only the rules that they wake."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.dates.grammar import RULES
from core.dates.grammar.rule import Extent, Rule
from core.dates.meaning.feast import FEASTS
from core.dates.page import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.dates.meaning.base import Meaning
    from core.dates.page import Page

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DAYS = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_FEAST_WORDS = "|".join(sorted({name.split()[0] for name in FEASTS} | {"new year"}))
_TRIGGERS = {
    "month": rf"\b(?:{_MONTHS}|{_MONTHS.upper()})",
    "weekday": rf"\b(?:{_DAYS}|{_DAYS.upper()})",
    "hijri": r"\b(?:Muharram|Safar\b|Rabi\b|Jumada|Rajab|Sha[‘’']?ban\b|Rama[dz]h?an|Shawwal"
    r"|Dh?u(?:l| al| ul|-al)?[- ](?:al-)?(?:Q|Hij)|Eid[ -]|Ashou?ra|Islamic\s+New|Feast\s+of"
    r"|AH\b|A\.H\.)",
    "figures": r"(?<!\d)\d\d?[/.-]\d\d?[/.-]\d\d",
    "clock": r"(?<!\d)(?:[0-2]\d[0-5]\d(?=\s(?:GMT|UTC|hours|local))|\d\d?\s(?:in\sthe|at\snight))"
    r"|(?<!\d)\d\d?(?::\d\d|(?:[.:]\d\d)?\s?(?i:a\.?m\b|p\.?m\b|o'clock))"
    r"|\b(?:noon|midnight|midday)\b",
    "ordinal": r"\bthe\s+\d\d?(?:st|nd|rd|th)\b",
    "eleven": r"(?<![\d/])9/11",
    "year": r"(?<!\d)(?:1\d\d\d|20\d\d|1\d\d0s|'\d\d)(?!\d)",
    "era": r"\bB\.?C\b|\bA\.?D\b",
    "quarter": r"\b[QH][1-4]\b",
    "deictic": r"(?i:\btoday\b|\byesterday\b|\btomorrow\b|\btonight\b|\bovernight\b)",
    "part": r"(?i:\bmid-?morning|\bmorning|\bafternoon|\bevening|\bnight|\bdawn\b|\bdusk\b"
    r"|\bpredawn|\bdaybreak\b|\bsmall hours\b|\bearly hours\b)",
    "season": r"(?i:\bspring\b|\bsummer\b|\bautumn\b|\bfall\b|\bwinter\b)",
    "set": r"(?i:\bevery\b|\beach\b|\bdaily\b|\bweekly\b|\bbiweekly\b|\bmonthly\b|\bquarterly\b"
    r"|\bannually\b|\byearly\b|\bhourly\b|\bnightly\b|\bonce an?\b|\btwice\b|\btimes\b|\bpercent\b"
    r"|\bper cent\b)",
    "thousand": r"(?i:\byear\s+two\s+thousand\b)",
    "unit": r"(?i:\bseconds?\b|\bminutes?\b|\bhours?\b|\bdays?\b|\bweek|\bfortnight|\bmonths?\b"
    r"|\bquarters?\b|\byear|\bdecades?\b|\bcentur|\bseasons?\b|\bperiod\b|\bhalf\b)",
    "vague": r"(?i:\b(?:right\s+)?now\b|\bcurrent(?:ly)?\b|\bat present\b|\bthese days\b"
    r"|\bnowadays\b|\brecently\b|\blately\b|\bpast\b|\bfuture\b|\bterm\b|\blater\s+date\b)",
    "number": r"(?i:\beighteen\b|\bnineteen\b|\btwenty\b)",
    "decade": r"(?i:\b(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b)|'\d0s\b|\b\d{3}0'?s\b",
    "feast": rf"(?i:\b(?:{_FEAST_WORDS})\b)",
}
_TRIGGER = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _TRIGGERS.items()))
_IMPLIED = {name: {"unit"} for name in ("weekday", "vague", "set", "part", "thousand")}
"""Classes that a trigger may hide, as it is matched first."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression as found: its extent, the rule that took it, and its meaning."""

    site: Site
    rule: str
    meaning: Meaning


def scan(page: Page) -> Iterator[Found]:
    """Yield the expressions of an article in order; none overlap."""
    for start, end, classes in _woken(page.text):
        yield from _chosen(page, _matches(page.text, start, end, classes))


def _woken(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """Yield the paragraphs that hold trigger words, with the classes of these."""
    classes: set[str] = set()
    end = 0
    start = 0
    for trigger in _TRIGGER.finditer(text):
        if trigger.start() >= end:
            if classes:
                yield start, end, classes
            start, end = _paragraph(text, trigger.start(), end)
            classes = set()
        classes.add(trigger.lastgroup or "")
        classes |= _IMPLIED.get(trigger.lastgroup or "", set())
    if classes:
        yield start, end, classes


_BREAK = re.compile(r"\n[ \t\r]*\n")


def _paragraph(text: str, at: int, since: int) -> tuple[int, int]:
    """Return the bounds of the text between blank lines around an offset, from since on."""
    after = _BREAK.search(text, at)
    before = text.rfind("\n\n", since, at)
    return max(before, since), after.start() if after else len(text)


_Match = tuple[int, int, int, Rule, "re.Match[str]"]


def _matches(text: str, start: int, end: int, classes: set[str]) -> list[_Match]:
    """Match the woken rules; in reading order, longest first, then by rank of the rule."""
    found: list[_Match] = []
    for rank, rule in enumerate(RULES):
        if rule.needs & classes:
            found += [
                (m.start(), -m.end(), rank, rule, m)
                for m in rule.pattern.finditer(text, start, end)
                if m.end() > m.start()
            ]
    found.sort(key=lambda item: item[:3])
    return found


_TRIM = " \n\t\r,"


def _chosen(page: Page, matches: list[_Match]) -> Iterator[Found]:
    """Take each match that makes sense and starts after the one taken before."""
    done = -1
    for start, minus_end, _, rule, match in matches:
        if start < done:
            continue
        built = rule.build(match, Site(page, start, -minus_end))
        if built is None:
            continue
        low, high = (built.start, built.end) if isinstance(built, Extent) else (start, -minus_end)
        site = _trimmed(page, low, high)
        done = site.end
        yield Found(site, rule.name, built.meaning if isinstance(built, Extent) else built)


def _trimmed(page: Page, low: int, high: int) -> Site:
    while low < high and page.text[low] in _TRIM:
        low += 1
    while high > low and page.text[high - 1] in _TRIM:
        high -= 1
    if page.text[high - 1] == ")" and "(" not in page.text[low:high]:
        high -= 1
    return Site(page, low, high)
