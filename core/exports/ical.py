"""iCalendar (RFC 5545): every dated event as an all-day or timed entry."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from core.calendar import DAY, civil, seconds
from core.edtf import render
from core.exports.atomic import write_atomically
from core.exports.chosen import articles, citations, labels, outlet, quoted
from core.exports.tables.dates import last_second, timed
from core.wording import words

if TYPE_CHECKING:
    from pathlib import Path

    from core.exports.chosen import Chosen
    from core.model import Event, FuzzyDate

_FIRST = seconds(1)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


def fits(event: Event) -> bool:
    """Whether a calendar has a place for the event's date: years 1 to 9999."""
    return event.when is not None and event.when.anchor >= _FIRST


def write_ical(path: Path, chosen: Chosen) -> None:
    """Write the events that fit; what is not known to the day spans all the days it can mean.

    Raises UserError where the file cannot be written.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Timeline//EN")
    calendar.add("version", "2.0")
    for event in chosen.events:
        if event.when is not None and fits(event):
            calendar.add_component(_entry(chosen, event, event.when))
    with write_atomically(path) as temporary:
        temporary.write_bytes(calendar.to_ical())


def _entry(chosen: Chosen, event: Event, when: FuzzyDate) -> Any:
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", f"{event.id}@dateline")
    entry.add("dtstamp", _stamp(event))
    start, end = _bounds(when)
    entry.add("dtstart", start)
    entry.add("dtend", end)
    entry.add("summary", _clean(event.title))
    entry.add("description", _clean(_description(chosen, event)))
    entry.add("transp", "TRANSPARENT")
    entry.add("status", "CONFIRMED" if event.status == "accepted" else "TENTATIVE")
    if event.places:
        entry.add("location", _clean("; ".join(event.places)))
    if event.type:
        entry.add("categories", [event.type, *(_clean(tag) for tag in event.tags)])
    entry.add("x-edtf", render(when))
    return entry


def _stamp(event: Event) -> datetime:
    """Return when the row was last changed; the export of equal rows is equal."""
    try:
        return datetime.fromisoformat(event.modified).astimezone(UTC)
    except ValueError:
        return datetime(2000, 1, 1, tzinfo=UTC)


def _bounds(when: FuzzyDate) -> tuple[date, date]:
    """Return start and end, the end exclusive as the standard has it."""
    low, high = when.anchor, last_second(when)
    if timed(when):
        return datetime(*civil(low)), datetime(*civil(max(high, low)))  # noqa: DTZ001  (civil time)
    last = civil(high // DAY * DAY)
    first = civil(low)
    day = date(last.year, last.month, last.day)
    after = day if day == date.max else day + timedelta(days=1)
    return date(first.year, first.month, first.day), after


def _description(chosen: Chosen, event: Event) -> str:
    """Say the date in words, how sure it is, who takes part, and quote the sentences."""
    lines = [
        f"{words(event.when)} ({event.factuality.value}, {event.status.value})",
        "; ".join(labels(chosen.project, event)),
        *(f"“{quoted(c, d)}” ({outlet(d)})" for c, d in citations(chosen.project, event)),
        *(d.url for d in articles(chosen.project, event)),
    ]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)
