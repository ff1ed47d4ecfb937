from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.exports.jsonl import document_record
from core.model import Actor, Citation, Document, Event, FuzzyDate, Relation, Span
from tests.core.exports.sample import ACTORS, DOCUMENTS, EVENTS, TEXT, TIE, TIMES, date
from tests.strategies import rows

ARTICLE = DOCUMENTS[0]
RECORD = document_record(ARTICLE, TIMES, ACTORS, EVENTS[:2], [TIE], ARTICLE.mentions)


def test_the_record_has_the_keys_of_the_contract() -> None:
    assert list(RECORD) == ["document", "text", "times", "actors", "events", "relations"]
    assert list(RECORD["document"]) == [
        "id", "title", "published", "published_from", "outlet", "authors", "place", "url",
        "path", "language", "duplicate_of",
    ]  # fmt: skip
    assert list(RECORD["times"][0]) == [
        "start", "end", "text", "type", "value", "edtf", "earliest", "latest", "precision",
        "derivation",
    ]  # fmt: skip
    assert list(RECORD["actors"][0]) == ["id", "label", "kind", "aliases", "mentions"]
    assert list(RECORD["events"][0]) == [
        "id", "start", "end", "text", "title", "sentence", "time", "type", "factuality",
        "confidence", "participants", "places", "cluster",
    ]  # fmt: skip
    assert set(RECORD["events"][0]["time"]) == {
        "edtf", "earliest", "latest", "precision", "basis", "start", "end",
    }  # fmt: skip
    assert list(RECORD["relations"][0]) == ["source", "target", "kind", "event", "start", "end"]


def test_every_offset_gives_the_text_it_claims() -> None:
    assert RECORD["text"] == TEXT
    listed = [*RECORD["times"], *RECORD["events"][:1]]
    listed += [m for actor in RECORD["actors"] for m in actor["mentions"]]
    assert [TEXT[item["start"] : item["end"]] for item in listed] == [i["text"] for i in listed]
    assert [item["text"] for item in listed] == ["Thursday", "attacked", "IS", "Daesh", "Baghdadi"]


def test_an_event_tells_its_date_its_people_and_its_cluster() -> None:
    first, second = RECORD["events"]
    assert first["time"] == {
        "edtf": "2016-11-03",
        "earliest": "2016-11-03",
        "latest": "2016-11-03",
        "precision": "day",
        "basis": "resolved",
        "start": 35,
        "end": 43,
    }
    assert first["participants"] == [
        {"actor": "A0002", "role": "source", "start": 14, "end": 16},
        {"actor": "A0003", "role": "target", "start": None, "end": None},
    ]
    assert first["sentence"] == {"start": 0, "end": 44}
    assert first["cluster"] == second["cluster"] == "E00001"


def test_stated_and_done_ties_are_told_apart_by_their_event() -> None:
    assert RECORD["relations"] == [
        {"source": "A0003", "target": "A0001", "kind": "leads", "event": None, "start": 45,
         "end": 66},
        {"source": "A0002", "target": "A0003", "kind": "ASSAULT", "event": "E00001", "start": 17,
         "end": 25},
    ]  # fmt: skip


def test_the_way_to_a_date_is_told() -> None:
    derivation = RECORD["times"][0]["derivation"]
    assert derivation["anchor"] == "2016-11-03T12:38"
    assert derivation["rivals"][0]["edtf"] == "2016-10-27"


def test_publication_dates_are_iso() -> None:
    def published(text: str | None) -> object:
        document = replace(ARTICLE, published=date(text) if text else None)
        return document_record(document, [], [], [], [], [])["document"]["published"]

    assert published("2016-11-03T12:38") == "2016-11-03T12:38:00"
    assert published("2016-11-03") == "2016-11-03"
    assert published("2016-11") == "2016-11"
    assert published(None) is None


def test_open_ends_and_undated_events_are_null() -> None:
    since, undated = replace(EVENTS[7], citations=()), EVENTS[3]
    told = document_record(ARTICLE, [], [], [since, undated], [], [])["events"]
    assert told[0]["time"]["earliest"] == "2015-01-01"
    assert told[0]["time"]["latest"] is None
    assert told[1]["time"] is None
    assert told[1]["sentence"] is None


def test_an_undated_event_tells_the_bounds_that_the_day_of_writing_gives_it() -> None:
    cited = Citation(ARTICLE.id, Span(0, 9), within=FuzzyDate(None, date("2016-11-03").latest))
    event = replace(EVENTS[3], citations=(cited,))
    assert event.when is None
    (told,) = document_record(ARTICLE, [], [], [event], [], [])["events"]
    assert told["time"] == {
        "edtf": "[..2016-11-03]", "earliest": None, "latest": "2016-11-03", "precision": "day",
        "basis": "document", "start": None, "end": None,
    }  # fmt: skip


def test_the_corpus_id_stands_before_our_own() -> None:
    named = replace(ARTICLE, given_id="corpus-7")
    record = document_record(named, [], [], EVENTS[:1], [], [])
    assert record["document"]["id"] == "corpus-7"
    assert record["events"][0]["text"] == "attacked"


@given(rows(Document), st.lists(rows(Event), max_size=2), rows(Actor), rows(Relation))
def test_any_record_is_plain_json(
    document: Document, events: list[Event], actor: Actor, tie: Relation
) -> None:
    record = document_record(document, [], [actor], events, [tie], document.mentions)
    assert json.loads(json.dumps(record)) == record
