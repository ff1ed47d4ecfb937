"""What a column of a table of events holds, told by its header.

Headers of TimelineJS, Aeon Timeline, Timesketch, the ACLED codebook, CaseMap, i2 Analyst's
Notebook and of Dateline's own tables are known; so are plain words in some languages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


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
    DATE_TEXT = "date in words"
    TYPE = "event type"
    SOURCE_ACTORS = "actors who do it"
    SOURCE_ALLIES = "with them"
    TARGET_ACTORS = "actors it is done to"
    TARGET_ALLIES = "with those"
    ACTORS = "other actors"
    PLACES = "places"
    TAGS = "tags"
    NOTES = "notes"
    FACTUALITY = "factuality"
    CONFIDENCE = "confidence"
    KEY = "key"
    REFERENCE = "source"
    PHASE = "start or end"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which column holds what, by the names of the columns."""

    of: tuple[tuple[EventField, str], ...]
    month_first: bool = False
    """Figures with slashes are month first: 03/04/2016 is 4 March."""
    rest: bool = False
    """Whether the other columns are kept in the notes."""

    def columns(self, headers: Sequence[str]) -> dict[EventField, int]:
        """Return the columns of a table with these headers; those it lacks are left out."""
        return {field: headers.index(name) for field, name in self.of if name in headers}

    def others(self, headers: Sequence[str]) -> dict[str, int]:
        """Return the columns whose cells go into the notes, by header."""
        taken = {name for _, name in self.of}
        spare = {h: i for i, h in enumerate(headers) if h and h not in taken}
        return spare if self.rest else {}


_NAMES: dict[EventField, str] = {
    EventField.TITLE: "title|headline|label|event|message|what|name|subject|fact text|fact|"
    "event title|description of event|titre|titel|ereignis|evento|événement|titulo|título|"
    "event description|summary|incident|activity|what happened|gebeurtenis|acontecimiento|suceso|"
    "fatto|событие|заголовок|название|الحدث|出来事|事件|件名|标题",
    EventField.DATE: "date|start date|start|event_date|event date|datetime|when|date & time|"
    "date and time|start iso|from|begin|beginning|datum|fecha|data|"
    "timestamp|day of event|date/time|edtf|sort date|when did it happen|when was it|datum/zeit|"
    "date début|date de début|fecha de inicio|дата|التاريخ|日付|日期|날짜",
    EventField.TIME: "time|hour|uhrzeit|heure|hora|start time|start hour|время",
    EventField.END: "end date|end|to|until|finish|end iso|enddatum|fin|date fin|date de fin|bis|"
    "fecha de fin|дата окончания",
    EventField.END_TIME: "end time",
    EventField.YEAR: "year|jahr|année|año",
    EventField.MONTH: "month|monat|mois|mes",
    EventField.DAY: "day|tag|jour|día",
    EventField.END_YEAR: "end year",
    EventField.END_MONTH: "end month",
    EventField.END_DAY: "end day",
    EventField.DATE_TEXT: "date text|display date",
    EventField.TYPE: "event type|event_type|type|category|link type|sub_event_type|kind|art|group",
    EventField.SOURCE_ACTORS: "actor1|actor 1|source actor|from label|perpetrator|subject actor",
    EventField.SOURCE_ALLIES: "assoc_actor_1|actor1b",
    EventField.TARGET_ACTORS: "actor2|actor 2|target actor|to label|victim|target",
    EventField.TARGET_ALLIES: "assoc_actor_2|actor2b",
    EventField.ACTORS: "actors|people|participants|participant|who|persons|linked persons|"
    "actor|personen|personnes|personas|actor roles|linked objects|observer|observers|involved|"
    "people involved|who was involved|who is involved|parties|beteiligte|akteure|acteurs|actores|"
    "attori|atores|участники|lista de actores",
    EventField.PLACES: "location|place|places|where|site|ort|lieu|lugar|city|admin1|country|luogo|"
    "where did it happen|where was it|место|المكان|場所|地点",
    EventField.TAGS: "tags|tag|issues|linked issues|keywords|schlagwörter|mots-clés|arc",
    EventField.NOTES: "notes|note|text|description|details|comment|comments|bemerkung|remarks|"
    "evaluation|summary|beschreibung|notizen|notiz|descripción|descripcion|notas|descrizione|"
    "описание|note di testo",
    EventField.FACTUALITY: "factuality|status of fact",
    EventField.CONFIDENCE: "confidence|score",
    EventField.KEY: "key|important|milestone|material",
    EventField.REFERENCE: "source url|source|sources|link|links|url|source(s)|media|reference|"
    "quelle|fuente|source reference|display url|potential source(s)",
    EventField.PHASE: "timestamp_desc",
}
_FORMATS: dict[str, frozenset[str]] = {
    "TimelineJS": frozenset({"year", "headline", "text"}),
    "Timesketch": frozenset({"message", "datetime", "timestamp_desc"}),
    "ACLED": frozenset({"event_date", "actor1", "event_type"}),
    "CaseMap": frozenset({"fact text"}),
    "i2 Analyst's Notebook": frozenset({"from label", "to label", "link type"}),
    "Dateline": frozenset({"event id", "title", "edtf"}),
    "Aeon Timeline": frozenset({"label", "start date"}),
}
_OWN: dict[str, dict[EventField, str]] = {
    "TimelineJS": {EventField.TYPE: "group", EventField.PHASE: "type",
                   EventField.REFERENCE: "link|media"},
    "Timesketch": {EventField.SOURCE_ACTORS: "", EventField.NOTES: "sentence"},
    "ACLED": {EventField.YEAR: "", EventField.TITLE: ""},
    "CaseMap": {EventField.TYPE: "", EventField.FACTUALITY: ""},
    "i2 Analyst's Notebook": {EventField.TITLE: "description|link label", EventField.NOTES:
                              "source text", EventField.TIME: "start time", EventField.TYPE:
                              "link type"},
    "Aeon Timeline": {EventField.TYPE: "event type", EventField.SOURCE_ACTORS: ""},
}  # fmt: skip
"""Where a program's headers mean something else than usual; empty is nothing."""
_WORDS = {field: frozenset(names.split("|")) for field, names in _NAMES.items()}
_BETTER: dict[EventField, tuple[str, ...]] = {
    EventField.DATE: ("edtf", "start date", "event_date", "datetime"),
    EventField.TITLE: ("title", "headline", "label", "fact text"),
    EventField.TYPE: ("event type", "event_type"),
    EventField.ACTORS: ("actor roles", "actors", "participants", "participant"),
    EventField.NOTES: ("notes", "note", "text", "description"),
    EventField.PLACES: ("location", "place", "places", "where", "city"),
    EventField.REFERENCE: ("source url", "url", "source", "link"),
}
"""Where several columns could be it, these are taken first."""


