"""Dates: our tagger and dateparser's `search_dates` side by side on the sample articles."""

from __future__ import annotations

import datetime as dt
import warnings
from typing import TYPE_CHECKING

from core.calendar import seconds as civil_seconds
from core.dates import find_times
from core.edtf import parse, render
from core.language import load
from tests.benchmarks.measure import Measure, seconds
from tests.benchmarks.seeds import Seed, seeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model import FuzzyDate, TimeMention
    from core.parsed import Parsed

_SHARED_PARSE = 0.1
"""The parse serves actors and events as well, so that dates alone need not pay for it."""
Theirs = list[tuple[str, dt.datetime]]


def measures() -> Iterator[Measure]:
    """Yield speed and correct share, ours and dateparser's, and our words a second."""
    articles, language = seeds(), load()
    parsed = [language.parse(a.text) for a in articles]
    ours = seconds(lambda: [_ours(a, p) for a, p in zip(articles, parsed, strict=True)])
    with_parse = seconds(lambda: [_ours(a, language.parse(a.text)) for a in articles], 3)
    theirs = seconds(lambda: [_theirs(a) for a in articles], 3)
    yield Measure("speed-of-dateparser", theirs / ours, "x", 1)
    yield Measure("speed-of-dateparser-with-parsing", theirs / with_parse, "x", _SHARED_PARSE)
    found = [[m for m in _ours(a, p) if m.when] for a, p in zip(articles, parsed, strict=True)]
    right = sum(_right(a, f) for a, f in zip(articles, found, strict=True))
    yield Measure("correct-share", _share(right, articles, found), "%", 95)
    met = [_theirs(a) for a in articles]
    close = sum(_inside(a, f) for a, f in zip(articles, met, strict=True))
    share = _share(close, articles, met)
    yield Measure("dateparser-correct-share", share, "%", 95, at_most=True)
    words = sum(len(a.text.split()) for a in articles)
    yield Measure("words-a-second", words / ours, "words/s", 8000)


def _share(right: int, articles: Sequence[Seed], found: Sequence[Sequence[object]]) -> float:
    """Return the percentage (F1) right of what is listed and of what was found."""
    listed = sum(len(a.dates) for a in articles)
    return 200 * right / (listed + sum(map(len, found)))


def _ours(article: Seed, parsed: Parsed) -> list[TimeMention]:
    return find_times(parsed, parse(article.published))


def _right(article: Seed, found: list[TimeMention]) -> int:
    """Count the listed dates that we found where they stand, with exactly their EDTF."""
    edtf = {(m.span.start, m.span.end): render(m.when) for m in found if m.when}
    return sum(edtf.get((start, end)) == value for start, end, value in article.dates)


def _theirs(article: Seed) -> Theirs:
    from dateparser.search import search_dates

    base = dt.datetime.fromisoformat(article.published)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        found = search_dates(article.text, ["en"], {"RELATIVE_BASE": base})
    return [(words, when) for words, when, *_ in found or []]


def _inside(article: Seed, found: Theirs) -> int:
    """Count the listed dates that dateparser met: any moment within the interval will do."""
    at, count, open_ = 0, 0, list(article.dates)
    for words, when in found:
        start = article.text.find(words, at)
        at = start + len(words) if start >= 0 else at
        met = [d for d in open_ if start >= 0 and d[0] < at and start < d[1]]
        if met and _within(when, parse(met[0][2])):
            open_.remove(met[0])
            count += 1
    return count


def _within(when: dt.datetime, asked: FuzzyDate | None) -> bool:
    if asked is None:
        return False
    midnight = civil_seconds(when.year, when.month, when.day)
    low = asked.earliest is None or midnight + 86399 >= asked.earliest
    return low and (asked.latest is None or midnight <= asked.latest)
