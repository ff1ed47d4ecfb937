"""What programs do to a workbook by themselves changes nothing."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.export import choose, compare_workbook, export_base, export_workbook
from core.exports.homecoming import read_book
from core.model import Event
from core.project import Patch
from tests.core.exports import sample
from tests.core.exports.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.core.exports.homecoming.desk import Desk


def test_an_unedited_workbook_differs_in_nothing(desk: Desk) -> None:
    compared = desk.compared()
    assert compared.changes == ()
    assert compared.problems == ()
    assert compared.rows > 10


def test_a_workbook_saved_again_by_openpyxl_differs_in_nothing(desk: Desk) -> None:
    desk.edit(str)
    assert desk.compared().changes == ()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_workbook_saved_again_by_libreoffice_differs_in_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "again"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*command, str(desk.path)], check=True, capture_output=True, timeout=120)
    desk.path = out / desk.path.name
    compared = desk.compared()
    assert compared.changes == ()
    assert compared.problems == ()
    desk.set("Events", "E00001", "Title", "A better title")
    assert [c.theirs for c in desk.compared().changes] == ["A better title"]


def test_the_workbook_says_which_export_it_was(desk: Desk) -> None:
    assert read_book(desk.path).export_id == "x1"


def in_1904(book: Any) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book.epoch = CALENDAR_MAC_1904


def without_tables(book: Any) -> None:
    for sheet in book:
        for name in list(sheet.tables):
            del sheet.tables[name]
        sheet.auto_filter.ref = None


def hidden(book: Any) -> None:
    for sheet in book:
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[2].hidden = True


def days_as_text(book: Any) -> None:
    sheet = book["Events"]
    headers = [cell.value for cell in sheet[1]]
    columns = [headers.index(header) + 1 for header in ("Start Date", "End Date")]
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if cell.column in columns and isinstance(cell.value, datetime) and not cell.value.hour:
                cell.value = cell.value.date().isoformat()


@pytest.mark.parametrize("habit", [in_1904, without_tables, hidden, days_as_text])
def test_the_habits_of_spreadsheet_programs_change_nothing(
    desk: Desk, habit: Callable[[Any], None]
) -> None:
    desk.edit(habit)
    compared = desk.compared()
    assert compared.changes == ()
    assert compared.problems == ()


def test_a_file_that_is_no_workbook_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"no workbook")
    with pytest.raises(UserError, match=r"x\.xlsx"):
        read_book(path)


def test_a_workbook_of_something_else_is_refused_in_words(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Name", "Age"])  # type: ignore[union-attr]
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(UserError, match="no sheet of a Dateline workbook"):
        read_book(tmp_path / "x.xlsx")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60)), min_size=1, max_size=4),
    st.integers(-9000, 9000),
)
def test_hostile_text_comes_back_as_it_went(tmp_path: Path, texts: list[str], year: int) -> None:
    project = sample.project()
    when = sample.date(f"{year:05d}" if year < 0 else f"{year:04d}")
    rows = [
        replace(Event(f"E{n:05d}", text or "-", when), notes=text, tags=(text,), places=(text,))
        for n, text in enumerate(texts, 50)
    ]
    project.apply(Patch("", tuple(rows)))
    path = tmp_path / "h.xlsx"
    export_workbook(project, path)
    base = export_base(choose(project))
    compared = compare_workbook(project, read_book(path), base)
    assert compared.changes == ()
    assert compared.problems == ()


def test_rows_sorted_columns_moved_hidden_added_and_sheets_renamed_change_nothing(
    desk: Desk,
) -> None:
    def change(book: Any) -> None:
        sheet = book["Events"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        head, body = rows[0], rows[1:]
        body.sort(key=lambda row: str(row[12]), reverse=True)
        order = list(range(len(head)))[::-1]
        sheet.delete_rows(1, sheet.max_row)
        for name in list(sheet.tables):
            del sheet.tables[name]
        for row in [head, *body]:
            sheet.append(["mine", *[row[i] for i in order]])
        sheet.column_dimensions["C"].hidden = True
        sheet.title = "What happened"
        book["Nodes"].title = "Who"
        book.move_sheet("Who", -2)

    desk.edit(change)
    compared = desk.compared()
    assert compared.changes == ()
    assert [problem.message for problem in compared.problems] == [
        "Columns that are not known are not read: “mine”."
    ]
