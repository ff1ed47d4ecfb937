from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from core.export import choose, export_pack
from core.project import Patch
from tests.core.exports import sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def pack(tmp_path: Path) -> ZipFile:
    original = tmp_path / "a b.txt"
    original.write_bytes(b"as it came")
    known = hashlib.sha256(b"as it came").hexdigest()
    project = sample.project()
    document = replace(sample.DOCUMENTS[0], path=str(original), sha256=known)
    changed = replace(sample.DOCUMENTS[1], path=str(tmp_path / "gone.txt"), sha256=known)
    project.apply(Patch("", (document, changed)))
    path = tmp_path / "pack.zip"
    problems = export_pack(path, choose(project), None, ["Add articles", "Rename actor"])
    assert [p.where for p in problems] == ["gone.txt"]
    return ZipFile(path)


def test_the_manifest_holds_the_hash_of_every_other_file(pack: ZipFile) -> None:
    hashes = json.loads(pack.read("manifest.json"))["files"]
    assert set(hashes) == set(pack.namelist()) - {"manifest.json"}
    for name, sha256 in hashes.items():
        assert hashlib.sha256(pack.read(name)).hexdigest() == sha256


def test_it_holds_report_workbook_texts_and_unchanged_originals(pack: ZipFile) -> None:
    names = set(pack.namelist())
    assert {"report.html", "report.md", "workbook.xlsx", "sources/S001.txt"} <= names
    assert pack.read("originals/S001-a_b.txt") == b"as it came"
    assert pack.read("sources/S001.txt").decode() == sample.TEXT
    book = load_workbook(io.BytesIO(pack.read("workbook.xlsx")), read_only=True)
    assert "Events" in book.sheetnames


def test_the_decision_log_tells_what_the_analyst_decided_and_did(pack: ZipFile) -> None:
    decided = list(csv.DictReader(io.StringIO(pack.read("decisions.csv").decode())))
    assert {row["id"] for row in decided} == {"E00001", "E00002", "E00005", "A0002", "A0003"}
    assert next(r for r in decided if r["id"] == "E00001")["status"] == "accepted"
    steps = list(csv.DictReader(io.StringIO(pack.read("steps.csv").decode())))
    assert [row["what"] for row in steps] == ["Add articles", "Rename actor"]


def test_every_name_in_the_pack_is_a_plain_relative_path(pack: ZipFile) -> None:
    assert all(not n.startswith("/") and ".." not in n and "\\" not in n for n in pack.namelist())
