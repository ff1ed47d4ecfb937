from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook

from core.errors import UserError
from core.export import export_workbook
from core.export_process import Exported, Order, Written, _packed, export_apart
from core.exports.homecoming import unpack
from core.filter import Filter, shown
from tests.core.exports.sample import project

if TYPE_CHECKING:
    from pathlib import Path


def sheets(path: Path) -> dict[str, Any]:
    book = CalamineWorkbook.from_path(path)
    return {
        name: book.get_sheet_by_name(name).to_python()
        for name in book.sheet_names
        if name != "About"
    }


def test_rows_cross_over_unchanged() -> None:
    rows = project().rows()
    assert [row for packet in _packed(rows) for row in pickle.loads(packet)] == list(rows)  # noqa: S301


def test_the_workbook_is_the_one_that_is_written_here(tmp_path: Path) -> None:
    made, asked = project(), Filter(text="mosul")
    visible = shown(made, asked)
    kept: list[bytes] = []
    export_workbook(made, tmp_path / "a.xlsx", visible, asked=asked, kept=kept.append)
    told = list(
        export_apart(made.rows(), Order(tmp_path / "b.xlsx", visible, asked, export_id="x"))
    )
    assert sheets(tmp_path / "a.xlsx") == sheets(tmp_path / "b.xlsx")
    (exported,) = (item for item in told if isinstance(item, Exported))
    assert (exported.id, unpack(exported.base)) == ("x", unpack(kept[0]))
    last = [item for item in told if isinstance(item, Written) and item.total][-1]
    assert last.done == last.total > 0


def test_an_export_that_is_no_longer_wanted_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    going = export_apart(project().rows(), Order(path))
    while getattr(next(going), "total", 0) == 0:
        pass
    going.close()
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_place_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such folder"):
        list(export_apart(project().rows(), Order(tmp_path / "no" / "a.xlsx")))


def test_what_goes_wrong_over_there_is_said_here(tmp_path: Path) -> None:
    order = Order(tmp_path / "a.xlsx", pictures={"Timeline": b"no picture"})
    with pytest.raises(RuntimeError, match="UnidentifiedImageError"):
        list(export_apart(project().rows(), order))
    assert list(tmp_path.iterdir()) == []
