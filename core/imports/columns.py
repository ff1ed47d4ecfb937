"""What a column of a table of events holds, told by its header.

Headers of TimelineJS, Aeon Timeline, Timesketch, the ACLED codebook, CaseMap, i2 Analyst's
Notebook and of Dateline's own tables are known; so are plain words in some languages.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class EventField(StrEnum):
    """What of an event a column holds."""

    TITLE = "title"
    DATE = "date"
    TIME = "time of day"
    END = "end date"
    END_TIME = "end time of day"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    END_YEAR = "end year"
    END_MONTH = "end month"
    END_DAY = "end day"
    TYPE = "event type"
    SOURCE_ACTORS = "actors who do it"
    TARGET_ACTORS = "actors it is done to"
    ACTORS = "other actors"
    PLACES = "places"
    TAGS = "tags"
    NOTES = "notes"
    FACTUALITY = "factuality"
    CONFIDENCE = "confidence"
    KEY = "key"
    REFERENCE = "source"


_NAMES: dict[EventField, str] = {
    EventField.TITLE: "title|headline|label|event|message|what|name|subject|fact text|fact|"
    "event title|description of event|titre|titel|ereignis|evento|événement|titulo|título|"
    "event description|summary|incident|activity",
    EventField.DATE: "date|start date|start|event_date|event date|datetime|when|date & time|"
    "date and time|start iso|date text|from|begin|beginning|start time|datum|fecha|data|"
    "timestamp|day of event|date/time|edtf",
    EventField.TIME: "time|hour|uhrzeit|heure|hora",
    EventField.END: "end date|end|to|until|finish|end iso|enddatum|fin",
    EventField.END_TIME: "end time",
    EventField.YEAR: "year|jahr|année|año",
    EventField.MONTH: "month|monat|mois|mes",
    EventField.DAY: "day|tag|jour|día",
    EventField.END_YEAR: "end year",
    EventField.END_MONTH: "end month",
    EventField.END_DAY: "end day",
    EventField.TYPE: "event type|type|event_type|category|link type|sub_event_type|kind|art|group",
    EventField.SOURCE_ACTORS: "actor1|actor 1|source actor|from label|perpetrator|subject actor|"
    "assoc_actor_1",
    EventField.TARGET_ACTORS: "actor2|actor 2|target actor|to label|victim|target|assoc_actor_2",
    EventField.ACTORS: "actors|people|participants|participant|who|persons|linked persons|"
    "actor|personen|personnes|personas|actor roles|observer",
    EventField.PLACES: "location|place|places|where|site|ort|lieu|lugar|city|admin1",
    EventField.TAGS: "tags|tag|issues|keywords|schlagwörter|mots-clés|arc",
    EventField.NOTES: "notes|note|text|description|details|comment|comments|bemerkung|remarks|"
    "evaluation",
    EventField.FACTUALITY: "factuality|status of fact",
    EventField.CONFIDENCE: "confidence|score",
    EventField.KEY: "key|important|milestone",
    EventField.REFERENCE: "source url|source|sources|link|links|url|source(s)|media|reference|"
    "quelle|fuente|source reference|display url",
}
_FORMATS: dict[str, frozenset[str]] = {
    "TimelineJS": frozenset({"year", "headline", "text"}),
    "Timesketch": frozenset({"message", "datetime", "timestamp_desc"}),
    "ACLED": frozenset({"event_date", "actor1", "event_type"}),
    "CaseMap": frozenset({"date & time", "fact text"}),
    "Aeon Timeline": frozenset({"label", "start date", "participant"}),
    "i2 Analyst's Notebook": frozenset({"from label", "to label", "link type"}),
    "Dateline": frozenset({"event id", "title", "edtf"}),
}
_WORDS = {field: frozenset(names.split("|")) for field, names in _NAMES.items()}
_BETTER: dict[EventField, tuple[str, ...]] = {
    EventField.DATE: ("edtf", "start date", "event_date", "datetime"),
    EventField.TITLE: ("title", "headline", "label", "fact text"),
    EventField.TYPE: ("event type", "event_type"),
    EventField.ACTORS: ("actor roles", "actors", "participants"),
    EventField.REFERENCE: ("source url", "url", "source"),
}
"""Where several columns could be it, these are taken first."""


def known_format(headers: Iterable[str]) -> str:
    """Name the program whose table it is; empty where it is none that is known."""
    bare = {_bare(header) for header in headers}
    return next((name for name, marks in _FORMATS.items() if marks <= bare), "")


def guess_columns(headers: Sequence[str]) -> dict[EventField, int]:
    """Return which column holds what, each column once."""
    bare = [_bare(header) for header in headers]
    found: dict[EventField, int] = {}
    for field in EventField:
        best = _best(field, bare, frozenset(found.values()))
        if best is not None:
            found[field] = best
    return found


def _best(field: EventField, bare: Sequence[str], taken: frozenset[int]) -> int | None:
    fits = [i for i, name in enumerate(bare) if name in _WORDS[field] and i not in taken]
    ranked = _BETTER.get(field, ())
    return min(fits, key=lambda i: (_rank(ranked, bare[i]), i), default=None)


def _rank(ranked: Sequence[str], name: str) -> int:
    return ranked.index(name) if name in ranked else len(ranked)


def _bare(header: str) -> str:
    return re.sub(r"\s+", " ", header.strip().casefold().strip(":*"))
