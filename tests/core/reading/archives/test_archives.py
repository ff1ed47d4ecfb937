from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from dataclasses import replace

import pytest

from core.edtf import render
from core.errors import Problem
from core.model import Document
from core.reading.limits import LIMITS
from tests.core.reading.made import (
    BODY,
    PARAGRAPHS,
    RSS,
    document,
    documents,
    epub,
    items,
    mail,
    page,
    problem,
    warc,
    zipped,
)

SMALL = replace(LIMITS, part_bytes=100_000, total_bytes=250_000, depth=3)


def test_a_zip_of_everything_gives_everything() -> None:
    files: dict[str, bytes | str] = {
        "day1/a.txt": BODY, "day1/b.html": page(), "c.eml": mail(),
        "d.zip": zipped({"e.txt": BODY}), "f.txt.gz": gzip.compress(BODY.encode()), "g.rss": RSS,
        "__MACOSX/._a.txt": b"\0\1",
        "b_files/menu.html": page(), "h.jsonl": '{"text": "One."}\n{"text": "Two."}',
    }  # fmt: skip
    found = documents(zipped(files), "pack.zip")
    places = {d.path.split("/", 1)[1] for d in found}
    assert places == {"day1/a.txt", "day1/b.html", "c.eml", "d.zip/e.txt", "f.txt.gz/f.txt",
                      "g.rss", "h.jsonl"}  # fmt: skip
    assert len(found) == 9


def test_a_packed_file_is_known_by_the_same_hash_as_the_file_itself() -> None:
    plain = document(page(), "b.html").sha256
    assert document(zipped({"b.html": page()}), "p.zip").sha256 == plain
    assert document(gzip.compress(page().encode()), "b.html.gz").sha256 == plain


def test_problems_name_the_way_to_the_file() -> None:
    inner = zipped({"e.txt": b"", "f.txt": BODY})
    found = items(zipped({"d.zip": inner}), "pack.zip")
    assert [type(i) for i in found] == [Problem, Document]
    assert isinstance(found[0], Problem)
    assert found[0].where == "pack.zip › d.zip › e.txt"


def test_names_that_lead_elsewhere_lead_nowhere() -> None:
    found = documents(zipped({"../../etc/cron.txt": BODY, "/root/x.txt": BODY}), "pack.zip")
    assert [d.path for d in found] == ["/etc/cron.txt", "/root/x.txt"] or all(
        ".." not in d.path for d in found
    )


def test_a_bomb_is_not_unpacked() -> None:
    found = items(zipped({"a.txt": BODY, "bomb.txt": b"0" * 5_000_000}), "p.zip", SMALL)
    assert isinstance(found[0], Document)
    assert isinstance(found[1], Problem)
    assert "limit" in found[1].message


def test_many_small_bombs_are_stopped_at_the_sum() -> None:
    files = {f"{n}.txt": (f"{n} " * 40_000)[:80_000] for n in range(9)}
    found = items(zipped(files), "p.zip", SMALL)
    assert len([f for f in found if isinstance(f, Document)]) == 3
    assert any(isinstance(f, Problem) and "more than" in f.message for f in found)


def test_archives_in_archives_end_somewhere() -> None:
    data = BODY.encode()
    for _ in range(8):
        data = zipped({"a.zip" if data[:2] == b"PK" else "a.txt": data})
    assert "deep" in problem(data, "p.zip", SMALL).message


