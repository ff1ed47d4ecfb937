"""What the words around a date make of it: open ends, ranges, "about"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.calendar import DAY, add_months
from core.dates.numbers import NUMBER, amount
from core.dates.units import finer
from core.edtf import FINE
from core.model import FuzzyDate, Precision

if TYPE_CHECKING:
    from core.dates.page import Site

_SINCE = re.compile(r"\b(?:ever )?since\s+(?:about |around |at least )?$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till|through|up to|lasting to)\s+(?:about |around |at least )?$", re.IGNORECASE
)
_AFTER = re.compile(r"(?<!the day )\bafter\s+$", re.IGNORECASE)
_BEFORE = re.compile(r"(?<!the day )\b(?:before|prior to)\s+$", re.IGNORECASE)
_MEASURED = re.compile(
    r"\b(?:(?:day|week|month|year|hour|minute)s?|shortly|soon|just|immediately|right) "
    r"(?:after|before)\s+(?:the )?$",
    re.IGNORECASE,
)
"""A distance from a date, which says when, so that the date itself stays whole."""
_ABOUT = re.compile(
    r"(?:\b(?:about|around|approximately|roughly|nearly|almost|circa|towards?"
    r"|shortly (?:before|after)|just (?:before|after))\s+|\bc(?:a?\.|a\b)\s*|~)$",
    re.IGNORECASE,
)
_ABOUT_INSIDE = re.compile(
    r"(?:about|over|under|nearly|almost|approximately|roughly|more than|less than|at least"
    r"|up to|fewer than|no more than)\b|.*\bor so\b",
    re.IGNORECASE,
)


_YEAR_TO = re.compile(
    rf"\b(?:the|a) (?P<n>year|half|quarter|(?P<m>{NUMBER}) months) to (?:the end of )?$",
    re.IGNORECASE,
)
_LONGEST = 24
_MONTHS = {"year": 12, "half": 6, "quarter": 3}


def _year_to(when: FuzzyDate, before: str) -> FuzzyDate | None:
    """Return the months that end with a month: "inflation in the year to September"."""
    found = _YEAR_TO.search(before) if when.precision is Precision.MONTH else None
    if found is None or when.latest is None:
        return None
    count = amount(found["m"]) if found["m"] else _MONTHS[found["n"].lower()]
    if not isinstance(count, int) or not 1 <= count <= _LONGEST:
        return None
    return replace(when, earliest=add_months(when.latest + 1, -count), extent=True)


def framed(when: FuzzyDate, site: Site) -> tuple[FuzzyDate, str]:
    """Open an end or loosen a date by the words before it; return it and the words for that."""
    stretch = _year_to(when, site.before)
    if stretch is not None:
        return stretch, "“to” → the months that end with it"
    if beside := _BESIDE.match(site.text):
        return _beside(when, after=beside[0].lower() == "post-")
    return _opened(when, site)


_BESIDE = re.compile(r"(?:pre|post)-(?=\d)", re.IGNORECASE)


def _beside(when: FuzzyDate, *, after: bool) -> tuple[FuzzyDate, str]:
    """Read "post-1959" and "pre-1967" as the time after or before the year."""
    if after and when.latest is not None:
        return replace(when, earliest=when.latest + 1, latest=None), "“post-” → some time after"
    if not after and when.earliest is not None:
        return replace(when, earliest=None, latest=when.earliest - 1), "“pre-” → some time before"
    return when, ""


def _opened(when: FuzzyDate, site: Site) -> tuple[FuzzyDate, str]:
    before = site.before
    if _ABOUT.search(before) or _ABOUT_INSIDE.match(site.text):
        when = replace(when, approximate=True)
    fine = when.precision in FINE
    if _SINCE.search(before):
        return replace(when, latest=None, extent=True), "“since” → from then on, end open"
    ended = _UNTIL.search(before)
    if ended and "through" in ended[0].lower() and not finer(when.precision, Precision.DECADE):
        return replace(when, extent=True), "“through” → all of it"
    if ended and when.latest is not None:
        return replace(when, earliest=None, extent=True), "“until” → up to then, start open"
    fine = fine or site.after.startswith("'s")
    fine = fine or bool(_MEASURED.search(before))
    if not fine and _AFTER.search(before) and when.latest is not None:
        return replace(when, earliest=when.latest + 1, latest=None), "“after” → at some later time"
    if not fine and _BEFORE.search(before) and when.earliest is not None:
        opened = replace(when, earliest=None, latest=when.earliest - 1)
        return opened, "“before” → at some earlier time"
    return when, ""


_FROM = re.compile(r"\bfrom\s+(?:about |around |the )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the )?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:-|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*(?:the |about |around )?")
_DASH = re.compile(r"\s?-\s?")
_AND = re.compile(r"\s*\band\s+(?:the )?")


def range_kind(first: Site, second: Site) -> str:
    """Return "from" or "between" where two expressions bound one stretch, else nothing."""
    gap = first.page.text[first.end : second.start]
    if len(gap) > 20:
        return ""
    if _BETWEEN.search(first.before) and (_AND.fullmatch(gap) or _TO.fullmatch(gap)):
        return "between"
    if _FROM.search(first.before) and _TO.fullmatch(gap):
        return "from"
    return "from" if _DASH.fullmatch(gap) or gap.strip() == "to" else ""


def joined(first: FuzzyDate, second: FuzzyDate, kind: str) -> FuzzyDate | None:
    """Return the stretch from one date to another; None where it would run backwards."""
    if first.earliest is None or second.latest is None:
        return None
    if first.earliest > second.latest and {first.precision, second.precision} <= FINE:
        second = replace(second, latest=second.latest + DAY)  # from 10 p.m. to 6 a.m.
    if second.latest is None or first.earliest > second.latest:
        return None
    return FuzzyDate(
        first.earliest,
        second.latest,
        first.precision,
        first.approximate or second.approximate,
        first.uncertain or second.uncertain,
        extent=kind == "from",
        zone=first.zone or second.zone,
    )
