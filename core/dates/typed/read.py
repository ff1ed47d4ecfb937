"""Reading a typed date: open ends, ranges and doubt around what the other modules read."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from core import edtf
from core.calendar import civil
from core.dates.page import plain
from core.dates.typed.ranges import Ends, split_range, starts
from core.dates.typed.single import read_single
from core.dates.units import ORDER
from core.errors import UserError
from core.model import FuzzyDate

_EXAMPLES = "“3 Nov 2016”, “early Oct 2016”, “2016-11”, “since 2015” or “2014 to 2016”"
_LONGEST = 120
"""Characters; nobody types a longer date."""
_ABOUT = re.compile(
    r"(?:~|c\.|ca?\.?\s(?=\d)|circa\s|about\s|around\s|approximately\s|approx\.?\s|roughly\s)\s*",
    re.IGNORECASE,
)
_ABOUT_LAST = re.compile(
    r"\s*(?:\((?:circa|approx\.?|c\.)\)|\bapprox\.?|\bcirca|\bc\.)$", re.IGNORECASE
)
_DOUBT = re.compile(r"(?:possibly|perhaps|maybe|probably)\s+", re.IGNORECASE)
_DOUBT_LAST = re.compile(r"\s*(?:\(\?\)|\?)$")
_OPEN = (
    (re.compile(r"(?:since|from)\s+(.+)|(.+?)\s+onwards?|(.+?)\s*-", re.IGNORECASE), "since"),
    (re.compile(r"(?:until|till|through|up to)\s+(.+)", re.IGNORECASE), "until"),
    (re.compile(r"(?:<|before\s)\s*(.+)", re.IGNORECASE), "before"),
    (re.compile(r"(?:>|after\s)\s*(.+)", re.IGNORECASE), "after"),
    (re.compile(r"(.+?) or (?:later|after)|(.+?)\s*\.\.", re.IGNORECASE), "or later"),
    (re.compile(r"(.+?) or (?:earlier|before)|\.\.\s*(.+)", re.IGNORECASE), "or earlier"),
)


def read_date(text: str, today: FuzzyDate | None = None) -> FuzzyDate:
    """Read what a person types: ISO, EDTF, CaseMap style, or words in many languages.

    Figures with a two-digit year and slashes are month first ("06/15/97"), with a
    four-digit year day first ("03/11/2016" is 3 November) unless only the other order is
    possible. today is what "last Tuesday" is counted from, the real date where it is None.
    Raises UserError, in words, where it cannot be read.
    """
    bare = " ".join(plain(text).replace("—", "-").split())
    if not bare or len(bare) > _LONGEST:
        raise UserError(f"Type a date, such as {_EXAMPLES}.")
    found = _read(bare, today or _now())
    if found is None:
        raise UserError(f"“{text.strip()}” is not a date that can be read; try {_EXAMPLES}.")
    return found


def _now() -> FuzzyDate:
    now = dt.datetime.now().astimezone()
    return edtf.unit(now.year, now.month, now.day)


def _read(text: str, today: FuzzyDate) -> FuzzyDate | None:
    return (
        edtf.parse(text)
        or _qualified(text, today)
        or _ranged(text, today)
        or _opened(text, today)
        or read_single(text, today)
    )


def _qualified(text: str, today: FuzzyDate) -> FuzzyDate | None:
    """Read "c. 1990", "~2014", "possibly 2016", "2016?"."""
    if match := _ABOUT.match(text):
        return replace(_inner(text[match.end() :], today), approximate=True)
    if match := _ABOUT_LAST.search(text):
        return replace(_inner(text[: match.start()], today), approximate=True)
    if match := _DOUBT.match(text):
        return replace(_inner(text[match.end() :], today), uncertain=True)
    if (match := _DOUBT_LAST.search(text)) and match.start():
        return replace(_inner(text[: match.start()], today), uncertain=True)
    return None


def _inner(text: str, today: FuzzyDate) -> FuzzyDate:
    found = _read(text.strip(), today)
    if found is None:
        raise UserError(f"“{text.strip()}” is not a date that can be read; try {_EXAMPLES}.")
    return found


def _opened(text: str, today: FuzzyDate) -> FuzzyDate | None:
    """Read "since 2015", "until March 2016", "<06/15/97", "2015 or later"."""
    for pattern, name in _OPEN:
        match = pattern.fullmatch(text)
        inner = match and _read(next(g for g in match.groups() if g), today)
        if inner and inner.earliest is not None and inner.latest is not None:
            return _open(inner, name, inner.earliest, inner.latest)
    return None


def _open(inner: FuzzyDate, name: str, earliest: int, latest: int) -> FuzzyDate:
    if name == "since":
        return replace(inner, latest=None, extent=True)
    if name == "until":
        return replace(inner, earliest=None, extent=True)
    if name == "before":
        return replace(inner, earliest=None, latest=earliest - 1)
    if name == "after":
        return replace(inner, earliest=latest + 1, latest=None)
    return replace(inner, latest=None) if name == "or later" else replace(inner, earliest=None)


def _ranged(text: str, today: FuzzyDate) -> FuzzyDate | None:
    """Read "2014 to 2016", "3 - 5 Nov 2016", "between May and June 2016", "2014 to present"."""
    ends = split_range(text)
    if ends is None:
        return None
    if ends.ongoing:
        return _opened(f"since {ends.first}", today)
    return _stretch(ends, today)


def _stretch(ends: Ends, today: FuzzyDate) -> FuzzyDate | None:
    high = _read(ends.second, today)
    low = _start(ends, high, today) if high else None
    if low is None or high is None or low.earliest is None or high.latest is None:
        return None
    if low.earliest > high.latest:
        said = f"“{ends.first}” comes after “{ends.second}”"
        raise UserError(f"{said}: a range starts with its earlier end.")
    return FuzzyDate(
        low.earliest,
        high.latest,
        min(low.precision, high.precision, key=ORDER.index),
        low.approximate or high.approximate,
        low.uncertain or high.uncertain,
        extent=ends.extent,
        zone=low.zone or high.zone,
    )


def _start(ends: Ends, high: FuzzyDate, today: FuzzyDate) -> FuzzyDate | None:
    """Read the start of a range, lent the month and year that only its end may name."""
    year = civil(high.anchor).year
    for text in starts(ends, year):
        low = _read(text, today)
        if low is None or low.anchor <= high.anchor:
            return low
    return low
