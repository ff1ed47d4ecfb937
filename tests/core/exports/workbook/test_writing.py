from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from core.errors import UserError
from core.exports.workbook import Contents, lines, restored, sheet, write_workbook
from core.exports.workbook.listing import listings
from core.exports.workbook.styles import colour
from core.model import (
    Actor,
    Citation,
    Document,
    Event,
    FuzzyDate,
    Span,
)
from core.project import Patch, Project
from tests.core.exports.lint import lint
from tests.core.exports.sample import EDGES, NODES, project

if TYPE_CHECKING:
    from pathlib import Path

    from core.errors import Problem

HEADERS = {
    "Events": "Event ID | Start Date | End Date | Start ISO | End ISO | Date Text | EDTF |"
    " Precision | Earliest | Latest | Date Basis | Time Zone | Title | Summary | Event Type |"
    " Actors | Actor Roles | Location | Tags | Factuality | Confidence | Status | Key |"
    " Source Count | Independent Sources | First Reported | Sources | Source URL |"
    " Evidence | Notes | Modified",
    "Mentions": "Mention ID | Event ID | Source ID | Published | Sentence | Char Start | Char End |"
    " Date Expression | Anchor Date | Resolved Start | Resolved End | Rule | Actor Text | Actor ID"
    " | Score | Decision",
    "Nodes": "Id | Label | Type | Aliases | Mention Count | Event Count | First Seen | Last Seen |"
    " Degree | Weighted Degree | Betweenness | Community | X | Y | Notes",
    "Edges": "Source | Target | Type | Kind | Id | Label | Weight | Event Count | First Date |"
    " Last Date | Confidence | Event IDs | Evidence",
    "Aliases": "Alias | Actor ID | Actor Label | Method | Count | Decision",
    "Sources": "Source ID | Title | Publisher | Author | Published | Date Origin | URL | File |"
    " Language | SHA-256 | Words | Duplicate Of | Reliability",
    "Conflicts": "Conflict ID | Event ID | Field | Value A | Source A | Value B | Source B |"
    " Resolution",
    "Matrix": "Actor ID | Actor | Type | Events | No Month | -0043-03 | 2016-10 | 2016-11",
    "TimelineJS": "Year | Month | Day | Time | End Year | End Month | End Day | End Time |"
    " Display Date | Headline | Text | Media | Media Credit | Media Caption | Media Thumbnail |"
    " Type | Group | Background | Link",
    "Rejected": "Mention ID | Event ID | Source ID | Published | Sentence | Char Start | Char End |"
    " Date Expression | Anchor Date | Resolved Start | Resolved End | Rule | Actor Text | Actor ID"
    " | Score | Decision | Reason",
    "Charts": "Figure | Shows | Data",
    "About": "Topic | Item | Value",
}
HOSTILE = [
    "=1+1", "@x", "+1", "-1", "#N/A", "<b>&amp;</b>", "a\x07b", "🇮🇶 داعش", "line\nline", "_x0041_",
    "  blanks ", "a\r\nb", "0012", "TRUE", "2016-11-03", '=HYPERLINK("http://x")', "\t=1",
]  # fmt: skip


def write(
    path: Path, made: Project, visible: frozenset[str] | None = None, **options: Any
) -> list[Problem]:
    given: dict[str, Any] = {"nodes": NODES, "edges": EDGES, "about": {"Program": "Dateline"}}
    progress = options.pop("progress", None)
    contents = Contents(made, visible, **(given | options))
    problems = write_workbook(path, contents, progress=progress)
    assert lint(path) == []
    return problems


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out.xlsx"


def table(path: Path, name: str) -> list[dict[str, Any]]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    headers = [str(header) for header in rows[0]]
    return [dict(zip(headers, row, strict=True)) for row in rows[1:]]


def event_row(path: Path, event_id: str) -> dict[str, Any]:
    return next(row for row in table(path, "Events") if row["Event ID"] == event_id)


def hostile_project(texts: list[str]) -> Project:
    made = Project()
    made.apply(Patch("", tuple(Event(f"E{n:05d}", text) for n, text in enumerate(texts, 1))))
    return made


def test_sheets_and_headers_are_those_of_the_contract(path: Path) -> None:
    assert write(path, project()) == []
    book = CalamineWorkbook.from_path(path)
    assert book.sheet_names == list(HEADERS)
    for name, listed in HEADERS.items():
        wanted = listed.split(" | ")
        assert book.get_sheet_by_name(name).to_python()[0][: len(wanted)] == wanted


def test_headers_do_not_mislead_gephi() -> None:
    for name, listing in listings(Contents(project(), None, NODES, EDGES))[0].items():
        headers = {column.header for column in listing.columns}
        assert name == "Edges" or headers.isdisjoint({"Source", "Target"})
        assert not any(w in h.lower() for h in headers for w in ("timestamp", "interval"))


