"""The 19 columns of the TimelineJS template (Knight Lab)."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from core.exports.chosen import articles, citations, labels, outlet, quoted
from core.exports.tables.dates import clock, last_second, one_day, parts, timed
from core.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exports.chosen import Chosen
    from core.exports.tables.writing import Value
    from core.model import Event, FuzzyDate

HEADERS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time",
    "Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption",
    "Media Thumbnail", "Type", "Group", "Background", "Link",
)  # fmt: skip


def rows(chosen: Chosen) -> Iterator[list[Value]]:
    """Yield a row for every dated event; TimelineJS has no place for others."""
    for event in chosen.events:
        if event.when is not None:
            yield [
                *_dates(event.when),
                escape(event.title),
                _text(chosen, event),
                *[None] * 5,
                escape(event.type),
                None,
                _link(chosen, event),
            ]


@lru_cache(4096)
def _dates(when: FuzzyDate) -> tuple[Value, ...]:
    """Return the cells from Year to Display Date; a day alone has no end."""
    clocked = timed(when)
    end = None if one_day(when) and not clocked else last_second(when)
    ends = (*_moment(when.anchor, clocked=clocked), *_moment(end, clocked=clocked))
    return (*ends, words(when))


def _moment(moment: int | None, *, clocked: bool) -> list[Value]:
    at = parts(moment)
    if at is None or moment is None:
        return [None] * 4
    return [at.year, at.month, at.day, clock(moment) if clocked else None]


def _text(chosen: Chosen, event: Event) -> str:
    """Say who takes part and quote the first sentence, as the HTML that TimelineJS shows."""
    lines = ["; ".join(labels(chosen.project, event))]
    for citation, document in citations(chosen.project, event):
        lines.append(f"“{quoted(citation, document)}” ({outlet(document)})")
        break
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _link(chosen: Chosen, event: Event) -> str | None:
    urls = (document.url for document in articles(chosen.project, event))
    return next((url for url in urls if url.startswith(("http://", "https://"))), None)
