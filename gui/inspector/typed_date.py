"""Dates as a person types them, and how they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.edtf import render

if TYPE_CHECKING:
    from core.model import FuzzyDate
    from core.project import Project

UNDATED = frozenset({"", "undated", "none", "unknown", "-"})


def read_typed(text: str, today: FuzzyDate | None) -> FuzzyDate | None:
    """Read a typed date; None for words that take the date away.

    Raises UserError where it cannot be read. The reader of dates is imported late, because it
    loads its lexicon.
    """
    if text.strip().casefold() in UNDATED:
        return None
    from core.dates import read_date

    return read_date(text, today)


def today_of(project: Project, event_id: str) -> FuzzyDate | None:
    """Return the day that "last Tuesday" counts from: when the first cited source appeared."""
    for record_id in project.records(event_id):
        record = project.events.get(record_id)
        for citation in record.citations if record is not None else ():
            document = project.documents.get(citation.document_id)
            if document is not None and document.published is not None:
                return document.published
    return None


def reading(when: FuzzyDate | None) -> str:
    """Say how a date is read: "2016-11-03 · day"; "undated" where there is none."""
    return f"{render(when)} · {when.precision}" if when is not None else "undated"