def test_an_event_is_told_whole(path: Path) -> None:
    write(path, project())
    row = event_row(path, "E00001")
    del row["Evidence"], row["Summary"]
    day = dt.date(2016, 11, 3)
    assert row == {
        "Event ID": "E00001", "Start Date": day, "End Date": day, "Start ISO": "2016-11-03",
        "End ISO": "2016-11-03", "Date Text": "Thu 3 Nov 2016", "EDTF": "2016-11-03",
        "Precision": "day", "Earliest": "2016-11-03", "Latest": "2016-11-03",
        "Date Basis": "resolved", "Time Zone": "", "Title": "Troops attack Mosul",
        "Event Type": "ASSAULT", "Actors": "Islamic State; Baghdadi",
        "Actor Roles": "Islamic State (source); Baghdadi (target)", "Location": "Mosul; Kokjali",
        "Tags": "city; river", "Factuality": "alleged", "Confidence": 0.5, "Status": "accepted",
        "Key": "yes", "Source Count": 2.0, "Independent Sources": 1.0,
        "First Reported": dt.date(2016, 11, 2), "Sources": "S001; S002",
        "Source URL": "https://example.org/a?b=1", "Notes": "a note",
        "Modified": "2016-11-04T00:00:00+00:00",
    }  # fmt: skip


def test_an_undated_event_has_its_bounds_and_no_date(path: Path) -> None:
    made = project()
    event = made.events["E00001"]
    cited = replace(event.citations[0], within=FuzzyDate(None, 0))
    made.apply(Patch("", (replace(event, when=None, basis=None, edited=(), citations=(cited,)),)))
    write(path, made)
    row = event_row(path, "E00001")
    names = ("Start ISO", "EDTF", "Date Text", "Earliest", "Latest", "Date Basis")
    assert [row[n] for n in names] == ["", "", "undated", "", "1970-01-01", ""]


def test_events_stand_in_order_of_time_without_merged_and_rejected_ones(path: Path) -> None:
    write(path, project())
    ids = [row["Event ID"] for row in table(path, "Events")]
    assert ids == ["E00003", "E00008", "E00006", "E00001", "E00007", "E00004"]


def test_only_the_visible_events_are_written_with_their_evidence(path: Path) -> None:
    write(path, project(), frozenset({"E00002", "E00005"}), nodes=(), edges=())
    assert [row["Event ID"] for row in table(path, "Events")] == ["E00005", "E00001"]
    assert [row["Mention ID"] for row in table(path, "Mentions")] == ["E00001-1", "E00001-2"]


@pytest.mark.parametrize(
    ("event_id", "start", "end", "iso", "shape"),
    [
        ("E00003", None, None, ["-0043-03-15", "-0043-03-15"], "General"),
        ("E00006", "2016-10-01", "2016-10-31", ["2016-10", "2016-10"], "mmm yyyy"),
        ("E00007", "2016-11-03 02:00", "2016-11-03 02:00:59", ["2016-11-03T02:00"] * 2,
         "yyyy-mm-dd hh:mm"),
        ("E00008", "2015-01-01", None, ["2015", None], "yyyy"),
        ("E00004", None, None, [None, None], "General"),
    ],
)  # fmt: skip
def test_excel_dates_stand_where_excel_can_show_them(
    path: Path, event_id: str, start: str | None, end: str | None, iso: list[str], shape: str
) -> None:
    write(path, project())
    rows = load_workbook(path)["Events"].iter_rows(min_row=2)
    row = next(r for r in rows if r[0].value == event_id)
    expected = [dt.datetime.fromisoformat(d) if d else None for d in (start, end)]
    assert [row[1].value, row[2].value] == expected
    assert [row[3].value, row[4].value] == iso
    assert row[1].number_format == shape


def test_links_lead_from_evidence_to_mentions_to_sources(path: Path) -> None:
    write(path, project())
    book: Any = load_workbook(path)
    events, mentions = book["Events"], book["Mentions"]
    linked = [row for row in events.iter_rows(min_row=2) if row[28].value]
    assert [row[0].value for row in linked] == ["E00001"]
    target = follow(book, linked[0][28])
    assert (target.parent.title, target.value) == ("Mentions", "E00001-1")
    row = mentions[target.row]
    assert follow(book, row[1]).value == "E00001"
    source = follow(book, row[2])
    assert (source.parent.title, source.value) == ("Sources", "S001")
    assert book["Sources"][source.row][6].hyperlink.target == "https://example.org/a?b=1"
    assert book["Sources"][source.row][7].hyperlink.target == "file:///news/a%20b.txt"
    edges = book["Edges"]
    assert follow(book, edges["M2"]).value == "E00001-1"
    assert follow(book, edges["M3"]).value == "S001"
    assert follow(book, edges["A3"]).value == "A0003"


