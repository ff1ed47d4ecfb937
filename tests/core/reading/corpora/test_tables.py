from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.edtf import render
from core.errors import Problem
from core.model import Document
from core.reading.corpora.fields import Choice, Field
from core.reading.corpora.guess import guess
from core.reading.corpora.preview import tables_in
from core.reading.dispatch import read_source
from core.reading.source import Budget, Source, of_bytes
from tests.core.reading.made import items, problem

if TYPE_CHECKING:
    from pathlib import Path

    from core.reading.corpora.table import Table

TEXT = "A harbour wall fell into the sea on Monday, the port's chief said; nobody was hurt ({})."
ROWS = [[f"Wall {n} falls", f"2014-03-0{n}", TEXT.format(n), "Gazette"] for n in range(1, 5)]
HEADERS = {
    "English": ["Headline", "Date", "Full Text", "Source"],
    "German": ["Überschrift", "Veröffentlichungsdatum", "Volltext", "Quelle"],
    "French": ["Titre", "Date de publication", "Texte", "Journal"],
    "Spanish": ["Título", "Fecha", "Cuerpo", "Medio"],
    "Russian": ["Заголовок", "Дата", "Текст", "Источник"],
    "Dutch": ["Titel", "Datum", "Tekst", "Krant"],
    "shouted": ["TITLE", "PUBLICATION_DATE", "BODY", "NEWSPAPER"],
    "dotted": ["meta.title", "meta.published_at", "meta.content", "meta.outlet"],
}


def delimited(rows: list[list[Any]], mark: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=mark).writerows(rows)
    return stream.getvalue()


