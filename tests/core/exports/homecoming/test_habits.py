"""What colleagues do to a workbook: nothing of it is lost without a word."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from core.edtf import render
from core.exports.homecoming import Kind
from core.model import Role
from tests.core.exports.homecoming.desk import put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.core.exports.homecoming.desk import Desk


def column(sheet: Any, header: str) -> int:
    return int([cell.value for cell in sheet[1]].index(header)) + 1


def row_of(sheet: Any, row_id: str) -> int:
    return next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, 1).value == row_id)


def said(desk: Desk) -> str:
    return "\n".join(map(str, desk.compared().problems))


def without_ids(book: Any) -> None:
    put(book["Events"], "E00006", "Location", "Erbil")
    book["Events"].delete_cols(1)


def ids_in_small_letters(book: Any) -> None:
    put(book["Events"], "E00006", "Location", "Erbil")
    book["Events"].cell(row_of(book["Events"], "E00006"), 1).value = " e00006 "


def ids_damaged(book: Any) -> None:
    put(book["Events"], "E00006", "Location", "Erbil")
    book["Events"].cell(row_of(book["Events"], "E00006"), 1).value = "E6?"


def under_a_banner(book: Any) -> None:
    put(book["Events"], "E00006", "Location", "Erbil")
    book["Events"].insert_rows(1, 3)
    book["Events"]["A1"] = "Seen by Bob, 3 March"


def headers_otherwise_written(book: Any) -> None:
    put(book["Events"], "E00006", "Location", "Erbil")
    for cell in book["Events"][1]:
        cell.value = f" {cell.value.upper()} "


def in_a_copy_of_the_sheet(book: Any) -> None:
    copy = book.copy_worksheet(book["Events"])
    copy.title = "Events (2)"
    put(copy, "E00006", "Location", "Erbil")


def with_ids_merged(book: Any) -> None:
    put(book["Events"], "E00006", "Location", "Erbil")
    row = row_of(book["Events"], "E00006")
    book["Events"].merge_cells(f"A{row - 1}:A{row}")


@pytest.mark.parametrize(
    "habit",
    [
        without_ids, ids_in_small_letters, ids_damaged, under_a_banner, headers_otherwise_written,
        in_a_copy_of_the_sheet, with_ids_merged,
    ],
)  # fmt: skip
def test_an_edit_comes_home_to_its_own_row(desk: Desk, habit: Callable[[Any], None]) -> None:
    desk.edit(habit)
    (found,) = desk.compared().changes
    assert (found.kind, found.row_id, found.theirs) == (Kind.CHANGED, "E00006", "Erbil")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_what_was_typed_before_libreoffice_saved_it_comes_home(
    desk: Desk, tmp_path: Path, suffix: str
) -> None:
    def change(book: Any) -> None:
        put(book["Events"], "E00001", "Start Date", datetime(2016, 11, 5))  # noqa: DTZ001
        put(book["Events"], "E00003", "Date Text", "March 2021")
        put(book["Events"], "E00006", "Status", "ACCEPTED")

    desk.edit(change)
    profile, out = f"-env:UserInstallation=file://{tmp_path}/profile", tmp_path / "again"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(out)]
    subprocess.run([*command, str(desk.path)], check=True, capture_output=True, timeout=120)
    desk.path = out / f"book.{suffix}"
    found = {change.row_id: change.theirs for change in desk.compared().changes}
    assert found == {
        "E00001": "Sat 5 Nov 2016", "E00003": "March 2021", "E00006": "ACCEPTED"
    }  # fmt: skip
    assert desk.compared().problems == ()


@pytest.mark.parametrize(
    ("row_id", "header", "typed", "edtf"),
    [
        ("E00008", "Start Date", "March 2021", "2021-03/.."),
        ("E00001", "Start Date", "between 3 and 5 May 2020", "[2020-05-03..2020-05-05]"),
        ("E00001", "Start Date", 44270, "2021-03-15"),
        ("E00001", "Start Date", "n.d.", None),
        ("E00001", "Start Date", "Unknown", None),
        ("E00001", "Start Date", "  2020-05-05  ", "2020-05-05"),
    ],
)
def test_dates_as_people_type_them(
    desk: Desk, row_id: str, header: str, typed: object, edtf: str | None
) -> None:
    desk.set("Events", row_id, header, typed)
    when = desk.taken().events[row_id].when
    assert (render(when) if when else None) == edtf


def test_actors_are_known_by_id_and_parted_by_commas_where_one_is_known(desk: Desk) -> None:
    desk.set("Events", "E00004", "Actors", "A0003, Smith, Jones & Co")
    (found,) = desk.compared().changes
    assert (
        found.theirs == "Baghdadi (other); Smith (other, new actor); Jones & Co (other, new actor)"
    )
    desk.set("Events", "E00004", "Actors", "A0003")
    (found,) = desk.compared().changes
    assert found.theirs == "Baghdadi (other)"


def test_a_new_name_with_a_comma_stays_whole(desk: Desk) -> None:
    desk.set("Events", "E00004", "Actors", "Smith, Jones & Co")
    assert "Smith, Jones & Co" in {a.label for a in desk.taken().actors.values()}


def test_an_actor_named_twice_takes_part_once(desk: Desk) -> None:
    desk.set("Events", "E00001", "Actor Roles", "Islamic State (source); IS")
    parts = desk.taken().events["E00001"].participants
    assert [part.role for part in parts] == [Role.SOURCE]


def test_a_row_emptied_but_for_its_id_asks_like_a_deleted_one(desk: Desk) -> None:
    def change(book: Any) -> None:
        for cell in book["Events"][row_of(book["Events"], "E00001")][1:]:
            cell.value = None

    desk.edit(change)
    (found,) = desk.compared().changes
    assert (found.kind, found.row_id, found.sure) == (Kind.MISSING, "E00001", False)


def test_a_new_row_keeps_its_evidence_in_the_notes(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["Events"]
        row = sheet.max_row + 1
        for header, value in (("Title", "Told"), ("Evidence", "He said so"), ("Notes", "mine")):
            sheet.cell(row, column(sheet, header)).value = value

    desk.edit(change)
    made = next(e for e in desk.taken().events.values() if e.title == "Told")
    assert made.notes == "mine\nEvidence: He said so"


@pytest.mark.parametrize(
    ("sheet", "row_id", "header", "typed", "words"),
    [
        ("Events", "E00001", "Precision", "month", "Precision follows from the date"),
        ("Events", "E00001", "Status", None, "The cell was cleared"),
        ("Sources", "S001", "Published", "5 Nov 2016", "set it in the window"),
        ("Nodes", "A0003", "Label", "Islamic State", "is A0001 already"),
    ],
)
def test_what_cannot_be_taken_is_said_with_its_cell(
    desk: Desk, sheet: str, row_id: str, header: str, typed: object, words: str
) -> None:
    desk.set(sheet, row_id, header, typed)
    (problem,) = desk.compared().problems
    assert problem.where.startswith(f"{sheet}!")
    assert words in problem.message
    assert desk.compared().changes == ()


def test_columns_renamed_or_taken_out_are_named(desk: Desk) -> None:
    def change(book: Any) -> None:
        book["Events"].cell(1, column(book["Events"], "Notes")).value = "Comments"

    desk.edit(change)
    assert "“Notes”" in said(desk)
    assert "“Comments”" in said(desk)
    assert desk.compared().changes == ()


def test_rows_that_cannot_go_are_said(desk: Desk) -> None:
    def change(book: Any) -> None:
        book["Nodes"].delete_rows(row_of(book["Nodes"], "A0003"))
        book["Sources"].delete_rows(2)

    desk.edit(change)
    assert "A0003 is named in articles and stays" in said(desk)
    assert "S001 is missing" in said(desk)
    assert desk.compared().changes == ()


def test_a_workbook_without_events_says_so(desk: Desk) -> None:
    def change(book: Any) -> None:
        del book["Events"]

    desk.edit(change)
    assert "No sheet has the columns of Events" in said(desk)
    assert desk.compared().changes == ()


def test_long_numbers_keep_their_figures(desk: Desk) -> None:
    desk.set("Events", "E00001", "Notes", 12345.678901)
    assert desk.taken().events["E00001"].notes == "12345.678901"
