from __future__ import annotations

from core.model import Document
from core.process import AHEAD, ReadDocuments, _Supply


def many(count: int) -> ReadDocuments:
    return ReadDocuments(tuple(Document("", str(n), "Text.") for n in range(count)))


def test_a_great_corpus_arrives_whole_and_in_order() -> None:
    with _Supply(many(AHEAD + 500)) as supply:
        found = []
        while (item := supply.take()) is not None:
            if isinstance(item, Document):
                found.append(item.title)
    assert found == [str(n) for n in range(AHEAD + 500)]


def test_a_job_that_is_left_early_ends_though_more_waits() -> None:
    with _Supply(many(AHEAD + 500)) as supply:
        first = supply.take()
    assert isinstance(first, Document)
    assert supply.left <= AHEAD