def workbook(*sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for n, rows in enumerate(sheets):
        sheet = book.active if n == 0 and book.active else book.create_sheet(f"Sheet {n}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes | str, name: str) -> list[Document]:
    return [item for item in items(data, name) if isinstance(item, Document)]


def said(data: bytes | str, name: str) -> list[str]:
    return [str(item) for item in items(data, name) if isinstance(item, Problem)]


def check(found: list[Document]) -> None:
    assert [d.title for d in found] == [row[0] for row in ROWS]
    assert [d.text for d in found] == [row[2] for row in ROWS]
    assert [render(d.published) for d in found if d.published] == [row[1] for row in ROWS]
    assert {d.outlet for d in found} == {"Gazette"}


@pytest.mark.parametrize("language", HEADERS)
def test_columns_are_known_by_their_names(language: str) -> None:
    check(read(delimited([HEADERS[language], *ROWS]), "a.csv"))


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(mark: str) -> None:
    check(read(delimited([HEADERS["English"], *ROWS], mark), "a.csv"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_out(encoding: str) -> None:
    rows = [[cell.replace("wall", "Hafenmauer für Müller") for cell in row] for row in ROWS]
    data = delimited([HEADERS["German"], *rows], ";").encode(encoding)
    assert [d.text for d in read(data, "a.csv")] == [row[2] for row in rows]


def test_a_sep_line_is_no_row() -> None:
    check(read("sep=;\n" + delimited([HEADERS["English"], *ROWS], ";"), "a.csv"))


def test_columns_are_known_by_what_stands_in_them() -> None:
    rows = [[f"https://example.org/{n}", *row] for n, row in enumerate(ROWS)]
    found = read(delimited([["a", "b", "c", "d", "e"], *rows]), "a.csv")
    assert [d.text for d in found] == [row[2] for row in ROWS]
    assert [d.url for d in found] == [row[0] for row in rows]
    assert all(d.published for d in found)


def test_a_table_without_headers_keeps_its_first_row() -> None:
    assert len(read(delimited(ROWS), "a.csv")) == len(ROWS)


def test_which_columns_were_taken_is_said() -> None:
    (told,) = said(delimited([[*HEADERS["German"], "Notiz"], *[[*r, "x"] for r in ROWS]]), "a.csv")
    assert "text = “Volltext”" in told
    assert "published = “Veröffentlichungsdatum”" in told
    assert "left out: “Notiz”" in told


def test_each_article_says_from_which_column_its_date_is() -> None:
    (first, *_) = read(delimited([HEADERS["German"], *ROWS]), "a.csv")
    assert {o.field: o.words for o in first.origins}["published"] == (
        "column “Veröffentlichungsdatum”"
    )


def test_a_table_without_text_is_refused_by_the_names_of_its_columns() -> None:
    told = problem(delimited([["Name", "Amount"], ["Ann", "3"], ["Bo", "4"]]), "a.csv")
    assert "“Name”, “Amount”" in told.message


def test_rows_without_text_and_dates_that_cannot_be_read_are_named() -> None:
    rows = [list(row) for row in ROWS]
    rows[1][2], rows[2][1] = "", "soon"
    told = said(delimited([HEADERS["English"], *rows]), "a.csv")
    assert any("row 2 without text" in line for line in told)
    assert any("row 3 with a date that cannot be read" in line for line in told)


def test_line_ends_and_marks_within_quotes_belong_to_the_text() -> None:
    text = 'He said "no", then:\n\nnothing; at all, for a long time and longer still.'
    (found,) = read(delimited([["title", "text"], ["A", text]]), "a.csv")
    assert found.text == text


def test_a_text_longer_than_the_csv_module_allows_is_read() -> None:
    (found,) = read(delimited([["title", "text"], ["A", "word " * 60_000]]), "a.csv")
    assert len(found.text.split()) == 60_000


def test_an_unclosed_quotation_mark_is_said() -> None:
    data = "title,text\nA," + TEXT.format(1) + '\nB,"' + (TEXT.format(2) + "\n") * 300
    assert any("quotation mark is not closed" in line for line in said(data, "a.csv"))


def test_markup_in_a_cell_becomes_paragraphs() -> None:
    (found,) = read(
        delimited([["title", "html"], ["A", "<p>One &amp; two.</p><p>Three.</p>"]]), "a.csv"
    )
    assert found.text == "One & two.\n\nThree."


@pytest.mark.parametrize(
    ("dates", "edtf"),
    [
        (["03/14/2016", "04/03/2016"], "2016-03-14"),
        (["14/03/2016", "04/03/2016"], "2016-03-14"),
        (["14.03.16", "04.03.16"], "2016-03-14"),
        (["1457913600", "1457913600"], "2016-03-14T00:00Z"),
        (["2016-03-14T10:20:30.123Z"] * 2, "2016-03-14T10:20:30Z"),
        (["14 mars 2016"] * 2, "2016-03-14"),
    ],
)
def test_dates_are_read_by_the_habits_of_their_column(dates: list[str], edtf: str) -> None:
    rows = [["text", "date"], *[[TEXT, date] for date in dates]]
    (first, *_) = read(delimited(rows, ";"), "a.csv")
    assert first.published is not None
    assert render(first.published) == edtf


def test_dates_that_can_be_read_both_ways_are_said() -> None:
    told = said(delimited([["text", "date"], [TEXT, "03/04/2016"], [TEXT, "05/06/2016"]]), "a.csv")
    assert any("day first" in line for line in told)


def test_a_workbook_is_read_with_its_own_dates() -> None:
    import datetime as dt

    rows = [[r[0], dt.datetime(2014, 3, n), r[2], r[3]] for n, r in enumerate(ROWS, 1)]  # noqa: DTZ001
    check(read(workbook([HEADERS["English"], *rows]), "a.xlsx"))


def test_a_date_and_a_time_in_two_columns_are_one_moment() -> None:
    rows = [["Дата", "Время", "Анонс"], ["31.12.12", "12:59", TEXT], ["30.12.12", "00:00", TEXT]]
    found = read(workbook(rows), "a.xlsx")
    assert [render(d.published) for d in found if d.published] == ["2012-12-31T12:59", "2012-12-30"]


def test_a_banner_above_the_headers_is_no_article() -> None:
    banner: list[list[Any]] = [["Press review, March 2014", None, None, None], ["Made by the desk"]]
    check(read(workbook([*banner, HEADERS["German"], *ROWS]), "a.xlsx"))


def test_every_sheet_with_text_is_read() -> None:
    data = workbook([HEADERS["English"], *ROWS], [["a", "b"], [1, 2]], [["text"], [TEXT]])
    assert len(read(data, "a.xlsx")) == len(ROWS) + 1


@pytest.mark.parametrize("cut", [0.3, 0.7, 0.95])
def test_a_workbook_cut_off_is_named(cut: float) -> None:
    data = workbook([HEADERS["English"], *ROWS])
    told = problem(data[: int(len(data) * cut)], "a.xlsx")
    assert told.where == "a.xlsx"
    assert "cut off or damaged" in told.message


def test_json_in_every_shape() -> None:
    records = [dict(zip(["title", "date", "text", "source"], row, strict=True)) for row in ROWS]
    shapes: list[Any] = [
        records,
        {"status": "ok", "articles": records},
        {"response": {"docs": records, "facets": [{"a": 1}]}},
        {str(n): record for n, record in enumerate(records)},
        {"hits": {"hits": [{"_id": n, "_source": r} for n, r in enumerate(records)]}},
    ]
    for shape in shapes:
        check(read(json.dumps(shape), "a.json"))
    assert read(json.dumps(records[0]), "a.json")[0].title == ROWS[0][0]


def test_nested_objects_and_lists_of_names_are_understood() -> None:
    record = {"headline": {"main": "Wall"}, "body": TEXT, "authors": ["Ann Lee", {"name": "Bo Li"}],
              "source": {"id": None, "name": "Gazette"}}  # fmt: skip
    (found,) = read(json.dumps([record]), "a.json")
    assert (found.outlet, found.authors) == ("Gazette", ("Ann Lee", "Bo Li"))


def test_lines_with_other_keys_than_ours_are_understood() -> None:
    lines = [
        json.dumps({"headline": r[0], "body": r[2], "date": r[1], "outlet": r[3]}) for r in ROWS
    ]
    check(read("\n".join(lines), "a.jsonl"))


@pytest.mark.parametrize("data", ["{", '[{"text": "a"', "[" * 100_000, "[]", "{}", "[1, 2]"])
def test_json_that_is_broken_or_empty_is_named(data: str) -> None:
    assert problem(data, "a.json").where == "a.json"


def test_what_the_analyst_chose_stands_over_the_guess() -> None:
    data = delimited([["text", "other"], ["Short.", TEXT], ["Brief.", TEXT]]).encode()
    table = _table(data)
    choice = Choice(((Field.TEXT, "other"), (Field.TITLE, "text")))
    budget = Budget(columns={table.key: choice})
    source = Source("a.csv", "a.csv", packed=data, budget=budget)
    found = [item for item in read_source(source) if isinstance(item, Document)]
    assert [d.title for d in found] == ["Short.", "Brief."]


def _table(data: bytes) -> Table:
    from core.reading.corpora.delimited import table_in

    return table_in(data.decode())


def test_a_preview_shows_tables_and_nothing_else(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(delimited([HEADERS["English"], *ROWS]), "utf-8")
    (found,) = tables_in(table)
    assert found.headers == tuple(HEADERS["English"])
    assert guess(found.headers, found.sample).get(Field.TEXT) == 2
    broken = tmp_path / "b.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    assert tables_in(broken) == []
    ours = tmp_path / "c.jsonl"
    ours.write_text('{"text": "A.", "title": "B"}\n', "utf-8")
    assert tables_in(ours) == []


@given(st.text(max_size=400), st.sampled_from(["a.csv", "a.tsv", "a.json", "a.jsonl"]))
def test_any_text_gives_articles_or_a_problem(text: str, name: str) -> None:
    assert list(read_source(of_bytes(text.encode("utf-8", "surrogatepass"), name)))
