"""The lint itself: it finds each known defect, and none in a sound workbook."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from core.exports.workbook import Contents, write_workbook
from tests.core.exports.lint import lint
from tests.core.exports.sample import EDGES, NODES, project

SAMPLES = Path(__file__).parents[4] / "shared" / "data" / "loaders" / "excel_lint"
DEFECTS = {
    "af": "filter of the sheet",
    "badformula": "a formula",
    "badlink": "no address",
    "cellname": "is a cell",
    "cf": "condition",
    "duphdr": "not distinct",
    "dv": "drop-down list of",
    "empty": "without rows",
    "funcpfx": "a formula",
    "hdrchanged": "not those of the cells",
    "hist": "History",
    "longlink": "a link of",
    "merged": "merged",
    "nan": "a number that is none",
    "neg": "a date that Excel cannot show",
    "nonehdr": "not those of the cells",
    "overlap": "overlap",
    "title": "bad sheet name",
    "utf16": "longer than a cell holds",
}

there = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample workbooks are not here")


@there
@pytest.mark.parametrize("name", DEFECTS)
def test_each_known_defect_is_found(name: str) -> None:
    found = lint(SAMPLES / f"bad_{name}.xlsx")
    assert any(DEFECTS[name] in said for said in found), found


@there
def test_no_sample_is_left_out() -> None:
    names = {path.stem.removeprefix("bad_") for path in SAMPLES.glob("bad_*.xlsx")}
    assert names == {*DEFECTS, "ok"}


@there
def test_nothing_is_found_in_a_sound_workbook() -> None:
    assert lint(SAMPLES / "bad_ok.xlsx") == []


BROKEN = {
    "rows out of order": ('<row r="2"', '<row r="1"'),
    "a dimension that leaves out cells": ('<dimension ref="A1:AE7"', '<dimension ref="A1:B1"'),
    "a link whose address is missing": ('Id="link1"', 'Id="link0"'),
    "a link to nowhere": ("'Mentions'!A", "'Nowhere'!A"),
    "a text longer than a cell holds": ("Caesar dies", "x" * 32_768),
}
"""What is found → what of a sound workbook is replaced, and by what."""


@pytest.mark.parametrize("said", BROKEN)
def test_what_could_break_in_rows_that_are_streamed_is_found(said: str, tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole.xlsx", tmp_path / "broken.xlsx"
    write_workbook(whole, Contents(project(), None, NODES, EDGES))
    assert lint(whole) == []
    old, new = (text.encode() for text in BROKEN[said])
    with ZipFile(whole) as source, ZipFile(broken, "w") as target:
        parts = {name: source.read(name) for name in source.namelist()}
        assert any(old in part for part in parts.values())
        for name, part in parts.items():
            target.writestr(name, part.replace(old, new))
    assert any(said in found for found in lint(broken)), lint(broken)
