"""The sheets beside Events and Mentions, and what holds for the file as a whole."""

from __future__ import annotations

import errno
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from PIL import Image

from core.errors import UserError
from core.export import export_workbook
from core.exports.workbook import lines, months
from core.exports.workbook.archive import Archive
from core.filter import Filter, shown
from core.model import Citation, Event, Reliability, Ruling, Span, Status
from core.network import nodes
from core.project import Patch
from tests.core.exports.lint import lint
from tests.core.exports.sample import date, project
from tests.core.exports.workbook.test_writing import follow, many, path, table, write

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["path"]


def test_the_matrix_counts_each_actors_events_by_month(path: Path) -> None:
    write(path, project())
    rows = [tuple(row.values()) for row in table(path, "Matrix")]
    assert rows == [
        ("A0001", "Islamic State", "armed group", 1.0, "", "", "", 1.0),
        ("A0003", "Baghdadi", "person", 1.0, "", "", "", 1.0),
    ]
    book: Any = load_workbook(path)
    assert follow(book, book["Matrix"]["A2"]).value == "A0001"
    (shades,) = (
        rule
        for area in book["Matrix"].conditional_formatting
        for rule in area.rules
        if rule.type == "colorScale"
    )
    assert shades.colorScale.cfvo[0].val == 0


@pytest.mark.parametrize(
    ("edtf", "month"),
    [
        ("2016-11-03", "2016-11"), ("2016-11", "2016-11"), ("2016-11-28/2016-12-02", "2016-11"),
        ("2016", None), ("[2016-11-28..2016-12-02]", None), ("../2016-11-03", None),
        ("-0043-03-15", "-0043-03"),
    ],
)  # fmt: skip
def test_an_event_counts_in_the_month_that_it_lies_or_begins_in(
    edtf: str, month: str | None
) -> None:
    found = months.month_of(date(edtf))
    assert (months.month_name(found) if found is not None else None) == month


def test_timelinejs_has_the_nineteen_columns_and_a_row_for_each_dated_event(path: Path) -> None:
    write(path, project())
    rows = table(path, "TimelineJS")
    assert [row["Headline"] for row in rows] == [
        "Caesar dies", "Since", "A month", "Troops attack Mosul", "At two",
    ]  # fmt: skip
    assert [rows[3][part] for part in ("Year", "Month", "Day")] == [2016, 11, 3]


def test_what_was_turned_down_is_told_with_its_evidence_and_the_reason(path: Path) -> None:
    made = project()
    cited = replace(made.events["E00005"], citations=(Citation("S001", Span(0, 44)),))
    ruled = Event("E00009", "Ruled out", status=Status.REJECTED,
                  ruled=(Ruling("M0001", "S001", "“raid” is no event"),))  # fmt: skip
    made.apply(Patch("", (cited, ruled)))
    write(path, made)
    wanted = ("Event ID", "Sentence", "Decision", "Reason")
    rows = [tuple(row[name] for name in wanted) for row in table(path, "Rejected")]
    sentence = "Troops of the IS attacked Mosul on Thursday."
    assert rows == [
        ("E00005", sentence, "rejected", "by the analyst"),
        ("E00009", "Ruled out", "rejected", "“raid” is no event"),
    ]


def test_charts_are_native_and_drawn_from_values_in_tables(path: Path) -> None:
    made = project()
    write(path, made, nodes=nodes(made))
    charts: Any = load_workbook(path)["Charts"]
    assert {"Charts", "Charts_Months", "Charts_Actors"} == set(charts.tables)
    by_month, people = charts._charts
    assert (by_month.grouping, by_month.overlap, people.type) == ("stacked", 100, "bar")
    assert not any(axis.delete for c in (by_month, people) for axis in (c.x_axis, c.y_axis))
    values = [cell.value for cell in charts[charts.tables["Charts_Months"].ref][-1]]
    assert values[0] == "2016-11"
    assert sum(values[1:]) == 2


