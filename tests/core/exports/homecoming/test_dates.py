"""Dates, in whatever cell and form a person types them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from core.edtf import render
from core.model import Basis
from tests.core.exports import sample
from tests.core.exports.homecoming.desk import Desk, put


@pytest.mark.parametrize(
    ("header", "typed", "edtf"),
    [
        ("Start Date", datetime(2016, 11, 5), "2016-11-05"),  # noqa: DTZ001
        ("Start Date", "5 Nov 2016", "2016-11-05"),
        ("Start ISO", "2016-11", "2016-11"),
        ("Date Text", "early October 2016", "[2016-10-01..2016-10-10]"),
        ("EDTF", "2016-10~", "2016-10~"),
        ("EDTF", "2015/..", "2015/.."),
        ("End Date", datetime(2016, 11, 9), "2016-11-03/2016-11-09"),  # noqa: DTZ001
        ("Date Text", "about 1995", "1995~"),
        ("Date Text", "undated", None),
        ("Date Text", "3 de octubre de 2016", "2016-10-03"),
    ],
)
def test_a_date_is_understood_in_whatever_cell_and_form(
    desk: Desk, header: str, typed: object, edtf: str | None
) -> None:
    desk.set("Events", "E00001", header, typed)
    (found,) = desk.compared().changes
    assert found.what == "Date"
    event = desk.taken().events["E00001"]
    assert (render(event.when) if event.when else None) == edtf
    assert event.basis == (Basis.ANALYST if edtf else None)


def test_start_and_end_changed_together_make_a_period(desk: Desk) -> None:
    def change(book: Any) -> None:
        put(book["Events"], "E00001", "Start Date", datetime(2016, 10, 17))  # noqa: DTZ001
        put(book["Events"], "E00001", "End Date", datetime(2016, 11, 3, 0))  # noqa: DTZ001
        put(book["Events"], "E00001", "End Date", "2016-11-04")

    desk.edit(change)
    assert desk.taken().events["E00001"].when == sample.date("2016-10-17/2016-11-04")


def test_emptying_all_cells_of_a_date_makes_the_event_undated(desk: Desk) -> None:
    def change(book: Any) -> None:
        for header in ("Start Date", "End Date", "Start ISO", "End ISO", "Date Text", "EDTF"):
            put(book["Events"], "E00001", header, None)

    desk.edit(change)
    assert desk.taken().events["E00001"].when is None


def test_clearing_a_part_of_a_date_is_asked_about(desk: Desk) -> None:
    desk.set("Events", "E00001", "Start Date", None)
    compared = desk.compared()
    assert compared.changes == ()
    assert "clear all its cells" in compared.problems[0].message


def test_a_year_typed_into_a_cell_for_dates_is_that_year(desk: Desk) -> None:
    def change(book: Any) -> None:
        put(book["Events"], "E00001", "Start Date", 2015)
        sheet = book["Events"]
        column = [cell.value for cell in sheet[1]].index("Start Date") + 1
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, 1).value == "E00001":
                sheet.cell(row, column).number_format = "General"

    desk.edit(change)
    when = desk.taken().events["E00001"].when
    assert when is not None
    assert render(when) == "2015"