def follow(book: Any, cell: Any) -> Any:
    name, _, where = cell.hyperlink.location.rpartition("!")
    return book[name.strip("'")][where]


def test_an_address_that_could_run_something_is_no_link(path: Path) -> None:
    write(path, project())
    sources: Any = load_workbook(path)["Sources"]
    assert sources["G4"].value == "javascript:alert(1)"
    assert sources["G4"].hyperlink is None


def test_a_mention_tells_where_it_stands_and_why_it_has_its_date(path: Path) -> None:
    write(path, project())
    first, second = table(path, "Mentions")
    assert first == {
        "Mention ID": "E00001-1", "Event ID": "E00001", "Source ID": "S001",
        "Published": dt.datetime(2016, 11, 3, 12, 38),  # noqa: DTZ001  (civil time)
        "Sentence": "Troops of the IS attacked Mosul on Thursday.", "Char Start": 0.0,
        "Char End": 44.0, "Date Expression": "Thursday", "Anchor Date": "2016-11-03T12:38",
        "Resolved Start": "2016-11-03", "Resolved End": "2016-11-03", "Rule": "weekday, past",
        "Actor Text": "IS", "Actor ID": "A0001", "Score": 0.5, "Decision": "accepted",
    }  # fmt: skip
    assert (second["Source ID"], second["Resolved End"]) == ("S002", "2016-12-31")


def test_nodes_edges_and_aliases_are_told(path: Path) -> None:
    write(path, project())
    nodes, edges, aliases = (table(path, n) for n in ("Nodes", "Edges", "Aliases"))
    assert [(n["Id"], n["Type"], n["Aliases"], n["X"]) for n in nodes] == [
        ("A0001", "armed group", "IS; Daesh", 1.5),
        ("A0003", "person", "", ""),
    ]
    assert nodes[1]["First Seen"] == "-0043-01-01"
    assert [(e["Type"], e["Kind"], e["Label"], e["Event IDs"]) for e in edges] == [
        ("Directed", "ASSAULT", "attacks", "E00001"),
        ("Undirected", "leads", "leads", ""),
    ]
    assert [tuple(a.values()) for a in aliases] == [
        ("IS", "A0001", "Islamic State", "acronym", 1.0, "suggested"),
        ("Daesh", "A0001", "Islamic State", "merged", 1.0, "accepted"),
    ]


def test_about_tells_the_export_the_counts_the_legend_and_the_hashes(path: Path) -> None:
    write(path, project(), about={"Program": "Dateline 0.1", "Filters in force": "none"})
    told = {(row["Topic"], row["Item"]): row["Value"] for row in table(path, "About")}
    assert told["Export", "Program"] == "Dateline 0.1"
    assert told["Rows", "Events"] == 6
    assert told["SHA-256", "S001"] == "ab" * 32
    assert ("Factuality", "alleged") in told


def test_every_sheet_is_a_native_table_with_frozen_header_and_print_set_up(path: Path) -> None:
    write(path, project())
    book: Any = load_workbook(path)
    for found in book.worksheets:
        native = found.tables[found.title]
        assert native.ref == found.dimensions or found.title == "Charts"
        assert native.autoFilter.ref == native.ref
        assert found.freeze_panes == "C2"
        assert found.print_title_rows == (None if found.title == "Charts" else "$1:$1")
        assert found.page_setup.orientation == "landscape"
        assert "&P" in found.oddFooter.right.text
        headers = [cell for cell in found[1] if cell.value]
        assert all(cell.font.b and cell.fill.fgColor.rgb == colour("text") for cell in headers)
        assert all(cell.alignment.wrap_text for cell in found[2] if cell.value is not None)
    assert (book.properties.creator, bool(book.properties.title)) == ("Dateline", True)


def test_coded_columns_have_drop_downs_and_the_legends_colours(path: Path) -> None:
    write(path, project())
    book: Any = load_workbook(path)
    rules = {str(rule.sqref): rule for rule in book["Events"].data_validations.dataValidation}
    assert rules["T2:T7"].formula1 == '"occurred,ongoing,planned,alleged,denied,hypothetical"'
    assert rules["V2:V7"].formula1 == '"suggested,accepted,rejected"'
    shown = {
        rule.formula[0]: rule.dxf.font.color.rgb
        for area in book["Events"].conditional_formatting
        for rule in area.rules
    }
    for word in ("occurred", "alleged", "denied"):
        assert shown[f'"{word}"'] == colour(word)