def test_pictures_of_the_views_stand_below_the_charts(path: Path) -> None:
    made = BytesIO()
    Image.new("RGB", (1600, 900), "white").save(made, "PNG")
    write(path, project(), pictures={"Timeline": made.getvalue()})
    charts: Any = load_workbook(path)["Charts"]
    (picture,) = charts._images
    assert picture.anchor.ext.width <= 1200 * 9525  # EMU a pixel
    assert "Timeline" in [row["Figure"] for row in table(path, "Charts")]


def test_evidence_keeps_its_links_where_others_must_give_way(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "MOST_LINKS", 10)
    write(path, many(10), nodes=(), edges=())
    book: Any = load_workbook(path)
    linked = {c.column_letter for r in book["Events"].iter_rows() for c in r if c.hyperlink}
    assert linked == {"AC"}
    assert all(row[28].hyperlink for row in book["Events"].iter_rows(min_row=2))


def test_the_size_of_each_sheet_is_told_to_programs_that_rely_on_it(path: Path) -> None:
    write(path, project())
    book: Any = load_workbook(path, read_only=True)
    assert book["Events"].max_row == 7
    assert book["Mentions"].calculate_dimension() == "A1:P3"
    book.close()


def test_how_far_a_source_can_be_relied_on_is_told_and_chosen_from_a_list(path: Path) -> None:
    made = project()
    made.apply(Patch("", (replace(made.documents["S001"], reliability=Reliability.B),)))
    write(path, made)
    assert [r["Reliability"] for r in table(path, "Sources")] == ["B usually reliable", "", ""]
    book: Any = load_workbook(path)
    listed = {str(r.sqref): r.formula1 for r in book["Sources"].data_validations.dataValidation}
    assert listed["M2:M4"].startswith('"A completely reliable,')


def test_a_full_disk_leaves_the_old_file_whole_and_says_what_to_do(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"old")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Archive, "_fill", full)
    with pytest.raises(UserError, match="disk is full"):
        write(path, project())
    assert path.read_bytes() == b"old"
    assert [p.name for p in path.parent.iterdir()] == ["out.xlsx"]


def test_months_that_have_no_room_in_the_matrix_are_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(months, "MOST_MONTHS", 1)
    problems = write(path, project())
    assert any("2 months with few events have no column" in p.message for p in problems)
    (first, _) = table(path, "Matrix")
    assert list(first)[5:] == ["2016-11"]


def test_actors_of_a_sentence_lead_to_nodes_and_addresses_to_the_web(path: Path) -> None:
    write(path, project())
    book: Any = load_workbook(path)
    assert follow(book, book["Mentions"]["N2"]).value == "A0001"
    linked = [row[18].hyperlink for row in book["TimelineJS"].iter_rows(min_row=2)]
    assert [link.target for link in linked if link] == ["https://example.org/a?b=1"]


def test_a_filter_holds_for_sources_too_and_about_says_so(tmp_path: Path) -> None:
    made, target = project(), tmp_path / "filtered.xlsx"
    asked = Filter(text="mosul")
    export_workbook(made, target, shown(made, asked), asked=asked)
    assert [row["Source ID"] for row in table(target, "Sources")] == ["S001", "S002"]
    assert [row["Event ID"] for row in table(target, "Events")] == ["E00001"]
    told = {row["Item"]: row["Value"] for row in table(target, "About")}
    assert (told["Filters in force"], told["Events"]) == ("text: mosul", 1)
    assert table(target, "Rejected") == []
    assert lint(target) == []


def test_a_filter_that_a_rejected_event_passes_lists_it_as_rejected(tmp_path: Path) -> None:
    made, target = project(), tmp_path / "filtered.xlsx"
    asked = Filter(text="turned")
    export_workbook(made, target, shown(made, asked), asked=asked)
    assert table(target, "Events") == []
    assert [row["Event ID"] for row in table(target, "Rejected")] == ["E00005"]
