"""No file crashes or hangs the reading, none makes it open a connection or another file."""

from __future__ import annotations

import gzip
import json
import socket
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Problem
from core.model import Document
from core.reading import read
from core.reading.killable import read_all
from core.reading.limits import LIMITS
from tests.core.reading.made import (
    BODY,
    NEWSML,
    NITF,
    RSS,
    epub,
    items,
    mail,
    page,
    warc,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

LOADERS = Path(__file__).parents[4] / "shared" / "data" / "loaders"
TINY = replace(LIMITS, part_bytes=2_000_000, total_bytes=4_000_000)
MADE: dict[str, bytes] = {
    "a.txt": BODY.encode(), "a.html": page().encode(), "a.eml": mail(), "a.rss": RSS.encode(),
    "a.mbox": b"From a@b.example Thu Nov  3 12:38:05 2016\n" + mail() * 2, "a.xml": NITF.encode(),
    "b.xml": NEWSML.encode(), "a.zip": zipped({"a.txt": BODY, "b.html": page()}),
    "a.epub": epub({"c1": f"<p>{BODY}</p>"}), "a.txt.gz": gzip.compress(BODY.encode()),
    "a.warc": warc({"https://echo.example/a": page()}),
    "a.warc.gz": warc({"https://echo.example/a": page()}, pack=True),
    "a.jsonl": json.dumps({"text": BODY, "title": "T"}).encode() + b"\n",
    "a.json": json.dumps([{"text": BODY, "title": "T", "date": "2016-11-03"}]).encode(),
    "a.csv": f'title,text,date\nT,"{BODY}",2016-11-03\n'.encode(),
    "a.rtf": b"{\\rtf1\\ansi The mayor resigned on Thursday.\\par Police came.}",
    "a.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n",
    "a.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
}  # fmt: skip
"""A file of every kind."""
REAL = sorted(p for p in LOADERS.rglob("*") if p.is_file() and p.stat().st_size < 300_000)
"""Files of others, where they are at hand."""
TRAPS = (
    page("<base href='http://127.0.0.1:9/'><link rel='stylesheet' href='http://127.0.0.1:9/a'>",
         "<img src='http://127.0.0.1:9/b.png'><iframe src='http://127.0.0.1:9/c'></iframe>"),
    RSS.replace("<rss", "<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/r.dtd'><rss"),
    "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY % d SYSTEM 'http://127.0.0.1:9/d'>%d;]><nitf/>",
    "http://127.0.0.1:9/feed.xml", "<html><meta http-equiv='refresh' content='0;http://x/'></html>",
)  # fmt: skip


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Forbid connections; return what names and addresses were asked for."""
    asked: list[str] = []

    def refuse(*arguments: Any, **_named: Any) -> Any:
        asked.append(str(arguments))
        raise OSError("no connections here")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    return asked


def check(data: bytes, name: str) -> None:
    """Reading ends, with articles whose text is whole or problems that name the file."""
    found = items(data, name, TINY)
    assert found
    for item in found:
        if isinstance(item, Problem):
            assert name in item.where
            assert item.message
        else:
            assert item.text.strip()
            assert item.sha256


def test_nothing_is_fetched_from_any_kind_of_file(opened: list[str]) -> None:
    for name, data in MADE.items():
        check(data, name)
    for number, trap in enumerate(TRAPS):
        for suffix in (".html", ".xml", ".txt", ".eml"):
            check(trap.encode(), f"{number}{suffix}")
    assert opened == []


@pytest.mark.skipif(not REAL, reason="the files of others are not here")
def test_nothing_is_fetched_from_the_files_of_others(opened: list[str]) -> None:
    for path in REAL[::7]:
        check(path.read_bytes(), path.name)
    assert opened == []


@pytest.mark.parametrize(
    "entity", ["SYSTEM 'file://{secret}'", "SYSTEM '{secret}'", "PUBLIC 'x' 'file://{secret}'"]
)
@pytest.mark.parametrize("root", ["nitf", "rss", "newsItem", "article", "html"])
def test_no_entity_brings_another_file_in(tmp_path: Path, entity: str, root: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the password of the town hall")
    declared = entity.format(secret=secret)
    text = (
        f"<?xml version='1.0'?><!DOCTYPE {root} [<!ENTITY e {declared}>]><{root}><title>t</title>"
        f"<body><p>{BODY} &e;</p></body></{root}>"
    )
    for item in items(text, "a.xml"):
        assert "password of" not in (item.text if isinstance(item, Document) else item.message)


@pytest.mark.parametrize("name", MADE)
@given(data=st.data())
@settings(max_examples=25)
def test_files_that_were_damaged_are_read_or_named(name: str, data: st.DataObject) -> None:
    check(data.draw(damaged(MADE[name])), name)


@pytest.mark.skipif(not REAL, reason="the files of others are not here")
@given(data=st.data())
@settings(max_examples=60)
def test_files_of_others_that_were_damaged_are_read_or_named(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([p for p in REAL if p.stat().st_size < 30_000]))
    check(data.draw(damaged(path.read_bytes())), path.name)


@given(st.binary(min_size=1, max_size=400), st.sampled_from(sorted(MADE)))
@settings(max_examples=200)
def test_any_bytes_by_any_name_are_read_or_named(data: bytes, name: str) -> None:
    found = items(data, name, TINY)
    assert found


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Cut a file short, change bytes, take or double stretches: as disks and mails do."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        if not data:
            break
        start = draw(st.integers(0, len(data) - 1))
        end = min(len(data), start + draw(st.integers(1, 200)))
        match draw(st.sampled_from(("cut", "change", "take", "double", "zero"))):
            case "cut":
                del data[start:]
            case "change":
                data[start:end] = draw(st.binary(min_size=1, max_size=20))
            case "take":
                del data[start:end]
            case "double":
                data[start:start] = data[start:end]
            case "zero":
                data[start:end] = bytes(end - start)
    return bytes(data) or b"\0"


@pytest.mark.skipif(not (LOADERS / "security").is_dir(), reason="the bombs are not here")
@pytest.mark.skipif(sys.platform == "win32", reason="memory cannot be capped there")
def test_every_bomb_ends_in_a_result_or_a_named_problem() -> None:
    paths = sorted((LOADERS / "security").iterdir())
    ended: dict[Path, list[object]] = {p: [] for p in paths}
    for path, item in read_all(paths):
        ended[path] += [item] if item is not None else []
    assert all(ended.values())


@pytest.mark.parametrize("name", MADE)
def test_the_type_is_told_by_content_whatever_the_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "download").write_bytes(MADE[name])
    (tmp_path / name).write_bytes(MADE[name])
    named, nameless = (kinds(read(tmp_path / n)) for n in (name, "download"))
    assert named == nameless


def kinds(found: Iterator[Document | Problem]) -> list[tuple[str, str]]:
    """Tell what was found apart from its name."""
    told = []
    for item in found:
        words = (item.media_type, item.text) if isinstance(item, Document) else ("problem", "")
        told.append(words)
    return told