def test_a_password_is_said() -> None:
    data = bytearray(zipped({"a.txt": BODY}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + offset] |= 1
    assert "password" in problem(bytes(data), "p.zip").message


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_single_compressed_files_are_read_and_their_damage_is_named(pack: object) -> None:
    packed = pack(BODY.encode())  # type: ignore[operator]
    assert document(packed, "a.txt.gz").text == BODY
    assert "cut short" in problem(packed[: len(packed) // 2], "a.txt.gz").message
    bomb = pack(b"0" * 5_000_000)  # type: ignore[operator]
    assert "more than" in problem(bomb, "a.txt.gz", SMALL).message


def test_a_tar_is_read_without_its_links() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as packed:
        info = tarfile.TarInfo("a.txt")
        info.size = len(BODY.encode())
        packed.addfile(info, io.BytesIO(BODY.encode()))
        link = tarfile.TarInfo("b.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    assert document(stream.getvalue(), "a.tar").text == BODY
    assert document(gzip.compress(stream.getvalue()), "a.tgz").text == BODY


@pytest.mark.parametrize("pack", [False, True])
def test_a_web_archive_gives_its_pages_with_their_addresses(pack: bool) -> None:
    pages = {f"https://echo.example/n/{n}": page(title=f"Story number {n}") for n in range(3)}
    found = documents(warc(pages, pack=pack), "crawl.warc.gz")
    assert [d.url for d in found] == list(pages)
    assert [d.title for d in found] == [f"Story number {n}" for n in range(3)]
    assert found[0].published is None
    assert found[0].guess is not None
    assert render(found[0].guess.when).startswith("2020-05-06T07:08:09")


def test_a_web_archive_cut_short_keeps_what_came_before() -> None:
    pages = {f"https://echo.example/n/{n}": page() for n in range(3)}
    data = warc(pages, pack=True)
    found = items(data[: len(data) - 300], "crawl.warc.gz")
    assert len([f for f in found if isinstance(f, Document)]) >= 2
    assert isinstance(found[-1], Problem)
    assert found[-1].severity == "warning"


def test_a_bomb_in_a_web_archive_is_named() -> None:
    data = warc({"https://echo.example/b": b"A" * 5_000_000}, pack=True)
    assert "more than" in problem(data, "b.warc.gz", SMALL).message


def test_an_answer_that_does_not_say_what_it_is_is_told_by_its_content() -> None:
    bare = b"\r\nContent-Type: text/html; charset=utf-8"
    data = warc({"https://echo.example/a": page()})
    shorter = int(data.split(b"Content-Length: ")[1].split(b"\r")[0])
    data = data.replace(bare, b"").replace(
        f"Content-Length: {shorter}".encode(), f"Content-Length: {shorter - len(bare)}".encode()
    )
    assert document(data, "a.warc").text == BODY


def test_a_wacz_gives_the_pages_that_it_lists() -> None:
    pages = {"https://echo.example/a": page(), "https://ads.example/frame": page()}
    listed = '{"format": "json-pages-1.0"}\n{"url": "https://echo.example/a"}\n'
    files: dict[str, bytes | str] = {
        "datapackage.json": "{}", "archive/data.warc.gz": warc(pages, pack=True),
        "pages/pages.jsonl": listed,
    }  # fmt: skip
    assert [d.url for d in documents(zipped(files), "a.wacz")] == ["https://echo.example/a"]


def test_the_chapters_of_a_book_are_documents_in_order() -> None:
    told = {f"c{n}": f"<h1>Story {n}</h1>" + f"<p>{PARAGRAPHS[n]}</p>" * 2 for n in (2, 0, 1)}
    found = documents(epub({"cover": "<p>Cover</p>", **told}), "weekly.epub")
    assert [d.title for d in found] == ["Story 2", "Story 0", "Story 1"]
    assert found[0].outlet == "The Weekly Echo"
    assert found[0].published is not None
    assert render(found[0].published) == "2021-03-04"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (zipped({"a.txt": BODY})[:-30], "a.zip"),
        (epub({"a": BODY})[:-30], "a.epub"),
        (zipped({"META-INF/container.xml": "<x/>"}), "a.epub"),
        (b"WARC/1.0\r\nbroken", "a.warc"),
        (b"7z\xbc\xaf\x27\x1c\0\0", "a.7z"),
        (b"Rar!\x1a\x07\x01\0", "a.rar"),
        (zipped({"x.png": b"\x89PNG\r\n\x1a\n\0"}), "a.zip"),
    ],
)
def test_what_is_damaged_or_unreadable_is_named_with_its_cause(data: bytes, name: str) -> None:
    assert len(problem(data, name).message) > 10
