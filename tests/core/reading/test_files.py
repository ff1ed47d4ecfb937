from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from core.edtf import render
from core.errors import Problem
from core.model import Document, PublishedFrom
from core.reading import expand, read

if TYPE_CHECKING:
    from pathlib import Path


def problem(path: Path) -> Problem:
    (found,) = read(path)
    assert isinstance(found, Problem)
    assert path.name in found.where
    return found


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_an_empty_file_is_named_with_the_cause(tmp_path: Path) -> None:
    assert "empty (0 bytes)" in problem(write(tmp_path / "none.txt", b"")).message


def test_blanks_alone_are_no_article(tmp_path: Path) -> None:
    assert "blanks" in problem(write(tmp_path / "blank.txt", " \n\t\n")).message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"PK\x03\x04\x14\0\0\0", "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG"),
        (bytes(range(256)) * 20, "binary data"),
    ],
)
def test_a_binary_renamed_txt_is_told_apart(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in problem(write(tmp_path / "renamed.txt", data)).message


def test_the_suffix_does_not_decide_what_a_file_is(tmp_path: Path) -> None:
    (found,) = read(write(tmp_path / "a.xyz", "An article."))
    assert isinstance(found, Document)
    assert found.text == "An article."


def test_a_missing_file_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    assert "cannot be read" in problem(tmp_path / "gone.txt").message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told(tmp_path: Path, encoding: str) -> None:
    text = "The café’s owner – José Núñez – said “no” on Thursday.\n" * 5
    (found,) = read(write(tmp_path / "a.txt", text.encode(encoding)))
    assert isinstance(found, Document)
    assert found.text == text


def test_line_ends_become_newlines(tmp_path: Path) -> None:
    (found,) = read(write(tmp_path / "a.txt", "One.\r\nTwo.\rThree."))
    assert isinstance(found, Document)
    assert found.text == "One.\nTwo.\nThree."


def test_a_folder_is_read_by_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "c.bin"):
        write(tmp_path / name, "text")
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".git" / "d.txt", "text")
    assert [p.name for p in expand([tmp_path, tmp_path / "a.txt"])] == ["a.txt", "b.txt"]


def test_a_folder_that_says_so_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "notes" / "deeper").mkdir(parents=True)
    for name in ("a.txt", "notes/b.txt", "notes/deeper/c.txt", "notes/.dateline-ignore"):
        write(tmp_path / name, "text")
    assert expand([tmp_path]) == [tmp_path / "a.txt"]


def test_a_corpus_gives_an_article_or_a_problem_for_every_line(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": 7, "title": "T\nU", "text": " Verbatim\r\n", "published": "2016-11-03"}),
        "{not json",
        json.dumps({"title": "no text"}),
        "",
        json.dumps({"text": "Dated oddly.", "published": "soon", "authors": ["A", "B"]}),
        "[" * 100_000,
    ]
    found = list(read(write(tmp_path / "c.jsonl", "\n".join(rows))))
    documents = [f for f in found if isinstance(f, Document)]
    problems = [f for f in found if isinstance(f, Problem)]
    assert [d.text for d in documents] == [" Verbatim\r\n", "Dated oddly."]
    assert documents[0].given_id == "7"
    assert documents[0].title == "T U"
    assert documents[0].published is not None
    assert render(documents[0].published) == "2016-11-03"
    assert documents[0].published_from is PublishedFrom.METADATA
    assert documents[1].published is None
    assert [p.where for p in problems] == [f"c.jsonl, line {n}" for n in (2, 3, 5, 6)]


@pytest.mark.parametrize(
    ("declared", "edtf"),
    [
        ("2016-11-03", "2016-11-03"),
        ("2016-11-03T12:38:05", "2016-11-03T12:38:05"),
        ("2016-11-03T12:38:05.123Z", "2016-11-03T12:38:05Z"),
        ("2016-11-03T12:38:05+03:00", "2016-11-03T12:38:05+03:00"),
        ("2016-11", "2016-11"),
    ],
)
def test_declared_dates_are_iso(tmp_path: Path, declared: str, edtf: str) -> None:
    (found,) = read(write(tmp_path / "c.jsonl", json.dumps({"text": "x", "published": declared})))
    assert isinstance(found, Document)
    assert found.published is not None
    assert render(found.published) == edtf
