"""Reading a typed date: open ends, ranges and doubt around what the other modules read."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from core import edtf
from core.calendar import MAX_YEAR, civil
from core.dates.page import plain
from core.dates.typed.figures import checked, read_figures
from core.dates.typed.foreign import read_foreign
from core.dates.typed.phrase import (
    at_clock,
    at_part,
    check_weekday,
    read_phrase,
    read_turned,
    split_clock,
    split_part,
    tidy,
)
from core.dates.units import ORDER
from core.errors import UserError
from core.model import FuzzyDate

_EXAMPLES = "“3 Nov 2016”, “early Oct 2016”, “2016-11”, “since 2015” or “2014 to 2016”"
_ABOUT = re.compile(
    r"(?:~|c\.|ca?\.?\s(?=\d)|circa\s|about\s|around\s|approximately\s|approx\.?\s|roughly\s)\s*",
    re.IGNORECASE,
)
_DOUBT = re.compile(r"(?:possibly|perhaps|maybe|probably)\s+", re.IGNORECASE)
_DOUBT_LAST = re.compile(r"\s*(?:\(\?\)|\?)$")
_OPEN = (
    (re.compile(r"(?:since|from)\s+(.+)|(.+?)\s+onwards?", re.IGNORECASE), "since"),
    (re.compile(r"(?:until|till|through|up to)\s+(.+)", re.IGNORECASE), "until"),
    (re.compile(r"(?:<|before\s)\s*(.+)", re.IGNORECASE), "before"),
    (re.compile(r"(?:>|after\s)\s*(.+)", re.IGNORECASE), "after"),
    (re.compile(r"(.+?) or (?:later|after)", re.IGNORECASE), "or later"),
    (re.compile(r"(.+?) or (?:earlier|before)", re.IGNORECASE), "or earlier"),
)
_BETWEEN = re.compile(r"between\s+(.+?)\s+and\s+(.+)", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:from\s+)?(.+?)(?:\s+(?:to|until|till|through)\s+|\s+-{1,2}\s+|\s*\.\.\s*)(.+)",
    re.IGNORECASE,
)
_TIGHT = re.compile(
    r"(\d{4})-(\d{4}|\d\d(?=$))|(\d{1,2}(?:\s\w+)?)-(\d{1,2}\s.+)|(\w+)-(\w+\s\d{4})"
)


def read_date(text: str, today: FuzzyDate | None = None) -> FuzzyDate:
    """Read what a person types: ISO, EDTF, CaseMap style, or words in many languages.

    Figures with a two-digit year and slashes are month first ("06/15/97"), with a
    four-digit year day first ("03/11/2016" is 3 November) unless only the other order is
    possible. today is what "last Tuesday" is counted from, the real date where it is None.
    Raises UserError, in words, where it cannot be read.
    """
    bare = " ".join(plain(text).replace("—", "-").split())
    if not bare:
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
        or _single(text, today)
    )


def _qualified(text: str, today: FuzzyDate) -> FuzzyDate | None:
    """Read "c. 1990", "~2014", "possibly 2016", "2016?"."""
    if match := _ABOUT.match(text):
        return replace(_inner(text[match.end() :], today), approximate=True)
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
    """Read "2014 to 2016", "3 - 5 Nov 2016", "between May and June 2016"."""
    if match := _BETWEEN.fullmatch(text):
        return _stretch(match[1], match[2], today, extent=False)
    match = _RANGE.fullmatch(text) or _TIGHT.fullmatch(text)
    if match is None:
        return None
    first, second = (group for group in match.groups() if group)
    if re.fullmatch(r"\d{4}", first) and re.fullmatch(r"\d\d", second):
        if second <= first[2:]:
            return checked(int(first), int(second))
        second = first[:2] + second
    return _stretch(first, second, today, extent=True)


def _stretch(first: str, second: str, today: FuzzyDate, *, extent: bool) -> FuzzyDate | None:
    high = _read(second, today)
    low = _start(first, second, high, today) if high else None
    if low is None or high is None or low.earliest is None or high.latest is None:
        return None
    if low.earliest > high.latest:
        raise UserError(f"“{first}” comes after “{second}”: a range starts with its earlier end.")
    return FuzzyDate(
        low.earliest,
        high.latest,
        min(low.precision, high.precision, key=ORDER.index),
        low.approximate or high.approximate,
        low.uncertain or high.uncertain,
        extent=extent,
        zone=low.zone or high.zone,
    )


def _start(first: str, second: str, high: FuzzyDate, today: FuzzyDate) -> FuzzyDate | None:
    """Read the start of a range, lent the month and year that only its end may name."""
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", first):
        return _read(
            re.sub(r"^(?:\w+\s)??\d{1,2}(?:st|nd|rd|th)?\b", first, second, count=1), today
        )
    if not re.search(r"\d{4}|\d\d?[/.-]\d|\bBC|\d0s", first) and re.search(r"\d{4}", second):
        year = civil(high.anchor).year
        lent = _read(f"{first} {year}", today)
        if lent and lent.anchor > high.anchor and year < MAX_YEAR:
            lent = _read(f"{first} {year - 1}", today)
        return lent
    if re.search(r"\bBC", second) and re.fullmatch(r"\d{1,4}", first):
        return _read(f"{first} BC", today)
    return _read(first, today)


def _single(text: str, today: FuzzyDate) -> FuzzyDate | None:
    """Read one date, with or without a clock time."""
    spelt = tidy(text)
    if parts := split_clock(spelt):
        day = _single(parts[0], today) or edtf.parse(parts[0])
        if day is not None:
            return at_clock(day, parts[1], parts[2])
    if narrowed := split_part(spelt):
        day = _single(narrowed[0], today) or edtf.parse(narrowed[0])
        if day is not None:
            return at_part(day, narrowed[1])
    found = read_figures(spelt) or read_turned(spelt, today) or read_phrase(spelt, today)
    if found is not None:
        check_weekday(spelt, found)
        return found
    return read_foreign(text, today)
