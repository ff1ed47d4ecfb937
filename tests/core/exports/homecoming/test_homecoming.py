"""Real workbooks: exported, edited with openpyxl, saved, compared, taken in."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from core import edits
from core.edtf import render
from core.errors import UserError
from core.export import choose, compare_workbook, export_base, export_workbook
from core.exports.homecoming import Comparison, Kind, read_book, take
from core.model import ActorKind, Basis, Event, Factuality, Role, Status
from core.project import Patch, Project
from core.session import Session
from tests.core.exports import sample
from tests.core.exports.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass
class Desk:
    """A project, its workbook, and what was exported."""

    project: Project
    path: Path
    base: bytes

    def edit(self, change: Callable[[Any], object]) -> None:
        book = load_workbook(self.path)
        change(book)
        book.save(self.path)

    def set(self, sheet: str, row_id: str, header: str, value: object) -> None:
        self.edit(lambda book: put(book[sheet], row_id, header, value))

    def compared(self, *, known: bool = True) -> Comparison:
        book = read_book(self.path)
        return compare_workbook(self.project, book, self.base if known else None)

    def taken(self) -> Project:
        patch = take(self.project, [c for c in self.compared().changes if c.sure], "book.xlsx")
        after = self.project.copy()
        after.apply(patch)
        return after


def put(sheet: Any, row_id: str, header: str, value: object) -> None:
    headers = [cell.value for cell in sheet[1]]
    column = headers.index(header) + 1
    key = headers.index("Id") + 1 if "Id" in headers else 1
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, key).value == row_id:
            sheet.cell(row, column).value = value
            return
    raise AssertionError(row_id)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    project = sample.project()
    path = tmp_path / "book.xlsx"
    export_workbook(project, path, export_id="x1")
    return Desk(project, path, export_base(choose(project)))


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


@pytest.mark.parametrize(
    ("header", "typed", "field", "value"),
    [
        ("Title", "Troops  take Mosul", "title", "Troops take Mosul"),
        ("Event Type", "protest", "type", "PROTEST"),
        ("Location", "Mosul; Erbil ;Mosul", "places", ("Mosul", "Erbil")),
        ("Tags", None, "tags", ()),
        ("Factuality", "Denied", "factuality", Factuality.DENIED),
        ("Confidence", "80%", "confidence", 0.8),
        ("Confidence", 0.25, "confidence", 0.25),
        ("Status", "rejected", "status", Status.REJECTED),
        ("Key", "no", "key", False),
        ("Notes", "=SUM(A1) is a note", "notes", "=SUM(A1) is a note"),
    ],
)
def test_a_changed_cell_changes_its_field(
    desk: Desk, header: str, typed: object, field: str, value: object
) -> None:
    def change(book: Any) -> None:
        put(book["Events"], "E00001", header, typed)
        for row in book["Events"].iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.data_type = "s"

    desk.edit(change)
    (found,) = desk.compared().changes
    assert (found.kind, found.row_id, found.what) == (Kind.CHANGED, "E00001", header)
    event = desk.taken().events["E00001"]
    assert getattr(event, field) == value
    assert field in event.edited


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


@pytest.mark.parametrize(
    ("header", "typed", "why"),
    [
        ("Start Date", "soonish", "not a date"),
        ("Event Type", "party", "not an event type"),
        ("Factuality", "maybe", "not a factuality"),
        ("Confidence", "very", "not a confidence"),
        ("Key", "perhaps", "neither yes nor no"),
        ("Title", None, "needs a title"),
    ],
)
def test_what_is_not_understood_is_listed_with_sheet_and_cell(
    desk: Desk, header: str, typed: object, why: str
) -> None:
    desk.set("Events", "E00001", header, typed)
    compared = desk.compared()
    assert compared.changes == ()
    (problem,) = compared.problems
    assert why in problem.message
    assert problem.where.startswith("Events!")
    assert problem.where[7].isalpha()


def test_clearing_a_part_of_a_date_is_asked_about(desk: Desk) -> None:
    desk.set("Events", "E00001", "Start Date", None)
    compared = desk.compared()
    assert compared.changes == ()
    assert "clear all its cells" in compared.problems[0].message


def test_actors_are_named_added_and_taken_off_by_their_list(desk: Desk) -> None:
    desk.set("Events", "E00001", "Actors", "Islamic State; Someone New")
    after = desk.taken()
    event = after.events["E00001"]
    people = [(after.actors[after.lead(p.actor_id)].label, p.role) for p in event.participants]
    assert people == [("Islamic State", Role.SOURCE), ("Someone New", Role.OTHER)]
    assert event.participants[0].span == sample.EVENTS[0].participants[0].span


def test_roles_are_read_from_their_column_and_aliases_are_known(desk: Desk) -> None:
    desk.set("Events", "E00001", "Actor Roles", "IS (target); baghdadi (Source)")
    after = desk.taken()
    people = [(after.lead(p.actor_id), p.role) for p in after.events["E00001"].participants]
    assert people == [("A0001", Role.TARGET), ("A0003", Role.SOURCE)]


def test_a_row_without_an_id_becomes_an_event_of_the_analyst(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["Events"]
        headers = [cell.value for cell in sheet[1]]
        row: list[object] = [None] * len(headers)
        for header, value in (
            ("Title", "Bridge falls"), ("Start Date", "2 Nov 2016"), ("Tags", "river"),
            ("Actor Roles", "Baghdadi (target); Engineers (source)"), ("Event Type", "DISASTER"),
        ):  # fmt: skip
            row[headers.index(header)] = value
        sheet.append(row)

    desk.edit(change)
    (found,) = desk.compared().changes
    assert found.kind is Kind.NEW
    after = desk.taken()
    (event,) = (e for e in after.events.values() if e.title == "Bridge falls")
    assert (event.id, event.when, event.basis) == ("E00009", sample.date("2016-11-02"), "analyst")
    assert (event.status, event.type, event.citations) == ("accepted", "DISASTER", ())
    assert [after.actors[p.actor_id].label for p in event.participants] == ["Baghdadi", "Engineers"]


def test_a_deleted_row_asks_and_then_rejects(desk: Desk) -> None:
    desk.edit(lambda book: book["Events"].delete_rows(2))
    (found,) = desk.compared().changes
    assert (found.kind, found.sure) == (Kind.MISSING, False)
    assert desk.taken() == desk.project
    patch = take(desk.project, [found], "x")
    desk.project.apply(patch)
    assert desk.project.events[found.row_id].status is Status.REJECTED


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
    assert compared.problems == ()


def test_both_sides_changed_is_a_conflict_that_is_not_taken_unasked(desk: Desk) -> None:
    desk.set("Events", "E00001", "Title", "Theirs")
    desk.project.apply(edits.retitle(desk.project, "E00001", "Ours"))
    (found,) = desk.compared().changes
    assert (found.kind, found.sure) == (Kind.CONFLICT, False)
    assert (found.exported, found.theirs, found.ours) == ("Troops attack Mosul", "Theirs", "Ours")


def test_what_only_the_project_changed_is_no_change(desk: Desk) -> None:
    desk.project.apply(edits.retitle(desk.project, "E00001", "Ours"))
    when = sample.date("1999")
    desk.project.apply(edits.set_when(desk.project, "E00001", when))
    desk.edit(str)
    assert desk.compared().changes == ()


def test_the_same_change_on_both_sides_is_no_change(desk: Desk) -> None:
    desk.set("Events", "E00001", "Title", "Alike")
    desk.project.apply(edits.retitle(desk.project, "E00001", "Alike"))
    assert desk.compared().changes == ()


def test_without_the_export_the_project_now_is_what_is_compared_with(desk: Desk) -> None:
    desk.set("Events", "E00001", "Title", "Theirs")
    compared = desk.compared(known=False)
    assert not compared.known
    assert [(c.what, c.theirs) for c in compared.changes] == [("Title", "Theirs")]


def test_actors_are_renamed_retyped_and_added(desk: Desk) -> None:
    def change(book: Any) -> None:
        put(book["Nodes"], "A0003", "Label", "Abu Bakr al-Baghdadi")
        put(book["Nodes"], "A0003", "Type", "Group")
        put(book["Nodes"], "A0001", "Aliases", "IS; Daesh; ISIS")
        book["Nodes"].append([None, "New One", "person"])

    desk.edit(change)
    after = desk.taken()
    assert after.actors["A0003"].label == "Abu Bakr al-Baghdadi"
    assert after.actors["A0003"].kind is ActorKind.GROUP
    assert [a.text for a in after.actors["A0001"].aliases] == ["IS", "ISIS"]
    assert after.actors["A0004"].label == "New One"


def test_ties_change_their_kind_and_new_ones_are_drawn(desk: Desk) -> None:
    def change(book: Any) -> None:
        put(book["Edges"], "R0001", "Kind", "member of")
        book["Edges"].append(["A0001", "A0003", "Directed", "fights"])
        book["Edges"].append(["A0001", "A9999", "Directed", "fights"])

    desk.edit(change)
    compared = desk.compared()
    assert "A9999" in compared.problems[0].message
    after = desk.taken()
    assert after.relations["R0001"].kind == "member of"
    assert after.relations["R0002"].kind == "fights"


def test_the_kind_of_an_edge_made_of_events_is_refused_with_a_hint(desk: Desk) -> None:
    desk.set("Edges", "A0001>A0003:ASSAULT", "Kind", "AID")
    compared = desk.compared()
    assert compared.changes == ()
    assert "in Events" in compared.problems[0].message


def test_a_rejected_alias_goes(desk: Desk) -> None:
    desk.set("Aliases", "IS", "Decision", "rejected")
    assert desk.taken().actors["A0001"].aliases == ()


def test_what_is_said_of_a_source_comes_home(desk: Desk) -> None:
    desk.set("Sources", "S002", "Publisher", "AFP")
    assert desk.taken().documents["S002"].outlet == "AFP"


def test_an_id_told_twice_and_an_unknown_id_are_listed(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["Events"]
        sheet.append([cell.value for cell in sheet[2]])
        sheet.append(["E99999", *[cell.value for cell in sheet[2]][1:]])

    desk.edit(change)
    said = [p.message for p in desk.compared().problems]
    assert any("stands in" in text for text in said)
    assert any("E99999 is not in this project" in text for text in said)


def test_all_of_it_is_one_undo_step(desk: Desk) -> None:
    before = desk.project.copy()

    def change(book: Any) -> None:
        put(book["Events"], "E00001", "Title", "One")
        put(book["Events"], "E00003", "Date Text", "1999")
        put(book["Nodes"], "A0003", "Label", "Two")
        book["Nodes"].append([None, "Three", "person"])

    desk.edit(change)
    session = Session(desk.project)
    session.do(take(desk.project, desk.compared().changes, "book.xlsx"))
    assert session.undo_label == "Import 4 changes from book.xlsx"
    assert desk.project.events["E00001"].title == "One"
    session.undo()
    assert desk.project == before


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


def test_a_resolution_chosen_in_the_workbook_comes_home(desk: Desk) -> None:
    def first(book: Any) -> None:
        sheet = book["Conflicts"]
        column = [cell.value for cell in sheet[1]].index("Resolution") + 1
        sheet.cell(2, column).value = "12 killed"

    desk.edit(first)
    (found,) = desk.compared().changes
    assert (found.kind, found.row_id, found.theirs) == (Kind.CHANGED, "C0001", "12 killed")
    assert desk.taken().conflicts["C0001"].resolution == "12 killed"


@pytest.mark.parametrize(("typed", "after"), [("B", None), (None, ""), ("S001", "12 killed")])
def test_a_resolution_may_be_a_side_or_cleared(
    desk: Desk, typed: str | None, after: str | None
) -> None:
    desk.edit(lambda book: resolve(book, typed))
    if after is None:
        # The value of side B is what had been taken.
        patch = take(desk.project, desk.compared().changes, "x")
        desk.project.apply(patch)
        assert desk.project.conflicts["C0001"].resolution == "at least 15 killed"
    else:
        assert desk.taken().conflicts["C0001"].resolution == after


def test_a_resolution_that_is_neither_value_is_listed(desk: Desk) -> None:
    desk.edit(lambda book: resolve(book, "around 20"))
    compared = desk.compared()
    assert compared.changes == ()
    assert "neither" in compared.problems[0].message
    assert compared.problems[0].where.startswith("Conflicts!")


def resolve(book: Any, value: str | None) -> None:
    sheet = book["Conflicts"]
    column = [cell.value for cell in sheet[1]].index("Resolution") + 1
    sheet.cell(2, column).value = value


def decide(book: Any, sheet: str, event_id: str, decision: str, most: int = 99) -> None:
    rows = book[sheet]
    headers = [cell.value for cell in rows[1]]
    for row in range(2, rows.max_row + 1):
        if rows.cell(row, headers.index("Event ID") + 1).value == event_id and most:
            rows.cell(row, headers.index("Decision") + 1).value = decision
            most -= 1


def test_all_sentences_of_an_event_rejected_reject_the_event(desk: Desk) -> None:
    desk.edit(lambda book: decide(book, "Mentions", "E00001", "rejected"))
    (found,) = desk.compared().changes
    assert (found.what, found.theirs, found.row_id) == ("Status", "rejected", "E00001")
    assert desk.taken().events["E00001"].status is Status.REJECTED


def test_one_sentence_of_several_rejected_is_listed_with_what_to_do(desk: Desk) -> None:
    desk.edit(lambda book: decide(book, "Mentions", "E00001", "rejected", most=1))
    compared = desk.compared()
    assert compared.changes == ()
    assert "split the sentence off" in compared.problems[0].message


def test_a_row_copied_with_its_id_is_listed_though_the_first_is_as_it_was(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["Events"]
        row = [cell.value for cell in sheet[2]]
        headers = [cell.value for cell in sheet[1]]
        row[headers.index("Title")] = "A copy that was edited"
        sheet.append(row)

    desk.edit(change)
    compared = desk.compared()
    assert compared.changes == ()
    assert "stands in" in compared.problems[0].message


def test_many_new_rows_share_the_new_actors_that_they_name(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["Events"]
        headers = [cell.value for cell in sheet[1]]
        for number in range(3):
            row: list[object] = [None] * len(headers)
            row[headers.index("Title")] = f"New {number}"
            row[headers.index("Actors")] = "Newcomers; IS"
            sheet.append(row)

    desk.edit(change)
    after = desk.taken()
    assert [a.label for a in after.lead_actors()].count("Newcomers") == 1
    new = [e for e in after.events.values() if e.title.startswith("New ")]
    assert {after.lead(p.actor_id) for e in new for p in e.participants} == {"A0001", "A0004"}


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
