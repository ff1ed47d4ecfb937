"""Hostile tables and workbooks: refused in words, and the program goes on."""

from __future__ import annotations

import time
import zipfile
from threading import Timer
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from core.errand import Errand
from core.errors import UserError
from core.export import export_workbook
from tests.core.exports import sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MB = 2**20


def ran(path: Path, task: str = "look", *args: object, **options: Any) -> list[Any]:
    return list(Errand(path.name, f"core.incoming:{task}", path, *args, **options).items())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    export_workbook(sample.project(), path, export_id="x1")
    return path


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> None:
    """Write a workbook again with some of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, change(name, data))


def test_a_task_yields_what_it_finds(book: Path) -> None:
    assert ran(book, "export_id") == ["x1"]
    assert "Events" in {sheet.name for sheet in ran(book)}


def test_a_refusal_comes_back_in_its_words(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(UserError, match=r"x\.xlsx|table"):
        ran(path)


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        ran(tmp_path / "gone.xlsx", "export_id")


@pytest.mark.parametrize("task", ["look", "export_id"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(book: Path, task: str) -> None:
    def bomb(name: str, data: bytes) -> bytes:
        return b"<x>" + b" " * (200 * MB) if name.endswith("sharedStrings.xml") else data

    repacked(book, bomb)
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", b" " * (200 * MB))
    with pytest.raises(UserError, match="fill the memory"):
        ran(book, task)


@pytest.mark.parametrize("task", ["look", "export_id"])
def test_a_cell_at_the_far_corner_is_refused_in_words(tmp_path: Path, task: str) -> None:
    path = tmp_path / "far.xlsx"
    made = Workbook()
    sheet: Any = made.active
    sheet.append(["Event ID", "Title"])
    sheet["XFD1048576"] = "here"
    made.save(path)
    with pytest.raises(UserError, match="XFD1048576"):
        ran(path, task, memory=1024 * MB)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_entities_are_not_expanded(book: Path, part: str) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "{"a" * 100}">{entities}]>'.encode()

    def change(name: str, data: bytes) -> bytes:
        head, mark, rest = data.partition(b"?>")
        cell = rest.replace(b"<sheetData>", b'<sheetData><row r="99"><c t="inlineStr"><is><t>'
                            b"&e11;</t></is></c></row>", 1)  # fmt: skip
        return head + mark + bomb + cell if name == part else data

    repacked(book, change)
    try:
        sheets = ran(book, memory=1024 * MB)
    except UserError:
        return
    assert all(len(cell) < 10_000 for s in sheets for _, row in s.sample for cell in row)


def test_a_task_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="given up"):
        list(Errand("slow", "tests.core.test_errand:sleep", 60, seconds=1).items())


def test_a_task_that_is_stopped_ends_without_a_word() -> None:
    errand = Errand("slow", "tests.core.test_errand:sleep", 60)
    Timer(0.5, errand.stop).start()
    began = time.monotonic()
    assert list(errand.items()) == []
    assert time.monotonic() - began < 50


def test_a_task_that_needs_too_much_memory_is_refused() -> None:
    with pytest.raises(UserError, match="memory"):
        list(Errand("big", "tests.core.test_errand:swell", memory=512 * MB).items())


def sleep(seconds: float) -> Any:
    time.sleep(seconds)
    yield "slept"


def swell() -> Any:
    yield len(bytearray(2048 * MB))