def test_texts_that_look_like_code_stay_texts(path: Path) -> None:
    write(path, hostile_project(HOSTILE), nodes=(), edges=())
    book: Any = load_workbook(path)
    cells = [row[12] for row in book["Events"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [restored(cell.value) for cell in cells] == HOSTILE
    assert [row["Title"] for row in table(path, "Events")] == HOSTILE


def test_a_text_that_starts_like_a_formula_stays_one_when_it_is_edited(path: Path) -> None:
    write(path, hostile_project(["=1+1", "plain"]), nodes=(), edges=())
    book: Any = load_workbook(path)
    first, second = (row[12] for row in book["Events"].iter_rows(min_row=2))
    assert (first.quotePrefix, second.quotePrefix) == (True, False)


def test_a_text_too_long_for_a_cell_is_cut_and_that_is_said(path: Path) -> None:
    problems = write(path, hostile_project(["x" * 40_000, "😀" * 20_000]), nodes=(), edges=())
    assert len(problems) == 1
    assert problems[0].where == "out.xlsx"
    assert "Events!M2" in problems[0].message
    titles = [row["Title"] for row in table(path, "Events")]
    assert titles[0] == "x" * 32_766 + "…"
    assert titles[1] == "😀" * 16_383 + "…"


def test_numbers_that_are_none_are_left_out(path: Path) -> None:
    made = Project()
    bad = (Event("E00001", "x", confidence=float("nan")),
           Event("E00002", "y", confidence=float("inf")))  # fmt: skip
    made.apply(Patch("", bad))
    write(path, made, frozenset({"E00001", "E00002"}), nodes=(), edges=())
    assert [row["Confidence"] for row in table(path, "Events")] == ["", ""]


def test_an_empty_project_gives_a_workbook_that_opens(path: Path) -> None:
    write(path, Project(), nodes=(), edges=(), about={})
    assert table(path, "Events") == []


def many(count: int) -> Project:
    made = Project()
    cited = (Citation("S001", Span(0, 4)),)
    events = (Event(f"E{n:05d}", "t", citations=cited) for n in range(1, count + 1))
    made.apply(Patch("", (Document("S001", "t", "text"), Actor("A0001", "a"), *events)))
    return made


def test_rows_beyond_a_sheet_go_on_in_another_and_links_follow(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 60)
    problems = write(path, many(70), nodes=(), edges=())
    assert any("Events has more rows" in p.message for p in problems)
    book: Any = load_workbook(path)
    assert [book[n].max_row for n in ("Events", "Events 2", "Mentions 2")] == [61, 11, 11]
    last = book["Events 2"][11]
    assert last[0].value == "E00070"
    assert follow(book, last[28]).value == "E00070-1"


def test_links_beyond_what_excel_opens_are_left_out_and_that_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "MOST_LINKS", 7)
    problems = write(path, many(10), nodes=(), edges=())
    assert any("more links than Excel opens" in p.message for p in problems)
    book: Any = load_workbook(path)
    cells = [cell for row in book["Events"].iter_rows() for cell in row]
    assert sum(1 for cell in cells if cell.hyperlink) == 7
    assert book["Events"]["AC11"].value == "“text” (S001)"


def test_progress_goes_from_nothing_to_all_and_can_stop_the_export(path: Path) -> None:
    path.write_bytes(b"old")
    told: list[tuple[int, int]] = []

    def go_on(done: int, total: int) -> bool:
        told.append((done, total))
        return len(told) < 3

    with pytest.raises(UserError, match="stopped"):
        write(path, many(600), nodes=(), edges=(), progress=go_on)
    assert [done for done, _ in told] == [0, 200, 400]
    assert path.read_bytes() == b"old"
    assert [p.name for p in path.parent.iterdir()] == ["out.xlsx"]
    told.clear()
    write(path, many(10), nodes=(), edges=(), progress=go_on)
    assert told[-1][0] == told[-1][1]


def test_a_place_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such folder"):
        write(tmp_path / "no" / "out.xlsx", project())


def test_conflicts_name_both_values_and_link_to_event_and_sources(path: Path) -> None:
    write(path, project())
    (row,) = table(path, "Conflicts")
    assert row == {
        "Conflict ID": "C0001", "Event ID": "E00001", "Field": "killed", "Value A": "12 killed",
        "Source A": "S001", "Value B": "at least 15 killed", "Source B": "S002",
        "Resolution": "at least 15 killed",
    }  # fmt: skip
    book: Any = load_workbook(path)
    links = [c.hyperlink.location for c in book["Conflicts"][2] if c.hyperlink]
    assert [link.split("!")[0].strip("'") for link in links] == ["Events", "Sources", "Sources"]
