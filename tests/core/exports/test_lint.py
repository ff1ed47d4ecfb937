"""The lint itself: it finds each known defect, and none in a sound workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.exports.lint import lint

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

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample workbooks are not here")


@pytest.mark.parametrize("name", DEFECTS)
def test_each_known_defect_is_found(name: str) -> None:
    found = lint(SAMPLES / f"bad_{name}.xlsx")
    assert any(DEFECTS[name] in said for said in found), found


def test_no_sample_is_left_out() -> None:
    names = {path.stem.removeprefix("bad_") for path in SAMPLES.glob("bad_*.xlsx")}
    assert names == {*DEFECTS, "ok"}


def test_nothing_is_found_in_a_sound_workbook() -> None:
    assert lint(SAMPLES / "bad_ok.xlsx") == []
