from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import Document
from core.process import AHEAD, ReadDocuments, ReadFiles, _Supply

if TYPE_CHECKING:
    from pathlib import Path


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
    assert supply.left == AHEAD + 499


def test_files_with_an_article_each_are_counted_once(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Town hall\n\nThe mayor resigned, {number}.")
    left = []
    with _Supply(ReadFiles((tmp_path,))) as supply:
        while (item := supply.take()) is not None:
            if isinstance(item, Document):
                left.append(supply.left)
    assert left == [4, 3, 2, 1, 0]
