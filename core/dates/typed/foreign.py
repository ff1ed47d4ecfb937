"""Typed dates in other languages, through dateparser."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from typing import TYPE_CHECKING

from core.calendar import civil, seconds
from core.edtf import unit
from core.model import FuzzyDate, Precision

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = [
    "fr", "de", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "ar", "fa", "he", "zh", "ja", "ko",
    "sv", "da", "nb", "fi", "cs", "el", "ro", "hu", "bg", "sr", "hr", "id", "vi", "th", "hi",
]  # fmt: skip
"""English is left out: what our own rules refuse, nothing else may guess."""
_PARTS = (["year", "month", "day"], ["year", "month"], ["day", "month"])
_CLOCK = re.compile(r"\d{1,2}:\d\d|\d\s?h\s?\d\d")


def read_foreign(text: str, today: FuzzyDate) -> FuzzyDate | None:
    """Read a date in one of the languages that dateparser knows; None where it fails.

    It is asked for a day, then for a month, so that nothing is made up from today's date.
    """
    if not re.search(r"[^\W\d_]{2}", text):
        return None
    for parts in _PARTS:
        found = _parse(text, today, {"REQUIRE_PARTS": parts})
        if found is not None:
            return _dated(found, parts, text)
    return None


def _dated(found: dt.datetime, parts: list[str], text: str) -> FuzzyDate:
    if "day" not in parts:
        return unit(found.year, found.month)
    if _CLOCK.search(text):
        at = seconds(found.year, found.month, found.day, found.hour, found.minute)
        return FuzzyDate(at, at + 59, Precision.MINUTE)
    return unit(found.year, found.month, found.day)


def _parse(text: str, today: FuzzyDate, extra: Mapping[str, object]) -> dt.datetime | None:
    import dateparser

    at = civil(today.anchor)
    base = dt.datetime(at.year, at.month, at.day)  # noqa: DTZ001 - civil time has no zone
    settings = {"RELATIVE_BASE": base, "RETURN_AS_TIMEZONE_AWARE": False, **extra}
    with warnings.catch_warnings():
        # dateparser asks strptime for days without a year (CPython gh-70647)
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="dateparser")
        return dateparser.parse(text, languages=LANGUAGES, settings=settings)
