"""Tables of events: our own exports come back, files of other programs are understood."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from core.dates import read_date
from core.edtf import render
from core.errors import Problem, UserError
from core.export import choose, export_workbook
from core.exports.doors import door
from core.imports import (
    Choice,
    EventField,
    EventRow,
    event_rows,
    guess,
    known_format,
    not_here,
    rows_patch,
)
from core.incoming import look, take_rows
from core.model import Event, Factuality, Participant, Role, Status
from core.project import Patch, Project
from core.session import Session
from tests.core.exports import sample
from tests.core.exports.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path


def imported(path: Path, sheet: str = "") -> tuple[list[EventRow], list[Problem]]:
    """Read a file with the columns that are guessed."""
    found = next(s for s in look(path) if s.name == sheet)
    choice = guess(found.headers, [cells for _, cells in found.sample])
    rows = [item for piece in take_rows(path, sheet, choice) for item in piece]
    return (
        [row for row in rows if isinstance(row, EventRow)],
        [row for row in rows if isinstance(row, Problem)],
    )


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def dates(rows: list[EventRow]) -> dict[str, str | None]:
    return {row.title: render(row.when) if row.when else None for row in rows}


DATED = {
    "Caesar dies": "-0043-03-15",
    "Since": "2015/..",
    "A month": "2016-10~",
    "Troops attack Mosul": "2016-11-03",
    "At two": "2016-11-03T02:00",
}


@pytest.mark.parametrize(
    ("name", "format_"),
    [("timelinejs", "TimelineJS"), ("aeon", "Aeon Timeline"), ("acled", "ACLED"),
     ("timesketch", "Timesketch"), ("i2", "i2 Analyst's Notebook")],
)  # fmt: skip
def test_the_headers_of_our_own_exports_are_known(tmp_path: Path, name: str, format_: str) -> None:
    path = tmp_path / "t.csv"
    door(name).write(path, choose(sample.project()))
    (sheet,) = look(path)
    assert known_format(sheet.headers) == format_


def test_timelinejs_comes_back_with_its_dates_titles_and_types(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    door("timelinejs").write(path, choose(sample.project()))
    rows, problems = imported(path)
    assert dates(rows) == DATED
    assert problems == []
    attack = next(row for row in rows if row.title == "Troops attack Mosul")
    assert attack.values["type"] == "ASSAULT"
    assert "<p>" not in attack.values["notes"]
    assert "https://example.org/a?b=1" in attack.values["notes"]


def test_aeon_comes_back_with_dates_actors_places_and_tags(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    door("aeon").write(path, choose(sample.project()))
    rows, problems = imported(path)
    assert dates(rows) == DATED | {"Undated thing": None}
    assert problems == []
    attack = next(row for row in rows if row.title == "Troops attack Mosul")
    assert [label for label, _ in attack.people] == ["Islamic State", "Baghdadi"]
    assert attack.values["places"] == ("Mosul", "Kokjali")
    assert attack.values["tags"] == ("city", "river")
    assert attack.values["factuality"] is Factuality.ALLEGED


def test_timesketch_comes_back_and_a_period_is_one_event(tmp_path: Path) -> None:
    project = sample.project()
    siege = Event("E00099", "Siege", sample.date("2016-10-17/2016-11-03"))
    project.apply(Patch("", (siege,)))
    path = tmp_path / "t.csv"
    door("timesketch").write(path, choose(project))
    rows, problems = imported(path)
    expected = {k: v for k, v in DATED.items() if k != "Caesar dies"}
    assert dates(rows) == expected | {"Siege": "2016-10-17/2016-11-03"}
    assert [row.title for row in rows].count("Siege") == 1
    assert problems == []


def test_acled_comes_back_with_who_did_what_to_whom(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    door("acled").write(path, choose(sample.project()))
    rows, _ = imported(path)
    attack = next(row for row in rows if row.title == "Troops attack Mosul")
    assert attack.people == (("Islamic State", Role.SOURCE), ("Baghdadi", Role.TARGET))
    assert (render(attack.when) if attack.when else "") == "2016-11-03"
    assert attack.values["places"] == ("Mosul", "Kokjali")


def test_i2_links_come_back_with_both_ends_and_their_day(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    door("i2").write(path, choose(sample.project()))
    rows, _ = imported(path)
    attack = rows[0]
    assert attack.title == "Troops attack Mosul"
    assert attack.people == (("Islamic State", Role.SOURCE), ("Baghdadi", Role.TARGET))
    assert (render(attack.when) if attack.when else "") == "2016-11-03"
    assert attack.values["type"] == "ASSAULT"


def test_a_workbook_of_another_project_is_a_spreadsheet_too(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    export_workbook(sample.project(), path)
    rows, problems = imported(path, "Events")
    assert dates(rows) == DATED | {"Undated thing": None}
    assert problems == []
    attack = next(row for row in rows if row.title == "Troops attack Mosul")
    assert attack.people == (("Islamic State", Role.SOURCE), ("Baghdadi", Role.TARGET))
    assert attack.values["key"] is True
    assert attack.values["confidence"] == 0.5
    assert attack.values["notes"].startswith("a note")


def test_json_lines_of_events_are_a_table(tmp_path: Path) -> None:
    path = written(
        tmp_path / "e.jsonl",
        '{"title": "Bridge falls", "date": "2016-11-02", "tags": ["river", "city"]}',
        '{"title": "Later", "date": "2017"}',
    )
    rows, _ = imported(path)
    assert dates(rows) == {"Bridge falls": "2016-11-02", "Later": "2017"}
    assert rows[0].values["tags"] == ("river", "city")


def test_a_file_of_articles_is_no_table_of_events(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.4 no table")
    with pytest.raises(UserError, match="no table"):
        list(look(path))


ACLED = """\
event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,\
country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,\
notes,fatalities,tags,timestamp
IRQ1,03 November 2016,2016,1,Political violence,Battles,Armed clash,Islamic State,,2,\
Military Forces of Iraq,Peshmerga; PMF,1,12,,368,Middle East,Iraq,Ninewa,Al Mosul,,Mosul,\
36.3,43.1,1,Reuters; AFP,International,\
"On 3 November 2016, fighters attacked army positions in Mosul. 3 were killed.",3,,1700000000"""


def test_a_file_from_acled_is_understood(tmp_path: Path) -> None:
    rows, problems = imported(written(tmp_path / "acled.csv", ACLED))
    (row,) = rows
    assert problems == []
    assert row.title == "On 3 November 2016, fighters attacked army positions in Mosul"
    assert (render(row.when) if row.when else "") == "2016-11-03"
    assert row.people == (
        ("Islamic State", Role.SOURCE), ("Military Forces of Iraq", Role.TARGET),
        ("Peshmerga", Role.TARGET), ("PMF", Role.TARGET),
    )  # fmt: skip
    assert row.values["type"] == "ASSAULT"
    assert row.values["tags"] == ("Battles",)
    assert row.values["places"] == ("Mosul",)
    assert "3 were killed" in row.values["notes"]


def test_other_columns_can_be_kept_in_the_notes(tmp_path: Path) -> None:
    path = written(tmp_path / "acled.csv", ACLED)
    (sheet,) = look(path)
    choice = replace(guess(sheet.headers, []), rest=True)
    (piece,) = take_rows(path, "", choice)
    assert isinstance(piece[0], EventRow)
    assert "fatalities: 3" in piece[0].values["notes"]


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("06/15/97", "1997-06-15"),
        ("07/??/97", "1997-07"),
        ("<06/15/97", "../1997-06-14"),
        ("6/5/1997", "1997-06-05"),
        ("06/15/97 #2", "1997-06-15"),
        ("7/1/08 - 7/4/08", "2008-07-01/2008-07-04"),
        ("To Be Determined", None),
    ],
)
def test_the_dates_of_casemap_are_read(tmp_path: Path, typed: str, edtf: str | None) -> None:
    path = written(
        tmp_path / "facts.csv",
        '"Date & Time","Fact Text","Source(s)","Key","Status +","Linked Issues"',
        f'"{typed}","Hawkins meets Lang","Interview Notes","Yes","Undisputed","Wrongful; Age"',
    )
    rows, problems = imported(path)
    assert problems == []
    when = rows[0].when
    if edtf and edtf.startswith(".."):
        assert when is not None
        assert when.earliest is None
        assert when.latest == sample.date("1997-06-15").earliest - 1  # type: ignore[operator]
    else:
        assert (render(when) if when else None) == edtf
    assert rows[0].values["key"] is True
    assert rows[0].values["tags"] == ("Wrongful", "Age")


def test_a_template_of_timelinejs_is_understood(tmp_path: Path) -> None:
    path = written(
        tmp_path / "tl.csv",
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
        "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background",
        ",,,,,,,,,The life of X,<p>Intro</p>,https://a.org/x.jpg,,,,title,,",
        "1986,1,28,11:39 AM,,,,,,Launch,<b>It</b> broke,https://a.org/y,,,,,Space,",
        "1914,,,,1918,,,,,The war,,,,,,era,,",
    )
    rows, problems = imported(path)
    assert dates(rows) == {"Launch": "1986-01-28T11:39", "The war": "1914/1918"}
    assert rows[0].values["notes"] == "It broke\nhttps://a.org/y"
    assert rows[0].values["tags"] == ("Space",)
    assert [p.where for p in problems] == ["tl.csv, row 2"]


def test_a_file_of_plaso_for_timesketch_is_understood(tmp_path: Path) -> None:
    path = written(
        tmp_path / "ts.csv",
        "message,timestamp,datetime,timestamp_desc,extra_field_1",
        "A message,1331698658276340,2015-07-24T19:01:01+00:00,Write time,foo",
    )
    rows, _ = imported(path)
    assert dates(rows) == {"A message": "2015-07-24T19:01:01"}


def test_figures_that_can_only_be_month_first_are(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "Date,Title", "03/04/2016,One", "11/23/2016,Two")
    rows, _ = imported(path)
    assert dates(rows) == {"One": "2016-03-04", "Two": "2016-11-23"}


def test_figures_that_can_be_either_are_day_first(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "Date;Title", "03/04/2016;One", "23/11/2016;Two")
    rows, _ = imported(path)
    assert dates(rows) == {"One": "2016-04-03", "Two": "2016-11-23"}


def test_banners_above_the_headers_and_empty_rows_do_not_shift_the_numbers(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (
        ["Chronology of the siege"], [], ["Date", "Event", "People"],
        [datetime(2016, 11, 3), "Attack", "IS; Army"],  # noqa: DTZ001
        [], ["soonish", "Later", None], [2017, None, "X"],
    ):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    rows, problems = imported(tmp_path / "t.xlsx", "Sheet")
    assert [(row.number, row.title) for row in rows] == [(4, "Attack"), (6, "Later")]
    assert [p.where for p in problems] == ["t.xlsx, Sheet, row 6", "t.xlsx, Sheet, row 7"]
    assert "soonish" in problems[0].message


def test_a_date_without_a_header_that_says_so_is_found() -> None:
    found = guess(["A", "B"], [["2016-11-03", "One thing"], ["4 Nov 2016", "Another thing"]])
    assert dict(found.of) == {EventField.DATE: "A", EventField.TITLE: "B"}


def test_an_end_before_the_start_is_told_by_row() -> None:
    choice = Choice(((EventField.TITLE, "T"), (EventField.DATE, "D"), (EventField.END, "E")))
    rows = [(7, ("Siege", "2016-11-03", "2016-10-01"))]
    problem, row = event_rows(rows, ("T", "D", "E"), choice, read_date, "x.csv")
    assert isinstance(problem, Problem)
    assert problem.where == "x.csv, row 7"
    assert isinstance(row, EventRow)
    assert row.when is None


def test_the_rows_become_accepted_events_and_known_names_keep_their_actors() -> None:
    project = sample.project()
    rows = [
        EventRow(2, "One", sample.date("2016"), (("is", Role.SOURCE), ("New", Role.TARGET))),
        EventRow(3, "Two", None, (("new", Role.OTHER), ("Daesh", Role.OTHER))),
    ]
    before = project.copy()
    session = Session(project)
    session.do(rows_patch(project, rows, "t.csv"))
    one, two = (project.events[i] for i in ("E00009", "E00010"))
    assert (one.status, one.basis, two.basis) == (Status.ACCEPTED, "analyst", None)
    assert [project.lead(p.actor_id) for p in one.participants] == ["A0001", "A0004"]
    assert [project.lead(p.actor_id) for p in two.participants] == ["A0004", "A0001"]
    assert session.undo_label == "Import 2 events from t.csv"
    session.undo()
    assert project == before


def test_a_table_that_is_imported_again_adds_nothing() -> None:
    project = Project()
    rows = [EventRow(2, "One", sample.date("2016")), EventRow(3, "Two", None)]
    project.apply(rows_patch(project, rows, "t.csv"))
    assert not_here(project, rows) == []
    assert not_here(project, [replace(rows[0], title="Three")]) != []


@pytest.mark.parametrize("name", ["timelinejs", "aeon"])
def test_hostile_titles_come_back_as_text(tmp_path: Path, name: str) -> None:
    texts = [t for t in HOSTILE if t.strip() and "\x00" not in t]
    project = Project()
    project.apply(
        Patch("", tuple(Event(f"E{n:05d}", t, sample.date("2016")) for n, t in enumerate(texts, 1)))
    )
    path = tmp_path / "t.csv"
    door(name).write(path, choose(project))
    rows, _ = imported(path)
    assert len(rows) == len(texts)
    assert {"<script>alert(1)</script>", "𝔘nicode ☃"} & {row.title for row in rows}
    assert any(row.title.startswith("=") for row in rows)


def test_a_table_with_one_participant_a_role_keeps_the_roles(tmp_path: Path) -> None:
    project = sample.project()
    event = replace(project.events["E00001"], participants=(Participant("A0003", Role.SPEAKER),))
    project.apply(Patch("", (event,)))
    path = tmp_path / "book.xlsx"
    export_workbook(project, path)
    rows, _ = imported(path, "Events")
    attack = next(row for row in rows if row.title == "Troops attack Mosul")
    assert attack.people == (("Baghdadi", Role.SPEAKER),)


def test_csv_files_of_any_delimiter_and_encoding_are_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("Datum;Titel\n03.11.2016;Übergriff\n".encode("cp1252"))
    rows, _ = imported(path)
    assert dates(rows) == {"Übergriff": "2016-11-03"}
    with (tmp_path / "t.tsv").open("w", newline="") as out:
        csv.writer(out, delimiter="\t").writerows([["When", "What"], ["2016", "It, so"]])
    rows, _ = imported(tmp_path / "t.tsv")
    assert dates(rows) == {"It, so": "2016"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Datum;Ereignis;Beteiligte", "03.05.2020;Brand;Polizei"), ("2020-05-03", "Brand")),
        (("Fecha,Título,Actores", "3 de mayo de 2020,Fuego,Policía"), ("2020-05-03", "Fuego")),
        (("Дата,Событие,Участники", "3 мая 2020,Пожар,МЧС"), ("2020-05-03", "Пожар")),
        (("日付,出来事", "2020年5月3日,火事"), ("2020-05-03", "火事")),
        (("When did it happen?,What happened?", "3 May 2020,Fire"), ("2020-05-03", "Fire")),
        (("Date,Event", "43954,Fire"), ("2020-05-03", "Fire")),
        (("timestamp,event", "1588516200,Fire"), ("2020-05-03T14:30:00", "Fire")),
        (("Start date,Start time,Event", "3 May 2020,14:30,Fire"), ("2020-05-03T14:30", "Fire")),
        (("My table,", ",", "Seen by,Bob", "Date,Event", "", "3 May 2020,Fire"),
         ("2020-05-03", "Fire")),
        (("Event,,When", "Title,Notes,Start", "Fire,n,2020-05-03"), ("2020-05-03", "Fire")),
    ],
)  # fmt: skip
def test_headers_and_dates_of_other_hands_are_understood(
    tmp_path: Path, lines: tuple[str, ...], expected: tuple[str, str]
) -> None:
    rows, problems = imported(written(tmp_path / "t.csv", *lines))
    assert dates(rows) == {expected[1]: expected[0]}
    assert problems == []


def test_actors_are_found_under_foreign_headers(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "Date,Événement,Acteurs", "3 mai 2020,Feu,Police; Maire")
    ((row,), _) = imported(path)
    assert [label for label, _ in row.people] == ["Police", "Maire"]


def test_a_table_without_headers_loses_no_row(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "2020-05-03,Bridge falls", "2020-05-04,Fire")
    rows, _ = imported(path)
    assert dates(rows) == {"Bridge falls": "2020-05-03", "Fire": "2020-05-04"}
