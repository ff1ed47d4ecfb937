from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.article import Article
from core.collate import join, known_copy
from core.model import Document
from core.reading import read, skipped
from core.session import Session
from tests.core.reading.made import BODY, epub, mail, page, warc, zipped
from tests.core.reading.vendor.made import (
    europresse,
    factiva,
    factiva_codes,
    nexis_new,
    nexis_old,
    proquest,
    proquest_new,
    stories,
)

if TYPE_CHECKING:
    from pathlib import Path

RTF = r"{\rtf1\ansi Mayor resigns\par " + BODY.replace("\n\n", r"\par ") + "}"
FEED = (
    "<rss version='2.0'><channel><title>Echo</title><item><title>Mayor resigns</title>"
    f"<description>{BODY}</description><pubDate>Thu, 03 Nov 2016 12:38:05 +0100</pubDate>"
    "</item></channel></rss>"
)
THREE = stories(3)
FILES: dict[str, bytes | str] = {
    "a.txt": BODY,
    "a.html": page(),
    "a.eml": mail(),
    "a.mbox": b"From jo@echo.example Thu Nov  3 12:38:05 2016\r\n" + mail(),
    "a.zip": zipped({"one.html": page(), "two.txt": BODY}),
    "a.warc": warc({"http://echo.example/1": page()}),
    "a.warc.gz": warc({"http://echo.example/1": page()}, pack=True),
    "a.epub": epub({"One": BODY}),
    "a.rtf": RTF,
    "a.xml": FEED,
    "a.jsonl": '{"id": "1", "title": "Mayor resigns", "text": "The mayor resigned on Thursday."}',
    "a.csv": "title,text,date\nMayor resigns,The mayor resigned on Thursday.,2016-11-03\n"
    "Strike,The dockers struck for a week.,2016-11-04\n",
    "nexis.txt": nexis_old(THREE),
    "nexis new.txt": nexis_new(THREE),
    "factiva.txt": factiva(THREE),
    "factiva codes.txt": factiva_codes(THREE),
    "proquest.txt": proquest(THREE),
    "proquest new.txt": proquest_new(THREE),
    "europresse.txt": europresse(THREE),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_added_twice_is_known_again(name: str, tmp_path: Path) -> None:
    data = FILES[name]
    session = Session()
    ids: list[str] = []
    for folder in ("first", "second"):
        path = tmp_path / folder / name
        path.parent.mkdir()
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        found = [d for d in read(path) if isinstance(d, Document)]
        known = [known_copy(session.project, d) for d in found]
        assert found
        assert [k.id for k in known if k] == ids
        for document, copy in zip(found, known, strict=True):
            if copy is None:
                ids.append(session.do(join(session.project, Article(document))).put[0].id)


def test_a_folder_says_how_many_of_its_files_it_passes_over(tmp_path: Path) -> None:
    for name in (
        "a.txt",
        "b.jpg",
        "c.jpg",
        "sub/d.mp4",
        ".hidden.mp4",
        "no/e.jpg",
        "no/.dateline-ignore",
    ):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (note,) = skipped([tmp_path / "in", tmp_path / "in" / "b.jpg"])
    assert (note.where, note.severity) == ("in", "note")
    assert note.message.startswith("3 files were passed over, of a kind that is not read: 2 × .jpg")


def test_a_folder_of_articles_alone_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert skipped([tmp_path]) == []
