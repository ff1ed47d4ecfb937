"""Wrong, broken and hostile office files, tables and exports: an article or a named problem."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Never

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.errors import Problem
from core.model import Document
from core.reading import read
from core.reading.dispatch import read_source
from core.reading.limits import LIMITS, MB
from core.reading.source import of_bytes, of_file
from tests.core.reading.corpora.test_tables import HEADERS, ROWS, workbook
from tests.core.reading.made import items, problem, zipped
from tests.core.reading.office.test_documents import docx, odt, par
from tests.core.reading.office.test_pdf import pdf
from tests.core.reading.vendor import made
from tests.core.reading.vendor.test_exports import rich, word

LOADERS = Path(__file__).parents[4] / "shared" / "data" / "loaders"
FOLDERS = ("docs_tika", "pdf_pypdf", "bulk_exports", "security")
OURS = {".pdf", ".docx", ".doc", ".odt", ".rtf", ".json", ".xml", ".txt"}
SHARED = sorted(p for f in FOLDERS for p in (LOADERS / f).glob("*") if p.suffix.lower() in OURS)
STORIES = made.stories(3)
WHOLE = {
    "a.docx": word(made.nexis_new(STORIES)),
    "b.docx": docx(
        par("One.", "Title") + "<w:tbl><w:tr><w:tc>" + par("x") + "</w:tc></w:tr></w:tbl>"
    ),
    "a.odt": odt("<office:text><text:p>One.</text:p></office:text>"),
    "a.rtf": rich(made.factiva(STORIES)).encode(),
    "a.pdf": pdf(b"BT /F1 12 Tf 20 100 Td (Hello) Tj ET"),
    "a.xlsx": workbook([HEADERS["English"], *ROWS]),
    "a.txt": made.proquest(STORIES).encode(),
    "b.txt": made.europresse(STORIES).encode(),
    "c.txt": made.factiva_codes(STORIES).encode(),
    "a.html": f"<html><body><p>{made.nexis_old(STORIES)}</p></body></html>".encode(),
}


def check(found: list[Document | Problem], name: str) -> None:
    assert found
    for item in found:
        if isinstance(item, Problem):
            assert item.where.startswith(name)
            assert item.message.strip()
        else:
            assert item.text.strip()


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> Never:
        raise AssertionError("something was about to be fetched")

    monkeypatch.setattr(socket.socket, "connect", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)


@pytest.mark.skipif(not SHARED, reason="the shared collection of files is not here")
@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_every_file_of_the_collection_gives_articles_or_a_named_problem(
    path: Path, no_network: None
) -> None:
    check(list(read(path)), path.name)


@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_file_is_read(name: str, no_network: None) -> None:
    assert any(isinstance(item, Document) for item in items(WHOLE[name], name))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(sorted(WHOLE)), data=st.data())
def test_a_damaged_file_gives_articles_or_a_named_problem(name: str, data: st.DataObject) -> None:
    content = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    check(items(bytes(content), name), name)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(sorted(WHOLE)), share=st.floats(0, 1))
@example(name="a.docx", share=0.0)
def test_a_file_cut_off_gives_articles_or_a_named_problem(name: str, share: float) -> None:
    content = WHOLE[name]
    check(items(content[: int(len(content) * share)], name), name)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.odt", "a.doc", "a.rtf", "a.xlsx", "a.json"])
@pytest.mark.parametrize(
    "content", [b"", b"\0" * 4096, bytes(range(256)) * 4, b"PK\x03\x04", b"%PDF-"]
)
def test_a_file_of_another_kind_than_it_says_is_named(name: str, content: bytes) -> None:
    assert problem(content, name).where == name


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    body = f"<w:p><w:r><w:t>{'a' * (2 * MB)}</w:t></w:r></w:p>"
    from dataclasses import replace

    small = replace(LIMITS, part_bytes=MB)
    (told,) = read_source(of_bytes(docx(body), "a.docx", small))
    assert isinstance(told, Problem)
    assert "unpacks to more than" in told.message
    (told,) = read_source(of_bytes(WHOLE["a.xlsx"], "a.xlsx", replace(LIMITS, part_bytes=500)))
    assert isinstance(told, Problem)
    assert "unpacks to more than" in told.message


def test_a_part_outside_the_archive_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<w:document><w:body>secret</w:body></w:document>", "utf-8")
    relations = "<r><Relationship Type='http://x/officeDocument' Target='../secret.xml'/></r>"
    path = tmp_path / "in" / "a.docx"
    path.parent.mkdir()
    path.write_bytes(zipped({"[Content_Types].xml": "<T/>", "word/x.xml": "<a/>",
                             "_rels/.rels": relations}))  # fmt: skip
    (told,) = read_source(of_file(path))
    assert isinstance(told, Problem)
    assert "secret" not in str(told.message)


def test_a_file_pointing_at_the_network_is_read_without_it(no_network: None) -> None:
    relations = (
        "<r><Relationship Id='r1' TargetMode='External' Target='http://127.0.0.1:9/x' Type="
        "'http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk'/></r>"
    )
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = zipped(
        {"[Content_Types].xml": "<T/>", "word/_rels/document.xml.rels": relations,
         "word/document.xml": f"<w:document xmlns:w='{w}'><w:body/></w:document>"}
    )  # fmt: skip
    assert "no text" in problem(data, "a.docx").message
