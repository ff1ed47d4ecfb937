from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.edtf import render
from core.errors import Problem
from core.model import Document
from core.reading.dispatch import read_source
from core.reading.office.pdf_flow import join, paragraphs_of
from core.reading.office.pdf_page import HYPHEN, Line
from core.reading.source import of_bytes
from tests.core.reading.made import items, problem
from tests.core.reading.vendor import made
from tests.measures.pdf_pages import LAYOUTS, write
from tests.measures.pdf_text import SEEDS, article, came_back, whole, words_f1

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def pdf(content: bytes) -> bytes:
    """Return a PDF of one page that draws this."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]"
        b"/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R"
        b"/Resources<<>>>>endobj\n4 0 obj<</Length " + str(len(content)).encode() + b">>stream\n"
        + content + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_words_of_a_page_come_back_however_it_is_laid_out(qtbot: QtBot, layout: str) -> None:
    title, rest = article(SEEDS / "000_44cb888064497d10.txt")
    text = came_back(title, rest, LAYOUTS[layout])
    assert words_f1(text, "\n\n".join([title, *rest])) >= 0.95
    assert whole(text, rest) >= 0.9


def test_the_headline_in_large_type_is_the_title(qtbot: QtBot, tmp_path: Path) -> None:
    write(tmp_path / "a.pdf", "The wall falls", ["One. " * 60, "Two. " * 60], LAYOUTS["plain"])
    (found,) = items((tmp_path / "a.pdf").read_bytes(), "a.pdf")
    assert isinstance(found, Document)
    assert found.title == "The wall falls"


def test_the_date_in_the_file_is_a_guess_and_is_not_used(qtbot: QtBot, tmp_path: Path) -> None:
    write(tmp_path / "a.pdf", "The wall falls", ["One. " * 60], LAYOUTS["plain"])
    (found,) = items((tmp_path / "a.pdf").read_bytes(), "a.pdf")
    assert isinstance(found, Document)
    assert found.published is None
    assert found.guess is not None


def test_an_export_printed_to_pdf_is_still_many_articles(qtbot: QtBot, tmp_path: Path) -> None:
    stories = made.stories(3)
    text = made.nexis_new(stories, cover=False)
    lines = [line for line in text.split("\n") if line.strip()]
    write(tmp_path / "a.pdf", "Nexis", lines, LAYOUTS["sans"])
    found = items((tmp_path / "a.pdf").read_bytes(), "a.pdf")
    articles = [item for item in found if isinstance(item, Document)]
    assert [d.text for d in articles] == [s.body for s in stories]
    assert [render(d.published)[:10] for d in articles if d.published] == [
        s.iso[:10] for s in stories
    ]


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7])
def test_a_pdf_cut_off_is_read_or_named(qtbot: QtBot, tmp_path: Path, share: float) -> None:
    write(tmp_path / "a.pdf", "The wall", ["One. " * 300] * 9, LAYOUTS["plain"])
    data = (tmp_path / "a.pdf").read_bytes()
    told = problem(data[: int(len(data) * share)], "a.pdf")
    assert told.where == "a.pdf"
    assert "PDF" in told.message


def test_a_page_without_text_is_said() -> None:
    assert "no text" in problem(pdf(b""), "a.pdf").message


def test_a_picture_without_text_is_named_by_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    told = problem(pdf(b"0 0 1 rg 9 9 99 99 re f"), "a.pdf")
    assert "page 1" in told.message
    assert "tesseract" in told.message


def line(text: str, y: float, left: float = 50.0, right: float = 300.0, page: int = 0) -> Line:
    return Line(text, left, right, y, y + 10, 10.0, page, 800.0)


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        [
            line(f"The Gazette {n}", 780, page=n),
            line(f"What page {n} tells goes on", 500, page=n),
            line(f"and on to the end of it {n}.", 487, right=200, page=n),
            line(str(n), 20, 170, 180, page=n),
        ]
        for n in range(1, 6)
    ]
    text = "\n".join(p.text for p in paragraphs_of(pages))
    assert "Gazette" not in text
    assert "What page 3 tells goes on and on to the end of it 3." in text


def test_a_broken_word_becomes_whole_and_a_true_hyphen_stays() -> None:
    words = Counter({"well-known": 2, "harbour": 3})
    assert join(["the har-", "bour"], words) == "the harbour"
    assert join([f"the har{HYPHEN}", "bour"], words) == "the harbour"
    assert join(["a well-", "known man"], words) == "a well-known man"
    assert join(["Anglo-", "Saxon"], words) == "Anglo-Saxon"
    assert join(["in 2014-", "2015"], words) == "in 2014- 2015"


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_damaged_pdf_gives_an_article_or_a_problem(data: st.DataObject) -> None:
    whole_file = bytearray(pdf(b"BT /F1 12 Tf 20 100 Td (Hello) Tj ET"))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(whole_file) - 1))
        whole_file[at] = data.draw(st.integers(0, 255))
    found = list(read_source(of_bytes(bytes(whole_file), "a.pdf")))
    assert found
    assert all(isinstance(item, Document | Problem) for item in found)