def known_format(headers: Iterable[str]) -> str:
    """Name the program whose table it is; empty where it is none that is known."""
    bare = {_bare(header) for header in headers}
    return next((name for name, marks in _FORMATS.items() if marks <= bare), "")


def guess_columns(headers: Sequence[str]) -> dict[EventField, int]:
    """Return which column holds what, each column once."""
    bare = [_bare(header) for header in headers]
    own = _OWN.get(known_format(headers), {})
    found: dict[EventField, int] = {}
    for field in (*own, *(f for f in EventField if f not in own)):
        best = _best(field, bare, frozenset(found.values()), own)
        if best is not None:
            found[field] = best
    if EventField.TIME in found and not {EventField.DATE, EventField.YEAR} & found.keys():
        found[EventField.DATE] = found.pop(EventField.TIME)  # it tells the day as well
    if EventField.DATE in found and "edtf" in bare and found[EventField.DATE] == bare.index("edtf"):
        # EDTF tells the whole date; a day beside it could only blur it.
        found.pop(EventField.END, None)
    return {field: found[field] for field in EventField if field in found}


def _best(
    field: EventField,
    bare: Sequence[str],
    taken: frozenset[int],
    own: Mapping[EventField, str],
) -> int | None:
    ranked = tuple(own[field].split("|")) if field in own else _BETTER.get(field, ())
    words = frozenset(ranked) if field in own else _WORDS[field]
    fits = [i for i, name in enumerate(bare) if name and name in words and i not in taken]
    return min(fits, key=lambda i: (_rank(ranked, bare[i]), i), default=None)


def _rank(ranked: Sequence[str], name: str) -> int:
    return ranked.index(name) if name in ranked else len(ranked)


def _bare(header: str) -> str:
    return re.sub(r"\s+", " ", header.strip().casefold().strip(":*?!# ."))
